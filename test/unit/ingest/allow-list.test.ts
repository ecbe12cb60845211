import { Report } from '@contract/report.ts';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { onlyAllowed } from '../../../ingest/src/allow-list.ts';

const Shape = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('a'),
    list: z.array(z.strictObject({ n: z.number() })).optional(),
    inner: z.strictObject({ text: z.string() }).nullable(),
  }),
  z.strictObject({ kind: z.literal('b'), own: z.string() }),
]);

test('3 unknown members, at the top, in a list and in an object, are dropped and counted', () => {
  const value = { kind: 'a', more: 1, list: [{ n: 1, x: { y: 2 } }, { n: 2 }], inner: { text: 't', z: 0 } };
  expect(onlyAllowed(Shape, value)).toEqual({
    value: { kind: 'a', list: [{ n: 1 }, { n: 2 }], inner: { text: 't' } },
    dropped: 3,
  });
});

test('a member of the other kind of report is unknown to this kind', () => {
  expect(onlyAllowed(Shape, { kind: 'b', own: 'x', inner: { text: 't' } }).dropped).toBe(1);
});

test('the order of the members stays', () => {
  const { value } = onlyAllowed(Shape, { inner: null, kind: 'a' });
  expect(Object.keys(value as object)).toEqual(['inner', 'kind']);
});

test('__proto__ and constructor are members like any other: unknown, dropped', () => {
  const value: unknown = JSON.parse('{"kind":"b","own":"x","__proto__":{"own":"y"},"constructor":1}');
  expect(onlyAllowed(Shape, value)).toEqual({ value: { kind: 'b', own: 'x' }, dropped: 2 });
});

test.each([null, 1, 'text', [], {}, { kind: 'c' }, { kind: 'a', list: {} }, { kind: {} }])(
  '%j, which has not the shape, comes back without an error',
  (value) => {
    expect(() => onlyAllowed(Shape, value)).not.toThrow();
    expect(Shape.safeParse(onlyAllowed(Shape, value).value).success).toBe(false);
  },
);

test('a member put into each object of each type of report is found: the walk follows the whole contract', () => {
  const planted = new Set<string>();
  for (const option of Report.options) {
    const missed = everyObject(option).filter(({ path, make }) => {
      planted.add(path);
      return onlyAllowed(Report, make()).dropped !== 1;
    });
    expect(missed.map(({ path }) => path)).toEqual([]);
  }
  expect(planted.size).toBeGreaterThan(10);
});

/** For each object of the schema: a value with the least around it, and one unknown member in it. */
function everyObject(option: (typeof Report.options)[number]) {
  const found: { path: string; make: () => unknown }[] = [];
  const walk = (schema: unknown, path: string, wrap: (inner: unknown) => unknown): void => {
    if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) walk(schema.unwrap(), path, wrap);
    else if (schema instanceof z.ZodArray) walk(schema.element, `${path}[]`, (inner) => wrap([inner]));
    else if (schema instanceof z.ZodObject) {
      found.push({ path, make: () => wrap({ unheard_of: 1 }) });
      for (const [key, member] of Object.entries(schema.shape)) {
        walk(member, `${path}.${key}`, (inner) => wrap({ [key]: inner }));
      }
    }
  };
  const type = option.shape.type.value;
  walk(option, type, (inner) => ({ ...(inner as object), type }));
  return found;
}
