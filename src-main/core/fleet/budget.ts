import { addReading, type CpuRun } from './cpu-window.ts';
import type { BudgetPolicy } from './plan.ts';

/** When a process is over its budget for long enough to act (spec 4.2). */

/** One reading of a process tree. */
export interface Sample {
  readonly atMs: number;
  readonly rssBytes: number;
  /** What macOS judges by; null elsewhere. */
  readonly footprintBytes: number | null;
  /** Since the reading before; null for the first one, or when the reading before was too long ago to trust. 1 = one core. */
  readonly cpuFraction: number | null;
  readonly subprocesses: number;
  /** The reading before was too long ago to go on from: the Mac slept, or Beacon was held up. Absent is false. */
  readonly afterGap?: boolean;
}

/** Memory: over for this many readings in a row, or one reading over this multiple of the budget. */
export const MEMORY_READINGS = 3;
export const MEMORY_AT_ONCE = 1.5;
/** CPU: over in this share of the readings of the sustained time. */
export const CPU_SHARE = 0.9;

/**
 * An alert is given once an episode, and an episode is over when nothing was over a budget for this long: a process that
 * goes to and fro at its budget is one thing to tell, not one every few seconds.
 */
export const EPISODE_QUIET_MS = 60_000;

/** The last moment of an alerted breach after one more reading; null once the episode is over. */
export function lastAlerted(alertedAtMs: number | null, watch: BudgetWatch, sample: Sample): number | null {
  if (alertedAtMs === null) return null;
  // A dropped reading says nothing about whether the breach is over, so it is not alerted on anew after each sleep.
  const over = sample.afterGap === true || watch.memoryOver > 0 || watch.cpuSinceMs !== null;
  if (over) return sample.atMs;
  return sample.atMs - alertedAtMs >= EPISODE_QUIET_MS ? null : alertedAtMs;
}

export interface BudgetWatch {
  readonly memoryOver: number;
  readonly memorySinceMs: number | null;
  readonly cpu: readonly CpuRun[];
  readonly cpuSinceMs: number | null;
}

export const freshWatch: BudgetWatch = { memoryOver: 0, memorySinceMs: null, cpu: [], cpuSinceMs: null };

export interface BudgetVerdict {
  readonly watch: BudgetWatch;
  /** The budget that must be acted on now. Memory comes first. */
  readonly breach: 'memory' | 'cpu' | null;
}

/**
 * Adds one reading. Nothing is counted before the grace time after the start is over. The first reading after a gap is
 * dropped, and what was counted before it: memory just after waking is no sign of a leak, and "in a row" is broken.
 */
export function judge(watch: BudgetWatch, sample: Sample, policy: BudgetPolicy, startedAtMs: number): BudgetVerdict {
  if (sample.afterGap === true || sample.atMs < startedAtMs + policy.graceMs)
    return { watch: freshWatch, breach: null };
  const memory = judgeMemory(watch, sample, policy);
  const cpu = judgeCpu(watch, sample, policy);
  return { watch: { ...memory.watch, ...cpu.watch }, breach: memory.breach ? 'memory' : cpu.breach ? 'cpu' : null };
}

function judgeMemory(watch: BudgetWatch, sample: Sample, policy: BudgetPolicy) {
  const bytes = memoryOf(sample, policy);
  if (bytes <= policy.memoryBytes) return { watch: { memoryOver: 0, memorySinceMs: null }, breach: false };
  const memoryOver = watch.memoryOver + 1;
  return {
    watch: { memoryOver, memorySinceMs: watch.memorySinceMs ?? sample.atMs },
    breach: memoryOver >= MEMORY_READINGS || bytes > policy.memoryBytes * MEMORY_AT_ONCE,
  };
}

/** The number the budget is about: footprint where it was asked for and is known, else RSS. */
export function memoryOf(sample: Sample, policy: BudgetPolicy): number {
  return policy.memoryMetric === 'footprint' ? (sample.footprintBytes ?? sample.rssBytes) : sample.rssBytes;
}

function judgeCpu(watch: BudgetWatch, sample: Sample, policy: BudgetPolicy) {
  // Without a share there is nothing to judge by: begin again.
  if (sample.cpuFraction === null) return { watch: { cpu: [], cpuSinceMs: null }, breach: false };
  const over = sample.cpuFraction > policy.cpuFraction;
  const { runs, whole, overShare } = addReading(watch.cpu, sample.atMs, over, policy.cpuSustainedMs);
  const cpuSinceMs = over ? (watch.cpuSinceMs ?? sample.atMs) : overShare >= CPU_SHARE ? watch.cpuSinceMs : null;
  return { watch: { cpu: runs, cpuSinceMs }, breach: whole && over && overShare >= CPU_SHARE };
}
