import type { ApprovalMode, LocalFile } from '@contract/report-files.ts';
import { WORDING_VERSION } from '@contract/report-files.ts';
import type { SendOutcome } from '@contract/reports-view.ts';
import { mayGoByItself, sendRight } from '@core/consent/consent.ts';
import { endpointUrl } from '@core/consent/endpoint.ts';
import { backoffMs } from '@core/fleet/backoff.ts';
import { RETRY_POLICY, verdictOf } from '@core/report/delivery.ts';
import { printReport } from '@core/report/fit.ts';
import { rescrub } from '@core/report/rescrub.ts';
import { utcSeconds } from '@core/report/times.ts';
import type { ScrubContext } from '@core/scrub/types.ts';
import {
  type Chance,
  type Clock,
  type Delivery,
  type Digest,
  LockBusy,
  type Locks,
  type Sender,
  StoreFailure,
} from './ports.ts';
import { proofOf, receiptOf } from './receipts.ts';
import { factsOf } from './report-facts.ts';
import type { StoredReport } from './report-files.ts';
import type { ReportStore } from './report-store.ts';
import type { Rights, SettingsStore } from './settings.ts';
import { voidWithdrawn } from './withdrawal.ts';

export interface OutboxParts {
  readonly rights: () => Promise<Rights>;
  readonly settings: SettingsStore;
  readonly store: ReportStore;
  readonly locks: Locks;
  readonly sender: Sender;
  readonly digest: Digest;
  readonly clock: Clock;
  readonly chance: Chance;
  readonly scrubContext: () => Promise<ScrubContext>;
  readonly onChange: (ids: readonly string[]) => void;
  /** With STALLARI_TELEMETRY_DEBUG: the request that would have been made. */
  readonly onDebug: (delivery: Delivery) => void;
}

interface Retry {
  readonly attempt: number;
  readonly notBeforeMs: number;
  readonly because: 'offline' | 'server_busy';
}

/** Approved reports on their way: consent is asked again at the moment of sending, and exactly the approved bytes go. */
export class Outbox {
  readonly #parts: OutboxParts;
  readonly #retries = new Map<string, Retry>();
  /** Reports that the scrubber would change, by their digest: they wait for a person, and are not scrubbed at each drain. */
  readonly #unclean = new Map<string, string>();
  #cancelNext: () => void = () => undefined;
  #draining: Promise<void> | null = null;
  #stopped = false;

  constructor(parts: OutboxParts) {
    this.#parts = parts;
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
    const mode: ApprovalMode = right.mode;
    const approval = {
      sha256,
      endpoint,
      approved_at: utcSeconds(clock.wallMs()),
      mode,
      wording_version: WORDING_VERSION,
    };
    const done = await store.approve(id, approval);
    if (done !== 'approved') return { kind: done, id };
    this.#parts.onChange([id]);
    return this.send(id);
  }

