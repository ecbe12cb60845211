import type { FleetStatus } from '@contract/fleet.ts';
import type { GuardianEvent } from '@contract/guardian-log.ts';
import { mayCollect } from '@core/consent/consent.ts';
import {
  addCounts,
  buildDiagnostic,
  countsOf,
  DAY_MS,
  type DayCounts,
  type FleetNow,
  noCounts,
} from '@core/report/diagnostic.ts';
import { type CollectorParts, surroundings } from '../capture/collector.ts';
import type { DayBook } from './day-counts.ts';

/** What was counted is written this often, and it is looked whether the day is over. */
const LOOK_MS = 60_000;
/** A clock that was set forward by days makes one report, and not one a look. */
const LEAST_BETWEEN_MS = 60 * 60_000;

export interface DiagnosticsParts extends CollectorParts {
  readonly book: DayBook;
  readonly status: () => FleetStatus;
  readonly version: string;
}

/** The daily diagnostic report of a host: one a day, and only while diagnostics are switched on (spec 5). */
export class Diagnostics {
  readonly #parts: DiagnosticsParts;
  #counts: DayCounts = noCounts;
  #cancel: () => void = () => undefined;
  #lastAtMs = Number.NEGATIVE_INFINITY;
  #looking: Promise<void> = Promise.resolve();

  constructor(parts: DiagnosticsParts) {
    this.#parts = parts;
  }

  start(): void {
    this.#cancel = this.#parts.clock.after(LOOK_MS, () => {
      void this.look();
      this.start();
    });
  }

  async stop(): Promise<void> {
    this.#cancel();
    await this.look();
  }

  event(event: GuardianEvent): void {
    this.#counts = addCounts(this.#counts, countsOf(event));
  }

  dispatch(outcome: 'succeeded' | 'failed'): void {
    this.#counts = addCounts(this.#counts, { ...noCounts, [outcome]: 1 });
  }

  sample(totalBytes: number): void {
    const peakRssMb = Math.max(this.#counts.peakRssMb, Math.round(totalBytes / 1024 ** 2));
    this.#counts = { ...this.#counts, peakRssMb };
  }

  /** Never rejects: what could not be written now is written with the next look. */
  look(): Promise<void> {
    this.#looking = this.#looking.then(() => this.#look()).catch(() => undefined);
    return this.#looking;
  }

  async #look(): Promise<void> {
    const { book, clock, rights, settings, store, log, onChange, status, version } = this.#parts;
    // Half of what an editor is writing is no choice to go by.
    if ((await settings.chosen()) === null) return;
    const { settings: saved, environment } = await rights();
    const counted = this.#counts;
    if (mayCollect(saved, environment, 'diagnostic').kind === 'refused') {
      this.#counts = noCounts;
      await book.forget();
      return;
    }
    const day = await book.add(counted);
    this.#counts = without(this.#counts, counted);
    const nowMs = clock.wallMs();
    if (nowMs - day.beganAtMs < DAY_MS || clock.monotonicMs() - this.#lastAtMs < LEAST_BETWEEN_MS) return;
    const around = await surroundings(this.#parts);
    const { report, local } = buildDiagnostic(day.counts, fleetNow(status()), day.beganAtMs, nowMs, version, around);
    const { dropped } = await store.create(report, local, saved.retention);
    this.#lastAtMs = clock.monotonicMs();
    await book.beginAfter(day);
    log.add('report_written', null, { report: report.report_id, type: 'diagnostic' });
    if (dropped.length > 0) log.add('report_dropped', null, { count: dropped.length });
    onChange([report.report_id, ...dropped]);
  }
}

function without(now: DayCounts, written: DayCounts): DayCounts {
  return {
    succeeded: now.succeeded - written.succeeded,
    failed: now.failed - written.failed,
    kills: now.kills - written.kills,
    restarts: now.restarts - written.restarts,
    trips: now.trips - written.trips,
    peakRssMb: 0,
  };
}

const UP: readonly string[] = ['running', 'trial'];

function fleetNow({ processes, fleet }: FleetStatus): FleetNow {
  const mcp = processes.filter(({ kind }) => kind === 'mcp');
  const up = mcp.filter(({ state }) => UP.includes(state)).length;
  return { processes: processes.length, rssMb: fleet.rss_mb, mcpUp: up, mcpDown: mcp.length - up };
}
