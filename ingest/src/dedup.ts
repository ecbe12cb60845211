import { ReportId, Sha256Hex, Timestamp, Version } from '@contract/primitives.ts';
import * as z from 'zod';

/** The answers to the admin's questions. openapi.ts is made from these, and a test holds real answers against them. */

/** Where a failure stands: new → confirmed → promoted → fixed; regressed when a fixed one returns in a newer version. */
export const Status = z.enum(['new', 'confirmed', 'promoted', 'fixed', 'regressed']);
export type Status = z.output<typeof Status>;

const Count = z.int().min(0);
const IssueNumber = z.int().min(1).nullable();

/** One row of the dedup table, as it is answered. */
export const Fingerprint = z.object({
  fingerprint: Sha256Hex,
  first_seen: Timestamp,
  last_seen: Timestamp,
  occurrence_count: Count.describe('Accepted distinct report ids.'),
  reported_occurrences: Count.describe('What the reports claim together, each at most 1,000; chosen by who posts.'),
  app_versions: z.array(Version).describe('In the order they were first seen.'),
  private_issue_number: IssueNumber,
  public_issue_number: IssueNumber,
  pull_request: IssueNumber,
  status: Status,
  fixed_after: Version.nullable().describe('The newest version seen when it was marked fixed.'),
  fixed_in: Version.nullable().describe('The version that has the fix, if the admin said so.'),
  days: z.record(z.string(), Count).describe('How many were accepted on each of the last 30 days, in UTC.'),
});
export type Fingerprint = z.output<typeof Fingerprint>;

export const Stats = z.object({
  reports: Count.describe('Accepted distinct report ids of every type, less the deleted ones.'),
  fingerprints: z.array(Fingerprint).describe('The 5,000 that were seen last, the latest first.'),
  misses: Count.describe('What the second scrub found that the first had left, all rules together.'),
  misses_by_rule: z.record(z.string(), Count),
  counters: z.record(z.string(), Count).describe('Everything else that is counted, by name.'),
});
export type Stats = z.output<typeof Stats>;

export const StoredReport = z.object({
  report_id: ReportId,
  received_at: Timestamp,
  report: z.unknown().describe('As stored; null when its body is not kept, or no longer.'),
});
export type StoredReport = z.output<typeof StoredReport>;

/** `GET /v1/crash/{fingerprint}`. */
export const FingerprintDetail = Fingerprint.extend({
  reports: z.array(StoredReport).describe('The newest first, at most 20.'),
});
export type FingerprintDetail = z.output<typeof FingerprintDetail>;

/** Body of `POST /v1/crash/{fingerprint}/status`. */
export const StatusChange = z.strictObject({
  status: Status,
  fixed_in: Version.nullable().optional().describe('With `fixed`: the version that has the fix.'),
});
export type StatusChange = z.output<typeof StatusChange>;

/** Body of `POST /v1/crash/promote`. */
export const Promotion = z.strictObject({ fingerprint: Sha256Hex });

export const DeadLetter = z.object({
  id: z.string(),
  at: Timestamp,
  message: z.unknown().describe('The message; of what is none of ours, its scrubbed beginning.'),
  attempts: Count,
});
export type DeadLetter = z.output<typeof DeadLetter>;

export const DeadLetters = z.object({ dead_letters: z.array(DeadLetter).describe('The newest first, at most 200.') });

export const Failure = z.object({ error: z.string() });
