import { type BudgetWatch, freshWatch, judge, type Sample } from '@core/fleet/budget.ts';
import type { BudgetPolicy } from '@core/fleet/plan.ts';
import { describe, expect, test } from 'vitest';

const MIB = 1024 * 1024;
const policy: BudgetPolicy = {
  memoryMetric: 'rss',
  memoryBytes: 512 * MIB,
  cpuFraction: 0.9,
  cpuSustainedMs: 20_000,
  onMemory: 'restart',
  onCpu: 'alert',
  graceMs: 10_000,
};
const sample = (atMs: number, mb: number, cpu: number | null = 0): Sample => ({
  atMs,
  rssBytes: mb * MIB,
  footprintBytes: null,
  cpuFraction: cpu,
  subprocesses: 0,
});
/** The breach of each reading, taken every 2 s from 10 s after the start on. */
function breaches(readings: readonly (readonly [mb: number, cpu: number | null])[]) {
  let watch: BudgetWatch = freshWatch;
  return readings.map(([mb, cpu], index) => {
    const verdict = judge(watch, sample(10_000 + index * 2000, mb, cpu), policy, 0);
    watch = verdict.watch;
    return verdict.breach;
  });
}

describe('a memory budget of 512 MB', () => {
  test('acts on the third reading in a row over it', () => {
    expect(
      breaches([
        [513, 0],
        [513, 0],
        [513, 0],
      ]),
    ).toEqual([null, null, 'memory']);
  });

  test('does not act when one of three readings is back at the budget', () => {
    expect(
      breaches([
        [513, 0],
        [513, 0],
        [512, 0],
        [513, 0],
        [513, 0],
      ]),
    ).toEqual([null, null, null, null, null]);
  });

  test('acts at once on one reading over 150 %', () => {
    expect(breaches([[769, 0]])).toEqual(['memory']);
    expect(breaches([[768, 0]])).toEqual([null]);
  });

  test('counts nothing in the 10 s of grace after the start', () => {
    const verdict = judge(freshWatch, sample(9_999, 4000), policy, 0);
    expect(verdict).toEqual({ watch: freshWatch, breach: null });
  });

  test('drops the reading after a sleep, and begins to count anew with the next one', () => {
    const at = (seconds: number, mb: number, afterGap = false) => ({ ...sample(seconds * 1000, mb), afterGap });
    let watch: BudgetWatch = freshWatch;
    const readings = [at(20, 600), at(22, 600), at(7222, 600, true), at(7224, 600), at(7226, 600), at(7228, 600)];
    const said = readings.map((reading) => {
      const verdict = judge(watch, reading, policy, 0);
      watch = verdict.watch;
      return verdict.breach;
    });
    expect(said).toEqual([null, null, null, null, null, 'memory']);
  });

  test('does not act at once on a reading over 150 % that comes after a sleep', () => {
    expect(judge(freshWatch, { ...sample(20_000, 4000), afterGap: true }, policy, 0).breach).toBeNull();
  });

  test('goes by the footprint where that was asked for and is known', () => {
    const footprint = { ...policy, memoryMetric: 'footprint' as const };
    const compressed = { ...sample(20_000, 100), footprintBytes: 900 * MIB };
    expect(judge(freshWatch, compressed, footprint, 0).breach).toBe('memory');
    expect(judge(freshWatch, compressed, policy, 0).breach).toBeNull();
  });
});

describe('a CPU budget of 90 % for 20 s', () => {
  const busy = [100, 1] as const;
  const idle = [100, 0.1] as const;

  test('acts once 20 s have been seen whole and 90 % of them were over', () => {
    const verdicts = breaches(Array.from({ length: 12 }, () => busy));
    expect(verdicts.indexOf('cpu')).toBe(10);
  });

  test('does not act with 2 of 10 readings below', () => {
    expect(breaches(Array.from({ length: 30 }, (_, index) => (index % 5 === 0 ? idle : busy)))).not.toContain('cpu');
  });

  test('begins anew after a gap, because nothing is known of the time in it', () => {
    const readings = Array.from({ length: 14 }, (_, index) => (index === 8 ? ([100, null] as const) : busy));
    expect(breaches(readings)).not.toContain('cpu');
  });
});
