import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readJson } from '../../../ingest/src/json-text.ts';

test.each([
  ['a key given twice', '{"a":1,"a":2}'],
  ['a key given twice inside', '{"x":[{"a":{"b":1,"b":1}}]}'],
  ['a key given twice, once escaped', '{"a":1,"\\u0061":2}'],
  ['a number with 30 digits', '{"a":1.00000000000004111111111111}'],
])('%s is lossy', (_what, text) => {
  expect(readJson(text, 32)).toMatchObject({ kind: 'json', lossy: true });
});

test.each([
  ['colons and quotes in a text', String.raw`{"a":"b: \"c\": {[","d\\":1}`],
  ['any spacing', ' { "a" : [ 1 , 2 ] }\n'],
  ['a key that JavaScript knows', '{"__proto__":{"a":1},"constructor":2}'],
  ['keys that are numbers', '{"2":1,"1":2}'],
])('%s is not lossy', (_what, text) => {
  expect(readJson(text, 32)).toMatchObject({ kind: 'json', lossy: false });
});

test('32 levels are read and 33 are not', () => {
  const nested = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);
  expect(readJson(nested(32), 32).kind).toBe('json');
  expect(readJson(nested(33), 32).kind).toBe('not-json');
});

test('100,000 open brackets are turned away without a deep stack', () => {
  expect(readJson('['.repeat(100_000), 32).kind).toBe('not-json');
});

test('the longest number that a double prints, 25 characters, loses nothing; one of 26 does', () => {
  expect(readJson('[-0.0000010001240180426761]', 32)).toMatchObject({ kind: 'json', lossy: false });
  expect(readJson('[-0.00000100012401804267612]', 32)).toMatchObject({ kind: 'json', lossy: true });
});

test('whatever JSON.stringify writes is read back, and is not lossy', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => {
      const text = JSON.stringify(value);
      expect(readJson(text, 32)).toEqual({ kind: 'json', value: JSON.parse(text), lossy: false });
    }),
  );
});

test('no text at all makes it throw', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      expect(['json', 'not-json']).toContain(readJson(text, 32).kind);
    }),
  );
});
