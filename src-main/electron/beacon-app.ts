import type { AppView } from '@contract/app-view.ts';
import type { FleetStatus } from '@contract/fleet.ts';
import type { Settings } from '@contract/settings.ts';
import type { OwnFailure } from '@core/report/own-incident.ts';
import type { Handlers } from '@services/host/api.ts';
import type { HostBus } from '@services/host/host-bus.ts';
import type { Updates } from '@services/network/updates.ts';
import { type AssetReader, declareScheme, serveBundle } from './app-protocol.ts';
import type { ElectronCalls } from './calls.ts';
import { type Destination, LINK_SCHEME, linkIn, readLink } from './deep-links.ts';
import { serveIpc } from './ipc.ts';
import { lockDownSession } from './lock-down.ts';
import { LoginItem } from './login-item.ts';
import { setMenu } from './menu.ts';
import { type Note, Notifications, placeOfNote } from './notifications.ts';
import { OwnFailures } from './own-failures.ts';
import { followPower, type PowerMoment } from './power.ts';
import { Quitting } from './quitting.ts';
import { type CaptureOwnWindow, captureOwnWindow } from './screenshot.ts';
import { Theme } from './theme.ts';
import { BeaconTray, type TrayState } from './tray.ts';
import { offerUpdate } from './update-offer.ts';
import { Windows } from './windows.ts';

/** What the room needs of the host, so that it can be run without one of its own making. */
export interface ElectronHost {
  readonly handlers: Handlers;
  readonly bus: HostBus;
  readonly view: () => Promise<AppView>;
  readonly fleet: () => FleetStatus;
  /** Of config.json, as it is at this moment. */
  readonly choices: () => Promise<Pick<Settings, 'launch_at_login' | 'show_count'>>;
  readonly power: (moment: PowerMoment) => void;
  readonly tellFailure: (failure: OwnFailure) => void;
  /** Null where this build has nowhere to look for another one. */
  readonly updates: Updates | null;
  close(): Promise<void>;
}

/** What the host may ask of the room. */
export interface ElectronShell {
  readonly show: () => void;
  /** The person, or whoever may speak for them, has decided already. */
  readonly quit: () => void;
  readonly notify: (note: Note) => void;
  readonly captureOwnWindow: CaptureOwnWindow;
  /** As “Check for Updates…” in the menu. */
  readonly offerUpdate: () => void;
}

export interface BeaconAppParts {
  readonly calls: ElectronCalls;
  readonly preload: string;
  readonly asset: AssetReader;
  readonly icon: (state: TrayState) => string;
  /** Opens the host; a second one on the same home shows the first one's window. */
  readonly openHost: (shell: ElectronShell) => Promise<ElectronHost | 'second' | { readonly failed: string }>;
  /** Fresh for every page. */
  readonly nonce: () => string;
  readonly monotonicMs: () => number;
  readonly say: (line: string) => void;
  /** Arguments of this launch: a link may be among them. */
  readonly args: readonly string[];
}

