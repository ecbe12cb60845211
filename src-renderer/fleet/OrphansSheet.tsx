import { useStore } from 'zustand';
import { Bones } from '../parts/Bones.tsx';
import { Button } from '../parts/Button.tsx';
import { duration, format } from '../parts/format.ts';
import { Sheet } from '../parts/Sheet.tsx';
import { Table } from '../parts/Table.tsx';
import { text } from '../text.ts';
import type { OffendersStore } from './offenders-store.ts';
import { proofSaid } from './orphan-words.ts';

const words = text.orphans;
const { columns } = words;
const heads = [
  { label: columns.server },
  { label: columns.memory, end: true },
  { label: columns.age, end: true },
  { label: columns.end, unseen: true },
];

/** Each server that has lost its client, with the proof; and those that only look like it, with why they are spared. */
export function OrphansSheet({ offenders }: { readonly offenders: OffendersStore }) {
  const list = useStore(offenders.store, (state) => state.orphans);
  const orphans = list?.orphans ?? [];
  return (
    <Sheet
      className="wide"
      title={words.title(orphans.length)}
      said={orphans.length === 0 ? words.none : words.said}
      close={offenders.close}
      cancel={text.common.done}
      {...(orphans.length < 2
        ? {}
        : { act: { label: words.endAll, kind: 'danger' as const, run: () => offenders.askToEnd(orphans) } })}
    >
      {list === null && <Bones />}
      {orphans.length > 0 && (
        <div className="others-scroll">
          <Table className="others" aria-label={words.table} columns={heads}>
            <tbody>
              {orphans.map((orphan) => (
                <tr key={`${orphan.pid} ${orphan.start_time}`}>
                  <th scope="row">
                    <span className="others-name">
                      <span className="clip">{orphan.runs}</span>
                      {orphan.duplicates > 0 && (
                        <span className="badge warn">{words.copies(orphan.duplicates + 1)}</span>
                      )}
                    </span>
                    <span className="others-said">{`${words.processes(orphan.processes)}. ${proofSaid(orphan)}.`}</span>
                  </th>
                  <td className="r num">{format.memory(orphan.rss_mb)}</td>
                  <td className="r num t2">{orphan.age_s === null ? '–' : duration(orphan.age_s)}</td>
                  <td className="r">
                    <Button
                      size="small"
                      aria-label={words.endOf(orphan.runs)}
                      onClick={() => offenders.askToEnd([orphan])}
                    >
                      {words.end}
                    </Button>
                  </td>
                </tr>
              ))}
            </tbody>
          </Table>
        </div>
      )}
      {list !== null && list.spared.length > 0 && (
        <details className="spared">
          <summary>{words.spared(list.spared.length)}</summary>
          <ul>
            {list.spared.map(({ pid, runs, spared }) => (
              <li key={pid}>
                <span className="clip">{runs}</span>
                <span className="t3">{spared === null ? '' : words.because[spared]}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </Sheet>
  );
}
