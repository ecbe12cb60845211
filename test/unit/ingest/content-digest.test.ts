import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { digestAgrees } from '../../../ingest/src/content-digest.ts';

const hash = new Uint8Array(createHash('sha256').update('{"hello": "world"}').digest());
// The example of RFC 9530, appendix B.1, for this body without a final newline.
const own = `sha-256=:X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=:`;
const other = `sha-256=:${Buffer.alloc(32, 7).toString('base64')}:`;

test.each([
  ['no header', null],
  ['the right digest', own],
  ['the right digest beside one of another algorithm', `sha-512=:AAAA:, ${own}`],
  ['only an algorithm that is not known here', 'md5=:AAAA:'],
])('%s agrees', (_what, header) => {
  expect(digestAgrees(header, hash)).toBe(true);
});

test.each([
  ['another digest', other],
  ['the right one and a wrong one', `${own}, ${other}`],
  ['no colons', own.replaceAll(':', '')],
  ['hex in place of base64', `sha-256=:${Buffer.from(hash).toString('hex')}:`],
  ['no value', 'sha-256'],
])('%s disagrees', (_what, header) => {
  expect(digestAgrees(header, hash)).toBe(false);
});
