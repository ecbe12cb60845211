import { type Automaton, COLUMN_BITS } from './automaton.ts';

type OnHit = (owner: number, start: number, end: number) => void;

/** Two stretches of this many signs are walked side by side. */
const LANE = 4096;
/** Shorter ones are not worth the lead that the second one needs. */
const LEAST_LANE = 128;
/** Where the lanes met the end of a keyword: the place and the state, in turns. Good during one walk; none is in another. */
const metFirst = new Int32Array(2 * LANE);
const metSecond = new Int32Array(2 * LANE);

/**
 * Walks the signs of a text once and calls `onHit` with every keyword, in the order of their ends.
 *
 * One look-up hangs on the one before, and the processor waits for it. So two stretches of the text are walked at once,
 * each look-up of the one in the wait of the other, and what they met is told afterwards.
 */
export function walk(automaton: Automaton, signs: Uint8Array, length: number, onHit: OnHit): void {
  const { columnOf, next, firstHit, longest } = automaton;
  let state = 0;
  let at = 0;
  for (let lane = laneIn(length); lane >= LEAST_LANE; lane = laneIn(length - at)) {
    const middle = at + lane;
    let second = 0;
    for (let lead = Math.max(0, middle - longest); lead < middle; lead += 1)
      second = next[(second << COLUMN_BITS) | (columnOf[signs[lead] as number] as number)] as number;
    let first = 0;
    let last = 0;
    for (; at < middle; at += 1) {
      state = next[(state << COLUMN_BITS) | (columnOf[signs[at] as number] as number)] as number;
      second = next[(second << COLUMN_BITS) | (columnOf[signs[at + lane] as number] as number)] as number;
      if (state >= firstHit) {
        metFirst[first] = at;
        metFirst[first + 1] = state;
        first += 2;
      }
      if (second >= firstHit) {
        metSecond[last] = at + lane;
        metSecond[last + 1] = second;
        last += 2;
      }
    }
    for (let met = 0; met < first; met += 2)
      tell(automaton, signs, metFirst[met] as number, metFirst[met + 1] as number, onHit);
    for (let met = 0; met < last; met += 2)
      tell(automaton, signs, metSecond[met] as number, metSecond[met + 1] as number, onHit);
    state = second;
    at = middle + lane;
  }
  for (; at < length; at += 1) {
    state = next[(state << COLUMN_BITS) | (columnOf[signs[at] as number] as number)] as number;
    if (state >= firstHit) tell(automaton, signs, at, state, onHit);
  }
}

function laneIn(length: number): number {
  return Math.min(LANE, length >> 1);
}

/** Every keyword that ends with the sign at `at`. */
function tell(automaton: Automaton, signs: Uint8Array, at: number, state: number, onHit: OnHit): void {
  const ended = automaton.hits[state - automaton.firstHit] as Automaton['hits'][number];
  for (let index = 0; index < ended.length; index += 1) {
    const { owner, length, spelled } = ended[index] as (typeof ended)[number];
    const start = at + 1 - length;
    if (spelled === null || isSpelled(signs, start, spelled)) onHit(owner, start, at + 1);
  }
}

/** Only digits and signs are in doubt; `#` stands for any digit, `¤` for any sign above ASCII. */
function isSpelled(signs: Uint8Array, start: number, keyword: string): boolean {
  for (let at = 0; at < keyword.length; at += 1) {
    const code = keyword.charCodeAt(at);
    if (code < 97 && code !== 35 && signs[start + at] !== code) return false;
    if (code > 122 && code < 127 && signs[start + at] !== code) return false;
  }
  return true;
}

/** How many sums of three characters there are. A set of them is a bitmap, small enough for the nearest cache. */
export const SUMS = 1 << 15;

/** Three characters of five bits: each leaves after three steps. Case of ASCII letters is folded by the mask. */
export function roll(sum: number, code: number): number {
  return ((sum << 5) ^ (code & 31)) & (SUMS - 1);
}

export interface OnSum {
  /** Where the first three characters of a known value are, and their sum. */
  onKnown(start: number, sum: number): void;
}

/** Tells of every place whose three characters have a sum that is marked. */
export function eachSum(signs: Uint8Array, length: number, marked: Uint8Array, found: OnSum): void {
  // Three characters are held apart, as a sum that is made of the sum before would have to be waited for.
  let first = (signs[0] as number) & 31;
  let second = (signs[1] as number) & 31;
  for (let at = 2; at < length; at += 1) {
    const third = (signs[at] as number) & 31;
    const sum = (first << 10) | (second << 5) | third;
    if (((marked[sum >> 3] as number) >> (sum & 7)) & 1) found.onKnown(at - 2, sum);
    first = second;
    second = third;
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
