import { describe, expect, test } from 'vitest';
import { createFormats } from '../../../../src-renderer/parts/format.ts';
import {
  actionsFor,
  byTrouble,
  standingOf,
  trendOf,
  watchedStanding,
} from '../../../../src-renderer/parts/process-words.ts';
import { FAKE_NOW_MS, fakeFleet } from '../../../support/fake-bridge.ts';

const format = createFormats('en-GB', 'Europe/Berlin');
const fleet = fakeFleet();
const named = (name: string) => {
  const process = fleet.processes.find((one) => one.name === name);
  if (process === undefined) throw new Error(name);
  return process;
};
const said = (change: object, name = 'playwright') => standingOf({ ...named(name), ...change }, FAKE_NOW_MS, format);

describe('how a process stands', () => {
  test.each([
    [{ state: 'starting' }, 'idle', 'Starting'],
    [{ state: 'running' }, 'ok', 'Running'],
    [{ state: 'trial' }, 'ok', 'Running (trial)'],
    [{ state: 'stopping' }, 'idle', 'Stopping'],
    [{ state: 'paused_by_fleet' }, 'warn', 'Waiting for memory'],
    [{ over_budget: 'memory', over_budget_s: 12 }, 'warn', 'Over budget for 12 s'],
    [{ snoozed_until: '2026-04-03T10:00:00Z' }, 'ok', 'Running, snoozed until 12:00'],
    [{ state: 'stopped' }, 'idle', 'Stopped'],
    [
      { state: 'stopped', last_exit: { at: '2026-04-03T09:00:00Z', code: 0, signal: null, stopped_by: 'person' } },
      'idle',
      'Stopped by you',
    ],
  ] as const)('%j is %s: %s', (change, tone, words) => expect(said(change)).toMatchObject({ tone, words }));

  test('stopped after its failures, and counting down to the next start', () => {
    expect(said({}, 'brave-search')).toMatchObject({ tone: 'bad', words: 'Stopped after 10 failures' });
    expect(said({}, 'stallari-blade')).toEqual({ tone: 'warn', words: 'Starts again in 0:42', ticking: true });
  });

  test('a watched one is never ours to stop', () => {
    const [ollama] = fleet.watched;
    if (ollama === undefined) throw new Error('none');
    expect(watchedStanding(ollama).words).toBe('Running, Beacon only alerts');
    expect(watchedStanding({ ...ollama, pids: 0 }).tone).toBe('idle');
    expect(watchedStanding({ ...ollama, over_budget: true }).tone).toBe('warn');
  });

  test('what can be done follows the state', () => {
    expect(actionsFor(named('playwright'))).toEqual(['restart', 'stop']);
    expect(actionsFor(named('brave-search'))).toEqual(['start', 'reset']);
    expect(actionsFor({ ...named('playwright'), state: 'stopping' })).toEqual([]);
  });
});

test('trouble first, then by memory, then by name; a process that is starting is no trouble', () => {
  const sorted = byTrouble(fleet.processes, (one) => standingOf(one, FAKE_NOW_MS, format).tone);
  expect(sorted.map(({ name }) => name).slice(0, 4)).toEqual([
    'brave-search',
    'stallari-blade',
    'playwright',
    'stallari-daemon',
  ]);
  expect(sorted.at(-1)?.name).toBe('linear');
});

test('a trend is said only where it is clear', () => {
  expect(trendOf([100, 101, 99, 100, 102, 100])).toBeNull();
  expect(trendOf([100, 100, 100, 140, 150, 160])).toBe('rising');
  expect(trendOf([160, 150, 140, 100, 100, 100])).toBe('falling');
  expect(trendOf([null, null, 5, 900])).toBeNull();
});
