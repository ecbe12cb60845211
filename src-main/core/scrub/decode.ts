import { ALNUM, characters, decodedCharacter, isIn, LETTER, stepBack } from './characters.ts';
import { ENTITY, entity } from './entities.ts';
import { LOOKS_LATIN } from './signs.ts';
import { islandsAround, type Range, toOriginal, type View, ViewBuilder } from './view.ts';
import { readWrittenBytes } from './written-bytes.ts';

/**
 * What hides a text from a pattern: escapes of JSON and source code, percent-encoding, HTML entities, terminal codes,
 * characters without width, full-width and bold letters, quoted-printable, base64 over several lines. Each alternative is
 * bounded.
 */
const ESCAPE = new RegExp(
  [
    String.raw`\\(?:x[c-fC-F][0-9a-fA-F](?:\\x[89abAB][0-9a-fA-F]){1,3}|3[0-7]{2}(?:\\2[0-7]{2}){1,3})`,
    String.raw`\\(?:u\{[0-9a-fA-F]{1,6}\}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|x[0-9a-fA-F]{2}|[0-3][0-7]{2}|\r?\n|["'\x60\\/nrtbfv=:@&])`,
    '(?:%[0-9a-fA-F]{2}){1,200}|%u[0-9a-fA-F]{4}',
    String.raw`\u001b(?:\[[0-9;:?<=>]{0,32}[@-~]|\][^\u0007\u001b]{0,512}(?:\u0007|\u001b\\)?|[@-Z\\-_])`,
    String.raw`(?:\^\[|␛)\[[0-9;]{0,16}[A-Za-z]`,
    ENTITY,
    String.raw`(?:[\u0000\u00ad\u0300-\u036f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb]|\udb40[\udc00-\udfff]){1,1000}|[\uff01-\uff5e]`,
    String.raw`[\u00a0\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]`,
    String.raw`\ud835[\udc00-\udfff]|[\u24b6-\u24e9\ufe50-\ufe6b]`,
    String.raw`=\?[\w-]{2,24}\?[qQ]\?[^?\s]{1,400}\?=`,
    String.raw`<!\[CDATA\[|\]\]>|\[(?:\d{1,3}(?:;\d{1,3}){0,4})m`,
    String.raw`=(?:3[AD]|40|2[DEF]|5F)|(?<=[^\r\n]{66})(?<![^\r\n]{79})=\r?\n(?=\S)`,
    String.raw`\r?\n(?=[A-Za-z0-9+/=]{4}(?![A-Za-z]{0,16}\d{0,3}[: ]))`,
    String.raw`(?:"[ \t]{0,4}(?:\+{1,2}|\.{1,2}|&|\|\||<>|\r?\n)\s{0,40}"(?!\w[\w.-]{0,40}"[ \t]{0,2}:)|'[ \t]{0,4}(?:\+{1,2}|\.{1,2}|&|\|\||\r?\n)\s{0,40}'(?!\w[\w.-]{0,40}'[ \t]{0,2}:))`,
    String.raw`</?(?:b|i|u|em|wbr|mark|span|font|code|strong)(?:[ \t][^<>\n]{0,120})?/?>`,
    String.raw`[[(]\s{0,60}\d{2,3}(?:(?:, |,| |,\s{1,60})\d{1,3}){5,4095}`,
    String.raw`0x[0-9a-f]{2}(?:[, ]{1,2}0x[0-9a-f]{1,2}){5,1000}|0X[0-9A-F]{2}(?:[, ]{1,2}0X[0-9A-F]{1,2}){5,1000}`,
    String.raw`[0-7][0-9a-fA-F](?:(?: {1,2}[0-7][0-9a-fA-F]){7,2000}|(?::[0-7][0-9a-fA-F]){7,2000})(?![\w:])`,
    // UTF-7: https://www.rfc-editor.org/rfc/rfc2152
    String.raw`\+A[C-H][AEIMQUYcgkosw048]-`,
    '<Buffer(?: [0-9a-f]{2}){6,1000}',
    '[A-Za-z0-9+/_-]{16,8192}={0,2}',
    `[${[...LOOKS_LATIN.keys()].map((code) => String.fromCharCode(code)).join('')}]`,
  ].join('|'),
  'y',
);

