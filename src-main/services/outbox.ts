import type { LocalFile, WaitReason } from '@contract/report-files.ts';
import type { SendOutcome } from '@contract/reports-view.ts';
import { approvalOf, mayGoByItself, sendRight } from '@core/consent/consent.ts';
import { mustWait, nextWait, verdictOf, type Wait } from '@core/report/delivery.ts';
import { utcSeconds } from '@core/report/times.ts';
import type { ScrubContext } from '@core/scrub/types.ts';
import { CleanCheck } from './clean-check.ts';
import { type DeletionOutcome, deleteThere } from './deletion.ts';
import { reportDelivery } from './deliveries.ts';
import { NextLook } from './next-look.ts';
import {
  type Chance,
  type Clock,
  type Delivery,
  type Digest,
  type Files,
  LockBusy,
  type Locks,
  type Sender,
  StoreFailure,
} from './ports.ts';
import { proofOf, receiptOf } from './receipts.ts';
import { Rehearsal } from './rehearsal.ts';
import { factsOf } from './report-facts.ts';
import type { ReportStore } from './report-store.ts';
import type { Rights, SettingsStore } from './settings.ts';
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
/** The disk failed: so much later it may work again. */
const TROUBLE_RETRY_MS = 60_000;

/** Approved reports on their way: consent is asked again at the moment of sending, and exactly the approved bytes go. */
export class Outbox {
  readonly #parts: OutboxParts;
  readonly #waits: Waits;
  /** Approved reports that wait for their next try, as this process last saw them. What counts is on disk. */
  #held = new Map<string, Wait>();
  readonly #check: CleanCheck;
  readonly #rehearsal: Rehearsal;
  /** The next try comes by itself. */
  readonly #next: NextLook;
  #draining: Promise<void> | null = null;
  #again = false;
  #stopped = false;

