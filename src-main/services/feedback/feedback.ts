import type { Feedback } from '@contract/report.ts';
import { mayCollect } from '@core/consent/consent.ts';
import { buildFeedback } from '@core/report/build-feedback.ts';
import { utcSeconds } from '@core/report/times.ts';
import { type Captured, type CollectorParts, surroundings } from '../capture/collector.ts';
import { StoreFailure } from '../ports/files.ts';
import { LockBusy } from '../ports/locks.ts';

/**
 * Writes what a person said as a pending feedback report, scrubbed: saying is not sending. The same bare emoji on the
 * same day (UTC) raises the count of the one that waits still.
 */
export async function giveFeedback(
  parts: CollectorParts,
  feedback: Feedback,
  from: { readonly component: string; readonly version: string | null },
): Promise<Captured> {
  const { rights, store, clock, log } = parts;
  const { settings, environment } = await rights();
  const right = mayCollect(settings, environment, 'feedback');
  if (right.kind === 'refused') return right;
  const atMs = clock.wallMs();
  try {
    const same = await countAgain(parts, feedback, atMs);
    if (same !== null) {
      parts.onChange([same]);
      return { kind: 'counted', id: same };
    }
    const around = await surroundings(parts);
    let built: ReturnType<typeof buildFeedback>;
    try {
      built = buildFeedback({ atMs, feedback, ...from }, around);
    } catch {
      log.add('scrub_failed', null); // Fails closed, and the error itself may quote what it failed on.
      return { kind: 'failed', why: 'scrubber' };
    }
    const { dropped } = await store.create(built.report, built.local, settings.retention);
    parts.onChange([built.report.report_id, ...dropped]);
    return { kind: 'written', id: built.report.report_id };
  } catch (error) {
    if (error instanceof StoreFailure) return { kind: 'failed', why: 'store', problem: error.kind };
    if (error instanceof LockBusy) return { kind: 'failed', why: 'store', problem: 'busy' };
    throw error;
  }
}

async function countAgain({ store }: CollectorParts, feedback: Feedback, atMs: number): Promise<string | null> {
  const isBare = ({ text, votes }: Feedback) => (text ?? '') === '' && votes.length === 0;
  if (!isBare(feedback)) return null;
  const at = utcSeconds(atMs);
  const feedbackReports = await store.pendingLike((text) => text.includes('feedback'));
  for (const { id, report, sha256, approval, local } of feedbackReports) {
    if (report.type !== 'feedback' || approval !== null || local === null || report.attachments.length > 0) continue;
    if (!isBare(report.feedback) || report.feedback.reaction !== feedback.reaction) continue;
    if (local.captured_at.slice(0, 10) !== at.slice(0, 10)) continue;
    const counted = await store.replace(id, sha256, report, (now) => ({
      ...now,
      occurrences: { ...now.occurrences, count: now.occurrences.count + 1, last_at: at },
    }));
    if (counted === 'saved') return id;
  }
  return null;
}
