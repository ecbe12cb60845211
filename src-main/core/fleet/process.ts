import type { GuardianEventName } from '@contract/guardian-log.ts';
import { afterStableLife, asTrial, type Breaker, closedBreaker } from './breaker.ts';
import { type BudgetWatch, freshWatch, type Sample } from './budget.ts';
import type { Plan } from './plan.ts';

/**
 * The life of one guarded process as values: what it is doing, and what each event makes of it. Nothing here starts,
 * stops or writes anything; every function returns the process after the event and the actions to carry out.
 */

/** Why Beacon is stopping a process, and thereby what comes after. */
export type StopWhy =
  | 'person'
  | 'person_restart'
  | 'config'
  | 'config_restart'
  | 'memory_budget'
  | 'cpu_budget'
  | 'hang'
  | 'fleet'
  | 'quit';

export type Phase =
  /** `mendable`: its command could not run at all, so a changed one is worth a try. Absent: nothing is to be mended. */
  | { readonly is: 'stopped'; readonly mendable?: true }
  /**
   * Spawned or about to be; not ready yet. `pid` is null until the spawn is confirmed. `waitedMs` is the part of the
   * time since then in which Beacon was awake, `lookedAtMs` the last look at it.
   */
  | {
      readonly is: 'starting';
      readonly pid: number | null;
      readonly sinceMs: number;
      readonly trial: boolean;
      readonly waitedMs: number;
      readonly lookedAtMs: number;
    }
  | { readonly is: 'running'; readonly pid: number; readonly sinceMs: number; readonly trial: boolean }
  | {
      readonly is: 'stopping';
      readonly pid: number;
      readonly sinceMs: number;
      readonly why: StopWhy;
      readonly trial: boolean;
      /** The person asked for a start meanwhile. Absent: what `why` says comes after. */
      readonly startAfter?: true;
      /** The first poll that saw it so. Absent before it. */
      readonly seenAtMs?: number;
    }
  | { readonly is: 'backing_off'; readonly untilMs: number }
  /** The breaker is open; the next trial is the breaker's to say. */
  | { readonly is: 'open' }
  /** It gave way to the fleet, or its start waits for the fleet. */
  | { readonly is: 'paused_by_fleet' };

export interface Guarded {
  readonly plan: Plan;
  /** `joined` and `adopted` processes are started by somebody else: Beacon stops them, and never starts them. */
  readonly source: 'config' | 'joined' | 'adopted';
  readonly phase: Phase;
  readonly breaker: Breaker;
  /** Starts since the last stable life; the exponent of the delay. */
  readonly attempt: number;
  readonly watch: BudgetWatch;
  readonly last: Sample | null;
  /** Where its grace begins anew, because the Mac slept in the middle of it. Absent: with its start. */
  readonly graceFromMs?: number | null;
  /** When a breach that was alerted on was last seen; null when there is none, or it has long been over. */
  readonly alertedAtMs: number | null;
  /** Restarts of the last 24 h. */
  readonly restartsAtMs: readonly number[];
  readonly snoozedUntilMs: number | null;
}

export type Action =
  | { readonly do: 'spawn'; readonly name: string }
  | { readonly do: 'stop'; readonly name: string; readonly why: StopWhy }
  | {
      readonly do: 'report';
      readonly name: string;
      readonly cause: ReportCause;
      readonly exit: Exit | null;
      readonly sample: Sample | null;
    }
  | { readonly do: 'log'; readonly event: GuardianEventName; readonly name: string | null; readonly detail: LogDetail }
  | {
      readonly do: 'notify';
      readonly severity: 'info' | 'warning' | 'alert';
      readonly what: NotifyWhat;
      readonly name: string | null;
    }
  | { readonly do: 'dispatch'; readonly paused: boolean };

export type ReportCause = 'exit' | 'memory' | 'cpu' | 'fleet' | 'hang' | 'restart_loop';
export type NotifyWhat =
  | 'stopped_for_memory'
  | 'stopped_for_cpu'
  | 'over_budget'
  | 'gave_up'
  | 'hang'
  | 'fleet'
  | 'cannot_start';
export type LogDetail = Readonly<Record<string, string | number | boolean | null>>;

export interface Exit {
  readonly code: number | null;
  readonly signal: string | null;
  /** It never ran, and cannot as it is configured: trying again would end the same way. */
  readonly hopeless?: boolean;
}

export interface Step {
  readonly process: Guarded;
  readonly actions: readonly Action[];
}

