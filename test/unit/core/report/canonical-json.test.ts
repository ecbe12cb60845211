import { type Json, printCanonical } from '@core/report/canonical-json.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

describe('canonical printing', () => {
  test('puts an object on one line where indent, key and value fit in 72 columns', () => {
    const app = { version: '0.44.3.3', component: 'x'.repeat(18) };
    const line = `  "app": { "version": "0.44.3.3", "component": "${'x'.repeat(18)}" }`;
    expect(line).toHaveLength(69);
    expect(printCanonical({ app })).toBe(`{\n${line}\n}\n`);
  });

  test('does not count the comma: 72 columns fit, 73 do not', () => {
    const fits = { a: { b: 'x'.repeat(72 - '  "a": { "b": "" }'.length) }, c: 1 };
    expect(printCanonical(fits).split('\n')[1]).toHaveLength(73);
    expect(printCanonical(fits).split('\n')[1]?.endsWith(' },')).toBe(true);
    const breaks = { a: { b: 'x'.repeat(73 - '  "a": { "b": "" }'.length) }, c: 1 };
    expect(printCanonical(breaks).split('\n')[1]).toBe('  "a": {');
  });

  test('keeps the top level one member a line, however short it is, and ends with one newline', () => {
    expect(printCanonical({ a: 1, b: [] })).toBe('{\n  "a": 1,\n  "b": []\n}\n');
  });

  test('breaks a long list into one entry a line, and each entry that fits stays on its own', () => {
    const crumbs = [
      { t: -300, event: 'dispatch_start', detail: 'daily-digest' },
      { t: 0, event: 'crash', detail: 'jetsam' },
    ];
    expect(printCanonical({ crash: { breadcrumbs: crumbs } })).toBe(
      '{\n  "crash": {\n    "breadcrumbs": [\n      { "t": -300, "event": "dispatch_start", "detail": "daily-digest" },\n      { "t": 0, "event": "crash", "detail": "jetsam" }\n    ]\n  }\n}\n',
    );
  });

  test('leaves out members that are undefined', () => {
    expect(printCanonical({ a: undefined, b: 1 })).toBe('{\n  "b": 1\n}\n');
  });

  test('says the same as it was given, whatever that is', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        expect(JSON.parse(printCanonical(value as Json))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  test('prints what it printed the same way again', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const once = printCanonical(JSON.parse(JSON.stringify(value)) as Json);
        expect(printCanonical(JSON.parse(once) as Json)).toBe(once);
      }),
    );
  });
});
