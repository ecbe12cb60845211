import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, test as base, type ElectronApplication, expect, type Page } from '@playwright/test';

interface Launched {
  readonly app: ElectronApplication;
  readonly home: string;
  /** The page of a window, once it is there. */
  readonly window: (name: string) => Promise<Page>;
}

/** The real app over a home of its own. It ends with its test. */
const test = base.extend<{ launch: (files?: { guardian?: object; config?: object }) => Promise<Launched> }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright wants its fixtures destructured.
  launch: async ({}, use) => {
    const ends: (() => Promise<void>)[] = [];
    await use(async ({ guardian, config } = {}) => {
      const home = mkdtempSync(join(tmpdir(), 'beacon-e2e-electron-'));
      if (guardian !== undefined) writeFileSync(join(home, 'guardian.json'), JSON.stringify(guardian));
      if (config !== undefined) writeFileSync(join(home, 'config.json'), JSON.stringify(config));
      const app = await _electron.launch({
        executablePath: process.env['BEACON_ELECTRON'] ?? '',
        args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), `--user-data-dir=${join(home, 'chromium')}`, '.'],
        env: { ...process.env, BEACON_HOME: home, STALLARI_TELEMETRY: 'on' } as Record<string, string>,
      });
      ends.push(async () => {
        await app.evaluate(({ app: one }) => one.exit(0)).catch(() => undefined);
        await app.close().catch(() => undefined);
        rmSync(home, { recursive: true, force: true });
      });
      const window = async (name: string) => {
        for (;;) {
          const page = app.windows().find((one) => one.url().includes(`window=${name}`));
          if (page !== undefined) return page;
          await app.waitForEvent('window', { timeout: 30_000 });
        }
      };
      return { app, home, window };
    });
    for (const end of ends) await end();
  },
});

const decided = { consent: { decided_at: '2026-01-01T00:00:00Z' } };
const openMain = (app: ElectronApplication) => app.evaluate(({ app: one }) => void one.emit('activate', {}, false));

test('first launch asks in a window of its own; Not Now closes it and is remembered', async ({ launch }) => {
  const { window, home } = await launch();
  const page = await window('consent');
  await expect(page.getByRole('heading', { name: 'Help improve Stallari' })).toBeVisible();
  const closed = page.waitForEvent('close');
  await page.getByRole('button', { name: 'Not Now' }).click();
  await closed;
  await expect
    .poll(() => JSON.parse(readFileSync(join(home, 'config.json'), 'utf8')).consent)
    .toMatchObject({ crash_reports: false, decided_at: expect.any(String) });
});

test('the main window shows a process that crashes, and its report, through the bridge alone', async ({ launch }) => {
  const { app, window } = await launch({
    config: decided,
    guardian: {
      poll_interval_ms: 500,
      defaults: { grace_s: 0, restart: { max_failures: 2, backoff_initial_s: 0.2 } },
      processes: [{ name: 'crasher', command: 'sh', args: ['-c', 'exit 3'], component: 'e2e.crasher' }],
    },
  });
  await openMain(app);
  const page = await window('main');
  await expect(page.getByRole('row', { name: /^crasher\b/ })).toContainText('Stopped after 2 failures', {
    timeout: 30_000,
  });
  await page.getByRole('tab', { name: /^Reports/ }).click();
  await expect(page.getByRole('option', { name: /crasher/ })).toBeVisible();
  expect(
    await page.evaluate(() => [
      typeof require,
      typeof process,
      Object.keys(Reflect.get(globalThis, 'beacon') ?? {}).sort(),
    ]),
  ).toEqual(['undefined', 'undefined', ['ask', 'listen', 'onGone']]);
  expect(await page.evaluate(() => globalThis.open('https://evil.example/'))).toBeNull();
});

test('a link from outside leads to Settings', async ({ launch }) => {
  const { app, window } = await launch({ config: decided });
  await app.evaluate(({ app: one }) =>
    one.emit('open-url', { preventDefault: () => undefined }, 'stallari://beacon/settings'),
  );
  await expect((await window('settings')).getByRole('heading').first()).toBeVisible();
});
