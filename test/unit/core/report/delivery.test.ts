import { bounded, mustWait, nextWait, retryAfterMs, verdictOf, type Wait } from '@core/report/delivery.ts';
import { describe, expect, test } from 'vitest';

const here = 'https://reports.example.com';
const HOUR_MS = 3_600_000;
const wait = (extra: Partial<Wait> = {}): Wait => ({
  attempts: 1,
  notBeforeMs: 60_000,
  because: 'offline',
  named: false,
  endpoint: here,
  ...extra,
});

describe("a server's answer", () => {
  test('is a delivery with 202, and with no other of the 2xx', () => {
    expect(verdictOf(202, null)).toEqual({ kind: 'accepted' });
    for (const status of [200, 201, 203, 204, 206, 226]) {
      expect(verdictOf(status, 9000)).toEqual({ kind: 'later', because: 'unexpected_answer', afterMs: null });
    }
  });

  test.each([301, 302, 307, 308])('voids the approval with the redirect %i', (status) => {
    expect(verdictOf(status, null)).toMatchObject({ kind: 'rejected', status });
  });

  test('with Retry-After: 3 names 3 seconds; with Retry-After: 0 it names nothing', () => {
    expect(verdictOf(503, 3000)).toEqual({ kind: 'later', because: 'server_busy', afterMs: 3000 });
    expect(verdictOf(503, 0)).toEqual({ kind: 'later', because: 'server_busy', afterMs: null });
  });
});

describe('Retry-After', () => {
  const nowMs = Date.parse('1994-11-06T08:49:07Z');

  test.each([
    ['120', 120_000],
    [' 3 ', 3000],
    ['0', 0],
    ['Sun, 06 Nov 1994 08:49:37 GMT', 30_000],
    ['Sunday, 06-Nov-94 08:49:37 GMT', 30_000],
    ['Sun Nov  6 08:49:37 1994', 30_000],
    ['Sun, 06 Nov 1994 08:40:00 GMT', 0],
    ['Mon, 06 Nov 2034 08:49:37 GMT', 24 * HOUR_MS],
    ['99999999999999999999', 24 * HOUR_MS],
    ['9'.repeat(400), 24 * HOUR_MS],
  ])('of %j is %i ms', (value, ms) => {
    expect(retryAfterMs(value, nowMs)).toBe(ms);
  });

  // Some of these are dates to a lenient reader.
  test.each([undefined, '', '-5', '1.5', 'soon', '5 s', '1994-11-06', 'Sun, 99 Foo 1994 99:99:99 GMT', '0x10'])(
    'of %j is no time at all',
    (value) => {
      expect(retryAfterMs(value, nowMs)).toBeNull();
    },
  );
});

describe('the wait for the next try', () => {
  const later = { because: 'server_busy', afterMs: null } as const;

  test('is 5, 10 and 20 s without a word of the server, and 1 h at most', () => {
    const first = nextWait(null, later, here, 0, 0.5);
    const second = nextWait(first, later, here, 0, 0.5);
    const third = nextWait(second, later, here, 0, 0.5);
    expect([first, second, third].map(({ notBeforeMs }) => notBeforeMs)).toEqual([5000, 10_000, 20_000]);
    expect(nextWait(wait({ attempts: 40 }), later, here, 0, 0.5).notBeforeMs).toBe(HOUR_MS);
  });

  test('ends at a whole second and never before the time that the server named', () => {
    expect(nextWait(null, { because: 'server_busy', afterMs: 3000 }, here, 1001, 0)).toMatchObject({
      notBeforeMs: 5000,
      named: true,
    });
  });

  test('is 24 h at most, whatever the server names', () => {
    expect(nextWait(null, { because: 'server_busy', afterMs: 1e12 }, here, 0, 0).notBeforeMs).toBe(24 * HOUR_MS);
  });

  test('begins anew at another destination', () => {
    const after = nextWait(wait({ attempts: 9 }), later, 'https://other.example.com', 0, 0.5);
    expect(after).toMatchObject({ attempts: 1, notBeforeMs: 5000 });
  });

  test('as read from disk is cut to 1 h of backoff, or to 24 h that a server named', () => {
    const far = Date.parse('2099-01-01T00:00:00Z');
    expect(bounded(wait({ notBeforeMs: far }), 0).notBeforeMs).toBe(HOUR_MS);
    expect(bounded(wait({ notBeforeMs: far, named: true }), 0).notBeforeMs).toBe(24 * HOUR_MS);
    const near = wait();
    expect(bounded(near, 0)).toBe(near);
  });

  test('holds up what goes by itself; a person only where the server named the time, and nobody elsewhere or later', () => {
    expect(mustWait(wait(), here, 59_999, 'by_itself')).toBe(true);
    expect(mustWait(wait(), here, 59_999, 'person')).toBe(false);
    expect(mustWait(wait({ named: true }), here, 59_999, 'person')).toBe(true);
    expect(mustWait(wait({ named: true }), here, 60_000, 'person')).toBe(false);
    expect(mustWait(wait({ named: true }), 'https://other.example.com', 0, 'by_itself')).toBe(false);
  });
});
