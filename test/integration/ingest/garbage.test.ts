import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ask, bytesOf, crashReport, ingestForAll, newOwner, post, remove } from './sender.ts';

const ingest = ingestForAll();

async function expectTaken(bytes: Uint8Array): Promise<void> {
  const answer = await post(ingest(), bytes);
  expect(answer.status).toBe(202);
  expect(await answer.text()).toBe('');
}

test('300 bodies of random bytes are all 202', async () => {
  await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 2000 }), expectTaken), { numRuns: 300 });
});

test('300 random JSON values are all 202', async () => {
  await fc.assert(
    fc.asyncProperty(fc.json(), (text) => expectTaken(new TextEncoder().encode(text))),
    { numRuns: 300 },
  );
});

test('300 reports with one byte changed are all 202', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(1200), fc.nat(255), (at, byte) => {
      const bytes = bytesOf(crashReport());
      bytes[at % bytes.length] = byte;
      return expectTaken(bytes);
    }),
    { numRuns: 300 },
  );
});

test('300 reports with one field of some other kind are all 202', async () => {
  const paths = pathsOf(crashReport());
  const other = fc.oneof(fc.jsonValue(), fc.constantFrom('', -0, 1e308, Number.MAX_SAFE_INTEGER, '\u0000', '\ud800'));
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...paths), other, (path, value) => {
      const report = structuredClone(crashReport()) as unknown as Record<string, unknown>;
      let holder = report;
      for (const key of path.slice(0, -1)) holder = holder[key] as Record<string, unknown>;
      holder[path.at(-1) ?? ''] = value;
      return expectTaken(new TextEncoder().encode(JSON.stringify(report)));
    }),
    { numRuns: 300 },
  );
});

function pathsOf(value: unknown, path: readonly string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [[...path, key], ...pathsOf(inner, [...path, key])]);
}

test.each([
  ['a lone continuation byte', new Uint8Array([0x7b, 0x22, 0x80, 0x22, 0x7d])],
  ['an overlong slash', new Uint8Array([0x22, 0xc0, 0xaf, 0x22])],
  ['UTF-16', new Uint8Array([0xff, 0xfe, 0x7b, 0x00, 0x7d, 0x00])],
  ['a byte order mark', new Uint8Array([0xef, 0xbb, 0xbf, 0x7b, 0x7d])],
  ['zeros', new Uint8Array(65_536)],
  ['60,000 open brackets', new Uint8Array(60_000).fill(0x5b)],
  ['12,000 nested objects', new TextEncoder().encode('{"a":'.repeat(12_000))],
  ['a number of 60,000 digits', new Uint8Array(60_000).fill(0x39)],
  ['one text of 65,000 letters', new TextEncoder().encode(`"${'a'.repeat(65_000)}"`)],
])('%s is 202', async (_what, bytes) => {
  await expectTaken(bytes);
});

test('a report whose bytes are not UTF-8 is not stored', async () => {
  const owner = newOwner();
  const bytes = bytesOf(crashReport(owner, 'caf\u00e9'));
  const at = bytes.indexOf(0xc3);
  expect(at).toBeGreaterThan(0);
  bytes[at] = 0xff;
  await expectTaken(bytes);
  expect(await ingest().storedBodies(owner.reportId)).toEqual([]);
});

test('100 random ids, proofs and headers make no 5xx', async () => {
  const word = fc.string({ unit: fc.constantFrom(...'abcdef0123456789_./%-~'), minLength: 1, maxLength: 80 });
  await fc.assert(
    fc.asyncProperty(word, word, async (id, proof) => {
      // A dot or two would be resolved away by the client.
      const path = encodeURIComponent(id.replace(/^\.{1,2}$/, 'dots'));
      expect((await remove(ingest(), path, proof)).status).toBe(202);
      const answers = await Promise.all([
        ask(`${ingest().url}/v1/crash/${path}`),
        ask(`${ingest().url}/v1/reports/${path}/attachments/${encodeURIComponent(proof)}`, {
          method: 'PUT',
          body: proof,
          headers: { 'content-type': 'image/png', 'content-digest': proof },
        }),
        post(ingest(), new TextEncoder().encode(proof), { 'content-digest': proof, 'content-type': id }),
      ]);
      for (const { status } of answers) expect(status).toBeLessThan(500);
    }),
    { numRuns: 100 },
  );
});
