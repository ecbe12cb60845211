import type { Page } from '@playwright/test';
import { clean } from './axe.ts';
import { nodeProcess } from './crasher.ts';
import { expect, test } from './host.ts';

const guardian = {
  version: 1,
  poll_interval_ms: 500,
  defaults: {
    stop_timeout_s: 1,
    stdin_timeout_s: 0.5,
    restart: { max_failures: 2, backoff_initial_s: 8, backoff_factor: 1, jitter: 0 },
  },
  processes: [
    { name: 'quiet', command: 'sleep', args: ['86341'] },
    nodeProcess('flaky', 'console.error("no route to the index"); process.exitCode = 4'),
  ],
};

const groundOf = (page: Page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor);

test('the fleet with the mouse: a countdown, why it stopped, Reset, Start, Stop, Restart, a snooze and its end, day and night', {
  tag: '@browser',
}, async ({ page, startHost }) => {
  const host = await startHost({
    guardian,
    config: { consent: { decided_at: '2026-01-01T00:00:00Z', crash_reports: true } },
  });
  const process_ = (name: string) =>
    JSON.parse(host.cli('guard', 'status', '--json').out).processes.find((one: { name: string }) => one.name === name);
  await page.goto(host.url);
  await expect(page).toHaveTitle('Fleet – Beacon');
  const row = (name: string) => page.getByRole('row', { name: new RegExp(`^${name}\\b`) });
  // It counts down in seconds, and never aloud.
  await expect(row('flaky')).toContainText(/Starts again in 0:0[1-8]/);
  const first = await row('flaky').innerText();
  await expect.poll(() => row('flaky').innerText()).not.toBe(first);
  await expect(row('quiet')).toContainText('Running');
  await expect(row('quiet').locator('canvas.spark').first()).toBeVisible();

  await expect(row('flaky')).toContainText('Stopped after 2 failures');
  await row('flaky').hover();
  await row('flaky').getByRole('button', { name: 'Why flaky stopped' }).click();
  const why = page.getByRole('dialog', { name: 'Why flaky stopped' });
  for (const said of ['Code 4', 'Itself. Beacon did not end it.', '2 failures in an hour is the limit'])
    await expect(why).toContainText(said);
  await expect(why).toContainText('no route to the index');
  await page.keyboard.press('Escape');
  await expect(why).toBeHidden();

  await row('flaky').hover();
  await row('flaky').getByRole('button', { name: 'Reset the failures of flaky' }).click();
  await expect(page.getByText('The failures of flaky are forgotten.').first()).toBeVisible();
  // Forgotten, it may be tried again, and counts from 0.
  await expect(row('flaky')).toContainText('Starts again in 0:0');

  const before = process_('quiet').pid;
  await row('quiet').hover();
  await row('quiet').getByRole('button', { name: 'Restart quiet' }).click();
  await expect(page.getByText('quiet is starting again.').first()).toBeVisible();
  await expect.poll(() => process_('quiet')).toMatchObject({ state: 'running' });
  expect(process_('quiet').pid).not.toBe(before);
  await row('quiet').hover();
  await row('quiet').getByRole('button', { name: 'Snooze the budget of quiet' }).click();
  await page.getByRole('menuitem', { name: '15 Minutes' }).click();
  await expect(row('quiet')).toContainText('Running, snoozed until');
  await row('quiet').getByRole('button', { name: 'Snooze the budget of quiet' }).click();
  await page.getByRole('menuitem', { name: 'End Snooze' }).click();
  await expect(row('quiet')).not.toContainText('snoozed');
  await row('quiet').getByRole('button', { name: 'Stop quiet' }).click();
  await expect(row('quiet')).toContainText('Stopped by you');
  await row('quiet').getByRole('button', { name: 'Start quiet' }).click();
  await expect(row('quiet')).toContainText('Running');

  // The system's choices hold at once, in the page that is open.
  await page.emulateMedia({ colorScheme: 'light' });
  const day = await groundOf(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await groundOf(page)).not.toBe(day);
  const token = (name: string) =>
    page.evaluate((name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim(), name);
  const quiet = await token('--text-3');
  await page.emulateMedia({ contrast: 'more', reducedMotion: 'reduce' });
  expect(await token('--text-3')).not.toBe(quiet);
  expect(await token('--text-3')).toBe(await token('--text-2'));
  expect(await token('--sheet')).toMatch(/^0m?s$/);

  // The host goes away: nothing can be pressed, and the page says what to do.
  await host.kill();
  await expect(page.getByRole('heading', { name: 'Beacon is not running.' })).toBeVisible();
  await expect(page.getByRole('button')).toHaveCount(0);
});

const fillers = Array.from({ length: 60 }, (_, index) => ({
  name: `filler-${String(index).padStart(2, '0')}`,
  command: 'sleep',
  args: [String(86_400 + index)],
}));

test('a fleet of 62 with keys alone: a screenful is in the page, arrows reach every row, the certificate, Reset, Stop, Start, Restart, a snooze and its end', {
  tag: '@browser',
}, async ({ page, startHost }) => {
  const host = await startHost({
    guardian: { ...guardian, processes: [...guardian.processes, ...fillers] },
    config: { consent: { decided_at: '2026-01-01T00:00:00Z', crash_reports: true } },
  });
  const process_ = (name: string) =>
    JSON.parse(host.cli('guard', 'status', '--json').out).processes.find((one: { name: string }) => one.name === name);
  await page.goto(host.url);
  const grid = page.getByRole('grid', { name: 'Processes' });
  const row = (name: string) => page.getByRole('row', { name: new RegExp(`^${name}\\b`) });
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('data-process') ?? null);
  const reach = async (found: () => Promise<boolean>, key = 'Tab') => {
    for (let step = 0; step < 80; step += 1) {
      if (await found()) return;
      await page.keyboard.press(key);
    }
    throw new Error(`${key} never led there`);
  };
  const act = async (name: string) => {
    const button = page.getByRole('button', { name, exact: true });
    await expect(button).toBeAttached();
    await reach(() => button.evaluate((one) => one === document.activeElement));
    await page.keyboard.press('Enter');
  };
  const back = async () => {
    await reach(async () => (await focused()) !== null, 'Shift+Tab');
  };
  await expect(row('flaky')).toContainText('Stopped after 2 failures', { timeout: 120_000 });
  // The heading of the columns, that of the group, and 62 rows; those far below the window are not in the page.
  await expect(grid).toHaveAttribute('aria-rowcount', '64');
  expect(await grid.getByRole('row').count()).toBeLessThan(45);
  const places = await grid
    .getByRole('row')
    .evaluateAll((rows) => rows.map((one) => one.getAttribute('aria-rowindex')));
  expect(places).toEqual(places.map((_, index) => String(index + 1)));

  await reach(async () => (await focused()) !== null);
  // Trouble is first.
  expect(await focused()).toBe('flaky');
  await page.keyboard.press('Enter');
  const why = page.getByRole('dialog', { name: 'Why flaky stopped' });
  await expect(why).toContainText('Itself. Beacon did not end it.');
  await clean(page);
  await page.keyboard.press('Escape');
  await expect(row('flaky')).toBeFocused();
  await act('Reset the failures of flaky');
  await expect(page.getByText('The failures of flaky are forgotten.').first()).toBeVisible();

  await back();
  await page.keyboard.press('End');
  await expect(page.locator('tr:focus')).toHaveAttribute('aria-rowindex', '64');
  await expect(page.locator('tr:focus')).toBeInViewport({ ratio: 1 });
  await clean(page);
  await page.keyboard.press('Home');
  await expect(page.locator('tr:focus')).toHaveAttribute('aria-rowindex', '3');
  await expect(page.locator('tr:focus')).toBeInViewport({ ratio: 1 });
  const seen = new Set<string | null>();
  for (let step = 0; step < 62; step += 1) {
    seen.add(await focused());
    await page.keyboard.press('ArrowDown');
  }
  expect(seen.size).toBe(62);
  await reach(async () => (await focused()) === 'quiet', 'ArrowUp');

  // Scrolled out of sight it keeps the focus, and a key brings it back.
  const quiet = row('quiet');
  await page.locator('.fleet-scroll').evaluate((area) => {
    const row = area.querySelector('tr:focus')?.getAttribute('aria-rowindex');
    area.scrollTop = Number(row) > 32 ? 0 : area.scrollHeight;
  });
  await expect(quiet).not.toBeInViewport();
  await expect(quiet).toBeFocused();
  await host.press(page, '⌘.');
  await expect(quiet).toContainText('Stopped by you');
  await act('Start quiet');
  await expect(quiet).toContainText('Running');
  await expect(quiet).toBeInViewport();
  const before = process_('quiet').pid;
  await back();
  await host.press(page, '⌘R');
  await expect(page.getByText('quiet is starting again.').first()).toBeVisible();
  await expect.poll(() => process_('quiet')).toMatchObject({ state: 'running' });
  expect(process_('quiet').pid).not.toBe(before);

  await back();
  await act('Snooze the budget of quiet');
  await expect(page.getByRole('menuitem', { name: '15 Minutes' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(quiet).toContainText('Running, snoozed until');
  await act('Snooze the budget of quiet');
  await expect(page.getByRole('menuitem', { name: 'End Snooze' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(quiet).not.toContainText('snoozed');
});
