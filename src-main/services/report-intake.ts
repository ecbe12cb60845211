import type { Report } from '@contract/report.ts';
import type { Receipt } from '@contract/report-files.ts';
import type { Retention } from '@contract/settings.ts';
import { droppedIn, type Stored, toDrop } from '@core/report/retention.ts';
import type { Digest, Files } from './ports.ts';
import { printJson, readStored, type StoredReport } from './report-files.ts';
import { removePending } from './report-leaving.ts';
import { ownName } from './report-names.ts';
import { readText } from './text-files.ts';

/** What happens when a failure was captured, under store.lock: counted with its like, or written where there is room. */
const DAY_MS = 24 * 60 * 60 * 1000;
const DROPPED = 'state/dropped.json';

/** Drops what the caps demand for a new report of this type and size, and answers the ids. */
export async function makeRoom(
  files: Files,
  digest: Digest,
  report: { readonly type: Report['type']; readonly bytes: number },
  retention: Retention,
  nowMs: number,
): Promise<readonly string[]> {
  const stored: Stored[] = [];
  const sizes = await sizesOf(files);
  for (const one of await readable(files, digest)) {
    stored.push({
      id: one.id,
      type: one.report.type,
      capturedAtMs: Date.parse(one.local?.captured_at ?? one.report.timestamp),
      bytes: sizes.get(one.id) ?? one.bytes.length,
      read: one.local?.read_at != null,
      approved: one.approval !== null,
      hasText: one.report.type === 'feedback' && (one.report.feedback.text ?? '') !== '',
    });
  }
  const ids = toDrop(stored, report, retention, nowMs);
  for (const id of ids) await removePending(files, id);
  if (ids.length > 0) await files.write(DROPPED, printJson({ dropped: (await droppedSoFar(files)) + ids.length }));
  return ids;
}

/** How many reports the caps have dropped so far. */
export async function droppedSoFar(files: Files): Promise<number> {
  try {
    return droppedIn(await readText(files, DROPPED));
  } catch {
    return 0; // Edited into something else; the next drop counts from here.
  }
}

/** Bytes of all files of each pending report. */
async function sizesOf(files: Files): Promise<ReadonlyMap<string, number>> {
  const sizes = new Map<string, number>();
  for (const { name, folder } of await files.list('pending')) {
    const own = ownName(name);
    if (own === null) continue;
    const inside = folder ? (await files.list(`pending/${name}`)).map((entry) => `${name}/${entry.name}`) : [name];
    for (const path of inside) {
      const stat = await files.stat(`pending/${path}`);
      sizes.set(own.id, (sizes.get(own.id) ?? 0) + (stat?.bytes ?? 0));
    }
  }
  return sizes;
}

async function readable(files: Files, digest: Digest): Promise<StoredReport[]> {
  const all: StoredReport[] = [];
  for (const { name } of await files.list('pending')) {
    const own = ownName(name);
    if (!own?.main) continue;
    const stored = await readStored(files, digest, 'pending', own.id);
    if (stored !== null && typeof stored !== 'string') all.push(stored);
  }
  return all;
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
  for (const { id, report, local } of await readable(files, digest)) {
    if (local === null || !isSame(report, local.name) || !isRecent(local.captured_at)) continue;
    const { occurrences } = local;
    const counted = { ...occurrences, count: occurrences.count + 1, last_at: at };
    await files.write(`pending/${id}.local.json`, printJson({ ...local, occurrences: counted }));
    return id;
  }
  for (const { name: file } of await files.list('sent')) {
    const own = ownName(file);
    if (!own?.main) continue;
    const stored = await readStored(files, digest, 'sent', own.id);
    if (stored === null || typeof stored === 'string' || stored.receipt === null) continue;
    const { receipt, report } = stored;
    if (!isSame(report, receipt.name) || !isRecent(report.timestamp)) continue;
    const counted: Receipt = {
      ...receipt,
      later_occurrences: receipt.later_occurrences + 1,
      last_occurrence_at: at,
    };
    await files.write(`sent/${own.id}.receipt.json`, printJson(counted));
    return own.id;
  }
  return null;
}
