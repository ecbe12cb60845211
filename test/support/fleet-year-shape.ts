import type { Plan } from '@core/fleet/plan.ts';
import * as life from '@core/fleet/process.ts';
import type { TreeMemory } from '@core/fleet/sampling.ts';
import type { Episode } from './fleet-episodes.ts';

export interface YearOptions {
  readonly seed: number;
  readonly days: number;
  readonly processes: number;
  readonly pollMs: number;
  /** How often something happens to one process, in days. */
  readonly everyDays: number;
}

export interface YearResult {
  readonly polls: number;
  readonly episodes: number;
  readonly stopped: number;
  readonly restarts: number;
  readonly trips: number;
  readonly alerts: number;
  readonly fleetStops: number;
  readonly sleeps: number;
  readonly reboots: number;
  /** Healthy processes that were stopped, by what they were doing. */
  readonly healthyStopped: readonly string[];
  /** More own starts of one process within an hour than its breaker may allow. */
  readonly storms: number;
  /** The most polls from the first reading over a memory budget to the decision. */
  readonly latestMemoryPolls: number;
  /** The most polls past cpu_sustained_s from the first reading over a CPU budget to the decision. */
  readonly latestCpuPolls: number;
  /** Runaways that were over when their episode ended, and nobody had stopped. */
  readonly missed: readonly string[];
  /** Processes that should run at the end of the year, and do not. */
  readonly stuck: readonly string[];
}

/** The same while it is counted. */
export type Counted = { -readonly [K in keyof YearResult]: YearResult[K] extends number ? number : string[] };

export const emptyResult = (): Counted => ({
  polls: 0,
  episodes: 0,
  stopped: 0,
  restarts: 0,
  trips: 0,
  alerts: 0,
  fleetStops: 0,
  sleeps: 0,
  reboots: 0,
  healthyStopped: [],
  storms: 0,
  latestMemoryPolls: 0,
  latestCpuPolls: 0,
  missed: [],
  stuck: [],
});

/** One process of the simulated fleet: what the Guardian knows of it, and what it does. */
export interface One {
  readonly name: string;
  process: life.Guarded;
  memory: TreeMemory | null;
  pid: number;
  startedAtMs: number;
  cpuMs: number;
  endedCpuMs: number;
  episode: Episode | null;
  fromMs: number;
  untilMs: number;
  overPolls: number;
  cpuOverSinceMs: number | null;
  dead: boolean;
  diesAtMs: number | null;
  ownStartsAtMs: number[];
}

export const newOne = (name: string, plan: Plan): One => ({
  name,
  process: life.guarded(plan),
  memory: null,
  pid: 0,
  startedAtMs: 0,
  cpuMs: 0,
  endedCpuMs: 0,
  episode: null,
  fromMs: 0,
  untilMs: 0,
  overPolls: 0,
  cpuOverSinceMs: null,
  dead: false,
  diesAtMs: null,
  ownStartsAtMs: [],
});
