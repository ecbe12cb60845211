/**
 * Tells what a generator made from what a person or a compiler wrote. Names are made of words: letters of one case run
 * on for four, five characters. Random letters and digits change kind at nearly every second one.
 */

/** How often each ASCII character was seen; cleared after use. */
const counts = new Int32Array(128);
/** A number times its logarithm. */
const weights = Float64Array.from({ length: 257 }, (_, count) => (count === 0 ? 0 : count * Math.log2(count)));
/** What one more adds to that. */
const steps = Float64Array.from(
  { length: 256 },
  (_, count) => (weights[count + 1] as number) - (weights[count] as number),
);
/** What rounding may make of a number that is exact: four pairs have three bits, not a little more. */
const ROUNDING = 1e-9;

function weightOf(count: number): number {
  return count <= 256 ? (weights[count] as number) : count * Math.log2(count);
}

/** Bits of Shannon entropy per character, over the characters of the text itself. */
export function entropy(text: string): number {
  const { length } = text;
  let weight = 0;
  let others: Map<number, number> | null = null;
  for (let at = 0; at < length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 128) {
      const count = counts[code] as number;
      // As it goes: whether a character was there before is a question that a processor cannot guess.
      weight += count < 256 ? (steps[count] as number) : weightOf(count + 1) - weightOf(count);
      counts[code] = count + 1;
    } else {
      others ??= new Map();
      others.set(code, (others.get(code) ?? 0) + 1);
    }
  }
  counts.fill(0);
  if (others !== null) for (const count of others.values()) weight += weightOf(count);
  return length === 0 ? 0 : Math.log2(length) - weight / length - ROUNDING;
}

interface Shape {
  readonly lower: number;
  readonly upper: number;
  readonly digits: number;
  /** Mean length of `Word`, `WORD`, `word` and `123` pieces. */
  readonly piece: number;
}

const OTHER = 0;
const LOWER = 1;
const UPPER = 2;
const DIGIT = 3;
const KINDS = new Uint8Array(128);
for (let code = 0; code < 128; code += 1) {
  if (code >= 97 && code <= 122) KINDS[code] = LOWER;
  else if (code >= 65 && code <= 90) KINDS[code] = UPPER;
  else if (code >= 48 && code <= 57) KINDS[code] = DIGIT;
}

/** By the kind before and the kind now: whether a piece begins. "Word" is one: a capital begins it, small letters go on. */
const BEGINS = new Uint8Array(16);
for (const before of [OTHER, LOWER, UPPER, DIGIT])
  for (const kind of [LOWER, UPPER, DIGIT])
    if (kind !== before && !(kind === LOWER && before === UPPER)) BEGINS[before * 4 + kind] = 1;

/** How many of each kind; cleared before use. */
const tally = new Int32Array(4);

/** Without a branch at each character: which kind comes next in a random text no processor can guess. */
function shapeOf(text: string): Shape {
  tally.fill(0);
  let pieces = 0;
  let before = OTHER;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const kind = code < 128 ? (KINDS[code] as number) : OTHER;
    tally[kind] = (tally[kind] as number) + 1;
    pieces += BEGINS[before * 4 + kind] as number;
    before = kind;
  }
  const lower = tally[LOWER] as number;
  const upper = tally[UPPER] as number;
  const digits = tally[DIGIT] as number;
  return { lower, upper, digits, piece: pieces === 0 ? 0 : (lower + upper + digits) / pieces };
}

/**
 * Whether letters and digits of different kinds touch anywhere in `text`, or a sign that joins encoded text does. Words,
 * paths and names with dashes have none: a cheap question before the dear ones.
 */
export function hasMixedPlace(text: string): boolean {
  let before = OTHER;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 43 || code === 61) return true;
    const kind = code < 128 ? (KINDS[code] as number) : OTHER;
    if (kind !== before && kind !== OTHER && before !== OTHER && !(kind === LOWER && before === UPPER)) return true;
    before = kind;
  }
  return false;
}

/**
 * The letters that follow a letter in words and in names of programs: the pairs that make up 95 % of 91,385 words of the
 * documentation and the declarations of published packages.
 */
