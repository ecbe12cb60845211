import { utcSeconds } from '@core/report/times.ts';
import { newest } from '@core/version-order.ts';
import { bodyKey, removeAll } from './bodies.ts';
import type { Fingerprint, FingerprintDetail, Stats, StatusChange } from './dedup.ts';
import { DAY_MS, MAX_BODIES_SHOWN, MAX_ROWS_LISTED, TREND_DAYS } from './limits.ts';

const COLUMNS =
  'fingerprint, first_seen, last_seen, occurrence_count, reported_occurrences, app_versions, private_issue_number, public_issue_number, pull_request, status, fixed_after, fixed_in, days';

type FingerprintRow = Omit<Fingerprint, 'app_versions' | 'days'> & {
  readonly app_versions: string;
  readonly days: string;
};

function toFingerprint(row: FingerprintRow): Fingerprint {
  const first = utcSeconds(Date.now() - (TREND_DAYS - 1) * DAY_MS).slice(0, 10);
  const days = Object.entries(JSON.parse(row.days) as Record<string, number>).filter(([day]) => day >= first);
  return {
    ...row,
    app_versions: JSON.parse(row.app_versions) as string[],
    days: Object.fromEntries(days.sort(([one], [other]) => (one < other ? -1 : 1))),
  };
}

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
export async function setStatus(
  db: D1Database,
  fingerprint: string,
  { status, fixed_in }: StatusChange,
): Promise<Fingerprint | null> {
  const row = await find(db, fingerprint);
  if (row === null) return null;
  const fixed = status === 'fixed' ? { after: newest(row.app_versions), in: fixed_in ?? null } : null;
  await db
    .prepare('UPDATE fingerprints SET status = ?2, fixed_after = ?3, fixed_in = ?4 WHERE fingerprint = ?1')
    .bind(fingerprint, status, fixed === null ? row.fixed_after : fixed.after, fixed === null ? row.fixed_in : fixed.in)
    .run();
  return find(db, fingerprint);
}

/**
 * Marks it promoted and notes that for the triage, which opens the public issue. Whoever asks twice gets the same row
 * and one notice. `noted` is the notice's time, null where it was promoted before.
 */
export async function promote(
  db: D1Database,
  fingerprint: string,
): Promise<{ readonly row: Fingerprint; readonly noted: string | null } | null> {
  const at = utcSeconds(Date.now());
  const { meta } = await db
    .prepare(
      `UPDATE fingerprints SET status = 'promoted', notice = 'promoted', notice_at = ?2
       WHERE fingerprint = ?1 AND status <> 'promoted'`,
    )
    .bind(fingerprint, at)
    .run();
  const row = await find(db, fingerprint);
  return row === null ? null : { row, noted: meta.changes === 1 ? at : null };
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
