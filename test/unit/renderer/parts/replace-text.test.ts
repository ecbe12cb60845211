import fc from 'fast-check';
import { expect, test } from 'vitest';
import { smallestChange } from '../../../../src-renderer/parts/json/replace-text.ts';

test('only what differs is replaced, so that a cursor before it stays', () => {
  expect(smallestChange('{ "a": 1 }', '{ "a": 12 }')).toEqual({ from: 8, to: 8, insert: '2' });
  expect(smallestChange('same', 'same')).toBeNull();
  expect(smallestChange('aa', 'aaa')).toEqual({ from: 2, to: 2, insert: 'a' });
});

test('applied, it always gives the new text', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (before, after) => {
      const change = smallestChange(before, after);
      const result = change === null ? before : before.slice(0, change.from) + change.insert + before.slice(change.to);
      expect(result).toBe(after);
    }),
  );
});
