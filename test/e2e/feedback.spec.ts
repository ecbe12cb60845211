import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { printReport } from '../../src-main/core/report/fit.ts';
import { pngPieces } from '../../src-main/core/report/png.ts';
import { pngFile, pngHead, pngPiece } from '../support/png.ts';
import { crashReport } from '../support/reports.ts';
import { clean } from './axe.ts';
import { crashed, pendingIds } from './crasher.ts';
import { expect, test } from './host.ts';

const decided = { decided_at: '2026-01-01T00:00:00Z', crash_reports: false };

/** 400 × 300, all red, with the name and the place of whoever took it beside the pixels. */
function redPicture(): Buffer {
  const [width, height] = [400, 300];
  const row = Buffer.concat([Buffer.from([0]), Buffer.alloc(width * 3).map((_, at) => (at % 3 === 0 ? 255 : 0))]);
  return pngFile(
    pngHead(width, height),
    pngPiece('tEXt', Buffer.from('Author\0Ada Example')),
    pngPiece('IDAT', deflateSync(Buffer.concat(Array.from({ length: height }, () => row)))),
    pngPiece('IEND'),
  );
}

/** The colour of one pixel, as the browser decodes the file. */
const pixel = (page: Page, png: Buffer, x: number, y: number) =>
  page.evaluate(
    async ([base64, left, top]) => {
      const bytes = Uint8Array.from(atob(base64 as string), (sign) => sign.charCodeAt(0));
      const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
      const canvas = document.createElement('canvas');
      canvas.width = bitmap.width;
      canvas.height = bitmap.height;
      const pen = canvas.getContext('2d') as CanvasRenderingContext2D;
      pen.drawImage(bitmap, 0, 0);
      return [...pen.getImageData(left as number, top as number, 1, 1).data].slice(0, 3);
    },
    [png.toString('base64'), x, y],
  );

test('a face notes a reaction with one click, Undo takes it back, and Add Words… leads to a text that is sent as it was seen', async ({
  startHost,
  ingest,
}) => {
  const host = await startHost({ config: { endpoint: ingest.url, consent: decided } });
  const main = await host.open();
  await main.getByRole('button', { name: 'Confused' }).click();
  await expect(main.getByText('“Confused” noted. It waits in Reports.').first()).toBeVisible();
  expect(pendingIds(host.home)).toHaveLength(1);
  await main.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => pendingIds(host.home)).toEqual([]);

  await main.getByRole('button', { name: 'Broken' }).click();
  await main.getByRole('button', { name: 'Add Words…' }).click();
  const page = await host.shown('feedback');
  await expect(page.getByRole('button', { name: 'Broken' })).toHaveAttribute('aria-pressed', 'true');
  await page.getByLabel('Tell us what happened').fill('It jumps. Mail ada@example.com');
  await page.getByLabel('Quiet hours for alerts').check();
  // What was written survives a page that goes.
  await expect(page.getByText('30 of 4,000')).toBeVisible();
  await page.waitForTimeout(600);
  await page.getByRole('button', { name: 'See exactly what is sent' }).click();
  const exact = page.locator('.feedback-exact .cm-content');
  await expect(exact).toContainText('quiet-hours');
  await expect(exact).not.toContainText('ada@example.com');
  await clean(page);
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(main.getByRole('heading', { name: 'Sent, exactly as you approved it' })).toBeVisible();
  expect(await ingest.getStats()).toMatchObject({ reports: 1 });
  // Its one click became part of it.
  expect(pendingIds(host.home)).toEqual([]);
});

