import type { Report } from '@contract/report.ts';
import { ApprovalFile, LocalFile, Receipt, ReceiptStub } from '@contract/report-files.ts';
import { readReport } from '@core/report/read.ts';
import type { Clock, Digest } from '../ports/clock.ts';
import { type Files, StoreFailure, type StoreFailureKind } from '../ports/files.ts';
import { decodeUtf8, readText } from '../text-files.ts';

/** The files of one report, read but not judged. */
export interface StoredReport {
  readonly id: string;
  readonly place: 'pending' | 'sent';
  readonly bytes: Uint8Array;
  readonly text: string;
  readonly sha256: string;
  readonly report: Report;
  /** It holds fields of a newer minor that `report` does not. */
  readonly newer: boolean;
  readonly local: LocalFile | null;
  readonly approval: ApprovalFile | null;
  readonly receipt: Receipt | null;
}

export type Unreadable = { readonly file: string; readonly reason: string };

/** Reads a report and its sidecars. `null`: there is none. A string: why it cannot be read. */
export async function readStored(
  files: Files,
  digest: Digest,
  place: 'pending' | 'sent',
  id: string,
): Promise<StoredReport | string | null> {
  let bytes: Uint8Array | null;
  try {
    bytes = await files.read(`${place}/${id}.json`);
  } catch (error) {
    const why = error instanceof StoreFailure ? unreadable[error.kind] : undefined;
    if (why === undefined) throw error;
    return why;
  }
  if (bytes === null) return null;
  const text = decodeUtf8(bytes);
  if (text === undefined) return 'It is not text in UTF-8.';
  const read = readReport(text);
  if (read.kind === 'unreadable') return read.reason;
  if (read.report.report_id !== id) return `It says that it is ${read.report.report_id}, which is not its name.`;
  return {
    id,
    place,
    bytes,
    text,
    sha256: digest.sha256Hex(bytes),
    report: read.report,
    newer: read.newer,
    local: place === 'pending' ? await readLocal(files, id) : null,
    approval: place === 'pending' ? await readApproval(files, id) : null,
    receipt: place === 'sent' ? await readReceipt(files, id) : null,
  };
}

/** A file that is younger than this may be one that an editor is still writing. */
const SETTLE_MS = 1000;
const LOOK_AGAIN_MS = 100;

/** The same, looked at again while it cannot be read and is still being written: editors write in place, too. */
export async function readSettled(
  files: Files,
  digest: Digest,
  clock: Clock,
  place: 'pending' | 'sent',
  id: string,
): Promise<StoredReport | string | null> {
  for (let waitedMs = 0; ; waitedMs += LOOK_AGAIN_MS) {
    const stored = await readStored(files, digest, place, id);
    if (typeof stored !== 'string' || waitedMs >= 2 * SETTLE_MS) return stored;
    const stat = await files.stat(`${place}/${id}.json`);
    const ageMs = stat === null ? SETTLE_MS : clock.wallMs() - stat.modifiedAtMs;
    if (ageMs < 0 || ageMs >= SETTLE_MS) return stored;
    await clock.sleep(LOOK_AGAIN_MS);
  }
}

/** What is wrong with one file, and no reason to hide the others. A disk that is gone or full is not of that kind. */
const unreadable: Partial<Record<StoreFailureKind, string>> = {
  not_a_file: 'It is no file, but something else of that name.',
  too_large: 'It is far larger than any report.',
  denied: 'Its permissions do not let Beacon read it.',
  io: 'The disk does not answer for it.',
};

/** Null where it is missing or torn: the report itself is still whole, and can be reviewed without it. */
export const readLocal = (files: Files, id: string) => readJson(files, `pending/${id}.local.json`, LocalFile);
/** Null where it is missing or torn: without a whole approval there is none. */
export const readApproval = (files: Files, id: string) => readJson(files, `pending/${id}.consent.json`, ApprovalFile);
export const readReceipt = (files: Files, id: string) => readJson(files, `sent/${id}.receipt.json`, Receipt);
export const readStub = (files: Files, id: string) => readJson(files, `sent/${id}.receipt.json`, ReceiptStub);

/** As captured; null where it is missing, or something that is no text. */
export async function readOriginal(files: Files, id: string): Promise<string | null> {
  return (await readSidecar(files, `pending/${id}.original.json`)) ?? null;
}

async function readSidecar(files: Files, path: string): Promise<string | null | undefined> {
  try {
    return await readText(files, path);
  } catch (error) {
    // Something that is no file. Without the means to read anything, nothing may be concluded from it.
    if (error instanceof StoreFailure && unreadable[error.kind] !== undefined) return null;
    throw error;
  }
}

async function readJson<T>(
  files: Files,
  path: string,
  schema: { safeParse(value: unknown): { success: true; data: T } | { success: false } },
): Promise<T | null> {
  const text = await readSidecar(files, path);
  if (text === null || text === undefined) return null;
  try {
    const parsed = schema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null; // Torn.
  }
}

export const printJson = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
