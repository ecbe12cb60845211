import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { calmOrder, type Placed } from '../../../../src-renderer/parts/calm-order.ts';
import { meterSegments } from '../../../../src-renderer/parts/Meter.tsx';

const one = (name: string, rss_mb: number | null, tone: Placed['tone'] = 'ok'): Placed => ({ name, rss_mb, tone });

describe('the order of the rows is calm', () => {
  test('at first it is by trouble, then memory, then name', () => {
    expect(calmOrder([], [one('b', 90), one('a', 90), one('c', 200), one('d', null, 'bad')], false)).toEqual([
      'd',
      'c',
      'a',
      'b',
    ]);
  });

  test('at 104 MB and 100 MB two keep their places, at 106 MB and 100 MB they change them', () => {
    expect(calmOrder(['a', 'b'], [one('a', 100), one('b', 104)], false)).toEqual(['a', 'b']);
    expect(calmOrder(['a', 'b'], [one('a', 100), one('b', 106)], false)).toEqual(['b', 'a']);
    expect(calmOrder(['b', 'a'], [one('a', 102), one('b', 100)], false)).toEqual(['b', 'a']);
  });

  test('a climb of 4 % a row is not held for ever: who passes the first by more than 5 % passes those between', () => {
    expect(calmOrder(['a', 'b', 'c'], [one('a', 100), one('b', 104), one('c', 108)], false)).toEqual(['c', 'a', 'b']);
  });

  test('trouble rises at once, and not under the hand of somebody', () => {
    const members = [one('a', 300), one('b', 200), one('c', null, 'bad'), one('new', 900)];
    expect(calmOrder(['a', 'b', 'c'], members, false)).toEqual(['c', 'new', 'a', 'b']);
    expect(calmOrder(['a', 'b', 'c'], members, true)).toEqual(['a', 'b', 'c', 'new']);
  });

  test('whatever is measured, everybody has one place, nobody stands above one 5 % larger, and a second look moves nothing', () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(sizes, fc.infiniteStream(fc.integer({ min: 1, max: 400 })), (first, later) => {
        const before = calmOrder(
          [],
          first.map((mb, at) => one(String(at), mb)),
          false,
        );
        const members = first.map((_, at) => one(String(at), later.next().value));
        const order = calmOrder(before, members, false);
        expect([...order].toSorted()).toEqual(members.map(({ name }) => name).toSorted());
        const memory = order.map((name) => members.find((member) => member.name === name)?.rss_mb ?? 0);
        for (const [at, mb] of memory.entries())
          expect(Math.max(0, ...memory.slice(at + 1))).toBeLessThanOrEqual(mb * 1.05);
        expect(calmOrder(order, members, false)).toEqual(order);
      }),
    );
  });
});

test('of 200 processes the meter draws those that can be seen, and the others as one: together they are the whole', () => {
  const segments = [4000, 2000, ...Array.from({ length: 198 }, () => 30)];
  const shares = meterSegments(segments, 18_000);
  expect(shares).toHaveLength(3);
  expect(shares[0]).toBeCloseTo(4000 / 18_000);
  expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo((6000 + 198 * 30) / 18_000);
  expect(meterSegments([10], 0)).toEqual([]);
});
