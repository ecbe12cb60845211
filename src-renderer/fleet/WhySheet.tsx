import type { FleetStatus } from '@contract/fleet.ts';
import { useStore } from 'zustand';
import { Button } from '../parts/Button.tsx';
import { duration, format } from '../parts/format.ts';
import { Progress } from '../parts/Progress.tsx';
import { Sheet } from '../parts/Sheet.tsx';
import { Table } from '../parts/Table.tsx';
import { text } from '../text.ts';
import type { FleetStore } from './fleet-store.ts';
import type { OffendersStore } from './offenders-store.ts';
import { type WhyRow, whyAnswer, whyRows } from './why-words.ts';

const words = text.why;
const { columns } = words;
const heads = [
  { label: columns.tree },
  { label: columns.cpu },
  { label: columns.memory, end: true },
  { label: columns.age, end: true },
  { label: columns.do, unseen: true },
];

export interface WhySheetProps {
  readonly offenders: OffendersStore;
  readonly fleet: FleetStore;
  readonly status: FleetStatus;
}

/** Why the fan is loud: the answer as the title, the evidence below it, then the trees. */
export function WhySheet({ offenders, fleet, status }: WhySheetProps) {
  const measured = useStore(offenders.store, (state) => state.measured);
  const orphans = useStore(offenders.store, (state) => state.orphans);
  if (measured.kind !== 'measured') {
    const failed = measured.kind === 'failed';
    return (
      <Sheet
        className="wide"
        title={failed ? words.failed : words.measuring}
        {...(failed ? { said: text.failed.notAnswered } : {})}
        close={offenders.close}
        {...(failed ? { cancel: text.common.done, act: again(offenders) } : {})}
      >
        {!failed && (
          <div className="sheet-part why-bones">
            <Progress said={words.measuringSaid} done={0} total={0} />
          </div>
        )}
      </Sheet>
    );
  }
  const { why, atMs } = measured;
  const rows = whyRows(why, status, orphans?.orphans ?? []);
  const { title, said } = whyAnswer(why, rows, format);
  const most = Math.max(100, ...rows.map(({ cpuPercent }) => cpuPercent));
  return (
    <Sheet
      className="wide"
      title={title}
      said={said}
      close={offenders.close}
      cancel={text.common.done}
      foot={words.measured(format.timeExact(atMs), Math.max(1, Math.round(why.measured_s)))}
      act={again(offenders)}
    >
      {rows.length > 0 && (
        <div className="others-scroll">
          <Table className="others" aria-label={words.table} columns={heads}>
            <tbody>
              {rows.map((row) => (
                <tr key={row.key}>
                  <th scope="row">
                    <span className="others-name">
                      <span className="clip">{row.name}</span>
                      {row.copies > 1 && <span className="badge warn">{text.orphans.copies(row.copies)}</span>}
                    </span>
                    <span className="others-said">{`${row.owner} · ${text.orphans.processes(row.processes)}`}</span>
                  </th>
                  <td>
                    <span className="why-bar">
                      <span className="why-track" aria-hidden="true">
                        <i
                          className={row.cpuPercent >= 100 ? 'busy' : undefined}
                          style={{ width: `${(row.cpuPercent / most) * 100}%` }}
                        />
                      </span>
                      <span className="num">{format.percent(row.cpuPercent)}</span>
                    </span>
                  </td>
                  <td className="r num">{format.memory(row.rssMb)}</td>
                  <td className="r num t2">{row.ageS === null ? '–' : duration(row.ageS)}</td>
                  <td className="r">
                    <RowButton row={row} offenders={offenders} fleet={fleet} />
                  </td>
                </tr>
              ))}
            </tbody>
          </Table>
        </div>
      )}
    </Sheet>
  );
}

const again = (offenders: OffendersStore) =>
  ({ label: words.again, kind: 'plain', run: () => void offenders.measure() }) as const;

function RowButton({ row, offenders, fleet }: Pick<WhySheetProps, 'offenders' | 'fleet'> & { readonly row: WhyRow }) {
  const { shown, orphan, name } = row;
  if (orphan !== null) {
    return (
      <Button size="small" aria-label={text.orphans.endOf(name)} onClick={() => offenders.askToEnd([orphan])}>
        {text.orphans.end}
      </Button>
    );
  }
  if (shown === null) return null;
  return (
    <Button
      size="small"
      aria-label={words.showOf(name)}
      onClick={() => {
        offenders.close();
        fleet.select(shown);
        // The row takes the focus once the sheet has given it back.
        setTimeout(() => document.querySelector<HTMLElement>(`tr[data-process="${CSS.escape(shown)}"]`)?.focus(), 300);
      }}
    >
      {words.show}
    </Button>
  );
}
