import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { pngPieces } from '../../src-main/core/report/png.ts';
import { clean } from './axe.ts';
import { crashed, pendingIds } from './crasher.ts';
import { type E2eHost, expect, test } from './host.ts';

const consent = { decided_at: '2026-01-01T00:00:00Z', crash_reports: false };
const reportOf = (host: E2eHost, id: string) =>
  JSON.parse(readFileSync(join(host.home, 'pending', `${id}.json`), 'utf8'));

// What a person is asked by Chromium: here the answer is this very tab, and that the clipboard may be read.
test.use({ colorScheme: 'dark', permissions: ['clipboard-read', 'clipboard-write'] });

/** A red picture of 40 by 30, in the clipboard as any program would put it there. */
const copyPicture = (page: Page) =>
  page.evaluate(async () => {
    const canvas = document.createElement('canvas');
    canvas.width = 40;
    canvas.height = 30;
    const pen = canvas.getContext('2d') as CanvasRenderingContext2D;
    pen.fillStyle = '#f00';
    pen.fillRect(0, 0, 40, 30);
    const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'));
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': blob as Blob })]);
  });

/** What a box shows from now on, each change of it, however short. */
const watchBox = (box: Locator) =>
  box.evaluateHandle((element) => {
    const input = element as HTMLInputElement;
    const seen = [input.checked];
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      if (seen.at(-1) !== input.checked) seen.push(input.checked);
      if (input.isConnected) port2.postMessage(null);
    };
    port2.postMessage(null);
    return seen;
  });

test('a copied picture is pasted into feedback, looked at in Reports whole, left out and put in again, and arrives', {
  tag: '@browser',
}, async ({ startHost, ingest }) => {
  const host = await startHost({ config: { endpoint: ingest.url, consent } });
  const page = await host.open('feedback');
  await page.getByLabel('Tell us what happened').fill('It stops since the Quillfeather move');
  // A name is marked before anything is sent, and blacked out where it stands.
  const word = page.getByRole('button', { name: 'Might be private: Quillfeather' });
  await expect(word).toBeVisible();
  await expect(page.locator('.mirror mark')).toHaveText('Quillfeather');
  await clean(page);
  await host.press(page, 'F8');
  await expect(word).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Could this be private?' }).getByRole('button').first()).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Tell us what happened')).toHaveValue('It stops since the [REDACTED:CUSTOM:1] move');
  await copyPicture(page);
  const editor = page.getByRole('dialog', { name: 'Screenshot' });
  await page.keyboard.press('ControlOrMeta+V');
  await expect(editor.getByText(/40 × 30/)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(editor).toBeHidden();
  await page.getByRole('button', { name: 'Add Picture…' }).click();
  await page.getByRole('menuitem', { name: 'Paste' }).click();
  await expect(editor.getByText(/40 × 30/)).toBeVisible();
  await editor.getByRole('button', { name: 'Use Picture' }).click();
  await expect(page.getByText(/Nothing blacked out · 40 × 30/)).toBeVisible();
  await page.getByRole('button', { name: 'Continue to Review' }).click();
  const box = page.getByRole('checkbox', { name: 'Screenshot' });
  await expect(box).toBeChecked();
  const [id = ''] = pendingIds(host.home);
  const [attached] = reportOf(host, id).attachments;
  await page.getByRole('button', { name: 'Read: Screenshot' }).click();
  const whole = page.getByRole('dialog', { name: 'Screenshot' });
  await expect(whole.getByRole('img', { name: 'The picture, 40 × 30' })).toBeVisible();
  const drawn = await whole
    .locator('canvas')
    .evaluate((canvas: HTMLCanvasElement) => [...(canvas.getContext('2d')?.getImageData(5, 5, 1, 1).data ?? [])]);
  expect(drawn).toEqual([255, 0, 0, 255]);
  await clean(page);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Read: Screenshot' })).toBeFocused();
  const shown = await watchBox(box);
  await box.press('Space');
  await expect.poll(() => reportOf(host, id).attachments).toEqual([]);
  await expect(box).not.toBeChecked();
  await box.press('Space');
  await expect.poll(() => reportOf(host, id).attachments).toEqual([attached]);
  await expect(box).toBeChecked();
  // In between it never sprang back: a click in that moment would have meant the opposite.
  expect(await shown.evaluate((seen) => seen)).toEqual([true, false, true]);
  const png = readFileSync(join(host.home, 'pending', `${id}.d`, 'screenshot.png'));
  await page.getByRole('button', { name: 'Approve & Send' }).click();
  await expect(page.getByRole('heading', { name: 'Sent, exactly as you approved it' })).toBeFocused();
  expect(await ingest.storedAttachment(id, attached.sha256)).toEqual(new Uint8Array(png));
});

test('a picture of this window is put to a crash in Reports, with the keyboard alone, and is made of pixels alone', {
  tag: '@browser',
}, async ({ startHost, ingest }) => {
  const { host, id } = await crashed(startHost, {
    endpoint: ingest.url,
    consent: { ...consent, crash_reports: true },
  });
  const page = await host.open();
  await page.getByRole('tab', { name: /^Reports/ }).click();
  await expect(page.getByRole('checkbox', { name: 'Screenshot' })).toBeDisabled();
  await expect(page.getByText('Only you can add one')).toBeVisible();
  await page.getByRole('button', { name: 'Add Picture…' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitem', { name: 'This Window' })).toBeFocused();
  await page.keyboard.press('Enter');
  const editor = page.getByRole('dialog', { name: 'Screenshot' });
  await expect(editor).toBeVisible();
  await editor.getByRole('button', { name: 'Add Black Area' }).press('Enter');
  await expect(editor.getByRole('button', { name: /^Black area 1 of 1/ })).toBeFocused();
  await editor.getByRole('button', { name: 'Use Picture' }).press('Enter');
  await expect(page.getByRole('checkbox', { name: 'Screenshot' })).toBeChecked();
  await expect.poll(() => reportOf(host, id).attachments).toHaveLength(1);
  const [attached] = reportOf(host, id).attachments;
  const png = readFileSync(join(host.home, 'pending', `${id}.d`, 'screenshot.png'));
  expect(attached.bytes).toBe(png.length);
  expect(new Set(pngPieces(png)?.map(({ type }) => type))).toEqual(new Set(['IHDR', 'IDAT', 'IEND']));
  await clean(page);
  await page.getByRole('button', { name: 'Discard', exact: true }).press('Enter');
  await expect.poll(() => pendingIds(host.home)).toEqual([]);
  await expect(page.getByRole('button', { name: 'Undo', exact: true })).toBeVisible();
  await host.press(page, '⌘Z');
  await expect.poll(() => pendingIds(host.home)).toEqual([id]);
  expect(readFileSync(join(host.home, 'pending', `${id}.d`, 'screenshot.png'))).toEqual(png);
});