test('a picture is blacked out, loses what is stored beside it, is reviewed, and arrives at the ingest byte for byte', async ({
  startHost,
  ingest,
}) => {
  const host = await startHost({ config: { endpoint: ingest.url, consent: decided } });
  const main = await host.open();
  const page = await host.open('feedback');
  await page.getByLabel('Tell us what happened').fill('See the picture');
  await page.setInputFiles('input[type="file"]', { name: 'ada.png', mimeType: 'image/png', buffer: redPicture() });
  const editor = page.getByRole('dialog', { name: 'Screenshot' });
  await expect(editor).toBeVisible();
  const canvas = await editor.getByRole('img').boundingBox();
  if (canvas === null) throw new Error('no picture');
  const scale = canvas.width / 400;
  await page.mouse.move(canvas.x + 100 * scale, canvas.y + 100 * scale);
  await page.mouse.down();
  await page.mouse.move(canvas.x + 200 * scale, canvas.y + 150 * scale, { steps: 4 });
  await page.mouse.up();
  await expect(editor.getByRole('button', { name: /^Black area 1 of 1, 100 by 50, at 100, 100/ })).toBeVisible();
  await clean(page);
  await editor.getByRole('button', { name: 'Use Picture' }).click();
  await expect(page.getByText(/1 area blacked out · 400 × 300/)).toBeVisible();
  await page.getByRole('button', { name: 'Add Diagnostic Bundle' }).click();
  await page
    .getByRole('button', { name: 'Read It…' })
    .click()
    .catch(() => undefined);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Continue to Review' }).click();
  await expect(main.getByRole('heading', { name: /^Feedback/ })).toBeVisible();
  const [id = ''] = pendingIds(host.home);
  const png = readFileSync(join(host.home, 'pending', `${id}.d`, 'screenshot.png'));
  expect(new Set(pngPieces(png)?.map(({ type }) => type))).toEqual(new Set(['IHDR', 'IDAT', 'IEND']));
  expect(png.includes('Ada')).toBe(false);
  expect(await pixel(main, png, 150, 125)).toEqual([0, 0, 0]);
  expect(await pixel(main, png, 90, 90)).toEqual([255, 0, 0]);
  const report = JSON.parse(readFileSync(join(host.home, 'pending', `${id}.json`), 'utf8'));
  await main.getByRole('button', { name: 'Approve & Send' }).click();
  await expect(main.getByRole('heading', { name: 'Sent, exactly as you approved it' })).toBeFocused();
  expect(await ingest.storedAttachment(id, report.attachments[0].sha256)).toEqual(new Uint8Array(png));
});

