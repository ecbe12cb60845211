import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { clean } from './axe.ts';
import { expect, test } from './host.ts';

const hand = `{
    "version": 1,   "poll_interval_ms": 500,
    "defaults": { "rss_mb":   1024 },
    "processes": [
        { "name": "quiet",   "command": "sleep", "args": ["86320"] }
    ]
}
`;
const decided = { consent: { decided_at: '2026-01-01T00:00:00Z', crash_reports: true } };

async function openPane(page: Page, name: string) {
  await page.getByRole('navigation', { name: 'Settings' }).getByRole('button', { name, exact: true }).click();
}

test('a budget is changed with the mouse: the file keeps its own spacing, a wrong one is refused in a sentence', async ({
  startHost,
}) => {
  const host = await startHost({ guardian: {}, config: decided });
  const file = join(host.home, 'guardian.json');
  writeFileSync(file, hand);
  const main = await host.open();
  await expect(main.getByRole('row', { name: /^quiet\b/ })).toContainText('Running');
  const page = await host.open('settings');
  await openPane(page, 'Guardian');
  const memory = page.getByRole('textbox', { name: 'Memory, MB', exact: true });
  await memory.fill('512');
  await memory.press('Enter');
  await expect.poll(() => readFileSync(file, 'utf8')).toBe(hand.replace('1024', '512'));
  const failures = page.getByRole('textbox', { name: /^Failures before it stays stopped/ });
  await failures.fill('0');
  await page.getByRole('heading', { name: 'Guardian' }).click();
  await expect(
    page.getByText('Failures must be 1 to 100; this says 0. The last good value, 12, stays in force.'),
  ).toBeVisible();
  expect(readFileSync(file, 'utf8')).toBe(hand.replace('1024', '512'));
  await clean(page);
  await page.getByRole('textbox', { name: 'Memory, MB of quiet' }).fill('64');
  await page.getByRole('textbox', { name: 'Memory, MB of quiet' }).press('Enter');
  await expect.poll(() => readFileSync(file, 'utf8')).toContain('"args": ["86320"], "rss_mb": 64 }');
});

test('the Guardian pane with the keyboard alone: the share of the fleet, a number, a wrong one taken back, and what happens over it', {
  tag: '@browser',
}, async ({ startHost }) => {
  const host = await startHost({ guardian: JSON.parse(hand), config: decided });
  const file = () => JSON.parse(readFileSync(join(host.home, 'guardian.json'), 'utf8'));
  const page = await host.open('settings');
  const reach = async (target: Locator) => {
    for (let step = 0; step < 60; step += 1) {
      if (await target.evaluate((element) => element === document.activeElement)) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`the keyboard never reached ${target}`);
  };
  await reach(page.getByRole('button', { name: 'Guardian', exact: true }));
  await page.keyboard.press('Enter');
  const share = page.getByRole('slider', { name: 'Most memory for the whole fleet' });
  await expect(share).toBeVisible();
  await reach(share);
  const percent = Number(await share.inputValue());
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await expect.poll(() => file().fleet?.max_percent_of_memory).toBe(percent - 2);
  await reach(page.getByRole('combobox', { name: 'When the fleet is over it' }));
  await page.keyboard.type('Only');
  await expect.poll(() => file().fleet.on_breach).toBe('alert');
  await reach(page.getByRole('textbox', { name: 'Memory, MB', exact: true }));
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('768');
  await page.keyboard.press('Enter');
  await expect.poll(() => file().defaults.rss_mb).toBe(768);
  const failures = page.getByRole('textbox', { name: /^Failures before it stays stopped/ });
  await reach(failures);
  const kept = await failures.inputValue();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('0');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/^Failures must be 1 to 100; this says 0\./)).toBeVisible();
  await expect(failures).toHaveAttribute('aria-invalid', 'true');
  await clean(page);
  await page.keyboard.press('Escape');
  await expect(failures).toHaveValue(kept);
  await expect(page.getByText(/^Failures must be 1 to 100/)).toBeHidden();
  await reach(page.getByRole('combobox', { name: 'When its memory is passed' }));
  await page.keyboard.type('Only');
  await expect.poll(() => file().defaults.on_breach?.memory).toBe('alert');
  await reach(page.getByRole('textbox', { name: 'Memory, MB of quiet' }));
  await page.keyboard.type('64');
  await page.keyboard.press('Enter');
  await expect.poll(() => file().processes[0].rss_mb).toBe(64);
  await clean(page);
});

