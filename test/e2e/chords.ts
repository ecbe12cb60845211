import { chordFor } from '../../src-renderer/parts/keys.ts';

/** What shows the windows: the headless host and a Chromium, or the app itself. */
export type Shell = 'headless' | 'electron';
export type ShellWindow = 'main' | 'settings' | 'feedback' | 'consent';

/** A chord of the keyboard map, `⌘2`, as Playwright presses it in this shell: `Control+Alt+Digit2` in a browser. */
export function toPress(chord: string, shell: Shell, mac = process.platform === 'darwin'): string {
  const { meta, ctrl, alt, shift, code } = chordFor(chord, {
    mac,
    shell: shell === 'electron' ? 'electron' : 'browser',
  });
  return [ctrl && 'Control', alt && 'Alt', shift && 'Shift', meta && 'Meta', code].filter(Boolean).join('+');
}