const DAY_MS = 24 * 60 * 60 * 1000;
/** More restarts a day than this are not told apart: each is saved, and somebody may allow hundreds an hour. */
const MAX_RESTARTS = 2000;
/** From one look at a start to the next so many poll intervals count, but at least this long: a busy Mac is no sleep. */
const LOOK_INTERVALS = 1.5;
const LOOK_LEAST_MS = 1000;

export function guarded(plan: Plan, source: Guarded['source'] = 'config'): Guarded {
  return {
    plan,
    source,
    phase: { is: 'stopped' },
    breaker: closedBreaker,
    attempt: 0,
    watch: freshWatch,
    last: null,
    alertedAtMs: null,
    restartsAtMs: [],
    snoozedUntilMs: null,
  };
}

export const stay = (process: Guarded): Step => ({ process, actions: [] });
export const log = (process: Guarded, event: GuardianEventName, detail: LogDetail = {}): Action => ({
  do: 'log',
  event,
  name: process.plan.name,
  detail,
});

/** True while there is, or is about to be, a child. */
export function isAlive({ phase }: Guarded): boolean {
  return phase.is === 'starting' || phase.is === 'running' || phase.is === 'stopping';
}

/**
 * A start by the person, at launch, or because its time has come. An open breaker makes it a trial. One that is just
 * being stopped starts once it is gone.
 */
export function start(process: Guarded, nowMs: number, holdStarts: boolean): Step {
  if (process.source !== 'config') return stay(process);
  if (isAlive(process)) return stay(startedAfter(process, 'person_restart'));
  if (holdStarts) return stay({ ...process, phase: { is: 'paused_by_fleet' } });
  const trial = process.breaker.state !== 'closed';
  const breaker = trial ? asTrial(process.breaker) : process.breaker;
  const next: Guarded = {
    ...process,
    breaker,
    phase: { is: 'starting', pid: null, sinceMs: nowMs, trial, waitedMs: 0, lookedAtMs: nowMs },
    watch: freshWatch,
    last: null,
    graceFromMs: null,
    alertedAtMs: null,
  };
  const actions: Action[] = trial ? [log(next, 'breaker_trial')] : [];
  return { process: next, actions: [...actions, { do: 'spawn', name: process.plan.name }] };
}

/** The child runs. Without a health check, running is ready. */
export function spawned(process: Guarded, pid: number, nowMs: number): Step {
  const { phase } = process;
  if (phase.is === 'stopping') return stay({ ...process, phase: { ...phase, pid } });
  if (phase.is !== 'starting') return stay(process);
  const started = log(process, 'started', { pid });
  if (process.plan.health !== null)
    return {
      process: { ...process, phase: { ...phase, pid, sinceMs: nowMs, waitedMs: 0, lookedAtMs: nowMs } },
      actions: [started],
    };
  return {
    process: { ...process, phase: { is: 'running', pid, sinceMs: nowMs, trial: phase.trial } },
    actions: [started],
  };
}

/**
 * A look at a process that starts. From one look to the next little more than an interval counts as waiting: where much
 * more went by, the Mac slept or Beacon was held up, and the process is not to blame for that.
 */
export function waited(process: Guarded, nowMs: number, intervalMs: number): Guarded {
  const { phase } = process;
  if (phase.is !== 'starting') return process;
  const mostMs = Math.max(intervalMs * LOOK_INTERVALS, LOOK_LEAST_MS);
  const waitedMs = phase.waitedMs + Math.min(nowMs - phase.lookedAtMs, mostMs);
  return { ...process, phase: { ...phase, waitedMs, lookedAtMs: nowMs } };
}

/** The first healthy answer. */
export function ready(process: Guarded): Step {
  const { phase } = process;
  if (phase.is !== 'starting' || phase.pid === null) return stay(process);
  return {
    process: { ...process, phase: { is: 'running', pid: phase.pid, sinceMs: phase.sinceMs, trial: phase.trial } },
    actions: [log(process, 'ready')],
  };
}

/** A start was asked for while it is being stopped: whoever asks for it must not find it stopped for ever. */
function startedAfter(process: Guarded, why: 'person_restart' | 'config_restart'): Guarded {
  const { phase } = process;
  if (phase.is !== 'stopping') return process;
  switch (phase.why) {
    // A changed file is no wish to start what the person stopped.
    case 'person':
      return why === 'config_restart' ? process : { ...process, phase: { ...phase, why } };
    // Its failure still counts, and is reported.
    case 'memory_budget':
    case 'cpu_budget':
    case 'hang':
      return { ...process, phase: { ...phase, startAfter: true } };
    // It starts again anyway; or for want of memory, of its entry, of Beacon it must not.
    default:
      return process;
  }
}

