import {
  type BundlePart,
  type BundleView,
  emptyDraft,
  type FeedbackDraft,
  type KeptPicture,
  MOST_ATTACHMENT_BYTES,
} from '@contract/feedback.ts';
import type { Attachment } from '@contract/report.ts';
import type { Answer } from '@contract/requests.ts';
import { mayCollect, sendRight } from '@core/consent/consent.ts';
import { buildFeedback } from '@core/report/build-feedback.ts';
import { byteLength, printReport } from '@core/report/fit.ts';
import { barePng } from '@core/report/png.ts';
import { utcSeconds } from '@core/report/times.ts';
import { refusalLine } from '@core/report/words.ts';
import { fromBase64, toBase64 } from '../base64.ts';
import { type CollectorParts, surroundings } from '../capture/collector.ts';
import { StoreFailure } from '../ports/files.ts';
import { LockBusy } from '../ports/locks.ts';
import { attachmentNames } from '../reports/attachments.ts';
import { Stopped } from '../reports/export-bundle.ts';
import { factsOf } from '../reports/report-facts.ts';
import { destinationOf } from '../reports/report-views.ts';
import type { Review } from '../reports/review.ts';
import type { Outbox } from '../sending/outbox.ts';
import { giveFeedback } from './feedback.ts';
import { type BundleParts, type Gathered, gatherBundle, partsOf } from './feedback-bundle.ts';

export interface FeedbackDeskParts {
  readonly collector: CollectorParts;
  readonly bundle: BundleParts;
  readonly review: Pick<Review, 'discard'>;
  readonly outbox: Pick<Outbox, 'approve'>;
  readonly zip: (files: ReadonlyMap<string, string>, at: string) => Uint8Array;
  readonly version: string;
  /** Told how far the gathering of a bundle is; null when it has ended. */
  readonly progress?: (progress: { readonly done: number; readonly total: number } | null) => void;
  /** A PNG of Beacon's own window; null where the host has none. */
  readonly capture: () => Promise<Uint8Array | null>;
}

const COMPONENT = 'beacon.app';
/** Reports that are scrubbed between two looks at whether it is still wanted. */
const STEP = 20;
const failed = (message: string) => ({ kind: 'failed', message }) as const;

/**
 * What a person is writing to the makers of Beacon: in memory until it is a report, so that nothing of it is ever on disk
 * unscrubbed, and no picture before its black areas are part of it.
 */
export class FeedbackDesk {
  readonly #parts: FeedbackDeskParts;
  #draft: FeedbackDraft = emptyDraft;
  #picture: { readonly shown: KeptPicture; readonly bytes: Uint8Array } | null = null;
  #bundle: { readonly view: BundleView; readonly bytes: Uint8Array; readonly files: Gathered['files'] } | null = null;
  /** The last gathering that was begun or called off. */
  #making = 0;
  /** Id, proof and moment of the report to be: the same for every look at one draft, so that what is seen is what is sent. */
  #around: { readonly atMs: number; readonly around: Awaited<ReturnType<typeof surroundings>> } | null = null;

  constructor(parts: FeedbackDeskParts) {
    this.#parts = parts;
  }

  async react(
    reaction: NonNullable<FeedbackDraft['reaction']>,
    screen: string | null,
  ): Promise<Answer<'feedback.react'>> {
    const { collector, version } = this.#parts;
    const said = { reaction, text: null, votes: [], screen };
    const captured = await giveFeedback(collector, said, { component: COMPONENT, version });
    switch (captured.kind) {
      case 'written':
      case 'counted':
        return { kind: 'noted', id: captured.id };
      case 'refused':
        return failed(refusalLine(captured.reason, null));
      case 'failed':
        return failed('It could not be noted: nothing can be saved at the moment.');
      default:
        return captured satisfies never;
    }
  }

