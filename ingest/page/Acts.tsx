import { Version } from '@contract/primitives.ts';
import { useState } from 'react';
import { Button } from '../../src-renderer/parts/Button.tsx';
import { TextField } from '../../src-renderer/parts/Field.tsx';
import { Sheet } from '../../src-renderer/parts/Sheet.tsx';
import type { FingerprintDetail } from '../src/dedup.ts';
import { promote, remove, setStatus } from './store.ts';
import { text } from './text.ts';

type Asked = 'promote' | 'fix' | 'remove' | null;

/** What can be done with a failure. What tells others or cannot be taken back is asked for once more. */
export function Acts({ detail }: { readonly detail: FingerprintDetail }) {
  const { fingerprint, status } = detail;
  const [asked, ask] = useState<Asked>(null);
  const [busy, setBusy] = useState(false);
  const { acts } = text;
  const run = async (work: Promise<void>) => {
    setBusy(true);
    await work;
    setBusy(false);
    ask(null);
  };
  const close = () => ask(null);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is a part of a form
    <div className="acts-row" role="group" aria-label={acts.group}>
      {(status === 'new' || status === 'regressed') && (
        <Button size="small" busy={busy} onClick={() => void run(setStatus(fingerprint, 'confirmed'))}>
          {acts.confirm}
        </Button>
      )}
      {status !== 'promoted' && status !== 'fixed' && (
        <Button size="small" onClick={() => ask('promote')}>
          {acts.promote}
        </Button>
      )}
      {status !== 'fixed' && (
        <Button size="small" onClick={() => ask('fix')}>
          {acts.fix}
        </Button>
      )}
      {status !== 'new' && (
        <Button size="small" busy={busy} onClick={() => void run(setStatus(fingerprint, 'new'))}>
          {acts.reopen}
        </Button>
      )}
      <Button size="small" kind="danger" onClick={() => ask('remove')}>
        {acts.remove}
      </Button>
      {asked === 'promote' && (
        <Sheet
          title={acts.promoteTitle}
          said={acts.promoteSaid}
          close={close}
          busy={busy}
          act={{ label: acts.promoteAct, kind: 'primary', run: () => void run(promote(fingerprint)) }}
        />
      )}
      {asked === 'fix' && (
        <FixSheet close={close} busy={busy} fix={(version) => void run(setStatus(fingerprint, 'fixed', version))} />
      )}
      {asked === 'remove' && (
        <Sheet
          title={acts.removeTitle}
          said={acts.removeSaid}
          close={close}
          busy={busy}
          act={{ label: acts.removeAct, kind: 'danger', run: () => void run(remove(fingerprint)) }}
        />
      )}
    </div>
  );
}

interface FixProps {
  readonly close: () => void;
  readonly busy: boolean;
  /** null: nobody said which version has the fix. */
  readonly fix: (version: string | null) => void;
}

function FixSheet({ close, busy, fix }: FixProps) {
  const [version, setVersion] = useState('');
  const [wrong, setWrong] = useState(false);
  const { acts } = text;
  const run = () => {
    const given = version.trim();
    if (given !== '' && !Version.safeParse(given).success) return setWrong(true);
    fix(given === '' ? null : given);
  };
  return (
    <Sheet
      form
      title={acts.fixTitle}
      said={acts.fixSaid}
      close={close}
      busy={busy}
      act={{ label: acts.fixAct, kind: 'primary', run }}
    >
      <form
        className="fix"
        onSubmit={(event) => {
          event.preventDefault();
          run();
        }}
      >
        <TextField
          label={acts.fixedIn}
          hint={acts.fixedInHint}
          problem={wrong ? acts.fixedInWrong : null}
          value={version}
          onChange={(event) => {
            setVersion(event.target.value);
            setWrong(false);
          }}
        />
      </form>
    </Sheet>
  );
}
