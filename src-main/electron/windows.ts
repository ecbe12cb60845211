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

/** The windows of the app, each at most once. */
export class Windows {
  readonly #calls: ElectronCalls;
  readonly #preload: string;
  readonly #open = new Map<WindowName, BrowserWindow>();

  constructor(calls: ElectronCalls, preload: string) {
    this.#calls = calls;
    this.#preload = preload;
  }

  /** Shows a window, making it where needed. Resolves once its page has loaded. */
  async show(name: WindowName): Promise<BrowserWindow> {
    const known = this.#open.get(name);
    if (known !== undefined && !known.isDestroyed()) {
      known.show();
      known.focus();
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
    lockDown(window);
    window.once('closed', () => this.#open.delete(name));
    if (name === 'panel') window.on('blur', () => window.hide());
    await window.loadURL(`${APP_ORIGIN}/index.html?window=${name}`);
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
}

/** No page but ours, no new window, no webview: report text comes from programs that may be hostile. */
function lockDown({ webContents }: BrowserWindow): void {
  webContents.setWindowOpenHandler(() => ({ action: 'deny' }));
  webContents.on('will-navigate', (event) => event.preventDefault());
  webContents.on('will-redirect', (event) => event.preventDefault());
  webContents.on('will-attach-webview', (event) => event.preventDefault());
}
