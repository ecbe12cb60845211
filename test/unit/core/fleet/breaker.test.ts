import {
  afterFailure,
  afterStableLife,
  asTrial,
  type Breaker,
  type BreakerPolicy,
  closedBreaker,
  shownFailures,
  trialAtMs,
} from '@core/fleet/breaker.ts';
import { describe, expect, test } from 'vitest';

const minute = 60_000;
const policy: BreakerPolicy = {
  maxFailures: 3,
  windowMs: minute,
  coolDownMs: 15 * minute,
  coolDownMaxMs: 24 * 60 * minute,
};
const dyingAt = (...atMs: number[]) =>
  atMs.reduce<Breaker>((breaker, nowMs) => afterFailure(breaker, nowMs, policy), closedBreaker);

describe('the restart breaker', () => {
  test('stays closed after two of three failures within a minute', () => {
    expect(dyingAt(0, 59_999).state).toBe('closed');
  });

  test('opens on the third failure within a minute', () => {
    expect(dyingAt(0, 10_000, 59_999)).toMatchObject({ state: 'open', sinceMs: 59_999, coolDownMs: 15 * minute });
  });

  test('forgets a failure that is exactly one window old', () => {
    expect(dyingAt(0, 30_000, 60_000).state).toBe('closed');
  });

  test('plans the first trial 15 minutes after it opened', () => {
    expect(trialAtMs(dyingAt(0, 1, 2))).toBe(2 + 15 * minute);
  });

  test('opens for twice as long when the trial fails, up to 24 hours', () => {
    let breaker = dyingAt(0, 1, 2);
    const coolDowns: number[] = [];
    for (let nowMs = 1e6; coolDowns.length < 9; nowMs += 1e8) {
      breaker = afterFailure(asTrial(breaker), nowMs, policy);
      coolDowns.push((breaker as { coolDownMs: number }).coolDownMs / minute);
    }
    expect(coolDowns).toEqual([30, 60, 120, 240, 480, 960, 1440, 1440, 1440]);
  });

  test('closes after a trial that lived, but opens for longer when it dies again while its failures are young', () => {
    const wide = { ...policy, windowMs: 60 * minute };
    const opened = [0, 1, 2].reduce<Breaker>((breaker, nowMs) => afterFailure(breaker, nowMs, wide), closedBreaker);
    const closed = afterStableLife(asTrial(opened));
    expect(closed.state).toBe('closed');
    expect(afterFailure(closed, 20 * minute, wide)).toMatchObject({ state: 'open', coolDownMs: 30 * minute });
  });

  test('begins with the first cool-down again once every failure is older than the window', () => {
    const closed = afterStableLife(asTrial(dyingAt(0, 1, 2)));
    const later = 10 * 60 * minute;
    const again = [later, later + 1, later + 2].reduce<Breaker>(
      (breaker, nowMs) => afterFailure(breaker, nowMs, policy),
      closed,
    );
    expect(again).toMatchObject({ state: 'open', coolDownMs: 15 * minute });
  });

  test('trips a process that dies every 61 s under the default of 12 failures in an hour', () => {
    const hourly = { ...policy, maxFailures: 12, windowMs: 60 * minute };
    let breaker: Breaker = closedBreaker;
    let deaths = 0;
    for (let nowMs = 0; breaker.state === 'closed'; nowMs += 61_000) {
      breaker = afterFailure(breaker, nowMs, hourly);
      deaths += 1;
    }
    expect(deaths).toBe(12);
  });

  test('shows the 3 failures that opened it while it is open and on trial, however old they are', () => {
    const opened = dyingAt(0, 1, 2);
    const later = 20 * minute;
    expect(shownFailures(opened, later, policy)).toBe(3);
    const trial = asTrial(opened);
    expect(shownFailures(trial, later, policy)).toBe(3);
    expect(shownFailures(afterFailure(trial, later, policy), later, policy)).toBe(3);
    expect(shownFailures(afterStableLife(trial), later, policy)).toBe(0);
  });
});
