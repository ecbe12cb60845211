import { Timestamp } from '@contract/primitives.ts';
import { addCounts, type DayCounts, dayBegan, noCounts } from '@core/report/diagnostic.ts';
import { utcSeconds } from '@core/report/times.ts';
import * as z from 'zod';
import type { Clock } from '../ports/clock.ts';
import type { Files } from '../ports/files.ts';
import { type Locks, STORE_WAIT_MS } from '../ports/locks.ts';
import { readText } from '../text-files.ts';

const PATH = 'state/diagnostics.json';

const Count = z.int().min(0).max(1_000_000_000);
const Day = z.object({
  version: z.literal(1),
  began_at: Timestamp,
  succeeded: Count,
  failed: Count,
  kills: Count,
  restarts: Count,
  trips: Count,
  peak_rss_mb: z.number().min(0).max(1_000_000_000),
});

export interface OneDay {
  readonly beganAtMs: number;
  readonly counts: DayCounts;
}

/**
 * The counts of the day so far (`state/diagnostics.json`), added to by the host and, where none runs, by programs that
 * use the library. Only ever written while diagnostics are switched on; whoever calls has looked.
 */
export class DayBook {
  readonly #files: Files;
  readonly #locks: Locks;
  readonly #clock: Clock;

  constructor(files: Files, locks: Locks, clock: Clock) {
    this.#files = files;
    this.#locks = locks;
    this.#clock = clock;
  }

  /** Adds, and answers the day with it. */
  add(counts: DayCounts): Promise<OneDay> {
    return this.#locks.hold('store', STORE_WAIT_MS, async () => {
      const before = await this.#read();
      const nowMs = this.#clock.wallMs();
      const day = {
        beganAtMs: dayBegan(before?.beganAtMs ?? null, nowMs),
        counts: addCounts(before?.counts ?? noCounts, counts),
      };
      await this.#write(day);
      return day;
    });
  }

  /** What was reported no longer counts; a new day begins. */
  beginAfter(reported: OneDay): Promise<void> {
    return this.#locks.hold('store', STORE_WAIT_MS, async () => {
      const now = (await this.#read())?.counts ?? noCounts;
      const less = (a: number, b: number) => Math.max(0, a - b);
      const { counts } = reported;
      await this.#write({
        beganAtMs: this.#clock.wallMs(),
        // What another program counted meanwhile is of the new day.
        counts: {
          succeeded: less(now.succeeded, counts.succeeded),
          failed: less(now.failed, counts.failed),
          kills: less(now.kills, counts.kills),
          restarts: less(now.restarts, counts.restarts),
          trips: less(now.trips, counts.trips),
          peakRssMb: 0,
        },
      });
    });
  }

  /** Switched off: nothing that was counted stays. */
  async forget(): Promise<void> {
    if ((await this.#files.stat(PATH)) !== null) await this.#files.remove(PATH);
  }

  async #read(): Promise<OneDay | null> {
    try {
      const parsed = Day.safeParse(JSON.parse((await readText(this.#files, PATH)) ?? ''));
      if (!parsed.success) return null;
      const { began_at, peak_rss_mb, succeeded, failed, kills, restarts, trips } = parsed.data;
      return {
        beganAtMs: Date.parse(began_at),
        counts: { succeeded, failed, kills, restarts, trips, peakRssMb: peak_rss_mb },
      };
    } catch {
      return null; // Missing, torn or edited: the day begins anew.
    }
  }

  #write({ beganAtMs, counts }: OneDay): Promise<void> {
    const { peakRssMb, ...rest } = counts;
    const day = { version: 1, began_at: utcSeconds(beganAtMs), ...rest, peak_rss_mb: peakRssMb };
    return this.#files.write(PATH, `${JSON.stringify(day, null, 2)}\n`);
  }
}
