import { backoffMs } from '@core/fleet/backoff.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';

const policy = { initialMs: 1000, factor: 2, maxMs: 300_000, jitter: 0.1 };

test('waits 1, 2, 4 … 256 and then 300 seconds with the dice in the middle', () => {
  const seconds = Array.from({ length: 12 }, (_, attempt) => backoffMs(attempt, policy, 0.5) / 1000);
  expect(seconds).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300, 300]);
});

test('reaches the cap of 5 minutes before 12 failures in an hour trip the breaker', () => {
  const total = Array.from({ length: 11 }, (_, attempt) => backoffMs(attempt, policy, 1)).reduce(
    (sum, ms) => sum + ms,
    0,
  );
  expect(total).toBeLessThan(3600_000);
});

test('never waits longer than the cap, nor less than 90 % of the delay, whatever the dice', () => {
  fc.assert(
    fc.property(fc.nat(5000), fc.double({ min: 0, max: 1, noNaN: true }), (attempt, dice) => {
      const ms = backoffMs(attempt, policy, dice);
      expect(ms).toBeLessThanOrEqual(policy.maxMs);
      expect(ms).toBeGreaterThanOrEqual(Math.min(policy.maxMs, 1000 * 2 ** Math.min(attempt, 40)) * 0.9 - 1);
    }),
  );
});
