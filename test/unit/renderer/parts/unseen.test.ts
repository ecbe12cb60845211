import { expect, test } from 'vitest';
import { seenPieces } from '../../../../src-renderer/parts/unseen.ts';

const signs = (value: string) => {
  const pieces = seenPieces(value);
  expect(pieces.map(({ text }) => text).join('')).toBe(value);
  return pieces.flatMap(({ sign }) => sign ?? []);
};

test('13 signs that turn a text round, have no width or are no text at all are told by their numbers', () => {
  const hidden = [
    '\u202e',
    '\u202d',
    '\u2066',
    '\u2069',
    '\u200b',
    '\u200e',
    '\u2060',
    '\ufeff',
    '\u00ad',
    '\u0007',
    '\u009b',
  ];
  expect(signs(`a${hidden.join('b')}\u{e0041}c\u3164`)).toEqual([
    ...['U+202E', 'U+202D', 'U+2066', 'U+2069', 'U+200B', 'U+200E', 'U+2060', 'U+FEFF', 'U+00AD', 'U+0007', 'U+009B'],
    ...['U+E0041', 'U+3164'],
  ]);
});

test('words of any script, lines, tabs, accents and emoji of several signs stay as they are', () => {
  expect(signs('Größe, ñandú, e\u0301\tשלום שרת\nالخادم متوقف 日本語 👩‍🚀 👩🏽‍💻 ❤️‍🔥 🏳️‍🌈')).toEqual([]);
  expect(signs('a\u200db')).toEqual(['U+200D']);
});
