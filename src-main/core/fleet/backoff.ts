/** How long to wait before starting a process again. */
export interface BackoffPolicy {
  readonly initialMs: number;
  readonly factor: number;
  readonly maxMs: number;
  /** The random part, as a fraction of the delay on either side: 0.1 is ±10 %. */
  readonly jitter: number;
}

/**
 * The delay before start number `attempt` since the last stable life, from 0: 1 s, 2 s, 4 s and so on.
 * Jitter comes before the cap, so no delay is ever longer than the cap.
 *
 * @param dice from 0 (shortest) to 1 (longest)
 */
export function backoffMs(attempt: number, policy: BackoffPolicy, dice: number): number {
  // Past 2^60 the power is beyond any cap; bounding it keeps Infinity out.
  const grown = policy.initialMs * policy.factor ** Math.min(attempt, 60);
  const shaken = grown * (1 + policy.jitter * (2 * dice - 1));
  return Math.round(Math.min(shaken, policy.maxMs));
}
