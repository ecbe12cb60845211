import { useBeacon } from '../parts/beacon.ts';
import { format } from '../parts/format.ts';
import { Icon } from '../parts/Icon.tsx';
import { chordName, thisPlatform } from '../parts/keys.ts';
import { TokenChip } from '../parts/Scrubbed.tsx';
import { text } from '../text.ts';
import { RuleButton } from './RuleButton.tsx';
import { countPlaces, type Taken, type TakenRow } from './taken-rows.ts';

const words = text.taken;

export interface TakenReadingProps {
  readonly taken: Taken;
  /** What `scrub.redactions` of the report says: the numbered tokens in its bytes. */
  readonly counted: number;
  readonly sent: boolean;
  readonly editable: boolean;
}

/** Every piece that was taken out: which rule, where. Never what. */
export function TakenReading({ taken, counted, sent, editable }: TakenReadingProps) {
  const { shell } = useBeacon();
  const nothing = taken.sending.length === 0 && taken.leftOut.length === 0;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reachable by keyboard
    <article className="reading" data-reading tabIndex={0} aria-label={text.reports.taken}>
      <p className="lead out-lead">{nothing ? words.nothing : words.lead}</p>
      {!nothing && <Group title={sent ? words.sentParts : words.sending} rows={taken.sending} counted={counted} />}
      {taken.leftOut.length > 0 && <Group title={words.leftOut} rows={taken.leftOut} />}
      {editable && (
        <p className="hint">
          <Icon name="mask" />
          <span>{words.hint(chordName('⇧⌘X', thisPlatform(shell)))}</span>
        </p>
      )}
    </article>
  );
}

interface GroupProps {
  readonly title: string;
  readonly rows: readonly TakenRow[];
  readonly counted?: number;
}

function Group({ title, rows, counted }: GroupProps) {
  const places = countPlaces(rows);
  return (
    <section className="out">
      <h3 className="head">
        <span>{title}</span>
        <span className="num t3">{format.count(places)}</span>
      </h3>
      {rows.length === 0 ? (
        <p className="t3 out-none">{words.nothingHere}</p>
      ) : (
        <ul>
          {rows.map((row) => (
            <li key={row.key}>
              <span>
                {row.number === null ? (
                  <span className="token plain">{row.kind}</span>
                ) : (
                  <TokenChip what={row.kind} number={row.number} />
                )}
              </span>
              <div>
                <p>{row.what}</p>
                <p>{row.place}</p>
              </div>
              {row.rule === null ? <span className="rule">{words.byYou}</span> : <RuleButton rule={row.rule} />}
            </li>
          ))}
        </ul>
      )}
      {counted !== undefined && counted !== places && <p className="out-count t3">{words.counted(counted)}</p>}
    </section>
  );
}