const IN_BASE64 = characters('a-zA-Z0-9+/');
/** A line of base64 is 60, 64 or 76 long, whoever wrapped it. */
export const LEAST_WRAPPED = 60;

/** `112 97 `, `122,113,`: a list of numbers of one byte, perhaps with a line for each. */
const BYTES = /^(?:\d{2,3},? ?\d{1,3}[, ]|\r?\n[ \t]{0,60}\d{2,3},\r?\n)/;

/** How far a letter that looks Latin may stand from a Latin one: `ΑΚΙΑ7Q` hides a key. */
const MOST_ALIKE = 5;

function isAmongLatin(text: string, at: number, step: 1 | -1): boolean {
  for (let away = 1; away <= MOST_ALIKE; away += 1) {
    const code = text.charCodeAt(at + step * away);
    if (isIn(ALNUM, code)) return true;
    if (!LOOKS_LATIN.has(code)) return false;
  }
  return false;
}

/** What is left of a terminal code without its first character: `[31m`. */
const BARE_CODE = /^\d{1,3}[m;]/;
/** However that first character was written, it is there: the code is read as a whole, sooner or later. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: ESC itself is what begins a code.
const OF_A_CODE = /(?:1b;?|33|27;|\\e|\^|␛|\u001b)$/i;

const IN_WORD = characters('a-zA-Z0-9.:_-');
const LIST_SIGN = characters(', ');
const TAG_SIGN = characters('/!biuemwsfcBIUEMWSFC');
const PRINTABLE = characters('2-7');
const HEX_DIGIT = characters('0-9a-fA-F');

/** Whether two digits of hex stand at `at`, behind a gap or at the start, of a byte that may be a letter. */
function isPair(text: string, at: number): boolean {
  return isIn(PRINTABLE, text.charCodeAt(at)) && isIn(HEX_DIGIT, text.charCodeAt(at + 1));
}

/**
 * Where bytes that stand apart begin, ` 70 ` found behind the space at `gap`; -1 where they do not, or have been found by
 * an earlier pair of digits.
 */
export function pairsFrom(text: string, gap: number): number {
  if (!isPair(text, gap + 4) || text.charCodeAt(gap + 6) !== 32) return -1;
  let from = gap + 1;
  while (from >= 3 && text.charCodeAt(from - 1) === 32 && isPair(text, from - 3)) {
    from -= 3;
    if (text.charCodeAt(from - 1) === 32 && !(text.charCodeAt(from + 1) > 57)) return -1;
  }
  return from;
}

/** Whether an escape may begin at `at`, where one of its signs stands: most `=` and ends of lines are none. */
export function mayEscape(text: string, at: number): boolean {
  const sign = text.charCodeAt(at);
  if (sign === 61) {
    const next = text.charCodeAt(at + 1);
    if (next === 10 || next === 13 || next === 63) return true;
    const after = text.charCodeAt(at + 2);
    // In quoted-printable: = - . / _ and, before a letter, @.
    if (next === 51) return after === 68 || after === 65;
    if (next === 50) return after >= 68 && after <= 70;
    return next === 53 ? after === 70 : isIn(LETTER, text.charCodeAt(at + 3));
  }
  if (sign === 91 || sign === 40) {
    const behind = text.slice(at + 1, at + 70);
    return (
      BYTES.test(behind) ||
      (sign === 91 && BARE_CODE.test(behind) && !OF_A_CODE.test(text.slice(Math.max(0, at - 3), at)))
    );
  }
  if (sign === 48) return isIn(LIST_SIGN, text.charCodeAt(at + 4));
  if (sign === 60) return isIn(TAG_SIGN, text.charCodeAt(at + 1));
  // A letter that looks Latin hides one only beside Latin letters: in a word of its own script it is itself.
  if (sign > 0x390 && sign < 0x530) return isAmongLatin(text, at, -1) || isAmongLatin(text, at, 1);
  if (sign === 10 || sign === 13)
    return (
      isIn(IN_BASE64, text.charCodeAt(at - 1)) && at - stepBack(text, at, IN_BASE64, LEAST_WRAPPED) === LEAST_WRAPPED
    );
  return true;
}

