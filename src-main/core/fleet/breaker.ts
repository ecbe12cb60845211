/**
 * The restart breaker (spec 4.3). Closed: restarts allowed. Open: refused. Half-open: one trial is under way.
 * All moments are on one monotonic clock; see services/guardian for how they outlive it.
 */
export interface BreakerPolicy {
  readonly maxFailures: number;
  readonly windowMs: number;
  /** The wait before the first trial; doubles with each trial that fails. */
  readonly coolDownMs: number;
  readonly coolDownMaxMs: number;
}

export type Breaker =
  | { readonly state: 'closed'; readonly failuresAtMs: readonly number[]; readonly coolDownMs: number | null }
  | {
      readonly state: 'open';
      readonly failuresAtMs: readonly number[];
      readonly coolDownMs: number;
      readonly sinceMs: number;
      /** The failures that opened it. They grow old while it waits; this number does not, nor does a failed trial change it. */
      readonly openedAfter: number;
    }
  | {
      readonly state: 'half-open';
      readonly failuresAtMs: readonly number[];
      readonly coolDownMs: number;
      readonly openedAfter: number;
    };

export const closedBreaker: Breaker = { state: 'closed', failuresAtMs: [], coolDownMs: null };

/** Failures that still count: they leave by age alone, never by a success. */
export function recentFailures(breaker: Breaker, nowMs: number, policy: BreakerPolicy): readonly number[] {
  return breaker.failuresAtMs.filter((atMs) => atMs > nowMs - policy.windowMs);
}

/** The failures to show: those that count now, and until it is closed again those that opened it. */
export function shownFailures(breaker: Breaker, nowMs: number, policy: BreakerPolicy): number {
  return breaker.state === 'closed' ? recentFailures(breaker, nowMs, policy).length : breaker.openedAfter;
}

/** The breaker after its process died at `nowMs`. Half-open opens at once, for twice as long; closed opens at the limit. */
export function afterFailure(breaker: Breaker, nowMs: number, policy: BreakerPolicy): Breaker {
  const recent = recentFailures(breaker, nowMs, policy);
  // Enough to know that it is over the limit, and never more: a lowered limit must not keep an old, longer list.
  const failuresAtMs = [...recent, nowMs].slice(-Math.max(policy.maxFailures, 1));
  switch (breaker.state) {
    case 'open':
      return breaker;
    case 'half-open': {
      const coolDownMs = Math.min(breaker.coolDownMs * 2, policy.coolDownMaxMs);
      return { state: 'open', failuresAtMs, coolDownMs, sinceMs: nowMs, openedAfter: breaker.openedAfter };
    }
    case 'closed': {
      if (failuresAtMs.length < policy.maxFailures) {
        // With all earlier failures gone by age, the next cool-down is a first one again.
        return { state: 'closed', failuresAtMs, coolDownMs: recent.length === 0 ? null : breaker.coolDownMs };
      }
      const coolDownMs = breaker.coolDownMs === null ? policy.coolDownMs : breaker.coolDownMs * 2;
      return {
        state: 'open',
        failuresAtMs,
        coolDownMs: Math.min(coolDownMs, policy.coolDownMaxMs),
        sinceMs: nowMs,
        openedAfter: failuresAtMs.length,
      };
    }
    default:
      return breaker satisfies never;
  }
}

/** When the next trial is due, or null while none is needed. */
export function trialAtMs(breaker: Breaker): number | null {
  return breaker.state === 'open' ? breaker.sinceMs + breaker.coolDownMs : null;
}

/** One trial starts, by hand or after the cool-down. A breaker that is not open needs none. */
export function asTrial(breaker: Breaker): Breaker {
  if (breaker.state !== 'open') return breaker;
  const { failuresAtMs, coolDownMs, openedAfter } = breaker;
  return { state: 'half-open', failuresAtMs, coolDownMs, openedAfter };
}

/** The trial lived long enough. The failures stay until they are old, so dying again soon opens it for longer. */
export function afterStableLife(breaker: Breaker): Breaker {
  if (breaker.state !== 'half-open') return breaker;
  return { state: 'closed', failuresAtMs: breaker.failuresAtMs, coolDownMs: breaker.coolDownMs };
}
