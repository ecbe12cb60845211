import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { changesBetween, takeBackChange, withChanges } from '../../../../src-renderer/parts/json/replace-text.ts';

describe('the changes between two texts', () => {
  test('are words, so that a cursor before, between and after them stays', () => {
    expect(changesBetween('{ "a": 1, "b": 2 }', '{ "a": 12, "b": 3 }')).toEqual([
      { from: 7, to: 8, insert: '12' },
      { from: 15, to: 16, insert: '3' },
    ]);
    expect(changesBetween('same', 'same')).toEqual([]);
    expect(changesBetween('', 'new')).toEqual([{ from: 0, to: 0, insert: 'new' }]);
    expect(changesBetween('old', '')).toEqual([{ from: 0, to: 3, insert: '' }]);
  });

  test('a new printing touches blanks alone', () => {
    const changes = changesBetween('[\n  "one",\n  "two"\n]', '[ "one", "two" ]');
    expect(changes.map(({ insert }) => insert.trim())).toEqual(['', '', '']);
  });

  test('each redacted place is one change, the token in one piece', () => {
    expect(changesBetween('at pushAll: pushAll', 'at [REDACTED:CUSTOM:1]: [REDACTED:CUSTOM:1]')).toEqual([
      { from: 3, to: 10, insert: '[REDACTED:CUSTOM:1]' },
      { from: 12, to: 19, insert: '[REDACTED:CUSTOM:1]' },
    ]);
  });

  const words = fc
    .array(fc.constantFrom('a', 'b', ' ', '\n', '"', 'long', '[REDACTED:KEY:1]', '😀', '\ud83d'))
    .map((all) => all.join(''));
  test.each([
    ['any texts', fc.string({ unit: 'binary' })],
    ['texts that are alike', words],
  ])('applied, they always give the new text: %s', (_, texts) => {
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        const changes = changesBetween(before, after);
        expect(withChanges(before, changes)).toBe(after);
        for (const [index, { from }] of changes.entries()) expect(from).toBeGreaterThan(changes[index - 1]?.to ?? -1);
      }),
    );
  });

  test('two texts of 64 KiB with nothing in common are one change, and that is found at once', () => {
    const left = 'one '.repeat(16_000);
    const right = 'two, '.repeat(13_000);
    expect(changesBetween(left, right)).toHaveLength(1);
    expect(withChanges(left, changesBetween(left, right))).toBe(right);
  });
});

describe('taking a change back', () => {
  const before = '{ "message": "pushAll of ada", "count": 1 }';
  const after = '{ "message": "[REDACTED:CUSTOM:1] of ada", "count": 1 }';

  test('gives the text before', () => expect(takeBackChange(before, after, after)).toBe(before));

  test('keeps what was edited and printed anew since', () => {
    const now = '{\n  "message": "[REDACTED:CUSTOM:1] of ada",\n  "count": 27\n}';
    expect(takeBackChange(before, after, now)).toBe('{\n  "message": "pushAll of ada",\n  "count": 27\n}');
  });

  test('leaves a place alone that was itself edited since', () => {
    const now = '{ "message": null, "count": 1 }';
    expect(takeBackChange(before, after, now)).toBe(now);
    expect(takeBackChange(before, after, before)).toBe(before);
  });
});
