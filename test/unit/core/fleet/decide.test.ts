import { GuardianConfig, type ProcessConfig } from '@contract/guardian-config.ts';
import type { Sample } from '@core/fleet/budget.ts';
import { freshCeiling } from '@core/fleet/ceiling.ts';
import { decide, decideStarts, type Fleet, startDue } from '@core/fleet/decide.ts';
import { exited } from '@core/fleet/ending.ts';
import { type FleetPolicy, planOf } from '@core/fleet/plan.ts';
import * as life from '@core/fleet/process.ts';
import { describe, expect, test } from 'vitest';

const MIB = 1024 * 1024;
const policy: FleetPolicy = { pollIntervalMs: 2000, ceilingFraction: 0.5, onBreach: 'stop' };
const ceilingBytes = 1000 * MIB;

function fleetOf(...entries: (Partial<ProcessConfig> & { name: string })[]): Fleet {
  const config = GuardianConfig.parse({
    defaults: { grace_s: 0 },
    processes: entries.map((entry) => ({ command: 'x', ...entry })),
  });
  const processes = config.processes.map((entry, index) => {
    const started = life.start(life.guarded(planOf(entry, config)), index, false).process;
    return [entry.name, life.spawned(started, 100 + index, index).process] as const;
  });
  return {
    processes: new Map(processes),
    ceiling: freshCeiling,
    paused: false,
    holdStarts: false,
    dispatchPaused: false,
  };
}
const sample = (atMs: number, mb: number, cpu = 0): Sample => ({
  atMs,
  rssBytes: mb * MIB,
  footprintBytes: null,
  cpuFraction: cpu,
  subprocesses: 0,
});

/** Polls every 2 s with the same memory for each process; answers every action with its time in seconds. */
function polls(
  start: Fleet,
  count: number,
  memory: (seconds: number) => Record<string, number>,
  own: FleetPolicy = policy,
) {
  let fleet = start;
  const said: string[] = [];
  for (let index = 1; index <= count; index += 1) {
    const nowMs = index * 2000;
    const samples = new Map(Object.entries(memory(index * 2)).map(([name, mb]) => [name, sample(nowMs, mb)]));
    const decision = decide(fleet, own, { nowMs, samples, ceilingBytes });
    fleet = decision.fleet;
    for (const action of decision.actions) {
      const what = action.do === 'log' ? action.event : action.do === 'stop' ? `stop:${action.why}` : action.do;
      said.push(`${index * 2} ${what} ${'name' in action ? (action.name ?? 'fleet') : ''}`.trim());
    }
  }
  return { fleet, said };
}
const gone = (fleet: Fleet, name: string, nowMs: number): Fleet => {
  const process = fleet.processes.get(name) as life.Guarded;
  const step = exited(process, { code: null, signal: 'SIGTERM' }, nowMs, 0.5);
  return { ...fleet, processes: new Map(fleet.processes).set(name, step.process) };
};

describe('one process over its memory budget', () => {
  test('is stopped on the third reading, with one log line and one notification', () => {
    const { said } = polls(fleetOf({ name: 'a', rss_mb: 100, on_breach: 'stop' }), 4, () => ({ a: 120 }));
    expect(said).toEqual(['6 memory_over_budget a', '6 notify a', '6 stopping a', '6 stop:memory_budget a']);
  });

  test('is alerted on once per episode where the action is alert, and left running; 60 s of quiet end an episode', () => {
    // To and fro for 10 minutes, then 60 s below, then over again from second 670 on.
    const rss = (seconds: number) => ({
      a: seconds < 600 ? 90 + 30 * Math.floor((seconds / 8) % 2) : seconds < 670 ? 90 : 120,
    });
    const { said, fleet } = polls(fleetOf({ name: 'a', rss_mb: 100, on_breach: 'alert' }), 400, rss);
    expect(said.filter((line) => line.includes('over_budget_alert'))).toEqual([
      '12 over_budget_alert a',
      '674 over_budget_alert a',
    ]);
    expect(fleet.processes.get('a')?.phase.is).toBe('running');
  });

  test('is not alerted on again because the Mac slept in the middle of it', () => {
    let { fleet } = polls(fleetOf({ name: 'a', rss_mb: 100, on_breach: 'alert' }), 4, () => ({ a: 120 }));
    const alerts = [3600, 3602, 3604, 3606].filter((seconds) => {
      const one = { ...sample(seconds * 1000, 120), afterGap: seconds === 3600 };
      const decision = decide(fleet, policy, { nowMs: seconds * 1000, samples: new Map([['a', one]]), ceilingBytes });
      fleet = decision.fleet;
      return decision.actions.length > 0;
    });
    expect(alerts).toEqual([]);
  });

  test('is left alone while it is snoozed, and while the Guardian is paused', () => {
    const start = fleetOf({ name: 'a', rss_mb: 100 });
    const snoozed = life.snooze(start.processes.get('a') as life.Guarded, 60_000, 0).process;
    expect(polls({ ...start, processes: new Map([['a', snoozed]]) }, 5, () => ({ a: 120 })).said).toEqual([]);
    expect(polls({ ...start, paused: true }, 5, () => ({ a: 500 })).said).toEqual([]);
  });

  test('is never stopped on a reading that could not be taken', () => {
    expect(polls(fleetOf({ name: 'a', rss_mb: 100 }), 10, () => ({})).said).toEqual([]);
  });
});

