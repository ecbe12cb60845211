import { GuardianConfig, type ProcessConfig } from '@contract/guardian-config.ts';
import { afterStableLife } from '@core/fleet/breaker.ts';
import { exited, stoppedBy } from '@core/fleet/ending.ts';
import { planOf } from '@core/fleet/plan.ts';
import * as life from '@core/fleet/process.ts';
import { describe, expect, test } from 'vitest';

const guarded = (entry: Partial<ProcessConfig> = {}) => {
  const config = GuardianConfig.parse({ processes: [{ name: 'p', command: 'x', ...entry }] });
  return life.guarded(planOf(config.processes[0] as ProcessConfig, config));
};
const does = (step: life.Step) => step.actions.map((action) => (action.do === 'log' ? action.event : action.do));
const running = (entry: Partial<ProcessConfig> = {}, sinceMs = 0) =>
  life.spawned(life.start(guarded(entry), sinceMs, false).process, 42, sinceMs).process;
const crash: life.Exit = { code: 1, signal: null };

describe('starting', () => {
  test('spawns a stopped process, and is ready once it is spawned when there is no health check', () => {
    const step = life.start(guarded(), 0, false);
    expect(does(step)).toEqual(['spawn']);
    expect(life.spawned(step.process, 42, 5).process.phase).toMatchObject({ is: 'running', pid: 42, sinceMs: 5 });
  });

  test('waits for the first healthy answer when there is a health check', () => {
    const process = running({ health: { http: 'http://127.0.0.1:1/', interval_s: 30, timeout_s: 5 } });
    expect(process.phase.is).toBe('starting');
    expect(life.ready(process).process.phase.is).toBe('running');
  });

  test('waits for memory while the fleet holds starts', () => {
    const step = life.start(guarded(), 0, true);
    expect(step.process.phase.is).toBe('paused_by_fleet');
    expect(step.actions).toEqual([]);
  });

  test('does not start what somebody else started', () => {
    const joined = { ...guarded(), source: 'joined' as const };
    expect(life.start(joined, 0, false)).toEqual({ process: joined, actions: [] });
  });
});

describe('a crash', () => {
  test('is reported, counted and followed by a start 1 s later', () => {
    const step = exited(running(), crash, 5000, 0.5);
    expect(does(step)).toEqual(['exited', 'report', 'restart_scheduled']);
    expect(step.process.phase).toEqual({ is: 'backing_off', untilMs: 6000 });
    expect(step.process.breaker.failuresAtMs).toEqual([5000]);
  });

  test('waits 1, 2, 4, 8 s when it comes again and again', () => {
    let process = guarded();
    const delays: number[] = [];
    for (let nowMs = 0; delays.length < 4; nowMs += 20_000) {
      process = life.spawned(life.start(process, nowMs, false).process, 42, nowMs).process;
      process = exited(process, crash, nowMs, 0.5).process;
      delays.push((process.phase as { untilMs: number }).untilMs - nowMs);
    }
    expect(delays).toEqual([1000, 2000, 4000, 8000]);
  });

  test('gives up on failure 4 of 4, says so once, and reports a restart loop in place of the crash', () => {
    let process = guarded({ restart: { max_failures: 4, window_s: 120 } });
    let last: life.Step = { process, actions: [] };
    for (let nowMs = 0; process.phase.is !== 'open'; nowMs += 5000) {
      process = life.spawned(life.start(process, nowMs, false).process, 42, nowMs).process;
      last = exited(process, crash, nowMs, 0.5);
      process = last.process;
    }
    expect(does(last)).toEqual(['exited', 'report', 'breaker_opened', 'notify']);
    expect(last.actions.find((action) => action.do === 'report')).toMatchObject({ cause: 'restart_loop' });
    expect(process.breaker.failuresAtMs).toHaveLength(4);
  });

  test('alerts once per opening: neither a failed trial nor the one after it alerts again', () => {
    let process = guarded({ restart: { max_failures: 3 } });
    const alerts: string[] = [];
    for (let death = 1; death <= 7; death += 1) {
      const nowMs = death * 1000;
      process = life.spawned(life.start(process, nowMs, false).process, 42, nowMs).process;
      const step = exited(process, crash, nowMs, 0.5);
      process = step.process;
      for (const action of step.actions) {
        if (action.do === 'notify') alerts.push(`${death} ${action.what}`);
        if (action.do === 'log' && action.event === 'breaker_opened')
          alerts.push(`${death} logged ${action.detail['failures']}`);
      }
    }
    expect(alerts).toEqual(['3 logged 3', '3 gave_up', '4 logged 3', '5 logged 3', '6 logged 3', '7 logged 3']);
  });

  test('alerts again when it opens after a trial that lived', () => {
    const opened = exited(running({ restart: { max_failures: 1 } }), crash, 0, 0.5).process;
    const trial = life.spawned(life.start(opened, 1000, false).process, 42, 1000).process;
    const closed = { ...trial, breaker: afterStableLife(trial.breaker) };
    expect(does(exited(closed, crash, 100_000, 0.5))).toContain('notify');
  });

  test('with code 127 is not retried, because it cannot heal', () => {
    const step = exited(running(), { code: 127, signal: null }, 0, 0.5);
    expect(step.process.phase.is).toBe('stopped');
    expect(does(step)).toEqual(['exited', 'report', 'notify']);
  });

  test('is not retried where the policy is never', () => {
    expect(exited(running({ restart: { policy: 'never' } }), crash, 0, 0.5).process.phase.is).toBe('stopped');
  });
});

