import { describe, expect, test } from 'vitest';
import { createFormats } from '../../../../src-renderer/parts/format.ts';
import { readNumber } from '../../../../src-renderer/settings/guardian-number.ts';

const format = createFormats('en-GB');
const read = (typed: string) => readNumber(typed, 'max_failures', 10, format);

describe('a number typed into Guardian', () => {
  test.each([
    ['12', 12],
    [' 7 ', 7],
    ['1', 1],
    ['100', 100],
  ])('%j is %i', (typed, value) => expect(read(typed)).toEqual({ kind: 'value', value }));

  test('may have its thousands apart: 2,048 and 2 048 and 2_048 are 2048', () => {
    for (const typed of ['2,048', '2 048', '2_048', '2\u00a0048'])
      expect(readNumber(typed, 'rss_mb', 512, format)).toEqual({ kind: 'value', value: 2048 });
  });

  test('out of range, is one sentence with what is expected, what was given and what stays in force', () => {
    expect(read('0')).toEqual({
      kind: 'wrong',
      problem: 'Failures must be 1 to 100; this says 0. The last good value, 10, stays in force.',
    });
    expect(read('2.5')).toMatchObject({
      problem: expect.stringContaining('must be a whole number 1 to 100; this says 2.5'),
    });
    expect(read('many')).toMatchObject({ problem: expect.stringContaining('this says many') });
    expect(read('1e9')).toMatchObject({ kind: 'wrong' });
    expect(readNumber('99999999', 'rss_mb', 2048, format)).toMatchObject({
      problem: 'Memory must be 1 to 16,777,216; this says 99999999. The last good value, 2,048, stays in force.',
    });
  });

  test('left empty, is no number and no problem', () => expect(read('  ')).toEqual({ kind: 'empty' }));
});