const FOLLOWERS =
  'a:bcdfgiklmnprstuvwxy b:aeijlorsuy c:acehiklorstu d:acdefilmoprstu e:abcdefghilmnopqrstuvwxy f:aefilortu g:aeghilnorstu h:aeiort i:abcdefglmnoprstvxz j:aeosu k:eis l:abcdeilopstuvy m:abeilmopsu n:acdefgiklmnopstuv o:abcdfgiklmnoprstuvwx p:adehiloprstuy q:u r:acdefgiklmnoprstuvy s:acdefhiklmnopstuy t:acdefhilmoprstuy u:abcefgilmnprst v:aei w:aeinors x:ceipt y:lnpst z:aeo';
const USUAL = new Uint8Array(26 * 32);
for (const row of FOLLOWERS.split(' ')) {
  const first = row.charCodeAt(0) - 97;
  for (let at = 2; at < row.length; at += 1) USUAL[first * 32 + row.charCodeAt(at) - 97] = 1;
}

/**
 * Whether at least `least` pairs of letters stand side by side, and three in ten of them stand in no word. Of random
 * letters more than half do; of a thousand names of twenty letters one does.
 */
export function unlikeWords(text: string, least: number): boolean {
  let pairs = 0;
  let rare = 0;
  let before = -1;
  for (let at = 0; at < text.length; at += 1) {
    const letter = (text.charCodeAt(at) | 32) - 97;
    const isLetter = letter >= 0 && letter < 26 && text.charCodeAt(at) > 64;
    if (isLetter && before >= 0) {
      pairs += 1;
      if (USUAL[before * 32 + letter] !== 1) rare += 1;
    }
    before = isLetter ? letter : -1;
  }
  return pairs >= least && rare * 10 >= pairs * 3;
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether a text is a UUID and nothing else: RFC 9562, in either case. */
export const isUuid = (text: string): boolean => UUID.test(text);

/** Whether a text is digits of hex and nothing else, its letters all of one case. */
export function isHex(text: string): boolean {
  let kinds = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= 97 && code <= 102) kinds |= 1;
    else if (code >= 65 && code <= 70) kinds |= 2;
    else if (code < 48 || code > 57) return false;
  }
  return kinds < 3 && text.length > 0;
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
  if (digits === 0) {
    // `rPONcCNLoxBs`: capitals where no word begins.
    if (counted >= 10 && lower > 0 && upper > 0 && piece < 2.6 && unlikeWords(text, 6) && entropy(text) > 2.9)
      return true;
    return unlikeWords(text, Math.max(14, least - 2)) && entropy(text) > 3;
  }
  if (letters === 0) return false;
  if (lower > 0 && upper > 0 && piece < 3.2 && entropy(text) > 2.9) return true;
  // One case and digits: words with numbers behind them have few changes, random text one in two.
  if (digits >= 2 && piece < 3 && entropy(text) > 2.7) return true;
  if (counted >= 20 && INTERLEAVED.test(text) && entropy(text) > 3.2) return true;
  return counted >= 16 && unlikeWords(text, 8) && entropy(text) > 3.2;
}

/** Numbers in three places or more of a run of letters without a sign between them. */
const INTERLEAVED = /^\d{0,8}(?:[A-Za-z]{1,24}\d{1,8}){3}[A-Za-z0-9]{0,64}$/;

/** For a value that a name already calls secret: anything but a word, a number or a path of them. */
export function looksOpaque(text: string): boolean {
  if (text.length < 8) return false;
  if (isHex(text)) return /\d/.test(text) && (/[a-f]/i.test(text) || text.length >= 16);
  // Hex in both cases, as somebody typed it.
  if (/^(?=[A-Fa-f]{0,40}\d)(?=\d{0,40}[A-Fa-f])[0-9A-Fa-f]{20,128}$/.test(text)) return true;
  return looksRandom(text, 8) || (text.length >= 10 && /\d/.test(text) && /[A-Za-z]/.test(text) && entropy(text) > 3);
}