describe('an end with code 0', () => {
  test('is no failure and needs no restart by default', () => {
    const step = exited(running(), { code: 0, signal: null }, 5000, 0.5);
    expect(does(step)).toEqual(['exited']);
    expect(step.process.phase.is).toBe('stopped');
    expect(step.process.breaker.failuresAtMs).toEqual([]);
  });

  test('is followed by a start where the policy is always, without a report', () => {
    const step = exited(running({ restart: { policy: 'always' } }), { code: 0, signal: null }, 120_000, 0.5);
    expect(does(step)).toEqual(['exited', 'restart_scheduled']);
    expect(step.process.breaker.failuresAtMs).toEqual([]);
  });

  test('counts against the breaker when it comes within a minute, so that always is never a storm', () => {
    const step = exited(running({ restart: { policy: 'always' } }), { code: 0, signal: null }, 100, 0.5);
    expect(step.process.breaker.failuresAtMs).toEqual([100]);
    expect(does(step)).not.toContain('report');
  });
});

describe('stopping', () => {
  const ends = (why: life.StopWhy, entry: Partial<ProcessConfig> = {}) =>
    exited(life.stop(running(entry), why).process, { code: null, signal: 'SIGTERM' }, 9000, 0.5);

  test('by the person is no failure and stays stopped', () => {
    const step = ends('person');
    expect(step.process.phase.is).toBe('stopped');
    expect(step.process.breaker.failuresAtMs).toEqual([]);
    expect(does(step)).toEqual(['exited']);
  });

  test('for a restart by the person starts again at once', () => {
    expect(does(ends('person_restart'))).toEqual(['exited', 'spawn']);
  });

  test('for its memory budget is a failure, is reported, and is followed by a start or not as on_breach says', () => {
    const again = ends('memory_budget');
    expect(again.process.phase.is).toBe('backing_off');
    expect(again.actions).toContainEqual(expect.objectContaining({ do: 'report', cause: 'memory' }));
    const stays = ends('memory_budget', { on_breach: 'stop' });
    expect(stays.process.phase.is).toBe('stopped');
    expect(stays.process.breaker).toMatchObject({ state: 'closed', failuresAtMs: [9000] });
  });

  test('for the fleet is no failure and waits for memory', () => {
    const step = ends('fleet');
    expect(step.process.phase.is).toBe('paused_by_fleet');
    expect(step.process.breaker.failuresAtMs).toEqual([]);
  });

  test('calls off a start that was waiting', () => {
    const waiting = exited(running(), crash, 0, 0.5).process;
    expect(life.stop(waiting, 'person').process.phase.is).toBe('stopped');
  });

  test('by the person outranks a restart that a budget had in mind', () => {
    const leaving = life.stop(running(), 'memory_budget').process;
    const asked = life.stop(leaving, 'person');
    expect(asked.actions).toEqual([]);
    expect(exited(asked.process, { code: 0, signal: null }, 1, 0.5).process.phase.is).toBe('stopped');
  });

  test('says who ended it: the person, a budget, the system, or nobody', () => {
    const phase = running().phase;
    expect(stoppedBy(phase, crash)).toBe('itself');
    expect(stoppedBy(phase, { code: null, signal: 'SIGKILL' })).toBe('system');
    expect(stoppedBy(life.stop(running(), 'cpu_budget').process.phase, crash)).toBe('cpu_budget');
    expect(stoppedBy(life.stop(running(), 'person_restart').process.phase, crash)).toBe('person');
  });
});

describe('reset', () => {
  test('closes an open breaker, forgets the failures and starts at once', () => {
    let process = guarded({ restart: { max_failures: 1 } });
    process = exited(life.spawned(life.start(process, 0, false).process, 42, 0).process, crash, 0, 0.5).process;
    expect(process.phase.is).toBe('open');
    const step = life.reset(process, 10);
    expect(does(step)).toEqual(['breaker_reset', 'spawn']);
    expect(step.process.breaker).toMatchObject({ state: 'closed', failuresAtMs: [] });
  });

  test('leaves a process alone that the person stopped', () => {
    expect(does(life.reset(guarded(), 0))).toEqual(['breaker_reset']);
  });
});
