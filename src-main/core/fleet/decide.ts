import { trialAtMs } from './breaker.ts';
import { type BudgetVerdict, freshWatch, judge, lastAlerted, memoryOf, type Sample } from './budget.ts';
import {
  type Candidate,
  type CeilingWatch,
  chooseReturning,
  chooseVictim,
  freshCeiling,
  judgeCeiling,
} from './ceiling.ts';
import { breachAction } from './ending.ts';
import type { FleetPolicy } from './plan.ts';
import { type Action, countRestart, type Guarded, isAlive, settled, start, stop, waited } from './process.ts';

/**
 * One poll of the whole fleet: everything the Guardian does by itself is decided here, from values alone.
 */
export interface Fleet {
  readonly processes: ReadonlyMap<string, Guarded>;
  readonly ceiling: CeilingWatch;
  /** The Guardian's hands are off: nothing is stopped or started by itself. */
  readonly paused: boolean;
  /** New starts wait for memory. */
  readonly holdStarts: boolean;
  /** Subscribers were told to hold new work back. */
  readonly dispatchPaused: boolean;
}

export interface Reading {
  readonly nowMs: number;
  /** By process name; absent where nothing of the tree was found. */
  readonly samples: ReadonlyMap<string, Sample>;
  /** The ceiling in bytes: the policy's share of the memory this machine has. */
  readonly ceilingBytes: number;
}

export interface Decision {
  readonly fleet: Fleet;
  readonly actions: readonly Action[];
}

/** How long a process may be there after SIGKILL before nobody waits for it any more. */
export const STUCK_AFTER_MS = 15_000;

const MIB = 1024 * 1024;
const mib = (bytes: number) => Math.round(bytes / MIB);
const percent = (fraction: number) => Math.round(fraction * 1000) / 10;

export function decide(fleet: Fleet, policy: FleetPolicy, reading: Reading): Decision {
  const processes = new Map(fleet.processes);
  const actions: Action[] = [];
  const put = (step: { process: Guarded; actions: readonly Action[] }) => {
    processes.set(step.process.plan.name, step.process);
    actions.push(...step.actions);
  };

  for (const process of fleet.processes.values()) put(look(process, reading, fleet, policy));

  const verdict = judgeFleet(fleet, processes, policy, reading);
  actions.push(...verdict.actions);
  if (!fleet.paused) {
    if (verdict.victim !== null) {
      const victim = processes.get(verdict.victim);
      if (victim !== undefined) put(stop(victim, 'fleet'));
    }
    for (const process of [...processes.values()]) put(startIfDue(process, reading.nowMs, verdict.holdStarts));
    if (verdict.bringOneBack) {
      const back = chooseReturning(waiting(processes));
      if (back !== null) {
        actions.push({ do: 'log', event: 'fleet_back', name: back.process.plan.name, detail: {} });
        put(start(back.process, reading.nowMs, false));
      }
    }
  }
  return {
    fleet: {
      ...fleet,
      processes,
      ceiling: verdict.ceiling,
      holdStarts: verdict.holdStarts,
      dispatchPaused: verdict.dispatchPaused,
    },
    actions,
  };
}

/** One process against its own budgets, and the passing of time. */
function look(
  process: Guarded,
  { nowMs, samples }: Reading,
  fleet: Fleet,
  { pollIntervalMs }: FleetPolicy,
): { process: Guarded; actions: readonly Action[] } {
  const sample = samples.get(process.plan.name) ?? null;
  const { phase } = process;
  if (phase.is === 'stopping') {
    const next = { ...process, phase: { ...phase, seenAtMs: phase.seenAtMs ?? nowMs }, last: sample ?? process.last };
    return { process: next, actions: [] };
  }
  if (phase.is !== 'starting' && phase.is !== 'running')
    return { process: { ...process, last: sample ?? process.last }, actions: [] };
  const actions: Action[] = [];
  let next = waited(process, nowMs, pollIntervalMs);

  if (next.phase.is === 'starting' && next.plan.health !== null && next.phase.waitedMs >= next.plan.startTimeoutMs) {
    if (!fleet.paused) {
      const step = stop(next, 'hang');
      return { process: step.process, actions: [hangLog(process, 'start'), ...step.actions] };
    }
  }
  const lived = settled(next, nowMs);
  next = lived.process;
  actions.push(...lived.actions);
  if (next.snoozedUntilMs !== null && nowMs >= next.snoozedUntilMs) next = { ...next, snoozedUntilMs: null };
  if (sample === null) return { process: next, actions };

  const { budget } = process.plan;
  const graceFromMs = next.graceFromMs ?? phase.sinceMs;
  // It slept too, so it had not the time that the clock says it had.
  const inGrace = (next.last?.atMs ?? phase.sinceMs) < graceFromMs + budget.graceMs;
  if (sample.afterGap === true && inGrace) next = { ...next, graceFromMs: nowMs };
  const judged: BudgetVerdict = judge(next.watch, sample, budget, next.graceFromMs ?? phase.sinceMs);
  const alertedAtMs = lastAlerted(next.alertedAtMs, judged.watch, sample);
  next = { ...next, watch: judged.watch, last: sample, alertedAtMs };
  if (judged.breach === null || fleet.paused || next.snoozedUntilMs !== null) return { process: next, actions };
  const step = breach(next, judged.breach, sample);
  return { process: step.process, actions: [...actions, ...step.actions] };
}

