import type { Report } from '@contract/report.ts';
import type { ApprovalFile, LocalFile, Receipt } from '@contract/report-files.ts';
import type { Retention } from '@contract/settings.ts';
import { byteLength, fitReport, printReport } from '@core/report/fit.ts';
import { utcSeconds } from '@core/report/times.ts';
import { replaceKeeping } from './quarantine.ts';
import { type Discarded, discardReport } from './report-discard.ts';
import { droppedSoFar } from './report-drops.ts';
import { printJson, readLocal, readReceipt, readStored, type StoredReport } from './report-files.ts';
import { countAgain, makeRoom } from './report-intake.ts';
import { finishOne, finishSent, pruneReports } from './report-leaving.ts';
import { ReportReader } from './report-reader.ts';

export type { Listing } from './report-reader.ts';

/**
 * The reports of this Mac: pending/, sent/ and quarantine/. Anybody may edit or delete these files at any time, so
 * nothing is remembered between calls, and every change is made under store.lock on what is there at that moment.
 */
export class ReportStore extends ReportReader {
  // --- writing a new report ---

  /**
   * Writes a captured report, dropping others where the caps demand it. Sidecars first, the report last: a report
   * that is there is whole.
   *
   * @param attachments by the names of `attachmentNames`; the report lists their digests
   */
  async create(
    report: Report,
    local: LocalFile,
    retention: Retention,
    attachments: ReadonlyMap<string, Uint8Array> = new Map(),
  ): Promise<{ readonly dropped: readonly string[] }> {
    const text = printReport(report);
    const attachedBytes = [...attachments.values()].reduce((sum, { length }) => sum + length, 0);
    return this.locked(async () => {
      const dropped = await makeRoom(
        this.files,
        this.digest,
        { type: report.type, bytes: 2 * byteLength(text) + byteLength(printJson(local)) + attachedBytes },
        retention,
        this.clock.wallMs(),
      );
      for (const [name, bytes] of attachments) await this.files.write(`pending/${report.report_id}.d/${name}`, bytes);
      await this.writeNew(report, local);
      return { dropped };
    });
  }

  /** The three files of a report that nobody has heard of, the one that makes it a report last. */
  protected async writeNew(report: Report, local: LocalFile): Promise<void> {
    const text = printReport(report);
    await this.files.write(`pending/${report.report_id}.local.json`, printJson(local));
    await this.files.write(`pending/${report.report_id}.original.json`, text);
    await this.files.write(`pending/${report.report_id}.json`, text);
  }

  /** How many reports the caps have dropped so far. */
  dropped(): Promise<number> {
    return droppedSoFar(this.files);
  }

  /**
   * The same failure of the same process within 24 h, pending or sent: its count goes up in the file beside it, and
   * no new report is written. Answers the id of the report that stands for it, or null.
   */
  async countRepeat(fingerprint: string, name: string | null, at: string): Promise<string | null> {
    return this.locked(async () => {
      await finishSent(this.files, this.digest);
      return countAgain(this.files, this.digest, { fingerprint, name, at }, this.clock.wallMs());
    });
  }

  // --- review ---

