import { MOST_ATTACHMENT_BYTES } from '@contract/feedback.ts';
import type { Attachment, Report } from '@contract/report.ts';
import type { ReportDetail, ReportPart, SaveOutcome } from '@contract/reports-view.ts';
import { checkEdit } from '@core/report/check-edit.ts';
import { printReport } from '@core/report/fit.ts';
import { withPart } from '@core/report/parts.ts';
import { barePng } from '@core/report/png.ts';
import { readReport } from '@core/report/read.ts';
import { rescrub } from '@core/report/rescrub.ts';
import { refusalWords } from '@core/report/words.ts';
import type { ScrubContext } from '@core/scrub/types.ts';
import type { Digest } from '../ports/clock.ts';
import type { Files } from '../ports/files.ts';
import { StoreFailure } from '../ports/files.ts';
import { LockBusy } from '../ports/locks.ts';
import type { Rights } from '../settings/settings.ts';
import { decodeUtf8 } from '../text-files.ts';
import { attachmentNames, type Lying } from './attachments.ts';
import { setAsideList } from './quarantine.ts';
import type { Discarded } from './report-discard.ts';
import type { StoredReport } from './report-files.ts';
import { asOpened, type ReportStore } from './report-store.ts';
import { destinationOf, detailOf } from './report-views.ts';
import { setAsideRow } from './set-aside-row.ts';

export interface ReviewParts {
  readonly files: Files;
  readonly store: ReportStore;
  readonly digest: Digest;
  readonly rights: () => Promise<Rights>;
  readonly scrubContext: () => Promise<ScrubContext>;
  readonly onChange: (ids: readonly string[]) => void;
}

/** More of a foreign file than this is not shown: it may be anything. */
const SHOWN_CHARACTERS = 64 * 1024;

/** What a person does with a report before it leaves: reading, editing, choosing parts, discarding, undoing. */
export class Review {
  readonly #parts: ReviewParts;
  /** Discards of this session, in memory, so that each can be undone. */
  readonly #discarded = new Map<string, Discarded>();

  constructor(parts: ReviewParts) {
    this.#parts = parts;
  }

