import type { AppView } from '@contract/app-view.ts';
import type { Handlers } from '@services/api.ts';
import type { HostBus } from '@services/host-bus.ts';
import { type AssetReader, declareScheme, serveBundle } from './app-protocol.ts';
import type { ElectronCalls } from './calls.ts';
import { serveIpc } from './ipc.ts';
import { setMenu } from './menu.ts';
import { BeaconTray, type TrayState } from './tray.ts';
import { Windows } from './windows.ts';

/** What the room needs of the host, so that it can be run without one of its own making. */
export interface ElectronHost {
  readonly handlers: Handlers;
  readonly bus: HostBus;
  readonly view: () => Promise<AppView>;
  close(): Promise<void>;
}

export interface BeaconAppParts {
  readonly calls: ElectronCalls;
  readonly preload: string;
  readonly asset: AssetReader;
  readonly icon: (state: TrayState) => string;
  /** Opens the host; a second one on the same home shows the first one's window. */
  readonly openHost: (
    show: () => void,
    quit: () => void,
  ) => Promise<ElectronHost | 'second' | { readonly failed: string }>;
  /** Fresh for every page. */
  readonly nonce: () => string;
  readonly say: (line: string) => void;
}

/** The life of the menu-bar app. Everything else is the host's. */
export async function runBeaconApp({
  calls,
  preload,
  asset,
  icon,
  openHost,
  nonce,
  say,
}: BeaconAppParts): Promise<void> {
  const { app, session } = calls;
  app.setName('Beacon');
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return;
  }
  app.enableSandbox();
  declareScheme(calls);
  await app.whenReady();
  // A menu-bar app: no icon in the Dock.
  if (calls.platform === 'darwin') app.dock?.hide();
  session.defaultSession.setPermissionRequestHandler((_contents, _permission, allow) => allow(false));
  session.defaultSession.setPermissionCheckHandler(() => false);
  session.defaultSession.setDevicePermissionHandler(() => false);
  serveBundle(calls, asset, nonce);

  let host: ElectronHost | null = null;
  const windows = new Windows(calls, preload, {
    view: (view, id) => host?.bus.tell('view.open', { view, id }),
    // Closing the dialog means Not Now, and it never appears again.
    consentClosed: () => void closeConsent(host),
  });
  const show = () => void windows.show('main');
  const opened = await openHost(show, () => app.quit());
  if (opened === 'second' || 'failed' in opened) {
    if (opened !== 'second') say(opened.failed);
    app.exit(opened === 'second' ? 0 : 1);
    return;
  }
  host = opened;
  const { handlers, bus, view } = opened;

  serveIpc(calls, handlers, bus, windows);
  setMenu(calls, {
    show: (name) => {
      if (name === 'settings') void windows.show('settings');
      else void windows.show('main', new URLSearchParams({ view: name }));
    },
  });
  const tray = new BeaconTray(calls, icon, (clicked) => void windows.togglePanel(clicked.getBounds()));
  bus.listen('fleet.changed', (fleet) => tray.showFleet(fleet));
  bus.listen('app.changed', (state) => {
    tray.showApp(state);
    if (!state.consent.prompt) windows.close('consent');
  });
  const state = await view();
  tray.showApp(state);
  if (state.consent.prompt) void windows.show('consent');

  app.on('second-instance', show);
  app.on('activate', show);
  // Closing the last window leaves the Guardian at its work.
  app.on('window-all-closed', () => undefined);
  let life: 'open' | 'closing' | 'closed' = 'open';
  app.on('before-quit', (event) => {
    if (life === 'closed') return;
    // The fleet is stopped first; asking again meanwhile changes nothing.
    event.preventDefault();
    if (life === 'closing') return;
    life = 'closing';
    void opened.close().finally(() => {
      life = 'closed';
      app.quit();
    });
  });
}

async function closeConsent(host: ElectronHost | null): Promise<void> {
  // Closed because a choice was made: then there is nothing to decide any more.
  if (host === null || !(await host.view()).consent.prompt) return;
  await host.handlers['consent.decide']({ choice: 'not_now' });
}

/** A notification of the system; clicking it opens the reports. */
export function notifyWith(
  calls: ElectronCalls,
  open: () => void,
): (note: { readonly title: string; readonly body: string }) => void {
  return ({ title, body }) => {
    const notification = calls.newNotification({ title, body });
    notification.on('click', open);
    notification.show();
  };
}