function breach(
  process: Guarded,
  budget: 'memory' | 'cpu',
  sample: Sample,
): { process: Guarded; actions: readonly Action[] } {
  const { plan } = process;
  const action = breachAction(process, budget);
  const detail =
    budget === 'memory'
      ? { rss_mb: mib(memoryOf(sample, plan.budget)), limit_mb: mib(plan.budget.memoryBytes), action }
      : { cpu_percent: percent(sample.cpuFraction ?? 0), limit_percent: percent(plan.budget.cpuFraction), action };
  const event = budget === 'memory' ? 'memory_over_budget' : 'cpu_over_budget';
  if (action === 'alert') {
    if (process.alertedAtMs !== null) return { process, actions: [] };
    return {
      process: { ...process, alertedAtMs: sample.atMs },
      actions: [
        { do: 'log', event: 'over_budget_alert', name: plan.name, detail: { ...detail, budget } },
        { do: 'notify', severity: 'warning', what: 'over_budget', name: plan.name },
        { do: 'report', name: plan.name, cause: budget, exit: null, sample },
      ],
    };
  }
  const step = stop({ ...process, watch: freshWatch }, budget === 'memory' ? 'memory_budget' : 'cpu_budget');
  return {
    process: step.process,
    actions: [
      { do: 'log', event, name: plan.name, detail },
      {
        do: 'notify',
        severity: 'alert',
        what: budget === 'memory' ? 'stopped_for_memory' : 'stopped_for_cpu',
        name: plan.name,
      },
      ...step.actions,
    ],
  };
}

const hangLog = (process: Guarded, during: string): Action => ({
  do: 'log',
  event: 'hang',
  name: process.plan.name,
  detail: { during },
});

/** A health check failed often enough: a hang is a crash. */
export function hung(process: Guarded, paused: boolean): { process: Guarded; actions: readonly Action[] } {
  if (paused || process.phase.is !== 'running') return { process, actions: [] };
  const step = stop(process, 'hang');
  return {
    process: step.process,
    actions: [
      hangLog(process, 'running'),
      { do: 'notify', severity: 'alert', what: 'hang', name: process.plan.name },
      ...step.actions,
    ],
  };
}

/** Between polls: the starts whose time has come, and nothing else. No reading is judged twice. */
export function decideStarts(fleet: Fleet, nowMs: number): Decision {
  if (fleet.paused || fleet.holdStarts) return { fleet, actions: [] };
  const processes = new Map(fleet.processes);
  const actions: Action[] = [];
  for (const process of fleet.processes.values()) {
    const step = startIfDue(process, nowMs, false);
    processes.set(process.plan.name, step.process);
    actions.push(...step.actions);
  }
  return { fleet: { ...fleet, processes }, actions };
}

/** When the next start by itself is due, or null when none is waiting. */
export function startDue(fleet: Fleet): number | null {
  const dues = [...fleet.processes.values()].flatMap((process) => dueAtMs(process) ?? []);
  return dues.length === 0 ? null : Math.min(...dues);
}

function dueAtMs({ phase, breaker }: Guarded): number | null {
  if (phase.is === 'backing_off') return phase.untilMs;
  return phase.is === 'open' ? trialAtMs(breaker) : null;
}

function startIfDue(
  process: Guarded,
  nowMs: number,
  holdStarts: boolean,
): { process: Guarded; actions: readonly Action[] } {
  const dueMs = dueAtMs(process);
  if (dueMs === null || nowMs < dueMs || holdStarts) return { process, actions: [] };
  const step = start(process, nowMs, false);
  return { process: countRestart(step.process, nowMs), actions: step.actions };
}

