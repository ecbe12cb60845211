import type { ReportRow } from '@contract/reports-view.ts';
import { type PrintedLocal, type PrintedReport, readPrinted, readPrintedLocal } from '@core/report/read-printed.ts';
import type { BulkFiles } from './ports.ts';
import { idsOfSidecars, ownFiles } from './report-names.ts';

/**
 * Rows of pending reports that lie there as Beacon printed them, made without asking the schemas: most reports of most
 * homes. It loads nothing, so that the door of the command line can have it.
 */

type Reader = ReturnType<BulkFiles['readerOf']>;

/** The names in the three folders of a home that a list of what is pending depends on. */
export interface HomeNames {
  readonly pending: readonly string[];
  readonly sent: readonly string[];
  readonly quarantine: readonly string[];
}

/** The rows of all pending reports, newest first; null where one of them must be looked at more closely. */
export function printedRows({ pending, sent, quarantine }: HomeNames, read: Reader): ReportRow[] | null {
  const own = ownFiles(pending);
  const there = ownFiles(sent);
  if (own === null || there === null) return null;
  const aside = new Set(idsOfSidecars(quarantine));
  const rows: ReportRow[] = [];
  for (const id of own.ids) {
    const unsettled = there.beside.has(`${id}.receipt.json`) || aside.has(id) || own.beside.has(`${id}.consent.json`);
    const main = unsettled ? 'special' : read(`${id}.json`);
    const report = typeof main === 'string' ? null : readPrinted(main.text, id);
    if (typeof main === 'string' || report === null) return null;
    const local = own.beside.has(`${id}.local.json`) ? printedLocal(read(`${id}.local.json`)) : null;
    if (local === undefined) return null;
    rows.push(pendingRow(report, local, main.bytes));
  }
  return newestFirst(rows);
}

/** Undefined where it must be looked at more closely. */
export function printedLocal(file: ReturnType<Reader>): PrintedLocal | undefined {
  return (typeof file === 'string' ? null : readPrintedLocal(file.text)) ?? undefined;
}

/** The row of a pending report that nobody has approved, of what a list reads of its files. */
export function pendingRow(report: PrintedReport, local: PrintedLocal | null, bytes: number): ReportRow {
  return {
    id: report.id,
    type: report.type,
    state: 'pending',
    timestamp: report.timestamp,
    component: report.component,
    cause: report.cause,
    occurrences: Math.max(local?.occurrences.count ?? 0, report.occurrences),
    bytes,
    fingerprint: report.fingerprint,
    name: local?.name ?? null,
    kind: local?.kind ?? null,
    unread: local?.read_at == null,
    at: local?.occurrences.last_at ?? report.timestamp,
  };
}

export function newestFirst(rows: readonly ReportRow[]): ReportRow[] {
  // The times once: reading them with each comparison costs more than all the rest of a long list.
  const timed = rows.map((row) => ({ row, atMs: row.at === null ? 0 : Date.parse(row.at) }));
  const byId = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
  return timed.sort((a, b) => b.atMs - a.atMs || byId(a.row.id, b.row.id)).map(({ row }) => row);
}
