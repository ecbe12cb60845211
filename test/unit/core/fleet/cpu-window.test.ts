import { addReading, type CpuRun } from '@core/fleet/cpu-window.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import '@test/properties.ts';

/** Every reading kept, counted one by one. */
function counted(readings: readonly boolean[], windowMs: number, pollMs: number) {
  const startMs = (readings.length - 1) * pollMs - windowMs;
  const inside = readings.filter((_, index) => index * pollMs > startMs);
  return {
    whole: startMs >= 0,
    overShare: inside.filter(Boolean).length / Math.max(inside.length, 1),
  };
}

test('says the same as counting each reading, for any readings at an even pace', () => {
  fc.assert(
    fc.property(
      fc.array(fc.boolean(), { minLength: 1, maxLength: 200 }),
      fc.integer({ min: 1, max: 60 }),
      fc.integer({ min: 200, max: 5000 }),
      (readings, intervals, pollMs) => {
        const windowMs = intervals * pollMs;
        let kept: readonly CpuRun[] = [];
        readings.forEach((over, index) => {
          const { runs: next, whole, overShare } = addReading(kept, index * pollMs, over, windowMs);
          kept = next;
          expect({ whole, overShare }).toEqual(counted(readings.slice(0, index + 1), windowMs, pollMs));
        });
      },
    ),
    { numRuns: 300 },
  );
});

test('a day of calm readings every 20 s is 1 run, and of spinning ones another', () => {
  let kept: readonly CpuRun[] = [];
  const dayMs = 86_400_000;
  for (let atMs = 0; atMs <= dayMs; atMs += 20_000) kept = addReading(kept, atMs, false, dayMs).runs;
  expect(kept).toHaveLength(1);
  kept = addReading(kept, dayMs + 20_000, true, dayMs).runs;
  expect(kept).toHaveLength(2);
});

test('with readings that come at an uneven pace it is off by no more than one reading at the edge of the window', () => {
  let kept: readonly CpuRun[] = [];
  const times = Array.from({ length: 400 }, (_, index) => index * 2000 + (index % 3) * 90);
  for (const atMs of times) {
    const { runs: next, whole } = addReading(kept, atMs, false, 300_000);
    kept = next;
    const inside = times.filter((one) => one <= atMs && one > atMs - 300_000).length;
    const count = kept.reduce((sum, { readings }) => sum + readings, 0) - (whole ? 1 : 0);
    expect(Math.abs(count - inside)).toBeLessThanOrEqual(1);
  }
});
