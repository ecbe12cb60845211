import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { zipTexts } from '@adapters/zip.ts';
import { emptyDraft, type FeedbackDraft } from '@contract/feedback.ts';
import { Report } from '@contract/report.ts';
import { pngPieces } from '@core/report/png.ts';
import { FeedbackDesk } from '@services/feedback/feedback-desk.ts';
import { pngFile, pngHead, pngPiece } from '@test/png.ts';
import { crashReport, localFile } from '@test/reports.ts';
import { tempDir } from '@test/temp.ts';
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { openDesk } from '../../../../src-main/desk.ts';
import { openWorld } from '../../../../src-main/world.ts';
import { ingestForAll } from '../../ingest/sender.ts';

const ingest = ingestForAll();

/** The real home, store, scrubber and sender; only the fleet is empty. */
async function desk(config: object = {}, env: Record<string, string> = {}) {
  const root = tempDir();
  writeFileSync(join(root, 'config.json'), JSON.stringify({ endpoint: ingest().url, ...config }));
  const world = openWorld({ BEACON_HOME: root, STALLARI_TELEMETRY: 'on', ...env });
  await world.files.prepare();
  const office = openDesk(world);
  const status = { processes: [], watched: [], fleet: { rss_mb: 0 } } as never;
  const heard: ({ done: number; total: number } | null)[] = [];
  const feedback = new FeedbackDesk({
    collector: office.feedback,
    bundle: {
      files: world.files,
      store: world.store,
      log: world.log,
      scrubContext: office.context,
      status: () => status,
    },
    review: office.review,
    outbox: office.outbox,
    zip: zipTexts,
    version: '1.2.3',
    progress: (now) => void heard.push(now),
    capture: async () => null,
  });
  const pending = () => readdirSync(join(root, 'pending')).filter((name) => /^brpt_[0-9a-f]+\.json$/.test(name));
  const say = (draft: Partial<FeedbackDraft>) => feedback.keep({ ...emptyDraft, ...draft });
  const seen = async () => {
    const preview = await feedback.preview();
    if (preview.kind !== 'ready') throw new Error(preview.message);
    return preview;
  };
  return { root, world, office, feedback, pending, say, seen, heard };
}

/** A PNG of 2 × 1 pixels that says where and by whom it was taken, in a text piece, an Exif piece and behind its end. */
function chattyPng(): Uint8Array {
  const words = new TextEncoder();
  const file = pngFile(
    pngHead(2, 1),
    pngPiece('tEXt', words.encode('Author\0Ada Example')),
    pngPiece('eXIf', words.encode('52.5200 N 13.4050 E')),
    pngPiece('IDAT', deflateSync(new Uint8Array([0, 1, 2, 3, 4, 5, 6]))),
    pngPiece('IEND'),
    words.encode('Ada Example was here'),
  );
  return new Uint8Array(file);
}
const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');

test('a face is a pending report without text; the same one on the same day counts up, and each click can be taken back', async () => {
  const { world, feedback, pending } = await desk();
  const first = await feedback.react('confused', 'fleet');
  const second = await feedback.react('confused', 'reports');
  expect(second).toEqual(first);
  expect(pending()).toHaveLength(1);
  const id = first.kind === 'noted' ? first.id : '';
  const count = async () => (await world.store.get(id))?.local?.occurrences.count;
  expect(await count()).toBe(2);
  expect(await feedback.unreact(id)).toBeNull();
  expect(await count()).toBe(1);
  expect(await feedback.unreact(id)).toBeNull();
  expect(pending()).toEqual([]);
});

test('what is seen is what is written and sent, byte for byte, with mode once while crash reports are off', async () => {
  const { root, feedback, say, seen } = await desk();
  say({
    reaction: 'broken',
    text: 'mail ada@example.com when the list jumps',
    votes: ['quiet-hours'],
    screen: 'reports',
  });
  const before = await seen();
  expect(before.text).not.toContain('ada@example.com');
  expect(await seen()).toEqual(before);
  const done = await feedback.finish(before.sha256, before.destination.endpoint);
  if (done.kind !== 'written') throw new Error(done.kind);
  expect(done.outcome?.kind).toBe('sent');
  expect(await ingest().storedBodies(done.id)).toEqual([new TextEncoder().encode(before.text)]);
  const receipt = JSON.parse(readFileSync(join(root, 'sent', `${done.id}.receipt.json`), 'utf8'));
  expect(receipt.approval.mode).toBe('once');
  expect(feedback.get().draft).toEqual(emptyDraft);
});

test('a draft that changed after it was seen is not sent: the answer asks to look again', async () => {
  const { feedback, pending, say, seen } = await desk();
  say({ text: 'one' });
  const { sha256 } = await seen();
  say({ text: 'two' });
  expect(await feedback.finish(sha256, null)).toEqual({ kind: 'changed' });
  expect(pending()).toEqual([]);
});

