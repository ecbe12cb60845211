import type { Attachment, Report } from '@contract/report.ts';
import { compareVersions } from '@core/version-order.ts';
import { MAX_APP_VERSIONS, MAX_OCCURRENCES_COUNTED } from './limits.ts';

/**
 * The tables of migrations/: which reports were accepted, and what was counted. One transaction for each request, so
 * that the counters are exact however many arrive at once.
 */

/** `2026-04-03` of `2026-04-03T09:15:00Z`. */
const DAY_LENGTH = 10;

/** What became of a posted report id. */
export type Posted =
  /** Not known before: counted. `keep` is false where its fingerprint is over its rate. */
  | { readonly kind: 'new'; readonly keep: boolean; readonly noted: Noted | null }
  /** The same bytes as before. `keep` says whether those are stored. */
  | { readonly kind: 'same'; readonly keep: boolean }
  /** Other bytes from the same sender, in place of `oldDigest`. `keep` is false where the fingerprint is over its rate. */
  | { readonly kind: 'replaced'; readonly oldDigest: string; readonly keep: boolean }
  /** Somebody else's id, or one that its owner had deleted: nothing changes. */
  | { readonly kind: 'refused' };

export interface Posting {
  readonly report: Report;
  /** sha256 of the received bytes, 64 hex. */
  readonly digest: string;
  readonly appVersion: string | null;
  readonly keep: boolean;
  /** What to count besides the report itself, by name, if this is a new one. */
  readonly tallies: ReadonlyMap<string, number>;
  /** UTC, second precision. */
  readonly at: string;
}

interface KnownRow {
  readonly digest: string;
  readonly device_id: string;
  readonly body: number;
  readonly deleted_at: string | null;
}

interface CountedRow {
  readonly fingerprint: string;
  readonly occurrence_count: number;
  readonly status: string;
  readonly fixed_after: string | null;
  readonly fixed_in: string | null;
}

/** What the triage has to be told, already noted in the row. */
export interface Noted {
  readonly kind: 'new' | 'regressed';
  readonly fingerprint: string;
}

export async function post(db: D1Database, posting: Posting): Promise<Posted> {
  const { report, digest } = posting;
  const { known, counted } = await transact(db, {
    id: report.report_id,
    digest,
    deviceId: report.device_id,
    type: report.type,
    fingerprint: report.type === 'crash' ? report.fingerprint : null,
    at: posting.at,
    keep: posting.keep,
    attachments: report.attachments.map(({ sha256, media_type, bytes }) => ({ sha256, media_type, bytes })),
    occurrences: Math.min(report.occurrences.count, MAX_OCCURRENCES_COUNTED),
    appVersion: posting.appVersion,
    ifNew: { reports: 1, ...Object.fromEntries(posting.tallies) },
    ifKnown: { known: 1 },
  });
  if (known === undefined) {
    return { kind: 'new', keep: posting.keep, noted: counted === undefined ? null : await note(db, counted, posting) };
  }
  if (known.deleted_at !== null || known.device_id !== report.device_id) return { kind: 'refused' };
  if (known.digest === digest) return { kind: 'same', keep: known.body === 1 };
  return { kind: 'replaced', oldDigest: known.digest, keep: posting.keep };
}

/** Rows that stand in for reports that are none. Their ids are no report ids, so nobody can meet one. */
const DECOY_ROWS = 256;

/** The same transaction for something that is no report, and counts only as `name`. */
export async function postDecoy(db: D1Database, name: string, at: string): Promise<void> {
  const [dice = 0] = crypto.getRandomValues(new Uint32Array(1));
  await transact(db, {
    id: `decoy_${dice % DECOY_ROWS}`,
    digest: '',
    deviceId: '',
    type: '',
    fingerprint: null,
    at,
    keep: false,
    attachments: [],
    occurrences: 0,
    appVersion: null,
    ifNew: { [name]: 1 },
    ifKnown: { [name]: 1 },
  });
}

interface Transaction {
  readonly id: string;
  readonly digest: string;
  readonly deviceId: string;
  readonly type: string;
  readonly fingerprint: string | null;
  readonly at: string;
  readonly keep: boolean;
  readonly attachments: readonly NamedAttachment[];
  readonly occurrences: number;
  readonly appVersion: string | null;
  readonly ifNew: Readonly<Record<string, number>>;
  readonly ifKnown: Readonly<Record<string, number>>;
}