  /** Folds later occurrences into a report that is opened for approval, and marks it read. Never after an approval. */
  async open(id: string): Promise<StoredReport | null> {
    const before = await this.get(id);
    if (before === null || before.place === 'sent' || before.local === null) return before;
    if (!needsFolding(before) && before.local.read_at !== null) return before;
    await this.locked(async () => {
      // Read again: between the first look and the lock somebody may have approved, edited or sent it.
      const now = await readStored(this.files, this.digest, 'pending', id);
      if (now === null || typeof now === 'string' || now.local === null) return;
      const folded = asOpened(now);
      // Edited at this very moment: then it is folded into the edit, by the next look.
      if (folded !== now.report && !(await this.#writeOver(now, printReport(folded)))) return;
      const read_at = now.local.read_at ?? utcSeconds(this.clock.wallMs());
      await this.files.write(`pending/${id}.local.json`, printJson({ ...now.local, read_at }));
    });
    return this.get(id);
  }

  /** Replaces the bytes of a pending report if they are still those with `baseSha256`; an approval is void by it. */
  async replace(
    id: string,
    baseSha256: string,
    report: Report,
    changeLocal?: (local: LocalFile) => LocalFile,
  ): Promise<'saved' | 'changed' | 'gone'> {
    return this.locked(async () => {
      const bytes = await this.files.read(`pending/${id}.json`);
      if (bytes === null) return 'gone';
      if (this.digest.sha256Hex(bytes) !== baseSha256) return 'changed';
      const text = printReport(report);
      if (this.digest.sha256Hex(text) !== baseSha256) {
        await this.files.remove(`pending/${id}.consent.json`);
        if (!(await this.#writeOver({ id, sha256: baseSha256 }, text))) return 'changed';
      }
      const local = changeLocal === undefined ? null : await readLocal(this.files, id);
      if (local !== null && changeLocal !== undefined) {
        await this.files.write(`pending/${id}.local.json`, printJson(changeLocal(local)));
      }
      return 'saved';
    });
  }

  /** Under the lock. False: an editor was faster, and its text stands. What it typed into the old file is set aside. */
  async #writeOver({ id, sha256 }: Pick<StoredReport, 'id' | 'sha256'>, text: string): Promise<boolean> {
    const isBase = (found: Uint8Array) => this.digest.sha256Hex(found) === sha256;
    return replaceKeeping(this.files, `${id}.json`, text, isBase);
  }

  /** Puts a file beside a pending report, in place of one of that name; false when the report is gone. */
  async attach(id: string, name: string, bytes: Uint8Array): Promise<boolean> {
    return this.locked(async () => {
      if ((await this.files.stat(`pending/${id}.json`)) === null) return false;
      await this.files.write(`pending/${id}.d/${name}`, bytes);
      return true;
    });
  }

  /** Records consent, if the bytes are still those that were seen. */
  async approve(id: string, approval: ApprovalFile): Promise<'approved' | 'changed' | 'gone'> {
    return this.locked(async () => {
      const bytes = await this.files.read(`pending/${id}.json`);
      if (bytes === null) return 'gone';
      if (this.digest.sha256Hex(bytes) !== approval.sha256) return 'changed';
      const local = await readLocal(this.files, id);
      if (local?.refusal != null)
        await this.files.write(`pending/${id}.local.json`, printJson({ ...local, refusal: null }));
      await this.files.write(`pending/${id}.consent.json`, printJson(approval));
      return 'approved';
    });
  }

  /** Takes an approval back; with a refusal, the reason is kept beside the report. */
  async voidApproval(id: string, refusal: LocalFile['refusal'] = null): Promise<void> {
    await this.locked(async () => {
      await this.files.remove(`pending/${id}.consent.json`);
      if (refusal === null) return;
      const local = await readLocal(this.files, id);
      if (local !== null) await this.files.write(`pending/${id}.local.json`, printJson({ ...local, refusal }));
    });
  }

  // --- leaving ---

  /** After delivery: exactly the bytes that were sent, and the receipt; then nothing of the pending report is left. */
  async markSent(id: string, bytes: Uint8Array, receipt: Receipt): Promise<void> {
    await this.locked(async () => {
      await this.files.write(`sent/${id}.receipt.json`, printJson(receipt));
      await this.files.write(`sent/${id}.json`, bytes);
      // What somebody edited while it was on its way is set aside, and not removed with what was sent.
      await finishOne(this.files, this.digest, id);
    });
  }

  async updateReceipt(id: string, change: (receipt: Receipt) => Receipt): Promise<void> {
    await this.locked(async () => {
      const receipt = await readReceipt(this.files, id);
      if (receipt !== null) await this.files.write(`sent/${id}.receipt.json`, printJson(change(receipt)));
    });
  }

  /** Removes a pending report, or a file that was set aside, and answers all of it; null when there is none. */
  discard(id: string): Promise<Discarded | null> {
    return this.locked(() => discardReport(this.files, id));
  }

  async restore(discarded: Discarded): Promise<void> {
    await this.locked(async () => {
      for (const [path, bytes] of discarded) await this.files.write(path, bytes);
    });
  }

  // --- housekeeping ---

  /** Receipts past their days become stubs, stubs past 90 days go, and so do sidecars whose report a person deleted. */
  async prune(retention: Retention): Promise<void> {
    await this.locked(async () => {
      await finishSent(this.files, this.digest);
      await pruneReports(this.files, retention, this.clock.wallMs());
    });
  }
}

/** The report as it is when a person opens it for approval: with all its occurrences so far. */
export function asOpened(stored: StoredReport): Report {
  if (!needsFolding(stored) || stored.local === null) return stored.report;
  return fitReport({ ...stored.report, occurrences: stored.local.occurrences } as Report);
}

function needsFolding({ local, report, approval, newer }: StoredReport): boolean {
  return approval === null && !newer && local !== null && local.occurrences.count > report.occurrences.count;
}
