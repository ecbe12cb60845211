import { format } from '../../src-renderer/parts/format.ts';
import type { Stats } from '../src/dedup.ts';
import { text } from './text.ts';

/** Four numbers above everything. */
export function Strip({ stats, letters }: { readonly stats: Stats; readonly letters: number }) {
  const open = stats.fingerprints.filter(({ status }) => status !== 'fixed').length;
  const { strip } = text;
  return (
    <dl className="strip">
      <Fact name={strip.reports} value={stats.reports} said={strip.accepted} />
      <Fact name={strip.failures} value={stats.fingerprints.length} said={strip.open(format.count(open))} />
      <Fact name={strip.misses} value={stats.misses} said={strip.missed} />
      <Fact name={strip.letters} value={letters} said={letters === 0 ? strip.none : strip.waiting} />
    </dl>
  );
}

function Fact({ name, value, said }: { readonly name: string; readonly value: number; readonly said: string }) {
  return (
    <div>
      <dt className="tiny t3">{name}</dt>
      <dd>
        <span className="big num">{format.count(value)}</span> <span className="small t2">{said}</span>
      </dd>
    </div>
  );
}