test('feedback is written and sent with the keyboard alone, and the picture editor needs no mouse', async ({
  startHost,
  ingest,
}) => {
  const host = await startHost({ config: { endpoint: ingest.url, consent: decided } });
  const main = await host.open();
  await expect(main.getByRole('tab', { name: /^Fleet/ })).toBeVisible();
  await host.press(main, '⇧⌘F');
  const page = await host.shown('feedback');
  await expect(page.getByLabel('Tell us what happened')).toBeFocused();
  await page.keyboard.type('All by keyboard');
  await page.setInputFiles('input[type="file"]', { name: 'red.png', mimeType: 'image/png', buffer: redPicture() });
  const editor = page.getByRole('dialog', { name: 'Screenshot' });
  await expect(editor).toBeVisible();
  const reach = async (name: string, role: 'button' | 'checkbox' = 'button') => {
    for (let step = 0; step < 40; step += 1) {
      const target = page.getByRole(role, { name, exact: true }).first();
      if (await target.evaluate((element) => element === document.activeElement).catch(() => false)) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`the keyboard never reached ${String(name)}`);
  };
  await reach('Add Black Area');
  await page.keyboard.press('Enter');
  await expect(editor.getByRole('button', { name: /^Black area 1 of 1, 100 by 25, at 150, 138/ })).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Shift+ArrowUp');
  await page.keyboard.press('Alt+ArrowRight');
  await expect(editor.getByRole('button', { name: /^Black area 1 of 1, 101 by 25, at 149, 128/ })).toBeFocused();
  await page.keyboard.press('Backspace');
  await expect(editor.getByRole('button', { name: /^Black area/ })).toHaveCount(0);
  await page.keyboard.press('ControlOrMeta+KeyZ');
  await expect(editor.getByRole('button', { name: /^Black area 1 of 1, 101 by 25/ })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(editor).toBeHidden();
  // Three votes and no more: a fourth cannot be ticked.
  for (const feature of ['Quiet hours for alerts', 'Budgets per project', 'A week of history']) {
    await reach(feature, 'checkbox');
    await page.keyboard.press('Space');
    await expect(page.getByRole('checkbox', { name: feature })).toBeChecked();
  }
  await expect(page.getByRole('checkbox', { name: 'Guard containers too' })).toBeDisabled();
  await reach('Send');
  await page.keyboard.press('Enter');
  await expect(main.getByRole('heading', { name: 'Sent, exactly as you approved it' })).toBeVisible();
  expect(await ingest.getStats()).toMatchObject({ reports: 1 });
  const sent = readdirSync(join(host.home, 'sent')).find((name) => /^brpt_[0-9a-f]+\.json$/.test(name)) ?? '';
  const { feedback } = JSON.parse(readFileSync(join(host.home, 'sent', sent), 'utf8'));
  expect(feedback.votes).toEqual(['quiet-hours', 'budgets-per-project', 'week-of-history']);
});

test('a bundle over 1,500 reports says how far it is, and Cancel leaves nothing attached', async ({ startHost }) => {
  const host = await startHost({ config: { consent: decided } });
  const timestamp = new Date(Date.now() - 60_000).toISOString().replace(/\.\d+Z$/, 'Z');
  for (let n = 0; n < 1500; n += 1) {
    const report_id = `brpt_${(n + 1).toString(16).padStart(16, '0')}`;
    const report = crashReport({ report_id, timestamp, fingerprint: n.toString(16).padStart(64, '0') });
    writeFileSync(join(host.home, 'pending', `${report_id}.json`), printReport(report), { mode: 0o600 });
  }
  const page = await host.open('feedback');
  await page.getByLabel('Tell us what happened').fill('See the bundle');
  await page.getByRole('button', { name: 'Add Diagnostic Bundle' }).press('Enter');
  await expect(page.getByRole('progressbar', { name: /^Scrubbing what Beacon knows, \d+ of \d+/ })).toBeVisible();
  await page.locator('.gathering').getByRole('button', { name: 'Cancel' }).press('Enter');
  await expect(page.getByText('Nothing. A picture or a bundle of what Beacon knows can help.')).toBeVisible();
  // Cancel went with what it cancelled; the keys go on beside it.
  await expect(page.getByRole('button', { name: 'Add Diagnostic Bundle' })).toBeFocused();
});

test('words and votes survive a reload, and a dismissed failure is asked about once', async ({ startHost, ingest }) => {
  const config = { endpoint: ingest.url, consent: decided };
  const { host } = await crashed(
    startHost,
    config,
    'class NorthwindError extends Error {} throw new NorthwindError("x")',
  );
  const main = await host.open();
  await expect(main.getByText('Something went wrong. Tell us what happened?')).toBeVisible();
  await main.getByRole('button', { name: 'Tell Us…' }).click();
  const page = await host.shown('feedback');
  await page.getByLabel('Tell us what happened').fill('It fell over');
  await page.getByLabel('A week of history').check();
  await page.waitForTimeout(600);
  await page.reload();
  await expect(page.getByLabel('Tell us what happened')).toHaveValue('It fell over');
  await expect(page.getByLabel('A week of history')).toBeChecked();
  await expect(main.getByText('Something went wrong. Tell us what happened?')).toHaveCount(0);
});

test('an odd word is found with F8, and taken out of this report and every later one with the keyboard alone', async ({
  startHost,
  ingest,
}) => {
  const script = 'class NorthwindError extends Error { name = "NorthwindError" } throw new NorthwindError("x")';
  const { host, id } = await crashed(startHost, { endpoint: ingest.url, consent: decided }, script);
  expect(readFileSync(join(host.home, 'pending', `${id}.json`), 'utf8')).toContain('NorthwindError');
  const page = await host.open();
  await expect(page.getByRole('row', { name: /^crasher\b/ })).toBeVisible();
  await host.press(page, '⌘2');
  await expect(page.getByRole('button', { name: /words? to look at/ })).toBeVisible();
  await page.keyboard.press('F8');
  await expect(page.locator('.cm-odd').first()).toHaveText('NorthwindError');
  await page.keyboard.press('Enter');
  const asks = page.getByRole('dialog', { name: 'Could this be private?' });
  await expect(asks).toBeVisible();
  await clean(page);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/and in every report from now on/).first()).toBeVisible();
  await expect
    .poll(() => readFileSync(join(host.home, 'pending', `${id}.json`), 'utf8'))
    .not.toContain('NorthwindError');
  const config = JSON.parse(readFileSync(join(host.home, 'config.json'), 'utf8'));
  expect(config.scrubber.custom).toEqual([{ name: 'own words 1', pattern: 'NorthwindError' }]);
  expect(host.cli('beacon', 'inspect', id, '--raw').out).not.toContain('NorthwindError');
  // What is put in later is held against it too.
  await page.getByRole('checkbox', { name: 'Log tail' }).press('Space');
  await expect.poll(() => readFileSync(join(host.home, 'pending', `${id}.json`), 'utf8')).toContain('"log_tail"');
  expect(host.cli('beacon', 'inspect', id, '--raw').out).not.toContain('NorthwindError');
});
