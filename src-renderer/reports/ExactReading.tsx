import type { ReportDetail } from '@contract/reports-view.ts';
import { useEffect, useId, useMemo, useRef, useState } from 'react';
import { Button } from '../parts/Button.tsx';
import { useBeacon } from '../parts/beacon.ts';
import { format, utf8Length } from '../parts/format.ts';
import { Icon } from '../parts/Icon.tsx';
import { JsonBlock } from '../parts/json/JsonBlock.tsx';
import type { Selected } from '../parts/json/JsonEditor.tsx';
import { chordName, thisPlatform, useKeys } from '../parts/keys.ts';
import { type AskedOdd, OddPopover } from '../parts/OddPopover.tsx';
import { text } from '../text.ts';
import { currentText, isEditable, settledOdd, settledRead } from './reports-state.ts';
import { useReports, useReportsStore } from './use-reports.ts';

const words = text.reports.exactBar;

/** The exact bytes, to read and to edit. What is wrong is said above, in place, and to screen readers after a pause. */
export function ExactReading({ detail }: { readonly detail: ReportDetail }) {
  const { shell } = useBeacon();
  const reports = useReportsStore();
  const shown = useReports(currentText);
  const byPerson = useReports((state) => state.edited === currentText(state));
  const { problems } = useReports(settledRead);
  const saving = useReports((state) => state.saving);
  const editable = isEditable(detail);
  const aside = detail.row.state === 'quarantined';
  const statusId = useId();
  const selected = useRef<Selected>({ from: 0, to: 0 });
  const [hasSelection, setHasSelection] = useState(false);

  const odd = useReports(settledOdd);
  const oddMarks = useMemo(
    () => odd.map(({ from, to, word }) => ({ from, to, label: text.reports.odd.mark(word) })),
    [odd],
  );
  const look = useReports(({ lookWanted }) => lookWanted);
  const [asked, setAsked] = useState<AskedOdd | null>(null);

  const reading = useRef<HTMLElement>(null);
  // The button goes with the selection; ⌘Z belongs to the text.
  const toText = () => reading.current?.querySelector<HTMLElement>('.cm-content')?.focus({ preventScroll: true });
  /** What a chord or a button is about: the word that is asked about, else what is selected. */
  const redactIt = (how: 'redact' | 'redactAlways') => {
    const { from, to } = asked ?? selected.current;
    setAsked(null);
    void reports.editing[how](from, to);
    toText();
  };
  useKeys(
    {
      '⇧⌘X': editable ? () => redactIt('redact') : null,
      '⌥⇧⌘X': editable ? () => redactIt('redactAlways') : null,
    },
    shell,
  );
  const keys = (chord: string) => chordName(chord, thisPlatform(shell));

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
            <Validity problems={problems} saving={saving} short={hasSelection} />
          )}
        </p>
        {editable && hasSelection && (
          <>
            <Button
              size="small"
              icon="mask"
              title={`${words.redact} ${keys('⇧⌘X')}`}
              onClick={() => redactIt('redact')}
            >
              {words.redact}
            </Button>
            <Button
              size="small"
              title={`${words.redactAlways} ${keys('⌥⇧⌘X')}`}
              onClick={() => redactIt('redactAlways')}
            >
              {words.redactAlways}
            </Button>
          </>
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
        odd={oddMarks}
        onOdd={({ from, to }, place) => setAsked({ from, to, word: shown.slice(from, to), place })}
        look={look}
        onLooked={() => reports.store.setState({ lookWanted: false })}
        onChange={reports.editing.type}
        onBlur={() => void reports.editing.flush()}
        onSelect={(now) => {
          selected.current = now;
          setHasSelection(now.to > now.from);
        }}
      />
      {editable && <Announcer problems={problems} />}
      {asked !== null && (
        <OddPopover
          asked={asked}
          close={() => {
            setAsked(null);
            toText();
          }}
          redact={redactIt}
          leave={() => {
            reports.editing.leaveIn(asked.word);
            setAsked(null);
            toText();
          }}
          keys={keys}
        />
      )}
    </article>
  );
}

interface Problems {
  readonly problems: readonly { readonly line: number; readonly message: string }[];
}

/** `short` where the buttons for what is selected need the room: the text must not jump under the pointer. */
function Validity({ problems, saving, short }: Problems & { readonly saving: boolean; readonly short: boolean }) {
  const first = problems[0];
  if (first === undefined) {
    return (
      <span className="state valid">
        <Icon name="check" />
        {saving ? words.saving : short ? words.validShort : words.valid}
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
