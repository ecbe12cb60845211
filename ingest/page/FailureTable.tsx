import { type KeyboardEvent, useRef } from 'react';
import { useStore } from 'zustand';
import { format } from '../../src-renderer/parts/format.ts';
import { Mark } from '../../src-renderer/parts/Mark.tsx';
import { Sparkline } from '../../src-renderer/parts/Sparkline.tsx';
import type { Fingerprint } from '../src/dedup.ts';
import { TREND_DAYS, toneOf, trend, versionsOf } from './rows.ts';
import { select, store } from './store.ts';
import { text } from './text.ts';

const { columns } = text;
/** Rows drawn at once; the rest is found by search. */
const DRAWN = 500;
const WEEK = 7;

/** One row has the focus; arrows move it, Return opens it. */
export function FailureTable({ rows }: { readonly rows: readonly Fingerprint[] }) {
  const { selected, loadedAtMs } = useStore(store);
  const table = useRef<HTMLTableElement>(null);
  const drawn = rows.slice(0, DRAWN);
  const reachable = drawn.some(({ fingerprint }) => fingerprint === selected) ? selected : drawn[0]?.fingerprint;

  const keys = (event: KeyboardEvent) => {
    const row = (event.target as HTMLElement).closest<HTMLElement>('tr[data-row]');
    const at = drawn.findIndex(({ fingerprint }) => fingerprint === row?.dataset['row']);
    if (at < 0 || event.metaKey || event.ctrlKey || event.altKey) return;
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      return void select(drawn[at]?.fingerprint ?? null);
    }
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: drawn.length - 1 }[event.key];
    const next = to === undefined ? undefined : drawn[Math.min(Math.max(0, to), drawn.length - 1)];
    if (next === undefined) return;
    event.preventDefault();
    table.current?.querySelector<HTMLElement>(`[data-row="${next.fingerprint}"]`)?.focus();
  };

  return (
    <div className="scroll">
      {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: rows take focus and selection, as in a grid */}
      <table ref={table} role="grid" aria-label={text.table} onKeyDown={keys}>
        <thead>
          <tr>
            <th scope="col">{columns.failure}</th>
            <th scope="col">{columns.status}</th>
            <th scope="col" className="r">
              {columns.count}
            </th>
            <th scope="col" className="r wide">
              {columns.reported}
            </th>
            <th scope="col" className="c-trend">
              {columns.trend}
            </th>
            <th scope="col" className="wide">
              {columns.first}
            </th>
            <th scope="col">{columns.last}</th>
            <th scope="col" className="wide">
              {columns.versions}
            </th>
          </tr>
        </thead>
        <tbody>
          {drawn.map((row) => (
            <Row
              key={row.fingerprint}
              row={row}
              nowMs={loadedAtMs}
              selected={row.fingerprint === selected}
              reachable={row.fingerprint === reachable}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface RowProps {
  readonly row: Fingerprint;
  readonly nowMs: number;
  readonly selected: boolean;
  readonly reachable: boolean;
}

function Row({ row, nowMs, selected, reachable }: RowProps) {
  const days = trend(row.days, nowMs);
  const week = days.slice(-WEEK).reduce((sum, count) => sum + count, 0);
  const { newest, others } = versionsOf(row);
  const seen = (at: string) => (
    <time dateTime={at} title={format.moment(at, nowMs, true)}>
      {format.shortly(at, nowMs)}
    </time>
  );
  return (
    <tr
      data-row={row.fingerprint}
      aria-selected={selected}
      tabIndex={reachable ? 0 : -1}
      onClick={() => void select(row.fingerprint)}
    >
      <th scope="row" className="mono">
        {row.fingerprint.slice(0, 10)}
      </th>
      <td>
        <span className="state">
          <Mark tone={toneOf(row.status)} />
          {text.status[row.status]}
        </span>
      </td>
      <td className="r num">{format.count(row.occurrence_count)}</td>
      <td className="r num wide t2">{format.count(row.reported_occurrences)}</td>
      <td className="c-trend">
        <Sparkline values={days} capacity={TREND_DAYS} width={88} height={18} tone={calls(row.status)} atLeast={4} />
        <span className="vh">{text.trendSpoken(format.count(week))}</span>
      </td>
      <td className="wide t2">{seen(row.first_seen)}</td>
      <td className="t2">{seen(row.last_seen)}</td>
      <td className="wide t2 clip">{newest === null ? text.noVersion : text.versions(newest, others)}</td>
    </tr>
  );
}

function calls(status: Fingerprint['status']): 'calm' | 'attention' | 'alert' {
  return status === 'regressed' ? 'alert' : status === 'new' ? 'attention' : 'calm';
}