  /** One click less: the count goes down, and with the last one the report goes. A report that has words by now stays. */
  async unreact(id: string): Promise<string | null> {
    const { store, onChange } = this.#parts.collector;
    const stored = await store.get(id);
    if (stored === null || stored.place === 'sent' || stored.approval !== null) return 'It is on its way already.';
    const { report, local, sha256 } = stored;
    if (report.type !== 'feedback' || (report.feedback.text ?? '') !== '') return 'It has words by now, so it stays.';
    const count = Math.max(report.occurrences.count, local?.occurrences.count ?? 1);
    if (count <= 1) return (await this.#parts.review.discard(id)) ? null : 'It is not there any more.';
    const less = { ...report.occurrences, count: Math.max(1, Math.min(report.occurrences.count, count - 1)) };
    const done = await store.replace(id, sha256, { ...report, occurrences: less }, (now) => ({
      ...now,
      occurrences: { ...now.occurrences, count: count - 1 },
    }));
    if (done !== 'saved') return 'It was changed by another program.';
    onChange([id]);
    return null;
  }

  get(): Answer<'feedback.get'> {
    const picture = this.#picture;
    return {
      draft: this.#draft,
      picture: picture === null ? null : { ...picture.shown, png: toBase64(picture.bytes) },
      bundle: this.#bundle?.view ?? null,
    };
  }

  keep(draft: FeedbackDraft): void {
    this.#draft = draft;
  }

  picture(given: { readonly png: string; readonly areas: number } | null): Answer<'feedback.picture'> {
    if (given === null) {
      this.#picture = null;
      return { kind: 'none' };
    }
    const bare = barePng(fromBase64(given.png));
    if (bare === null) return failed('That is no picture that Beacon can read.');
    if (bare.bytes.length > MOST_ATTACHMENT_BYTES) return failed('The picture is over 5 MB. Crop it, then use it.');
    const { bytes, width, height } = bare;
    const sha256 = this.#parts.collector.digest.sha256Hex(bytes);
    const shown = { sha256, bytes: bytes.length, width, height, areas: given.areas };
    this.#picture = { shown, bytes };
    return { kind: 'kept', picture: shown };
  }

  async bundle(asked: { readonly parts: readonly BundlePart[] } | null): Promise<Answer<'feedback.bundle'>> {
    if (asked === null) {
      this.#bundle = null;
      return { kind: 'none' };
    }
    const { collector, zip, progress = () => undefined } = this.#parts;
    const nowMs = collector.clock.wallMs();
    this.#making += 1;
    const mine = this.#making;
    let gathered: Gathered;
    try {
      gathered = await gatherBundle(this.#parts.bundle, nowMs, async (done, total) => {
        if (done % STEP === 0) {
          progress({ done, total });
          // A turn for everything else, and for a Cancel.
          await collector.clock.sleep(0);
        }
        return this.#making === mine;
      });
    } catch (error) {
      if (error instanceof Stopped)
        return this.#bundle === null ? { kind: 'none' } : { kind: 'made', bundle: this.#bundle.view };
      throw error;
    } finally {
      progress(null);
    }
    const on = new Set(asked.parts);
    const files = gathered.files.filter(({ part }) => on.has(part));
    const bytes = zip(new Map(files.map(({ path, text }) => [path, text])), utcSeconds(nowMs));
    if (bytes.length > MOST_ATTACHMENT_BYTES) return failed('The bundle would be over 5 MB. Untick a part.');
    const view: BundleView = {
      sha256: collector.digest.sha256Hex(bytes),
      bytes: bytes.length,
      parts: partsOf(gathered, on, byteLength),
      files: files.map(({ path, part, text }) => ({ path, part, bytes: byteLength(text) })),
      left_out: gathered.leftOut,
    };
    this.#bundle = { view, bytes, files };
    return { kind: 'made', bundle: view };
  }

  /** Whatever is being gathered is not wanted any more; what was attached before stays. */
  cancelBundle(): void {
    this.#making += 1;
  }

  bundleFile(path: string): Answer<'feedback.bundle_file'> {
    const file = this.#bundle?.files.find((one) => one.path === path);
    return file === undefined ? failed('That file is not in the bundle any more.') : { kind: 'file', text: file.text };
  }

