import { APP_ORIGIN } from '@contract/ipc.ts';
import type { BrowserWindow, BrowserWindowConstructorOptions, Rectangle } from 'electron';
import type { ElectronCalls } from './calls.ts';

export type WindowName = 'main' | 'panel' | 'consent' | 'settings';

/** Sizes of design.md. */
const shapes: Record<WindowName, BrowserWindowConstructorOptions> = {
  main: {
    width: 1080,
    height: 720,
    minWidth: 820,
    minHeight: 560,
    titleBarStyle: 'hiddenInset',
    trafficLightPosition: { x: 20, y: 20 },
  },
  panel: {
    width: 380,
    height: 530,
    frame: false,
    resizable: false,
    movable: false,
    skipTaskbar: true,
    fullscreenable: false,
    alwaysOnTop: true,
  },
  consent: {
    width: 560,
    height: 472,
    resizable: false,
    minimizable: false,
    maximizable: false,
    titleBarStyle: 'hiddenInset',
    trafficLightPosition: { x: 20, y: 20 },
  },
  settings: {
    width: 720,
    height: 560,
    resizable: false,
    maximizable: false,
    titleBarStyle: 'hiddenInset',
    trafficLightPosition: { x: 20, y: 20 },
  },
};

/** Where a window leads to outside of itself. */
export interface WindowDeeds {
  /** A view of a window that is open already. */
  readonly view: (view: 'fleet' | 'reports' | 'settings', id: string | null) => void;
  /** The first-launch dialog was closed without an answer. */
  readonly consentClosed: () => void;
}

/** The windows of the app, each at most once. */
export class Windows {
  readonly #calls: ElectronCalls;
  readonly #preload: string;
  readonly #deeds: WindowDeeds;
  readonly #open = new Map<WindowName, BrowserWindow>();

  constructor(calls: ElectronCalls, preload: string, deeds: WindowDeeds) {
    this.#calls = calls;
    this.#preload = preload;
    this.#deeds = deeds;
  }

  /**
   * Shows a window at a place, making it where needed. Resolves once its page has loaded.
   * `place` holds the query parameters that the page itself reads: view, report, process, pane, tab.
   */
  async show(name: WindowName, place = new URLSearchParams()): Promise<BrowserWindow> {
    const known = this.#open.get(name);
    if (known !== undefined && !known.isDestroyed()) {
      known.show();
      known.focus();
      const view = place.get('view');
      if (view === 'fleet' || view === 'reports' || view === 'settings') {
        this.#deeds.view(view, place.get('report') ?? place.get('process'));
      }
      return known;
    }
    const window = this.#calls.newWindow({
      ...shapes[name],
      title: 'Beacon',
      show: false,
      webPreferences: {
        preload: this.#preload,
        contextIsolation: true,
        sandbox: true,
        nodeIntegration: false,
        nodeIntegrationInWorker: false,
        nodeIntegrationInSubFrames: false,
        webviewTag: false,
        webSecurity: true,
        allowRunningInsecureContent: false,
        experimentalFeatures: false,
        navigateOnDragDrop: false,
        spellcheck: false,
      },
    });
    this.#open.set(name, window);
    this.#lockDown(window);
    window.once('closed', () => {
      this.#open.delete(name);
      if (name === 'consent') this.#deeds.consentClosed();
    });
    if (name === 'panel') window.on('blur', () => window.hide());
    const query = new URLSearchParams({ ...Object.fromEntries(place), window: name });
    await window.loadURL(`${APP_ORIGIN}/index.html?${query}`);
    window.show();
    return window;
  }

  /** The panel under its tray icon; a second click puts it away. */
  async togglePanel(icon: Rectangle): Promise<void> {
    const known = this.#open.get('panel');
    if (known?.isVisible() === true) {
      known.hide();
      return;
    }
    const window = await this.show('panel');
    const { width } = window.getBounds();
    window.setPosition(Math.round(icon.x + icon.width / 2 - width / 2), Math.round(icon.y + icon.height));
  }

  close(name: WindowName): void {
    this.#open.get(name)?.close();
  }

  /** Every window that can be told something. */
  *all(): Iterable<BrowserWindow> {
    for (const window of this.#open.values()) if (!window.isDestroyed()) yield window;
  }

  /**
   * No page but ours, no new window, no webview: report text comes from programs that may be hostile. A page asks for
   * one of our own windows by its name, and gets that; the demo on loopback and GitHub's form for
   * an issue open in the browser; nothing else opens.
   */
  #lockDown({ webContents }: BrowserWindow): void {
    webContents.setWindowOpenHandler(({ url }) => {
      const asked = ownWindow(url);
      if (asked !== null) void this.show(asked.name, asked.place);
      else if (/^http:\/\/127\.0\.0\.1:\d{1,5}\/#[0-9a-f]{64}$/.test(url)) void this.#calls.openExternal(url);
      else if (/^https:\/\/github\.com\/[\w.-]+\/[\w.-]+\/issues\/new\?title=[^#]{1,8000}$/.test(url))
        void this.#calls.openExternal(url);
      return { action: 'deny' };
    });
    webContents.on('will-navigate', (event) => event.preventDefault());
    webContents.on('will-redirect', (event) => event.preventDefault());
    webContents.on('will-attach-webview', (event) => event.preventDefault());
  }
}

function ownWindow(url: string): { readonly name: WindowName; readonly place: URLSearchParams } | null {
  if (!url.startsWith(`${APP_ORIGIN}/`)) return null;
  const place = new URL(url).searchParams;
  const name = place.get('window') ?? 'main';
  return Object.hasOwn(shapes, name) ? { name: name as WindowName, place } : null;
}
