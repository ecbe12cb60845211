/** What the Worker is given: wrangler.jsonc on Cloudflare, start.mjs on a laptop. */
export interface Env {
  /** Report bodies and attachments. */
  readonly BODIES: R2Bucket;
  /** The dedup table, see migrations/. */
  readonly DB: D1Database;
  /** Requests per minute from one address. Without it there is no limit. */
  readonly ADDRESS_LIMIT?: RateLimit;
  /** Bodies per minute of one fingerprint. Without it there is no limit. */
  readonly FINGERPRINT_LIMIT?: RateLimit;
  /** The admin's bearer token, a secret. Without it the admin's part answers 503. */
  readonly ADMIN_TOKEN?: string;
  /** Messages to whoever works on failures, see triage-queue.ts. Without it they wait in D1. */
  readonly TRIAGE?: Queue;
  /** The Ed25519 key that signs fixed.json, base64 of PKCS#8, and those it replaced; a secret. Without it: 503. */
  readonly FIXED_LIST_KEY?: string;
  /** Versions nobody looks after any more, with spaces or commas between: `0.42, 0.43`. */
  readonly END_OF_LIFE?: string;
}

/** What must happen, but not before the answer. */
export type After = (work: Promise<unknown>) => void;
