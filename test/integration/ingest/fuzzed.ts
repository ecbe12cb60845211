import { deflateSync, gzipSync } from 'node:zlib';
import { Report } from '@contract/report.ts';
import fc from 'fast-check';
import * as z from 'zod';

/**
 * Bodies aimed at the ingest: reports made along the schemas with anything in any place, and what can be done to the
 * bytes of one. `SECRETS` are planted everywhere; none may be found on the disk afterwards.
 */
export interface Fuzzed {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly coding: 'gzip' | 'deflate' | null;
}

// Put together here: the shapes are those of real secrets, the values are invented.
export const SECRETS = [
  `AKIA${'Z7QPXMN4RTW2KVSB'}`,
  `ghp_${'r4nD0mFuzzedReportToken0123456789AB'}`,
  'ada.lovelace@mail.example.com',
  `sk-ant-${'api03-'}${'Q7w2E9r4T6y1U8i3O5p0'.repeat(4)}`,
  '198.51.100.77',
  '/Users/adalovelace/Documents/diary.md',
] as const;

const hostile: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...SECRETS) },
  { weight: 2, arbitrary: fc.constantFrom(...SECRETS).map((secret) => `before ${secret} after`) },
  { weight: 2, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
  fc.constantFrom(-0, 1e308, -1e308, Number.MAX_SAFE_INTEGER, '', '\u0000', '\ud800', '__proto__', null, true),
  fc.integer({ min: 1, max: 3000 }).map((depth) => nested(depth)),
);

function nested(depth: number): unknown {
  let value: unknown = SECRETS[0];
  for (let level = 0; level < depth; level += 1) value = level % 2 === 0 ? [value] : { a: value };
  return value;
}

/** Along the schema: mostly the registry's examples, so that most of a report is valid and the rest is looked at. */
function along(schema: unknown, hostility: number): fc.Arbitrary<unknown> {
  const either = (good: fc.Arbitrary<unknown>) =>
    hostility === 0
      ? good
      : fc.oneof({ weight: 100 - hostility, arbitrary: good }, { weight: hostility, arbitrary: hostile });
  if (schema instanceof z.ZodDiscriminatedUnion) return fc.oneof(...schema.options.map((one) => along(one, hostility)));
  if (schema instanceof z.ZodObject) {
    const members = Object.entries(schema.shape).map(([key, inner]) => [key, along(inner, hostility)] as const);
    return either(fc.record(Object.fromEntries(members)));
  }
  if (schema instanceof z.ZodArray) {
    const inner = along(schema.element, hostility);
    return either(fc.array(inner, { maxLength: 4 }).map((items) => items.map((item, at) => withIndex(item, at))));
  }
  const example = schema instanceof z.ZodType ? (schema.meta()?.['example'] as unknown) : undefined;
  if (example !== undefined) {
    const words = schema instanceof z.ZodOptional || (schema instanceof z.ZodString && !schema.format);
    return either(
      words && typeof example === 'string'
        ? fc.oneof(
            fc.constant(example),
            fc.constantFrom(...SECRETS).map((secret) => `${example} ${secret}`),
          )
        : fc.constant(example),
    );
  }
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) {
    return fc.oneof(fc.constant(null), along(schema.unwrap(), hostility));
  }
  return hostile;
}

/** Frames are numbered. */
const withIndex = (item: unknown, at: number): unknown =>
  typeof item === 'string' ? item.replace(/^0: /, `${at}: `) : item;

const hex = (digits: number) =>
  fc.array(fc.constantFrom(...'0123456789abcdef'), { minLength: digits, maxLength: digits }).map((all) => all.join(''));

const reports = (hostility: number) =>
  fc
    .tuple(along(Report, hostility), hex(16), hex(32))
    .map(([report, id, device]) =>
      typeof report === 'object' && report !== null && !Array.isArray(report)
        ? { ...report, report_id: `brpt_${id}`, device_id: device, project_id_hash: null }
        : report,
    );

/** Text of a report with one more key, given twice or unknown, and a secret in it. */
const extraKey = fc
  .tuple(
    reports(0),
    fc.constantFrom('timestamp', 'type', 'hostname', '__proto__', 'scrub'),
    fc.constantFrom(...SECRETS),
  )
  .map(([report, key, secret]) => JSON.stringify(report).replace('{', `{"${key}":${JSON.stringify(secret)},`));

const encoder = new TextEncoder();
const text = fc.oneof(
  { weight: 6, arbitrary: reports(0).map((report) => JSON.stringify(report)) },
  { weight: 6, arbitrary: reports(3).map((report) => JSON.stringify(report)) },
  { weight: 2, arbitrary: reports(25).map((report) => JSON.stringify(report)) },
  { weight: 3, arbitrary: extraKey },
  fc.json(),
  fc.constantFrom('[', '{"a":', '"\\u0000', '[[],').chain((open) => fc.nat(9000).map((times) => open.repeat(times))),
);

const raw: fc.Arbitrary<Uint8Array> = fc.oneof(
  { weight: 12, arbitrary: text.map((whole) => encoder.encode(whole)) },
  // One byte changed, a piece cut off, bytes that are no UTF-8.
  {
    weight: 3,
    arbitrary: fc.tuple(text, fc.nat(), fc.nat(255)).map(([whole, at, byte]) => {
      const bytes = encoder.encode(whole);
      if (bytes.length > 0) bytes[at % bytes.length] = byte;
      return bytes;
    }),
  },
  fc.tuple(text, fc.nat()).map(([whole, at]) => encoder.encode(whole.slice(0, at % (whole.length + 1)))),
  fc.uint8Array({ maxLength: 3000 }),
);

const bombs = [1, 8, 40].map((mebibytes) => gzipSync(new Uint8Array(mebibytes * 1024 * 1024).fill(0x5b)));

export const fuzzed: fc.Arbitrary<Fuzzed> = fc.oneof(
  { weight: 16, arbitrary: raw.map((bytes) => ({ bytes: new Uint8Array(bytes), coding: null })) },
  { weight: 2, arbitrary: raw.map((bytes) => ({ bytes: new Uint8Array(gzipSync(bytes)), coding: 'gzip' as const })) },
  {
    weight: 1,
    arbitrary: raw.map((bytes) => ({ bytes: new Uint8Array(deflateSync(bytes)), coding: 'deflate' as const })),
  },
  { weight: 1, arbitrary: raw.map((bytes) => ({ bytes: new Uint8Array(bytes), coding: 'gzip' as const })) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(...bombs).map((bomb) => ({ bytes: new Uint8Array(bomb), coding: 'gzip' as const })),
  },
);
