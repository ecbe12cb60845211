import { utcSeconds } from '@core/report/times.ts';
import { bodyKey, removeAll } from './bodies.ts';
import type { Fingerprint, FingerprintDetail, Stats, Status } from './dedup.ts';
import { MAX_BODIES_SHOWN, MAX_ROWS_LISTED } from './limits.ts';
import { newest } from './version-order.ts';

const COLUMNS =
  'fingerprint, first_seen, last_seen, occurrence_count, reported_occurrences, app_versions, private_issue_number, public_issue_number, pull_request, status, fixed_after';

type FingerprintRow = Omit<Fingerprint, 'app_versions'> & { readonly app_versions: string };

const toFingerprint = (row: FingerprintRow): Fingerprint => ({
  ...row,
  app_versions: JSON.parse(row.app_versions) as string[],
});

export async function stats(db: D1Database): Promise<Stats> {
  const [rows, tallies] = await db.batch([
    db
      .prepare(`SELECT ${COLUMNS} FROM fingerprints ORDER BY last_seen DESC, fingerprint LIMIT ?1`)
      .bind(MAX_ROWS_LISTED),
    db.prepare('SELECT name, value FROM tallies ORDER BY name'),
  ]);
  const counts = (tallies?.results ?? []) as { readonly name: string; readonly value: number }[];
  const missed = counts.filter(({ name }) => name.startsWith('miss:'));
  const others = counts.filter(({ name }) => !name.startsWith('miss:') && name !== 'reports');
  return {
    reports: counts.find(({ name }) => name === 'reports')?.value ?? 0,
    fingerprints: ((rows?.results ?? []) as FingerprintRow[]).map(toFingerprint),
    misses: missed.reduce((sum, { value }) => sum + value, 0),
    misses_by_rule: Object.fromEntries(missed.map(({ name, value }) => [name.slice('miss:'.length), value])),
    counters: Object.fromEntries(others.map(({ name, value }) => [name, value])),
  };
}

/** One fingerprint with its newest reports, or null. */
export async function show(db: D1Database, bucket: R2Bucket, fingerprint: string): Promise<FingerprintDetail | null> {
  const row = await find(db, fingerprint);
  if (row === null) return null;
  const { results } = await db
    .prepare(
      'SELECT report_id, digest, received_at, body FROM reports WHERE fingerprint = ?1 ORDER BY received_at DESC LIMIT ?2',
    )
    .bind(fingerprint, MAX_BODIES_SHOWN)
    .all<{ report_id: string; digest: string; received_at: string; body: number }>();
  const reports = await Promise.all(
    results.map(async ({ report_id, digest, received_at, body }) => {
      const object = body === 1 ? await bucket.get(bodyKey(report_id, digest)) : null;
      return { report_id, received_at, report: object === null ? null : await object.json() };
    }),
  );
  return { ...row, reports };
}

export async function find(db: D1Database, fingerprint: string): Promise<Fingerprint | null> {
  const row = await db
    .prepare(`SELECT ${COLUMNS} FROM fingerprints WHERE fingerprint = ?1`)
    .bind(fingerprint)
    .first<FingerprintRow>();
  return row === null ? null : toFingerprint(row);
}

/** Sets the status by hand. Any may follow any: a maintainer corrects, and this is no game of states. */
export async function setStatus(db: D1Database, fingerprint: string, status: Status): Promise<Fingerprint | null> {
  const row = await find(db, fingerprint);
  if (row === null) return null;
  const fixedAfter = status === 'fixed' ? newest(row.app_versions) : row.fixed_after;
  await db
    .prepare('UPDATE fingerprints SET status = ?2, fixed_after = ?3 WHERE fingerprint = ?1')
    .bind(fingerprint, status, fixedAfter)
    .run();
  return find(db, fingerprint);
}

/** Reports deleted in one go; a fingerprint with more takes several. */
const DELETED_AT_ONCE = 200;

/**
 * Deletes a fingerprint with all its reports, as if their owners had asked for each. Answers how many reports there
 * were, or null where there is no such fingerprint.
 */
export async function removeFingerprint(db: D1Database, bucket: R2Bucket, fingerprint: string): Promise<number | null> {
  if ((await find(db, fingerprint)) === null) return null;
  let removed = 0;
  for (;;) {
    const { results } = await db
      .prepare('SELECT report_id FROM reports WHERE fingerprint = ?1 LIMIT ?2')
      .bind(fingerprint, DELETED_AT_ONCE)
      .all<{ report_id: string }>();
    if (results.length === 0) break;
    for (const { report_id } of results) await removeAll(bucket, report_id);
    const ids = JSON.stringify(results.map(({ report_id }) => report_id));
    const [, forgotten] = await db.batch([
      db
        .prepare(
          `UPDATE tallies SET value = value - (SELECT count(*) FROM reports WHERE deleted_at IS NULL
             AND report_id IN (SELECT value FROM json_each(?1))) WHERE name = 'reports'`,
        )
        .bind(ids),
      db
        .prepare(
          `UPDATE reports SET digest = '', device_id = '', type = '', fingerprint = NULL, received_at = ?2, body = 0,
             attachments = '[]', deleted_at = ?2
           WHERE deleted_at IS NULL AND report_id IN (SELECT value FROM json_each(?1))`,
        )
        .bind(ids, utcSeconds(Date.now())),
    ]);
    removed += forgotten?.meta.changes ?? 0;
  }
  await db.prepare('DELETE FROM fingerprints WHERE fingerprint = ?1').bind(fingerprint).run();
  return removed;
}