test('with the keyboard alone: a destination is saved and tested, and the request stands first in Network', async ({
  startHost,
  ingest,
}) => {
  const host = await startHost({ guardian: {}, config: decided });
  const main = await host.open();
  await expect(main.getByRole('heading', { name: 'Nothing to guard yet' })).toBeVisible();
  await host.press(main, '⌘,');
  const page = await host.shown('settings');
  const reach = async (role: 'button' | 'textbox', name: string | RegExp) => {
    const target = page.getByRole(role, { name }).first();
    for (let step = 0; step < 60; step += 1) {
      if (await target.evaluate((element) => element === document.activeElement).catch(() => false)) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`the keyboard never reached ${String(name)}`);
  };
  await reach('button', /^Network$/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: /Nothing was ever sent from this/ })).toBeVisible();
  await clean(page);
  await page.keyboard.press('Shift+Tab');
  await expect(page.getByRole('button', { name: 'Integrations' })).toBeFocused();
  await page.keyboard.press('Enter');
  await reach('textbox', 'Send reports to');
  await page.keyboard.type(ingest.url);
  await page.keyboard.press('Enter');
  await expect(page.getByText('Saved')).toBeVisible();
  await reach('button', 'Test the connection');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/^Answered in \d+ ms$/)).toBeVisible();
  await clean(page);
  for (let step = 0; step < 60; step += 1) {
    if (
      await page.getByRole('button', { name: 'Network', exact: true }).evaluate((one) => one === document.activeElement)
    )
      break;
    await page.keyboard.press('Shift+Tab');
  }
  await page.keyboard.press('Enter');
  const first = page.getByRole('region', { name: '1 request, newest first' }).getByRole('listitem').first();
  await expect(first).toContainText('Test of a destination');
  await expect(first).toContainText('Answered 200');
});

