/**
 * A text as one byte a UTF-16 unit, which is what the first look at it reads: loops over bytes cost a third of loops over
 * a string. ASCII stays itself. What is above becomes 128 and its last five bits, for the sums of known values; 32 more
 * where it is a character that hides a text from a pattern.
 */
export const HIDES = 0x20;

const encoder = new TextEncoder();
/** Longer texts get room of their own, given back when they are done. */
const MOST_KEPT = 524_288;
/** Shorter ones are not worth the call. */
const LEAST_ENCODED = 48;
let kept = new Uint8Array(1024);

/** One byte for each unit of `text`, perhaps with others behind. Good until the next call. */
export function signsOf(text: string): Uint8Array {
  const { length } = text;
  let signs = kept;
  if (length > kept.length) {
    signs = new Uint8Array(Math.max(length, Math.min(MOST_KEPT, kept.length * 2)));
    if (signs.length <= MOST_KEPT) kept = signs;
  }
  if (length >= LEAST_ENCODED) {
    const { read, written } = encoder.encodeInto(text, signs);
    // As many bytes as units: nothing but ASCII.
    if (read === length && written === length) return signs;
    if (length >= LEAST_BY_BYTES) return fromBytes(text, signs);
  }
  for (let at = 0; at < length; at += 1) signs[at] = signOf(text.charCodeAt(at));
  return signs;
}

/** A text of several bytes a unit is written into a buffer three times as long: not for a line. */
const LEAST_BY_BYTES = 4096;

/**
 * A text that is not all ASCII: a loop over its bytes still costs half of one over its units, which are asked for only
 * where one is above ASCII.
 */
function fromBytes(text: string, signs: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(3 * text.length);
  const { written } = encoder.encodeInto(text, bytes);
  let unit = 0;
  for (let at = 0; at < written; ) {
    const byte = bytes[at] as number;
    if (byte < 0x80) {
      signs[unit] = byte;
      at += 1;
    } else {
      signs[unit] = signOf(text.charCodeAt(unit));
      if (byte < 0xe0) at += 2;
      else if (byte < 0xf0) at += 3;
      else {
        unit += 1;
        signs[unit] = signOf(text.charCodeAt(unit));
        at += 4;
      }
    }
    unit += 1;
  }
  return signs;
}

function signOf(code: number): number {
  return code < 128 ? code : 128 | (code & 31) | (mayHide(code) ? HIDES : 0);
}

/** Letters of Greek and Cyrillic that look like Latin ones, and which. */
const ALIKE: readonly [string, string][] = [
  ['ΑΒΕΖΗΙΚΜΝΟΡΤΥΧαονρ', 'ABEZHIKMNOPTYXaovp'],
  ['АВЕЅІЈКМНОРСТУХ', 'ABESIJKMHOPCTYX'],
  ['асеорхуіјѕһԁвкмнт', 'aceopxyijshdbkmht'],
  ['ıſɑɡ\u212a', 'isagK'],
];
export const LOOKS_LATIN: ReadonlyMap<number, string> = new Map(
  ALIKE.flatMap(([theirs, ours]) => [...theirs].map((letter, at) => [letter.charCodeAt(0), ours[at] ?? ''] as const)),
);

/** Characters without width, spaces of other widths, full-width and bold letters, a picture of ESC: see `decode.ts`. */
function mayHide(code: number): boolean {
  if (code < 0x500 && code > 0x390) return LOOKS_LATIN.has(code);
  if (code < 0x2000)
    return (
      code === 0xa0 ||
      code === 0xad ||
      (code >= 0x300 && code <= 0x36f) ||
      code === 0x61c ||
      (code >= 0x180b && code <= 0x180f) ||
      isRare(code)
    );
  if (code > 0x206f)
    return (
      (code >= 0xff01 && code <= 0xff5e) ||
      (code >= 0x24b6 && code <= 0x24e9) ||
      (code >= 0xfe00 && code <= 0xfe6b && (code <= 0xfe0f || code >= 0xfe50)) ||
      code === 0x3000 ||
      code === 0xfeff ||
      code === 0x241b ||
      code === 0xd835 ||
      isRare(code)
    );
  return code >= 0x205f || code <= 0x200f || (code >= 0x2028 && code <= 0x202f);
}

/** Others without width, and Latin letters that look like one another. */
function isRare(code: number): boolean {
  return RARE.has(code);
}
const RARE = new Set([
  0x131, 0x17f, 0x251, 0x261, 0x115f, 0x1160, 0x17b4, 0x17b5, 0x212a, 0x3164, 0xdb40, 0xffa0, 0xfff9, 0xfffa, 0xfffb,
]);

/** Stands in a keyword for any character above ASCII that hides. */
export const HIDDEN = '\u007f';

/** Bytes in hex with gaps between them: where they begin is looked for from here. */
export const BYTES_APART = ' ## ';

/** What an escape may begin with, as keywords. A line that is wrapped ends with a run, see `scan.ts`. */
export const HIDING = [
  '\\',
  '%',
  '^',
  '&',
  '\u001b',
  '\0',
  '=3d',
  '=3a',
  '=40',
  '=2d',
  '=2e',
  '=2f',
  '=5f',
  '=\n',
  '=\r',
  '" +',
  "' +",
  '"+"',
  "'+'",
  '" .',
  "' .",
  '"."',
  "'.'",
  '" &',
  "' &",
  '" ||',
  "' ||",
  '" <>',
  '"\n',
  "'\n",
  '"\r',
  '[##',
  '[#m',
  '[#;',
  '=?',
  '<![cdata[',
  ']]>',
  '(##',
  '[\n',
  '[\r',
  '0x#',
  BYTES_APART,
  ...['b>', 'i>', 'u>', 'em>', 'wbr', 'mark', 'span', 'font', 'code', 'strong'].flatMap((tag) => [
    `<${tag}`,
    `</${tag}`,
  ]),
  '<buffer ',
  ...[
    'aci',
    'ad0',
    'aea',
    'af8',
    'acy',
    'acm',
    'acu',
    'acq',
    'ace',
    'aco',
    'adw',
    'ad4',
    'ahs',
    'ah0',
    'afs',
    'af0',
  ].map((sign) => `+${sign}-`),
  HIDDEN,
] as const;