/**
 * On its way out, so that its memory will be free soon. One that is still there long after SIGKILL hangs in the kernel, and the
 * others must not wait for it: its memory may never come back.
 */
function isLeaving({ phase, plan }: Guarded, nowMs: number): boolean {
  if (phase.is !== 'stopping') return false;
  const mostMs = plan.stdinTimeoutMs + plan.stopTimeoutMs + STUCK_AFTER_MS;
  return nowMs - (phase.seenAtMs ?? nowMs) < mostMs;
}

interface FleetVerdict {
  readonly ceiling: CeilingWatch;
  readonly holdStarts: boolean;
  readonly dispatchPaused: boolean;
  readonly victim: string | null;
  readonly bringOneBack: boolean;
  readonly actions: readonly Action[];
}

function judgeFleet(
  fleet: Fleet,
  processes: ReadonlyMap<string, Guarded>,
  policy: FleetPolicy,
  reading: Reading,
): FleetVerdict {
  const sumBytes = fleetBytes(processes.values(), reading.samples);
  const busy = [...processes.values()].some((process) => isLeaving(process, reading.nowMs));
  // One poll reads all: after a gap in one tree there was a gap in all. What was decided before it stays decided.
  if ([...reading.samples.values()].some(({ afterGap }) => afterGap === true)) {
    const { holdStarts, dispatchPaused } = fleet;
    return { ceiling: freshCeiling, holdStarts, dispatchPaused, victim: null, bringOneBack: false, actions: [] };
  }
  const judged = judgeCeiling(fleet.ceiling, sumBytes, { ceilingBytes: reading.ceilingBytes }, reading.nowMs, busy);
  const actions: Action[] = [];
  const detail = { rss_mb: mib(sumBytes), ceiling_mb: mib(reading.ceilingBytes) };
  // Said once per episode: when the third reading in a row is over.
  const began = judged.holdStarts && !fleet.dispatchPaused;
  if (began) {
    actions.push(
      { do: 'log', event: 'fleet_over_ceiling', name: null, detail },
      { do: 'notify', severity: 'alert', what: 'fleet', name: null },
      { do: 'dispatch', paused: true },
    );
  }
  const ended = fleet.dispatchPaused && judged.watch.over === 0;
  if (ended) actions.push({ do: 'dispatch', paused: false });
  let victim: string | null = null;
  if (judged.stopOne && policy.onBreach === 'stop' && !fleet.paused) {
    victim = chooseVictim(candidates(processes.values(), reading.samples))?.name ?? null;
    if (victim !== null) actions.push({ do: 'log', event: 'fleet_victim', name: victim, detail });
  }
  return {
    ceiling: judged.watch,
    // Once held, until a reading under the ceiling: also where the count began anew after a sleep.
    holdStarts: judged.holdStarts || (fleet.holdStarts && judged.watch.over > 0),
    dispatchPaused: (fleet.dispatchPaused || began) && !ended,
    victim,
    bringOneBack: judged.bringOneBack && waiting(processes).length > 0,
    actions,
  };
}

/** The sum that the ceiling is about: every managed process, whoever started it. */
export function fleetBytes(processes: Iterable<Guarded>, samples: ReadonlyMap<string, Sample>): number {
  let sum = 0;
  for (const process of processes) if (isAlive(process)) sum += samples.get(process.plan.name)?.rssBytes ?? 0;
  return sum;
}

function* candidateList(processes: Iterable<Guarded>, samples: ReadonlyMap<string, Sample>): Iterable<Candidate> {
  for (const { plan, phase } of processes) {
    const sample = samples.get(plan.name);
    if (sample === undefined || (phase.is !== 'running' && phase.is !== 'starting')) continue;
    yield {
      name: plan.name,
      priority: plan.priority,
      memoryBytes: memoryOf(sample, plan.budget),
      budgetBytes: plan.budget.memoryBytes,
      startedAtMs: phase.sinceMs,
    };
  }
}

const candidates = (processes: Iterable<Guarded>, samples: ReadonlyMap<string, Sample>) => [
  ...candidateList(processes, samples),
];

function waiting(processes: ReadonlyMap<string, Guarded>): { readonly priority: number; readonly process: Guarded }[] {
  return [...processes.values()]
    .filter(({ phase }) => phase.is === 'paused_by_fleet')
    .map((process) => ({ priority: process.plan.priority, process }));
}