/**
 * It has lived long enough by now: that resets the delay, and makes a trial a success. It takes no failure out of the
 * count. Answers the same value where there is nothing to change.
 */
export function settled(process: Guarded, nowMs: number): Step {
  const { phase, plan } = process;
  if (phase.is !== 'running' || nowMs - phase.sinceMs < plan.restart.stableAfterMs) return stay(process);
  if (process.attempt === 0 && !phase.trial && process.breaker.state === 'closed') return stay(process);
  const breaker = afterStableLife(process.breaker);
  const next: Guarded = { ...process, breaker, attempt: 0, phase: { ...phase, trial: false } };
  return { process: next, actions: breaker === process.breaker ? [] : [log(next, 'breaker_closed')] };
}

/** Stop it, and then what `why` says. Nothing happens where there is nothing to stop, but a waiting start is called off. */
export function stop(process: Guarded, why: StopWhy): Step {
  const { phase } = process;
  if (phase.is === 'stopping') {
    // The person's wish outranks what Beacon was about to do next.
    const { startAfter: _, ...leaving } = phase;
    if (why === 'person' || why === 'quit' || why === 'config') return stay({ ...process, phase: { ...leaving, why } });
    const again = why === 'person_restart' || why === 'config_restart';
    return stay(again ? startedAfter(process, why) : process);
  }
  if (phase.is === 'starting' || phase.is === 'running') {
    const next: Guarded = {
      ...process,
      phase: { is: 'stopping', pid: phase.pid ?? 0, sinceMs: phase.sinceMs, why, trial: phase.trial },
    };
    return { process: next, actions: [log(next, 'stopping', { why }), { do: 'stop', name: process.plan.name, why }] };
  }
  return stay({ ...process, phase: why === 'fleet' ? { is: 'paused_by_fleet' } : { is: 'stopped' } });
}

/** Stop and start again, by the person or because its configuration changed. Neither is a failure. */
export function restart(
  process: Guarded,
  nowMs: number,
  why: 'person_restart' | 'config_restart',
  holdStarts = false,
): Step {
  return isAlive(process) ? stop(process, why) : start(process, nowMs, holdStarts);
}

/**
 * Its configuration changed in what it is started with. What lives, or waits for its next start, starts anew. So does what
 * Beacon had given up, or could not start: the change is the reason to believe in it. What the person stopped, or has done its
 * work, stays as it is.
 */
export function reconfigured(process: Guarded, nowMs: number, holdStarts: boolean): Step {
  const { phase } = process;
  const givenUp = phase.is === 'open' || (phase.is === 'stopped' && phase.mendable === true);
  if (!isAlive(process) && phase.is !== 'backing_off' && !givenUp) return stay(process);
  return restart(process, nowMs, 'config_restart', holdStarts);
}

/** The person says that the failures no longer count. A process that waited because of them starts at once. */
export function reset(process: Guarded, nowMs: number, holdStarts = false): Step {
  const { phase } = process;
  const clean: Guarded = {
    ...process,
    breaker: closedBreaker,
    attempt: 0,
    phase: isAlive(process) ? ({ ...phase, trial: false } as Phase) : phase,
  };
  const said = log(clean, 'breaker_reset');
  if (process.phase.is !== 'open' && process.phase.is !== 'backing_off') return { process: clean, actions: [said] };
  const step = start(clean, nowMs, holdStarts);
  return { process: step.process, actions: [said, ...step.actions] };
}

/** No budget is acted on until then. */
export function snooze(process: Guarded, untilMs: number, nowMs: number): Step {
  const next = { ...process, snoozedUntilMs: untilMs, watch: freshWatch, alertedAtMs: null };
  return { process: next, actions: [log(next, 'snoozed', { seconds: Math.round((untilMs - nowMs) / 1000) })] };
}

/** Counts one restart, for "Restarts, 24 h". */
export function countRestart(process: Guarded, nowMs: number): Guarded {
  const recent = process.restartsAtMs.filter((atMs) => atMs > nowMs - DAY_MS);
  return { ...process, restartsAtMs: [...recent, nowMs].slice(-MAX_RESTARTS) };
}
