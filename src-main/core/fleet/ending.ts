import type { StoppedBy } from '@contract/fleet.ts';
import type { BreachAction } from '@contract/guardian-config.ts';
import { backoffMs } from './backoff.ts';
import { afterFailure, afterStableLife, type Breaker, recentFailures, shownFailures } from './breaker.ts';
import { freshWatch, type Sample } from './budget.ts';
import {
  type Action,
  type Exit,
  type Guarded,
  isAlive,
  log,
  type Phase,
  type ReportCause,
  type Step,
  settled,
  start,
  stay,
} from './process.ts';

/** What the end of a process means: whose doing it was, whether it was a failure, and what comes after. */

/**
 * What is done about a breach. A process that is never to be started again, or that somebody else started, is stopped
 * where a restart was asked for.
 */
export function breachAction({ plan, source }: Guarded, budget: 'memory' | 'cpu'): BreachAction {
  const action = budget === 'memory' ? plan.budget.onMemory : plan.budget.onCpu;
  const restarts = source === 'config' && plan.restart.policy !== 'never';
  return action === 'restart' && !restarts ? 'stop' : action;
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
export function exited(alive: Guarded, exit: Exit, nowMs: number, dice: number): Step {
  if (!isAlive(alive)) return stay(alive);
  // Its last poll may lie a moment before the life was long enough.
  const { process, actions: lived } = settled(alive, nowMs);
  const { phase, plan } = process;
  const by = stoppedBy(phase, exit);
  const bare: Guarded = { ...process, phase: { is: 'stopped' }, watch: freshWatch, alertedAtMs: null };
  const said = log(bare, 'exited', { code: exit.code, signal: exit.signal, by });
  const after = (step: Step): Step => ({ process: step.process, actions: [...lived, said, ...step.actions] });
  const asked = phase.is === 'stopping' && phase.startAfter === true;
  const afterFault = (step: Step): Step => {
    if (!asked) return after(step);
    const again = start(step.process, nowMs, false);
    return after({ process: again.process, actions: [...step.actions, ...again.actions] });
  };

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
      const retry = breachAction(process, by === 'memory_budget' ? 'memory' : 'cpu') === 'restart';
      return afterFault(failed(bare, process.last, exit, budgetCause(by), nowMs, dice, retry));
    }
    case 'hang':
      return afterFault(failed(bare, process.last, exit, 'hang', nowMs, dice, plan.restart.policy !== 'never'));
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
    // A job that ended well has passed its trial.
    if (policy.policy !== 'always') return stay({ ...bare, breaker: afterStableLife(bare.breaker) });
    const sinceMs = process.phase.is === 'stopped' ? nowMs : 'sinceMs' in process.phase ? process.phase.sinceMs : nowMs;
    // A clean end is no failure, but one that keeps ending at once must not become a storm either.
    if (nowMs - sinceMs < policy.stableAfterMs) return failed(bare, process.last, null, null, nowMs, dice, true);
    return backOff({ ...bare, attempt: 0 }, nowMs, dice);
  }
  const heals = exit.hopeless !== true && (exit.code === null || !policy.neverRetryExitCodes.includes(exit.code));
  if (heals) return failed(bare, process.last, exit, 'exit', nowMs, dice, policy.policy !== 'never');
  const step = failed(bare, process.last, exit, 'exit', nowMs, dice, false);
  return {
    process: { ...step.process, phase: { is: 'stopped', mendable: true } },
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
