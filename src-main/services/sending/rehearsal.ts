import type { SendOutcome } from '@contract/reports-view.ts';
import { sendRight } from '@core/consent/consent.ts';
import { readAttachments } from '../reports/attachments.ts';
import { factsOf } from '../reports/report-facts.ts';
import type { StoredReport } from '../reports/report-files.ts';
import { allDeliveries } from './deliver-report.ts';
import type { OutboxParts } from './outbox.ts';

type Bytes = Pick<StoredReport, 'id' | 'bytes' | 'sha256' | 'report'>;

/** STALLARI_TELEMETRY_DEBUG: requests are printed instead of made, and nothing is approved, sent or written. */
export class Rehearsal {
  readonly #parts: Pick<OutboxParts, 'store' | 'files' | 'rights' | 'digest' | 'onDebug'>;
  readonly #printed = new Set<string>();

  constructor(parts: Pick<OutboxParts, 'store' | 'files' | 'rights' | 'digest' | 'onDebug'>) {
    this.#parts = parts;
  }

  /** The requests that would send these bytes, and what is attached to them. */
  async print(stored: Bytes, endpoint: string): Promise<SendOutcome> {
    const attachments = await readAttachments(this.#parts.files, this.#parts.digest, stored);
    if (attachments === null) return { kind: 'refused', id: stored.id, reason: 'attachment_changed' };
    for (const delivery of allDeliveries(stored, attachments, endpoint)) this.#parts.onDebug(delivery);
    return { kind: 'refused', id: stored.id, reason: 'debug_mode' };
  }

  /** The same for what goes by itself: once, not with every drain. */
  async printOnce(stored: Bytes, endpoint: string): Promise<void> {
    const request = `${stored.id} ${stored.sha256} ${endpoint}`;
    if (!this.#printed.has(request)) await this.print(stored, endpoint);
    this.#printed.add(request);
  }

  /** The request that would send a report as this text, which it would have if it were made ready first. */
  async printAs(id: string, text: string): Promise<SendOutcome> {
    const { store, digest } = this.#parts;
    const { settings, environment, destination } = await this.#parts.rights();
    const stored = await store.get(id);
    if (stored === null || stored.place === 'sent') return { kind: 'gone', id };
    const right = sendRight(settings, environment, factsOf(stored), destination.endpoint);
    if (right.kind === 'refused') return { kind: 'refused', id, reason: right.reason };
    if (destination.endpoint === null) return { kind: 'refused', id, reason: 'no_destination' };
    const bytes = new TextEncoder().encode(text);
    return this.print({ id, bytes, sha256: digest.sha256Hex(bytes), report: stored.report }, destination.endpoint);
  }
}
