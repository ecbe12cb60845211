import { type Automaton, COLUMN_BITS } from './automaton.ts';

type OnHit = (owner: number, start: number, end: number) => void;

/** Four stretches of this many signs are walked side by side. */
const LANE = 2048;
const LANES = 4;
/** Shorter ones are not worth their ends. */
const LEAST_LANE = 8;
/** Where the lanes met the end of a keyword: the place and the state, in turns. Good during one walk; none is in another. */
const met = Array.from({ length: LANES }, () => new Int32Array(2 * LANE));
const [metFirst, metSecond, metThird, metFourth] = met as [Int32Array, Int32Array, Int32Array, Int32Array];
const ends = new Int32Array(LANES);
/** The state behind each lane, had the walk begun with it. */
const last = new Int32Array(LANES);

/**
 * Walks the signs of a text once and calls `onHit` with every keyword, in the order of their ends.
 *
 * One look-up hangs on the one before, and the processor waits for it. So four stretches of the text are walked at once,
 * each look-up of the one in the wait of the others, and what they met is told afterwards. All but the first begin as if
 * nothing stood before them: from the end of each the walk goes on into the next until it is in the same state, which is
 * mostly a matter of a sign or two.
 */
export function walk(automaton: Automaton, signs: Uint8Array, length: number, onHit: OnHit): void {
  const { columnOf, next, firstHit } = automaton;
  let state = 0;
  let at = 0;
  for (let lane = laneIn(length); lane >= LEAST_LANE; lane = laneIn(length - at)) {
    walkLanes(automaton, signs, at, lane, state);
    state = tellLane(automaton, signs, length, 0, at, onHit);
    for (let index = 1; index < LANES; index += 1) {
      let here = at + index * lane;
      const stop = here + lane;
      let fresh = 0;
      for (; here < stop && state !== fresh; here += 1) {
        const column = columnOf[signs[here] as number] as number;
        state = next[(state << COLUMN_BITS) | column] as number;
        fresh = next[(fresh << COLUMN_BITS) | column] as number;
        if (state >= firstHit) tell(automaton, signs, here + 1, length, state, onHit);
      }
      const behind = tellLane(automaton, signs, length, index, here, onHit);
      if (state === fresh) state = behind;
    }
    at += LANES * lane;
  }
  for (; at < length; at += 1) {
    state = next[(state << COLUMN_BITS) | (columnOf[signs[at] as number] as number)] as number;
    if (state >= firstHit) tell(automaton, signs, at + 1, length, state, onHit);
  }
}

/** Tells what a lane met from `from` on; gives the state behind it. */
function tellLane(
  automaton: Automaton,
  signs: Uint8Array,
  length: number,
  index: number,
  from: number,
  onHit: OnHit,
): number {
  const places = met[index] as Int32Array;
  const end = ends[index] as number;
  for (let place = 0; place < end; place += 2)
    if ((places[place] as number) >= from)
      tell(automaton, signs, (places[place] as number) + 1, length, places[place + 1] as number, onHit);
  return last[index] as number;
}

function laneIn(length: number): number {
  return Math.min(LANE, (length / LANES) | 0);
}

/** Fills `met` from four lanes that begin at `from`, the first in `state`. */
function walkLanes(automaton: Automaton, signs: Uint8Array, from: number, lane: number, state: number): void {
  const { columnOf, next, firstHit } = automaton;
  let first = state;
  let second = 0;
  let third = 0;
  let fourth = 0;
  let firstEnd = 0;
  let secondEnd = 0;
  let thirdEnd = 0;
  let fourthEnd = 0;
  const stop = from + lane;
  for (let at = from; at < stop; at += 1) {
    first = next[(first << COLUMN_BITS) | (columnOf[signs[at] as number] as number)] as number;
    second = next[(second << COLUMN_BITS) | (columnOf[signs[at + lane] as number] as number)] as number;
    third = next[(third << COLUMN_BITS) | (columnOf[signs[at + 2 * lane] as number] as number)] as number;
    fourth = next[(fourth << COLUMN_BITS) | (columnOf[signs[at + 3 * lane] as number] as number)] as number;
    // All four less than that: most of the time.
    if (((first - firstHit) & (second - firstHit) & (third - firstHit) & (fourth - firstHit)) < 0) continue;
    if (first >= firstHit) {
      metFirst[firstEnd] = at;
      metFirst[firstEnd + 1] = first;
      firstEnd += 2;
    }
    if (second >= firstHit) {
      metSecond[secondEnd] = at + lane;
      metSecond[secondEnd + 1] = second;
      secondEnd += 2;
    }
    if (third >= firstHit) {
      metThird[thirdEnd] = at + 2 * lane;
      metThird[thirdEnd + 1] = third;
      thirdEnd += 2;
    }
    if (fourth >= firstHit) {
      metFourth[fourthEnd] = at + 3 * lane;
      metFourth[fourthEnd + 1] = fourth;
      fourthEnd += 2;
    }
  }
  ends[0] = firstEnd;
  ends[1] = secondEnd;
  ends[2] = thirdEnd;
  ends[3] = fourthEnd;
  last[0] = first;
  last[1] = second;
  last[2] = third;
  last[3] = fourth;
}

