import type { Retention } from '@contract/settings.ts';
import type { Digest } from '../ports/clock.ts';
import { type Files, StoreFailure } from '../ports/files.ts';
import { quarantine } from './quarantine.ts';
import { printJson, readReceipt, readStub } from './report-files.ts';
import { ownName, pendingFiles } from './report-names.ts';

/** How reports leave pending/ and sent/. All of it runs under store.lock, which the caller holds. */

const DAY_MS = 24 * 60 * 60 * 1000;
/** A stub, with which a deletion can still be asked for, is kept this long after the report was sent. */
const STUB_DAYS = 90;
/** A sidecar without its report and younger than this may belong to a report that is being written right now. */
const ORPHAN_MS = 60_000;

/** The report itself goes first: with it gone, the rest is not a report, and the next pruning removes it. */
export async function removePending(files: Files, id: string): Promise<void> {
  for (const path of [...pendingFiles(id)].reverse()) await files.remove(path);
}

/** Ids of reports that lie in pending/ and have a receipt in sent/. Names only: nothing is read. */
export async function inBothPlaces(files: Files): Promise<readonly string[]> {
  const receipts = new Set(await files.names('sent'));
  if (receipts.size === 0) return [];
  return (await files.names('pending')).flatMap((name) => {
    const own = ownName(name);
    return own?.main && receipts.has(`${own.id}.receipt.json`) ? [own.id] : [];
  });
}

/**
 * Finishes what a crash interrupted between the receipt and the removal. A receipt is written only after the server took
 * the report, so a pending report with the very bytes of its receipt was sent. With other bytes somebody changed it
 * after that: it cannot be sent again under its id, and is set aside.
 */
export async function finishSent(files: Files, digest: Digest): Promise<void> {
  for (const id of await inBothPlaces(files)) {
    try {
      await finishOne(files, digest, id);
    } catch (error) {
      // One that cannot be read or moved must not hold up the others; the next look tries again.
      if (!(error instanceof StoreFailure)) throw error;
    }
  }
}

/** The same for one report, whose receipt is written. */
export async function finishOne(files: Files, digest: Digest, id: string): Promise<void> {
  const receipt = await readReceipt(files, id);
  const bytes = await files.read(`pending/${id}.json`);
  if (receipt === null) return;
  if (bytes !== null && digest.sha256Hex(bytes) !== receipt.sha256) {
    await quarantine(files, 'pending', `${id}.json`, 'It was sent already, and changed after that.');
    return;
  }
  if (bytes !== null && (await files.stat(`sent/${id}.json`)) === null) await files.write(`sent/${id}.json`, bytes);
  await removePending(files, id);
}

export async function pruneReports(files: Files, retention: Retention, nowMs: number): Promise<void> {
  for (const { name } of await files.list('sent')) {
    const id = /^(brpt_[0-9a-f]{8,32})\.receipt\.json$/.exec(name)?.[1];
    if (id === undefined) continue;
    const receipt = await readReceipt(files, id);
    if (receipt !== null && nowMs - Date.parse(receipt.sent_at) > retention.sent_days * DAY_MS) {
      await files.remove(`sent/${id}.json`);
      if (receipt.proof === null) await files.remove(`sent/${name}`);
      else await files.write(`sent/${name}`, printJson({ report_id: id, proof: receipt.proof }));
    } else if (receipt === null && (await readStub(files, id)) !== null) {
      const stat = await files.stat(`sent/${name}`);
      const left = (STUB_DAYS - retention.sent_days) * DAY_MS;
      if (stat !== null && nowMs - stat.modifiedAtMs > left) await files.remove(`sent/${name}`);
    }
  }
  for (const { name } of await files.list('pending')) {
    const own = ownName(name);
    if (own === null || own.main || (await files.stat(`pending/${own.id}.json`)) !== null) continue;
    const stat = await files.stat(`pending/${name}`);
    if (stat !== null && nowMs - stat.modifiedAtMs > ORPHAN_MS) await files.remove(`pending/${name}`);
  }
}
