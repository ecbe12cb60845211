/** Numbers of the ingest (spec 8). The size of a report itself is the contract's `MAX_REPORT_BYTES`. */
export const MAX_ATTACHMENT_BYTES = 5 * 1024 * 1024;
export const MAX_ADMIN_BODY_BYTES = 4 * 1024;

/** A report is five levels deep; anything far beyond is aimed at a parser's stack. */
export const MAX_DEPTH = 32;

/** What one report may add to `reported_occurrences`: whoever posts chooses the number. */
export const MAX_OCCURRENCES_COUNTED = 1000;

/** Versions remembered for one fingerprint: whoever posts chooses these too. */
export const MAX_APP_VERSIONS = 100;

/** The format's current minor and the two before it. */
export const MINORS_ACCEPTED = 3;

export const BODY_DAYS = 90;
export const ATTACHMENT_DAYS = 30;

/** The window of both rate limits, as the binding has it, so also what a refused client is told to wait. */
export const RATE_PERIOD_S = 60;

/** Rows of the dedup table in one answer, those seen last. */
export const MAX_ROWS_LISTED = 5000;
/** Bodies shown with one fingerprint, the newest. */
export const MAX_BODIES_SHOWN = 20;

/** Fingerprints in fixed.json. */
export const MAX_FIXED_LISTED = 10_000;
/** Days of the trend. */
export const TREND_DAYS = 30;

export const HOUR_MS = 3_600_000;
export const DAY_MS = 86_400_000;

/** How often a message to the triage is tried before it is a dead letter: once, and `max_retries` of wrangler.jsonc. */
export const TRIAGE_TRIES = 4;
