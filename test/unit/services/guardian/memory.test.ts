import { GuardianConfig, type ProcessConfig } from '@contract/guardian-config.ts';
import { exited } from '@core/fleet/ending.ts';
import { planOf } from '@core/fleet/plan.ts';
import * as life from '@core/fleet/process.ts';
import { recall, remember } from '@services/guardian/memory.ts';
import { fleetStatus } from '@services/guardian/status.ts';
import { HandClock } from '@test/hand-clock.ts';
import { describe, expect, test } from 'vitest';

const config = GuardianConfig.parse({
  processes: [{ name: 'a', command: 'x', restart: { max_failures: 4, window_s: 120 } }],
});
const fresh = life.guarded(planOf(config.processes[0] as ProcessConfig, config));
/** Died four times in the first 4 s. */
function opened(): life.Guarded {
  let process = fresh;
  for (let nowMs = 1000; nowMs <= 4000; nowMs += 1000) {
    process = life.spawned(life.start(process, nowMs, false).process, 42, nowMs).process;
    process = exited(process, { code: 1, signal: null }, nowMs, 0.5).process;
  }
  return process;
}
const shown = (process: life.Guarded, nowMs: number) =>
  fleetStatus({
    fleet: {
      processes: new Map([['a', process]]),
      ceiling: { over: 0, lowSinceMs: null },
      paused: false,
      holdStarts: false,
      dispatchPaused: false,
    },
    policy: { pollIntervalMs: 2000, ceilingFraction: 0.5, onBreach: 'stop' },
    samples: new Map(),
    certificates: new Map(),
    host: { running: true, pid: 1 },
    pausedUntilMs: null,
    totalBytes: 0,
    cores: 1,
    pressure: null,
    problem: null,
    moment: { nowMs, wallMs: nowMs },
  }).processes[0]?.breaker;

describe('a breaker that opened after 4 failures within 120 s', () => {
  test('is shown with 4 failures for as long as it is open, 10 minutes later too', () => {
    expect(shown(opened(), 5000)).toMatchObject({ state: 'open', failures: 4 });
    expect(shown(opened(), 600_000)).toMatchObject({ state: 'open', failures: 4 });
  });

  test('is open with 4 failures again after a restart of Beacon', async () => {
    const clock = new HandClock();
    await clock.pass(600_000);
    const back = recall(fresh, remember(opened(), null, clock), clock);
    expect(shown(back, 600_000)).toMatchObject({ state: 'open', failures: 4 });
  });

  test('is read from an older file, which says only how many failures there were', async () => {
    const clock = new HandClock();
    await clock.pass(600_000);
    const old = { ...remember(opened(), null, clock), opened_after: null };
    expect(shown(recall(fresh, old, clock), 600_000)).toMatchObject({ state: 'open', failures: 4 });
  });

  test('goes on as a trial when Beacon is restarted during one, and alerts no second time when that fails', async () => {
    const clock = new HandClock();
    await clock.pass(600_000);
    const trial = life.start(opened(), 600_000, false).process;
    const back = recall(fresh, remember(trial, null, clock), clock);
    expect(back).toMatchObject({ breaker: { state: 'half-open', openedAfter: 4 }, phase: { is: 'stopped' } });
    const again = life.spawned(life.start(back, 600_000, false).process, 42, 600_000).process;
    const step = exited(again, { code: 1, signal: null }, 601_000, 0.5);
    expect(step.process.phase.is).toBe('open');
    expect(step.actions.filter((action) => action.do === 'notify')).toEqual([]);
  });
});
