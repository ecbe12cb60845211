/**
 * Tells what a generator made from what a person or a compiler wrote. Names are made of words: letters of one case run
 * on for four, five characters. Random letters and digits change kind at nearly every second one.
 */

/** Bits of Shannon entropy per character, over the characters of the text itself. */
export function entropy(text: string): number {
  const counts = new Map<string, number>();
  for (const sign of text) counts.set(sign, (counts.get(sign) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / text.length) * Math.log2(count / text.length);
  return bits;
}

interface Shape {
  readonly lower: number;
  readonly upper: number;
  readonly digits: number;
  /** Mean length of `Word`, `WORD`, `word` and `123` pieces. */
  readonly piece: number;
}

function shapeOf(text: string): Shape {
  let lower = 0;
  let upper = 0;
  let digits = 0;
  let pieces = 0;
  let before = '';
  let counted = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    let kind = '';
    if (code >= 97 && code <= 122) {
      lower += 1;
      kind = 'a';
    } else if (code >= 65 && code <= 90) {
      upper += 1;
      kind = 'A';
    } else if (code >= 48 && code <= 57) {
      digits += 1;
      kind = '0';
    }
    if (kind !== '') {
      counted += 1;
      // "Word" is one piece: a capital begins it, small letters go on.
      if (kind !== before && !(kind === 'a' && before === 'A')) pieces += 1;
    }
    before = kind;
  }
  return { lower, upper, digits, piece: pieces === 0 ? 0 : counted / pieces };
}

const HEX = /^(?:[0-9a-f]+|[0-9A-F]+)$/;

export function isHex(text: string): boolean {
  return HEX.test(text);
}

/**
 * Whether a piece of at least `least` letters and digits (and `+ / = _ -` between them) looks generated. Plain hex is
 * another question, asked by its length and place.
 */
export function looksRandom(text: string, least: number): boolean {
  const { lower, upper, digits, piece } = shapeOf(text);
  const counted = lower + upper + digits;
  if (counted < least) return false;
  const letters = lower + upper;
  if (digits === 0) return lower > 2 && upper > 2 && piece < 2.5 && entropy(text) > 3.2;
  if (letters === 0) return false;
  if (lower > 0 && upper > 0) return piece < 3.2 && entropy(text) > 2.9;
  // One case and digits: words with numbers behind them have few changes, random text one in two.
  return digits >= 2 && piece < 3 && entropy(text) > 2.7;
}

/** For a value that a name already calls secret: anything but a word, a number or a path of them. */
export function looksOpaque(text: string): boolean {
  if (text.length < 8) return false;
  if (isHex(text)) return /\d/.test(text) && (/[a-f]/i.test(text) || text.length >= 16);
  return looksRandom(text, 8) || (text.length >= 10 && /\d/.test(text) && /[A-Za-z]/.test(text) && entropy(text) > 3);
}