describe('the fleet ceiling of 1,000 MB', () => {
  const three = () =>
    fleetOf(
      { name: 'keep', priority: 5, rss_mb: 4000 },
      { name: 'big', rss_mb: 4000 },
      { name: 'greedy', rss_mb: 500 },
    );

  test('stops one victim after 3 readings: lowest priority first, then the highest share of its own budget', () => {
    const { said } = polls(three(), 3, () => ({ keep: 500, big: 400, greedy: 300 }));
    expect(said).toEqual([
      '6 fleet_over_ceiling fleet',
      '6 notify fleet',
      '6 dispatch',
      '6 fleet_victim greedy',
      '6 stopping greedy',
      '6 stop:fleet greedy',
    ]);
  });

  test('takes no second victim while the first is on its way, and one after it is gone and one reading was taken', () => {
    const first = polls(three(), 10, () => ({ keep: 900, big: 400, greedy: 300 }));
    expect(first.said.filter((line) => line.includes('stop:fleet'))).toHaveLength(1);
    const next = polls(gone(first.fleet, 'greedy', 21_000), 1, () => ({ keep: 900, big: 400 }));
    expect(next.said).toContain('2 stop:fleet big');
  });

  test('waits for a victim that hangs in the kernel for stdin_timeout_s 2 + stop_timeout_s 5 + 15 s, then takes the next, once', () => {
    const { said } = polls(three(), 20, () => ({ keep: 900, big: 400, greedy: 300 }));
    // Chosen at 6 s, seen on its way from 8 s on.
    expect(said.filter((line) => line.includes('stop:fleet'))).toEqual(['6 stop:fleet greedy', '30 stop:fleet big']);
  });

  test('brings it back when the sum was under 900 MB for 60 s, and lets dispatch go on', () => {
    const over = polls(three(), 3, () => ({ keep: 500, big: 400, greedy: 300 }));
    const after = gone(over.fleet, 'greedy', 7000);
    const low = polls(after, 35, () => ({ keep: 400, big: 400 }));
    expect(low.said).toEqual(['2 dispatch', '62 fleet_back greedy', '62 spawn greedy']);
  });

  test('only alerts where that is the action', () => {
    const { said } = polls(three(), 10, () => ({ keep: 900, big: 400, greedy: 300 }), { ...policy, onBreach: 'alert' });
    expect(said).toEqual(['6 fleet_over_ceiling fleet', '6 notify fleet', '6 dispatch']);
  });

  test('holds starts that are due until the sum is under the ceiling', () => {
    const start = fleetOf({ name: 'a', rss_mb: 4000 }, { name: 'b' });
    const failed = gone({ ...start, processes: new Map(start.processes) }, 'b', 0);
    const waiting = { ...failed, processes: new Map(failed.processes) };
    const late = { ...waiting.processes.get('b'), phase: { is: 'backing_off', untilMs: 7000 } } as life.Guarded;
    waiting.processes.set('b', late);
    const held = polls(waiting, 4, () => ({ a: 1100 }), { ...policy, onBreach: 'alert' });
    expect(held.said).not.toContain('8 spawn b');
    expect(decideStarts(held.fleet, 60_000).actions).toEqual([]);
    expect(polls(held.fleet, 4, () => ({ a: 900 })).said).toContain('8 spawn b');
  });

  test('holds no start on the first and the second reading over it, and every one from the third on', () => {
    const big = fleetOf({ name: 'a', rss_mb: 4000 });
    const holds = [1, 2, 3].map((count) => polls(big, count, () => ({ a: 1100 })).fleet.holdStarts);
    expect(holds).toEqual([false, false, true]);
  });

  test('is alerted on and pauses dispatch also where another process is just being stopped', () => {
    const start = fleetOf({ name: 'a', rss_mb: 4000 }, { name: 'b' });
    const leaving = life.stop(start.processes.get('b') as life.Guarded, 'person').process;
    const { said } = polls({ ...start, processes: new Map(start.processes).set('b', leaving) }, 4, () => ({ a: 1100 }));
    expect(said).toEqual(['6 fleet_over_ceiling fleet', '6 notify fleet', '6 dispatch']);
  });

  test('drops the reading after a sleep: two before it and two after it stop nobody, the third after it does', () => {
    const readings = (count: number, sleptAt: number) => {
      let fleet = three();
      const said: string[] = [];
      for (let index = 1; index <= count; index += 1) {
        const nowMs = index * 2000 + (index >= sleptAt ? 3_600_000 : 0);
        const one = { ...sample(nowMs, 1200), afterGap: index === sleptAt };
        const decision = decide(fleet, policy, { nowMs, samples: new Map([['big', one]]), ceilingBytes });
        fleet = decision.fleet;
        said.push(...decision.actions.flatMap((action) => (action.do === 'stop' ? [`${index} ${action.name}`] : [])));
      }
      return said;
    };
    expect(readings(5, 3)).toEqual([]);
    expect(readings(6, 3)).toEqual(['6 big']);
  });

  test('goes on holding starts and dispatch over a sleep, until a reading under it', () => {
    const over = polls(three(), 3, () => ({ keep: 500, big: 400, greedy: 300 })).fleet;
    const look = (fleet: Fleet, nowMs: number, mb: number, afterGap: boolean) =>
      decide(fleet, policy, { nowMs, samples: new Map([['keep', { ...sample(nowMs, mb), afterGap }]]), ceilingBytes });
    const woken = look(over, 3_600_000, 900, true);
    expect(woken.fleet).toMatchObject({ holdStarts: true, dispatchPaused: true });
    expect(look(woken.fleet, 3_602_000, 1100, false).fleet).toMatchObject({ holdStarts: true, dispatchPaused: true });
    expect(look(woken.fleet, 3_602_000, 900, false).fleet).toMatchObject({ holdStarts: false, dispatchPaused: false });
  });
});

