import { type AccentTokens, accentTokens } from '@core/accent.ts';
import type { BrowserWindow } from 'electron';
import type { ElectronCalls } from './calls.ts';

/** macOS tells of another accent by this name. */
const ACCENT_CHANGED = 'AppleColorPreferencesChangedNotification';

/** The system's accent, where it is a usable one, as a style sheet of every window. Light and dark the pages follow themselves. */
export class Theme {
  readonly #calls: Pick<ElectronCalls, 'systemPreferences' | 'nativeTheme' | 'platform'>;
  /** The key of the sheet that a window has, to take it out again. */
  readonly #sheets = new WeakMap<BrowserWindow, string>();
  /** One change after the other: two at once would leave a sheet behind. */
  #queue: Promise<void> = Promise.resolve();

  constructor(
    calls: Pick<ElectronCalls, 'systemPreferences' | 'nativeTheme' | 'platform'>,
    windows: () => Iterable<BrowserWindow>,
  ) {
    this.#calls = calls;
    const paintAll = () => {
      for (const window of windows()) this.paint(window);
    };
    // Also told when increased contrast or reduced transparency is switched, which may come with another accent.
    calls.nativeTheme.on('updated', paintAll);
    if (calls.platform === 'darwin') calls.systemPreferences.subscribeNotification(ACCENT_CHANGED, paintAll);
  }

  /** Gives a window the accent of this moment. */
  paint(window: BrowserWindow, isNew = false): void {
    if (isNew) this.#sheets.delete(window);
    this.#queue = this.#queue.then(() => this.#paint(window)).catch(() => undefined); // A window that closed meanwhile.
  }

  /** Resolves when every window has what it was to get. */
  settled(): Promise<void> {
    return this.#queue;
  }

  async #paint(window: BrowserWindow): Promise<void> {
    if (window.isDestroyed()) return;
    const sheet = this.#sheet();
    const old = this.#sheets.get(window);
    this.#sheets.delete(window);
    if (sheet !== null) {
      this.#sheets.set(window, await window.webContents.insertCSS(sheet, { cssOrigin: 'author' }));
    }
    if (old !== undefined) await window.webContents.removeInsertedCSS(old);
  }

  #sheet(): string | null {
    if (this.#calls.platform !== 'darwin') return null;
    const tokens = accentTokens(this.#calls.systemPreferences.getAccentColor());
    if (tokens === null) return null;
    return `${rule(tokens.light)} @media (prefers-color-scheme: dark) { ${rule(tokens.dark)} }`;
  }
}

const rule = ({ accent, accentText, accentSoft, focus }: AccentTokens) =>
  `:root:root { --accent: ${accent}; --accent-text: ${accentText}; --accent-soft: ${accentSoft}; --focus: ${focus}; }`;
