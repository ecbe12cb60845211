import { accentTokens, contrast, rgbOf } from '@core/accent.ts';
import { runApp, settled } from '@test/electron-app.ts';
import { FakeElectron } from '@test/fake-electron.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

const of = (hex: string) => rgbOf(hex.slice(1));
const macAccents = { red: 'ff5257ff', orange: 'f7821bff', yellow: 'ffc600ff', green: '62ba46ff', pink: 'f74f9eff' };

describe('the accent', () => {
  const holds = (accent: string) => {
    const tokens = accentTokens(accent);
    if (tokens === null) return;
    for (const [theme, window, content] of [
      ['light', '#f6f6f8', '#ffffff'],
      ['dark', '#1d1e21', '#232428'],
    ] as const) {
      const one = tokens[theme];
      expect(contrast(of('#ffffff'), of(one.accent)), `${accent} ${theme}: white on it`).toBeGreaterThanOrEqual(4.5);
      expect(contrast(of(one.accent), of(window)), `${accent} ${theme}: on window`).toBeGreaterThanOrEqual(3);
      expect(contrast(of(one.accentText), of(content)), `${accent} ${theme}: text`).toBeGreaterThanOrEqual(4.5);
      expect(contrast(of(one.accentText), of(one.accentSoft)), `${accent} ${theme}: on soft`).toBeGreaterThanOrEqual(
        4.5,
      );
      expect(contrast(of(one.focus), of(window)), `${accent} ${theme}: focus`).toBeGreaterThanOrEqual(3);
    }
  };

  test.each(Object.entries(macAccents))('%s of macOS reaches 4.5 with white on it, and 3 on a window', (_, accent) => {
    expect(accentTokens(accent)).not.toBeNull();
    holds(accent);
  });

  test('of any colour does, or is left to Beacon’s own blue', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 0xffffff }), (n) => holds(n.toString(16).padStart(6, '0'))));
  });

  test.each([
    ['graphite', '8c8c8cff'],
    ['violet', '953d96ff'],
    ['nothing', ''],
    ['no colour', 'zzzzzz'],
  ])('%s falls back to blue', (_, accent) => expect(accentTokens(accent)).toBeNull());
});

describe('the windows', () => {
  test('get the system’s accent when they open, and another one when it changes, with no old sheet left', async () => {
    const electron = new FakeElectron();
    electron.accent = macAccents.green;
    const { shell } = await runApp({ electron });
    shell().show();
    await settled();
    const sheets = () => [...(electron.windows[0]?.sheets.values() ?? [])];
    const green = accentTokens(macAccents.green)?.light.accent ?? 'none';
    expect(sheets()).toHaveLength(1);
    expect(sheets()[0]).toContain(`--accent: ${green};`);
    electron.accent = macAccents.pink;
    electron.subscriptions.get('AppleColorPreferencesChangedNotification')?.();
    electron.theme.emit('updated');
    await settled();
    expect(sheets()).toHaveLength(1);
    expect(sheets()[0]).toContain(`--accent: ${accentTokens(macAccents.pink)?.light.accent};`);
    electron.accent = '8c8c8cff';
    electron.theme.emit('updated');
    await settled();
    expect(sheets()).toEqual([]);
  });

  test('get it again with a page that was loaded anew', async () => {
    const electron = new FakeElectron();
    electron.accent = macAccents.red;
    const { shell } = await runApp({ electron });
    shell().show();
    await settled();
    electron.windows[0]?.webContents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 11 });
    await settled();
    expect(electron.windows[0]?.sheets.size).toBe(1);
  });
});

describe('a picture of our own window', () => {
  test('is of the main one, as PNG in memory, however many are open', async () => {
    const { electron, shell } = await runApp();
    expect(await shell().captureOwnWindow()).toBeNull();
    shell().show();
    electron.app.emit('open-url', { preventDefault: () => undefined }, 'stallari://beacon/feedback');
    await settled();
    expect(electron.windows).toHaveLength(2);
    expect(await shell().captureOwnWindow()).toEqual({
      png: new Uint8Array([0x89, 0x50, 0x4e, 0x47]),
      width: 1080,
      height: 720,
    });
  });

  test('of more than 16 million pixels is made smaller, and an empty one is none', async () => {
    const { electron, shell } = await runApp();
    shell().show();
    await settled();
    const [window] = electron.windows;
    if (window !== undefined) window.picture = { width: 8000, height: 8000 };
    expect(await shell().captureOwnWindow()).toMatchObject({ width: 4000, height: 4000 });
    if (window !== undefined) window.picture = null;
    expect(await shell().captureOwnWindow()).toBeNull();
  });
});
