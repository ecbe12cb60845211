import { EmptyState } from '../../src-renderer/parts/EmptyState.tsx';
import { format } from '../../src-renderer/parts/format.ts';
import type { Stats } from '../src/dedup.ts';
import { text } from './text.ts';

/** What the scrubber on the Macs left, by rule; and the other counters. */
export function Misses({ stats }: { readonly stats: Stats }) {
  const { misses, empty } = text;
  const rules = entries(stats.misses_by_rule);
  const counters = entries(stats.counters);
  if (rules.length === 0 && counters.length === 0) {
    return <EmptyState title={empty.misses}>{empty.missesWhy}</EmptyState>;
  }
  return (
    <div className="tables">
      {rules.length === 0 ? (
        <EmptyState title={empty.misses}>{empty.missesWhy}</EmptyState>
      ) : (
        <section aria-labelledby="misses">
          <h2 id="misses" className="head">
            {misses.title}
          </h2>
          <p className="small t2">{misses.why}</p>
          <Counts name={misses.rule} rows={rules} label={misses.title} />
        </section>
      )}
      {counters.length > 0 && (
        <section aria-labelledby="counters">
          <h2 id="counters" className="head">
            {misses.counters}
          </h2>
          <Counts name={misses.name} rows={counters} label={misses.counters} />
        </section>
      )}
    </div>
  );
}

type Entry = readonly [name: string, count: number];

const entries = (counts: Readonly<Record<string, number>>): readonly Entry[] =>
  Object.entries(counts).sort(([, a], [, b]) => b - a);

function Counts({
  name,
  rows,
  label,
}: {
  readonly name: string;
  readonly rows: readonly Entry[];
  readonly label: string;
}) {
  return (
    <table aria-label={label}>
      <thead>
        <tr>
          <th scope="col">{name}</th>
          <th scope="col" className="r">
            {text.misses.count}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([key, count]) => (
          <tr key={key}>
            <th scope="row" className="mono">
              {key}
            </th>
            <td className="r num">{format.count(count)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
