/**
 * Sets of ASCII characters as lookup tables, and steps over them that are bounded, so that no scan from a hit can cost
 * more than its bound.
 */
export type CharacterSet = Uint8Array;

/** `characters('a-z0-9_')`: ranges as in a regex class; `-` last stands for itself. Nothing above U+007F is in a set. */
export function characters(ranges: string): CharacterSet {
  const set = new Uint8Array(128);
  for (let at = 0; at < ranges.length; at += 1) {
    const first = ranges.charCodeAt(at);
    if (ranges[at + 1] === '-' && at + 2 < ranges.length) {
      if (ranges.charCodeAt(at + 2) < first) throw new Error(`A range runs upwards, not ${ranges.slice(at, at + 3)}.`);
      for (let code = first; code <= ranges.charCodeAt(at + 2); code += 1) set[code] = 1;
      at += 2;
    } else set[first] = 1;
  }
  return set;
}

export const ALNUM = characters('a-zA-Z0-9');
export const WORD = characters('a-zA-Z0-9_');
export const LETTER = characters('a-zA-Z');
export const DIGIT = characters('0-9');
export const BASE64 = characters('a-zA-Z0-9+/_=-');

export function isIn(set: CharacterSet, code: number): boolean {
  return code < 128 && set[code] === 1;
}

/** Letters and digits, and every character above ASCII: names are written in all scripts. NaN, past the end, is not. */
export function isWordLike(code: number): boolean {
  return code < 128 ? ALNUM[code] === 1 : code >= 0xaa && code !== WIDE_FILLER && !isSpaceLike(code);
}

/**
 * Whether a sign beside a word of letters makes it a longer word. Han, Kana, Thai and Hangul do not: no space is written
 * there between a name and what is said of it.
 */
export function goesOnAsWord(code: number): boolean {
  return code < 0xe00 ? isWordLike(code) : isWordLike(code) && !isUnspaced(code);
}

function isUnspaced(code: number): boolean {
  return (
    code <= 0xe7f ||
    (code >= 0x3021 && code <= 0x9fff) ||
    (code >= 0xac00 && code <= 0xd7af) ||
    (code >= 0xf900 && code <= 0xfaff)
  );
}

/** Dashes, quotes, spaces and arrows above ASCII, and the signs of full width that stand between words. */
function isSpaceLike(code: number): boolean {
  return (
    code === 0xab ||
    code === 0xb7 ||
    code === 0xbb ||
    (code >= 0x2000 && code <= 0x2bff) ||
    (code >= 0x3000 && code <= 0x3020) ||
    (code >= 0xff01 && code <= 0xff65 && !isFullWidthWord(code))
  );
}

/** Digits and letters of full width. */
function isFullWidthWord(code: number): boolean {
  return (code >= 0xff10 && code <= 0xff19) || (code >= 0xff21 && code <= 0xff3a) || (code >= 0xff41 && code <= 0xff5a);
}

/** A replacement for an object; neither a letter nor a sign that a name is made of. */
const WIDE_FILLER = 0xfffc;
/** A control character: a text of such as this takes half the room of one with the other, and is read faster. */
const NARROW_FILLER = 0x9c;

/** What stands for text of now that is taken out already, one character a token, wherever rules look; -1 before any is. */
let filler = -1;

/** Before a text of which nothing is taken out yet: whatever stands in it is its own. */
export function forgetFiller(): void {
  filler = -1;
}

/** What stands for what is taken out of `text`, from now on. */
export function fillerFor(text: string): string {
  if (filler < 0) filler = text.includes(String.fromCharCode(NARROW_FILLER)) ? WIDE_FILLER : NARROW_FILLER;
  return String.fromCharCode(filler);
}

export function isFiller(code: number): boolean {
  return code === filler;
}

export function holdsFiller(text: string): boolean {
  return filler >= 0 && text.includes(String.fromCharCode(filler));
}

/** What an escape stands for: never what stands for what is taken out, but the next character, which means as little. */
export function decodedCharacter(code: number): string {
  return String.fromCodePoint(code === filler ? code + 1 : code);
}

/** Whether the character at `at` is one of the set; none stands outside of the text. */
export function isAt(text: string, at: number, set: CharacterSet): boolean {
  return isIn(set, text.charCodeAt(at));
}

/** The first offset of the run of `set` that ends before `end`, at most `most` characters back. */
export function stepBack(text: string, end: number, set: CharacterSet, most: number): number {
  let at = end;
  const stop = Math.max(0, end - most);
  while (at > stop && isIn(set, text.charCodeAt(at - 1))) at -= 1;
  return at;
}

/** The end of the run of `set` that starts at `start`, at most `most` characters on. */
export function stepOver(text: string, start: number, set: CharacterSet, most: number): number {
  let at = start;
  const stop = Math.min(text.length, start + most);
  while (at < stop && isIn(set, text.charCodeAt(at))) at += 1;
  return at;
}

/** The start of the line that `at` is in, at most `most` characters back. */
export function lineStart(text: string, at: number, most: number): number {
  const stop = Math.max(0, at - most);
  let start = at;
  while (start > stop) {
    const code = text.charCodeAt(start - 1);
    if (code === 10 || code === 13) break;
    start -= 1;
  }
  return start;
}

/** The end of the line that `at` is in, at most `most` characters on. */
export function lineEnd(text: string, at: number, most: number): number {
  const stop = Math.min(text.length, at + most);
  let end = at;
  while (end < stop) {
    const code = text.charCodeAt(end);
    if (code === 10 || code === 13) break;
    end += 1;
  }
  return end;
}

/** Where a sign stands at or behind `from`, at most `most` characters on; -1 where it does not. */
export function indexWithin(text: string, sign: string, from: number, most: number): number {
  const at = text.slice(from, from + most).indexOf(sign);
  return at < 0 ? -1 : from + at;
}