  constructor(parts: OutboxParts) {
    this.#parts = parts;
    this.#waits = new Waits(parts.files, parts.clock);
    this.#check = new CleanCheck(parts.scrubContext);
    this.#rehearsal = new Rehearsal(parts);
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
    if (environment.debug) return this.#try(id, 'person');
    try {
      const outcome = await this.#parts.locks.hold('outbox', 10_000, () => this.#try(id, 'person'));
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
    const [first] = [...this.#held.values()].sort((a, b) => a.notBeforeMs - b.notBeforeMs);
    return first === undefined ? null : { because: first.because, untilMs: first.notBeforeMs };
  }

  /** Notices a withdrawal, wherever it was made: approvals that the saved choices no longer carry are void. */
  async withdraw(): Promise<void> {
    const voided = await voidWithdrawn(this.#parts.settings, this.#parts.store);
    if (voided.length > 0) this.#parts.onChange(voided);
  }

  async #drain(): Promise<void> {
    if (this.#stopped) return;
    const before = JSON.stringify([...this.#held]);
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
    if (JSON.stringify([...this.#held]) !== before) this.#parts.onChange([...this.#held.keys()]);
  }

  /** With outbox.lock held. */
  async #drainAll(): Promise<void> {
    const { store, clock } = this.#parts;
    const { pending } = await store.list();
    const {
      environment: { debug },
    } = await this.#parts.rights();
    const waits = debug ? new Map<string, Wait>() : await this.#waits.read();
    this.#held = new Map();
    for (const stored of [...pending].sort((a, b) => a.report.timestamp.localeCompare(b.report.timestamp))) {
      if (this.#stopped) return;
      const { id, sha256 } = stored;
      const { settings, environment, destination } = await this.#parts.rights();
      const right = mayGoByItself(settings, environment, factsOf(stored), destination.endpoint);
      if (right.kind === 'wait') {
        if (right.reason === 'approval_void' && !environment.debug) await this.#voidQuietly(id);
        continue;
      }
      const { endpoint } = destination;
      if (endpoint === null) continue;
      if (environment.debug) {
        if (right.kind === 'send' || (await this.#check.isClean(stored))) this.#rehearsal.printOnce(stored, endpoint);
        continue;
      }
      const wait = waits.get(id) ?? null;
      if (mustWait(wait, endpoint, clock.wallMs(), 'by_itself')) {
        this.#held.set(id, wait);
        continue;
      }
      if (right.kind === 'approve') {
        if (!(await this.#check.isClean(stored))) continue;
        const approval = approvalOf(sha256, endpoint, 'standing', clock.wallMs());
        if ((await store.approve(id, approval)) !== 'approved') continue;
      }
      await this.#try(id, 'by_itself');
    }
    // By name: one that cannot be read at this moment may be back the next, and its server still asks to wait.
    if (!debug) await this.#waits.keep(new Set(await store.ids()));
  }

  #plan(): void {
    const nextMs = Math.min(...[...this.#held.values()].map(({ notBeforeMs }) => notBeforeMs));
    if (this.#held.size > 0) this.#next.in(nextMs - this.#parts.clock.wallMs());
  }

  /** A drain that nobody waits for: what fails with it has planned the next one. */
  #unattended(): void {
    void this.drain().catch((error: unknown) => {
      if (!(error instanceof StoreFailure)) throw error;
    });
  }

  async #voidQuietly(id: string): Promise<void> {
    const refusal: LocalFile['refusal'] = {
      at: utcSeconds(this.#parts.clock.wallMs()),
      status: null,
      reason: 'the report or the destination changed after it was approved',
    };
    await this.#parts.store.voidApproval(id, refusal);
    this.#parts.onChange([id]);
  }

  /** With outbox.lock held: reads what is on disk now, asks for consent once more, and sends those very bytes. */
  async #try(id: string, who: 'person' | 'by_itself'): Promise<SendOutcome> {
    const { store, sender, clock } = this.#parts;
    const { settings, environment, destination } = await this.#parts.rights();
    const stored = await store.get(id);
    // Another process was faster: what it sent are the bytes that were approved.
    if (stored?.place === 'sent' && stored.receipt !== null) return { kind: 'sent', id, receipt: stored.receipt };
    if (stored === null || stored.place === 'sent' || stored.approval === null) return { kind: 'gone', id };
    const right = mayGoByItself(settings, environment, factsOf(stored), destination.endpoint);
    if (right.kind !== 'send') {
      if (right.kind === 'wait' && right.reason === 'approval_void' && !environment.debug) await this.#voidQuietly(id);
      return { kind: 'refused', id, reason: right.kind === 'wait' ? right.reason : 'not_approved' };
    }
    const { endpoint } = stored.approval;
    if (environment.debug) return this.#rehearsal.print(stored, endpoint);
    const before = await this.#waits.of(id);
    if (mustWait(before, endpoint, clock.wallMs(), who)) return this.#hold(id, before);
    const delivery = reportDelivery(stored, endpoint);
    const result = await sender.deliver(delivery);
    const verdict =
      result.kind === 'failed'
        ? ({ kind: 'later', because: result.why === 'tls' ? 'unexpected_answer' : 'offline', afterMs: null } as const)
        : verdictOf(result.status, result.retryAfterMs);
    switch (verdict.kind) {
      case 'accepted': {
        const receipt = receiptOf(stored, {
          atMs: clock.wallMs(),
          status: result.kind === 'answered' ? result.status : 202,
          url: delivery.url,
          proof: proofOf(stored, await this.#parts.settings.deviceId(), this.#parts.digest),
        });
        await store.markSent(id, stored.bytes, receipt);
        await this.#release(id);
        return { kind: 'sent', id, receipt };
      }
      case 'later': {
        const wait = nextWait(before, verdict, endpoint, clock.wallMs(), this.#parts.chance.fraction());
        await this.#waits.set(id, wait);
        return this.#hold(id, wait);
      }
      case 'rejected': {
        const { status, reason } = verdict;
        await store.voidApproval(id, { at: utcSeconds(clock.wallMs()), status, reason });
        await this.#release(id);
        return { kind: 'rejected', id, status, reason };
      }
      default:
        return verdict satisfies never;
    }
  }

  #hold(id: string, wait: Wait): SendOutcome {
    this.#held.set(id, wait);
    this.#parts.onChange([id]);
    return { kind: 'waiting', id, because: wait.because, until: utcSeconds(wait.notBeforeMs) };
  }

  /** It waits no more: it is sent, or pending again. */
  async #release(id: string): Promise<void> {
    this.#held.delete(id);
    await this.#waits.set(id, null);
    this.#parts.onChange([id]);
  }

  /** Asks the server to delete a sent report. */
  deleteThere(id: string): Promise<DeletionOutcome> {
    return deleteThere(this.#parts, id);
  }
}
