import type { WaitReason } from '@contract/report-files.ts';
import type { SendOutcome } from '@contract/reports-view.ts';
import { approvalOf, mayGoByItself, sendRight } from '@core/consent/consent.ts';
import { mustWait, type Wait } from '@core/report/delivery.ts';
import type { ScrubContext } from '@core/scrub/types.ts';
import type { Chance, Clock, Digest } from '../ports/clock.ts';
import { type Files, StoreFailure } from '../ports/files.ts';
import { LockBusy, type Locks } from '../ports/locks.ts';
import type { Delivery, Sender } from '../ports/network.ts';
import { readAttachments } from '../reports/attachments.ts';
import { factsOf } from '../reports/report-facts.ts';
import type { StoredReport } from '../reports/report-files.ts';
import type { ReportStore } from '../reports/report-store.ts';
import type { Rights, SettingsStore } from '../settings/settings.ts';
import { CleanCheck } from './clean-check.ts';
import { type DeletionOutcome, deleteThere } from './deletion.ts';
import { NextLook } from './next-look.ts';
import { Rehearsal } from './rehearsal.ts';
import { SendOne } from './send-one.ts';
import { Waits } from './waits.ts';
import { voidWithdrawn } from './withdrawal.ts';

export interface OutboxParts {
  readonly rights: () => Promise<Rights>;
  readonly settings: SettingsStore;
  readonly store: ReportStore;
  readonly files: Files;
  readonly locks: Locks;
  readonly sender: Sender;
  readonly digest: Digest;
  readonly clock: Clock;
  readonly chance: Chance;
  readonly scrubContext: () => Promise<ScrubContext>;
  readonly onChange: (ids: readonly string[]) => void;
  /** With STALLARI_TELEMETRY_DEBUG: a request that would have been made. */
  readonly onDebug: (delivery: Delivery) => void;
}

/** Another process holds the outbox: it is looked at again this much later. */
const BUSY_RETRY_MS = 2000;
/** So long a request that was stopped may take to say how far it came. */
const STOP_MS = 500;
/** The disk failed: so much later it may work again. */
const TROUBLE_RETRY_MS = 60_000;

/** Approved reports on their way: consent is asked again at the moment of sending, and exactly the approved bytes go. */
export class Outbox {
  readonly #parts: OutboxParts;
  readonly #waits: Waits;
  readonly #one: SendOne;
  readonly #check: CleanCheck;
  readonly #rehearsal: Rehearsal;
  /** The next try comes by itself. */
  readonly #next: NextLook;
  /** What a person waits for. */
  readonly #waited = new Set<AbortController>();
  #draining: Promise<void> | null = null;
  #again = false;
  #stopped = false;

  constructor(parts: OutboxParts) {
    this.#parts = parts;
    this.#waits = new Waits(parts.files, parts.clock);
    this.#check = new CleanCheck(parts.scrubContext);
    this.#rehearsal = new Rehearsal(parts);
    this.#one = new SendOne(parts, this.#waits, this.#rehearsal);
    this.#next = new NextLook(parts.clock, () => this.#unattended());
  }

