import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { clean } from './axe.ts';
import { expect, test } from './host.ts';

const guardian = {
  version: 1,
  poll_interval_ms: 500,
  defaults: { stop_timeout_s: 1, stdin_timeout_s: 0.5, restart: { max_failures: 2, backoff_initial_s: 0.2 } },
  processes: [
    { name: 'quiet', command: 'sleep', args: ['86331'] },
    { name: 'still', command: 'sleep', args: ['86332'] },
    { name: 'crasher', command: process.execPath, args: ['-e', 'process.exit(3)'], component: 'e2e.crasher' },
  ],
};
const config = { consent: { decided_at: '2026-01-01T00:00:00Z', crash_reports: true } };

// At 380 px the page is the menu-bar panel.
test.use({ viewport: { width: 380, height: 720 } });

test('the panel with the mouse: the worst first, a stop that is taken back, a pause, a face, and one page further', {
  tag: '@browser',
}, async ({ page, startHost }) => {
  const host = await startHost({ guardian, config });
  const status = () => JSON.parse(host.cli('guard', 'status', '--json').out);
  const process_ = (name: string) => status().processes.find((one: { name: string }) => one.name === name);
  await page.goto(host.url);
  const panel = page.getByRole('main', { name: 'Beacon' });
  await expect(panel.getByRole('heading', { name: 'crasher has stopped' })).toBeVisible();
  await expect(panel.getByText(/^2 failures in an hour\. Next try at /)).toBeVisible();
  await expect(page.getByRole('meter', { name: 'Memory of the fleet' })).toHaveAttribute('aria-valuetext', / of /);
  // Trouble first, then the others.
  await expect(panel.getByRole('list', { name: 'Processes' }).getByRole('listitem').first()).toContainText('crasher');
  // How it ended, and that it was given up.
  await expect(panel.getByRole('button', { name: /^Review Reports…/ })).toContainText('2');
  await clean(page);

  const quiet = panel.getByRole('listitem').filter({ hasText: 'quiet' });
  await quiet.hover();
  await quiet.getByRole('button', { name: 'Stop quiet' }).click();
  await expect(page.getByText('quiet stopped.').first()).toBeVisible();
  await expect.poll(() => process_('quiet').state).toBe('stopped');
  await page.getByRole('button', { name: 'Start Again' }).click();
  await expect.poll(() => process_('quiet').state).toBe('running');

  await panel.getByRole('button', { name: /^Pause Guardian/ }).click();
  await clean(page);
  await page.getByRole('menuitem', { name: '15 Minutes' }).click();
  await expect(panel.getByRole('button', { name: 'Resume Guardian' })).toBeVisible();
  expect(status().paused).toBe(true);
  await panel.getByRole('button', { name: 'Resume Guardian' }).click();
  await expect(panel.getByRole('button', { name: /^Pause Guardian/ })).toContainText('1 hour');
  expect(status().paused).toBe(false);

  await panel.getByRole('button', { name: 'Confused', exact: true }).click();
  await expect(page.getByText(/“Confused” noted/).first()).toBeVisible();
  await expect(panel.getByRole('button', { name: /^Review Reports…/ })).toContainText('3');
  expect(readdirSync(join(host.home, 'pending')).filter((name) => /^brpt_[0-9a-f]+\.json$/.test(name))).toHaveLength(3);

  await panel.getByRole('button', { name: 'See Why' }).click();
  const why = page.getByRole('dialog', { name: 'Why crasher stopped' });
  await expect(why).toContainText('Code 3');
  await expect(why).toContainText('Itself. Beacon did not end it.');
  await page.goBack();
  await panel.getByRole('button', { name: /^Review Reports…/ }).click();
  await expect(page.getByRole('option', { name: /crasher/ }).first()).toBeVisible();
});

test('the panel with keys alone: P pauses and resumes, Esc leaves the question, Quit ends Beacon and says so', {
  tag: '@browser',
}, async ({ page, startHost }) => {
  const host = await startHost({ guardian, config });
  const status = () => JSON.parse(host.cli('guard', 'status', '--json').out);
  const reach = async (name: string | RegExp) => {
    const target = page.getByRole('button', { name }).first();
    for (let step = 0; step < 60; step += 1) {
      if (await target.evaluate((element) => element === document.activeElement).catch(() => false)) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`the keyboard never reached ${String(name)}`);
  };
  await page.goto(host.url);
  await expect(page.getByRole('heading', { name: 'crasher has stopped' })).toBeVisible();
  await page.keyboard.press('p');
  await expect(page.getByRole('button', { name: 'Resume Guardian' })).toBeVisible();
  expect(status().paused).toBe(true);
  await page.keyboard.press('p');
  await expect(page.getByRole('button', { name: /^Pause Guardian/ })).toBeVisible();
  await reach('Stop still');
  await page.keyboard.press('Enter');
  await expect(page.getByText('still stopped.').first()).toBeVisible();
  await host.press(page, '⌘,');
  await expect(page.getByRole('navigation', { name: 'Settings' })).toBeVisible();
  await expect(page).toHaveTitle('Settings – Beacon');
  await page.goBack();
  await reach('Quit Beacon');
  await page.keyboard.press('Enter');
  const sheet = page.getByRole('dialog', { name: 'Quit and end 1 process?' });
  await expect(sheet.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await clean(page);
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();
  await expect(page.getByRole('button', { name: 'Quit Beacon' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(sheet.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Beacon is not running.' })).toBeVisible();
  await expect(page).toHaveTitle('Beacon is not running.');
  await clean(page);
  expect(status().host.running).toBe(false);
});
