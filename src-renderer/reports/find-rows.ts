import type { ReportRow } from '@contract/reports-view.ts';
import type { Formats } from '../parts/format.ts';
import { kindWords, text } from '../text.ts';

export type Tab = 'pending' | 'sent' | 'quarantined';

export const tabOf = ({ state }: Pick<ReportRow, 'state'>): Tab => (state === 'approved' ? 'pending' : state);

/** How a report is called in the windows: the process, or what stands for it. */
export function nameOf({ name, component, type, id }: Pick<ReportRow, 'name' | 'component' | 'type' | 'id'>): string {
  if (name !== null) return name;
  if (type === 'feedback') return text.reports.detail.feedback;
  if (type === 'diagnostic') return text.reports.detail.diagnostics;
  if (component?.startsWith('beacon.')) return text.app.name;
  return component ?? id;
}

/** The cause as a line of its own: "Ran out of memory". */
export function causeLine({ cause, type }: Pick<ReportRow, 'cause' | 'type'>): string {
  const said = type === 'feedback' ? cause.replace(/^feedback: /, '') : cause;
  return said.charAt(0).toLocaleUpperCase() + said.slice(1);
}

/** The rows of one tab that a search leaves, newest first. Every word of the query has to be somewhere in the row. */
export function findRows(rows: readonly ReportRow[], tab: Tab, query: string): readonly ReportRow[] {
  const words = query.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  return rows
    .filter((row) => tabOf(row) === tab && words.every((word) => haystack(row).includes(word)))
    .toSorted((one, other) => (whenOf(one) < whenOf(other) ? 1 : whenOf(one) > whenOf(other) ? -1 : 0));
}

/** Beacon writes UTC, so that moments sort as text; comparing by locale costs ten times as much. */
const whenOf = (row: ReportRow) => row.at ?? row.timestamp ?? '';

/** Rows are never changed in place, so what was spelled out for one stays true. */
const haystacks = new WeakMap<ReportRow, string>();

function haystack(row: ReportRow): string {
  const known = haystacks.get(row);
  if (known !== undefined) return known;
  const kind = row.kind === null ? '' : kindWords[row.kind].label;
  const made = [nameOf(row), row.component, row.cause, row.type, kind, row.id].join(' ').toLocaleLowerCase();
  haystacks.set(row, made);
  return made;
}

export function countTabs(rows: readonly ReportRow[]): Readonly<Record<Tab, number>> {
  const counts = { pending: 0, sent: 0, quarantined: 0 };
  for (const row of rows) counts[tabOf(row)] += 1;
  return counts;
}

/** "stallari-blade, ran out of memory, 3 times, pending, unread, today 11:15": a row for who cannot see it. */
export function spokenRow(row: ReportRow, nowMs: number, format: Formats): string {
  const at = row.at ?? row.timestamp;
  return [
    nameOf(row),
    row.cause,
    row.occurrences > 1 ? text.reports.spokenTimes(row.occurrences) : '',
    text.reports.spokenState[row.state],
    row.unread ? text.reports.spokenUnread : '',
    at === null ? '' : lowerFirst(format.moment(at, nowMs).replace(',', '')),
  ]
    .filter((part) => part !== '')
    .join(', ');
}

function lowerFirst(said: string): string {
  return said.charAt(0).toLocaleLowerCase() + said.slice(1);
}

/** The row to stand on after one is gone: the next below, else the one above. */
export function neighbourOf(rows: readonly ReportRow[], id: string): string | null {
  const at = rows.findIndex((row) => row.id === id);
  return rows[at + 1]?.id ?? rows[at - 1]?.id ?? null;
}
