import { type Automaton, COLUMN_BITS } from './automaton.ts';

/**
 * Walks the signs of a text once and calls `onHit` with every keyword, in the order of their ends. Nothing but the table
 * is asked of a sign: one look-up hangs on the one before, so whatever else there were to do would be waited for.
 */
export function walk(
  automaton: Automaton,
  signs: Uint8Array,
  length: number,
  onHit: (owner: number, start: number, end: number) => void,
): void {
  const { columnOf, next, firstHit, hits } = automaton;
  let state = 0;
  for (let at = 0; at < length; at += 1) {
    state = next[state | (columnOf[signs[at] as number] as number)] as number;
    if (state < firstHit) continue;
    const ended = hits[(state - firstHit) >> COLUMN_BITS] as (typeof hits)[number];
    for (let index = 0; index < ended.length; index += 1) {
      const { owner, length: size, spelled } = ended[index] as (typeof ended)[number];
      const start = at + 1 - size;
      if (spelled === null || isSpelled(signs, start, spelled)) onHit(owner, start, at + 1);
    }
  }
}

/** Only the digits are in doubt; `#` stands for any. */
function isSpelled(signs: Uint8Array, start: number, keyword: string): boolean {
  for (let at = 0; at < keyword.length; at += 1) {
    const code = keyword.charCodeAt(at);
    if (code >= 48 && code <= 57 && signs[start + at] !== code) return false;
  }
  return true;
}

/** How many sums of three characters there are. */
export const SUMS = 1 << 15;

/** Three characters of five bits: each leaves after three steps. Case of ASCII letters is folded by the mask. */
export function roll(sum: number, code: number): number {
  return ((sum << 5) ^ (code & 31)) & (SUMS - 1);
}

/** Calls `onSum` with every place whose three characters have a sum that is marked, and the sum. */
export function eachSum(
  signs: Uint8Array,
  length: number,
  marked: Uint8Array,
  onSum: (start: number, sum: number) => void,
): void {
  let sum = 0;
  for (let at = 0; at < length; at += 1) {
    sum = ((sum << 5) ^ ((signs[at] as number) & 31)) & (SUMS - 1);
    if (marked[sum] !== 0 && at >= 2) onSum(at - 2, sum);
  }
}

/**
 * Calls `onRun` with every run of at least `least` signs of `set`, a table over signs. It looks at the place where the
 * shortest run would end, and from there back: most of a text is stepped over.
 */
export function eachRun(
  signs: Uint8Array,
  length: number,
  set: Uint8Array,
  least: number,
  onRun: (start: number, end: number) => void,
): void {
  let start = 0;
  while (start + least <= length) {
    let at = start + least - 1;
    while (at >= start && set[signs[at] as number] === 1) at -= 1;
    if (at >= start) {
      start = at + 1;
      continue;
    }
    let end = start + least;
    while (end < length && set[signs[end] as number] === 1) end += 1;
    onRun(start, end);
    start = end + 1;
  }
}
