import { APP_ORIGIN } from '@contract/ipc.ts';
import type { BrowserWindow, Rectangle } from 'electron';
import type { ElectronCalls } from './calls.ts';
import type { Destination } from './deep-links.ts';
import { mayOpenOutside } from './outside.ts';
import { text } from './text.ts';
import { safePreferences, shapes, type WindowName } from './window-shapes.ts';

export type { WindowName } from './window-shapes.ts';

/** Where a window leads to outside of itself. */
export interface WindowDeeds {
  /** A view of a window that is open already. */
  readonly view: (view: 'fleet' | 'reports' | 'settings', id: string | null) => void;
  /** The first-launch dialog was closed without an answer. */
  readonly consentClosed: () => void;
  /** A page is there, or there again. */
  readonly loaded: (window: BrowserWindow) => void;
  /** A window was made; nothing is loaded in it yet. */
  readonly made: (name: WindowName, window: BrowserWindow) => void;
}

/** A click on the icon takes the focus from the panel first; a panel that was put away this recently was put away by it. */
const SAME_CLICK_MS = 250;

/** The windows of the app, each at most once. */
export class Windows {
  readonly #calls: ElectronCalls;
  readonly #preload: string;
  readonly #monotonicMs: () => number;
  readonly #deeds: WindowDeeds;
  readonly #open = new Map<WindowName, BrowserWindow>();
  #panelHiddenAtMs = Number.NEGATIVE_INFINITY;

  constructor(calls: ElectronCalls, preload: string, monotonicMs: () => number, deeds: WindowDeeds) {
    this.#calls = calls;
    this.#preload = preload;
    this.#monotonicMs = monotonicMs;
    this.#deeds = deeds;
  }

  /**
   * Shows a window at a place, making it where needed. Resolves once its page has loaded.
   * `place` holds the query parameters that the page itself reads: view, report, process, pane, tab.
   */
  async show(name: WindowName, place = new URLSearchParams()): Promise<BrowserWindow> {
    const known = this.#open.get(name);
    if (known !== undefined && !known.isDestroyed()) {
      if (known.isMinimized()) known.restore();
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
      title: text.app,
      show: false,
      webPreferences: safePreferences(this.#preload),
    });
    this.#open.set(name, window);
    this.#lockDown(window);
    this.#askBeforeLoss(window);
    this.#deeds.made(name, window);
    window.webContents.on('did-finish-load', () => this.#deeds.loaded(window));
    window.once('closed', () => {
      this.#open.delete(name);
      if (name === 'consent') this.#deeds.consentClosed();
    });
    if (name === 'panel') window.on('blur', () => this.hidePanel());
    const query = new URLSearchParams({ ...Object.fromEntries(place), window: name });
    await window.loadURL(`${APP_ORIGIN}/index.html?${query}`);
    if (!window.isDestroyed()) window.show();
    return window;
  }

  open({ window, place }: Destination): Promise<BrowserWindow> {
    return this.show(window, place);
  }

  /** The panel under its icon, whole on the icon's own screen; a second click puts it away. */
  async togglePanel(icon: Rectangle): Promise<void> {
    if (this.#monotonicMs() - this.#panelHiddenAtMs < SAME_CLICK_MS) return;
    if (this.#open.get('panel')?.isVisible() === true) {
      this.hidePanel();
      return;
    }
    const window = await this.show('panel');
    const { width, height } = window.getBounds();
    const { workArea } = this.#calls.screen.getDisplayNearestPoint({ x: icon.x, y: icon.y });
    const within = (at: number, from: number, room: number) => Math.round(Math.max(from, Math.min(at, from + room)));
    // A bar at the bottom of the screen, or no place known for the icon: then above it, or in the corner.
    const isLow = icon.y > workArea.y + workArea.height / 2;
    const x = icon.width === 0 ? workArea.x + workArea.width - width : icon.x + icon.width / 2 - width / 2;
    const y = isLow ? icon.y - height : icon.y + icon.height;
    window.setPosition(
      within(x, workArea.x, workArea.width - width),
      within(y, workArea.y, Math.max(0, workArea.height - height)),
    );
  }

  hidePanel(): void {
    const panel = this.#open.get('panel');
    if (panel?.isVisible() !== true) return;
    this.#panelHiddenAtMs = this.#monotonicMs();
    panel.hide();
  }

  close(name: WindowName): void {
    this.#open.get(name)?.close();
  }

  /** Null where there is none by now. */
  get(name: WindowName): BrowserWindow | null {
    const window = this.#open.get(name);
    return window === undefined || window.isDestroyed() ? null : window;
  }

  /** Every window that can be told something. */
  *all(): Iterable<BrowserWindow> {
    for (const window of this.#open.values()) if (!window.isDestroyed()) yield window;
  }

  /**
   * No page but ours, no new window, no webview: report text comes from programs that may be hostile. A page asks for
   * one of our own windows by its name, and gets that; a page of the list opens in the browser; nothing else opens.
   */
  #lockDown({ webContents }: BrowserWindow): void {
    webContents.setWindowOpenHandler(({ url }) => {
      const asked = ownWindow(url);
      if (asked !== null) void this.open(asked);
      else if (mayOpenOutside(url)) void this.#calls.openExternal(url).catch(() => undefined); // No browser: nothing opens.
      return { action: 'deny' };
    });
    webContents.on('will-navigate', (event) => event.preventDefault());
    webContents.on('will-frame-navigate', (event) => event.preventDefault());
    webContents.on('will-redirect', (event) => event.preventDefault());
    webContents.on('will-attach-webview', (event) => event.preventDefault());
  }

  /** A page that holds what it could not save is not closed without a question; staying is the safe answer. */
  #askBeforeLoss(window: BrowserWindow): void {
    window.webContents.on('will-prevent-unload', (event) => {
      window.show();
      const answer = this.#calls.dialog.showMessageBoxSync(window, {
        type: 'question',
        message: text.closing.question,
        detail: text.closing.detail,
        buttons: [text.closing.keep, text.closing.discard],
        defaultId: 0,
        cancelId: 0,
      });
      // Electron's sense of it: preventing this event lets the page go.
      if (answer === 1) event.preventDefault();
    });
  }
}

function ownWindow(url: string): Destination | null {
  if (!url.startsWith(`${APP_ORIGIN}/`)) return null;
  const place = new URL(url).searchParams;
  const name = place.get('window') ?? 'main';
  return Object.hasOwn(shapes, name) ? { window: name as WindowName, place } : null;
}
