import type { Page } from '@playwright/test';
import { runApp, settled } from '@test/electron-app.ts';
import type { FakeElectron } from '@test/fake-electron.ts';
import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, test } from 'vitest';
import { toPress } from '../../e2e/chords.ts';
import { type DrivenApp, launchArgs, windowsOf } from '../../e2e/electron-shell.ts';

/**
 * The end-to-end suite's own way through the app, over the fake of Electron: that each window is found behind the menu
 * that is really there, and by the address that it really has. Playwright's driver itself is not here.
 */
function driven(electron: FakeElectron): DrivenApp {
  const item = ({ label, submenu, click }: MenuItemConstructorOptions): object => ({
    label: label ?? '',
    ...(Array.isArray(submenu) ? { submenu: { items: submenu.map(item) } } : {}),
    click: () => (click as (() => void) | undefined)?.(),
  });
  const inApp = {
    app: electron.app,
    Menu: { getApplicationMenu: () => ({ items: electron.menu.map(item) }) },
  };
  return {
    windows: () =>
      electron.windows
        .filter((window) => !window.destroyed)
        .map((window) => ({ url: () => window.url, getByRole: (role: string) => role }) as unknown as Page),
    on: () => undefined,
    evaluate: (async (run: (given: unknown, argument: unknown) => unknown, argument: unknown) =>
      run(inApp, argument)) as DrivenApp['evaluate'],
  };
}

describe('the end-to-end suite in the app', () => {
  test.each([
    ['main', 'app://beacon/index.html?view=fleet&window=main'],
    ['settings', 'app://beacon/index.html?window=settings'],
    ['feedback', 'app://beacon/index.html?window=feedback'],
  ] as const)('opens the %s window from the application menu, once', async (name, address) => {
    const { electron } = await runApp();
    const shell = windowsOf(driven(electron));
    expect((await shell.open(name)).url()).toBe(address);
    await settled();
    expect((await shell.open(name)).url()).toBe(address);
    expect(electron.windows).toHaveLength(1);
  });

  test('knows the main window also when its page has gone to another view', async () => {
    const { electron } = await runApp();
    const shell = windowsOf(driven(electron));
    await shell.open();
    const [main] = electron.windows;
    if (main !== undefined) main.url = 'app://beacon/index.html?view=reports&report=brpt_0123456789abcdef';
    expect((await shell.open()).url()).toContain('view=reports');
    expect(electron.windows).toHaveLength(1);
  });

  test('finds the question of the first launch in the window of its own', async () => {
    const { electron } = await runApp({ prompt: true });
    const { page, card } = await windowsOf(driven(electron)).consent();
    expect([page.url(), card]).toEqual(['app://beacon/index.html?window=consent', 'main']);
  });

  test('follows a link as macOS hands it over', async () => {
    const { electron } = await runApp();
    const page = await windowsOf(driven(electron)).followLink('stallari://beacon/settings', 'settings');
    expect(page.url()).toBe('app://beacon/index.html?window=settings');
  });

  test('is started over a profile of its own, without the sandbox for root alone', () => {
    expect(launchArgs('/tmp/p', false)).toEqual(['--user-data-dir=/tmp/p', '.']);
    expect(launchArgs('/tmp/p', true)).toEqual(['--no-sandbox', '--user-data-dir=/tmp/p', '.']);
  });

  test('presses ⌘2 as a browser leaves it to us, and as the app has it', () => {
    expect(toPress('⌘2', 'headless', true)).toBe('Control+Alt+Digit2');
    expect(toPress('⌘2', 'electron', true)).toBe('Meta+Digit2');
    expect(toPress('⌘2', 'electron', false)).toBe('Control+Digit2');
    expect(toPress('⌘,', 'headless', false)).toBe('Control+Comma');
  });
});
