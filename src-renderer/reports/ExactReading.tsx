import type { ReportDetail } from '@contract/reports-view.ts';
import { useEffect, useId, useRef, useState } from 'react';
import { Button } from '../parts/Button.tsx';
import { useBeacon } from '../parts/beacon.ts';
import { format, utf8Length } from '../parts/format.ts';
import { Icon } from '../parts/Icon.tsx';
import { JsonBlock } from '../parts/json/JsonBlock.tsx';
import type { Selected } from '../parts/json/JsonEditor.tsx';
import { chordName, thisPlatform, useKeys } from '../parts/keys.ts';
import { text } from '../text.ts';
import { currentRead, currentText, isEditable } from './reports-state.ts';
import { useReports, useReportsStore } from './use-reports.ts';

const words = text.reports.exactBar;

/** The exact bytes, to read and to edit. What is wrong is said above, in place, and to screen readers after a pause. */
export function ExactReading({ detail }: { readonly detail: ReportDetail }) {
  const { shell } = useBeacon();
  const reports = useReportsStore();
  const shown = useReports(currentText);
  const byPerson = useReports((state) => state.edited === currentText(state));
  const { problems } = useReports(currentRead);
  const saving = useReports((state) => state.saving);
  const editable = isEditable(detail);
  const aside = detail.row.state === 'quarantined';
  const statusId = useId();
  const selected = useRef<Selected>({ from: 0, to: 0 });
  const [hasSelection, setHasSelection] = useState(false);

  const reading = useRef<HTMLElement>(null);
  const redactSelection = () => {
    const { from, to } = selected.current;
    reports.editing.redact(from, to);
    // The button goes with the selection; ⌘Z belongs to the text.
    reading.current?.querySelector<HTMLElement>('.cm-content')?.focus({ preventScroll: true });
  };
  useKeys({ '⇧⌘X': editable ? redactSelection : null }, shell);
  const keys = chordName('⇧⌘X', thisPlatform(shell));

  return (
    <article ref={reading} className="reading code" aria-label={editable ? text.reports.exact : text.reports.exactSent}>
      <div className="code-bar">
        <p id={statusId} className="said grow">
          {aside ? null : !editable ? (
            <span className="state">
              <Icon name="lock" />
              {detail.row.state === 'sent' ? words.readOnlySent : words.readOnlyApproved}
            </span>
          ) : (
            <Validity problems={problems} saving={saving} />
          )}
        </p>
        {editable && hasSelection && (
          <Button size="small" icon="mask" title={`${words.redact} ${keys}`} onClick={redactSelection}>
            {words.redact}
          </Button>
        )}
        {detail.original !== null && !aside && (
          <Button size="small" icon="diff" onClick={() => reports.compare('original')}>
            {words.compare}
          </Button>
        )}
      </div>
      <JsonBlock
        value={shown}
        byPerson={byPerson}
        label={words.label(format.bytes(utf8Length(shown)))}
        readOnly={!editable}
        problems={editable ? problems : []}
        describedBy={statusId}
        onChange={reports.editing.edit}
        onBlur={() => void reports.editing.flush()}
        onSelect={(now) => {
          selected.current = now;
          setHasSelection(now.to > now.from);
        }}
      />
      {editable && <Announcer problems={problems} />}
    </article>
  );
}

interface Problems {
  readonly problems: readonly { readonly line: number; readonly message: string }[];
}

function Validity({ problems, saving }: Problems & { readonly saving: boolean }) {
  const first = problems[0];
  if (first === undefined) {
    return (
      <span className="state valid">
        <Icon name="check" />
        {saving ? words.saving : words.valid}
      </span>
    );
  }
  return (
    <span className="state invalid">
      <Icon name="alert" />
      <span>
        {words.problem(first.line, first.message)}
        {problems.length > 1 && <span className="t2"> {words.more(problems.length - 1)}</span>}
      </span>
    </span>
  );
}

const REST_MS = 1000;

/** Says when validity changed, once typing has rested. */
function Announcer({ problems }: Problems) {
  const said =
    problems.length === 0 ? words.announceValid : words.announceProblem(problems.length, problems[0]?.message ?? '');
  const [told, setTold] = useState('');
  const first = useRef(true);
  useEffect(() => {
    if (first.current) {
      first.current = false;
      return;
    }
    const timer = setTimeout(() => setTold(said), REST_MS);
    return () => clearTimeout(timer);
  }, [said]);
  return (
    <p className="vh" role="status">
      {told}
    </p>
  );
}