/** Puts the row there or finds it, and counts. `known` is the row as it was before, `counted` the dedup row after. */
async function transact(
  db: D1Database,
  row: Transaction,
): Promise<{ readonly known: KnownRow | undefined; readonly counted: CountedRow | undefined }> {
  const [before, , counted] = await db.batch([
    db.prepare('SELECT digest, device_id, body, deleted_at FROM reports WHERE report_id = ?1').bind(row.id),
    // A known id is written to as well, whoever posted it: every request makes the same writes. Type and fingerprint
    // stay those that were counted.
    db
      .prepare(
        `INSERT INTO reports (report_id, digest, device_id, type, fingerprint, received_at, body, attachments)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
         ON CONFLICT (report_id) DO UPDATE SET
           posts = posts + 1,
           digest = iif(device_id = ?3 AND deleted_at IS NULL, ?2, digest),
           body = iif(device_id = ?3 AND deleted_at IS NULL AND digest <> ?2, ?7, body),
           attachments = iif(device_id = ?3 AND deleted_at IS NULL, ?8, attachments)`,
      )
      .bind(
        row.id,
        row.digest,
        row.deviceId,
        row.type,
        row.fingerprint,
        row.at,
        row.keep ? 1 : 0,
        JSON.stringify(row.attachments),
      ),
    // Counted once: `posts` is 1 only for the request that has just put the row there.
    db
      .prepare(
        `INSERT INTO fingerprints
           (fingerprint, first_seen, last_seen, occurrence_count, reported_occurrences, app_versions, days, notice, notice_at)
         SELECT ?2, ?3, ?3, 1, ?4, iif(?5 IS NULL, '[]', json_array(?5)), json_object(?7, 1), 'new', ?3
         FROM reports WHERE report_id = ?1 AND posts = 1 AND ?2 IS NOT NULL
         ON CONFLICT (fingerprint) DO UPDATE SET
           last_seen = max(last_seen, ?3),
           occurrence_count = occurrence_count + 1,
           reported_occurrences = reported_occurrences + ?4,
           app_versions = iif(
             ?5 IS NULL OR json_array_length(app_versions) >= ?6
               OR EXISTS (SELECT 1 FROM json_each(fingerprints.app_versions) WHERE value = ?5),
             app_versions,
             json_insert(app_versions, '$[#]', ?5)),
           days = json_set(days, '$."' || ?7 || '"', coalesce(days ->> ('$."' || ?7 || '"'), 0) + 1)
         RETURNING fingerprint, occurrence_count, status, fixed_after, fixed_in`,
      )
      .bind(
        row.id,
        row.fingerprint,
        row.at,
        row.occurrences,
        row.appVersion,
        MAX_APP_VERSIONS,
        row.at.slice(0, DAY_LENGTH),
      ),
    db
      .prepare(
        `INSERT INTO tallies (name, value)
         SELECT key, value FROM json_each(iif((SELECT posts FROM reports WHERE report_id = ?1) = 1, ?2, ?3)) WHERE TRUE
         ON CONFLICT (name) DO UPDATE SET value = tallies.value + excluded.value`,
      )
      .bind(row.id, JSON.stringify(row.ifNew), JSON.stringify(row.ifKnown)),
  ]);
  return {
    known: (before?.results as KnownRow[] | undefined)?.[0],
    counted: (counted?.results as CountedRow[] | undefined)?.[0],
  };
}

/** Counts by name, what is not counted with a report. */
export async function tally(db: D1Database, counts: ReadonlyMap<string, number>): Promise<void> {
  await db
    .prepare(
      `INSERT INTO tallies (name, value) SELECT key, value FROM json_each(?1) WHERE TRUE
       ON CONFLICT (name) DO UPDATE SET value = tallies.value + excluded.value`,
    )
    .bind(JSON.stringify(Object.fromEntries(counts)))
    .run();
}

/** What there is to tell of a fingerprint after it was counted once more. */
async function note(db: D1Database, counted: CountedRow, { appVersion, at }: Posting): Promise<Noted | null> {
  const { fingerprint } = counted;
  if (counted.occurrence_count === 1) return { kind: 'new', fingerprint };
  if (!isBack(counted, appVersion)) return null;
  const { meta } = await db
    .prepare(
      `UPDATE fingerprints SET status = 'regressed', notice = 'regressed', notice_at = ?2
       WHERE fingerprint = ?1 AND status = 'fixed'`,
    )
    .bind(fingerprint, at)
    .run();
  // Of several at once, one was first.
  return meta.changes === 1 ? { kind: 'regressed', fingerprint } : null;
}

/**
 * A fixed failure is back when it is seen in the version that has the fix, or a newer one; where nobody said which that
 * is, in a newer one than any it was seen in before.
 */
function isBack({ status, fixed_after, fixed_in }: CountedRow, version: string | null): boolean {
  if (status !== 'fixed' || version === null) return false;
  if (fixed_in !== null) return compareVersions(version, fixed_in) >= 0;
  return fixed_after !== null && compareVersions(version, fixed_after) > 0;
}

export type NamedAttachment = Pick<Attachment, 'sha256' | 'media_type' | 'bytes'>;

/** What an accepted report says of the attachment with this digest; null where none does or its body is not kept. */
export async function namedAttachment(db: D1Database, id: string, sha256: string): Promise<NamedAttachment | null> {
  const row = await db
    .prepare('SELECT attachments FROM reports WHERE report_id = ?1 AND body = 1 AND deleted_at IS NULL')
    .bind(id)
    .first<{ attachments: string }>();
  const named = JSON.parse(row?.attachments ?? '[]') as NamedAttachment[];
  return named.find((each) => each.sha256 === sha256) ?? null;
}

export async function belongsTo(db: D1Database, id: string, deviceId: string): Promise<boolean> {
  const row = await db
    .prepare('SELECT 1 AS own FROM reports WHERE report_id = ?1 AND device_id = ?2 AND deleted_at IS NULL')
    .bind(id, deviceId)
    .first();
  return row !== null;
}

/**
 * Forgets a report: its row keeps nothing but its id, which its owner made up at random, so that a retry still under
 * way cannot bring it back. The counters of the dedup table stay; they are about the failure, not about the report.
 */
export async function forget(db: D1Database, id: string, deviceId: string, at: string): Promise<void> {
  const own = 'report_id = ?1 AND device_id = ?2 AND deleted_at IS NULL';
  await db.batch([
    db
      .prepare(
        `UPDATE tallies SET value = value - 1 WHERE name = 'reports' AND EXISTS (SELECT 1 FROM reports WHERE ${own})`,
      )
      .bind(id, deviceId),
    db
      .prepare(
        `UPDATE reports SET digest = '', device_id = '', type = '', fingerprint = NULL, received_at = ?3, body = 0,
           attachments = '[]', deleted_at = ?3 WHERE ${own}`,
      )
      .bind(id, deviceId, at),
  ]);
}
