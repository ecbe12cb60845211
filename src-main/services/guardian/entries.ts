import type { GuardianConfig, ProcessConfig } from '@contract/guardian-config.ts';
import { defaults, type Plan, planOf } from '@core/fleet/plan.ts';
import * as life from '@core/fleet/process.ts';
import type { Clock } from '../ports/clock.ts';
import type { Acting } from './acting.ts';
import type { Children } from './children.ts';
import type { FleetBook } from './fleet-book.ts';
import type { Past } from './past.ts';

/** The `processes` of guardian.json: only what changed restarts, and everything else takes effect as they run. */
export class Entries {
  readonly #clock: Clock;
  readonly #book: FleetBook;
  readonly #children: Children;
  readonly #acting: Acting;
  readonly #past: Past;

  constructor(clock: Clock, book: FleetBook, children: Children, acting: Acting, past: Past) {
    this.#clock = clock;
    this.#book = book;
    this.#children = children;
    this.#acting = acting;
    this.#past = past;
  }

  take(config: GuardianConfig): void {
    const book = this.#book;
    const { config: old, configs: before } = book;
    book.takeConfig(config);
    for (const [name, process] of book.fleet.processes) {
      if (process.source !== 'config' || book.configs.has(name)) continue;
      // A living one leaves the list with its end.
      if (life.isAlive(process)) this.#acting.apply(name, (one) => life.stop(one, 'config'));
      else book.drop(name);
    }
    for (const entry of config.processes) {
      const was = before.get(entry.name);
      const changed = was !== undefined && startOf(was, old) !== startOf(entry, config);
      this.#takeEntry(entry, changed);
    }
  }

  /** A guest that had this name is gone: an entry that waited for it is taken now. */
  nameFree(name: string): void {
    const entry = this.#book.configs.get(name);
    if (entry !== undefined && !this.#book.quitting) this.#takeEntry(entry, false);
  }

  #takeEntry(entry: ProcessConfig, startsDifferently: boolean): void {
    const book = this.#book;
    const { name } = entry;
    const plan = planOf(entry, book.config);
    const known = book.get(name);
    if (known === undefined) {
      this.#takeNew(plan);
      return;
    }
    // A joined process has the name: it keeps its own plan, and this entry's turn comes when it has left.
    if (known.source !== 'config') return;
    const tended = this.#children.get(name);
    if (tended !== undefined) tended.plan = plan;
    // Taken out and put back before it was gone: then its end is followed by a start.
    const { phase } = known;
    const comesBack = phase.is === 'stopping' && phase.why === 'config';
    book.put({ ...known, plan, phase: comesBack ? { ...phase, why: 'config_restart' } : phase });
    if (JSON.stringify(known.plan.health) !== JSON.stringify(plan.health)) this.#acting.healthChanged(name);
    if (startsDifferently) {
      this.#acting.apply(name, (one) => life.reconfigured(one, this.#clock.monotonicMs(), this.#book.fleet.holdStarts));
    }
  }

  #takeNew(plan: Plan): void {
    const book = this.#book;
    const { process, certificate } = this.#past.recall(life.guarded(plan));
    if (certificate !== null) book.certificates.set(plan.name, certificate);
    book.put(process);
    // An open breaker outlives a restart of Beacon: its trial comes when it is due.
    if (plan.autostart && process.phase.is !== 'open') {
      this.#acting.apply(plan.name, (one) => life.start(one, this.#clock.monotonicMs(), book.fleet.holdStarts));
    }
  }
}

/**
 * All that makes the process another one, defaults filled in. Budgets, priority, health and restart policy take effect as
 * it runs.
 */
function startOf({ command, args, env, cwd, stdin }: ProcessConfig, config: GuardianConfig): string {
  const input = stdin ?? config.defaults.stdin ?? defaults.stdin;
  return JSON.stringify([command, args, Object.entries(env).sort(), cwd ?? null, input]);
}
