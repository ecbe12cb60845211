import { describe, expect, test } from 'vitest';
import { chordFor, chordName } from '../../../../src-renderer/parts/keys.ts';

const chord = { meta: false, ctrl: false, alt: false, shift: false };

describe('chords', () => {
  test('⌘1 is itself under Electron, and ⌃⌥1 in a browser, which keeps ⌘1', () => {
    expect(chordFor('⌘1', { mac: true, shell: 'electron' })).toEqual({ ...chord, meta: true, code: 'Digit1' });
    expect(chordFor('⌘1', { mac: true, shell: 'browser' })).toEqual({
      ...chord,
      ctrl: true,
      alt: true,
      code: 'Digit1',
    });
  });

  test('off the Mac ⌘ is Ctrl', () => {
    expect(chordFor('⌘↩', { mac: false, shell: 'browser' })).toEqual({ ...chord, ctrl: true, code: 'Enter' });
    expect(chordFor('⇧⌘X', { mac: false, shell: 'electron' })).toEqual({
      ...chord,
      ctrl: true,
      shift: true,
      code: 'KeyX',
    });
  });

  test('a chord is named as it is pressed', () => {
    expect(chordName('⇧⌘X', { mac: true, shell: 'browser' })).toBe('⇧⌘X');
    expect(chordName('⌘D', { mac: true, shell: 'browser' })).toBe('⌃⌥D');
    expect(chordName('⌘⌫', { mac: false, shell: 'browser' })).toBe('Ctrl+Backspace');
    expect(chordName('⌘,', { mac: false, shell: 'browser' })).toBe('Ctrl+,');
  });
});
