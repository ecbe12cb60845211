import { utcSeconds } from '@core/report/times.ts';
import { scrub } from '@core/scrub/index.ts';
import type { DeadLetter } from './dedup.ts';
import type { Env } from './env.ts';
import { TRIAGE_TRIES } from './limits.ts';
import { settleNotice, TriageMessage } from './triage-message.ts';

const LISTED = 200;
/** Of a message that is none of ours. */
const KEPT_CHARACTERS = 500;

/** Keeps what the triage could not handle, until an admin has it tried again. The same message twice is kept once. */
export async function keepDeadLetter(db: D1Database, message: Message<unknown>): Promise<void> {
  const ours = TriageMessage.safeParse(message.body);
  const kept = ours.success ? ours.data : scrub(JSON.stringify(message.body) ?? '').text.slice(0, KEPT_CHARACTERS);
  // The dead queue counts its own deliveries; those that failed were the other's.
  await db
    .prepare('INSERT OR IGNORE INTO dead_letters (id, at, message, attempts) VALUES (?1, ?2, ?3, ?4)')
    .bind(message.id, utcSeconds(message.timestamp.getTime()), JSON.stringify(kept), TRIAGE_TRIES)
    .run();
  // From here on it is the letter that waits, not the notice.
  if (ours.success) await settleNotice(db, ours.data);
}

export async function listDeadLetters(db: D1Database): Promise<readonly DeadLetter[]> {
  const { results } = await db
    .prepare('SELECT id, at, message, attempts FROM dead_letters ORDER BY at DESC, id LIMIT ?1')
    .bind(LISTED)
    .all<Omit<DeadLetter, 'message'> & { readonly message: string }>();
  return results.map((row) => ({ ...row, message: JSON.parse(row.message) }));
}

/** Puts the letter back into the queue; false where there is none with this id. Sent first: better twice than never. */
export async function replayDeadLetter(env: Env, id: string): Promise<boolean> {
  const row = await env.DB.prepare('SELECT message FROM dead_letters WHERE id = ?1')
    .bind(id)
    .first<{ readonly message: string }>();
  if (row === null) return false;
  await env.TRIAGE?.send(JSON.parse(row.message), { contentType: 'json' });
  await env.DB.prepare('DELETE FROM dead_letters WHERE id = ?1').bind(id).run();
  return true;
}
