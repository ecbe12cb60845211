import type { ProcessConfig } from '@contract/guardian-config.ts';
import { trialAtMs } from '@core/fleet/breaker.ts';
import type { Plan } from '@core/fleet/plan.ts';
import * as life from '@core/fleet/process.ts';
import { recall, remember } from '@services/guardian/memory.ts';
import { LifeDriver, planFrom } from '@test/life-driver.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';

/**
 * Any sequence of lives, ends, wishes of the person, reloads, gaps and restarts of Beacon, against what must hold after
 * each of them: never a storm, never stuck.
 */
interface Model {
  /** Nobody expects it to run: it ended well, must not be retried, or the person stopped it. */
  resting: boolean;
  /** Own starts before this one were forgiven by the person, or fell under another policy. */
  sinceStart: number;
  /** How often its times went through a file, which keeps whole seconds. */
  saves: number;
}

const crash: life.Exit = { code: 1, signal: null };
const restarts = (plan: Plan) => plan.restart.policy !== 'never';

function check(model: Model, real: LifeDriver): void {
  const { process, nowMs } = real;
  const { phase, plan, breaker } = process;
  const { breaker: limits, backoff } = plan.restart;

  // Never a storm: those after a failure stay under the limit of the window, trials keep their cool-down apart.
  const windowMs = limits.windowMs - 1000 * model.saves;
  const own = real.ownStarts.slice(model.sinceStart);
  const afterFailure = own.filter(({ trial }) => !trial);
  for (const { afterMs } of afterFailure) {
    const near = afterFailure.filter((other) => other.afterMs > afterMs - windowMs && other.afterMs <= afterMs);
    expect(near.length).toBeLessThan(Math.max(limits.maxFailures, 1));
  }
  const trials = own.filter(({ trial }) => trial);
  for (const [index, { atMs }] of trials.entries()) {
    const before = trials[index - 1];
    if (before !== undefined) expect(atMs - before.atMs).toBeGreaterThanOrEqual(limits.coolDownMs - 1000 * model.saves);
  }

  // Never stuck: it runs, or the next start is due within the cap, or it rests for a reason.
  if (phase.is === 'backing_off') expect(phase.untilMs - nowMs).toBeLessThanOrEqual(backoff.maxMs);
  if (phase.is === 'open') {
    const due = trialAtMs(breaker);
    expect(due).not.toBeNull();
    expect((due ?? 0) - nowMs).toBeLessThanOrEqual(limits.coolDownMaxMs);
  }
  if (!model.resting) expect(['running', 'starting', 'stopping', 'backing_off', 'open']).toContain(phase.is);
  if (model.resting && !life.isAlive(process)) expect(phase.is).toBe('stopped');
  if (phase.is === 'open') expect(breaker.state).toBe('open');
  expect(breaker.failuresAtMs.length).toBeLessThanOrEqual(12);
}

abstract class Doing implements fc.Command<Model, LifeDriver> {
  constructor(readonly words: string) {}
  check(_: Readonly<Model>): boolean {
    return true;
  }
  abstract does(model: Model, real: LifeDriver): void;
  run(model: Model, real: LifeDriver): void {
    this.does(model, real);
    check(model, real);
  }
  toString(): string {
    return this.words;
  }
}

class Ends extends Doing {
  constructor(
    readonly exit: life.Exit,
    readonly lifeMs: number,
    readonly dice: number,
  ) {
    super(`lives ${lifeMs} ms, ends ${exit.signal ?? exit.code}`);
  }
  does(model: Model, real: LifeDriver): void {
    // It cannot end before it runs.
    if (!life.isAlive(real.process) && !model.resting) real.pass(dueInMs(real));
    if (!life.isAlive(real.process)) return;
    real.pass(this.lifeMs);
    const { plan } = real.process;
    const clean = !(this.exit.signal !== null || this.exit.code !== 0);
    const hopeless = this.exit.code !== null && plan.restart.neverRetryExitCodes.includes(this.exit.code);
    if (clean) model.resting = plan.restart.policy !== 'always';
    else model.resting = !restarts(plan) || hopeless;
    real.end(this.exit, this.dice);
  }
}

