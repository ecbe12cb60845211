import { expect, test } from 'vitest';
import { oddPieces } from '../../../../src-renderer/parts/odd-pieces.ts';

const marked = (text: string, words: readonly string[]) => {
  const pieces = oddPieces(text, words);
  expect(pieces.map((piece) => piece.text).join('')).toBe(text);
  return pieces.flatMap(({ word }) => word ?? []);
};

test('a word is marked as a whole word only, and the pieces are the text again', () => {
  expect(marked('Quillfeather and Quillfeathers, (Quillfeather)', ['Quillfeather'])).toHaveLength(2);
  expect(marked('𝓐quill 𝓐 quill𝓐 é quillé "quill"', ['quill'])).toHaveLength(1);
});

test('of two words that begin at one place the longer is marked, whichever was found first', () => {
  expect(marked('northwind-payroll, northwind', ['northwind', 'northwind-payroll'])).toEqual([
    'northwind-payroll',
    'northwind',
  ]);
});

test('10,000 places of a word in a text of 130 KB are each marked', () => {
  expect(marked('quillfeather '.repeat(10_000), ['quillfeather'])).toHaveLength(10_000);
});
