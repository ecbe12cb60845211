import type * as life from '@core/fleet/process.ts';
import * as process from '@core/fleet/process.ts';
import { LifeDriver, planFrom } from '@test/life-driver.ts';
import { describe, expect, test } from 'vitest';

const crash: life.Exit = { code: 1, signal: null };
const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

/** It lives so long and dies, again and again, until `done`; answers the delay after each death. */
function dies(real: LifeDriver, lifeMs: number, done: () => boolean): number[] {
  const delays: number[] = [];
  while (!done() && delays.length < 1000) {
    real.pass(lifeMs);
    real.end(crash);
    const { phase } = real.process;
    if (phase.is !== 'backing_off') break;
    delays.push(phase.untilMs - real.nowMs);
    real.pass(phase.untilMs - real.nowMs);
  }
  return delays;
}
const isOpen = (real: LifeDriver) => () => real.process.phase.is === 'open';

describe('with the defaults', () => {
  test('one that dies at once waits 1, 2, 4 … 256, 300, 300 s: the cap is reached before the 12th death trips', () => {
    const real = new LifeDriver(planFrom());
    real.start();
    const delays = dies(real, 0, isOpen(real));
    expect(delays).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300].map((seconds) => seconds * second));
    expect(real.process.phase.is).toBe('open');
    expect(real.events().filter((event) => event === 'notify')).toHaveLength(1);
  });

  test('one that dies every 61 s waits 1 s each time, and trips with its 12th death all the same', () => {
    const real = new LifeDriver(planFrom());
    real.start();
    expect(dies(real, 61 * second, isOpen(real))).toEqual(Array.from({ length: 11 }, () => second));
    expect(real.process.phase.is).toBe('open');
  });

  test('one that lived 60 s between two polls of 60 s waits 1 s after it, not 2', () => {
    const real = new LifeDriver(planFrom());
    real.start();
    expect(dies(real, 0, () => real.process.attempt === 3)).toEqual([1000, 2000, 4000]);
    real.gap(60 * second);
    real.end(crash);
    expect(real.process.phase).toEqual({ is: 'backing_off', untilMs: real.nowMs + second });
    expect(real.process.breaker.failuresAtMs).toHaveLength(4);
  });

  test('one that never gets well is tried after 15 and 30 min, 1, 2, 4, 8, 16 and then every 24 h; one trial that lives heals', () => {
    const real = new LifeDriver(planFrom());
    real.start();
    dies(real, 0, isOpen(real));
    const waits: number[] = [];
    while (waits.length < 10) {
      const openedAtMs = real.nowMs;
      while (real.process.phase.is === 'open') real.pass(minute);
      waits.push((real.nowMs - openedAtMs) / minute);
      expect(real.process.phase).toMatchObject({ is: 'running', trial: true });
      real.end(crash);
    }
    expect(waits).toEqual([15, 30, 60, 120, 240, 480, 960, 1440, 1440, 1440]);
    real.pass(25 * hour);
    expect(real.process).toMatchObject({
      phase: { is: 'running', trial: false },
      breaker: { state: 'closed' },
      attempt: 0,
    });
    real.end(crash);
    expect(real.process.phase).toEqual({ is: 'backing_off', untilMs: real.nowMs + second });
  });

  test('one that dies at once is started 11 times in the first hour, and 18 times in the first three days', () => {
    const real = new LifeDriver(planFrom());
    real.start();
    const alive = () => process.isAlive(real.process);
    const until = (ms: number) => {
      while (real.nowMs < ms) {
        if (alive()) real.end(crash);
        else real.pass(second);
      }
    };
    until(19 * minute);
    expect(real.ownStarts).toHaveLength(11);
    until(72 * hour);
    expect(real.ownStarts.length).toBeLessThanOrEqual(20);
  });
});

describe.each([
  ['on-failure', { code: 0, signal: null }, 'stopped'],
  ['on-failure', { code: 3, signal: null }, 'backing_off'],
  ['on-failure', { code: null, signal: 'SIGSEGV' }, 'backing_off'],
  ['on-failure', { code: 126, signal: null }, 'stopped'],
  ['on-failure', { code: 127, signal: null }, 'stopped'],
  ['always', { code: 0, signal: null }, 'backing_off'],
  ['always', { code: 3, signal: null }, 'backing_off'],
  ['always', { code: null, signal: 'SIGTERM' }, 'backing_off'],
  ['always', { code: 127, signal: null }, 'stopped'],
  ['never', { code: 0, signal: null }, 'stopped'],
  ['never', { code: 3, signal: null }, 'stopped'],
  ['never', { code: null, signal: 'SIGKILL' }, 'stopped'],
] as const)('policy %s, after %j', (policy, exit, state) => {
  test(`is ${state}, young or old`, () => {
    for (const lifeMs of [0, 10 * minute]) {
      const real = new LifeDriver(planFrom({ restart: { policy } }));
      real.start();
      real.pass(lifeMs);
      real.end(exit);
      expect(real.process.phase.is).toBe(state);
      expect(real.process.breaker.state).toBe('closed');
    }
  });
});

