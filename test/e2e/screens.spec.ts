import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { clean } from './axe.ts';
import { nodeProcess } from './crasher.ts';
import { expect, test } from './host.ts';

const guardian = {
  poll_interval_ms: 500,
  defaults: { grace_s: 0, restart: { max_failures: 2, backoff_initial_s: 0.2 } },
  processes: [
    { name: 'quiet', command: 'sleep', args: ['86321'] },
    nodeProcess('crasher', 'throw new TypeError("no such thing: /Users/ada/x")'),
  ],
};

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    test('every screen of the path is clean to axe, breaks no policy, and logs no error', async ({
      startHost,
      ingest,
    }) => {
      const faults: string[] = [];
      const watch = (one: Page) => {
        one.on('console', (message) => {
          if (message.type() === 'error') faults.push(message.text());
        });
        one.on('pageerror', (error) => faults.push(error.message));
      };
      const host = await startHost({ guardian, config: { endpoint: ingest.url } });
      writeFileSync(join(host.home, 'pending', 'brpt_0123456789abcdef.json'), '{ "half": ');
      const consent = await host.consent(watch);
      await expect(consent.card.getByRole('heading', { name: 'Help improve Stallari' })).toBeVisible();
      await clean(consent.page);
      await consent.card.getByRole('button', { name: 'Enable' }).click();
      await expect(consent.card).toBeHidden();
      const page = await host.open('main', watch);
      await expect(page.getByRole('row', { name: /^crasher\b/ })).toContainText('Stopped after 2 failures');
      await clean(page);
      await page.getByRole('row', { name: /^crasher\b/ }).dblclick();
      await expect(page.getByRole('dialog', { name: 'Why crasher stopped' })).toBeVisible();
      await clean(page);
      await page.keyboard.press('Escape');
      await page.getByRole('tab', { name: /^Reports/ }).click();
      await page.getByRole('option', { name: /crasher/ }).click();
      for (const reading of ['Summary', 'Exactly what will be sent', /What was taken out/]) {
        await page.getByRole('tab', { name: reading }).click();
        await clean(page);
      }
      await page.getByRole('button', { name: 'Approve & Send' }).click();
      await expect(page.getByRole('heading', { name: 'Sent, exactly as you approved it' })).toBeFocused();
      await clean(page);
      await page.getByRole('tab', { name: /^Set aside/ }).click();
      await page.getByRole('option', { name: /brpt_0123456789abcdef/ }).click();
      await expect(page.getByText('It is not complete JSON.').first()).toBeVisible();
      await clean(page);
      const settings = await host.open('settings', watch);
      await expect(settings.getByText('General').first()).toBeVisible();
      await clean(settings);
      expect(faults).toEqual([]);
    });
  });
}

test('the whole path can be walked with the keyboard alone', async ({ startHost, ingest }) => {
  const host = await startHost({
    guardian,
    config: { endpoint: ingest.url, consent: { decided_at: '2026-01-01T00:00:00Z', crash_reports: true } },
  });
  await expect.poll(() => JSON.parse(host.cli('beacon', 'list', '--json').out).reports[0]?.occurrences).toBe(2);
  const page = await host.open();
  await expect(page.getByRole('row', { name: /^crasher\b/ })).toBeVisible();
  await host.press(page, '⌘2');
  await expect(page.getByRole('tab', { name: /^Reports/ })).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByRole('option', { name: /crasher/ })).toBeVisible();
  const reach = async (name: string | RegExp, role: 'option' | 'tab' | 'button' | 'listbox') => {
    for (let step = 0; step < 60; step += 1) {
      const target = page.getByRole(role, { name }).first();
      if (
        await target
          .evaluate((element) => element === document.activeElement || element.contains(document.activeElement))
          .catch(() => false)
      )
        return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`the keyboard never reached ${String(name)}`);
  };
  await reach('Pending reports', 'listbox');
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('heading', { name: /crasher/ })).toBeVisible();
  await reach('Approve & Send', 'button');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Sent, exactly as you approved it' })).toBeFocused();
  expect(await ingest.getStats()).toMatchObject({ reports: 1 });
});
