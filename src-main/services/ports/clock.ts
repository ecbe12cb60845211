/** Time, chance and digests, as the services need them. */

export interface Clock {
  /** Monotonic, for every duration and every decision. Arbitrary zero. */
  monotonicMs(): number;
  /** The wall clock, for what people read and what must outlive the process. */
  wallMs(): number;
  /** Runs once, later; the answer calls it off. Does not keep a process alive by itself. */
  after(delayMs: number, run: () => void): () => void;
  /** Waits, and keeps the process alive while it does. */
  sleep(ms: number): Promise<void>;
}

export interface Chance {
  /** From 0 up to, but not, 1. */
  fraction(): number;
  hex(bytes: number): string;
  uuid(): string;
}

export interface Digest {
  sha256Hex(data: string | Uint8Array): string;
  /** HMAC-SHA256 as 64 hex digits; key and message are text. */
  hmacSha256Hex(key: string, message: string): string;
}
