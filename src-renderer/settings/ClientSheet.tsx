import type { ClientConfig, ClientPlan } from '@contract/clients.ts';
import { useEffect, useState } from 'react';
import { Banner } from '../parts/Banner.tsx';
import { Bones } from '../parts/Bones.tsx';
import { useBeacon } from '../parts/beacon.ts';
import { Sheet } from '../parts/Sheet.tsx';
import { text } from '../text.ts';

const words = text.clients;

export interface ClientSheetProps {
  readonly client: ClientConfig;
  readonly undo: boolean;
  readonly close: () => void;
}

/** What would change in a client's file, before it changes; the button does that and nothing else. */
export function ClientSheet({ client, undo, close }: ClientSheetProps) {
  const { bridge, toasts } = useBeacon();
  const { id, title, path } = client;
  const [plan, setPlan] = useState<ClientPlan | null>(null);
  const [asked, setAsked] = useState(0);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `asked` asks once more
  useEffect(() => {
    let here = true;
    bridge
      .ask('clients.plan', { id, undo })
      .catch(() => ({ kind: 'failed' as const, message: text.failed.notAnswered }))
      .then((answer) => here && setPlan(answer));
    return () => {
      here = false;
    };
  }, [bridge, id, undo, asked]);

  const run = async (sha256: string) => {
    setBusy(true);
    const outcome = await bridge
      .ask('clients.change', { id, undo, sha256 })
      .catch(() => ({ kind: 'failed' as const, message: text.failed.notAnswered }));
    setBusy(false);
    if (outcome.kind === 'failed') return setProblem(outcome.message);
    if (outcome.kind === 'changed_meanwhile') {
      setProblem(words.changedMeanwhile);
      setPlan(null);
      return setAsked(asked + 1);
    }
    toasts.say(undo ? words.undone(title, outcome.servers.length) : words.done(title, outcome.servers.length));
    close();
  };
  const act =
    plan?.kind === 'plan'
      ? {
          label: undo ? words.undoAct(plan.servers.length) : words.guardAct(plan.servers.length),
          kind: 'primary' as const,
          run: () => void run(plan.sha256),
        }
      : undefined;
  return (
    <Sheet
      className="wide"
      title={undo ? words.undoTitle(title) : words.guardTitle(title)}
      said={undo ? words.undoSaid(title) : words.guardSaid(title)}
      close={close}
      busy={busy}
      {...(act === undefined ? { cancel: text.common.done } : { act })}
      foot={plan?.kind === 'plan' && !undo ? words.backup : undefined}
    >
      {problem !== null && (
        <div className="sheet-part">
          <Banner tone="alert">{problem}</Banner>
        </div>
      )}
      {plan === null && (
        <div className="sheet-part">
          <Bones />
        </div>
      )}
      {plan !== null && plan.kind !== 'plan' && <p className="sheet-part">{plan.message}</p>}
      {plan?.kind === 'plan' && (
        <section className="sheet-part" aria-label={words.diffOf(path)}>
          <p className="small t2">
            {words.wouldChange} <code>{path}</code>
          </p>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reachable by keyboard */}
          <pre className="plan-diff" tabIndex={0}>
            {plan.diff.map(({ sign, text: line }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place
              <span key={index} className={sign === '-' ? 'gone' : sign === '+' ? 'new' : undefined}>
                {sign !== ' ' && (
                  <span className="vh">
                    {sign === '-' ? text.reports.compare.removed : text.reports.compare.added}:{' '}
                  </span>
                )}
                <span aria-hidden="true">{sign} </span>
                {line}
                {'\n'}
              </span>
            ))}
          </pre>
          <p className="small t3">{words.hidden}</p>
        </section>
      )}
    </Sheet>
  );
}
