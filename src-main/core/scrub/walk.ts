import { type Automaton, COLUMN_BITS } from './automaton.ts';
import { HIDING } from './signs.ts';

/** What the first look at a text watches for. */
export interface Seen {
  /** A keyword of `owner`, in the order of their ends. */
  readonly onHit: (owner: number, start: number, end: number) => void;
  /** Three characters, the first at `start`, that known values begin with too; `sum` is theirs. */
  readonly onKnown: (start: number, sum: number) => void;
  /** A sign that an escape may begin with. */
  readonly onHiding: (at: number) => void;
}

/** Three characters of five bits: each leaves after three steps. Case of ASCII letters is folded by the mask. */
export function roll(sum: number, code: number): number {
  return ((sum << 5) ^ (code & 31)) & 0x7fff;
}

const MARK = 1 << COLUMN_BITS;

/** Columns with a mark on those that hide: one look-up asks both. */
export function markedColumns(columnOf: Uint8Array): Uint8Array {
  return columnOf.map((column, sign) => column | (HIDING[sign] === 1 ? MARK : 0));
}

/** Walks the signs of a text once. `marked` is `markedColumns` of the automaton's; `known` has a bit for each sum. */
export function walk(
  automaton: Automaton,
  marked: Uint8Array,
  known: Uint32Array | null,
  signs: Uint8Array,
  length: number,
  seen: Seen,
): void {
  const { next, firstHit, hits } = automaton;
  const asked = known ?? NONE_KNOWN;
  let state = 0;
  let sum = 0;
  for (let at = 0; at < length; at += 1) {
    const sign = signs[at] as number;
    const column = marked[sign] as number;
    state = next[state | (column & (MARK - 1))] as number;
    sum = ((sum << 5) ^ (sign & 31)) & 0x7fff;
    if (state >= firstHit) {
      const ended = hits[(state - firstHit) >> COLUMN_BITS] as (typeof hits)[number];
      for (let index = 0; index < ended.length; index += 1) {
        const { owner, length: size, spelled } = ended[index] as (typeof ended)[number];
        const start = at + 1 - size;
        if (spelled === null || isSpelled(signs, start, spelled)) seen.onHit(owner, start, at + 1);
      }
    }
    if (column >= MARK) seen.onHiding(at);
    if (((asked[sum >>> 5] as number) & (1 << (sum & 31))) !== 0 && at >= 2) seen.onKnown(at - 2, sum);
  }
}

const NONE_KNOWN = new Uint32Array(1024);

/** Only the digits are in doubt; `#` stands for any. */
function isSpelled(signs: Uint8Array, start: number, keyword: string): boolean {
  for (let at = 0; at < keyword.length; at += 1) {
    const code = keyword.charCodeAt(at);
    if (code >= 48 && code <= 57 && signs[start + at] !== code) return false;
  }
  return true;
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
