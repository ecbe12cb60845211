import { crc32 as crcOfZlib, deflateRawSync } from 'node:zlib';
import type { Attachment } from '@contract/report.ts';
import { expect, test } from 'vitest';
import { crc32 } from '../../../ingest/src/zip/crc32.ts';
import { readZip } from '../../../ingest/src/zip/read-zip.ts';
import { writeZip } from '../../../ingest/src/zip/write-zip.ts';
import {
  ask,
  contentDigest,
  feedbackReport,
  ingestForAll,
  newOwner,
  type Owner,
  post,
  remove,
  sha256Hex,
} from './sender.ts';
import { everythingUnder } from './stored-files.ts';

const ingest = ingestForAll();
const MAX = 5 * 1024 * 1024;

const PNG_START = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** Begins as a PNG and is different each time. */
function picture(length = 2048): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length);
  crypto.getRandomValues(bytes.subarray(0, Math.min(length, 65_536)));
  bytes.set(PNG_START);
  return bytes;
}

function archive(files: Readonly<Record<string, string | Uint8Array>>): Uint8Array<ArrayBuffer> {
  const entries = Object.entries(files).map(([name, content]) => {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    return { name, bytes, method: 8 as const, packed: new Uint8Array(deflateRawSync(bytes)), crc: crc32(bytes) };
  });
  return new Uint8Array(writeZip(entries));
}

/** A feedback report that names these bytes, posted. */
async function postNaming(bytes: Uint8Array, change: Partial<Attachment> = {}): Promise<Owner> {
  const owner = newOwner();
  const png = bytes[0] === PNG_START[0];
  const attachment: Attachment = {
    kind: png ? 'screenshot' : 'bundle',
    media_type: png ? 'image/png' : 'application/zip',
    sha256: sha256Hex(bytes),
    bytes: bytes.length,
    ...change,
  };
  await post(ingest(), { ...feedbackReport(owner), attachments: [attachment] });
  return owner;
}

async function put(
  reportId: string,
  bytes: Uint8Array<ArrayBuffer>,
  { digest = sha256Hex(bytes), headers = {} }: { digest?: string; headers?: Record<string, string> } = {},
): Promise<Response> {
  return ask(`${ingest().url}/v1/reports/${reportId}/attachments/${digest}`, {
    method: 'PUT',
    body: bytes,
    headers: { 'content-type': 'image/png', 'content-digest': contentDigest(bytes), ...headers },
  });
}

const ZIP = { headers: { 'content-type': 'application/zip' } };

test('a picture that an accepted report names is stored as it came, and the answer is an empty 202', async () => {
  const bytes = picture();
  const { reportId } = await postNaming(bytes);
  const answer = await put(reportId, bytes);
  expect([answer.status, await answer.text()]).toEqual([202, '']);
  expect(await ingest().storedAttachment(reportId, sha256Hex(bytes))).toEqual(bytes);
});

test.each([
  ['a report that names another digest', async () => (await postNaming(picture())).reportId],
  ['a report that was never posted', async () => newOwner().reportId],
  ['an id that is none', async () => 'nobody'],
])('for %s the answer is the same 202, and nothing is stored', async (_what, makeReport) => {
  const bytes = picture();
  const reportId = await makeReport();
  const answer = await put(reportId, bytes);
  expect([answer.status, await answer.text()]).toEqual([202, '']);
  expect(await ingest().storedAttachment(reportId, sha256Hex(bytes))).toBeNull();
});

test.each([
  ['another type', { media_type: 'application/zip' as const }],
  ['another size', { bytes: 2047 }],
])('a report that names it with %s does not get it stored', async (_what, change) => {
  const bytes = picture();
  const { reportId } = await postNaming(bytes, change);
  expect((await put(reportId, bytes)).status).toBe(202);
  expect(await ingest().storedAttachment(reportId, sha256Hex(bytes))).toBeNull();
});

test.each([
  [
    'the digest of other bytes, which the report names',
    4001,
    (id: string, named: string) => `${id}/attachments/${named}`,
  ],
  [
    'a digest in upper case',
    4002,
    (id: string, _named: string, own: string) => `${id}/attachments/${own.toUpperCase()}`,
  ],
  ['no digest', 4003, (id: string) => `${id}/attachments/nothex`],
  ['no id and no digest', 4004, () => 'zzz/attachments/nothex'],
])(
  '%s in the address is an empty 202: refused and counted, with a decoy of its %i bytes',
  async (_what, length, address) => {
    const before = (await ingest().getStats()).counters['attachments_refused'] ?? 0;
    const named = picture(length + 100);
    const { reportId } = await postNaming(named);
    const bytes = picture(length);
    const answer = await ask(`${ingest().url}/v1/reports/${address(reportId, sha256Hex(named), sha256Hex(bytes))}`, {
      method: 'PUT',
      body: bytes,
      headers: { 'content-type': 'image/png', 'content-digest': contentDigest(bytes) },
    });
    expect([answer.status, await answer.text()]).toEqual([202, '']);
    expect((await ingest().getStats()).counters['attachments_refused']).toBe(before + 1);
    expect(await ingest().storedDecoys('attachment')).toContain(length);
    expect(await ingest().storedAttachment(reportId, sha256Hex(named))).toBeNull();
    expect(await ingest().storedAttachment(reportId, sha256Hex(bytes))).toBeNull();
  },
);

test('a Content-Digest of other bytes is 400', async () => {
  const bytes = picture();
  const { reportId } = await postNaming(bytes);
  const headers = { 'content-digest': contentDigest(picture()) };
  expect((await put(reportId, bytes, { headers })).status).toBe(400);
});

