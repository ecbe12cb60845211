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
  /** What ends in such a state, by its number less `firstHit`. */
  readonly hits: readonly (readonly KeywordHit[])[];
}

export interface KeywordHit {
  /** Index of the keyword's owner as it was handed in. */
  readonly owner: number;
  readonly length: number;
  /** The keyword, where it names digits or rare signs that the table does not tell apart. */
  readonly spelled: string | null;
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
export function buildAutomaton(keywords: readonly (readonly string[])[]): Automaton {
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
  return numbered(rows, ends, order, columnOf);
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
  const hits = sorted.slice(quiet.length).map((state) => ends[state] ?? []);
  return { columnOf, next, firstHit: quiet.length, hits };
}
