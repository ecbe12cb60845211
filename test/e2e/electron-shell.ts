import type { ChildProcess } from 'node:child_process';
import type { ElectronApplication, Page } from '@playwright/test';
import { _electron } from '@playwright/test';
import type { ShellWindow } from './chords.ts';
import type { RunningShell } from './host.ts';

export interface ElectronOptions {
  readonly env: Readonly<Record<string, string>>;
  readonly home: string;
  /** Chromium's own folder. Not in the home: what lies there is looked at. */
  readonly userData: string;
  readonly colorScheme: 'light' | 'dark' | 'no-preference' | null;
}

/** What is used of Playwright's driver. The unit tests run the same over the fake of Electron. */
export interface DrivenApp {
  windows(): readonly DrivenPage[];
  on(event: 'window', hear: (page: Page) => void): unknown;
  evaluate: ElectronApplication['evaluate'];
}
type DrivenPage = Pick<Page, 'url'>;

/** Menu items that open a window, by the names a person reads. */
const items = { main: 'Fleet', settings: 'Settings…', feedback: 'Send Feedback…' } as const;
const WINDOW_MS = 30_000;
const LOOK_MS = 50;

/** What Electron is started with. As root, as in most containers, there is no sandbox to be had. */
export function launchArgs(userData: string, root = process.getuid?.() === 0): string[] {
  return [...(root ? ['--no-sandbox'] : []), `--user-data-dir=${userData}`, '.'];
}

/** What a window needs of the desktop it is drawn on. */
const desktop = ['DISPLAY', 'XAUTHORITY', 'WAYLAND_DISPLAY', 'XDG_RUNTIME_DIR', 'DBUS_SESSION_BUS_ADDRESS'] as const;

/** The app itself, by Playwright's Electron driver. */
export async function startElectron({ env, home, userData, colorScheme }: ElectronOptions): Promise<RunningShell> {
  const given = desktop.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]]));
  const app = await _electron.launch({
    executablePath: process.env['BEACON_ELECTRON'] ?? '',
    args: launchArgs(userData),
    env: { ...env, ...Object.fromEntries(given) },
    ...(colorScheme === null ? {} : { colorScheme }),
  });
  return { ...windowsOf(app), process: app.process() as ChildProcess, pid: app.process().pid ?? 0, home, stop };

  async function stop() {
    // Not `quit`: a page that holds an unsaved edit would ask.
    await app.evaluate(({ app: one }) => one.exit(0)).catch(() => undefined); // It ends while it answers.
    await app.close().catch(() => undefined);
  }
}

/** Beacon's windows in an app that is driven. */
export function windowsOf(app: DrivenApp): Omit<RunningShell, 'process' | 'home' | 'pid' | 'stop'> {
  const shown = async (name: ShellWindow): Promise<Page> => {
    const untilMs = Date.now() + WINDOW_MS;
    for (;;) {
      const page = app.windows().find((one) => nameOf(one.url()) === name);
      if (page !== undefined) return page as Page;
      if (Date.now() > untilMs) throw new Error(`The ${name} window did not come up.`);
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    }
  };
  const watched = (watch?: (page: Page) => void) => {
    if (watch !== undefined) app.on('window', watch);
  };
  return {
    origin: 'app://beacon',
    url: null,
    async open(name = 'main', watch) {
      watched(watch);
      const there = app.windows().some((one) => nameOf(one.url()) === name);
      if (!there) await app.evaluate(clickMenu, items[name]);
      return shown(name);
    },
    shown,
    async followLink(link, leadsTo) {
      await app.evaluate(emitLink, link);
      return shown(leadsTo);
    },
    async consent(watch) {
      watched(watch);
      const page = await shown('consent');
      return { page, card: page.getByRole('main') };
    },
  };
}

/** The window an address belongs to: the page of the main one leaves its name out once it was navigated in. */
function nameOf(url: string): string | null {
  if (!url.startsWith('app://beacon/')) return null;
  return new URL(url).searchParams.get('window') ?? 'main';
}

/** As macOS tells the app of one. Runs in the app's own process, as the next does, so neither can use anything of this file. */
export function emitLink({ app }: Pick<typeof import('electron'), 'app'>, link: string): void {
  app.emit('open-url', { preventDefault: () => undefined }, link);
}

export function clickMenu({ Menu }: Pick<typeof import('electron'), 'Menu'>, label: string): void {
  const among = (all: readonly Electron.MenuItem[]): Electron.MenuItem | undefined => {
    for (const item of all) {
      const found = item.label === label ? item : among(item.submenu?.items ?? []);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  const item = among(Menu.getApplicationMenu()?.items ?? []);
  if (item === undefined) throw new Error(`The application menu has no "${label}".`);
  item.click();
}
