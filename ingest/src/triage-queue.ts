import { utcSeconds } from '@core/report/times.ts';
import { keepDeadLetter } from './dead-letters.ts';
import type { Env } from './env.ts';
import { tally } from './ledger.ts';
import { settleNotice, TriageMessage } from './triage-message.ts';

/**
 * From the dedup table to whoever works on failures. A fingerprint that is new, came back or was promoted has a notice
 * in its row, written in one transaction with the change; the message about it is sent after the answer, and the notice
 * goes when the message was handled. So a message may come twice, and none is lost: what is done for one must bear that.
 */

/** Sends it, and on failure leaves it to the next `resendNotices`: the notice is still there. */
export async function announce(env: Env, message: TriageMessage): Promise<void> {
  try {
    await env.TRIAGE?.send(message, { contentType: 'json' });
  } catch (error) {
    console.error(`A message to the triage was not sent: ${error instanceof Error ? error.name : 'unknown'}`);
  }
}

/** A notice this old has lost its message. */
const LOST_AFTER_MS = 10 * 60_000;
const RESENT_AT_ONCE = 100;

/** Sends the messages of notices that nobody has handled in a while, and that lie with no dead letter. */
export async function resendNotices(env: Env, nowMs: number): Promise<void> {
  const { results } = await env.DB.prepare(
    `SELECT notice AS kind, fingerprint, notice_at AS at FROM fingerprints
     WHERE notice IS NOT NULL AND notice_at < ?1 ORDER BY notice_at LIMIT ?2`,
  )
    .bind(utcSeconds(nowMs - LOST_AFTER_MS), RESENT_AT_ONCE)
    .all<TriageMessage>();
  for (const message of results) await announce(env, message);
}

/** Messages as they arrive; one that fails comes again, three times, and is a dead letter then. */
export async function consume(batch: MessageBatch<unknown>, env: Env): Promise<void> {
  const dead = batch.queue.endsWith('-dead');
  for (const message of batch.messages) {
    try {
      if (dead) await keepDeadLetter(env.DB, message);
      else await handle(TriageMessage.parse(message.body), env);
      message.ack();
    } catch (error) {
      // The name alone: what zod says of a message may hold some of it.
      console.error(`A message of ${batch.queue} failed: ${error instanceof Error ? error.name : 'unknown'}`);
      message.retry();
    }
  }
}

/** What is done for a message. Work at GitHub belongs here, before the notice goes. */
async function handle({ kind, fingerprint, at }: TriageMessage, env: Env): Promise<void> {
  await settleNotice(env.DB, { kind, fingerprint, at });
  await tally(env.DB, new Map([[`triage_${kind}`, 1]]));
}