test.each(['image/jpeg', 'text/html', 'application/octet-stream'])('content type %s is 415', async (type) => {
  const bytes = picture();
  const { reportId } = await postNaming(bytes);
  expect((await put(reportId, bytes, { headers: { 'content-type': type } })).status).toBe(415);
});

test('bytes that do not begin as their type says are 415', async () => {
  const bytes = new TextEncoder().encode('<svg onload="alert(1)">');
  const { reportId } = await postNaming(bytes, { media_type: 'image/png' });
  expect((await put(reportId, bytes)).status).toBe(415);
});

test(`${MAX} bytes are taken and ${MAX + 1} are 413, whether the length is said or not`, async () => {
  const most = picture(MAX);
  const { reportId } = await postNaming(most);
  expect((await put(reportId, most)).status).toBe(202);
  expect((await ingest().storedAttachment(reportId, sha256Hex(most)))?.length).toBe(MAX);
  const more = picture(MAX + 1);
  expect((await put(reportId, more)).status).toBe(413);
  const chunked = await ask(`${ingest().url}/v1/reports/${reportId}/attachments/${sha256Hex(more)}`, {
    method: 'PUT',
    body: new Blob([more]).stream(),
    duplex: 'half',
    headers: { 'content-type': 'image/png' },
  } as RequestInit);
  expect(chunked.status).toBe(413);
});

test('deleting the report deletes its attachment', async () => {
  const bytes = picture();
  const owner = await postNaming(bytes);
  await put(owner.reportId, bytes);
  await remove(ingest(), owner.reportId, owner.proof);
  expect(await ingest().storedAttachment(owner.reportId, sha256Hex(bytes))).toBeNull();
  expect((await put(owner.reportId, bytes)).status).toBe(202);
  expect(await ingest().storedAttachment(owner.reportId, sha256Hex(bytes))).toBeNull();
});

// Invented: the shape is AWS's, the value is not.
const SECRET = 'AKIAZ7QPXMN4RTW2KVSB';

test('the text entries of a bundle are scrubbed before it is stored, and what was found counts as a miss', async () => {
  const before = (await ingest().getStats()).misses;
  const bytes = archive({ 'logs/search.log': `start\nkey ${SECRET} refused\nend\n`, 'state.json': '{"up":9}' });
  const { reportId } = await postNaming(bytes);
  expect((await put(reportId, bytes, ZIP)).status).toBe(202);
  const stored = await ingest().storedAttachment(reportId, sha256Hex(bytes));
  const entries = await readZip(stored ?? new Uint8Array());
  const texts = entries?.map(({ name, bytes: content }) => [name, new TextDecoder().decode(content)]);
  expect(texts).toEqual([
    ['logs/search.log', expect.stringMatching(/^start\nkey \[REDACTED:[A-Z_]+:\d+\] refused\nend\n$/)],
    ['state.json', '{"up":9}'],
  ]);
  expect((await ingest().getStats()).misses).toBe(before + 1);
});

test('of a bundle only texts and pictures are kept, under names that stay inside a folder', async () => {
  const shot = picture(64);
  const bytes = archive({
    'a.txt': 'a',
    'shot.png': shot,
    'core.dump': new Uint8Array([1, 0, 2, 0]),
    '../../.zshrc': 'alias ls=rm',
    '/etc/hosts': '127.0.0.1',
    'C:\\boot.ini': 'x',
  });
  const { reportId } = await postNaming(bytes);
  await put(reportId, bytes, ZIP);
  const entries = await readZip((await ingest().storedAttachment(reportId, sha256Hex(bytes))) ?? new Uint8Array());
  expect(entries?.map(({ name }) => name)).toEqual(['a.txt', 'shot.png']);
  expect(entries?.[1]?.bytes).toEqual(shot);
});

test('text that hides between the entries or in the comment of a bundle is not stored', async () => {
  const clean = archive({ 'a.txt': 'a' });
  const hidden = new TextEncoder().encode(`${SECRET}-hidden`);
  // In front of the archive, with every offset moved, is beyond a plain reader; behind it is a comment.
  const bytes = new Uint8Array([...clean, ...hidden]);
  new DataView(bytes.buffer).setUint16(clean.length - 2, hidden.length, true);
  const { reportId } = await postNaming(bytes);
  await put(reportId, bytes, ZIP);
  expect(await ingest().storedAttachment(reportId, sha256Hex(bytes))).toEqual(clean);
  expect(await everythingUnder(ingest().data)).not.toContain(`${SECRET}-hidden`);
});

test('a bundle that is damaged, encrypted or a bomb is 202 and not stored', async () => {
  const plain = archive({ 'a.txt': 'some text' });
  const encrypted = plain.slice();
  // Bit 0 of the flags, in the local header and in the central directory.
  const central = new TextDecoder('latin1').decode(encrypted).indexOf('PK\x01\x02');
  encrypted[6] = 1;
  encrypted[central + 8] = 1;
  const huge = Buffer.alloc(64 * 1024 * 1024);
  const bomb = new Uint8Array(
    writeZip([
      {
        name: 'bomb.txt',
        bytes: huge,
        method: 8,
        packed: new Uint8Array(deflateRawSync(huge)),
        crc: typeof crcOfZlib === 'function' ? crcOfZlib(huge) : 0,
      },
    ]),
  );
  for (const bytes of [plain.slice(0, -4), encrypted, bomb]) {
    const { reportId } = await postNaming(bytes);
    expect((await put(reportId, bytes, ZIP)).status).toBe(202);
    expect(await ingest().storedAttachment(reportId, sha256Hex(bytes))).toBeNull();
  }
});
