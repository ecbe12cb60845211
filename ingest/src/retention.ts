import { utcSeconds } from '@core/report/times.ts';
import { attachmentKey, bodyKey, removeAll } from './bodies.ts';
import type { Env } from './env.ts';
import type { NamedAttachment } from './ledger.ts';
import { ATTACHMENT_DAYS, BODY_DAYS, DAY_MS, TREND_DAYS } from './limits.ts';

/** Rows of one round; R2 deletes up to 1,000 objects at once, and a report has at most five. */
const ROUND = 200;
/** Rounds of one run, so that it ends within a cron's time; what is left waits for the next. */
const MAX_ROUNDS = 50;

interface AgedRow {
  readonly report_id: string;
  readonly digest: string;
  readonly attachments: string;
}

/**
 * Once a day: attachments go after 30 days, reports with their rows after 90; the dedup table's counters stay. On
 * Cloudflare the bucket's lifecycle rules do the same to the objects, should this not have run.
 */
export async function sweep(env: Env, nowMs: number): Promise<void> {
  await sweepDeleted(env, nowMs);
  await sweepAttachments(env, nowMs);
  await sweepReports(env, nowMs);
  await sweepDays(env, nowMs);
}

/** A retry that was under way when its report was deleted may have written its body after that. */
async function sweepDeleted(env: Env, nowMs: number): Promise<void> {
  const { results } = await env.DB.prepare(
    'SELECT report_id FROM reports WHERE deleted_at >= ?1 ORDER BY received_at DESC LIMIT ?2',
  )
    .bind(utcSeconds(nowMs - 2 * DAY_MS), ROUND)
    .all<{ report_id: string }>();
  for (const { report_id } of results) await removeAll(env.BODIES, report_id);
}

async function sweepAttachments(env: Env, nowMs: number): Promise<void> {
  await inRounds(env, nowMs - ATTACHMENT_DAYS * DAY_MS, `AND attachments <> '[]'`, async (rows) => {
    const keys = rows.flatMap((row) =>
      (JSON.parse(row.attachments) as NamedAttachment[]).map(({ sha256 }) => attachmentKey(row.report_id, sha256)),
    );
    if (keys.length > 0) await env.BODIES.delete(keys);
    return `UPDATE reports SET attachments = '[]'`;
  });
}

async function sweepReports(env: Env, nowMs: number): Promise<void> {
  await inRounds(env, nowMs - BODY_DAYS * DAY_MS, '', async (rows) => {
    await env.BODIES.delete(rows.map((row) => bodyKey(row.report_id, row.digest)));
    return 'DELETE FROM reports';
  });
}

/** The days before the trend. Only rows seen since the last run can have grown. */
async function sweepDays(env: Env, nowMs: number): Promise<void> {
  await env.DB.prepare(
    `UPDATE fingerprints
     SET days = (SELECT json_group_object(key, value) FROM json_each(fingerprints.days) WHERE key >= ?1)
     WHERE last_seen >= ?2 AND EXISTS (SELECT 1 FROM json_each(fingerprints.days) WHERE key < ?1)`,
  )
    .bind(utcSeconds(nowMs - TREND_DAYS * DAY_MS).slice(0, 10), utcSeconds(nowMs - 2 * DAY_MS))
    .run();
}

/** Objects first, then their rows: what a failure leaves behind is still found by the next run. */
async function inRounds(
  env: Env,
  olderThanMs: number,
  condition: string,
  removeObjects: (rows: readonly AgedRow[]) => Promise<'DELETE FROM reports' | `UPDATE reports SET ${string}`>,
): Promise<void> {
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const { results } = await env.DB.prepare(
      `SELECT report_id, digest, attachments FROM reports WHERE received_at < ?1 ${condition} ORDER BY received_at LIMIT ?2`,
    )
      .bind(utcSeconds(olderThanMs), ROUND)
      .all<AgedRow>();
    if (results.length === 0) return;
    const change = await removeObjects(results);
    await env.DB.prepare(`${change} WHERE report_id IN (SELECT value FROM json_each(?1))`)
      .bind(JSON.stringify(results.map(({ report_id }) => report_id)))
      .run();
  }
}
