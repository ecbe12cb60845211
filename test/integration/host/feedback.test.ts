import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { serve } from '@test/cli.ts';
import { pngFile, pngHead, pngPiece } from '@test/png.ts';
import { openSession } from '@test/session.ts';
import { expect, test } from 'vitest';

/** A picture of so many rows of noise that does not get smaller: 1,000 pixels of 3 bytes each. */
function noise(rows: number): string {
  let state = 7;
  const pixels = Buffer.alloc(rows * 3001).map((_, at) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return at % 3001 === 0 ? 0 : state >>> 24;
  });
  return pngFile(pngHead(1000, rows), pngPiece('IDAT', deflateSync(pixels, { level: 1 })), pngPiece('IEND')).toString(
    'base64',
  );
}

test('a picture of 4.5 MB comes through the page’s own way, is kept over a reload, and lies whole beside its report', async () => {
  const host = await serve();
  const page = await openSession(host.line.url ?? '');
  const png = noise(1500);
  const kept = await page.ask('feedback.picture', { png, areas: 1 });
  if (kept.kind !== 'kept') throw new Error(JSON.stringify(kept));
  expect(kept.picture.bytes).toBeGreaterThan(4_400_000);
  const draft = { reaction: null, text: 'look at this', votes: [], screen: 'fleet', replaces: null };
  await page.ask('feedback.keep', draft);
  // A page that is loaded anew asks what the host still has.
  const again = await page.ask('feedback.get');
  expect(again.draft).toEqual(draft);
  expect(again.picture?.png).toBe(png);
  const preview = await page.ask('feedback.preview');
  if (preview.kind !== 'ready') throw new Error(preview.message);
  const done = await page.ask('feedback.finish', { sha256: preview.sha256, endpoint: null });
  if (done.kind !== 'written') throw new Error(JSON.stringify(done));
  const pending = join(host.line.home, 'pending');
  expect(readFileSync(join(pending, `${done.id}.json`), 'utf8')).toBe(preview.text);
  expect(readFileSync(join(pending, `${done.id}.d`, 'screenshot.png')).toString('base64')).toBe(png);
});

test('a question of more than 1 MiB that is no picture is refused, and so is a picture over 5 MiB, by its field', async () => {
  const host = await serve();
  const page = await openSession(host.line.url ?? '');
  await expect(page.ask('app.dismiss', { id: 'x'.repeat(1_100_000) })).rejects.toThrow(/too large/);
  await expect(page.ask('feedback.picture', { png: noise(2000), areas: 0 })).rejects.toThrow(/png/);
  expect(readdirSync(join(host.line.home, 'pending'))).toEqual([]);
});
