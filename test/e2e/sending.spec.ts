import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { clean } from './axe.ts';
import { expect, test } from './host.ts';

const consent = { decided_at: '2026-01-01T00:00:00Z', crash_reports: true };
const crasher = (name: string) => ({
  name,
  command: process.execPath,
  args: ['-e', 'function pull() { throw new RangeError("x") }; pull()'],
  component: 'e2e.crasher',
  version: '1.2.0',
});
const guardian = (...names: string[]) => ({
  poll_interval_ms: 500,
  defaults: { grace_s: 0, restart: { max_failures: 1, backoff_initial_s: 0.2 } },
  processes: names.map(crasher),
});
const pendingIds = (home: string) =>
  readdirSync(join(home, 'pending')).flatMap((name) => /^(brpt_[0-9a-f]+)\.json$/.exec(name)?.[1] ?? []);

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
      if (request.method !== 'POST') return void response.writeHead(503).end();
      bodies.push(createHash('sha256').update(Buffer.concat(pieces)).digest('hex'));
      if (!silent) response.writeHead(202).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  try {
    const host = await startHost({ guardian: guardian('one'), config: { endpoint, consent } });
    await expect.poll(() => pendingIds(host.home).length, { timeout: 30_000 }).toBe(1);
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

    silent = false;
    await page.getByRole('button', { name: 'Approve & Send' }).click();
    await expect(page.getByRole('heading', { name: 'Sent, exactly as you approved it' })).toBeFocused();
    const receipt = JSON.parse(readFileSync(join(host.home, 'sent', `${id}.receipt.json`), 'utf8'));
    expect(new Set(bodies)).toEqual(new Set([receipt.sha256]));
  } finally {
    server.closeAllConnections();
    server.close();
  }
});

test('of a failure that is fixed by now the report says so, and goes with one button', async ({
  startHost,
  ingest,
}) => {
  const host = await startHost({ guardian: guardian('one', 'other'), config: { endpoint: ingest.url, consent } });
  await expect.poll(() => pendingIds(host.home).length, { timeout: 30_000 }).toBe(2);
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
  await page.getByRole('button', { name: 'Discard It' }).press('Enter');
  await expect.poll(() => pendingIds(host.home)).toEqual([]);
  await host.press(page, '⌘Z');
  await expect.poll(() => pendingIds(host.home)).toHaveLength(1);
});
