import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { crc32 } from '../../../ingest/src/zip/crc32.ts';
import { deflate } from '../../../ingest/src/zip/deflate.ts';
import { readZip, type ZipEntry } from '../../../ingest/src/zip/read-zip.ts';
import { writeZip } from '../../../ingest/src/zip/write-zip.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);

async function entry(name: string, text: string, method: 0 | 8 = 8): Promise<ZipEntry> {
  const bytes = bytesOf(text);
  return { name, bytes, method, packed: method === 8 ? await deflate(bytes) : bytes, crc: crc32(bytes) };
}

test('the CRC of "123456789" is cbf43926', () => {
  expect(crc32(bytesOf('123456789')).toString(16)).toBe('cbf43926');
});

test('2 entries, one stored and one deflated, are read as they were written', async () => {
  const archive = writeZip([await entry('a.txt', 'stored', 0), await entry('logs/ü.log', 'deflated '.repeat(100))]);
  const entries = await readZip(archive);
  expect(entries?.map(({ name, bytes }) => [name, new TextDecoder().decode(bytes)])).toEqual([
    ['a.txt', 'stored'],
    ['logs/ü.log', 'deflated '.repeat(100)],
  ]);
});

test('an entry that unpacks to more than 16 MiB is refused, whatever size it claims', async () => {
  const packed = new Uint8Array(deflateRawSync(Buffer.alloc(17 * 1024 * 1024)));
  const claims = (bytes: Uint8Array) => writeZip([{ name: 'bomb', bytes, method: 8, packed, crc: 0 }]);
  expect(await readZip(claims(new Uint8Array(17 * 1024 * 1024)))).toBeNull();
  expect(await readZip(claims(new Uint8Array(10)))).toBeNull();
});

test('201 entries are refused', async () => {
  const one = await entry('a', 'a', 0);
  expect(await readZip(writeZip(Array<ZipEntry>(200).fill(one)))).toHaveLength(200);
  expect(await readZip(writeZip(Array<ZipEntry>(201).fill(one)))).toBeNull();
});

test('an entry whose CRC is wrong is refused', async () => {
  expect(await readZip(writeZip([{ ...(await entry('a', 'text')), crc: 1 }]))).toBeNull();
});

const isAnswer = (entries: unknown) => entries === null || Array.isArray(entries);

test('no bytes make it throw, and no damaged archive does', async () => {
  const archive = writeZip([await entry('a.txt', 'some text '.repeat(20)), await entry('b.txt', 'b', 0)]);
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
      expect(isAnswer(await readZip(bytes))).toBe(true);
    }),
  );
  await fc.assert(
    fc.asyncProperty(fc.nat(archive.length - 1), fc.nat(255), async (at, byte) => {
      const damaged = archive.slice();
      damaged[at] = byte;
      expect(isAnswer(await readZip(damaged))).toBe(true);
    }),
  );
});
