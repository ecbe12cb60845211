import { text } from '../text.ts';
import { Banner } from './Banner.tsx';
import { useApp, useBeacon } from './beacon.ts';

const rank = { alert: 0, attention: 1, news: 2, good: 3 } as const;

/** Settings says these itself, with what they mean for each switch. */
export const SAID_BY_SETTINGS = ['do-not-track', 'environment', 'debug'];
const NOTHING: readonly string[] = [];

/** What the host wants said. One at a time: the gravest first, the next when it is dismissed. */
export function Notices({ except = NOTHING }: { readonly except?: readonly string[] }) {
  const { bridge, toasts } = useBeacon();
  const { notices } = useApp();
  const first = notices
    .filter(({ id }) => !except.includes(id))
    .toSorted((one, other) => rank[one.tone] - rank[other.tone])[0];
  if (first === undefined) return null;
  const dismiss = () => {
    bridge.ask('app.dismiss', { id: first.id }).catch(() => toasts.say(text.failed.notAnswered, { tone: 'bad' }));
  };
  return (
    <div className="notices">
      <Banner tone={first.tone} {...(first.dismissable ? { dismiss } : {})}>
        {first.text}
      </Banner>
    </div>
  );
}
