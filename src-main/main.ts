import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SocketClient } from '@services/host/socket-client.ts';
import {
  app,
  BrowserWindow,
  crashReporter,
  dialog,
  ipcMain,
  Menu,
  Notification,
  nativeImage,
  nativeTheme,
  powerMonitor,
  protocol,
  screen,
  session,
  shell,
  systemPreferences,
  Tray,
} from 'electron';
import { bundleFiles } from './adapters/bundle-files.ts';
import { startDemoHost } from './adapters/demo-host.ts';
import { connectToSocket } from './adapters/socket-file.ts';
import { systemChance, systemClock } from './adapters/system-clock.ts';
import { updateFeed } from './adapters/update-feed.ts';
import { runBeaconApp } from './electron/beacon-app.ts';
import type { ElectronCalls } from './electron/calls.ts';
import { openHost } from './host.ts';

/** The Electron app: composition only. */
/** The first one may still be starting, and sweeps first what a dead run left. */
const SECOND_WAITS_MS = 15_000;

const here = dirname(fileURLToPath(import.meta.url));
const env = process.env;

const calls: ElectronCalls = {
  app,
  ipcMain,
  protocol,
  // The default session exists only once the app is ready.
  session: {
    get defaultSession() {
      return session.defaultSession;
    },
  },
  Menu,
  crashReporter,
  dialog,
  nativeTheme,
  powerMonitor,
  screen,
  systemPreferences,
  newWindow: (options) => new BrowserWindow(options),
  newTray: (image) => new Tray(image),
  newNotification: (options) => new Notification(options),
  image: (path) => nativeImage.createFromPath(path),
  openExternal: (url) => shell.openExternal(url),
  platform: process.platform,
};

// Nobody reads what a menu-bar app says: that is no fault of its own.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
const say = (line: string) => void process.stderr.write(`${line}\n`);

void runBeaconApp({
  calls,
  preload: join(here, 'preload.cjs'),
  asset: bundleFiles(join(here, 'renderer')),
  icon: (state) => join(here, 'icons', `tray-${state}Template.png`),
  nonce: () => systemChance.hex(16),
  monotonicMs: () => systemClock.monotonicMs(),
  say,
  args: process.argv.slice(1),
  async openHost({ show, quit, notify, captureOwnWindow, offerUpdate }) {
    const dumps = app.getPath('crashDumps');
    // Written by the build of a release: a build without it has nowhere to look.
    const feed = join(process.resourcesPath, 'app-update.yml');
    const opened = await openHost({
      env,
      kind: 'electron',
      demo: false,
      show,
      say,
      freshLink: async () => undefined,
      notify,
      startDemo: () => startDemoHost(env),
      offerUpdate,
      quit,
      capture: async () => (await captureOwnWindow())?.png ?? null,
      dumpDirs: ['new', 'pending', 'completed'].map((name) => join(dumps, name)),
      ...(app.isPackaged && existsSync(feed)
        ? { updateSource: (network, debug) => updateFeed({ log: network, debug }) }
        : {}),
    });
    if (opened.kind === 'host') {
      for (const warning of opened.host.world.environment.warnings) say(warning);
      // A signal is nobody who could be asked anything.
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, quit);
      return opened.host;
    }
    if (opened.kind === 'failed') return { failed: opened.message };
    const connection = await connectToSocket(opened.world.root, SECOND_WAITS_MS);
    if (connection !== null) {
      const client = new SocketClient(connection, systemClock);
      await client.ask('show');
      client.close();
    }
    return 'second';
  },
});
