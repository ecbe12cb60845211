import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './host.ts';

const decided = { consent: { decided_at: '2026-01-01T00:00:00Z' } };

// What only the app has: windows of its own, a bridge, links. Everything else of the suite runs in it as it is.
test.describe('the app', { tag: '@electron' }, () => {
  test('Not Now closes the window that asks, and is remembered', async ({ startHost }) => {
    const host = await startHost({});
    const { page, card } = await host.consent();
    const closed = page.waitForEvent('close');
    await card.getByRole('button', { name: 'Not Now' }).click();
    await closed;
    await expect
      .poll(() => JSON.parse(readFileSync(join(host.home, 'config.json'), 'utf8')).consent)
      .toMatchObject({ crash_reports: false, decided_at: expect.any(String) });
  });

  test('a page has three functions of the bridge, nothing of Node, and opens no page of another', async ({
    startHost,
  }) => {
    const host = await startHost({ config: decided });
    const page = await host.open();
    expect(
      await page.evaluate(() => [
        typeof require,
        typeof process,
        Object.keys(Reflect.get(globalThis, 'beacon') ?? {}).sort(),
      ]),
    ).toEqual(['undefined', 'undefined', ['ask', 'listen', 'onGone']]);
    expect(await page.evaluate(() => globalThis.open('https://evil.example/'))).toBeNull();
  });

  test('a link from outside leads to Settings', async ({ startHost }) => {
    const host = await startHost({ config: decided });
    const page = await host.followLink('stallari://beacon/settings', 'settings');
    await expect(page.getByRole('heading').first()).toBeVisible();
  });
});