  /**
   * Consent of the person to the bytes with `sha256` for `endpoint`, and the first try to send them.
   * The mode is what the saved choices make of it now, never the caller's to say.
   */
  async approve(id: string, sha256: string, endpoint: string): Promise<SendOutcome> {
    const { store, clock } = this.#parts;
    const { settings, environment, destination } = await this.#parts.rights();
    const stored = await store.get(id);
    if (stored === null || stored.place === 'sent') return { kind: 'gone', id };
    const right = sendRight(settings, environment, factsOf(stored), destination.endpoint);
    if (right.kind === 'refused') return { kind: 'refused', id, reason: right.reason };
    // The destination that was shown must be the one in force.
    if (destination.endpoint !== endpoint) return { kind: 'refused', id, reason: 'approval_void' };
    if (stored.sha256 !== sha256) return { kind: 'changed', id };
    if (environment.debug) return this.#rehearsal.print(stored, endpoint);
    if ((await readAttachments(this.#parts.files, this.#parts.digest, stored)) === null)
      return { kind: 'refused', id, reason: 'attachment_changed' };
    const done = await store.approve(id, approvalOf(sha256, endpoint, right.mode, clock.wallMs()));
    if (done !== 'approved') return { kind: done, id };
    this.#parts.onChange([id]);
    return this.send(id);
  }

  /** What `approve` would send, if the report were made ready first and had this text: for STALLARI_TELEMETRY_DEBUG. */
  rehearse(id: string, text: string): Promise<SendOutcome> {
    return this.#rehearsal.printAs(id, text);
  }

  /**
   * Tries one approved report now, because a person said so: ahead of the backoff, but not of a time that the server
   * named.
   */
  async send(id: string): Promise<SendOutcome> {
    const { environment } = await this.#parts.rights();
    if (environment.debug) return this.#one.try(id, 'person');
    return this.#stoppable((signal) => this.#sendNow(id, signal), {
      kind: 'waiting',
      id,
      because: 'busy',
      until: null,
    });
  }

  /** Whoever waits for the answer of a server waits no more. What is approved stays so: taking it back is another thing. */
  stopWaiting(): void {
    for (const one of this.#waited) one.abort();
  }

  /** `otherwise` is answered where it was stopped before its turn had come: the lock may be held for as long as a server is silent. */
  async #stoppable<T>(run: (signal: AbortSignal) => Promise<T>, otherwise: T): Promise<T> {
    const one = new AbortController();
    this.#waited.add(one);
    try {
      const running = run(one.signal);
      const stopped = new Promise<T>((resolve) => {
        // A request that was under way ends at once, and knows more.
        one.signal.addEventListener(
          'abort',
          () => void this.#parts.clock.sleep(STOP_MS).then(() => resolve(otherwise)),
        );
      });
      return await Promise.race([running, stopped]);
    } finally {
      this.#waited.delete(one);
    }
  }

  async #sendNow(id: string, signal: AbortSignal): Promise<SendOutcome> {
    try {
      const outcome = await this.#parts.locks.hold('outbox', 10_000, async (): Promise<SendOutcome> => {
        if (!signal.aborted) return this.#one.try(id, 'person', signal);
        this.#next.in(BUSY_RETRY_MS);
        return { kind: 'waiting', id, because: 'busy', until: null };
      });
      this.#plan();
      return outcome;
    } catch (error) {
      this.#next.in(error instanceof LockBusy ? BUSY_RETRY_MS : TROUBLE_RETRY_MS);
      if (!(error instanceof LockBusy)) throw error;
      return { kind: 'waiting', id, because: 'busy', until: null };
    }
  }

  /** Sends all that may go by itself. Runs at start, after a change and when a wait is over; never twice at once. */
  drain(): Promise<void> {
    // Not behind a drain that is under way: that one may be waiting for a server.
    const noticed = this.withdraw().catch((error: unknown) => {
      // Nothing goes while the switch is off; what is approved still is voided with the next look.
      if (!(error instanceof StoreFailure || error instanceof LockBusy)) throw error;
    });
    // One that is under way has listed its reports: what was approved since goes with the one after it.
    if (this.#draining !== null) this.#again = true;
    this.#draining ??= noticed
      .then(() => this.#drain())
      .finally(() => {
        this.#draining = null;
        if (this.#again) this.#unattended();
        this.#again = false;
      });
    return Promise.all([noticed, this.#draining]).then(() => undefined);
  }

  stop(): void {
    this.#stopped = true;
    this.#next.stop();
  }

  /** What waits and why, for the windows. */
  waiting(): { readonly because: WaitReason; readonly untilMs: number } | null {
    const [first] = [...this.#one.held.values()].sort((a, b) => a.notBeforeMs - b.notBeforeMs);
    return first === undefined ? null : { because: first.because, untilMs: first.notBeforeMs };
  }

  /** Notices a withdrawal, wherever it was made: approvals that the saved choices no longer carry are void. */
  async withdraw(): Promise<void> {
    const voided = await voidWithdrawn(this.#parts.settings, this.#parts.store);
    if (voided.length > 0) this.#parts.onChange(voided);
  }

  async #drain(): Promise<void> {
    if (this.#stopped) return;
    const before = JSON.stringify([...this.#one.held]);
    try {
      const { environment } = await this.#parts.rights();
      if (environment.debug)
        await this.#drainAll(); // No request is made and nothing is written: no lock is needed.
      else await this.#parts.locks.hold('outbox', 0, () => this.#drainAll());
      this.#plan();
    } catch (error) {
      this.#next.in(error instanceof LockBusy ? BUSY_RETRY_MS : TROUBLE_RETRY_MS);
      // Another process is sending: what it leaves waiting is seen by the next look.
      if (!(error instanceof LockBusy)) throw error;
    }
    // Another process may have made it wait, or gone on.
    if (JSON.stringify([...this.#one.held]) !== before) this.#parts.onChange([...this.#one.held.keys()]);
  }

  /** What may go by itself: with review on, only what somebody approved; then nothing else is read for it. */
  async #mayGo(): Promise<readonly StoredReport[]> {
    const { store, rights } = this.#parts;
    const { settings } = await rights();
    if (!settings.consent.review_before_sending) return (await store.list()).pending;
    // By names alone; what was sent already needs no approval any more to be put away.
    await store.finishSent();
    const approved: StoredReport[] = [];
    for (const id of await store.approvedIds()) {
      const stored = await store.get(id);
      if (stored?.place === 'pending') approved.push(stored);
    }
    return approved;
  }

  /** With outbox.lock held. */
  async #drainAll(): Promise<void> {
    const { store, clock } = this.#parts;
    const pending = await this.#mayGo();
    const {
      environment: { debug },
    } = await this.#parts.rights();
    const waits = debug ? new Map<string, Wait>() : await this.#waits.read();
    this.#one.held.clear();
    for (const stored of [...pending].sort((a, b) => a.report.timestamp.localeCompare(b.report.timestamp))) {
      if (this.#stopped) return;
      const { id, sha256 } = stored;
      const { settings, environment, destination } = await this.#parts.rights();
      const right = mayGoByItself(settings, environment, factsOf(stored), destination.endpoint);
      if (right.kind === 'wait') {
        if (right.reason === 'approval_void' && !environment.debug) await this.#one.voidQuietly(id);
        continue;
      }
      const { endpoint } = destination;
      if (endpoint === null) continue;
      if (environment.debug) {
        if (right.kind === 'send' || (await this.#check.isClean(stored)))
          await this.#rehearsal.printOnce(stored, endpoint);
        continue;
      }
      const wait = waits.get(id) ?? null;
      if (mustWait(wait, endpoint, clock.wallMs(), 'by_itself')) {
        this.#one.held.set(id, wait);
        continue;
      }
      if (right.kind === 'approve') {
        if (!(await this.#check.isClean(stored))) continue;
        const approval = approvalOf(sha256, endpoint, 'standing', clock.wallMs());
        if ((await store.approve(id, approval)) !== 'approved') continue;
      }
      await this.#one.try(id, 'by_itself');
    }
    // By name: one that cannot be read at this moment may be back the next, and its server still asks to wait.
    if (!debug) await this.#waits.keep(new Set(await store.ids()));
  }

  #plan(): void {
    const nextMs = Math.min(...[...this.#one.held.values()].map(({ notBeforeMs }) => notBeforeMs));
    if (this.#one.held.size > 0) this.#next.in(nextMs - this.#parts.clock.wallMs());
  }

  /** A drain that nobody waits for: what fails with it has planned the next one. */
  #unattended(): void {
    void this.drain().catch((error: unknown) => {
      if (!(error instanceof StoreFailure)) throw error;
    });
  }

  /** Asks the server to delete a sent report. */
  deleteThere(id: string): Promise<DeletionOutcome> {
    const stopped = { kind: 'failed', message: 'Stopped. The server may not have heard of it; ask again.' } as const;
    return this.#stoppable(async (signal) => {
      const sender: Sender = { deliver: (delivery) => this.#parts.sender.deliver({ ...delivery, signal }) };
      const outcome = await deleteThere({ ...this.#parts, sender }, id);
      return signal.aborted && outcome.kind === 'failed' ? stopped : outcome;
    }, stopped);
  }
}