  async preview(): Promise<Answer<'feedback.preview'>> {
    const { rights, digest } = this.#parts.collector;
    const now = await rights();
    const right = mayCollect(now.settings, now.environment, 'feedback');
    if (right.kind === 'refused') return failed(refusalLine(right.reason, now.destination.problem));
    const built = await this.#build();
    if (built === null) return failed('The scrubber could not read that text, so nothing is made of it.');
    const text = printReport(built.report);
    const bytes = new TextEncoder().encode(text);
    const facts = { ...built, id: built.report.report_id, place: 'pending' as const, text, bytes };
    const stored = { ...facts, sha256: digest.sha256Hex(text), newer: false, approval: null, receipt: null };
    return {
      kind: 'ready',
      text,
      sha256: stored.sha256,
      destination: destinationOf(now),
      right: sendRight(now.settings, now.environment, factsOf(stored), now.destination.endpoint),
    };
  }

  async finish(sha256: string, endpoint: string | null): Promise<Answer<'feedback.finish'>> {
    const { rights, digest, store, onChange } = this.#parts.collector;
    const { settings, environment, destination } = await rights();
    const right = mayCollect(settings, environment, 'feedback');
    if (right.kind === 'refused') return failed(refusalLine(right.reason, destination.problem));
    const built = await this.#build();
    if (built === null) return failed('The scrubber could not read that text, so nothing was written.');
    if (digest.sha256Hex(printReport(built.report)) !== sha256) return { kind: 'changed' };
    const { report_id: id } = built.report;
    const attached = new Map<string, Uint8Array>();
    if (this.#picture !== null) attached.set(attachmentNames.screenshot, this.#picture.bytes);
    if (this.#bundle !== null) attached.set(attachmentNames.bundle, this.#bundle.bytes);
    try {
      const { dropped } = await store.create(built.report, built.local, settings.retention, attached);
      onChange([id, ...dropped]);
    } catch (error) {
      if (error instanceof StoreFailure) return failed(`${error.message}. What you wrote is still here.`);
      if (error instanceof LockBusy) return failed('Another Beacon process is busy with this folder. Try again.');
      throw error;
    }
    const { replaces } = this.#draft;
    this.forget();
    // Its one click is part of what was just written; where it cannot be taken back, it simply stays.
    if (replaces !== null) await this.unreact(replaces).catch(() => null);
    const outcome = endpoint === null ? null : await this.#parts.outbox.approve(id, sha256, endpoint);
    return { kind: 'written', id, outcome };
  }

  async capture(): Promise<Answer<'feedback.capture'>> {
    const png = await this.#parts.capture();
    return png === null ? { kind: 'unavailable' } : { kind: 'picture', png: toBase64(png) };
  }

  forget(): void {
    this.#draft = emptyDraft;
    this.#picture = null;
    this.#bundle = null;
    this.#around = null;
  }

  /** Null where the scrubber fails: then nothing is made of it. */
  async #build(): Promise<ReturnType<typeof buildFeedback> | null> {
    const { collector, version } = this.#parts;
    this.#around ??= { atMs: collector.clock.wallMs(), around: await surroundings(collector) };
    const { reaction, text, votes, screen } = this.#draft;
    const feedback = { reaction, text: text.trim() === '' ? null : text.trim(), votes: [...votes], screen };
    const around = { ...this.#around.around, scrub: await collector.scrubContext() };
    try {
      const { report, local } = buildFeedback(
        { atMs: this.#around.atMs, feedback, component: COMPONENT, version },
        around,
      );
      return { report: { ...report, attachments: this.#attachments() }, local };
    } catch {
      return null; // Fails closed, and the error itself may quote what it failed on.
    }
  }

  #attachments(): Attachment[] {
    const picture = this.#picture?.shown;
    const bundle = this.#bundle?.view;
    return [
      ...(picture === undefined
        ? []
        : [
            {
              kind: 'screenshot' as const,
              media_type: 'image/png' as const,
              sha256: picture.sha256,
              bytes: picture.bytes,
            },
          ]),
      ...(bundle === undefined || bundle.files.length === 0
        ? []
        : [
            {
              kind: 'bundle' as const,
              media_type: 'application/zip' as const,
              sha256: bundle.sha256,
              bytes: bundle.bytes,
            },
          ]),
    ];
  }
}
