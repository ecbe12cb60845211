import type { LocalFile } from '@contract/report-files.ts';
import type { SendOutcome } from '@contract/reports-view.ts';
import { mayGoByItself } from '@core/consent/consent.ts';
import { mustWait, nextWait, type Wait } from '@core/report/delivery.ts';
import { utcSeconds } from '@core/report/times.ts';
import type { Sender } from '../ports/network.ts';
import { readAttachments } from '../reports/attachments.ts';
import { factsOf } from '../reports/report-facts.ts';
import type { StoredReport } from '../reports/report-files.ts';
import { deliverReport } from './deliver-report.ts';
import type { OutboxParts } from './outbox.ts';
import { proofOf, receiptOf } from './receipts.ts';
import type { Rehearsal } from './rehearsal.ts';
import type { Waits } from './waits.ts';

const CHANGED = 'the report or the destination changed after it was approved';
const ATTACHMENT_CHANGED = 'an attachment is missing, or changed after it was approved';

/** One try to send one report: consent is asked for once more, and exactly the approved bytes go. */
export class SendOne {
  readonly #parts: OutboxParts;
  readonly #waits: Waits;
  readonly #rehearsal: Rehearsal;
  /** Approved reports that wait for their next try, as this process last saw them. What counts is on disk. */
  readonly held = new Map<string, Wait>();

  constructor(parts: OutboxParts, waits: Waits, rehearsal: Rehearsal) {
    this.#parts = parts;
    this.#waits = waits;
    this.#rehearsal = rehearsal;
  }

  /**
   * With outbox.lock held: reads what is on disk now, asks for consent once more, and sends those very bytes. When nobody
   * waits for the answer any more, what had left may have arrived: it stays approved, and a next try cannot make it two.
   */
  async try(id: string, who: 'person' | 'by_itself', signal?: AbortSignal): Promise<SendOutcome> {
    const { store, clock } = this.#parts;
    const sender: Sender =
      signal === undefined
        ? this.#parts.sender
        : { deliver: (delivery) => this.#parts.sender.deliver({ ...delivery, signal }) };
    const { settings, environment, destination } = await this.#parts.rights();
    const stored = await store.get(id);
    // Another process was faster: what it sent are the bytes that were approved.
    if (stored?.place === 'sent' && stored.receipt !== null) return { kind: 'sent', id, receipt: stored.receipt };
    if (stored === null || stored.place === 'sent' || stored.approval === null) return { kind: 'gone', id };
    const right = mayGoByItself(settings, environment, factsOf(stored), destination.endpoint);
    if (right.kind !== 'send') {
      if (right.kind === 'wait' && right.reason === 'approval_void' && !environment.debug) await this.voidQuietly(id);
      return { kind: 'refused', id, reason: right.kind === 'wait' ? right.reason : 'not_approved' };
    }
    const { endpoint } = stored.approval;
    if (environment.debug) return this.#rehearsal.print(stored, endpoint);
    const before = await this.#waits.of(id);
    if (mustWait(before, endpoint, clock.wallMs(), who)) return this.#hold(id, before);
    const attachments = await readAttachments(this.#parts.files, this.#parts.digest, stored);
    if (attachments === null) {
      await this.voidQuietly(id, ATTACHMENT_CHANGED);
      return { kind: 'refused', id, reason: 'attachment_changed' };
    }
    const mayStill = () => this.#mayStill(stored, endpoint);
    const verdict = await deliverReport(sender, stored, attachments, endpoint, mayStill);
    switch (verdict.kind) {
      case 'accepted': {
        const receipt = receiptOf(stored, {
          atMs: clock.wallMs(),
          status: verdict.status,
          url: verdict.url,
          proof: proofOf(stored, await this.#parts.settings.deviceId(), this.#parts.digest),
        });
        await store.markSent(id, stored.bytes, receipt);
        await this.#release(id);
        return { kind: 'sent', id, receipt };
      }
      case 'later': {
        const because = signal?.aborted === true ? 'no_answer' : verdict.because;
        const wait = nextWait(before, { ...verdict, because }, endpoint, clock.wallMs(), this.#parts.chance.fraction());
        await this.#waits.set(id, wait);
        return this.#hold(id, wait);
      }
      case 'rejected': {
        const { status, reason } = verdict;
        await store.voidApproval(id, { at: utcSeconds(clock.wallMs()), status, reason });
        await this.#release(id);
        return { kind: 'rejected', id, status, reason };
      }
      case 'withdrawn':
        return { kind: 'refused', id, reason: 'not_approved' };
      default:
        return verdict satisfies never;
    }
  }

  /** Takes back an approval that does not hold any more, and says why beside the report. */
  async voidQuietly(id: string, reason = CHANGED): Promise<void> {
    const refusal: LocalFile['refusal'] = { at: utcSeconds(this.#parts.clock.wallMs()), status: null, reason };
    await this.#parts.store.voidApproval(id, refusal);
    this.#parts.onChange([id]);
  }

  /** Asked again while a report is on its way in several requests: consent may be withdrawn at any moment. */
  async #mayStill({ id, sha256 }: StoredReport, endpoint: string): Promise<boolean> {
    const { settings, environment, destination } = await this.#parts.rights();
    const now = await this.#parts.store.get(id);
    if (now?.place !== 'pending' || now.sha256 !== sha256 || destination.endpoint !== endpoint) return false;
    return mayGoByItself(settings, environment, factsOf(now), endpoint).kind === 'send';
  }

  #hold(id: string, wait: Wait): SendOutcome {
    this.held.set(id, wait);
    this.#parts.onChange([id]);
    return { kind: 'waiting', id, because: wait.because, until: utcSeconds(wait.notBeforeMs) };
  }

  /** It waits no more: it is sent, or pending again. */
  async #release(id: string): Promise<void> {
    this.held.delete(id);
    await this.#waits.set(id, null);
    this.#parts.onChange([id]);
  }
}
