import { childMark, runMark, tokenOfMark } from '@core/fleet/run-mark.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

const hex = (length: number) =>
  fc.array(fc.constantFrom(...'0123456789abcdef'), { minLength: length, maxLength: length }).map((all) => all.join(''));

describe('the mark of a child', () => {
  test('is 18 digits that fit a number of 63 bits, begin with the mark of its run, and name the child again', () => {
    fc.assert(
      fc.property(hex(32), fc.integer({ min: 1, max: 999_999 }), (run, n) => {
        const mark = childMark(`${run}-${n}`) ?? '';
        expect(mark).toMatch(/^\d{18}$/);
        expect(BigInt(mark)).toBeLessThan(2n ** 63n);
        expect(mark.startsWith(runMark(run) ?? 'none')).toBe(true);
        expect(tokenOfMark(mark, run)).toBe(`${run}-${n}`);
      }),
    );
  });

  test('is none for what is no run, and for the millionth child', () => {
    const run = 'a'.repeat(32);
    for (const token of ['', 'x-1', `${run}`, `${run}-`, `${run}-x`, `${run}-1000000`, `${'a'.repeat(31)}-1`])
      expect(childMark(token)).toBeNull();
    expect(runMark('token')).toBeNull();
  });

  test('of another run names nobody, nor do the limits that others have', () => {
    const run = 'a'.repeat(32);
    const other = childMark(`${'b'.repeat(32)}-1`) ?? '';
    for (const limit of ['', '0', '1024', 'unlimited', other, `${childMark(`${run}-1`)}0`])
      expect(tokenOfMark(limit, run)).toBeNull();
  });
});
