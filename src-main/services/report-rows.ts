import { ApprovalFile, LocalFile, Receipt } from '@contract/report-files.ts';
import type { ReportList, ReportRow } from '@contract/reports-view.ts';
import { readReport } from '@core/report/read.ts';
import { type PrintedLocal, readPrinted } from '@core/report/read-printed.ts';
import type { BulkFiles, Digest, Files } from './ports.ts';
import { newestFirst, pendingRow, printedLocal } from './printed-rows.ts';
import { setAsideList, sidecarsSetAside } from './quarantine.ts';

import { droppedSoFar } from './report-intake.ts';
import { ownFiles } from './report-names.ts';
import { rowOf, setAsideRow } from './report-views.ts';
import type { Rights } from './settings.ts';

type Reader = ReturnType<BulkFiles['readerOf']>;
const encoder = new TextEncoder();

type Place = 'sent' | 'pending';

/**
 * The rows of `listReports`, for a home in which every file is as it should be, read in one go: with ten thousand reports
 * what costs is the asking, not the disk. Null where anything is not: a file that cannot be read, a name that is nobody's,
 * a report in both places, or with a sidecar in quarantine/. What is to be done about that, the store knows.
 */
export async function listRows(files: Files & BulkFiles, digest: Digest, rights: Rights): Promise<ReportList | null> {
  const setAside = await setAsideList(files);
  const rows: ReportRow[] = setAside.map(setAsideRow);
  const aside = new Set(await sidecarsSetAside(files));
  const sent = ownFiles(await files.names('sent'));
  const pending = ownFiles(await files.names('pending'));
  if (sent === null || pending === null) return null;
  for (const [place, { ids, beside }] of [
    ['sent', sent],
    ['pending', pending],
  ] as const) {
    const read = files.readerOf(place);
    for (const id of ids) {
      if (place === 'pending' && (sent.beside.has(`${id}.receipt.json`) || aside.has(id))) return null;
      const row = rowFrom(place, id, beside, read, digest, rights);
      if (row === null) return null;
      rows.push(row);
    }
  }
  return { reports: newestFirst(rows), dropped: await droppedSoFar(files) };
}

/** The row of one report; most lie there as Beacon printed them, and are read in one look. */
function rowFrom(
  place: Place,
  id: string,
  beside: ReadonlySet<string>,
  read: Reader,
  digest: Digest,
  rights: Rights,
): ReportRow | null {
  const main = read(`${id}.json`);
  if (typeof main === 'string') return null;
  const printed = place === 'pending' && !beside.has(`${id}.consent.json`) ? readPrinted(main.text, id) : null;
  if (printed === null) return wholeRow(place, id, main.text, beside, read, digest, rights);
  const local = beside.has(`${id}.local.json`) ? readLocal(read(`${id}.local.json`)) : null;
  return local === undefined ? null : pendingRow(printed, local, main.bytes);
}

/** As the schemas read it. */
function wholeRow(
  place: Place,
  id: string,
  text: string,
  beside: ReadonlySet<string>,
  read: Reader,
  digest: Digest,
  rights: Rights,
): ReportRow | null {
  const report = readReport(text);
  if (report.kind !== 'report' || report.report.report_id !== id) return null;
  const side = <T>(kind: string, schema: Schema<T>): T | null | undefined => {
    const name = `${id}.${kind}.json`;
    return beside.has(name) ? parsed(schema, read(name)) : null;
  };
  const isPending = place === 'pending';
  const approval = isPending ? side('consent', ApprovalFile) : null;
  const local = isPending ? side('local', LocalFile) : null;
  const receipt = isPending ? null : side('receipt', Receipt);
  if (approval === undefined || local === undefined || receipt === undefined) return null;
  const bytes = encoder.encode(text);
  // Only an approval asks for the digest.
  const sha256 = approval === null ? '' : digest.sha256Hex(bytes);
  const { newer } = report;
  return rowOf({ id, place, bytes, text, sha256, report: report.report, newer, local, approval, receipt }, rights);
}

interface Schema<T> {
  safeParse(value: unknown): { success: true; data: T } | { success: false };
}

function readLocal(file: ReturnType<Reader>): PrintedLocal | null | undefined {
  return printedLocal(file) ?? parsed(LocalFile, file);
}

/** Null where it is missing or torn, as wherever a sidecar is read; undefined where the store must look. */
function parsed<T>(schema: Schema<T>, file: ReturnType<Reader>): T | null | undefined {
  if (file === 'gone') return null;
  if (file === 'special') return undefined;
  try {
    const read = schema.safeParse(JSON.parse(file.text));
    return read.success ? read.data : null;
  } catch {
    return null; // Torn.
  }
}
