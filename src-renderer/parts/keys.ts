import { useEffect, useRef } from 'react';

/**
 * The keyboard map (design.md). A chord is written as on a Mac: `⌘1`, `⌥⇧⌘X`, `⌃2`, `F8`.
 *
 * In a browser the chords that browsers keep for themselves (⌘1, ⌘2, ⌘R, ⌘D) are left to them, and ⌃⌥ with the same
 * key does it instead. Off the Mac, ⌘ is Ctrl.
 */
export interface Chord {
  readonly meta: boolean;
  readonly ctrl: boolean;
  readonly alt: boolean;
  readonly shift: boolean;
  /** As `KeyboardEvent.code` says it, so that ⌥ does not change the letter. */
  readonly code: string;
}

const KEPT_BY_BROWSERS = new Set(['⌘1', '⌘2', '⌘R', '⌘D']);
const named: Readonly<Record<string, string>> = {
  '⌫': 'Backspace',
  '↩': 'Enter',
  ',': 'Comma',
  '.': 'Period',
};

export function parseChord(chord: string): Chord {
  const key = chord.replace(/[⌘⌃⌥⇧]/g, '');
  const code = named[key] ?? (/^\d$/.test(key) ? `Digit${key}` : /^[A-Z]$/.test(key) ? `Key${key}` : key);
  return {
    meta: chord.includes('⌘'),
    ctrl: chord.includes('⌃'),
    alt: chord.includes('⌥'),
    shift: chord.includes('⇧'),
    code,
  };
}

export interface Platform {
  readonly mac: boolean;
  readonly shell: 'electron' | 'browser';
}

/** The chord as it is pressed on this machine. */
export function chordFor(chord: string, { mac, shell }: Platform): Chord {
  const asked = parseChord(chord);
  if (shell === 'browser' && KEPT_BY_BROWSERS.has(chord)) return { ...asked, meta: false, ctrl: true, alt: true };
  return mac || !asked.meta ? asked : { ...asked, meta: false, ctrl: true };
}

/** How to name a chord to the person: "⌘," on a Mac, "Ctrl+," elsewhere. */
export function chordName(chord: string, platform: Platform): string {
  const { meta, ctrl, alt, shift } = chordFor(chord, platform);
  const key = chord.replace(/[⌘⌃⌥⇧]/g, '');
  if (platform.mac) return `${ctrl ? '⌃' : ''}${alt ? '⌥' : ''}${shift ? '⇧' : ''}${meta ? '⌘' : ''}${key}`;
  const spelled = { '⌫': 'Backspace', '↩': 'Enter' }[key] ?? key;
  return [ctrl || meta ? 'Ctrl' : '', alt ? 'Alt' : '', shift ? 'Shift' : '', spelled]
    .filter((word) => word !== '')
    .join('+');
}

export function thisPlatform(shell: Platform['shell']): Platform {
  return { mac: /Mac|iPhone|iPad/.test(navigator.platform), shell };
}

export type KeyMap = Readonly<Record<string, (() => void) | null>>;

/** Listens for chords while the calling part is on screen. A chord whose action is null is left alone. */
export function useKeys(map: KeyMap, shell: Platform['shell']): void {
  const current = useRef(map);
  current.current = map;
  useEffect(() => {
    const platform = thisPlatform(shell);
    const hear = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      for (const [chord, run] of Object.entries(current.current)) {
        const { meta, ctrl, alt, shift, code } = chordFor(chord, platform);
        const theirs = code === 'KeyZ' || code === 'Backspace' || (!meta && !ctrl && !alt && code.startsWith('Key'));
        const pressed =
          event.code === code &&
          event.metaKey === meta &&
          event.ctrlKey === ctrl &&
          event.altKey === alt &&
          event.shiftKey === shift;
        // A bare letter, undo and deleting belong to whoever is typing; an open sheet or menu has its own keys.
        if (!pressed || run === null || (theirs && isTyping(event.target)) || isCovered()) continue;
        event.preventDefault();
        run();
        return;
      }
    };
    window.addEventListener('keydown', hear);
    return () => window.removeEventListener('keydown', hear);
  }, [shell]);
}

export function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable="true"]') !== null;
}

/** A sheet or a menu is open above the view. */
function isCovered(): boolean {
  return document.querySelector('[data-covers]') !== null;
}