class Breaches extends Doing {
  constructor() {
    super('leaks');
  }
  does(model: Model, real: LifeDriver): void {
    if (real.process.phase.is !== 'running') return;
    real.pass(30_000, 10_000);
    expect(real.process.phase.is).toBe('stopping');
    const { plan } = real.process;
    model.resting = !(restarts(plan) && plan.budget.onMemory === 'restart');
    real.end({ code: null, signal: 'SIGTERM' });
  }
}

class Passes extends Doing {
  constructor(readonly ms: number) {
    super(`${ms} ms pass`);
  }
  does(_: Model, real: LifeDriver): void {
    real.pass(this.ms);
  }
}

class Sleeps extends Doing {
  constructor(readonly ms: number) {
    super(`nobody looks for ${ms} ms`);
  }
  does(_: Model, real: LifeDriver): void {
    real.gap(this.ms);
  }
}

class Person extends Doing {
  constructor(readonly wish: 'start' | 'stop' | 'restart' | 'reset' | 'stop, start') {
    super(`person: ${wish}`);
  }
  does(model: Model, real: LifeDriver): void {
    const { process, nowMs } = real;
    switch (this.wish) {
      case 'start':
        model.resting = false;
        real.start();
        break;
      case 'stop':
        model.resting = true;
        real.take(life.stop(process, 'person'));
        real.end({ code: null, signal: 'SIGTERM' });
        break;
      case 'restart':
        model.resting = false;
        real.take(life.restart(process, nowMs, 'person_restart'));
        if (real.process.phase.is === 'stopping') real.end({ code: null, signal: 'SIGTERM' });
        expect(real.process.phase.is).toBe('running');
        break;
      case 'stop, start':
        model.resting = false;
        real.take(life.stop(process, 'person'));
        real.start();
        if (real.process.phase.is === 'stopping') real.end({ code: null, signal: 'SIGTERM' });
        expect(real.process.phase.is).toBe('running');
        break;
      case 'reset': {
        const waits = process.phase.is === 'open' || process.phase.is === 'backing_off';
        real.take(life.reset(process, nowMs));
        model.sinceStart = real.ownStarts.length;
        expect(real.process.breaker).toMatchObject({ state: 'closed', failuresAtMs: [] });
        if (waits) expect(real.process.phase.is).toBe('running');
        break;
      }
    }
  }
}

class Reloads extends Doing {
  constructor(readonly entry: Partial<ProcessConfig>) {
    super(`reload ${JSON.stringify(entry.restart)}`);
  }
  does(model: Model, real: LifeDriver): void {
    real.process = { ...real.process, plan: planFrom(this.entry) };
    model.sinceStart = real.ownStarts.length;
    // What waits under the old limits is due by the old ones at the latest; from here on the new ones count.
    const { phase } = real.process;
    if (phase.is === 'backing_off' || phase.is === 'open') {
      real.take(life.stop(real.process, 'person'));
      real.take(life.reset(real.process, real.nowMs));
      real.start();
    }
  }
}

class BeaconRestarts extends Doing {
  constructor(
    readonly awayMs: number,
    readonly clockMs: number,
  ) {
    super(`Beacon away for ${awayMs} ms, clock set by ${clockMs} ms`);
  }
  does(model: Model, real: LifeDriver): void {
    const wallMs = 1_800_000_000_000;
    const clock = (nowMs: number, setMs = 0) => ({
      monotonicMs: () => nowMs,
      wallMs: () => wallMs + nowMs + setMs,
      after: () => () => undefined,
      sleep: () => Promise.resolve(),
    });
    const saved = remember(real.process, null, clock(real.nowMs));
    real.nowMs += this.awayMs;
    real.process = recall(life.guarded(real.process.plan), saved, clock(real.nowMs, this.clockMs));
    model.resting = false;
    model.saves += 1;
    // A clock that was set forward makes failures old: that costs tries, and each restart of Beacon is a person's doing.
    if (this.clockMs !== 0) model.sinceStart = real.ownStarts.length;
    if (real.process.phase.is !== 'open') real.start();
  }
}

