import type { Clock } from '@services/ports/clock.ts';

/** A clock that a test turns by hand. */
export class HandClock implements Clock {
  #nowMs = 0;
  #timers: { readonly dueMs: number; readonly run: () => void }[] = [];

  monotonicMs(): number {
    return this.#nowMs;
  }

  wallMs(): number {
    return this.#nowMs;
  }

  after(delayMs: number, run: () => void): () => void {
    const timer = { dueMs: this.#nowMs + delayMs, run };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((one) => one !== timer);
    };
  }

  sleep(ms: number): Promise<void> {
    return new Promise((resolve) => void this.after(ms, resolve));
  }

  /** Time goes by, and every timer runs when it is due. */
  async pass(ms: number): Promise<void> {
    const untilMs = this.#nowMs + ms;
    for (let next = this.#next(untilMs); next !== null; next = this.#next(untilMs)) {
      this.#nowMs = next.dueMs;
      await this.#run(next);
    }
    this.#nowMs = untilMs;
    await settled();
  }

  /** The program stands still for so long, as after SIGSTOP or while the Mac sleeps; then what is due runs, late. */
  async stall(ms: number): Promise<void> {
    this.#nowMs += ms;
    const late = [...this.#timers].filter(({ dueMs }) => dueMs <= this.#nowMs).sort((a, b) => a.dueMs - b.dueMs);
    for (const timer of late) if (this.#timers.includes(timer)) await this.#run(timer);
  }

  #next(untilMs: number) {
    const [first] = [...this.#timers].sort((a, b) => a.dueMs - b.dueMs);
    return first !== undefined && first.dueMs <= untilMs ? first : null;
  }

  async #run(timer: { readonly dueMs: number; readonly run: () => void }): Promise<void> {
    this.#timers = this.#timers.filter((one) => one !== timer);
    timer.run();
    await settled();
  }
}

/** What hangs on a resolved promise has run. */
const settled = () => new Promise<void>((resolve) => setImmediate(resolve));
