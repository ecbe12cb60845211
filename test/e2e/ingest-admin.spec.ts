import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { crashReport, newOwner, post } from '../integration/ingest/sender.ts';
import { expect, test } from './host.ts';

const TOKEN = 'for-this-test-only';

async function clean(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).exclude('[data-base-ui-focus-guard]').analyze();
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`),
  ).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
}

async function signIn(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/admin`);
  await page.getByLabel('Admin token').fill(TOKEN);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('tab', { name: /^Failures/ })).toBeVisible();
}

for (const [colorScheme, width] of [
  ['light', 1280],
  ['dark', 380],
] as const) {
  test.describe(`${colorScheme}, ${width} px`, () => {
    test.use({
      colorScheme,
      viewport: { width, height: 760 },
      // The message that nobody can handle.
      ingestMaySay: /^A message of stallari-beacon-triage failed: ZodError$/,
    });

    test('every state of the triage page is clean to axe, breaks no policy and is no wider than its window', async ({
      page,
      ingest,
    }) => {
      const faults: string[] = [];
      page.on('console', (message) => {
        // The browser's own line about the 401 that is asked for here.
        if (message.type() === 'error' && !/401/.test(message.text())) faults.push(message.text());
      });
      page.on('pageerror', (error) => faults.push(error.message));
      await page.goto(`${ingest.url}/admin`);
      await expect(page.getByLabel('Admin token')).toBeFocused();
      await clean(page);
      await page.keyboard.press('Enter');
      await expect(page.getByText('Type the token')).toBeVisible();
      await page.getByLabel('Admin token').fill('wrong');
      await page.keyboard.press('Enter');
      await expect(page.getByText('The ingest does not take this token.')).toBeVisible();
      await clean(page);
      await page.getByLabel('Admin token').fill(TOKEN);
      await page.keyboard.press('Enter');
      await expect(page.getByText('No failures yet')).toBeVisible();
      await clean(page);

      const leaky = crashReport(newOwner(), 'shownHere');
      await post(ingest, {
        ...leaky,
        crash: { ...leaky.crash, message: 'sent to ada@example.com <img src=x onerror="document.title=1">' },
      });
      await ingest.sendToTriage({ kind: 'gossip' });
      const letters = async () =>
        (await fetch(`${ingest.url}/v1/dead-letters`, { headers: { authorization: `Bearer ${TOKEN}` } })).json();
      await expect.poll(async () => (await letters()).dead_letters.length, { timeout: 120_000 }).toBe(1);
      await page.getByRole('button', { name: 'Refresh' }).click();
      await page.getByRole('row', { name: new RegExp(leaky.fingerprint.slice(0, 10)) }).click();
      const sample = page.getByRole('region', { name: 'The report as stored' });
      await expect(sample).toContainText(leaky.report_id);
      // What was taken out is a chip, and markup in a report is only ever text.
      await expect(sample.locator('.token')).toHaveCount(1);
      await expect(sample).toContainText('<img src=x onerror=');
      await expect(sample.locator('img')).toHaveCount(0);
      await clean(page);
      await page.getByRole('button', { name: 'Mark as Fixed…' }).click();
      await page.getByLabel('Version that has the fix').fill('soon');
      await page.keyboard.press('Enter');
      await expect(page.getByText('Expected a version such as 0.44.4.')).toBeVisible();
      await clean(page);
      await page.keyboard.press('Escape');
      await page.getByRole('tab', { name: /^Scrubber/ }).click();
      await expect(page.getByRole('row', { name: /email/ })).toContainText('1');
      await clean(page);
      await page.getByRole('tab', { name: /^Dead Letters/ }).click();
      await expect(page.getByRole('row', { name: /No message of ours/ })).toBeVisible();
      await clean(page);
      await page.getByRole('button', { name: 'Replay' }).click();
      await expect(page.getByText('Back in the queue')).toBeVisible();
      await expect(page.getByText('No dead letters')).toBeVisible();
      expect(faults).toEqual([]);
    });
  });
}

test('a failure is found, confirmed, promoted, fixed and deleted with the keyboard alone', async ({ page, ingest }) => {
  const [often, once] = ['often', 'once'].map((symbol) => crashReport(newOwner(), symbol));
  for (let time = 0; time < 3; time += 1) await post(ingest, crashReport(newOwner(), 'often'));
  await post(ingest, once ?? {});
  await signIn(page, ingest.url);
  const rows = page.locator('tbody tr');
  await expect(rows.first()).toContainText(often?.fingerprint.slice(0, 10) ?? '-');
  await rows.first().focus();
  await page.keyboard.press('ArrowDown');
  await expect(rows.nth(1)).toBeFocused();
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  const press = async (name: string) => {
    await page.getByRole('button', { name, exact: true }).focus();
    await page.keyboard.press('Enter');
  };
  await press('Confirm');
  await expect(rows.first()).toContainText('Confirmed');
  await press('Promote…');
  // The safe button has the focus: Return alone promotes nothing.
  await expect(page.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(rows.first()).toContainText('Confirmed');
  await press('Promote…');
  await press('Promote');
  await expect(rows.first()).toContainText('Promoted');
  await press('Mark as Fixed…');
  await expect(page.getByLabel('Version that has the fix')).toBeFocused();
  await page.keyboard.type('0.45.0');
  await page.keyboard.press('Enter');
  await expect(rows.first()).toContainText('Fixed');
  await expect(page.getByText('Fixed in')).toBeVisible();
  const list = await (await fetch(`${ingest.url}/v1/fixed.json`)).json();
  expect(list.fixed).toEqual([{ fingerprint: often?.fingerprint, fixed_in: '0.45.0' }]);
  await press('Delete…');
  await press('Delete');
  await expect(rows).toHaveCount(1);
  await expect(rows.first()).toContainText(once?.fingerprint.slice(0, 10) ?? '-');
});

test('the token stays in the tab over a reload, is nowhere else, and goes on signing out', async ({ page, ingest }) => {
  await signIn(page, ingest.url);
  await page.reload();
  await expect(page.getByRole('tab', { name: /^Failures/ })).toBeVisible();
  const kept = await page.evaluate(() => [Object.values(sessionStorage), Object.values(localStorage), document.cookie]);
  expect(kept).toEqual([[TOKEN], [], '']);
  expect(page.url()).toBe(`${ingest.url}/admin`);
  await page.getByRole('button', { name: 'Sign Out' }).click();
  await expect(page.getByLabel('Admin token')).toBeVisible();
  expect(await page.evaluate(() => Object.values(sessionStorage))).toEqual([]);
});

test('an ingest that goes away is said, with the time of what is still shown', async ({ page, ingest }) => {
  await post(ingest, crashReport(newOwner(), 'stillShown'));
  await signIn(page, ingest.url);
  await page.route('**/v1/**', (route) => route.abort());
  await page.getByRole('button', { name: 'Refresh' }).click();
  await expect(page.getByText(/^The ingest does not answer\. What you see is from /)).toBeVisible();
  await expect(page.locator('tbody tr')).toHaveCount(1);
  await page.unroute('**/v1/**');
  await page.getByRole('button', { name: 'Try Again' }).click();
  await expect(page.getByText(/^The ingest does not answer/)).toHaveCount(0);
});

test('the page is sent with a policy that allows its own two files and nothing inline', async ({ ingest }) => {
  const answer = await fetch(`${ingest.url}/admin`);
  const policy = answer.headers.get('content-security-policy') ?? '';
  expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'");
  expect(policy).not.toContain('unsafe');
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect(await answer.text()).not.toMatch(/<script>|<style|style=|onload=/);
});
