import * as z from 'zod';

/** Where a failure stands: new → confirmed → promoted → fixed; regressed when a fixed one returns in a newer version. */
export const Status = z.enum(['new', 'confirmed', 'promoted', 'fixed', 'regressed']);
export type Status = z.output<typeof Status>;

/** One row of the dedup table, as it is answered. */
export interface Fingerprint {
  readonly fingerprint: string;
  readonly first_seen: string;
  readonly last_seen: string;
  /** Accepted distinct report ids. */
  readonly occurrence_count: number;
  /** What the reports claim together; chosen by whoever posts. */
  readonly reported_occurrences: number;
  readonly app_versions: readonly string[];
  readonly private_issue_number: number | null;
  readonly public_issue_number: number | null;
  readonly pull_request: number | null;
  readonly status: Status;
  /** The newest version seen when it was marked fixed. */
  readonly fixed_after: string | null;
}

export interface Stats {
  /** Accepted distinct report ids of every type, less those their owners had deleted. */
  readonly reports: number;
  readonly fingerprints: readonly Fingerprint[];
  /** What the second scrub found that the first had left, all rules together. */
  readonly misses: number;
  readonly misses_by_rule: Readonly<Record<string, number>>;
  /** Everything else that is counted, by name. */
  readonly counters: Readonly<Record<string, number>>;
}

export interface StoredReport {
  readonly report_id: string;
  readonly received_at: string;
  /** As stored; null when its body is not kept or no longer. */
  readonly report: unknown;
}

/** `GET /v1/crash/{fingerprint}`. */
export interface FingerprintDetail extends Fingerprint {
  /** The newest first, at most 20. */
  readonly reports: readonly StoredReport[];
}
