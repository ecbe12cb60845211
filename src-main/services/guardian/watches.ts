import type { WatchedStatus } from '@contract/fleet.ts';
import { type BudgetWatch, freshWatch, judge, lastAlerted, type Sample } from '@core/fleet/budget.ts';
import type { WatchPlan } from '@core/fleet/plan.ts';
import { addPids, identityOf, type ProcessTable, readTree, type TreeMemory } from '@core/fleet/sampling.ts';
import type { ProcessTableProbe } from '../ports/processes.ts';

/** Looking for the processes of a `watch` entry reads every command line of this user: not with every poll. */
const FIND_EVERY_MS = 10_000;
const MIB = 1024 * 1024;

interface Watched {
  readonly plan: WatchPlan;
  pids: readonly number[];
  memories: Map<string, TreeMemory>;
  sample: Sample | null;
  watch: BudgetWatch;
  alertedAtMs: number | null;
}

/** Somebody else's processes: shown and alerted on, never stopped, never in the fleet's sum. */
export class Watches {
  readonly #probe: ProcessTableProbe;
  readonly #onAlert: (name: string, budget: 'memory' | 'cpu', sample: Sample) => void;
  #watched: Watched[] = [];
  #foundAtMs = Number.NEGATIVE_INFINITY;

  constructor(probe: ProcessTableProbe, onAlert: (name: string, budget: 'memory' | 'cpu', sample: Sample) => void) {
    this.#probe = probe;
    this.#onAlert = onAlert;
  }

  get size(): number {
    return this.#watched.length;
  }

  take(plans: readonly WatchPlan[]): void {
    const before = new Map(this.#watched.map((one) => [one.plan.name, one]));
    this.#watched = plans.map((plan) => {
      const known = before.get(plan.name);
      return known === undefined
        ? { plan, pids: [], memories: new Map(), sample: null, watch: freshWatch, alertedAtMs: null }
        : { ...known, plan };
    });
    this.#foundAtMs = Number.NEGATIVE_INFINITY;
  }

  /** Adds those of whom a poll must know how they are now. */
  addPids(pids: Set<number>): void {
    for (const one of this.#watched) {
      for (const pid of one.pids) pids.add(pid);
      for (const [identity, memory] of one.memories) addPids(pids, { pid: Number.parseInt(identity, 10) }, memory);
    }
  }

  async look(table: ProcessTable, nowMs: number, intervalMs: number): Promise<void> {
    if (this.#watched.length === 0) return;
    for (const one of this.#watched) this.#judge(one, table, nowMs, intervalMs);
    // Whoever is found now is read with the next poll: this one may know nothing of how they are.
    if (nowMs - this.#foundAtMs >= FIND_EVERY_MS) {
      this.#foundAtMs = nowMs;
      for (const one of this.#watched) one.pids = await this.#probe.matching(one.plan.executable, one.plan.argsContain);
    }
  }

  #judge(one: Watched, table: ProcessTable, nowMs: number, intervalMs: number): void {
    const sample = sumOf(one, table, nowMs, intervalMs);
    one.sample = sample;
    if (sample === null) {
      one.watch = freshWatch;
      return;
    }
    const { plan } = one;
    const policy = {
      memoryMetric: 'rss',
      memoryBytes: plan.memoryBytes ?? Number.POSITIVE_INFINITY,
      cpuFraction: plan.cpuFraction ?? Number.POSITIVE_INFINITY,
      cpuSustainedMs: plan.cpuSustainedMs,
      onMemory: 'alert',
      onCpu: 'alert',
      graceMs: 0,
    } as const;
    const verdict = judge(one.watch, sample, policy, 0);
    one.watch = verdict.watch;
    one.alertedAtMs = lastAlerted(one.alertedAtMs, one.watch, sample);
    if (verdict.breach === null || one.alertedAtMs !== null) return;
    one.alertedAtMs = sample.atMs;
    this.#onAlert(plan.name, verdict.breach, sample);
  }

  status(): WatchedStatus[] {
    return this.#watched.map(({ plan, pids, sample, watch }) => ({
      name: plan.name,
      pids: sample === null ? 0 : pids.length,
      pid_list: sample === null ? [] : [...pids],
      rss_mb: sample === null ? null : Math.round((sample.rssBytes / MIB) * 10) / 10,
      cpu_percent: sample?.cpuFraction == null ? null : Math.round(sample.cpuFraction * 1000) / 10,
      budget_mb: plan.memoryBytes === null ? null : Math.round(plan.memoryBytes / MIB),
      over_budget: watch.memoryOver > 0 || watch.cpuSinceMs !== null,
    }));
  }
}

/** All matching processes with their trees, as one sample; a process in two of the trees counts once. */
function sumOf(one: Watched, table: ProcessTable, nowMs: number, intervalMs: number): Sample | null {
  const seen = new Set<number>();
  const memories = new Map<string, TreeMemory>();
  let rssBytes = 0;
  let cpuFraction: number | null = 0;
  let subprocesses = -1;
  let afterGap = false;
  for (const pid of one.pids) {
    const row = table.get(pid);
    if (row === undefined || seen.has(pid)) continue;
    const reading = readTree(table, row, one.memories.get(identityOf(row)) ?? null, nowMs, intervalMs);
    if (reading === null) continue;
    memories.set(identityOf(row), reading.memory);
    afterGap ||= reading.sample.afterGap === true;
    for (const member of reading.members) {
      if (!seen.has(member.pid)) {
        rssBytes += member.rssBytes;
        subprocesses += 1;
      }
      seen.add(member.pid);
    }
    cpuFraction =
      cpuFraction === null || reading.sample.cpuFraction === null ? null : cpuFraction + reading.sample.cpuFraction;
  }
  one.memories = memories;
  return seen.size === 0 ? null : { atMs: nowMs, rssBytes, footprintBytes: null, cpuFraction, subprocesses, afterGap };
}
