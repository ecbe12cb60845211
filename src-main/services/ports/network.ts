import type { NetworkRecord } from '@contract/socket.ts';

/** Requests, and the log of every one. */

export type DeliveryResult =
  | {
      readonly kind: 'answered';
      readonly status: number;
      readonly retryAfterMs: number | null;
      /** When the certificate that answered runs out, where there was one. */
      readonly certificateUntilMs?: number | null;
      /** What was answered, where it was asked for and is no longer than that. */
      readonly body?: Uint8Array;
    }
  | { readonly kind: 'failed'; readonly why: 'offline' | 'timeout' | 'tls' | 'reset' | 'protocol' | 'proxy' };

export interface Delivery {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array | null;
  readonly why: NetworkRecord['why'];
  readonly reportId: string | null;
  /** The answer itself is wanted, up to so many bytes; of any other only the status is read. */
  readonly mostAnswered?: number;
  /** Nobody waits for the answer any more: it ends as `reset`. What had left may have arrived. */
  readonly signal?: AbortSignal;
}

/** Whether a text was signed with an Ed25519 key; both are base64. */
export type VerifySignature = (key: string, text: string, signature: string) => Promise<boolean>;

export interface Sender {
  /** One request, no redirects, no cookies, TLS verified. Never rejects. Each is a line of state/network.jsonl. */
  deliver(delivery: Delivery): Promise<DeliveryResult>;
}

/** Every request that Beacon made (`state/network.jsonl`). */
export interface NetworkLog {
  /**
   * One request: noted before `make` makes it, a line once it answered. `make` answers what came of it and what the
   * caller wants to know.
   */
  during<T>(
    entry: Omit<NetworkRecord, 'status' | 'error'>,
    make: () => Promise<{ readonly status: number | null; readonly error: string | null; readonly value: T }>,
  ): Promise<T>;
  /** One that was made already. */
  record(entry: NetworkRecord): Promise<void>;
  read(): Promise<readonly NetworkRecord[]>;
  prune(): Promise<void>;
}
