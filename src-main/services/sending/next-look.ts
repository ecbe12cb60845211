import type { Clock } from '../ports/clock.ts';

/** Not sooner than this, whatever is planned: a clock that was changed must not make a loop. */
const SOONEST_MS = 1000;

/** One look that is to come, the soonest of all that were planned. */
export class NextLook {
  readonly #clock: Clock;
  readonly #look: () => void;
  #planned: { readonly atMs: number; readonly cancel: () => void } | null = null;
  #stopped = false;

  constructor(clock: Clock, look: () => void) {
    this.#clock = clock;
    this.#look = look;
  }

  in(delayMs: number): void {
    if (this.#stopped) return;
    const waitMs = Math.max(SOONEST_MS, delayMs);
    const atMs = this.#clock.monotonicMs() + waitMs;
    if (this.#planned !== null && this.#planned.atMs <= atMs) return;
    this.#planned?.cancel();
    const cancel = this.#clock.after(waitMs, () => {
      this.#planned = null;
      this.#look();
    });
    this.#planned = { atMs, cancel };
  }

  stop(): void {
    this.#stopped = true;
    this.#planned?.cancel();
  }
}
