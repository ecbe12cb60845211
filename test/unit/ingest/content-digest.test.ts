import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { digestAgrees } from '../../../ingest/src/content-digest.ts';

const body = new TextEncoder().encode('{"hello": "world"}');
const hash = new Uint8Array(createHash('sha256').update(body).digest());
// The examples of RFC 9530, appendix D, for this body without a final newline.
const own = 'sha-256=:X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=:';
const own512 = `sha-512=:${createHash('sha512').update(body).digest('base64')}:`;
const other = `sha-256=:${Buffer.alloc(32, 7).toString('base64')}:`;
const other512 = `sha-512=:${Buffer.alloc(64, 7).toString('base64')}:`;
const agrees = (header: string | null) => digestAgrees(header, body, hash);

test.each([
  ['no header', null],
  ['an empty header, which is a dictionary without members,', ''],
  ['the right sha-256', own],
  ['the right sha-512', own512],
  ['both right ones', `${own},${own512}`],
  ['the right digest beside one of another algorithm', `md5=:AAAA:, ${own}`],
  ['the right digest with a parameter', `${own};origin=edge`],
  ['the right digest without its padding', own.replace('=:', ':').replace('sha-256:', 'sha-256=:')],
  ['only an algorithm that is not known here', 'md5=:AAAA:'],
])('%s agrees', async (_what, header) => {
  expect(await agrees(header)).toBe(true);
});

test.each([
  ['another sha-256', other],
  ['another sha-512', other512],
  ['the right sha-256 and a wrong sha-512', `${own}, ${other512}`],
  ['a wrong sha-256 and the right sha-512', `${other}, ${own512}`],
  ['the right one and a wrong one', `${own}, ${other}`],
  ['a sha-512 of 3 bytes', 'sha-512=:AAAA:'],
  ['no colons', own.replaceAll(':', '')],
  ['hex in place of base64', `sha-256=:${Buffer.from(hash).toString('hex')}:`],
  ['no value', 'sha-256'],
  ['a single word', 'hello'],
  ['an unknown algorithm whose value is no byte sequence', 'md5=hello'],
  ['base64 of a length that no bytes have', `${own}, md5=:AAAAA:`],
  ['an upper-case name, which no dictionary has', own.replace('sha', 'SHA')],
  ['a comma at the end', `${own},`],
  ['a quote', `${own}"`],
])('%s disagrees', async (_what, header) => {
  expect(await agrees(header)).toBe(false);
});
