/** What a server's answer means for a report (spec 5). */
export type Verdict =
  /** Taken in. */
  | { readonly kind: 'accepted' }
  /** Try again later, not before `afterMs` where the server named a time. */
  | { readonly kind: 'later'; readonly because: 'offline' | 'server_busy'; readonly afterMs: number | null }
  /** It will never be taken: the approval is void, and the report goes back to pending with the reason. */
  | { readonly kind: 'rejected'; readonly status: number; readonly reason: string };

/** 4xx that say nothing about the report: the body was damaged on the way, or the server is not ready. */
const RETRY = new Set([400, 408, 425, 429]);

export function verdictOf(status: number, retryAfterMs: number | null): Verdict {
  if (status >= 200 && status < 300) return { kind: 'accepted' };
  if (status >= 500 || RETRY.has(status)) return { kind: 'later', because: 'server_busy', afterMs: retryAfterMs };
  return { kind: 'rejected', status, reason: reasonOf(status) };
}

function reasonOf(status: number): string {
  if (status >= 300 && status < 400) return 'the destination answered with a redirect, and Beacon follows none';
  const words: Record<number, string> = {
    401: 'the destination wants a login, and Beacon has none',
    403: 'the destination does not allow it',
    404: 'there is no ingest at this destination',
    405: 'there is no ingest at this destination',
    410: 'this destination is closed',
    413: 'the report is too large',
    415: 'the destination does not take this kind of report',
  };
  return words[status] ?? `the destination answered ${status}`;
}

export const RETRY_POLICY = { initialMs: 5_000, factor: 2, maxMs: 60 * 60 * 1000, jitter: 0.3 } as const;
