import type { ReportList, ReportRow } from '@contract/reports-view.ts';
import type { Digest } from '../ports/clock.ts';
import type { BulkFiles, Files } from '../ports/files.ts';
import type { Rights } from '../settings/settings.ts';
import { newestFirst, printedPending, printedSent } from './printed-rows.ts';
import { setAsideList, sidecarsSetAside } from './quarantine.ts';
import { droppedSoFar } from './report-drops.ts';
import { type Beside, ownFiles, ownName } from './report-names.ts';
import { setAsideRow } from './set-aside-row.ts';

type Reader = ReturnType<BulkFiles['readerOf']>;
const encoder = new TextEncoder();

type Place = 'sent' | 'pending';

/**
 * The rows of `listReports`, for a home in which every file is as it should be, read in one go: with ten thousand reports
 * what costs is the asking, not the disk. Null where anything is not: a file that cannot be read, a name that is nobody's,
 * a report in both places, or with a sidecar in quarantine/. What is to be done about that, the store knows.
 *
 * @param pause waited for after every `SLICE` reports, where something else is to have its turn meanwhile
 */
export async function listRows(
  files: Files & BulkFiles,
  digest: Digest,
  rights: Rights,
  pause: () => Promise<void> = async () => undefined,
): Promise<ReportList | null> {
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
    for (const [at, id] of ids.entries()) {
      if (at > 0 && at % SLICE === 0) await pause();
      if (place === 'pending' && (sent.beside.receipt.has(id) || aside.has(id))) return null;
      const found = rowFrom(place, id, beside, read, digest, rights);
      // Waiting costs, and most need no waiting for.
      const row = found instanceof Promise ? await found : found;
      if (row === null) return null;
      rows.push(row);
    }
  }
  return { reports: newestFirst(rows), dropped: await droppedSoFar(files) };
}

/**
 * The rows of these reports as they are now, for a list that is known otherwise: none for one that is gone. Null where
 * one of them is not as it should be.
 */
export async function rowsOf(
  files: BulkFiles,
  digest: Digest,
  rights: Rights,
  ids: readonly string[],
): Promise<readonly ReportRow[] | null> {
  const readers = { sent: files.readerOf('sent'), pending: files.readerOf('pending') };
  const rows: ReportRow[] = [];
  for (const id of ids) {
    if (ownName(`${id}.json`)?.main !== true) return null;
    const there = PLACES.filter((place) => readers[place](`${id}.json`) !== 'gone');
    const [place] = there;
    if (place === undefined) continue;
    if (there.length > 1) return null;
    const has = (kind: keyof Beside) => new Set(readers[place](`${id}.${kind}.json`) === 'gone' ? [] : [id]);
    const beside = { local: has('local'), consent: has('consent'), receipt: has('receipt') };
    const row = await rowFrom(place, id, beside, readers[place], digest, rights);
    if (row === null) return null;
    rows.push(row);
  }
  return rows;
}

const PLACES = ['sent', 'pending'] as const;
/** Reports that are read in one go: some milliseconds. */
const SLICE = 100;

/** The row of one report; most lie there as Beacon printed them, and are read in one look. */
function rowFrom(
  place: Place,
  id: string,
  beside: Beside,
  read: Reader,
  digest: Digest,
  rights: Rights,
): ReportRow | null | Promise<ReportRow | null> {
  const main = read(`${id}.json`);
  if (typeof main === 'string') return null;
  const judge = { settings: rights.settings, endpoint: rights.destination.endpoint, digest };
  const printed =
    place === 'sent' ? printedSent(id, main, beside, read) : printedPending(id, main, beside, read, judge)?.row;
  return printed ?? wholeRow(place, id, main.text, beside, read, digest, rights);
}

/** As the schemas read it, which are loaded for it. */
async function wholeRow(
  place: Place,
  id: string,
  text: string,
  beside: Beside,
  read: Reader,
  digest: Digest,
  rights: Rights,
): Promise<ReportRow | null> {
  const [{ readReport }, { ApprovalFile, LocalFile, Receipt }, { rowOf }] = await Promise.all([
    import('@core/report/read.ts'),
    import('@contract/report-files.ts'),
    import('./report-views.ts'),
  ]);
  const report = readReport(text);
  if (report.kind !== 'report' || report.report.report_id !== id) return null;
  const side = <T>(kind: keyof Beside, schema: Schema<T>): T | null | undefined =>
    beside[kind].has(id) ? parsed(schema, read(`${id}.${kind}.json`)) : null;
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
