import type { ApprovalFile } from '@contract/report-files.ts';
import type { ReportRow } from '@contract/reports-view.ts';
import type { Settings } from '@contract/settings.ts';
import { approvalStands, isBaseOnly, type ReportFacts, voidedByWithdrawal } from '@core/consent/consent.ts';
import {
  type PrintedLocal,
  type PrintedReceipt,
  type PrintedReport,
  readPrinted,
  readPrintedApproval,
  readPrintedLocal,
  readPrintedReceipt,
} from '@core/report/read-printed.ts';
import type { Digest } from '../ports/clock.ts';
import type { BulkFiles } from '../ports/files.ts';
import { type Beside, type Ids, idsOfSidecars, ownFiles } from './report-names.ts';

/**
 * Rows of reports that lie there as Beacon printed them, made without asking the schemas: most reports of most homes. It
 * loads nothing, so that the door of the command line can have it.
 */

type Reader = ReturnType<BulkFiles['readerOf']>;

/** The names in the three folders of a home. */
export interface HomeNames {
  readonly pending: readonly string[];
  readonly sent: readonly string[];
  readonly quarantine: readonly string[];
}

/** What an approval is held against. */
export interface Judge {
  readonly settings: Pick<Settings, 'consent' | 'collection'>;
  readonly endpoint: string | null;
  readonly digest: Pick<Digest, 'sha256Hex'>;
}

/**
 * The rows of all pending or all sent reports, newest first; null where one of them must be looked at more closely, or has
 * an approval that a withdrawal voids, which is to be done before anything is shown.
 *
 * @param unseen config.json was changed by hand since Beacon looked last
 */
export function printedRows(
  { pending, sent, quarantine }: HomeNames,
  place: 'pending' | 'sent',
  read: Reader,
  judge: Judge & { readonly unseen: boolean },
): ReportRow[] | null {
  const own = ownFiles(pending);
  const there = ownFiles(sent);
  if (own === null || there === null) return null;
  const aside = new Set(idsOfSidecars(quarantine));
  // A crash between the receipt and the removal: the store finishes that first.
  if (there.beside.receipt.size > 0 && own.ids.some((id) => there.beside.receipt.has(id))) return null;
  const rows: ReportRow[] = [];
  const beside = supposed(place === 'sent' ? there : own);
  if (place === 'sent') {
    if (own.beside.consent.size > 0) return null;
    for (const id of there.ids) {
      const main = read(`${id}.json`);
      const row = typeof main === 'string' ? null : printedSent(id, main, beside, read);
      if (row === null) return null;
      rows.push(row);
    }
    return newestFirst(rows);
  }
  for (const id of own.ids) {
    if (aside.has(id)) return null;
    const main = read(`${id}.json`);
    const found = typeof main === 'string' ? null : printedPending(id, main, beside, read, judge);
    if (found === null) return null;
    if (found.facts !== null && voidedByWithdrawal(judge.settings, found.facts, judge.unseen)) return null;
    rows.push(found.row);
  }
  return newestFirst(rows);
}

/** Where as many lie beside as there are reports, each is supposed to have one: to read what is not there answers null. */
function supposed({ ids, beside }: { readonly ids: readonly string[]; readonly beside: Beside }): Beside {
  const each = (some: Ids): Ids => (some.size === ids.length ? { size: some.size, has: () => true } : some);
  return { local: each(beside.local), consent: each(beside.consent), receipt: each(beside.receipt) };
}

interface Found {
  readonly row: ReportRow;
  /** Of a report with an approval beside it. */
  readonly facts: ReportFacts | null;
}

/** The row of a pending report. Null where one of its files must be looked at more closely. */
export function printedPending(
  id: string,
  main: { readonly text: string; readonly bytes: number },
  beside: Beside,
  read: Reader,
  judge: Judge,
): Found | null {
  const report = readPrinted(main.text, id);
  if (report === null) return null;
  const local = beside.local.has(id) ? printedLocal(read(`${id}.local.json`)) : null;
  if (local === undefined) return null;
  const row = pendingRow(report, local, main.bytes);
  if (!beside.consent.has(id)) return { row, facts: null };
  const approval = printed(readPrintedApproval, read(`${id}.consent.json`));
  if (approval === undefined) return null;
  const facts = factsOf(report, local, main.text, approval, judge);
  const approved = approvalStands(judge.settings, facts, judge.endpoint);
  return { row: approved ? Object.assign(row, { state: 'approved' }) : row, facts };
}

function factsOf(
  { type }: PrintedReport,
  local: PrintedLocal | null,
  text: string,
  approval: ApprovalFile,
  { digest }: Judge,
): ReportFacts {
  return {
    type,
    capturedAtMs: local === null ? null : Date.parse(local.captured_at),
    // Only a standing choice asks for it, and the text is one that the schema takes.
    baseOnly: approval.mode === 'standing' && isBaseOnly(JSON.parse(text)),
    newer: false,
    sha256: digest.sha256Hex(text),
    approval,
  };
}

/** The row of a sent report. Null as above. */
export function printedSent(
  id: string,
  main: { readonly text: string; readonly bytes: number },
  beside: Beside,
  read: Reader,
): ReportRow | null {
  const report = readPrinted(main.text, id);
  if (report === null) return null;
  const receipt = beside.receipt.has(id) ? printed(readPrintedReceipt, read(`${id}.receipt.json`)) : null;
  return receipt === undefined ? null : sentRow(report, receipt, main.bytes);
}

/** Undefined where it must be looked at more closely. */
export const printedLocal = (file: ReturnType<Reader>): PrintedLocal | undefined => printed(readPrintedLocal, file);

function printed<T>(reading: (text: string) => T | null, file: ReturnType<Reader>): T | undefined {
  return (typeof file === 'string' ? null : reading(file.text)) ?? undefined;
}

/** The row of a pending report that nobody has approved, of what a list reads of its files. */
function pendingRow(report: PrintedReport, local: PrintedLocal | null, bytes: number): ReportRow {
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

function sentRow(report: PrintedReport, receipt: PrintedReceipt | null, bytes: number): ReportRow {
  return {
    ...pendingRow(report, null, bytes),
    state: 'sent',
    occurrences: report.occurrences + (receipt?.later_occurrences ?? 0),
    name: receipt?.name ?? null,
    kind: receipt?.kind ?? null,
    unread: false,
    at: receipt?.sent_at ?? report.timestamp,
  };
}

export function newestFirst(rows: readonly ReportRow[]): ReportRow[] {
  // The times once: reading them with each comparison costs more than all the rest of a long list.
  const timed = rows.map((row) => ({ row, atMs: row.at === null ? 0 : Date.parse(row.at) }));
  const byId = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
  return timed.sort((a, b) => b.atMs - a.atMs || byId(a.row.id, b.row.id)).map(({ row }) => row);
}