/** Besides those from U+2000 to U+200A, and the one that does not break. */
const SPACES = new Set([0x202f, 0x205f, 0x3000]);

const SINGLE: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '', f: '\n', v: '\n' };

/** How far a decoded view reaches round an escape, where no line ends sooner. */
const REACH = 2048;

/**
 * The lines that hold escapes, with these decoded once; null where there are none. Text that was encoded twice is
 * decoded by decoding the view again. `hiding` are the places that an escape may begin at, in order.
 */
export function decodedView(view: View, hiding: readonly number[]): View | null {
  // Numbers apart, and as one range what touches: an object for each of a megabyte of escapes costs more than reading them.
  const starts: number[] = [];
  const ends: number[] = [];
  const ranges: { start: number; end: number }[] = [];
  let end = 0;
  for (const at of hiding) {
    if (at < end) continue;
    ESCAPE.lastIndex = at;
    if (!ESCAPE.test(view.text)) continue;
    const touched = at === end ? ranges.at(-1) : undefined;
    end = ESCAPE.lastIndex;
    starts.push(at);
    ends.push(end);
    if (touched === undefined) ranges.push({ start: at, end });
    else touched.end = end;
  }
  if (starts.length === 0) return null;
  const builder = new ViewBuilder();
  let next = 0;
  for (const island of islandsAround(view.text, ranges, 0, REACH)) {
    let at = island.start;
    for (; next < starts.length && (starts[next] as number) < island.end; next += 1) {
      const place = { start: starts[next] as number, end: ends[next] as number };
      builder.copy(view, at, place.start);
      decodeInto(builder, view, place);
      at = place.end;
    }
    builder.copy(view, at, island.end);
    builder.put('\n\n', original(view, Math.max(0, island.end - 1), island.end));
  }
  return builder.build();
}

function original(view: View, start: number, end: number): Range {
  return toOriginal(view, start, Math.max(end, start + 1));
}

function decodeInto(builder: ViewBuilder, view: View, place: Range): void {
  const text = view.text.slice(place.start, place.end);
  const range = original(view, place.start, place.end);
  const first = text.charCodeAt(0);
  if (first === 0x3d && text[1] === '?') decodeWord(builder, view, place.start, text);
  else if (first === 0x5b && text.endsWith('m')) return;
  else if (first === 0x5c && /[\r\n]/.test(text[1] ?? '') && joins(view.text, place)) return;
  else if (first === 0x25 && text[1] === 'u') builder.put(character(Number.parseInt(text.slice(2), 16)), range);
  else if (first === 0x25) decodePercent(builder, view, place.start, text);
  else if (first === 0x5c) builder.put(backslash(text), range);
  else if (first === 0x26) builder.put(named(text.slice(1, -1)), range);
  else if (first >= 0xff01 && first <= 0xff5e) builder.put(String.fromCharCode(first - 0xfee0), range);
  else if (first === 0x2028 || first === 0x2029) builder.put('\n', range);
  else if (first === 0xa0 || (first >= 0x2000 && first <= 0x200a) || SPACES.has(first)) builder.put(' ', range);
  else if (first === 0xd835 || (first >= 0x24b6 && first <= 0x24e9) || (first >= 0xfe50 && first <= 0xfe6b))
    builder.put(text.normalize('NFKC'), range);
  else if (first === 0x2b) builder.put(character(atob(`${text.slice(1, 4)}=`).charCodeAt(1) || 0), range);
  else if (first === 0x3d && text.length === 3) builder.put(character(Number.parseInt(text.slice(1), 16)), range);
  else if (
    first === 0x5b ||
    first === 0x28 ||
    text.startsWith('<B') ||
    isIn(IN_BASE64, first) ||
    first === 0x2d ||
    first === 0x5f
  )
    decodeBytes(builder, view, place, text);
  else if (LOOKS_LATIN.has(first)) builder.put(LOOKS_LATIN.get(first) ?? '', range);
  // Terminal codes, characters without width and ends of lines that are none vanish.
}