test('deleting all data asks, says what it did, and leaves the processes of guardian.json alone', async ({
  startHost,
}) => {
  const host = await startHost({
    guardian: {},
    config: { ...decided, device_id: '6f1c3a52-8a4e-4c1d-9a67-0d5b2c7e8f90' },
  });
  writeFileSync(join(host.home, 'guardian.json'), hand);
  writeFileSync(join(host.home, 'pending', 'brpt_0123456789abcdef.json'), '{ "half": ');
  const page = await host.open('settings');
  await openPane(page, 'Privacy');
  await page.getByRole('button', { name: 'Show', exact: true }).click();
  await expect(page.getByText('6f1c3a52-8a4e-4c1d-9a67-0d5b2c7e8f90')).toBeVisible();
  await page.getByRole('button', { name: 'Delete All Data…' }).click();
  const sheet = page.getByRole('dialog', { name: /Delete all Beacon data/ });
  await expect(sheet.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await clean(page);
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();
  expect(existsSync(join(host.home, 'guardian.json'))).toBe(true);
  await page.getByRole('button', { name: 'Delete All Data…' }).click();
  await page.getByRole('button', { name: 'Delete All', exact: true }).click();
  await expect(page.getByRole('dialog', { name: 'Everything is deleted' })).toContainText('Removed here');
  await clean(page);
  await page.getByRole('button', { name: 'Done' }).click();
  expect(readFileSync(join(host.home, 'guardian.json'), 'utf8')).toBe(hand);
  expect(existsSync(join(host.home, 'pending', 'brpt_0123456789abcdef.json'))).toBe(false);
  expect(JSON.parse(readFileSync(join(host.home, 'config.json'), 'utf8')).device_id ?? null).toBeNull();
});

test('a deletion whose server does not answer is stopped with Esc: it says so, and the receipt with its proof stays', async ({
  startHost,
}) => {
  // Takes reports in, and never says that it has deleted one.
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.method ?? '');
    request.resume();
    if (request.method === 'POST') request.on('end', () => response.writeHead(202).end());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  try {
    const host = await startHost({
      guardian: {
        version: 1,
        poll_interval_ms: 500,
        processes: [
          { name: 'once', command: process.execPath, args: ['-e', 'process.exit(5)'], restart: { policy: 'never' } },
        ],
      },
      config: { endpoint, consent: { ...decided.consent, review_before_sending: false, endpoint } },
    });
    const sent = () => readdirSync(join(host.home, 'sent')).filter((name) => name.endsWith('.receipt.json'));
    await expect.poll(sent).toHaveLength(1);
    const page = await host.open('settings');
    await openPane(page, 'Privacy');
    await page.getByRole('button', { name: 'Delete All Data…' }).click();
    await page.getByRole('button', { name: 'Delete All', exact: true }).click();
    await expect(page.getByRole('dialog', { name: 'Deleting' })).toContainText('Asking the server, 0 of 1');
    await expect.poll(() => asked).toContain('DELETE');
    await page.keyboard.press('Escape');
    const stopped = page.getByRole('dialog', { name: 'You stopped it' });
    await expect(stopped).toBeVisible();
    await stopped.getByRole('button', { name: 'Done' }).click();
    expect(sent()).toHaveLength(1);
  } finally {
    server.closeAllConnections();
    server.close();
  }
});

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    test(`every pane of Settings and both sheets of Fleet are clean to axe, ${colorScheme}`, async ({ startHost }) => {
      const host = await startHost({ guardian: JSON.parse(hand), config: decided });
      const page = await host.open();
      await expect(page.getByRole('row', { name: /^quiet\b/ })).toContainText('Running');
      await page.getByRole('button', { name: 'Why Is My Fan Loud?' }).click();
      await expect(page.getByRole('button', { name: 'Measure Again' })).toBeVisible();
      await clean(page);
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toBeHidden();
      const settings = await host.open('settings');
      for (const pane of ['General', 'Privacy', 'Guardian', 'Integrations', 'Network', 'About']) {
        await openPane(settings, pane);
        await expect(settings.getByRole('region', { name: pane }).getByRole('heading', { level: 1 })).toBeVisible();
        await clean(settings);
      }
    });
  });
}

test('Fleet by the keyboard: arrows choose, Return tells, ⌘R restarts, a snooze is set and taken back', async ({
  startHost,
}) => {
  const host = await startHost({ guardian: JSON.parse(hand), config: decided });
  const status = () => JSON.parse(host.cli('guard', 'status', '--json').out).processes[0];
  const page = await host.open();
  const row = page.getByRole('row', { name: /^quiet\b/ });
  await expect(row).toContainText('Running');
  await row.focus();
  const before = status().pid;
  await page.keyboard.press('ArrowDown');
  await host.press(page, '⌘R');
  await expect(page.getByText('quiet is starting again.').first()).toBeVisible();
  await expect.poll(() => status().pid).not.toBe(before);
  await expect(row).toContainText('Running');
  await row.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'The last time quiet ended' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(row).toBeFocused();
  await page.getByRole('button', { name: 'Snooze the budget of quiet' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: '1 Hour' }).focus();
  await page.keyboard.press('Enter');
  await expect(row).toContainText('Running, snoozed until');
  await expect(page.getByRole('menu')).toBeHidden();
  await host.press(page, '⌘Z');
  await expect(row).not.toContainText('snoozed');
  await host.press(page, '⌘.');
  await expect(row).toContainText('Stopped by you');
});
