import type { Report } from '@contract/report.ts';
import type { Receipt } from '@contract/report-files.ts';
import type { Retention } from '@contract/settings.ts';
import { readPrinted } from '@core/report/read-printed.ts';
import { type Stored, toDrop } from '@core/report/retention.ts';
import type { Digest } from '../ports/clock.ts';
import type { Files } from '../ports/files.ts';
import { printedLocal } from './printed-rows.ts';
import { DROPPED, droppedSoFar } from './report-drops.ts';
import { printJson, readStored } from './report-files.ts';
import { removePending } from './report-leaving.ts';
import { ownName } from './report-names.ts';

/** What happens when a failure was captured, under store.lock: counted with its like, or written where there is room. */
const DAY_MS = 24 * 60 * 60 * 1000;

/** Drops what the caps demand for a new report of this type and size, and answers the ids. */
export async function makeRoom(
  files: Files,
  digest: Digest,
  report: { readonly type: Report['type']; readonly bytes: number },
  retention: Retention,
  nowMs: number,
): Promise<readonly string[]> {
  const stored = await storedFacts(files, digest);
  const ids = toDrop(stored, report, retention, nowMs);
  for (const id of ids) await removePending(files, id);
  if (ids.length > 0) await files.write(DROPPED, printJson({ dropped: (await droppedSoFar(files)) + ids.length }));
  return ids;
}

/** What the caps ask about each pending report that can be read. */
async function storedFacts(files: Files, digest: Digest): Promise<readonly Stored[]> {
  const names = new Set(await files.names('pending'));
  const sizes = await sizesOf(files, names);
  const read = files.readerOf('pending');
  const all: Stored[] = [];
  for (const name of names) {
    const own = ownName(name);
    if (!own?.main) continue;
    const { id } = own;
    const quick = names.has(`${id}.consent.json`) ? null : printedFacts(id, names, read);
    const facts = quick ?? (await wholeFacts(files, digest, id));
    if (facts !== null) all.push({ ...facts, bytes: sizes.get(id) ?? 0 });
  }
  return all;
}

/** Of a report that lies there as Beacon printed it. With thousands of them, this is done while others wait for the lock. */
function printedFacts(
  id: string,
  names: ReadonlySet<string>,
  read: ReturnType<Files['readerOf']>,
): Omit<Stored, 'bytes'> | null {
  const main = read(`${id}.json`);
  const report = typeof main === 'string' ? null : readPrinted(main.text, id);
  const local = names.has(`${id}.local.json`) ? printedLocal(read(`${id}.local.json`)) : undefined;
  // Whether feedback has a text is not in what a list shows.
  if (report === null || local === undefined || report.type === 'feedback') return null;
  const { type } = report;
  const capturedAtMs = Date.parse(local.captured_at);
  return { id, type, capturedAtMs, read: local.read_at !== null, approved: false, hasText: false };
}

async function wholeFacts(files: Files, digest: Digest, id: string): Promise<Omit<Stored, 'bytes'> | null> {
  const one = await readStored(files, digest, 'pending', id);
  if (one === null || typeof one === 'string') return null;
  return {
    id,
    type: one.report.type,
    capturedAtMs: Date.parse(one.local?.captured_at ?? one.report.timestamp),
    read: one.local?.read_at != null,
    approved: one.approval !== null,
    hasText: one.report.type === 'feedback' && (one.report.feedback.text ?? '') !== '',
  };
}

/** Bytes of all files of each pending report. */
async function sizesOf(files: Files, names: Iterable<string>): Promise<ReadonlyMap<string, number>> {
  const sizes = new Map<string, number>();
  const inPending = files.sizesIn('pending');
  for (const name of names) {
    const own = ownName(name);
    if (own === null) continue;
    const inside = name.endsWith('.d') ? [...files.sizesIn(`pending/${name}`).values()] : [inPending.get(name) ?? 0];
    sizes.set(
      own.id,
      inside.reduce((sum, bytes) => sum + bytes, sizes.get(own.id) ?? 0),
    );
  }
  return sizes;
}

/** The ids whose report may have this fingerprint, by a look at the bytes alone; the others certainly have another. */
async function mayHave(files: Files, place: 'pending' | 'sent', fingerprint: string): Promise<readonly string[]> {
  const read = files.readerOf(place);
  return (await files.names(place)).flatMap((name) => {
    const own = ownName(name);
    if (!own?.main) return [];
    const file = read(name);
    if (typeof file === 'string') return file === 'gone' ? [] : [own.id];
    // A text with escapes may say the same in other signs.
    const may = file.text.includes(fingerprint) || file.text.includes('\\u');
    return may ? [own.id] : [];
  });
}

export interface Repeat {
  readonly fingerprint: string;
  /** Of the process; null for Beacon itself. */
  readonly name: string | null;
  readonly at: string;
}

/** Counts a failure with a report of the same within 24 h, pending or sent. Answers its id, or null where none is. */
export async function countAgain(
  files: Files,
  digest: Digest,
  { fingerprint, name, at }: Repeat,
  nowMs: number,
): Promise<string | null> {
  const isSame = (report: Report, ownName: string | null) =>
    report.type === 'crash' && report.fingerprint === fingerprint && ownName === name;
  const isRecent = (since: string) => nowMs - Date.parse(since) < DAY_MS;
  for (const id of await mayHave(files, 'pending', fingerprint)) {
    const stored = await readStored(files, digest, 'pending', id);
    if (stored === null || typeof stored === 'string') continue;
    const { report, local } = stored;
    if (local === null || !isSame(report, local.name) || !isRecent(local.captured_at)) continue;
    const { occurrences } = local;
    const counted = { ...occurrences, count: occurrences.count + 1, last_at: at };
    await files.write(`pending/${id}.local.json`, printJson({ ...local, occurrences: counted }));
    return id;
  }
  for (const id of await mayHave(files, 'sent', fingerprint)) {
    const stored = await readStored(files, digest, 'sent', id);
    if (stored === null || typeof stored === 'string' || stored.receipt === null) continue;
    const { receipt, report } = stored;
    if (!isSame(report, receipt.name) || !isRecent(report.timestamp)) continue;
    const counted: Receipt = {
      ...receipt,
      later_occurrences: receipt.later_occurrences + 1,
      last_occurrence_at: at,
    };
    await files.write(`sent/${id}.receipt.json`, printJson(counted));
    return id;
  }
  return null;
}
