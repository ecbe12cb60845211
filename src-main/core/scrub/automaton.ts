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
  const inDoubt = (word: string) =>
    [...word].some((sign) => isDigit(sign.charCodeAt(0)) || rare.has(sign.charCodeAt(0)));
  const rows: Uint16Array[] = [new Uint16Array(WIDTH)];
  const ends: KeywordHit[][] = [[]];
  keywords.forEach((words, owner) => {
    for (const word of words) {
      let state = 0;
      for (let at = 0; at < word.length; at += 1) {
        const code = word.charCodeAt(at);
        const column = columnOf[code === ANY_DIGIT ? 48 : code === ANY_ABOVE ? ABOVE : code] ?? 0;
        let to = rows[state]?.[column] ?? 0;
        if (to === 0) {
          to = rows.push(new Uint16Array(WIDTH)) - 1;
          if (to > 0xffff) throw new Error('There are more keywords than the table has room for.');
          ends.push([]);
          const row = rows[state];
          if (row !== undefined) row[column] = to;
        }
        state = to;
      }
      ends[state]?.push({ owner, length: word.length, spelled: inDoubt(word) ? word : null });
    }
  });
  const order = completed(rows, ends);
  return numbered(rows, ends, order, columnOf, gates);
}

/**
 * Letters, and the signs that most keywords have, get a column each. Where there are more than columns, the rarest share
 * one, and a keyword with one of them is compared once more, as one with a digit is.
 */
function columnsFor(keywords: readonly (readonly string[])[]): { columnOf: Uint8Array; rare: ReadonlySet<number> } {
  const uses = new Map<number, number>();
  for (const word of keywords.flat())
    for (let at = 0; at < word.length; at += 1) {
      const code = word.charCodeAt(at);
      if (code > 127 && code !== ANY_ABOVE) throw new Error(`A keyword is ASCII, not ${JSON.stringify(word)}.`);
      if (code !== ANY_DIGIT && !isDigit(code)) uses.set(code, (uses.get(code) ?? 0) + 1);
    }
  const isKept = (code: number) => code === ANY_ABOVE || code === HIDDEN_CODE || (code >= 97 && code <= 122);
  const byUse = [...uses.keys()].sort((one, other) =>
    isKept(one) === isKept(other) ? (uses.get(other) ?? 0) - (uses.get(one) ?? 0) : isKept(one) ? -1 : 1,
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

/** Breadth first: a missing edge takes the one of the longest proper suffix, whose row is complete already. */
function completed(rows: readonly Uint16Array[], ends: readonly KeywordHit[][]): number[] {
  const fallback = new Uint16Array(rows.length);
  const queue: number[] = [];
  for (const to of rows[0] ?? []) if (to !== 0) queue.push(to);
  for (let head = 0; head < queue.length; head += 1) {
    const state = queue[head] ?? 0;
    const row = rows[state];
    const behind = fallback[state] ?? 0;
    ends[state]?.push(...(ends[behind] ?? []));
    for (let column = 0; row !== undefined && column < WIDTH; column += 1) {
      const to = row[column] ?? 0;
      const over = rows[behind]?.[column] ?? 0;
      if (to === 0) row[column] = over;
      else {
        fallback[to] = over;
        queue.push(to);
      }
    }
  }
  return [0, ...queue];
}

/** Those that end a keyword last; else breadth first, so that the states near the root, where a text mostly is, lie together. */
function numbered(
  rows: readonly Uint16Array[],
  ends: readonly KeywordHit[][],
  order: readonly number[],
  columnOf: Uint8Array,
  gates: readonly (Gate | null)[],
): Automaton {
  const endsNone = (state: number) => (ends[state]?.length ?? 0) === 0;
  const quiet = order.filter(endsNone);
  const sorted = [...quiet, ...order.filter((state) => !endsNone(state))];
  const placeOf = new Uint16Array(rows.length);
  sorted.forEach((state, place) => {
    placeOf[state] = place;
  });
  const next = new Uint16Array(rows.length * WIDTH);
  sorted.forEach((state, place) => {
    for (let column = 0; column < WIDTH; column += 1)
      next[place * WIDTH + column] = placeOf[rows[state]?.[column] ?? 0] ?? 0;
  });
  return { columnOf, next, firstHit: quiet.length, ...listed(sorted.slice(quiet.length), ends, gates) };
}

/** A row of a gate lies at its number times this. */
const GATE = 256;

/** What ends in the states, as lists of numbers. */
function listed(states: readonly number[], ends: readonly KeywordHit[][], gates: readonly (Gate | null)[]) {
  const all = states.flatMap((state) => ends[state] ?? []);
  const endedFrom = new Int32Array(states.length + 1);
  states.forEach((state, place) => {
    endedFrom[place + 1] = (endedFrom[place] as number) + (ends[state]?.length ?? 0);
  });
  const rows: Uint8Array[] = [];
  const places = new Map<string, number>();
  /** Equal gates share a row. */
  const rowOf = (mayStand: (sign: number) => boolean) => {
    const row = Uint8Array.from({ length: GATE }, (_, sign) => (sign > 127 || mayStand(sign) ? 1 : 0));
    const name = row.join('');
    const place = places.get(name) ?? rows.push(row) - 1;
    places.set(name, place);
    return place * GATE;
  };
  const open = rowOf(() => true);
  const placesOf = gates.map((gate) => {
    const { notAfter = null, before = null } = gate ?? {};
    return {
      notAfter: notAfter === null ? open : rowOf((sign) => notAfter[sign] !== 1),
      before: before === null ? open : rowOf((sign) => before[sign] !== 0),
    };
  });
  if (rows.length > GATE) throw new Error('There are more sets of signs beside keywords than there is room for.');
  return {
    endedFrom,
    owners: Uint16Array.from(all, ({ owner }) => owner),
    lengths: Uint16Array.from(all, ({ length }) => length),
    notAfter: Uint16Array.from(all, ({ owner }) => placesOf[owner]?.notAfter ?? open),
    before: Uint16Array.from(all, ({ owner }) => placesOf[owner]?.before ?? open),
    gates: Uint8Array.from(rows.flatMap((row) => [...row])),
    spelled: all.map(({ spelled }) => spelled),
  };
}
