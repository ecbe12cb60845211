import type { WaitReason } from '@contract/report-files.ts';
import { type BackoffPolicy, backoffMs } from '@core/fleet/backoff.ts';

/** What a server's answer means for a report (spec 5). */
export type Verdict =
  /** Taken in. */
  | { readonly kind: 'accepted' }
  /** Try again later, not before `afterMs` where the server named a time. */
  | { readonly kind: 'later'; readonly because: WaitReason; readonly afterMs: number | null }
  /** It will never be taken: the approval is void, and the report goes back to pending with the reason. */
  | { readonly kind: 'rejected'; readonly status: number; readonly reason: string };

/** What the ingest answers to everything it takes (spec 8). Any other success is not from an ingest. */
const TAKEN = 202;
/** 4xx that say nothing about the report: the body was damaged on the way, or the server is not ready. */
const RETRY = new Set([400, 408, 425, 429]);

export function verdictOf(status: number, retryAfterMs: number | null): Verdict {
  if (status === TAKEN) return { kind: 'accepted' };
  // A portal of a hotel, a proxy, a web server that says 200 to everything: the report has not arrived.
  if (status < 300) return { kind: 'later', because: 'unexpected_answer', afterMs: null };
  if (status >= 500 || RETRY.has(status)) {
    // "After 0 seconds" names no time: without the backoff, every try would be followed by the next at once.
    const afterMs = retryAfterMs !== null && retryAfterMs > 0 ? retryAfterMs : null;
    return { kind: 'later', because: 'server_busy', afterMs };
  }
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
    413: 'it is too large',
    415: 'the destination does not take this kind',
  };
  return words[status] ?? `the destination answered ${status}`;
}

export const RETRY_POLICY: BackoffPolicy = { initialMs: 5_000, factor: 2, maxMs: 60 * 60 * 1000, jitter: 0.3 };
/** No server is believed that names a longer time than this. */
export const MAX_RETRY_AFTER_MS = 24 * 60 * 60 * 1000;

/** RFC 9110, 5.6.7: `Sun, 06 Nov 1994 08:49:37 GMT`, and the two old forms, the last of which leaves GMT out. */
const HTTP_DATE = /^[A-Za-z]{3,9},? .*?\d( GMT)?$/;

/** `Retry-After` (RFC 9110, 10.2.3), seconds or a date, as a wait from now; null where it is neither. At most a day. */
export function retryAfterMs(value: string | undefined, nowMs: number): number | null {
  const text = value?.trim() ?? '';
  const date = HTTP_DATE.exec(text);
  if (date === null && !/^\d+$/.test(text)) return null;
  const ms = date === null ? Number(text) * 1000 : Date.parse(date[1] === undefined ? `${text} GMT` : text) - nowMs;
  return Number.isNaN(ms) ? null : Math.min(Math.max(ms, 0), MAX_RETRY_AFTER_MS);
}

/** How an approved report waits for its next try, at one destination. */
export interface Wait {
  /** Tries so far. */
  readonly attempts: number;
  /** Wall clock, a whole second, because it outlives the process and is told to people. */
  readonly notBeforeMs: number;
  readonly because: WaitReason;
  /** The server named the time: then a person who presses Send waits too. */
  readonly named: boolean;
  /** Another destination knows nothing of this wait. */
  readonly endpoint: string;
}

/** The wait after one more try has failed. */
export function nextWait(
  before: Wait | null,
  { because, afterMs }: { readonly because: WaitReason; readonly afterMs: number | null },
  endpoint: string,
  nowMs: number,
  dice: number,
): Wait {
  const attempts = before?.endpoint === endpoint ? before.attempts : 0;
  const delayMs = Math.min(afterMs ?? backoffMs(attempts, RETRY_POLICY, dice), MAX_RETRY_AFTER_MS);
  return {
    attempts: attempts + 1,
    notBeforeMs: wholeSecond(nowMs + delayMs),
    because,
    named: afterMs !== null,
    endpoint,
  };
}

/**
 * A wait as it was read from disk, no longer than one that begins now could be: the clock may have been set back since,
 * and anybody may have edited the file.
 */
export function bounded(wait: Wait, nowMs: number): Wait {
  const mostMs = wholeSecond(nowMs + (wait.named ? MAX_RETRY_AFTER_MS : RETRY_POLICY.maxMs));
  return wait.notBeforeMs <= mostMs ? wait : { ...wait, notBeforeMs: mostMs };
}

/** Does a try to this destination have to wait? A person may go ahead of the backoff, but not of the server's own word. */
export function mustWait(
  wait: Wait | null,
  endpoint: string,
  nowMs: number,
  who: 'person' | 'by_itself',
): wait is Wait {
  if (wait === null || wait.endpoint !== endpoint || nowMs >= wait.notBeforeMs) return false;
  return wait.named || who === 'by_itself';
}

const wholeSecond = (ms: number): number => Math.ceil(ms / 1000) * 1000;
