import { type Verdict, verdictOf } from '@core/report/delivery.ts';
import type { Delivery, DeliveryResult, Sender } from '../ports/network.ts';
import type { AttachmentBytes } from '../reports/attachments.ts';
import type { StoredReport } from '../reports/report-files.ts';
import { attachmentDelivery, reportDelivery } from './deliveries.ts';

export type Delivered =
  | Exclude<Verdict, { readonly kind: 'accepted' }>
  /** All of it was taken. */
  | { readonly kind: 'accepted'; readonly status: number; readonly url: string }
  /** The consent was withdrawn after the report had left and before all of its attachments had. */
  | { readonly kind: 'withdrawn' };

/**
 * Sends a report and then what is attached to it, each as one request. It counts as sent when all of it was taken; what
 * is cut off is sent again from the beginning, which a server counts once.
 *
 * @param mayStill asked before every request after the first: consent is asked for at the moment of sending
 */
export async function deliverReport(
  sender: Sender,
  stored: StoredReport,
  attachments: readonly AttachmentBytes[],
  endpoint: string,
  mayStill: () => Promise<boolean>,
): Promise<Delivered> {
  const first = reportDelivery(stored, endpoint);
  const verdict = verdictOfResult(await sender.deliver(first));
  if (verdict.kind !== 'accepted') return verdict;
  for (const { attachment, bytes } of attachments) {
    if (!(await mayStill())) return { kind: 'withdrawn' };
    const next = verdictOfResult(await sender.deliver(attachmentDelivery(stored.id, attachment, bytes, endpoint)));
    if (next.kind === 'rejected') return { ...next, reason: `of an attachment: ${next.reason}` };
    if (next.kind !== 'accepted') return next;
  }
  return { kind: 'accepted', status: 202, url: first.url };
}

/** Every request that sending this report makes. */
export function allDeliveries(
  stored: Pick<StoredReport, 'id' | 'bytes' | 'sha256'>,
  attachments: readonly AttachmentBytes[],
  endpoint: string,
): readonly Delivery[] {
  return [
    reportDelivery(stored, endpoint),
    ...attachments.map(({ attachment, bytes }) => attachmentDelivery(stored.id, attachment, bytes, endpoint)),
  ];
}

function verdictOfResult(result: DeliveryResult): Verdict {
  if (result.kind === 'answered') return verdictOf(result.status, result.retryAfterMs);
  return { kind: 'later', because: unheard[result.why], afterMs: null };
}

/** Why it waits, by why no answer came. */
const unheard = {
  offline: 'offline',
  timeout: 'offline',
  reset: 'offline',
  tls: 'untrusted',
  protocol: 'unexpected_answer',
  proxy: 'proxy',
} as const;
