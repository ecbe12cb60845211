/** The locks of the home folder (spec 2.1). */

export interface Locks {
  /**
   * Runs while holding a lock file of `state/`. Waits at most `waitMs`; rejects with LockBusy after that. A lock whose
   * holder is dead (pid and start time) is taken over.
   */
  hold<T>(name: LockName, waitMs: number, run: () => Promise<T>): Promise<T>;
}

export type LockName = 'store' | 'outbox';

export class LockBusy extends Error {
  override readonly name = 'LockBusy';
  constructor(readonly lock: LockName) {
    super(`another Beacon process is busy with the ${lock}`);
  }
}