describe('a budget that says restart', () => {
  test.each([
    ['on-failure', 'backing_off'],
    ['always', 'backing_off'],
    ['never', 'stopped'],
  ] as const)('under the policy %s leaves it %s', (policy, state) => {
    const real = new LifeDriver(planFrom({ rss_mb: 100, grace_s: 0, restart: { policy } }));
    real.start();
    real.pass(6 * second, 120);
    expect(real.process.phase).toMatchObject({ is: 'stopping', why: 'memory_budget' });
    real.end({ code: null, signal: 'SIGTERM' });
    expect(real.process.phase.is).toBe(state);
    const said = real.actions
      .map(({ action }) => action)
      .find((one) => one.do === 'log' && one.event === 'memory_over_budget');
    expect(said).toMatchObject({ detail: { action: policy === 'never' ? 'stop' : 'restart' } });
  });

  test('and is below the peak of every start restarts with growing delays and trips, but not when the peak lies within grace_s', () => {
    const peak = (graceS: number) => {
      const real = new LifeDriver(planFrom({ rss_mb: 100, grace_s: graceS }));
      real.start();
      for (let life = 0; life < 20 && process.isAlive(real.process); life += 1) {
        // 18 s of 300 MB at each start, then 50 MB.
        real.pass(18 * second, 300);
        if (real.process.phase.is === 'running') {
          real.pass(hour, 50);
          break;
        }
        real.end({ code: null, signal: 'SIGTERM' });
        while (real.process.phase.is === 'backing_off') real.pass(second);
      }
      return real;
    };
    const short = peak(10);
    expect(short.process.phase.is).toBe('open');
    expect(short.ownStarts).toHaveLength(11);
    const long = peak(20);
    expect(long.process.phase.is).toBe('running');
    expect(long.ownStarts).toHaveLength(0);
  });
});

describe('a start that is asked for while it is being stopped', () => {
  const stopping = (why: life.StopWhy, entry = {}) => {
    const real = new LifeDriver(planFrom(entry));
    real.start();
    real.take(process.stop(real.process, why));
    return real;
  };
  const killed: life.Exit = { code: null, signal: 'SIGKILL' };

  test.each(['start', 'restart'] as const)('by %s comes once it is gone, when the person had stopped it', (wish) => {
    const real = stopping('person');
    if (wish === 'start') real.start();
    else real.take(process.restart(real.process, real.nowMs, 'person_restart'));
    expect(real.process.phase.is).toBe('stopping');
    real.end(killed);
    expect(real.process.phase.is).toBe('running');
    expect(real.process.breaker.failuresAtMs).toEqual([]);
  });

  test('comes once it is gone when a budget or a hang stopped it, and the failure is still counted and reported', () => {
    for (const why of ['memory_budget', 'cpu_budget', 'hang'] as const) {
      const real = stopping(why, { on_breach: 'stop' });
      real.start();
      real.end(killed);
      expect(real.process.phase.is).toBe('running');
      expect(real.process.breaker.failuresAtMs).toHaveLength(1);
      expect(real.events()).toContain('report');
    }
  });

  test('is taken back by a stop after it, and a changed guardian.json does not ask for one', () => {
    for (const why of ['person', 'memory_budget'] as const) {
      const real = stopping(why);
      real.start();
      real.take(process.stop(real.process, 'person'));
      real.take(process.restart(real.process, real.nowMs, 'config_restart'));
      real.end(killed);
      expect(real.process.phase.is).toBe('stopped');
    }
  });

  test('is not heard while Beacon quits, nor while memory is short', () => {
    for (const [why, state] of [
      ['quit', 'stopped'],
      ['fleet', 'paused_by_fleet'],
    ] as const) {
      const real = stopping(why);
      real.start();
      real.end(killed);
      expect(real.process.phase.is).toBe(state);
    }
  });
});

describe('a trial', () => {
  const onTrial = () => {
    const real = new LifeDriver(planFrom({ restart: { max_failures: 1 } }));
    real.start();
    real.end(crash);
    real.start();
    expect(real.process.phase).toMatchObject({ is: 'running', trial: true });
    return real;
  };

  test('of a job that ends well closes the breaker', () => {
    const real = onTrial();
    real.end({ code: 0, signal: null });
    expect(real.process).toMatchObject({ phase: { is: 'stopped' }, breaker: { state: 'closed' } });
  });

  test('is none any more once the person has reset it', () => {
    const real = onTrial();
    real.take(process.reset(real.process, real.nowMs));
    expect(real.process).toMatchObject({ phase: { is: 'running', trial: false }, breaker: { state: 'closed' } });
  });
});
