import type { Health } from '@contract/guardian-config.ts';
import type { Clock } from '../ports/clock.ts';
import type { HealthProbe } from '../ports/processes.ts';
import { watchStalls } from './stall-watch.ts';

/** So many failed checks in a row are a hang. */
export const FAILURES_TO_HANG = 3;
/** While it starts, a process is asked this often at most: ready should be noticed soon. */
const SOON_MS = 500;

export interface HealthEvents {
  readonly ready: (name: string) => void;
  readonly failed: (name: string, word: string, inARow: number) => void;
  readonly hung: (name: string) => void;
}

interface Round {
  readonly health: Health;
  readonly countsFromMs: number | null;
  failures: number;
  ready: boolean;
  cancel: () => void;
}

/**
 * Health checks of running processes: the first success is "ready", three failures after that are a hang. A check that
 * failed while Beacon itself was held up is not counted and made again soon.
 */
export class HealthRounds {
  readonly #probe: HealthProbe;
  readonly #clock: Clock;
  readonly #events: HealthEvents;
  readonly #runToken: string;
  readonly #rounds = new Map<string, Round>();

  /** @param run the run that a health command belongs to */
  constructor(probe: HealthProbe, clock: Clock, run: string, events: HealthEvents) {
    this.#probe = probe;
    this.#clock = clock;
    this.#events = events;
    // Numbers are for the fleet's own processes, from 1 on.
    this.#runToken = `${run}-0`;
  }

  /**
   * @param countsAfterMs for a process that runs already, and whose check is new: failures count from the first success on,
   *   or from this long on. Null for one that starts: then its start decides how long that may take
   */
  begin(name: string, health: Health, countsAfterMs: number | null): void {
    this.end(name);
    const countsFromMs = countsAfterMs === null ? null : this.#clock.monotonicMs() + countsAfterMs;
    const round: Round = { health, countsFromMs, failures: 0, ready: false, cancel: () => undefined };
    this.#rounds.set(name, round);
    this.#plan(name, round, 0);
  }

  end(name: string): void {
    this.#rounds.get(name)?.cancel();
    this.#rounds.delete(name);
  }

  endAll(): void {
    for (const name of [...this.#rounds.keys()]) this.end(name);
  }

  #countsBy({ countsFromMs }: Round): boolean {
    return countsFromMs !== null && this.#clock.monotonicMs() >= countsFromMs;
  }

  #plan(name: string, round: Round, delayMs: number): void {
    round.cancel = this.#clock.after(delayMs, () => void this.#check(name, round));
  }

  async #check(name: string, round: Round): Promise<void> {
    const ended = watchStalls(this.#clock, round.health.timeout_s * 1000);
    const word = await this.#probe.check(round.health, this.#runToken);
    const stalled = ended();
    if (this.#rounds.get(name) !== round) return; // It ended meanwhile; the answer is about nobody.
    const intervalMs = round.health.interval_s * 1000;
    const soonMs = Math.min(SOON_MS, intervalMs);
    if (word !== null && stalled) {
      this.#plan(name, round, soonMs);
      return;
    }
    if (word === null) {
      round.failures = 0;
      if (!round.ready) {
        round.ready = true;
        this.#events.ready(name);
      }
    } else if (round.ready || this.#countsBy(round)) {
      round.ready = true;
      round.failures += 1;
      this.#events.failed(name, word, round.failures);
      if (round.failures >= FAILURES_TO_HANG) {
        round.failures = 0;
        this.#events.hung(name);
      }
    }
    this.#plan(name, round, round.ready ? intervalMs : soonMs);
  }
}
