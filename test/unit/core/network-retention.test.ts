import { isKept, keptRequests, MOST_LOG_BYTES } from '@core/network-retention.ts';
import { expect, test } from 'vitest';

const DAY_MS = 86_400_000;
const nowMs = Date.parse('2026-04-03T09:15:00Z');
const daysAgo = (days: number) => ({ at: new Date(nowMs - days * DAY_MS).toISOString() });

test('a request is kept for 90 days, and not on the day after', () => {
  expect([89.9, 90, 91].map((days) => isKept(daysAgo(days), nowMs))).toEqual([true, false, false]);
});

test('of a log up to 5 MB all 3 young requests stay; of a larger one the newer 2', () => {
  const all = [100, 30, 20, 10].map(daysAgo);
  expect(keptRequests(all, MOST_LOG_BYTES, nowMs)).toEqual(all.slice(1));
  expect(keptRequests(all, MOST_LOG_BYTES + 1, nowMs)).toEqual(all.slice(2));
});
