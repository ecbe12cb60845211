import type { DeleteAllOutcome, DeleteAllPlan, DeleteAllProgress } from '@contract/delete-all.ts';
import { useEffect, useId, useState } from 'react';
import { Bones } from '../parts/Bones.tsx';
import { useBeacon } from '../parts/beacon.ts';
import { Progress } from '../parts/Progress.tsx';
import { Sheet } from '../parts/Sheet.tsx';
import { text } from '../text.ts';
import { deletedLines, planSaid } from './delete-words.ts';

const words = text.deleteAll;

type Step =
  | { readonly kind: 'asking' | 'running' | 'cancelling' }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'finished'; readonly outcome: DeleteAllOutcome };

/** Says what goes, from here and from the server; then how far it is; then what was done. Cancel stops it on the way. */
export function DeleteAllSheet({ close }: { readonly close: () => void }) {
  const { bridge } = useBeacon();
  const id = useId();
  const [plan, setPlan] = useState<DeleteAllPlan | null>(null);
  const [config, setConfig] = useState(false);
  const [progress, setProgress] = useState<DeleteAllProgress | null>(null);
  const [step, setStep] = useState<Step>({ kind: 'asking' });
  useEffect(() => {
    let here = true;
    bridge.ask('data.plan').then(
      (answer) => here && setPlan(answer),
      () => here && setStep({ kind: 'failed', message: text.failed.notAnswered }),
    );
    const stop = bridge.listen('data.progress', setProgress);
    return () => {
      here = false;
      stop();
    };
  }, [bridge]);

  const run = async () => {
    setStep({ kind: 'running' });
    const answer = await bridge
      .ask('data.delete_all', { config })
      .catch(() => ({ kind: 'failed' as const, message: text.failed.notAnswered }));
    setStep(answer);
  };
  const leave = () => {
    if (step.kind !== 'running' && step.kind !== 'cancelling') return close();
    setStep({ kind: 'cancelling' });
    // What was deleted by then stays deleted; the outcome says so.
    bridge.ask('data.cancel').catch(() => undefined);
  };
  if (step.kind === 'finished') {
    const { title, lines } = deletedLines(step.outcome);
    return (
      <Sheet title={title} close={close} cancel={text.common.done}>
        <div role="status">
          <ul className="sheet-lines">
            {lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </div>
      </Sheet>
    );
  }
  if (step.kind === 'failed') {
    return <Sheet title={words.notDone} said={step.message} close={close} cancel={text.common.done} />;
  }
  if (step.kind === 'running' || step.kind === 'cancelling') {
    const said =
      step.kind === 'cancelling'
        ? words.cancelling
        : progress === null
          ? words.beginning
          : words.steps[progress.step](progress.done, progress.total);
    return (
      <Sheet title={words.deleting} close={leave}>
        <div className="sheet-part">
          <Progress said={said} done={progress?.done ?? 0} total={progress?.total ?? 1} />
        </div>
      </Sheet>
    );
  }
  return (
    <Sheet
      title={words.title}
      said={plan === null ? undefined : planSaid(plan)}
      close={leave}
      {...(plan === null ? {} : { act: { label: words.act, kind: 'danger' as const, run: () => void run() } })}
    >
      {plan === null ? (
        <div className="sheet-part">
          <Bones />
        </div>
      ) : (
        <label className="sheet-check" htmlFor={id}>
          <input
            id={id}
            className="check"
            type="checkbox"
            checked={config}
            onChange={(event) => setConfig(event.currentTarget.checked)}
          />
          <span>
            {words.config}
            <span className="hint">{words.configHint}</span>
          </span>
        </label>
      )}
    </Sheet>
  );
}