  /** Opens a report for approval: later occurrences are folded in, and it counts as read. */
  async open(id: string): Promise<ReportDetail | null> {
    const { store } = this.#parts;
    const before = await store.get(id);
    if (before === null) return this.#setAside(id);
    const opened = await store.open(id).catch((error: unknown) => {
      // A folder that cannot be written can still be read.
      if (error instanceof StoreFailure || error instanceof LockBusy) return before;
      throw error;
    });
    return opened === null ? null : detailOf(opened, store, await this.#parts.rights());
  }

  /** The same without opening: nothing is folded in or marked, so it is safe under an open editor. */
  async look(id: string): Promise<ReportDetail | null> {
    const { store } = this.#parts;
    const stored = await store.get(id);
    return stored === null ? this.#setAside(id) : detailOf(stored, store, await this.#parts.rights());
  }

  /** Saves an edited text: checked, scrubbed again, printed canonically. A wrong one changes nothing. */
  async save(id: string, baseSha256: string, text: string): Promise<SaveOutcome> {
    const stored = await this.#pending(id);
    if (stored === null) return { kind: 'gone' };
    const checked = checkEdit(text, stored.report);
    if (!checked.ok) return { kind: 'refused', problems: [...checked.problems] };
    return this.#replace(stored, baseSha256, checked.report);
  }

  /** Puts a part in or leaves it out. */
  async part(id: string, baseSha256: string, part: ReportPart, on: boolean): Promise<SaveOutcome> {
    const { store } = this.#parts;
    const stored = await this.#pending(id);
    if (stored === null) return { kind: 'gone' };
    // Written anew, it would lose the fields that only a newer Beacon knows.
    if (stored.newer) return { kind: 'failed', message: refusalWords.newer_format };
    const original = readReport((await store.original(id)) ?? '');
    const captured = original.kind === 'report' ? original.report : null;
    return this.#replace(stored, baseSha256, withPart(stored.report, part, on, captured, stored.local));
  }

  /** Attaches what lies beside a report, or leaves it out. */
  async attach(id: string, baseSha256: string, kind: Attachment['kind'], on: boolean): Promise<SaveOutcome> {
    const stored = await this.#pending(id);
    if (stored === null) return { kind: 'gone' };
    if (stored.newer) return { kind: 'failed', message: refusalWords.newer_format };
    const others = stored.report.attachments.filter((one) => one.kind !== kind);
    if (!on) return this.#replace(stored, baseSha256, { ...stored.report, attachments: others });
    const [found] = (await this.#parts.store.lying(id)).filter(({ file }) => file.kind === kind);
    if (found === undefined) return { kind: 'failed', message: 'It does not lie beside the report any more.' };
    const { size: _size, ...attachment } = found.file;
    return this.#replace(stored, baseSha256, { ...stored.report, attachments: [...others, attachment] });
  }

  /** Puts a picture beside a report and attaches it. Whatever is in the file beside what is drawn is dropped. */
  async picture(id: string, baseSha256: string, png: Uint8Array): Promise<SaveOutcome> {
    const bare = barePng(png);
    if (bare === null) return { kind: 'failed', message: 'That is no picture that Beacon can read.' };
    if (bare.bytes.length > MOST_ATTACHMENT_BYTES)
      return { kind: 'failed', message: 'The picture is over 5 MB. Crop it, then use it.' };
    const stored = await this.#pending(id);
    if (stored === null) return { kind: 'gone' };
    if (stored.sha256 !== baseSha256) return { kind: 'changed', detail: await this.#detail(stored) };
    try {
      if (!(await this.#parts.store.attach(id, attachmentNames.screenshot, bare.bytes))) return { kind: 'gone' };
    } catch (error) {
      return { kind: 'failed', message: saving(error) };
    }
    return this.attach(id, baseSha256, 'screenshot', true);
  }

  /** What lies beside a report, to be looked at; null where no such thing does. */
  async lying(id: string, sha256: string): Promise<Lying | null> {
    if ((await this.#pending(id)) === null) return null;
    return (await this.#parts.store.lying(id)).find(({ file }) => file.sha256 === sha256) ?? null;
  }

  /**
   * The bytes that would be approved must be ones the scrubber has seen: a file edited with another program is scrubbed
   * and printed first, and then it is another text, to be looked at once more. `refused`: what the scrubber made of it is
   * no report, or could not be saved, so the file is as it was and must not be approved.
   */
  async settle(id: string): Promise<'as_is' | 'changed' | 'refused' | 'gone'> {
    const stored = await this.#pending(id);
    if (stored === null) return 'gone';
    // Shown and kept as it is; that it is not sent is decided with everything else, in core/consent.
    if (stored.newer) return 'as_is';
    try {
      const clean = rescrub(stored.report, await this.#parts.scrubContext());
      if (printReport(clean.report) === stored.text) return 'as_is';
    } catch {
      return 'refused'; // Fails closed, and says nothing of what it failed on.
    }
    // With STALLARI_TELEMETRY_DEBUG nothing is written, and what the scrubber would change is not printed either.
    if ((await this.#parts.rights()).environment.debug) return 'refused';
    const outcome = await this.#replace(stored, stored.sha256, stored.report);
    if (outcome.kind === 'gone') return 'gone';
    return outcome.kind === 'refused' || outcome.kind === 'failed' ? 'refused' : 'changed';
  }

  /**
   * The text that `open` and `settle` would make of it, for STALLARI_TELEMETRY_DEBUG: nothing is written. `changed`: the
   * scrubber would change something.
   */
  async draft(
    id: string,
  ): Promise<
    { readonly kind: 'draft'; readonly text: string; readonly changed: boolean } | { readonly kind: 'refused' | 'gone' }
  > {
    const stored = await this.#pending(id);
    if (stored === null) return { kind: 'gone' };
    const report = asOpened(stored);
    const before = report === stored.report ? stored.text : printReport(report);
    try {
      const text = printReport(rescrub(report, await this.#parts.scrubContext(), JSON.stringify(stored.local)).report);
      if (!checkEdit(text, stored.report).ok) return { kind: 'refused' };
      return { kind: 'draft', text, changed: text !== before };
    } catch {
      return { kind: 'refused' }; // Fails closed, and says nothing of what it failed on.
    }
  }

  async #replace(stored: StoredReport, baseSha256: string, report: Report): Promise<SaveOutcome> {
    const { store, onChange } = this.#parts;
    let clean: ReturnType<typeof rescrub>;
    try {
      clean = rescrub(report, await this.#parts.scrubContext(), JSON.stringify(stored.local));
    } catch {
      // Fails closed, and says nothing of what it failed on.
      return { kind: 'failed', message: 'The scrubber could not read the edited text, so it was not saved.' };
    }
    // What the scrubber made of it must still be a report.
    const checked = checkEdit(printReport(clean.report), stored.report);
    if (!checked.ok) return { kind: 'refused', problems: [...checked.problems] };
    try {
      const done = await store.replace(stored.id, baseSha256, clean.report, (local) => ({
        ...local,
        findings: [...local.findings, ...clean.findings],
      }));
      const detail = await this.look(stored.id);
      if (done === 'gone' || detail === null) return { kind: 'gone' };
      if (done === 'saved') onChange([stored.id]);
      return { kind: done, detail };
    } catch (error) {
      return { kind: 'failed', message: saving(error) };
    }
  }

  async #detail(stored: StoredReport): Promise<ReportDetail> {
    return detailOf(stored, this.#parts.store, await this.#parts.rights());
  }

  async discard(id: string): Promise<boolean> {
    const kept = await this.#parts.store.discard(id);
    if (kept === null) return false;
    this.#discarded.set(id, kept);
    this.#parts.onChange([id]);
    return true;
  }

  async restore(id: string): Promise<boolean> {
    const kept = this.#discarded.get(id);
    if (kept === undefined) return false;
    await this.#parts.store.restore(kept);
    this.#discarded.delete(id);
    this.#parts.onChange([id]);
    return true;
  }

  /** Nothing can be brought back any more. */
  forget(): void {
    this.#discarded.clear();
  }

  async #pending(id: string): Promise<StoredReport | null> {
    const stored = await this.#parts.store.get(id);
    return stored === null || stored.place === 'sent' ? null : stored;
  }

  async #setAside(id: string): Promise<ReportDetail | null> {
    const found = (await setAsideList(this.#parts.files)).find(({ file }) => file === id);
    if (found === undefined) return null;
    const rights = await this.#parts.rights();
    const bytes = (await this.#parts.files.read(`quarantine/${id}`)) ?? new Uint8Array();
    return {
      row: setAsideRow(found),
      text: (decodeUtf8(bytes) ?? '').slice(0, SHOWN_CHARACTERS),
      sha256: this.#parts.digest.sha256Hex(bytes),
      original: null,
      local: null,
      approval: null,
      receipt: null,
      lying: [],
      fixed: null,
      destination: destinationOf(rights),
      right: { kind: 'refused', reason: 'not_approved' },
      set_aside: found.reason,
    };
  }
}

/** Why it was not saved, for the person; anything else is a bug. */
function saving(error: unknown): string {
  if (error instanceof StoreFailure) return `${error.message}. Nothing was lost; the report is as it was.`;
  if (error instanceof LockBusy) return 'Another Beacon process is busy with this folder. Try again.';
  throw error;
}
