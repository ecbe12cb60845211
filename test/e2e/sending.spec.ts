import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { clean } from './axe.ts';
import { nodeProcess, pendingIds, triedOnce } from './crasher.ts';
import { expect, test } from './host.ts';

const consent = { decided_at: '2026-01-01T00:00:00Z', crash_reports: true };
const crasher = (name: string) => ({
  ...nodeProcess(name, 'function pull() { throw new RangeError("x") }; pull()', 'e2e.crasher'),
  version: '1.2.0',
});
const guardian = (...names: string[]) => triedOnce(...names.map(crasher));

test.use({ colorScheme: 'dark' });

test('a server that is silent is not waited for any more: the report stays approved, is taken back, and arrives as one', async ({
  startHost,
}) => {
  const bodies: string[] = [];
  let silent = true;
  const server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      if (request.method !== 'POST') return void (silent ? null : response.writeHead(202).end());
      bodies.push(createHash('sha256').update(Buffer.concat(pieces)).digest('hex'));
      if (!silent) response.writeHead(202).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  try {
    const host = await startHost({ guardian: guardian('one'), config: { endpoint, consent } });
    await expect.poll(() => pendingIds(host.home).length).toBe(1);
    const [id = ''] = pendingIds(host.home);
    const approval = join(host.home, 'pending', `${id}.consent.json`);
    const page = await host.open();
    await page.getByRole('tab', { name: /^Reports/ }).click();
    await page.getByRole('button', { name: 'Approve & Send' }).click();
    const stop = page.getByRole('button', { name: 'Stop Waiting' });
    await expect(stop).toBeVisible();
    await expect(page.getByText('It has not answered yet.')).toBeVisible();
    await clean(page);
    expect(bodies).toHaveLength(1);
    await stop.press('Enter');
    const takeBack = page.getByRole('button', { name: 'Take Back' });
    await expect(takeBack).toBeFocused();
    await expect(
      page.getByText(/^Approved at .* The destination has not answered yet; it may have it\./),
    ).toBeVisible();
    await clean(page);
    expect(existsSync(approval)).toBe(true);
    await takeBack.press('Enter');
    await expect(page.getByRole('button', { name: 'Approve & Send' })).toBeVisible();
    await expect.poll(() => existsSync(approval)).toBe(false);

    // What is asked by hand can be stopped as well, and the keys stay where they were.
    await page.getByRole('button', { name: /^More: / }).press('Enter');
    await page.getByRole('menuitem', { name: 'See Whether It Is Fixed' }).press('Enter');
    await expect(page.getByText(/^Asking 127\.0\.0\.1:\d+ what is fixed…$/)).toBeVisible();
    await clean(page);
    await stop.press('Enter');
    await expect(
      page.getByText('Nobody waits for the list of what is fixed any more. Nothing was changed.').first(),
    ).toBeVisible();
    await expect(stop).toBeHidden();
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('BUTTON');

    silent = false;
    await page.getByRole('button', { name: 'Approve & Send' }).click();
    await expect(page.getByRole('heading', { name: 'Sent, exactly as you approved it' })).toBeFocused();
    const receipt = JSON.parse(readFileSync(join(host.home, 'sent', `${id}.receipt.json`), 'utf8'));
    expect(new Set(bodies)).toEqual(new Set([receipt.sha256]));

    silent = true;
    await page.getByRole('button', { name: 'Ask Server to Delete…' }).press('Enter');
    const sheet = page.getByRole('dialog', { name: 'Ask the server to delete this report?' });
    await expect(sheet.getByRole('button', { name: 'Cancel' })).toBeFocused();
    await sheet.getByRole('button', { name: 'Ask to Delete' }).press('Enter');
    await expect(sheet.getByRole('button', { name: 'Ask to Delete' })).toHaveAttribute('aria-busy', 'true');
    await page.keyboard.press('Escape');
    await expect(page.getByText('Stopped. The server may not have heard of it; ask again.')).toBeVisible();
    await expect(page.getByText('The server did not answer. You can ask again.')).toBeVisible();
    await clean(page);
    silent = false;
    await page.getByRole('button', { name: 'Ask Server to Delete…' }).press('Enter');
    await sheet.getByRole('button', { name: 'Ask to Delete' }).press('Enter');
    await expect(page.getByText('The server has taken the request in.')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Ask Server to Delete…' })).toBeHidden();
    // Its button is gone: what stands beside it has the keys.
    await expect(page.getByRole('button', { name: 'Export…' })).toBeFocused();
  } finally {
    server.closeAllConnections();
    server.close();
  }
});

test('feedback to a server that is silent is not waited for any more: it is taken back in Reports, with the keyboard alone', async ({
  startHost,
}) => {
  const bodies: string[] = [];
  const server = createServer((request) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => void bodies.push(Buffer.concat(pieces).toString()));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  try {
    const host = await startHost({ guardian: guardian(), config: { endpoint, consent } });
    const form = await host.open('feedback');
    await form.getByRole('textbox', { name: 'Tell us what happened' }).fill('It waits and says nothing.');
    await form.getByRole('button', { name: 'Send', exact: true }).press('Enter');
    const stop = form.getByRole('button', { name: 'Stop Waiting' });
    await expect(stop).toBeVisible();
    await clean(form);
    await expect.poll(() => bodies.length).toBe(1);
    await form.keyboard.press('Shift+Tab');
    await expect(stop).toBeFocused();
    await form.keyboard.press('Enter');
    const page = await host.shown('main');
    const takeBack = page.getByRole('button', { name: 'Take Back' });
    await expect(takeBack).toBeVisible();
    const [id = ''] = pendingIds(host.home);
    expect(readFileSync(join(host.home, 'pending', `${id}.json`), 'utf8')).toBe(bodies[0]);
    const approval = join(host.home, 'pending', `${id}.consent.json`);
    expect(JSON.parse(readFileSync(approval, 'utf8'))).toMatchObject({ mode: 'once', endpoint });
    await takeBack.press('Enter');
    await expect(page.getByRole('button', { name: 'Approve & Send' })).toBeVisible();
    await expect.poll(() => existsSync(approval)).toBe(false);
  } finally {
    server.closeAllConnections();
    server.close();
  }
});

test('of a failure that is fixed by now the report says so, offers the newer version, and goes with one key', async ({
  startHost,
  ingest,
}) => {
  const host = await startHost({ guardian: guardian('one', 'other'), config: { endpoint: ingest.url, consent } });
  await expect.poll(() => pendingIds(host.home).length).toBe(2);
  const page = await host.open();
  await page.getByRole('tab', { name: /^Reports/ }).click();
  await page.getByRole('button', { name: 'Approve & Send' }).click();
  await expect(page.getByRole('heading', { name: 'Sent, exactly as you approved it' })).toBeFocused();
  await ingest.query("UPDATE fingerprints SET status = 'fixed', fixed_in = '1.3.0'");

  await page.getByRole('tab', { name: /^Pending/ }).click();
  await page.getByRole('option').first().click();
  await page.getByRole('button', { name: /^More: / }).click();
  await page.getByRole('menuitem', { name: 'See Whether It Is Fixed' }).click();
  await expect(page.getByText('Fixed in Stallari 1.3.0. Update instead of sending?')).toBeVisible();
  await clean(page);
  // The app asks in a dialog of its own, which nobody can press here.
  if (host.shell === 'headless') {
    await page.getByRole('button', { name: 'Update' }).press('Enter');
    await expect(page.getByText('Beacon cannot update it from here.').first()).toBeVisible();
  }
  await host.press(page, '⌘⌫');
  await expect.poll(() => pendingIds(host.home)).toEqual([]);
  await expect(page.getByText('Report discarded').first()).toBeVisible();
  await host.press(page, '⌘Z');
  await expect.poll(() => pendingIds(host.home)).toHaveLength(1);
});
