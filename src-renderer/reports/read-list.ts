import type { ReportRow } from '@contract/reports-view.ts';
import type { BeaconBridge } from '@contract/requests.ts';
import { countTabs, type Tab } from './find-rows.ts';

/** The list as the host has it, or its first rows while the others are still on their way. */
export interface RowList {
  readonly rows: readonly ReportRow[];
  readonly dropped: number;
  readonly counts: Readonly<Record<Tab, number>>;
  readonly whole: boolean;
}

/** More than fits on any screen, and little to wait for. */
const FIRST = 80;
/** Some milliseconds of reading each, so that a key or a wheel has its turn in between. */
const MORE = 1000;
/** A list that changes faster than it can be read is read in one piece. */
const MOST_TRIES = 4;

/** The whole list, in stretches. `first` hears the first one, where it is not all. */
export async function readList(bridge: BeaconBridge, first: (list: RowList) => void): Promise<RowList> {
  for (let left = MOST_TRIES; left > 0; left -= 1) {
    const head = await bridge.ask('reports.page', { from: 0, count: FIRST });
    const { of, counts, dropped } = head;
    const total = counts.pending + counts.sent + counts.quarantined;
    const rows = [...head.reports];
    if (rows.length < total) first({ rows, counts, dropped, whole: false });
    for (let torn = false; !torn && rows.length < total; ) {
      const page = await bridge.ask('reports.page', { from: rows.length, count: MORE });
      torn = page.of !== of || page.reports.length === 0;
      if (!torn) rows.push(...page.reports);
    }
    if (rows.length >= total) return { rows, counts, dropped, whole: true };
  }
  const { reports, dropped } = await bridge.ask('reports.list');
  return { rows: reports, counts: countTabs(reports), dropped, whole: true };
}

/** The same list after these changed, asking for nothing else. */
export async function rereadRows(bridge: BeaconBridge, list: RowList, ids: readonly string[]): Promise<RowList> {
  const { reports, dropped } = await bridge.ask('reports.rows', { ids: [...ids] });
  const changed = new Set(ids);
  const rows = [...list.rows.filter(({ id }) => !changed.has(id)), ...reports];
  return { rows, dropped, counts: countTabs(rows), whole: true };
}
