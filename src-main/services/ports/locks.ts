/** The locks of the home folder (spec 2.1). */

export interface Locks {
  /**
   * Runs while holding a lock file of `state/`. Waits at most `waitMs`; rejects with LockBusy after that. A lock whose
   * holder is dead (pid and start time) is taken over.
   */
  hold<T>(name: LockName, waitMs: number, run: () => Promise<T>): Promise<T>;
}

/** As long a change of the store waits for its turn: on a busy computer rather late than lost. A crash handler has its own. */
export const STORE_WAIT_MS = 15_000;

export type LockName = 'store' | 'outbox';

export class LockBusy extends Error {
  override readonly name = 'LockBusy';
  constructor(readonly lock: LockName) {
    super(`another Beacon process is busy with the ${lock}`);
  }
}
