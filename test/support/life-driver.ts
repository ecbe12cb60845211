import { GuardianConfig, type ProcessConfig } from '@contract/guardian-config.ts';
import { freshCeiling } from '@core/fleet/ceiling.ts';
import { decide, decideStarts, type Fleet, startDue } from '@core/fleet/decide.ts';
import { exited } from '@core/fleet/ending.ts';
import { type Plan, planOf } from '@core/fleet/plan.ts';
import * as life from '@core/fleet/process.ts';

const MIB = 1024 * 1024;
const POLL_MS = 2000;
const policy = { pollIntervalMs: POLL_MS, ceilingFraction: 0.5, onBreach: 'stop' } as const;

export function planFrom(entry: Partial<ProcessConfig> = {}): Plan {
  const config = GuardianConfig.parse({ processes: [{ name: 'p', command: 'x', ...entry }] });
  return planOf(config.processes[0] as ProcessConfig, config);
}

/** One process under the Guardian's decisions, with a clock that is turned by hand and starts that always succeed. */
export class LifeDriver {
  process: life.Guarded;
  nowMs: number;
  readonly actions: { readonly atMs: number; readonly action: life.Action }[] = [];
  /** Starts that nobody asked for. */
  readonly ownStarts: { readonly atMs: number; readonly trial: boolean; readonly afterMs: number }[] = [];
  #pid = 100;
  #endedAtMs = 0;

  constructor(plan: Plan, nowMs = 0) {
    this.process = life.guarded(plan);
    this.nowMs = nowMs;
  }

  take(step: life.Step): void {
    this.process = step.process;
    for (const action of step.actions) {
      this.actions.push({ atMs: this.nowMs, action });
      if (action.do === 'spawn') {
        this.#pid += 1;
        this.take(life.spawned(this.process, this.#pid, this.nowMs));
      }
    }
  }

  start(): void {
    this.take(life.start(this.process, this.nowMs, false));
  }

  /** It ends, for whatever reason its phase says. */
  end(exit: life.Exit, dice = 0.5): void {
    this.#endedAtMs = this.nowMs;
    this.take(exited(this.process, exit, this.nowMs, dice));
  }

  /** Time goes by: polls while it lives, starts when they are due. `rssMb` is what every reading shows. */
  pass(ms: number, rssMb = 10): void {
    const untilMs = this.nowMs + ms;
    // A day is looked at less often than a minute, so that thousands of them can be tried.
    const pollMs = Math.max(POLL_MS, ms / 200);
    while (this.nowMs < untilMs) {
      const due = startDue(this.#fleet());
      const wakeMs = due === null ? this.nowMs + pollMs : Math.max(due, this.nowMs);
      const nextMs = life.isAlive(this.process) ? this.nowMs + pollMs : due === null ? untilMs : wakeMs;
      this.nowMs = Math.min(nextMs, untilMs);
      if (life.isAlive(this.process)) this.#poll(rssMb);
      else this.#startDue();
    }
  }

  /** The Mac sleeps: the clock may go on, nobody looks. */
  gap(ms: number): void {
    this.nowMs += ms;
    if (!life.isAlive(this.process)) this.#startDue();
  }

  #poll(rssMb: number): void {
    const sample = {
      atMs: this.nowMs,
      rssBytes: rssMb * MIB,
      footprintBytes: null,
      cpuFraction: 0,
      subprocesses: 0,
    };
    const samples = new Map([['p', sample]]);
    this.#decided(decide(this.#fleet(), policy, { nowMs: this.nowMs, samples, ceilingBytes: 1e15 }));
  }

  #startDue(): void {
    const before = this.process.phase.is;
    this.#decided(decideStarts(this.#fleet(), this.nowMs));
    const { phase } = this.process;
    if (life.isAlive(this.process) && before !== phase.is)
      this.ownStarts.push({ atMs: this.nowMs, trial: before === 'open', afterMs: this.#endedAtMs });
  }

  #decided({ fleet, actions }: { readonly fleet: Fleet; readonly actions: readonly life.Action[] }): void {
    this.take({ process: fleet.processes.get('p') as life.Guarded, actions });
  }

  #fleet(): Fleet {
    return {
      processes: new Map([['p', this.process]]),
      ceiling: freshCeiling,
      paused: false,
      holdStarts: false,
      dispatchPaused: false,
    };
  }

  events(): string[] {
    return this.actions.map(({ action }) => (action.do === 'log' ? action.event : action.do));
  }
}