/** The life of the menu-bar app. Everything else is the host's. */
export async function runBeaconApp(parts: BeaconAppParts): Promise<void> {
  const { calls, asset, icon, openHost, nonce, monotonicMs, say } = parts;
  const { app } = calls;
  app.setName('Beacon');
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return;
  }
  // Beacon's own crashes stay on this Mac: the dumps are read and removed by the host, and nothing is uploaded.
  calls.crashReporter.start({ uploadToServer: false, ignoreSystemCrashHandler: false });
  app.enableSandbox();
  declareScheme(calls);

  // What is asked for before there is a window to show it in waits; the last one counts.
  let waiting: Destination | null = linkIn(parts.args);
  let open: ((to: Destination) => void) | null = null;
  const goTo = (to: Destination) => {
    if (open === null) waiting = to;
    else open(to);
  };
  const mainWindow: Destination = { window: 'main', place: new URLSearchParams() };
  const show = () => goTo(mainWindow);
  // macOS hands over the link that started the app before it is ready.
  app.on('open-url', (event, url) => {
    event.preventDefault();
    const to = readLink(url);
    if (to !== null) goTo(to);
  });
  app.on('second-instance', (_event, args) => goTo(linkIn(args) ?? mainWindow));
  app.on('activate', (_event, hasVisibleWindows) => {
    if (!hasVisibleWindows) show();
  });
  // Closing the last window leaves the Guardian at its work.
  app.on('window-all-closed', () => undefined);
  await app.whenReady();
  // A menu-bar app: no icon in the Dock.
  if (calls.platform === 'darwin') app.dock?.hide();
  if (app.isPackaged) app.setAsDefaultProtocolClient(LINK_SCHEME);
  lockDownSession(calls);
  serveBundle(calls, asset, nonce);

  let host: ElectronHost | null = null;
  const quitting = new Quitting(calls, () => host);
  const failures = new OwnFailures(calls, {
    monotonicMs,
    tell: (failure) => host?.tellFailure(failure),
    leaving: () => quitting.leaving,
  });
  const windows = new Windows(calls, parts.preload, monotonicMs, {
    view: (view, id) => host?.bus.tell('view.open', { view, id }),
    // Closing the dialog means Not Now, and it never appears again.
    consentClosed: () => void closeConsent(host).catch(() => undefined), // It asks again at the next launch.
    made: (_name, window) => failures.follow(window),
    loaded: (window) => theme.paint(window, true),
  });
  const theme = new Theme(calls, () => windows.all());
  const notifications = new Notifications(calls, (note) => {
    if (host !== null) void placeOfNote(note, host.handlers).then(goTo, show);
  });
  let checkForUpdates: (() => void) | null = null;
  const opened = await openHost({
    show,
    quit: () => quitting.quit(),
    notify: notifications.tell,
    captureOwnWindow: captureOwnWindow(windows),
    offerUpdate: () => checkForUpdates?.(),
  });
  if (opened === 'second' || 'failed' in opened) {
    if (opened !== 'second') say(opened.failed);
    app.exit(opened === 'second' ? 0 : 1);
    return;
  }
  host = opened;
  const { handlers, bus, view, updates } = opened;

  serveIpc(calls, handlers, bus, windows);
  open = (to) => void windows.open(to).catch(() => undefined); // It was closed while it loaded.
  const offer = offerUpdate(calls, { quitting, notify: notifications.tell, updates });
  checkForUpdates = offer.check;
  setMenu(calls, {
    show: (name) => {
      if (name === 'settings' || name === 'feedback') goTo({ window: name, place: new URLSearchParams() });
      else goTo({ window: 'main', place: new URLSearchParams({ view: name }) });
    },
    checkForUpdates: offer.check,
  });
  const tray = new BeaconTray(calls, icon, (clicked) => void windows.togglePanel(clicked.getBounds()));
  const login = new LoginItem(calls);
  const followChoices = async () => {
    const { launch_at_login, show_count } = await opened.choices();
    tray.showCount(show_count);
    login.follow(launch_at_login);
  };
  followPower(calls, {
    tell: (moment) => {
      // What the panel shows is for the one who sits there.
      if (moment === 'lock') windows.hidePanel();
      opened.power(moment);
    },
    shutDown: () => quitting.quit(),
  });
  bus.listen('fleet.changed', (fleet) => tray.showFleet(fleet));
  bus.listen('app.changed', (state) => {
    tray.showApp(state);
    if (!state.consent.prompt) windows.close('consent');
    void followChoices().catch(() => undefined); // Looked at again with the next change.
  });
  tray.showFleet(opened.fleet());
  const state = await view();
  tray.showApp(state);
  await followChoices().catch(() => undefined);
  if (state.consent.prompt) void windows.show('consent').catch(() => undefined); // Closed while it loaded: Not Now.
  if (waiting !== null) goTo(waiting);
}

async function closeConsent(host: ElectronHost | null): Promise<void> {
  // Closed because a choice was made: then there is nothing to decide any more.
  if (host === null || !(await host.view()).consent.prompt) return;
  await host.handlers['consent.decide']({ choice: 'not_now' });
}
