import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { httpsSender } from '@adapters/https-sender.ts';
import { networkLog } from '@adapters/network-log.ts';
import { nodeDigest } from '@adapters/system-clock.ts';
import { unzipTexts, zipTexts } from '@adapters/zip.ts';
import type { FeedbackReport } from '@contract/report.ts';
import { Settings } from '@contract/settings.ts';
import type { Sender } from '@services/ports/network.ts';
import { answers, badLine, carried, resetInTheBody } from '@test/bad-line.ts';
import { pngFile, pngHead, pngPiece } from '@test/png.ts';
import { localFile } from '@test/reports.ts';
import { later, type Shelf, shelf } from '@test/store.ts';
import { zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { feedbackReport, ingestForAll, newOwner } from '../../ingest/sender.ts';

const ingest = ingestForAll();

const png = (length: number) => {
  const bytes = new Uint8Array(length).map((_, at) => (at * 31 + length) % 256);
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return bytes;
};
/** An archive with nothing in it. */
const zip = new Uint8Array([0x50, 0x4b, 5, 6, ...new Array(18).fill(0)]);

/** A feedback report with a screenshot and a bundle, in pending/. */
async function withAttachments(
  endpoint: string,
  wrap: (sender: Sender, one: () => Shelf) => Sender = (sender) => sender,
) {
  const owner = newOwner();
  const id = owner.reportId;
  let made: Shelf;
  const one = await shelf({ sender: (files) => wrap(httpsSender(networkLog(files)), () => made) });
  made = one;
  await one.save((saved) => ({ ...saved, endpoint }));
  const picture = png(48_211);
  const report: FeedbackReport = {
    ...feedbackReport(owner),
    attachments: [
      { kind: 'screenshot', media_type: 'image/png', sha256: nodeDigest.sha256Hex(picture), bytes: picture.length },
      { kind: 'bundle', media_type: 'application/zip', sha256: nodeDigest.sha256Hex(zip), bytes: zip.length },
    ],
  };
  await one.store.create(
    report,
    localFile({ report_id: id, proof: owner.proof }),
    Settings.parse({}).retention,
    new Map([
      ['screenshot.png', picture],
      ['bundle.zip', zip],
    ]),
  );
  const bytes = readFileSync(join(one.root, 'pending', `${id}.json`));
  const approve = () => one.outbox.approve(id, nodeDigest.sha256Hex(bytes), endpoint);
  const stored = async () => [
    await ingest().storedAttachment(id, nodeDigest.sha256Hex(picture)),
    await ingest().storedAttachment(id, nodeDigest.sha256Hex(zip)),
  ];
  return { one, id, picture, bytes, approve, stored };
}

const requests = ({ root }: Shelf) =>
  readFileSync(join(root, 'state', 'network.jsonl'), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { why: string; method: string; status: number; bytes: number });

test('a screenshot and a bundle arrive byte for byte after the report, and are deleted with it, here and there', async () => {
  const { one, id, picture, bytes, approve, stored } = await withAttachments(ingest().url);
  expect((await approve()).kind).toBe('sent');
  expect(await ingest().storedBodies(id)).toEqual([new Uint8Array(bytes)]);
  expect(await stored()).toEqual([picture, zip]);
  expect(requests(one).map(({ why, method, status, bytes: size }) => [why, method, status, size])).toEqual([
    ['report', 'POST', 202, bytes.length],
    ['attachment', 'PUT', 202, 48_211],
    ['attachment', 'PUT', 202, 22],
  ]);
  expect(readdirSync(join(one.root, 'pending'))).toEqual([]);
  expect((await one.outbox.deleteThere(id)).kind).toBe('asked');
  expect(await ingest().storedBodies(id)).toEqual([]);
  expect(await stored()).toEqual([null, null]);
});

test.each([
  ['the second request of 3 is reset', 1],
  ['the third request of 3 is reset', 2],
])('where %s the whole waits, and arrives whole with the next try, counted once', async (_, at) => {
  const line = await badLine(ingest().url, [...new Array(at).fill(carried), resetInTheBody]);
  const { one, id, picture, bytes, approve, stored } = await withAttachments(line.url);
  const before = (await ingest().getStats()).reports;
  expect((await approve()).kind).toBe('waiting');
  expect(existsSync(join(one.root, 'pending', `${id}.d`, 'screenshot.png'))).toBe(true);
  expect((await one.outbox.send(id)).kind).toBe('sent');
  expect([await ingest().storedBodies(id), ...(await stored())]).toEqual([[new Uint8Array(bytes)], picture, zip]);
  expect((await ingest().getStats()).reports).toBe(before + 1);
});

test.each<[string, (dir: string) => void]>([
  ['missing', (dir) => rmSync(join(dir, 'screenshot.png'))],
  ['another one by 1 byte', (dir) => writeFileSync(join(dir, 'screenshot.png'), png(48_212))],
  ['somewhere else', (dir) => renameSync(dir, `${dir}x`)],
])('an attachment that is %s refuses the approval, and nothing is sent', async (_, change) => {
  const { one, id, approve } = await withAttachments(ingest().url);
  change(join(one.root, 'pending', `${id}.d`));
  expect(await approve()).toEqual({ kind: 'refused', id, reason: 'attachment_changed' });
  expect(existsSync(join(one.root, 'state', 'network.jsonl'))).toBe(false);
});

test('an attachment changed after the approval voids it, and nothing is sent', async () => {
  const { one, id, bytes } = await withAttachments(ingest().url);
  const approval = { approved_at: '2026-04-03T09:21:00Z', mode: 'once', wording_version: 1 } as const;
  await one.store.approve(id, { ...approval, sha256: nodeDigest.sha256Hex(bytes), endpoint: ingest().url });
  writeFileSync(join(one.root, 'pending', `${id}.d`, 'bundle.zip'), 'other');
  await one.outbox.drain();
  expect(existsSync(join(one.root, 'state', 'network.jsonl'))).toBe(false);
  expect((await one.store.get(id))?.approval).toBeNull();
  expect((await one.store.get(id))?.local?.refusal?.reason).toBe(
    'an attachment is missing, or changed after it was approved',
  );
});

test('what lies in the folder and is not named by the report is not sent; a renamed one is', async () => {
  const { one, id, approve, stored, picture } = await withAttachments(ingest().url);
  const dir = join(one.root, 'pending', `${id}.d`);
  writeFileSync(join(dir, 'private.png'), png(100));
  renameSync(join(dir, 'screenshot.png'), join(dir, 'mine.png'));
  expect((await approve()).kind).toBe('sent');
  expect(requests(one)).toHaveLength(3);
  expect((await stored())[0]).toEqual(picture);
});

test('collection switched off after the report left keeps both attachments here', async () => {
  const { one, id, approve, stored } = await withAttachments(ingest().url, (real, made) => ({
    async deliver(delivery) {
      const result = await real.deliver(delivery);
      if (delivery.why === 'report') await made().save((saved) => ({ ...saved, collection: false }));
      return result;
    },
  }));
  expect(await approve()).toMatchObject({ kind: 'refused', id });
  expect(await stored()).toEqual([null, null]);
  expect(existsSync(join(one.root, 'pending', `${id}.d`, 'screenshot.png'))).toBe(true);
});

test('an attachment that the server will never take brings the report back, with the reason', async () => {
  const line = await badLine(ingest().url, [carried, answers('HTTP/1.1 413 Large\r\ncontent-length: 0\r\n\r\n')]);
  const { one, id, approve } = await withAttachments(line.url);
  expect(await approve()).toMatchObject({ kind: 'rejected', status: 413 });
  const stored = await one.store.get(id);
  expect([stored?.approval, stored?.local?.refusal?.reason]).toEqual([null, 'of an attachment: it is too large']);
});

test('under STALLARI_TELEMETRY_DEBUG all 3 requests are printed, and none is made', async () => {
  const { one: made, id, bytes } = await withAttachments(ingest().url);
  const one = await shelf({ root: made.root, env: { STALLARI_TELEMETRY_DEBUG: '1' }, clock: later(0) });
  expect(await one.outbox.approve(id, nodeDigest.sha256Hex(bytes), ingest().url)).toMatchObject({
    reason: 'debug_mode',
  });
  expect(one.printed.map(({ method }) => method)).toEqual(['POST', 'PUT', 'PUT']);
  expect(one.sender.deliveries).toEqual([]);
});

/** A picture of 3 × 2 pixels, with whatever is put in front of its end. */
function realPng(more: readonly Buffer[] = []): Buffer {
  return pngFile(
    pngHead(3, 2, 0),
    ...more.map((body) => pngPiece('tEXt', body)),
    pngPiece('IDAT', deflateSync(Buffer.from([0, 1, 2, 3, 0, 4, 5, 6]))),
    pngPiece('IEND'),
  );
}

test('a picture can be put to a captured crash in review, left out, put in again, and is sent only while it is in', async () => {
  const id = 'brpt_00000000000000a1';
  const one = await shelf();
  await one.save((saved) => ({ ...saved, endpoint: 'https://reports.example.com' }));
  await one.put(id);
  const look = async () => {
    const detail = await one.review.look(id);
    if (detail === null) throw new Error('gone');
    return detail;
  };
  const before = await look();
  expect(before.lying).toEqual([]);
  const chatty = realPng([Buffer.from('Author\0Ada Example')]);
  const put = await one.review.picture(id, before.sha256, chatty);
  if (put.kind !== 'saved') throw new Error(put.kind);
  const attached = JSON.parse(put.detail.text).attachments;
  const lies = readFileSync(join(one.root, 'pending', `${id}.d`, 'screenshot.png'));
  expect(lies).toEqual(realPng());
  expect(attached).toEqual([
    { kind: 'screenshot', media_type: 'image/png', sha256: nodeDigest.sha256Hex(lies), bytes: lies.length },
  ]);
  expect(put.detail.lying).toEqual([{ ...attached[0], size: { width: 3, height: 2 } }]);
  // As it is printed when it is read again: nothing is left to change before it can be approved.
  expect(await one.review.settle(id)).toBe('as_is');
  const out = await one.review.attach(id, put.detail.sha256, 'screenshot', false);
  if (out.kind !== 'saved') throw new Error(out.kind);
  expect(out.detail.text).toBe(before.text);
  expect(out.detail.lying).toHaveLength(1);
  await one.outbox.approve(id, out.detail.sha256, 'https://reports.example.com');
  expect(one.sender.deliveries.map(({ why }) => why)).toEqual(['report']);
  expect(existsSync(join(one.root, 'pending', `${id}.d`))).toBe(false);
});

test('a picture that another program changed is another one: it is not sent, and ticking it attaches what lies there now', async () => {
  const id = 'brpt_00000000000000a2';
  const one = await shelf();
  await one.put(id);
  const start = await one.review.look(id);
  const put = await one.review.picture(id, start?.sha256 ?? '', realPng());
  if (put.kind !== 'saved') throw new Error(put.kind);
  const path = join(one.root, 'pending', `${id}.d`, 'screenshot.png');
  // With a name in it: never attached as it is.
  writeFileSync(path, realPng([Buffer.from('Author\0Ada Example')]));
  expect((await one.review.look(id))?.lying).toEqual([]);
  expect(await one.review.attach(id, put.detail.sha256, 'screenshot', true)).toMatchObject({ kind: 'failed' });
  // A zip that Beacon did not make is none of its bundles.
  writeFileSync(
    join(one.root, 'pending', `${id}.d`, 'own.zip'),
    zipTexts(new Map([['a.txt', 'private']]), '2026-04-03T09:15:00Z'),
  );
  expect((await one.review.look(id))?.lying).toEqual([]);
  expect(await one.review.attach(id, put.detail.sha256, 'bundle', true)).toMatchObject({ kind: 'failed' });
  expect(await one.review.picture(id, '0'.repeat(64), realPng())).toMatchObject({ kind: 'changed' });
  expect(await one.review.picture(id, put.detail.sha256, Buffer.from('no picture'))).toMatchObject({ kind: 'failed' });
});

test('a bundle is read back file by file; what is no zip, or would become 64 MB, is not opened', () => {
  const texts = new Map([
    ['pending/brpt_1.json', '{}'],
    ['processes.json', '[“ü”]'],
  ]);
  expect(unzipTexts(zipTexts(texts, '2026-04-03T09:15:00Z'))).toEqual(texts);
  expect(unzipTexts(Buffer.from('PK\u0003\u0004 and then nothing'))).toBeNull();
  const large = zipSync({ 'zeros.txt': new Uint8Array(65 * 1024 * 1024) });
  expect(large.length).toBeLessThan(1024 * 1024);
  expect(unzipTexts(large)).toBeNull();
});
