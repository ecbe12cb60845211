import { describe, expect, test } from 'vitest';
import { countdown, createFormats, duration, utf8Length } from '../../../../src-renderer/parts/format.ts';

const format = createFormats('en-GB', 'Europe/Berlin');
const NOW = Date.parse('2026-04-03T09:26:00Z');

describe('dates in words', () => {
  test.each([
    ['2026-04-03T09:15:00Z', 'Today, 11:15', '11:15'],
    ['2026-04-02T22:30:00Z', 'Today, 00:30', '00:30'],
    ['2026-04-02T21:30:00Z', 'Yesterday, 23:30', 'Yesterday'],
    ['2026-04-01T09:15:00Z', 'Wed, 11:15', 'Wed'],
    ['2026-03-26T09:15:00Z', '26 Mar, 10:15', '26 Mar'],
    ['2025-03-26T09:15:00Z', '26 Mar 2025, 10:15', '26 Mar 2025'],
  ])('%s is %s, in a list %s', (at, moment, shortly) => {
    expect(format.moment(at, NOW)).toBe(moment);
    expect(format.shortly(at, NOW)).toBe(shortly);
  });

  test('a receipt shows the second', () => {
    expect(format.moment('2026-04-03T09:24:07Z', NOW, true)).toBe('Today, 11:24:07');
    expect(format.day('2026-07-02T09:24:07Z')).toBe('2 July 2026');
  });
});

describe('sizes', () => {
  test.each([
    [64, '64 MB'],
    [999, '999 MB'],
    [1946, '1.9 GB'],
    [18_432, '18.0 GB'],
  ])('%d MiB is %s', (mb, said) => expect(format.memory(mb)).toBe(said));

  test('bytes are grouped, one byte is singular', () => {
    expect(format.bytes(1901)).toBe('1,901 bytes');
    expect(format.bytes(1)).toBe('1 byte');
    expect(format.kilobytes(1240)).toBe('1.2 KB');
  });

  test('bytes are those of UTF-8', () => expect(utf8Length('né…')).toBe(6));
});

describe('durations', () => {
  test.each([
    [4, '4 s'],
    [59.9, '59 s'],
    [720, '12 min'],
    [7800, '2 h 10 min'],
    [7200, '2 h'],
    [68_400, '19 h'],
    [518_400, '6 d'],
    [-3, '0 s'],
  ])('%d seconds are %s', (seconds, said) => expect(duration(seconds)).toBe(said));

  test.each([
    [42, '0:42'],
    [41.2, '0:42'],
    [843, '14:03'],
    [3720, '1:02:00'],
    [-1, '0:00'],
  ])('%d seconds to go are %s', (seconds, said) => expect(countdown(seconds)).toBe(said));
});
