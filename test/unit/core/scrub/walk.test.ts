import { buildAutomaton } from '@core/scrub/automaton.ts';
import { characters } from '@core/scrub/characters.ts';
import { hasMixedPlace } from '@core/scrub/randomness.ts';
import { isMixed } from '@core/scrub/run-shapes.ts';
import { signsOf } from '@core/scrub/signs.ts';
import { eachSum, roll, sumsOf, walk } from '@core/scrub/walk.ts';
import { describe, expect, test } from 'vitest';

const KEYWORDS = [['token', 'oken', 'k#'], ['://', ':', 'a-keyword-longer-than-most-of-them'], ['nab']];
const PIECES = ['token', 'k7', '://', 'a-keyword-longer-than-most-of-them', 'nab', ' ', 'x', 'tok', 'ab', 'k', '42'];

/** Text of any length, the same in every run. */
function textOf(length: number): string {
  let text = '';
  for (let turn = 7; text.length < length; turn = (turn * 48271) % 2147483647) text += PIECES[turn % PIECES.length];
  return text.slice(0, length);
}

/** Every keyword at every place, asked one by one, in the order of their ends, the longer first. */
function slowly(text: string): string[] {
  const words = KEYWORDS.flatMap((list, owner) => list.map((word) => ({ owner, word })));
  const found: string[] = [];
  for (let end = 1; end <= text.length; end += 1)
    for (const { owner, word } of words.toSorted((a, b) => b.word.length - a.word.length)) {
      const start = end - word.length;
      const there = text.slice(Math.max(0, start), end).replace(/\d/g, word.includes('#') ? '#' : '$&');
      if (start >= 0 && there === word) found.push(`${owner} ${start} ${end}`);
    }
  return found;
}

describe('one walk over a text', () => {
  test.each([0, 1, 31, 32, 33, 40, 65, 100, 131, 384, 385, 500, 8191, 8192, 8193, 8600, 20_000])(
    'of %d characters meets what a search place by place does, in its order',
    (length) => {
      const text = textOf(length);
      const met: string[] = [];
      walk(buildAutomaton(KEYWORDS), new TextEncoder().encode(text), length, (owner, start, end) =>
        met.push(`${owner} ${start} ${end}`),
      );
      expect(met).toEqual(slowly(text));
    },
  );

  test('tells apart keywords of 66 different signs, for which the table has 64 columns', () => {
    const signs = Array.from({ length: 95 }, (_, at) => String.fromCharCode(32 + at)).filter(
      (sign) => !/[A-Z#]/.test(sign),
    );
    const letters = signs.filter((sign) => /[a-z]/.test(sign));
    const others = [...signs.filter((sign) => !/[a-z]/.test(sign)), '\t', '\n', '\r', '\0', '\u001b', '\v', '\f', '\b'];
    expect(letters.length + others.filter((sign) => !/\d/.test(sign)).length).toBe(66);
    const automaton = buildAutomaton([letters, ...others.map((sign) => [`q${sign}`, `${sign}z`])]);
    for (const [index, sign] of others.entries()) {
      const met: string[] = [];
      walk(automaton, new TextEncoder().encode(`.Q${sign}Z.`), 5, (owner, start, end) => {
        if (owner > 0 && start > 0 && end < 5) met.push(`${owner} ${start} ${end}`);
      });
      expect(met).toEqual([`${index + 1} 1 3`, `${index + 1} 2 4`]);
    }
  });

  test('meets a keyword wherever it lies across the 40 to 9,000 characters that it walks four by four', () => {
    const automaton = buildAutomaton([['a-keyword-longer-than-most-of-them']]);
    for (const length of [40, 65, 100, 140, 384, 511, 8192, 9000])
      for (let start = 0; start + 34 <= length; start += length > 1000 ? 7 : 1) {
        const signs = new Uint8Array(length).fill(120);
        signs.set(new TextEncoder().encode('a-keyword-longer-than-most-of-them'), start);
        const met: number[] = [];
        walk(automaton, signs, length, (_owner, from) => met.push(from));
        expect(met).toEqual([start]);
      }
  });

  test('finds the three characters of a known value at every one of 38 to 41 places, the first and the last too, in texts of 40 to 43 characters', () => {
    const sum = [...'q7z'].reduce((before, sign) => roll(before, sign.charCodeAt(0)), 0);
    for (const length of [40, 41, 42, 43])
      for (let start = 0; start + 3 <= length; start += 1) {
        const places: [number, number][] = [];
        const signs = new TextEncoder().encode('.'.repeat(start).concat('Q7z').padEnd(length, '.'));
        eachSum(signs, length, sumsOf([sum]), { onKnown: (at, found) => places.push([at, found]) });
        expect(places).toEqual([[start, sum]]);
      }
  });

  test('tells of no keyword whose neighbour its owner forbids, and of each one at the ends of a text and beside é', () => {
    const gate = { notAfter: characters('a-z'), before: characters('0-9') };
    const automaton = buildAutomaton([['key'], ['ey']], [gate, null]);
    const places = (text: string) => {
      const met: string[] = [];
      walk(automaton, signsOf(text), text.length, (owner, start) => met.push(`${owner} ${start}`));
      return met;
    };
    expect(places('key')).toEqual(['0 0', '1 1']);
    expect(places('KEY7')).toEqual(['0 0', '1 1']);
    expect(places('-key7')).toEqual(['0 1', '1 2']);
    expect(places('ékeyé')).toEqual(['0 1', '1 2']);
    expect(places('akey7')).toEqual(['1 2']);
    expect(places('-keys')).toEqual(['1 2']);
  });
});

describe('signs of a text', () => {
  test('are the same whether its 6,000 characters are read at once or in pieces of 40, with letters of two to four bytes and halves of pairs', () => {
    const pieces = ['plain ASCII text ', 'é', 'Ж', '漢', '😀', '\ud83d', '\ude00', '\u200b', '\u0430', ' \u00a0 '];
    let text = '';
    for (let turn = 7; text.length < 6000; turn = (turn * 48271) % 2147483647) text += pieces[turn % pieces.length];
    const whole = [...signsOf(text).subarray(0, text.length)];
    const apart: number[] = [];
    for (let at = 0; at < text.length; at += 40) {
      const piece = text.slice(at, at + 40);
      apart.push(...signsOf(piece).subarray(0, piece.length));
    }
    expect(whole).toEqual(apart);
  });

  test('say of 4,096 runs of four signs what the text itself says of mixed places', () => {
    const letters = 'aA7-_/+=';
    for (let turn = 0; turn < 4096; turn += 1) {
      const run = [0, 3, 6, 9].map((shift) => letters[(turn >> shift) & 7]).join('');
      expect([run, isMixed(signsOf(run), 0, 4)]).toEqual([run, hasMixedPlace(run)]);
    }
  });
});
