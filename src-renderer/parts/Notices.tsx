import { text } from '../text.ts';
import { Banner } from './Banner.tsx';
import { useApp, useBeacon } from './beacon.ts';

const rank = { alert: 0, attention: 1, news: 2, good: 3 } as const;

/** Settings says these itself, with what they mean for each switch. */
export const SAID_BY_SETTINGS = ['do-not-track', 'environment', 'debug'];
const NOTHING: readonly string[] = [];

/** What the host wants said: everything that is wrong, else one thing at a time, the next when it is dismissed. */
export function Notices({ except = NOTHING }: { readonly except?: readonly string[] }) {
  const { bridge, toasts } = useBeacon();
  const { notices } = useApp();
  const sorted = notices
    .filter(({ id }) => !except.includes(id))
    .toSorted((one, other) => rank[one.tone] - rank[other.tone]);
  const alerts = sorted.filter(({ tone }) => tone === 'alert');
  const shown = alerts.length > 0 ? alerts : sorted.slice(0, 1);
  if (shown.length === 0) return null;
  const dismiss = (id: string) => {
    bridge.ask('app.dismiss', { id }).catch(() => toasts.say(text.failed.notAnswered, { tone: 'bad' }));
  };
  return (
    <div className="notices">
      {shown.map(({ id, tone, text: said, dismissable }) => (
        <Banner key={id} tone={tone} {...(dismissable ? { dismiss: () => dismiss(id) } : {})}>
          {said}
        </Banner>
      ))}
    </div>
  );
}
