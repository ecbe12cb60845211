import type { Stats } from './src/dedup.ts';

export interface IngestOptions {
  /** 0, the default, takes a free one. */
  readonly port?: number;
  /** Where R2 and D1 are kept, made if it is not there. Default: `ingest/.data`. Tests give a temp folder. */
  readonly data?: string;
  /** Requests per minute from one address; 0 is no limit. Default 600. */
  readonly ratePerAddress?: number;
  /** Bodies per minute of one fingerprint; 0 is no limit. Default 60. */
  readonly ratePerFingerprint?: number;
  /** Default: a random one. Empty: the admin part is off. */
  readonly adminToken?: string;
  /** Versions that fixed.json says are at the end of their life: `0.42, 0.43`. */
  readonly endOfLife?: string;
  /** base64 of an Ed25519 private key as PKCS#8; empty: there is no list. Default: one that is made and kept in `data`. */
  readonly fixedListKey?: string;
  /** Is handed what the Worker writes to its console, a line at a time. Default: it is written to the terminal. */
  readonly onSaid?: (line: string) => void;
  /** Another Worker than ours, as one module, on the same bindings: a bench's baseline. */
  readonly worker?: Promise<string>;
}

export interface RunningIngest {
  /** `http://127.0.0.1:8787`, without a trailing slash: an endpoint as config.json has it. */
  readonly url: string;
  /** Absolute. */
  readonly data: string;
  readonly adminToken: string;
  /** `GET /v1/crash/stats`. */
  getStats(): Promise<Stats>;
  /** The bytes kept for a report: none or one, except while one takes the other's place. */
  storedBodies(reportId: string): Promise<readonly Uint8Array[]>;
  storedAttachment(reportId: string, sha256: string): Promise<Uint8Array | null>;
  /** The sizes of what was written where there was nothing to keep. */
  storedDecoys(kind: 'report' | 'attachment'): Promise<readonly number[]>;
  /** Puts anything into the triage's queue. */
  sendToTriage(message: unknown): Promise<void>;
  /** The rows of a question to D1. */
  query(sql: string): Promise<readonly Record<string, unknown>[]>;
  /** What the cron for lost messages does, as of `atMs` (default: now). */
  resend(atMs?: number): Promise<void>;
  /** What the daily cron does, as of `atMs` (default: now). */
  sweep(atMs?: number): Promise<void>;
  /** Ends workerd; the data stays. */
  stop(): Promise<void>;
}

/** Something the caller can put right: a port in use, a data folder that another ingest has. */
export class CannotStart extends Error {}

/**
 * The real Worker in the real workerd on 127.0.0.1, with R2 and D1 in a folder. No account, and no connection to
 * anywhere else. Resolves when it answers.
 */
export function startIngest(options?: IngestOptions): Promise<RunningIngest>;
