import type { StoppedBy } from '@contract/fleet.ts';
import type { GuardianEventName } from '@contract/guardian-log.ts';
import { backoffMs } from './backoff.ts';
import { afterFailure, asTrial, type Breaker, closedBreaker, recentFailures, shownFailures } from './breaker.ts';
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
  | { readonly is: 'stopped' }
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
  /** A breach that was alerted on and is not over yet, so that it is said once. */
  readonly alerted: boolean;
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
    alerted: false,
    restartsAtMs: [],
    snoozedUntilMs: null,
  };
}

const stay = (process: Guarded): Step => ({ process, actions: [] });
const log = (process: Guarded, event: GuardianEventName, detail: LogDetail = {}): Action => ({
  do: 'log',
  event,
  name: process.plan.name,
  detail,
});

/** True while there is, or is about to be, a child. */
export function isAlive({ phase }: Guarded): boolean {
  return phase.is === 'starting' || phase.is === 'running' || phase.is === 'stopping';
}

/** A start by the person, at launch, or because its time has come. An open breaker makes it a trial. */
export function start(process: Guarded, nowMs: number, holdStarts: boolean): Step {
  if (process.source !== 'config' || isAlive(process)) return stay(process);
  if (holdStarts) return stay({ ...process, phase: { is: 'paused_by_fleet' } });
  const trial = process.breaker.state !== 'closed';
  const breaker = trial ? asTrial(process.breaker) : process.breaker;
  const next: Guarded = {
    ...process,
    breaker,
    phase: { is: 'starting', pid: null, sinceMs: nowMs, trial, waitedMs: 0, lookedAtMs: nowMs },
    watch: freshWatch,
    last: null,
    alerted: false,
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

/** Stop it, and then what `why` says. Nothing happens where there is nothing to stop, but a waiting start is called off. */
export function stop(process: Guarded, why: StopWhy): Step {
  const { phase } = process;
  if (phase.is === 'stopping') {
    // The person's wish outranks what Beacon was about to do next.
    const outranks = why === 'person' || why === 'quit' || why === 'config';
    return stay(outranks ? { ...process, phase: { ...phase, why } } : process);
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
export function restart(process: Guarded, nowMs: number, why: 'person_restart' | 'config_restart'): Step {
  return isAlive(process) ? stop(process, why) : start(process, nowMs, false);
}

/** The person says that the failures no longer count. A process that waited because of them starts at once. */
export function reset(process: Guarded, nowMs: number): Step {
  const clean: Guarded = { ...process, breaker: closedBreaker, attempt: 0 };
  const said = log(clean, 'breaker_reset');
  if (process.phase.is !== 'open' && process.phase.is !== 'backing_off') return { process: clean, actions: [said] };
  const step = start(clean, nowMs, false);
  return { process: step.process, actions: [said, ...step.actions] };
}

/** No budget is acted on until then. */
export function snooze(process: Guarded, untilMs: number): Step {
  const next = { ...process, snoozedUntilMs: untilMs, watch: freshWatch, alerted: false };
  return { process: next, actions: [log(next, 'snoozed')] };
}

/** Who ended it, for the death certificate. */
export function stoppedBy(phase: Phase, exit: Exit): StoppedBy {
  if (phase.is !== 'stopping') return exit.signal === null ? 'itself' : 'system';
  switch (phase.why) {
    case 'person':
    case 'person_restart':
      return 'person';
    case 'config':
    case 'config_restart':
      return 'config';
    default:
      return phase.why;
  }
}

/** Abnormal: anything but code 0. */
export const isCrash = (exit: Exit): boolean => exit.signal !== null || exit.code !== 0;

/** The process is gone, and nothing of its tree is left. */
export function exited(process: Guarded, exit: Exit, nowMs: number, dice: number): Step {
  const { phase, plan } = process;
  if (!isAlive(process)) return stay(process);
  const by = stoppedBy(phase, exit);
  const bare: Guarded = { ...process, phase: { is: 'stopped' }, watch: freshWatch, alerted: false };
  const said = log(bare, 'exited', { code: exit.code, signal: exit.signal, by });
  const after = (step: Step): Step => ({ process: step.process, actions: [said, ...step.actions] });

  if (process.source !== 'config') {
    const crashed = by === 'memory_budget' || by === 'cpu_budget' ? report(process, budgetCause(by), exit) : [];
    return { process: bare, actions: [said, ...crashed] };
  }
  switch (by) {
    case 'person':
    case 'config':
      return after(
        phase.is === 'stopping' && phase.why.endsWith('_restart')
          ? start({ ...bare, attempt: 0 }, nowMs, false)
          : stay(bare),
      );
    case 'quit':
      return after(stay(bare));
    case 'fleet':
      return after({ process: { ...bare, phase: { is: 'paused_by_fleet' } }, actions: report(process, 'fleet', exit) });
    case 'memory_budget':
    case 'cpu_budget': {
      const action = by === 'memory_budget' ? plan.budget.onMemory : plan.budget.onCpu;
      return after(failed(bare, process.last, exit, budgetCause(by), nowMs, dice, action === 'restart'));
    }
    case 'hang':
      return after(failed(bare, process.last, exit, 'hang', nowMs, dice, plan.restart.policy !== 'never'));
    case 'itself':
    case 'system':
      return after(endedByItself(process, bare, exit, nowMs, dice));
    default:
      return by satisfies never;
  }
}

const budgetCause = (by: 'memory_budget' | 'cpu_budget'): ReportCause => (by === 'memory_budget' ? 'memory' : 'cpu');

function endedByItself(process: Guarded, bare: Guarded, exit: Exit, nowMs: number, dice: number): Step {
  const { restart: policy } = process.plan;
  if (!isCrash(exit)) {
    if (policy.policy !== 'always') return stay(bare);
    const sinceMs = process.phase.is === 'stopped' ? nowMs : 'sinceMs' in process.phase ? process.phase.sinceMs : nowMs;
    // A clean end is no failure, but one that keeps ending at once must not become a storm either.
    if (nowMs - sinceMs < policy.stableAfterMs) return failed(bare, process.last, null, null, nowMs, dice, true);
    return backOff({ ...bare, attempt: 0 }, nowMs, dice);
  }
  const heals = exit.hopeless !== true && (exit.code === null || !policy.neverRetryExitCodes.includes(exit.code));
  if (heals) return failed(bare, process.last, exit, 'exit', nowMs, dice, policy.policy !== 'never');
  const step = failed(bare, process.last, exit, 'exit', nowMs, dice, false);
  return {
    process: step.process,
    actions: [...step.actions, { do: 'notify', severity: 'alert', what: 'cannot_start', name: process.plan.name }],
  };
}

/** One failure: count it, report it, and wait, give up or stay stopped. */
function failed(
  bare: Guarded,
  last: Sample | null,
  exit: Exit | null,
  cause: ReportCause | null,
  nowMs: number,
  dice: number,
  retry: boolean,
): Step {
  const policy = bare.plan.restart.breaker;
  const breaker = afterFailure(bare.breaker, nowMs, policy);
  const counted: Guarded = { ...bare, breaker };
  const tripped = retry && breaker.state === 'open';
  const reports: Action[] =
    cause === null
      ? []
      : [
          {
            do: 'report',
            name: bare.plan.name,
            cause: tripped && cause === 'exit' ? 'restart_loop' : cause,
            exit,
            sample: last,
          },
        ];
  if (!retry) {
    // Nothing will be started again by itself, so there is nothing for a breaker to hold back.
    const idle: Breaker = { state: 'closed', failuresAtMs: recentFailures(breaker, nowMs, policy), coolDownMs: null };
    return { process: { ...counted, breaker: idle }, actions: reports };
  }
  if (!tripped) {
    const step = backOff(counted, nowMs, dice);
    return { process: step.process, actions: [...reports, ...step.actions] };
  }
  const open: Guarded = { ...counted, phase: { is: 'open' } };
  const failures = shownFailures(breaker, nowMs, policy);
  // A trial that failed is not news: the person was told when it opened.
  const alerts: Action[] =
    bare.breaker.state === 'closed' ? [{ do: 'notify', severity: 'alert', what: 'gave_up', name: bare.plan.name }] : [];
  return {
    process: open,
    actions: [...reports, log(open, 'breaker_opened', { failures, window_s: policy.windowMs / 1000 }), ...alerts],
  };
}

function backOff(process: Guarded, nowMs: number, dice: number): Step {
  const delayMs = backoffMs(process.attempt, process.plan.restart.backoff, dice);
  const next: Guarded = {
    ...process,
    attempt: process.attempt + 1,
    phase: { is: 'backing_off', untilMs: nowMs + delayMs },
  };
  return { process: next, actions: [log(next, 'restart_scheduled', { delay_s: Math.round(delayMs / 100) / 10 })] };
}

function report(process: Guarded, cause: ReportCause, exit: Exit): Action[] {
  return [{ do: 'report', name: process.plan.name, cause, exit, sample: process.last }];
}

/** Counts one restart, for "Restarts, 24 h". */
export function countRestart(process: Guarded, nowMs: number): Guarded {
  return { ...process, restartsAtMs: [...process.restartsAtMs.filter((atMs) => atMs > nowMs - DAY_MS), nowMs] };
}
