import type { CharacterSet } from './characters.ts';
import { HIDDEN, HIDES } from './signs.ts';

/**
 * Aho and Corasick's automaton over many keywords at once, as one table of whole numbers: one look-up a character,
 * whatever the number of keywords. Case of ASCII letters does not matter, and all digits are one: a keyword that names a
 * digit is compared once more where it seems to be. So the table stays small enough for the processor's cache.
 */
export interface Automaton {
  /** Column of each sign, see `signs.ts`; every sign of no keyword shares column 0. */
  readonly columnOf: Uint8Array;
  /** The next state, at `state << COLUMN_BITS | column`. Two bytes each: the table is most of what the cache has to hold. */
  readonly next: Uint16Array;
  /** States from here on end at least one keyword. */
  readonly firstHit: number;
  /**
   * By a state's number less `firstHit`: where what ends in it begins in the lists below; the last is their end. Lists of
   * numbers, since a keyword seems to stand in every other word, and to follow a chain of objects costs more than the walk.
   */
  readonly endedFrom: Int32Array;
  /** Index of the keyword's owner as it was handed in. */
  readonly owners: Uint16Array;
  readonly lengths: Uint16Array;
  /** Which rows of `gates` tell what may not stand before a keyword, and what may stand behind it, each times 256. */
  readonly notAfter: Uint16Array;
  readonly before: Uint16Array;
  /** Rows of 256 signs: 1 where the keyword may stand beside it. */
  readonly gates: Uint8Array;
  /** The keyword, where it names digits or rare signs that the table does not tell apart. */
  readonly spelled: readonly (string | null)[];
}

interface KeywordHit {
  readonly owner: number;
  readonly length: number;
  readonly spelled: string | null;
}

/** What may not stand right before an owner's keywords, and what has to follow; above ASCII and outside of a text anything may. */
export interface Gate {
  readonly notAfter: CharacterSet | null;
  readonly before: CharacterSet | null;
}

export const COLUMN_BITS = 6;
const WIDTH = 1 << COLUMN_BITS;
const DIGITS = '0123456789';
/** `#` and `¤` in a keyword. */
const ANY_DIGIT = 35;
const ANY_ABOVE = 164;
const HIDDEN_CODE = HIDDEN.charCodeAt(0);

/** Any character above ASCII has this column in common with the others, so that keywords can ask for one. */
const ABOVE = 128;

/** `keywords[i]` are the lower-case literals of owner `i`; `#` in one stands for any digit, `¤` for any character above ASCII. */
export function buildAutomaton(
  keywords: readonly (readonly string[])[],
  gates: readonly (Gate | null)[] = [],
): Automaton {
  const { columnOf, rare } = columnsFor(keywords);
  const trie = trieOf(keywords, columnOf, rare);
  const order = linked(trie);
  const endsNone = (state: number) => trie.ends[state] === undefined;
  // Those that end a keyword last; else breadth first, so that the states near the root, where a text mostly is, lie together.
  const quiet = order.filter(endsNone);
  const sorted = [...quiet, ...order.filter((state) => !endsNone(state))];
  const ended = sorted.slice(quiet.length).map((state) => trie.ends[state] ?? []);
  return { columnOf, next: tableOf(trie, order, sorted), firstHit: quiet.length, ...listed(ended, gates) };
}

/**
 * Letters, and the signs that most keywords have, get a column each. Where there are more than columns, the rarest share
 * one, and a keyword with one of them is compared once more, as one with a digit is.
 */