/** Every keyword that ends before `end`, and may stand where it does. */
function tell(automaton: Automaton, signs: Uint8Array, end: number, length: number, state: number, onHit: OnHit): void {
  const { endedFrom, owners, lengths, notAfter, before, gates, spelled } = automaton;
  const place = state - automaton.firstHit;
  const stop = endedFrom[place + 1] as number;
  const following = end < length ? (signs[end] as number) : OUTSIDE;
  for (let index = endedFrom[place] as number; index < stop; index += 1) {
    if (gates[(before[index] as number) + following] === 0) continue;
    const start = end - (lengths[index] as number);
    const preceding = start > 0 ? (signs[start - 1] as number) : OUTSIDE;
    if (gates[(notAfter[index] as number) + preceding] === 0) continue;
    const word = spelled[index] as string | null;
    if (word === null || isSpelled(signs, start, word)) onHit(owners[index] as number, start, end);
  }
}

/** Stands for what is before a text and behind it: a sign that may stand beside every keyword. */
const OUTSIDE = 128;

/** Only digits and signs are in doubt; `#` stands for any digit, `¤` for any sign above ASCII. */
function isSpelled(signs: Uint8Array, start: number, keyword: string): boolean {
  for (let at = 0; at < keyword.length; at += 1) {
    const code = keyword.charCodeAt(at);
    if (code < 97 && code !== 35 && signs[start + at] !== code) return false;
    if (code > 122 && code < 127 && signs[start + at] !== code) return false;
  }
  return true;
}

/** How many sums of three characters there are. */
const SUMS = 1 << 15;

/** Three characters of five bits: each leaves after three steps. Case of ASCII letters is folded by the mask. */
export function roll(sum: number, code: number): number {
  return ((sum << 5) ^ (code & 31)) & (SUMS - 1);
}

/** The sums that known values begin with. */
export interface Sums {
  /** A 1 at each of them. */
  readonly marked: Uint8Array;
  /** By two characters, the first in the lower bits: whether one of them begins with these, and whether one ends so. */
  readonly pairs: Uint8Array;
}

const BEGINS = 1;
const ENDS = 2;

export function sumsOf(all: Iterable<number>): Sums {
  const marked = new Uint8Array(SUMS);
  const pairs = new Uint8Array(1024);
  for (const sum of all) {
    marked[sum] = 1;
    const [first, second, third] = [sum >> 10, (sum >> 5) & 31, sum & 31];
    pairs[first | (second << 5)] = (pairs[first | (second << 5)] as number) | BEGINS;
    pairs[second | (third << 5)] = (pairs[second | (third << 5)] as number) | ENDS;
  }
  return { marked, pairs };
}

export interface OnSum {
  /** Where the first three characters of a known value are, and their sum. */
  onKnown(start: number, sum: number): void;
}

/**
 * Tells of every place whose three characters have a sum that is marked. Of three characters side by side, the first two
 * or the last two stand at an even place: only the pairs there are asked, in a table of one KiB.
 */
export function eachSum(signs: Uint8Array, length: number, sums: Sums, found: OnSum): void {
  // Up to three signs are left, where no others lie behind: the last place of all begins two before the end.
  for (let at = eachPair(signs, length, sums, found) - 1; at < length; at += 1) tellSum(signs, length, sums, at, found);
}

/** Tells of the places up to the last whole four signs; gives where these end. Nothing but the loop: V8 compiles it while it runs. */
function eachPair(signs: Uint8Array, length: number, sums: Sums, found: OnSum): number {
  const { pairs } = sums;
  // Signs behind the text are another's: `tellSum` goes no further than this one's.
  const stop = Math.min(signs.length - 3, length);
  let at = 0;
  for (; at < stop; at += 4) {
    const first = pairs[((signs[at] as number) & 31) | (((signs[at + 1] as number) & 31) << 5)] as number;
    const second = pairs[((signs[at + 2] as number) & 31) | (((signs[at + 3] as number) & 31) << 5)] as number;
    if ((first | second) === 0) continue;
    if ((first & ENDS) !== 0) tellSum(signs, length, sums, at - 1, found);
    if ((first & BEGINS) !== 0) tellSum(signs, length, sums, at, found);
    if ((second & ENDS) !== 0) tellSum(signs, length, sums, at + 1, found);
    if ((second & BEGINS) !== 0) tellSum(signs, length, sums, at + 2, found);
  }
  return at;
}

function tellSum(signs: Uint8Array, length: number, { marked }: Sums, at: number, found: OnSum): void {
  if (at < 0 || at + 2 >= length) return;
  const sum =
    (((signs[at] as number) & 31) << 10) | (((signs[at + 1] as number) & 31) << 5) | ((signs[at + 2] as number) & 31);
  if (marked[sum] === 1) found.onKnown(at, sum);
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
