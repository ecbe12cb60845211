import { newest } from '@core/version-order.ts';
import type { Fingerprint, Status } from '../src/dedup.ts';

/** What the table shows of the dedup rows, and in which order. */
export type Order = 'count' | 'last' | 'reported';

export interface Filter {
  readonly search: string;
  readonly status: Status | 'all';
  readonly order: Order;
}

const orders: Readonly<Record<Order, (a: Fingerprint, b: Fingerprint) => number>> = {
  count: (a, b) => b.occurrence_count - a.occurrence_count,
  last: (a, b) => b.last_seen.localeCompare(a.last_seen),
  reported: (a, b) => b.reported_occurrences - a.reported_occurrences,
};

export function rowsToShow(rows: readonly Fingerprint[], { search, status, order }: Filter): readonly Fingerprint[] {
  const wanted = search.trim().toLowerCase();
  return rows
    .filter((row) => status === 'all' || row.status === status)
    .filter(
      (row) => wanted === '' || row.fingerprint.startsWith(wanted) || row.app_versions.some((v) => v.includes(wanted)),
    )
    .sort((a, b) => orders[order](a, b) || a.fingerprint.localeCompare(b.fingerprint));
}

export const TREND_DAYS = 30;
const DAY_MS = 86_400_000;

/** The count of each of the last 30 days in UTC, today last. */
export function trend(days: Readonly<Record<string, number>>, nowMs: number): readonly number[] {
  return Array.from({ length: TREND_DAYS }, (_, at) => {
    const day = new Date(nowMs - (TREND_DAYS - 1 - at) * DAY_MS).toISOString().slice(0, 10);
    return days[day] ?? 0;
  });
}

/** The newest version and how many others. */
export function versionsOf(row: Fingerprint): { readonly newest: string | null; readonly others: number } {
  return { newest: newest(row.app_versions), others: Math.max(0, row.app_versions.length - 1) };
}

/** What a failure calls for: a diamond waits for somebody, a square came back, a ring is under way, round is well. */
export function toneOf(status: Status): 'ok' | 'warn' | 'bad' | 'idle' {
  return ({ new: 'warn', confirmed: 'idle', promoted: 'idle', fixed: 'ok', regressed: 'bad' } as const)[status];
}
