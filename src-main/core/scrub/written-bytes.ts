import { decodedCharacter } from './characters.ts';

/**
 * Texts that were written as bytes: base64, hex, lists of numbers as Go, Rust and JavaScript print them. What decodes to
 * nothing but printable text is read once more as that text; random bytes do not, one run in a hundred thousand.
 */

/** A byte, and the characters that it was written with: from `start` on, `end` not included. */
export interface WrittenByte {
  readonly byte: number;
  readonly start: number;
  readonly end: number;
}

const BASE64_DIGITS = new Int8Array(128).fill(-1);
for (const [index, sign] of [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'].entries())
  BASE64_DIGITS[sign.charCodeAt(0)] = index;
BASE64_DIGITS[45] = 62;
BASE64_DIGITS[95] = 63;

const HEX = /^(?:[0-9a-f]{2}){8,4096}$|^(?:[0-9A-F]{2}){8,4096}$/;

/** The text that a run of letters and digits, or a list of numbers, holds; null where it holds none. */
export function readWrittenBytes(run: string): { readonly text: string; readonly from: WrittenByte }[] | null {
  if (run[0] === '[' || run[0] === '(') return asText(numbers(run, /\d{1,3}/g));
  if (run[0] === '<') return asText(numbers(run, /(?<= )[0-9a-f]{2}(?=[ >]|$)/g, 16));
  if (/^0x/i.test(run)) return asText(numbers(run, /(?<=0x)[0-9a-f]{1,2}/gi, 16));
  if (run[2] === ' ' || run[2] === ':') return asText(numbers(run, /[0-9a-f]{2}/gi, 16));
  if (HEX.test(run)) return asText(pairs(run));
  return asText(base64(run));
}

function numbers(run: string, each: RegExp, radix: 10 | 16 = 10): WrittenByte[] {
  const found: WrittenByte[] = [];
  for (let match = each.exec(run); match !== null; match = each.exec(run))
    found.push({ byte: Number.parseInt(match[0], radix), start: match.index, end: match.index + match[0].length });
  return found;
}

function pairs(run: string): WrittenByte[] {
  const found: WrittenByte[] = [];
  for (let at = 0; at + 1 < run.length; at += 2)
    found.push({ byte: Number.parseInt(run.slice(at, at + 2), 16), start: at, end: at + 2 });
  return found;
}

function base64(run: string): WrittenByte[] {
  const found: WrittenByte[] = [];
  const digits = run.replace(/={1,2}$/, '');
  for (let at = 0; at + 1 < digits.length; at += 4) {
    const group = digits.slice(at, at + 4);
    let bits = 0;
    for (const sign of group) bits = bits * 64 + (BASE64_DIGITS[sign.charCodeAt(0)] as number);
    bits *= 64 ** (4 - group.length);
    for (let byte = 0; byte < group.length - 1; byte += 1)
      found.push({ byte: (bits >> (16 - 8 * byte)) & 255, start: at, end: at + group.length });
  }
  return found;
}

function asText(written: readonly WrittenByte[]): { text: string; from: WrittenByte }[] | null {
  const narrow = withoutZeros(written);
  if (narrow.length < 6) return null;
  let wide = false;
  for (const { byte } of narrow) {
    if (byte >= 128) wide = true;
    else if (byte < 32 ? byte !== 9 && byte !== 10 && byte !== 13 : byte === 127) return null;
  }
  if (!wide) return narrow.map((from) => ({ text: String.fromCharCode(from.byte), from }));
  return fromUtf8(narrow);
}

/** UTF-16 of Latin text has a zero for every other byte. */
function withoutZeros(written: readonly WrittenByte[]): readonly WrittenByte[] {
  if (written.length < 12 || written[1]?.byte !== 0) return written;
  return written.every(({ byte }, at) => at % 2 === 0 || byte === 0)
    ? written.filter((_, at) => at % 2 === 0)
    : written;
}

/** Letters of two, three and four bytes; null where a byte belongs to none. */
function fromUtf8(written: readonly WrittenByte[]): { text: string; from: WrittenByte }[] | null {
  const found: { text: string; from: WrittenByte }[] = [];
  for (let at = 0; at < written.length; ) {
    const first = written[at] as WrittenByte;
    const length = first.byte < 0x80 ? 1 : first.byte < 0xe0 ? 2 : first.byte < 0xf0 ? 3 : 4;
    const last = written[at + length - 1];
    if (last === undefined || (length > 1 && (first.byte < 0xc2 || first.byte > 0xf4))) return null;
    let code = length === 1 ? first.byte : first.byte & (0xff >> (length + 1));
    for (let more = at + 1; more < at + length; more += 1) {
      const { byte } = written[more] as WrittenByte;
      if (byte >> 6 !== 2) return null;
      code = code * 64 + (byte & 63);
    }
    if (code > 0x10ffff) return null;
    found.push({ text: decodedCharacter(code), from: { byte: first.byte, start: first.start, end: last.end } });
    at += length;
  }
  return found;
}

/** By sign: whether a byte begun with it in hex can be printable; the value in base64 plus one, 0 where it has none. */
const PRINTABLE_PAIR = new Uint8Array(256);
for (const sign of '234567') PRINTABLE_PAIR[sign.charCodeAt(0)] = 1;
const HEX_SIGN = new Uint8Array(256);
for (const sign of '0123456789abcdefABCDEF') HEX_SIGN[sign.charCodeAt(0)] = 1;
const BASE64_SIGN = new Uint8Array(256);
BASE64_DIGITS.forEach((value, sign) => {
  BASE64_SIGN[sign] = value + 1;
});

/**
 * A cheap first question of a run of signs: where in it a text may begin that was written as bytes, -1 where none does.
 * The first six bytes must be printable; of random ones one run in four hundred begins so.
 */
export function mayHoldText(signs: Uint8Array, start: number, end: number): number {
  let from = start;
  // `key=` and the like before it.
  for (let at = start; at < end - 16 && at < start + 60; at += 1)
    if (signs[at] === 61 && signs[at + 1] !== 61) from = at + 1;
  // `0x70617373`
  if (signs[from] === 48 && (signs[from + 1] === 120 || signs[from + 1] === 88)) from += 2;
  if (end - from < 16) return -1;
  let hex = 0;
  while (hex < 12 && HEX_SIGN[signs[from + hex] as number] === 1) hex += 1;
  if (hex === 12) {
    let even = 0;
    while (even < 12 && PRINTABLE_PAIR[signs[from + even] as number] === 1) even += 2;
    if (even === 12) return from;
    if (even === 2 && signs[from + 2] === 48 && signs[from + 3] === 48) return from;
  }
  return isPrintable(signs, from) ? from : -1;
}

function isPrintable(signs: Uint8Array, from: number): boolean {
  for (let group = from; group < from + 8; group += 4) {
    let bits = 0;
    for (let at = group; at < group + 4; at += 1) {
      const value = BASE64_SIGN[signs[at] as number] as number;
      if (value === 0) return false;
      bits = (bits << 6) | (value - 1);
    }
    for (let shift = 16; shift >= 0; shift -= 8) {
      const byte = (bits >> shift) & 255;
      // UTF-16 has zeros.
      if (byte !== 0 && (byte < 32 || byte > 126)) return false;
    }
  }
  return true;
}