function dueInMs({ process, nowMs }: LifeDriver): number {
  const due = process.phase.is === 'backing_off' ? process.phase.untilMs : trialAtMs(process.breaker);
  return Math.max(0, (due ?? nowMs) - nowMs);
}

const minute = 60_000;
const anyMs = fc.oneof(
  fc.integer({ min: 0, max: 5000 }),
  fc.integer({ min: 0, max: 2 * minute }),
  fc.constant(61_000),
  fc.integer({ min: 0, max: 26 * 60 * minute }),
);
const exit = fc.oneof(
  { weight: 6, arbitrary: fc.constant(crash) },
  fc.constantFrom<life.Exit>({ code: 0, signal: null }, { code: null, signal: 'SIGSEGV' }, { code: 127, signal: null }),
);
const entry: fc.Arbitrary<Partial<ProcessConfig>> = fc.record({
  on_breach: fc.constantFrom('restart' as const, 'stop' as const),
  restart: fc.record({
    policy: fc.constantFrom('on-failure' as const, 'on-failure' as const, 'always' as const, 'never' as const),
    max_failures: fc.constantFrom(1, 2, 5, 12, 12),
    window_s: fc.constantFrom(60, 3600, 3600),
    stable_after_s: fc.constantFrom(0, 60, 60),
    cool_down_s: fc.constantFrom(60, 900),
    cool_down_max_s: fc.constantFrom(60, 86_400),
    backoff_initial_s: fc.constantFrom(0.1, 1),
    backoff_max_s: fc.constantFrom(5, 300),
  }),
});
const commands = fc.commands(
  [
    fc
      .tuple(exit, fc.oneof(fc.constant(100), anyMs), fc.double({ min: 0, max: 1, noNaN: true }))
      .map(([how, lifeMs, dice]) => new Ends(how, lifeMs, dice)),
    fc.tuple(fc.constant(crash), fc.integer({ min: 0, max: 3000 })).map(([how, lifeMs]) => new Ends(how, lifeMs, 0.5)),
    fc.constant(new Breaches()),
    anyMs.map((ms) => new Passes(ms)),
    anyMs.map((ms) => new Sleeps(ms)),
    fc
      .constantFrom('start' as const, 'stop' as const, 'restart' as const, 'reset' as const, 'stop, start' as const)
      .map((wish) => new Person(wish)),
    entry.map((one) => new Reloads(one)),
    fc
      .tuple(anyMs, fc.constantFrom(0, 0, -90 * minute, 400 * minute))
      .map(([awayMs, clockMs]) => new BeaconRestarts(awayMs, clockMs)),
  ],
  { maxCommands: 60 },
);

test('no sequence of 60 lives, ends, wishes, reloads, gaps and restarts of Beacon makes a storm or gets stuck; then it heals', () => {
  fc.assert(
    fc.property(entry, commands, (first, sequence) => {
      const real = new LifeDriver(planFrom(first));
      const model: Model = { resting: false, sinceStart: 0, saves: 0 };
      real.start();
      fc.modelRun(() => ({ model, real }), sequence);
      // Whatever happened, with nothing more going wrong it runs, unless it is not to.
      const { plan } = real.process;
      real.pass(plan.restart.breaker.coolDownMaxMs + plan.restart.backoff.maxMs + plan.restart.stableAfterMs + 10_000);
      if (model.resting) return;
      expect(real.process).toMatchObject({ phase: { is: 'running' }, attempt: 0, breaker: { state: 'closed' } });
    }),
    { numRuns: 400 },
  );
}, 60_000);
