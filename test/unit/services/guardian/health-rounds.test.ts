import { Health } from '@contract/guardian-config.ts';
import { HealthRounds } from '@services/guardian/health-rounds.ts';
import { HandClock } from '@test/hand-clock.ts';
import { describe, expect, test } from 'vitest';

const health = Health.parse({ http: 'http://127.0.0.1:1/', interval_s: 10, timeout_s: 5 });

/** Rounds over one process; `answers` says how long each check takes and what it says, the last one again and again. */
function rounds(...answers: (readonly [tookMs: number, word: string | null])[]) {
  const clock = new HandClock();
  const said: string[] = [];
  let checks = 0;
  const probe = {
    async check() {
      const [tookMs, word] = answers[Math.min(checks, answers.length - 1)] ?? [0, null];
      checks += 1;
      await clock.sleep(tookMs);
      return word;
    },
  };
  const round = new HealthRounds(probe, clock, 'run', {
    ready: () => said.push('ready'),
    failed: (_, word, inARow) => said.push(`${word} ${inARow}`),
    hung: () => said.push('hung'),
  });
  round.begin('a', health, null);
  return { clock, said, round, checks: () => checks };
}

describe('health checks every 10 s with a timeout of 5 s', () => {
  test('make a hang of three failures in a row after the first success', async () => {
    const { clock, said } = rounds([10, null], [5000, 'timeout']);
    await clock.pass(60_000);
    expect(said).toEqual(['ready', 'timeout 1', 'timeout 2', 'timeout 3', 'hung']);
  });

  test('do not count a check that timed out while Beacon stood still for 10 s, and ask again after half a second', async () => {
    const { clock, said, checks } = rounds([10, null], [5000, 'timeout'], [10, null]);
    await clock.pass(11_000);
    expect(checks()).toBe(2);
    await clock.stall(10_000);
    await clock.pass(600);
    expect(checks()).toBe(3);
    expect(said).toEqual(['ready']);
  });

  test('never make a hang of five stalls in a row, each over a check', async () => {
    const { clock, said } = rounds([10, null], [5000, 'timeout']);
    await clock.pass(11_000);
    for (let stall = 0; stall < 5; stall += 1) {
      await clock.stall(6000);
      await clock.pass(1000);
    }
    expect(said).toEqual(['ready']);
  });

  test('count a success that came over a stall', async () => {
    const { clock, said } = rounds([2000, null]);
    await clock.pass(1000);
    await clock.stall(30_000);
    await clock.pass(0);
    expect(said).toEqual(['ready']);
  });
});

describe('a check that is new for a process that runs, with start_timeout_s 60', () => {
  const changed = (...answers: (readonly [tookMs: number, word: string | null])[]) => {
    const one = rounds(...answers);
    one.round.begin('a', health, 60_000);
    return one;
  };

  test('holds no failure against it before the first success or 60 s, then makes a hang of three in a row', async () => {
    const { clock, said } = changed([0, 'refused']);
    await clock.pass(59_000);
    expect(said).toEqual([]);
    await clock.pass(22_000);
    expect(said).toEqual(['refused 1', 'refused 2', 'refused 3', 'hung']);
  });

  test('counts from the first success on', async () => {
    const { clock, said } = changed([0, 'refused'], [0, 'refused'], [0, null], [0, 'refused']);
    await clock.pass(32_000);
    expect(said).toEqual(['ready', 'refused 1', 'refused 2', 'refused 3', 'hung']);
  });
});
