import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './host.ts';

const consentOf = (home: string) => JSON.parse(readFileSync(join(home, 'config.json'), 'utf8')).consent;

test('the dialog asks once; Esc means Not Now; reports stay here all the same', async ({ startHost }) => {
  const host = await startHost({});
  const { page: asking, card: dialog } = await host.consent();
  await expect(dialog).toBeVisible();
  await expect(dialog.getByRole('heading', { name: 'Help improve Stallari' })).toBeFocused();
  await dialog.getByRole('button', { name: 'Learn More' }).click();
  await expect(asking.getByText('"report_id": "brpt_1f3c5a7e9b2d4f60"').first()).toBeVisible();
  await asking.getByRole('tab', { name: 'Every field' }).click();
  await expect(asking.getByText('crash.stack_trace[]')).toBeVisible();
  await asking.getByRole('button', { name: 'Back' }).click();
  await asking.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect.poll(() => consentOf(host.home).decided_at ?? null).not.toBeNull();
  expect(consentOf(host.home)).toMatchObject({ crash_reports: false, diagnostics: false, review_before_sending: true });
  const page = await host.open();
  await page.reload();
  await expect(page.getByText('Nothing to guard yet')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Help improve Stallari' })).toBeHidden();
});

test('an empty fleet says what Beacon does, and takes a process that then runs', async ({ startHost }) => {
  const host = await startHost({ config: { consent: { decided_at: '2026-01-01T00:00:00Z' } } });
  const page = await host.open();
  await expect(page.getByText('Nothing to guard yet')).toBeVisible();
  await expect(page.getByText(/restarts what dies/)).toBeVisible();
  await page.getByRole('button', { name: 'Add a Process…' }).click();
  const sheet = page.getByRole('dialog', { name: 'Add a process' });
  await sheet.getByRole('textbox', { name: 'Name' }).fill('sleeper');
  await sheet.getByRole('textbox', { name: 'Command line' }).fill('sleep 87654');
  await sheet.getByRole('button', { name: 'Add Process' }).click();
  await expect(page.getByRole('row', { name: /^sleeper\b/ })).toContainText('Running');
  expect(JSON.parse(readFileSync(join(host.home, 'guardian.json'), 'utf8')).processes).toMatchObject([
    { name: 'sleeper', command: 'sleep', args: ['87654'] },
  ]);
  expect(JSON.parse(host.cli('guard', 'status', '--json').out).processes).toMatchObject([
    { name: 'sleeper', state: 'running' },
  ]);
});

test('the demo fleet starts from an empty one, over a home of its own, and ends with the host that started it', {
  tag: '@browser',
}, async ({ context, startHost }) => {
  const host = await startHost({ config: { consent: { decided_at: '2026-01-01T00:00:00Z' } } });
  const page = await host.open();
  await page.getByRole('button', { name: 'Try the Demo Fleet' }).click();
  const link = page.getByRole('link', { name: 'Open the Demo Fleet' });
  await expect(link).toBeVisible();
  const demo = await context.newPage();
  await demo.goto((await link.getAttribute('href')) ?? '');
  await demo.getByRole('button', { name: 'Not Now' }).click();
  const row = (name: string) => demo.getByRole('row', { name: new RegExp(`^${name}\\b`) });
  await expect(row('everything')).toContainText('Running');
  await expect(row('leaker')).toContainText('Stopped over its memory', { timeout: 120_000 });
  await expect(row('spinner')).toContainText('Stopped over its CPU', { timeout: 120_000 });
  await expect(row('crasher-node')).toContainText('Stopped after 4 failures', { timeout: 120_000 });
  expect(JSON.parse(host.cli('guard', 'status', '--json').out).processes).toEqual([]);
  await host.kill();
  await expect(demo.getByText('Beacon is not running')).toBeVisible();
});

test('a page whose host is gone says so, and a used link says what to do', { tag: '@browser' }, async ({
  context,
  startHost,
}) => {
  const host = await startHost({ config: { consent: { decided_at: '2026-01-01T00:00:00Z' } } });
  const page = await host.open();
  await expect(page.getByText('Nothing to guard yet')).toBeVisible();
  const again = await context.newPage();
  await again.goto(host.url);
  await expect(again.getByText(/beacon serve/)).toBeVisible();
  await host.kill();
  await expect(page.getByText('Beacon is not running')).toBeVisible();
});