describe('starts that are due', () => {
  test('happen between polls, count as restarts, and judge no reading again', () => {
    const start = fleetOf({ name: 'a' });
    const waiting = gone(start, 'a', 10_000);
    expect(startDue(waiting)).toBe(11_000);
    expect(decideStarts(waiting, 10_999).actions).toEqual([]);
    const decision = decideStarts(waiting, 11_000);
    expect(decision.actions).toEqual([{ do: 'spawn', name: 'a' }]);
    expect(decision.fleet.processes.get('a')?.restartsAtMs).toEqual([11_000]);
  });

  test('do not happen while the Guardian is paused', () => {
    expect(decideStarts({ ...gone(fleetOf({ name: 'a' }), 'a', 0), paused: true }, 60_000).actions).toEqual([]);
  });
});

describe('a health check', () => {
  const health = { http: 'http://127.0.0.1:1/', interval_s: 30, timeout_s: 5 };

  test('that never succeeds makes a hang of the start after start_timeout_s', () => {
    const { said } = polls(fleetOf({ name: 'a', health, start_timeout_s: 10 }), 6, () => ({ a: 10 }));
    expect(said).toEqual(['10 hang a', '10 stopping a', '10 stop:hang a']);
  });

  test('has its whole start_timeout_s of 8 s although Beacon stood still for 10 s of it', () => {
    let fleet = fleetOf({ name: 'a', health, start_timeout_s: 8 });
    const hangs = [2, 4, 14, 16, 18].filter((seconds) => {
      const samples = new Map([['a', sample(seconds * 1000, 10)]]);
      const decision = decide(fleet, policy, { nowMs: seconds * 1000, samples, ceilingBytes });
      fleet = decision.fleet;
      return decision.actions.some((action) => action.do === 'stop');
    });
    expect(hangs).toEqual([16]);
  });

  test('is waited for by the clock when polls come every 1.2 s, late or not, and a start may take 8 s', () => {
    let fleet = fleetOf({ name: 'a', health, start_timeout_s: 8 });
    const hangs = [1.2, 2.9, 4.1, 5.8, 7, 8.2].filter((seconds) => {
      const reading = { nowMs: seconds * 1000, samples: new Map(), ceilingBytes };
      const decision = decide(fleet, { ...policy, pollIntervalMs: 1200 }, reading);
      fleet = decision.fleet;
      return decision.actions.some((action) => action.do === 'stop');
    });
    expect(hangs).toEqual([8.2]);
  });
});