function columnsFor(keywords: readonly (readonly string[])[]): { columnOf: Uint8Array; rare: ReadonlySet<number> } {
  const uses = new Uint32Array(ANY_ABOVE + 1);
  for (const words of keywords)
    for (const word of words)
      for (let at = 0; at < word.length; at += 1) {
        const code = word.charCodeAt(at);
        if (code > 127 && code !== ANY_ABOVE) throw new Error(`A keyword is ASCII, not ${JSON.stringify(word)}.`);
        if (code !== ANY_DIGIT && !isDigit(code)) uses[code] = (uses[code] as number) + 1;
      }
  const isKept = (code: number) => code === ANY_ABOVE || code === HIDDEN_CODE || (code >= 97 && code <= 122);
  const byUse = [...uses.keys()]
    .filter((code) => uses[code] !== 0)
    .sort((one, other) =>
      isKept(one) === isKept(other) ? (uses[other] as number) - (uses[one] as number) : isKept(one) ? -1 : 1,
    );
  // The first two are for what no keyword has and for digits.
  const rare = new Set(byUse.length + 2 > WIDTH ? byUse.slice(WIDTH - 3) : []);
  const columnOf = new Uint8Array(256);
  for (const digit of DIGITS) columnOf[digit.charCodeAt(0)] = 1;
  byUse.forEach((code, place) => {
    const column = rare.has(code) ? WIDTH - 1 : place + 2;
    if (code === ANY_ABOVE) columnOf.fill(column, ABOVE);
    else columnOf[code] = column;
  });
  for (let code = 65; code <= 90; code += 1) columnOf[code] = columnOf[code + 32] ?? 0;
  for (let sign = 128; sign < 256; sign += 1) if ((sign & HIDES) !== 0) columnOf[sign] = columnOf[HIDDEN_CODE] ?? 0;
  return { columnOf, rare };
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/**
 * The keywords as a tree, its edges as lists: most states have one edge, and as many rows of a table as there are states
 * are filled faster once it is known what every row is like (a command starts a fifth of a second sooner).
 */
interface Trie {
  readonly count: number;
  /** By state: its first edge, the edge of the same state behind the one that leads here, and that one's column; 0 is none. */
  readonly first: Uint16Array;
  readonly sibling: Uint16Array;
  readonly column: Uint8Array;
  /** The state of the longest proper suffix. */
  readonly fallback: Uint16Array;
  readonly ends: (KeywordHit[] | undefined)[];
}

function trieOf(keywords: readonly (readonly string[])[], columnOf: Uint8Array, rare: ReadonlySet<number>): Trie {
  let room = 1;
  for (const words of keywords) for (const word of words) room += word.length;
  const first = new Uint16Array(room);
  const sibling = new Uint16Array(room);
  const column = new Uint8Array(room);
  const edges = { first, sibling, column };
  const ends: Trie['ends'] = [];
  let count = 1;
  keywords.forEach((words, owner) => {
    for (const word of words) {
      let state = 0;
      let inDoubt = false;
      for (let at = 0; at < word.length; at += 1) {
        const code = word.charCodeAt(at);
        if (isDigit(code) || rare.has(code)) inDoubt = true;
        const edge = columnOf[code === ANY_DIGIT ? 48 : code === ANY_ABOVE ? ABOVE : code] as number;
        let to = stateBehind(edges, state, edge);
        if (to === 0) {
          to = count;
          if (to > 0xffff) throw new Error('There are more keywords than the table has room for.');
          count += 1;
          column[to] = edge;
          sibling[to] = first[state] as number;
          first[state] = to;
        }
        state = to;
      }
      const all = ends[state] ?? [];
      all.push({ owner, length: word.length, spelled: inDoubt ? word : null });
      ends[state] = all;
    }
  });
  return { count, ...edges, fallback: new Uint16Array(count), ends };
}

/** The state behind an edge of this one; 0 where it has none. */
function stateBehind(
  { first, sibling, column }: Pick<Trie, 'first' | 'sibling' | 'column'>,
  state: number,
  edge: number,
): number {
  let to = first[state] as number;
  while (to !== 0 && column[to] !== edge) to = sibling[to] as number;
  return to;
}

/** Fills in every fallback, and what ends with it; the states, breadth first. */
function linked(trie: Trie): number[] {
  const { first, sibling, column, fallback, ends } = trie;
  const order = [0];
  for (let head = 0; head < order.length; head += 1) {
    const state = order[head] as number;
    for (let to = first[state] as number; to !== 0; to = sibling[to] as number) {
      order.push(to);
      if (state === 0) continue;
      let behind = fallback[state] as number;
      let over = stateBehind(trie, behind, column[to] as number);
      while (over === 0 && behind !== 0) {
        behind = fallback[behind] as number;
        over = stateBehind(trie, behind, column[to] as number);
      }
      fallback[to] = over;
      const ended = ends[over];
      if (ended !== undefined) ends[to] = [...(ends[to] ?? []), ...ended];
    }
  }
  return order;
}

/** A row for each state, in their final order: that of its fallback, complete already, with its own edges over it. */
function tableOf(
  { count, first, sibling, column, fallback }: Trie,
  order: readonly number[],
  sorted: readonly number[],
) {
  const placeOf = new Uint16Array(count);
  sorted.forEach((state, place) => {
    placeOf[state] = place;
  });
  const next = new Uint16Array(count * WIDTH);
  for (const state of order) {
    const row = (placeOf[state] as number) * WIDTH;
    const behind = (placeOf[fallback[state] as number] as number) * WIDTH;
    if (state !== 0) next.copyWithin(row, behind, behind + WIDTH);
    for (let to = first[state] as number; to !== 0; to = sibling[to] as number)
      next[row + (column[to] as number)] = placeOf[to] as number;
  }
  return next;
}

/** A row of a gate lies at its number times this. */
const GATE = 256;

/** What ends in the states, as lists of numbers. */
function listed(ended: readonly (readonly KeywordHit[])[], gates: readonly (Gate | null)[]) {
  const all = ended.flat();
  const endedFrom = new Int32Array(ended.length + 1);
  ended.forEach((hits, place) => {
    endedFrom[place + 1] = (endedFrom[place] as number) + hits.length;
  });
  const rows: Uint8Array[] = [];
  const open = rows.push(new Uint8Array(GATE).fill(1)) - 1;
  const [forbidden, asked] = [new Map<CharacterSet, number>(), new Map<CharacterSet, number>()];
  const rowOf = (set: CharacterSet | null, made: Map<CharacterSet, number>, isAsked: number) => {
    if (set === null) return open;
    let place = made.get(set);
    if (place === undefined) {
      const row = new Uint8Array(GATE).fill(1);
      for (let sign = 0; sign < 128; sign += 1) if (set[sign] !== isAsked) row[sign] = 0;
      const same = rows.findIndex((other) => other.every((may, sign) => may === row[sign]));
      place = same >= 0 ? same : rows.push(row) - 1;
      made.set(set, place);
    }
    return place * GATE;
  };
  const notAfter = gates.map((gate) => rowOf(gate?.notAfter ?? null, forbidden, 0));
  const before = gates.map((gate) => rowOf(gate?.before ?? null, asked, 1));
  if (rows.length > GATE) throw new Error('There are more sets of signs beside keywords than there is room for.');
  const flat = new Uint8Array(rows.length * GATE);
  rows.forEach((row, place) => {
    flat.set(row, place * GATE);
  });
  return {
    endedFrom,
    owners: Uint16Array.from(all, ({ owner }) => owner),
    lengths: Uint16Array.from(all, ({ length }) => length),
    notAfter: Uint16Array.from(all, ({ owner }) => notAfter[owner] ?? open),
    before: Uint16Array.from(all, ({ owner }) => before[owner] ?? open),
    gates: flat,
    spelled: all.map(({ spelled }) => spelled),
  };
}