  /** Tries one approved report now, whatever its wait. */
  async send(id: string): Promise<SendOutcome> {
    this.#retries.delete(id);
    try {
      return await this.#parts.locks.hold('outbox', 10_000, () => this.#sendLocked(id));
    } catch (error) {
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
    this.#draining ??= noticed
      .then(() => this.#drain())
      .finally(() => {
        this.#draining = null;
      });
    return Promise.all([noticed, this.#draining]).then(() => undefined);
  }

  /** The next try comes by itself until `stop`. */
  stop(): void {
    this.#stopped = true;
    this.#cancelNext();
  }

  /** What waits and why, for the windows. */
  waiting(): { readonly because: 'offline' | 'server_busy'; readonly untilMs: number } | null {
    const [first] = [...this.#retries.values()].sort((a, b) => a.notBeforeMs - b.notBeforeMs);
    if (first === undefined) return null;
    const { clock } = this.#parts;
    return { because: first.because, untilMs: clock.wallMs() + Math.max(0, first.notBeforeMs - clock.monotonicMs()) };
  }

  /** Notices a withdrawal, wherever it was made: approvals that the saved choices no longer carry are void. */
  async withdraw(): Promise<void> {
    const voided = await voidWithdrawn(this.#parts.settings, this.#parts.store);
    if (voided.length > 0) this.#parts.onChange(voided);
  }

  async #drain(): Promise<void> {
    if (this.#stopped) return;
    const { store, locks, clock } = this.#parts;
    try {
      await locks.hold('outbox', 0, async () => {
        const { pending } = await store.list();
        for (const stored of [...pending].sort((a, b) => a.report.timestamp.localeCompare(b.report.timestamp))) {
          if (this.#stopped) return;
          const { settings, environment, destination } = await this.#parts.rights();
          const right = mayGoByItself(settings, environment, factsOf(stored), destination.endpoint);
          if (right.kind === 'wait') {
            if (right.reason === 'approval_void') await this.#voidQuietly(stored.id);
            continue;
          }
          const retry = this.#retries.get(stored.id);
          if (retry !== undefined && clock.monotonicMs() < retry.notBeforeMs) continue;
          if (right.kind === 'approve' && destination.endpoint !== null) {
            if (!(await this.#isClean(stored))) continue;
            const approval = {
              sha256: stored.sha256,
              endpoint: destination.endpoint,
              approved_at: utcSeconds(clock.wallMs()),
              mode: 'standing' as const,
              wording_version: WORDING_VERSION,
            };
            if ((await store.approve(stored.id, approval)) !== 'approved') continue;
          }
          await this.#sendLocked(stored.id);
        }
      });
    } catch (error) {
      // Another process is sending: it does the same work.
      if (!(error instanceof LockBusy)) throw error;
    }
    this.#plan();
  }

  /**
   * What a standing choice sends, nobody reads: the bytes must be ones that the scrubber would leave as they are. After
   * an edit with any program, or with a scrubber that knows more by now, the report waits for a person.
   */
  async #isClean({ id, sha256, report, text }: StoredReport): Promise<boolean> {
    if (this.#unclean.get(id) === sha256) return false;
    try {
      if (printReport(rescrub(report, await this.#parts.scrubContext()).report) === text) return true;
    } catch {
      return false; // Fails closed, for now: what could not be scrubbed this time is tried again with the next drain.
    }
    this.#unclean.set(id, sha256);
    return false;
  }

  #plan(): void {
    this.#cancelNext();
    if (this.#stopped || this.#retries.size === 0) return;
    const { clock } = this.#parts;
    const nextMs = Math.min(...[...this.#retries.values()].map(({ notBeforeMs }) => notBeforeMs));
    this.#cancelNext = clock.after(Math.max(1000, nextMs - clock.monotonicMs()), () => void this.drain());
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
  async #sendLocked(id: string): Promise<SendOutcome> {
    const { store, sender, clock } = this.#parts;
    const { settings, environment, destination } = await this.#parts.rights();
    const stored = await store.get(id);
    if (stored === null || stored.place === 'sent' || stored.approval === null) return { kind: 'gone', id };
    const right = mayGoByItself(settings, environment, factsOf(stored), destination.endpoint);
    if (right.kind !== 'send') {
      if (right.kind === 'wait' && right.reason === 'approval_void') await this.#voidQuietly(id);
      return { kind: 'refused', id, reason: right.kind === 'wait' ? right.reason : 'not_approved' };
    }
    const { endpoint } = stored.approval;
    const delivery: Delivery = {
      method: 'POST',
      url: endpointUrl(endpoint, '/v1/reports'),
      headers: { 'content-type': 'application/json', 'content-digest': contentDigest(stored.sha256) },
      body: stored.bytes,
      why: 'report',
      reportId: id,
    };
    if (environment.debug) {
      this.#parts.onDebug(delivery);
      return { kind: 'waiting', id, because: 'debug_mode', until: null };
    }
    const result = await sender.deliver(delivery);
    const verdict =
      result.kind === 'failed'
        ? ({ kind: 'later', because: result.why === 'tls' ? 'server_busy' : 'offline', afterMs: null } as const)
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
        this.#retries.delete(id);
        this.#parts.onChange([id]);
        return { kind: 'sent', id, receipt };
      }
      case 'later': {
        const attempt = this.#retries.get(id)?.attempt ?? 0;
        const waitMs = verdict.afterMs ?? backoffMs(attempt, RETRY_POLICY, this.#parts.chance.fraction());
        this.#retries.set(id, {
          attempt: attempt + 1,
          notBeforeMs: clock.monotonicMs() + waitMs,
          because: verdict.because,
        });
        this.#plan();
        this.#parts.onChange([id]);
        return { kind: 'waiting', id, because: verdict.because, until: utcSeconds(clock.wallMs() + waitMs) };
      }
      case 'rejected': {
        const { status, reason } = verdict;
        await store.voidApproval(id, { at: utcSeconds(clock.wallMs()), status, reason });
        this.#parts.onChange([id]);
        return { kind: 'rejected', id, status, reason };
      }
      default:
        return verdict satisfies never;
    }
  }

  /** Asks the server to delete a sent report. The receipt remembers that it was asked. */
  async deleteThere(
    id: string,
  ): Promise<
    { readonly kind: 'asked'; readonly status: number } | { readonly kind: 'failed'; readonly message: string }
  > {
    const { store, sender, clock } = this.#parts;
    const stored = await store.get(id);
    const receipt = stored?.receipt ?? null;
    if (receipt === null)
      return { kind: 'failed', message: 'There is no receipt of this report, so nothing proves that it is yours.' };
    if (receipt.proof === null)
      return { kind: 'failed', message: 'The receipt holds no proof, so the server cannot know that it is yours.' };
    const { environment } = await this.#parts.rights();
    const delivery: Delivery = {
      method: 'DELETE',
      url: endpointUrl(receipt.endpoint, `/v1/reports/${id}`),
      headers: { authorization: `Beacon-Proof ${receipt.proof}` },
      body: null,
      why: 'deletion',
      reportId: id,
    };
    if (environment.debug) {
      this.#parts.onDebug(delivery);
      return { kind: 'failed', message: 'STALLARI_TELEMETRY_DEBUG is set: the request was printed, not made.' };
    }
    const result = await sender.deliver(delivery);
    const status = result.kind === 'answered' ? result.status : null;
    await store.updateReceipt(id, (before) => ({
      ...before,
      deletion: { asked_at: utcSeconds(clock.wallMs()), status },
    }));
    this.#parts.onChange([id]);
    if (result.kind === 'failed')
      return { kind: 'failed', message: 'The server could not be reached. Try again when you are online.' };
    if (result.status === 202) return { kind: 'asked', status: result.status };
    return { kind: 'failed', message: `The server answered ${result.status}.` };
  }
}

/** RFC 9530: `sha-256=:<base64>:`. */
export function contentDigest(sha256Hex: string): string {
  const bytes = sha256Hex.match(/../g)?.map((pair) => String.fromCharCode(Number.parseInt(pair, 16))) ?? [];
  return `sha-256=:${btoa(bytes.join(''))}:`;
}