function backslash(text: string): string {
  const sign = text[1] ?? '';
  if (sign === '\n' || sign === '\r') return ' ';
  if (text.length > 4 && text.lastIndexOf('\\') > 0) return utf8(text.slice(1).split('\\'), sign === 'x' ? 16 : 8);
  if (sign === 'u' || sign === 'U' || sign === 'x')
    return character(Number.parseInt(text.replace(/[^0-9a-fA-F]/g, ''), 16));
  if (text.length === 4) return character(Number.parseInt(text.slice(1), 8));
  return SINGLE[sign] ?? sign;
}

/** `\xc3\xa9`, `\303\251`: the bytes of one letter, as Python and C print them; a character a byte where they are of none. */
function utf8(escapes: readonly string[], radix: 8 | 16): string {
  const bytes = escapes.map((one) => Number.parseInt(radix === 16 ? one.slice(1) : one, radix));
  const [lead = 0, ...more] = bytes;
  const length = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  if (bytes.length !== length) return bytes.map(character).join('');
  return character(more.reduce((sum, byte) => sum * 64 + (byte & 0x3f), lead & (0xff >> (length + 1))));
}

/** Whether a word goes on behind the end of a line that a backslash takes back. */
function joins(text: string, { start, end }: Range): boolean {
  return isIn(ALNUM, text.charCodeAt(start - 1)) && isIn(IN_WORD, text.charCodeAt(end));
}

/** `=?UTF-8?Q?mail=20from_ada?=`: a header in quoted-printable, with `_` for a gap. https://www.rfc-editor.org/rfc/rfc2047 */
function decodeWord(builder: ViewBuilder, view: View, start: number, text: string): void {
  const from = text.indexOf('?', text.indexOf('?', 2) + 1) + 1;
  for (let at = from; at < text.length - 2; ) {
    const byte = /^=[0-9A-Fa-f]{2}/.test(text.slice(at, at + 3)) ? Number.parseInt(text.slice(at + 1, at + 3), 16) : -1;
    const used = byte < 0 ? 1 : 3;
    const sign = byte < 0 ? (text[at] === '_' ? ' ' : (text[at] ?? '')) : character(byte);
    builder.put(sign, original(view, start + at, start + at + used));
    at += used;
  }
}

function named(name: string): string {
  const sign = entity(name);
  return typeof sign === 'string' ? sign : character(sign);
}

function character(code: number): string {
  if (!(code > 0 && code <= 0x10ffff)) return '';
  return decodedCharacter(code);
}

function decodeBytes(builder: ViewBuilder, view: View, place: Range, text: string): void {
  const letters = readWrittenBytes(text);
  if (letters === null) builder.copy(view, place.start, place.end);
  for (const { text: letter, from } of letters ?? [])
    builder.put(letter, original(view, place.start + from.start, place.start + from.end));
}

/** A run of `%41%42`: UTF-8 where it is well formed, else a character a byte. */
function decodePercent(builder: ViewBuilder, view: View, start: number, text: string): void {
  const bytes: number[] = [];
  for (let at = 1; at < text.length; at += 3) bytes.push(Number.parseInt(text.slice(at, at + 2), 16));
  for (let at = 0; at < bytes.length; ) {
    const lead = bytes[at] ?? 0;
    const length = lead < 0xc0 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    const more = bytes.slice(at + 1, at + length);
    const whole = more.length === length - 1 && more.every((byte) => byte >= 0x80 && byte < 0xc0);
    const used = whole ? length : 1;
    const code =
      used === 1 ? lead : more.reduce((sum, byte) => sum * 64 + (byte & 0x3f), lead & (0xff >> (length + 1)));
    builder.put(character(code), original(view, start + at * 3, start + (at + used) * 3));
    at += used;
  }
}