test('a picture loses its author, its place and what is behind its end, and arrives at the ingest byte for byte', async () => {
  const { root, office, feedback, say, seen } = await desk();
  say({ reaction: 'broken', text: 'look' });
  const kept = feedback.picture({ png: base64(chattyPng()), areas: 2 });
  if (kept.kind !== 'kept') throw new Error(kept.kind);
  expect(kept.picture).toMatchObject({ width: 2, height: 1, areas: 2 });
  const { sha256, destination } = await seen();
  const done = await feedback.finish(sha256, null);
  if (done.kind !== 'written') throw new Error(done.kind);
  const lying = readFileSync(join(root, 'pending', `${done.id}.d`, 'screenshot.png'));
  expect(pngPieces(lying)?.map(({ type }) => type)).toEqual(['IHDR', 'IDAT', 'IEND']);
  expect(lying.includes('Ada')).toBe(false);
  expect(lying.includes('52.52')).toBe(false);
  const sent = await office.outbox.approve(done.id, sha256, destination.endpoint ?? '');
  expect(sent.kind).toBe('sent');
  expect(await ingest().storedAttachment(done.id, kept.picture.sha256)).toEqual(new Uint8Array(lying));
});

test.each([
  ['no base64', 'no picture at all!'],
  ['a text', base64(new TextEncoder().encode('hello'))],
  ['a PNG that is cut short', base64(chattyPng().subarray(0, 60))],
  ['nothing', ''],
])('%s is no picture, and the draft keeps what it had', async (_, png) => {
  const { feedback } = await desk();
  expect(feedback.picture({ png, areas: 0 }).kind).toBe('failed');
  expect(feedback.get().picture).toBeNull();
});

test('the bundle holds exactly the files that are listed and can be read, of the ticked parts, scrubbed and without names', async () => {
  const { root, feedback, say, seen, world } = await desk();
  mkdirSync(join(root, 'logs'), { recursive: true });
  writeFileSync(join(root, 'logs', 'northwind.log'), 'started\ntoken=ghp_' + 'A1b2C3d4E5'.repeat(4) + '\n');
  await feedback.react('works', 'fleet');
  world.log.add('started', 'northwind', {});
  await world.log.settled();
  say({ text: 'see the bundle' });
  const usual = await feedback.bundle({ parts: ['reports', 'events'] });
  if (usual.kind !== 'made') throw new Error(usual.kind);
  expect(usual.bundle.parts.map(({ part, on }) => [part, on])).toEqual([
    ['reports', true],
    ['events', true],
    ['logs', false],
  ]);
  expect(usual.bundle.files.some(({ part }) => part === 'logs')).toBe(false);
  const all = await feedback.bundle({ parts: ['reports', 'events', 'logs'] });
  if (all.kind !== 'made') throw new Error(all.kind);
  const { sha256 } = await seen();
  const done = await feedback.finish(sha256, null);
  if (done.kind !== 'written') throw new Error(done.kind);
  const zip = unzipSync(new Uint8Array(readFileSync(join(root, 'pending', `${done.id}.d`, 'bundle.zip'))));
  expect(Object.keys(zip)).toEqual(all.bundle.files.map(({ path }) => path));
  const text = Object.values(zip)
    .map((bytes) => strFromU8(bytes))
    .join('\n');
  expect(text).not.toContain('northwind');
  expect(text).not.toContain('ghp_');
  expect(text).toContain('process-1');
  const report = Report.parse(JSON.parse(readFileSync(join(root, 'pending', `${done.id}.json`), 'utf8')));
  expect(report.attachments).toEqual([
    { kind: 'bundle', media_type: 'application/zip', sha256: all.bundle.sha256, bytes: all.bundle.bytes },
  ]);
});

test('words for a face take the face’s own report back, and with collection off nothing is written', async () => {
  const { feedback, pending, say, seen } = await desk();
  const noted = await feedback.react('love', 'fleet');
  if (noted.kind !== 'noted') throw new Error(noted.kind);
  say({ reaction: 'love', text: 'the panel', replaces: noted.id });
  const done = await feedback.finish((await seen()).sha256, null);
  if (done.kind !== 'written') throw new Error(done.kind);
  expect(pending()).toEqual([`${done.id}.json`]);

  const off = await desk({ collection: false });
  expect((await off.feedback.react('love', null)).kind).toBe('failed');
  expect((await off.feedback.preview()).kind).toBe('failed');
  expect(off.pending()).toEqual([]);
  expect(existsSync(join(off.root, 'sent'))).toBe(true);
});

test('a bundle that is being made tells how far it is, and Cancel leaves what was attached before', async () => {
  const { feedback, world, heard } = await desk();
  const { retention } = await world.settings.current();
  for (let n = 0; n < 45; n += 1) {
    const report_id = `brpt_${n.toString(16).padStart(16, '0')}`;
    const at = new Date().toISOString().replace(/\.\d{3}Z$/, 'Z');
    const occurrences = { count: 1, first_at: at, last_at: at };
    await world.store.create(
      crashReport({ report_id, timestamp: at, occurrences }),
      localFile({ report_id, captured_at: at, occurrences }),
      retention,
    );
  }
  const first = await feedback.bundle({ parts: ['reports'] });
  expect(heard).toEqual([{ done: 0, total: 45 }, { done: 20, total: 45 }, { done: 40, total: 45 }, null]);
  // Called off with the first word of it, however quick the rest would be.
  const push = heard.push.bind(heard);
  heard.push = (...told) => {
    feedback.cancelBundle();
    return push(...told);
  };
  expect(await feedback.bundle({ parts: [] })).toEqual(first);
  expect(heard.slice(4)).toEqual([{ done: 0, total: 45 }, null]);
  expect(feedback.get().bundle?.files.length).toBe(45);
});
