import type { NumberShape } from './rule.ts';

/** What a run of letters, digits and signs is made of, asked of its bytes before any rule is asked. */

/** Where the value begins in a run that is `NAME=value`, without a slash anywhere; -1 where it is none. */
export function valueIn(signs: Uint8Array, start: number, end: number): number {
  let value = start;
  while (value < end && signs[value] !== 61) value += 1;
  if (value === start || value - start > 40 || value + 12 >= end) return -1;
  const first = signs[start] as number;
  if (first !== 95 && first < 65) return -1;
  for (let at = start; at < end; at += 1) {
    const sign = signs[at] as number;
    if (sign === 47 || (sign === 43 && at < value) || (sign === 61 && at > value && at <= value + 12)) return -1;
  }
  return value + 1;
}

/** Words, paths and symbols: no digit, and fewer than three letters of one of the cases. No generator makes these. */
export function isOneCase(signs: Uint8Array, start: number, end: number): boolean {
  let lower = 0;
  let upper = 0;
  for (let at = start; at < end; at += 1) {
    const sign = signs[at] as number;
    if (sign >= 97) {
      if (sign <= 122) lower += 1;
    } else if (sign >= 65) {
      if (sign <= 90) upper += 1;
    } else if (sign >= 48 && sign <= 57) return false;
    if (lower > 2 && upper > 2) return false;
  }
  return true;
}

const OTHER = 0;
const LOWER = 1;
const UPPER = 2;
const DIGIT = 3;
/** `+` and `=`. */
const JOINS = 4;
const KINDS = new Uint8Array(256);
for (let sign = 0; sign < 128; sign += 1) {
  if (sign >= 97 && sign <= 122) KINDS[sign] = LOWER;
  else if (sign >= 65 && sign <= 90) KINDS[sign] = UPPER;
  else if (sign >= 48 && sign <= 57) KINDS[sign] = DIGIT;
  else if (sign === 43 || sign === 61) KINDS[sign] = JOINS;
}
/** By the kind before and the kind now: 1 where the two are one of a generated text's places. */
const MIXED = new Uint8Array(64);
for (const before of [OTHER, LOWER, UPPER, DIGIT, JOINS])
  for (const kind of [OTHER, LOWER, UPPER, DIGIT, JOINS])
    if (
      kind === JOINS ||
      (kind !== before &&
        kind !== OTHER &&
        before !== OTHER &&
        before !== JOINS &&
        !(kind === LOWER && before === UPPER))
    )
      MIXED[before * 8 + kind] = 1;

/** What `hasMixedPlace` asks of a text, of bytes: whether letters and digits of different kinds touch, or a sign joins them. */
export function isMixed(signs: Uint8Array, start: number, end: number): boolean {
  let before = OTHER;
  for (let at = start; at < end; at += 1) {
    const kind = KINDS[signs[at] as number] as number;
    if (MIXED[before * 8 + kind] === 1) return true;
    before = kind;
  }
  return false;
}

/** Of the run looked at: written and read in one go, so that no object is made for each. */
export const SHAPE = { digits: 0, dots: 0, colons: 0, pairs: 0, dashes: 0, length: 0 } satisfies NumberShape;

/** Whether the run holds a digit and is neither a date nor a time, which every line of a log has. Fills in its shape. */
export function isNumber(signs: Uint8Array, start: number, end: number): boolean {
  const length = end - start;
  const fifth = signs[start + 4];
  if (length === 10 && fifth === 45 && signs[start + 7] === 45) return false;
  const timed = length <= 12 && fifth !== 58 && signs[start + 2] === 58 && signs[start + 5] === 58;
  if (timed && (length < 9 || signs[start + 8] === 46)) return false;
  let digits = 0;
  let dots = 0;
  let colons = 0;
  let pairs = 0;
  let dashes = 0;
  for (let at = start; at < end; at += 1) {
    const sign = signs[at] as number;
    if (sign >= 65) continue;
    if (sign === 45) dashes += 1;
    else if (sign === 46) dots += 1;
    else if (sign === 58) {
      colons += 1;
      if (at > start && signs[at - 1] === 58) pairs += 1;
    } else digits += 1;
  }
  SHAPE.digits = digits;
  SHAPE.dots = dots;
  SHAPE.colons = colons;
  SHAPE.pairs = pairs;
  SHAPE.dashes = dashes;
  SHAPE.length = length;
  return timed || digits > 0;
}
