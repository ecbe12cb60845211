import { identityOf, type ProcessRow } from '@core/fleet/sampling.ts';
import type { ProcessTableProbe } from '../ports/processes.ts';

/** For showing alone: the reading is a program of its own, and dearer than all the rest of a poll. */
const SHOWN_EVERY_MS = 10_000;

/** The footprint of macOS, put into the rows of the process table: with every poll where a budget goes by it, else now and then. */
export class Footprints {
  readonly #probe: Pick<ProcessTableProbe, 'footprints'>;
  #known: ReadonlyMap<string, number> = new Map();
  #readAtMs = Number.NEGATIVE_INFINITY;
  /** This system has no such number. */
  #none = false;

  constructor(probe: Pick<ProcessTableProbe, 'footprints'>) {
    this.#probe = probe;
  }

  /** @param judged some budget goes by the footprint, so this poll must know it */
  async add(rows: readonly ProcessRow[], judged: boolean, nowMs: number): Promise<readonly ProcessRow[]> {
    if (this.#none) return rows;
    if (judged || nowMs - this.#readAtMs >= SHOWN_EVERY_MS) {
      this.#readAtMs = nowMs;
      const reading = this.#read(rows);
      // What is only shown is not waited for: the decision on this poll must not be late for it.
      if (judged) await reading;
    }
    if (this.#known.size === 0) return rows;
    return rows.map((row) => {
      const footprintBytes = this.#known.get(identityOf(row));
      return footprintBytes === undefined ? row : { ...row, footprintBytes };
    });
  }

  async #read(rows: readonly ProcessRow[]): Promise<void> {
    try {
      const footprints = await this.#probe.footprints();
      this.#none = footprints === null;
      this.#known = new Map(
        rows.flatMap((row) => {
          const bytes = footprints?.get(row.pid);
          return bytes === undefined ? [] : [[identityOf(row), bytes] as const];
        }),
      );
    } catch {
      // The last known ones serve: RSS in their stead could be far over a budget that was meant for the footprint.
    }
  }
}
