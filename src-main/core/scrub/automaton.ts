/**
 * Aho and Corasick's automaton over many keywords at once, as one table of whole numbers: one look-up a character,
 * whatever the number of keywords. Case of ASCII letters does not matter.
 */
export interface Automaton {
  /** Column of each ASCII character; every character of no keyword shares column 0. */
  readonly columnOf: Uint8Array;
  readonly width: number;
  /** The next state, already times `width`; negative where at least one keyword ends in it. */
  readonly next: Int32Array;
  /** What ends in a state, by state. */
  readonly hits: readonly (readonly KeywordHit[] | undefined)[];
}

export interface KeywordHit {
  /** Index of the keyword's owner as it was handed in. */
  readonly owner: number;
  readonly length: number;
}

/** `keywords[i]` are the lower-case ASCII literals of owner `i`. */
export function buildAutomaton(keywords: readonly (readonly string[])[]): Automaton {
  const columnOf = new Uint8Array(128);
  let width = 1;
  for (const words of keywords) {
    for (const word of words) {
      for (let at = 0; at < word.length; at += 1) {
        const code = word.charCodeAt(at);
        if (code > 127) throw new Error(`A keyword is ASCII, not ${JSON.stringify(word)}.`);
        if (columnOf[code] === 0) columnOf[code] = width++;
      }
    }
  }
  for (let code = 65; code <= 90; code += 1) columnOf[code] = columnOf[code + 32] ?? 0;

  const rows: Int32Array[] = [new Int32Array(width)];
  const ends: KeywordHit[][] = [[]];
  keywords.forEach((words, owner) => {
    for (const word of words) {
      let state = 0;
      for (let at = 0; at < word.length; at += 1) {
        const column = columnOf[word.charCodeAt(at)] ?? 0;
        let to = rows[state]?.[column] ?? 0;
        if (to === 0) {
          to = rows.push(new Int32Array(width)) - 1;
          ends.push([]);
          const row = rows[state];
          if (row !== undefined) row[column] = to;
        }
        state = to;
      }
      ends[state]?.push({ owner, length: word.length });
    }
  });

  // Breadth first: a missing edge takes the one of the longest proper suffix, whose row is complete already.
  const fallback = new Int32Array(rows.length);
  const queue: number[] = [];
  for (const to of rows[0] ?? []) if (to !== 0) queue.push(to);
  for (let head = 0; head < queue.length; head += 1) {
    const state = queue[head] ?? 0;
    const row = rows[state];
    const behind = fallback[state] ?? 0;
    ends[state]?.push(...(ends[behind] ?? []));
    for (let column = 0; row !== undefined && column < width; column += 1) {
      const to = row[column] ?? 0;
      const over = rows[behind]?.[column] ?? 0;
      if (to === 0) row[column] = over;
      else {
        fallback[to] = over;
        queue.push(to);
      }
    }
  }

  // Numbered in breadth-first order: the states near the root are where nearly all of a text is, and lie together.
  const order = [0, ...queue];
  const placeOf = new Int32Array(rows.length);
  order.forEach((state, place) => {
    placeOf[state] = place;
  });
  const next = new Int32Array(rows.length * width);
  order.forEach((state, place) => {
    for (let column = 0; column < width; column += 1) {
      const to = rows[state]?.[column] ?? 0;
      const at = (placeOf[to] ?? 0) * width;
      next[place * width + column] = (ends[to]?.length ?? 0) > 0 ? -at : at;
    }
  });
  const hits = order.map((state) => ((ends[state]?.length ?? 0) > 0 ? ends[state] : undefined));
  return { columnOf, width, next, hits };
}

/** What a walk watches for besides keywords: runs of characters of two sets, each at least so long. */
export interface Runs {
  /** Bit 1 for the first set, bit 2 for the second, by ASCII code. */
  readonly sets: Uint8Array;
  readonly shortestFirst: number;
  readonly shortestSecond: number;
}

export interface Seen {
  /** A keyword of `owner`. In the order of their ends. */
  readonly onHit: (owner: number, start: number, end: number) => void;
  readonly onFirstRun: (start: number, end: number) => void;
  readonly onSecondRun: (start: number, end: number) => void;
}

/** Walks the text once. */
export function walk(automaton: Automaton, text: string, runs: Runs, seen: Seen): void {
  const { columnOf, width, next, hits } = automaton;
  const { sets, shortestFirst, shortestSecond } = runs;
  const length = text.length;
  let state = 0;
  let firstStart = 0;
  let secondStart = 0;
  for (let at = 0; at < length; at += 1) {
    const code = text.charCodeAt(at);
    let bits = 0;
    if (code < 128) {
      state = next[state + (columnOf[code] as number)] as number;
      bits = sets[code] as number;
    } else state = next[state] as number;
    if (state < 0) {
      state = -state;
      const ended = hits[state / width] as readonly KeywordHit[];
      for (let hit = 0; hit < ended.length; hit += 1) {
        const { owner, length: size } = ended[hit] as KeywordHit;
        seen.onHit(owner, at + 1 - size, at + 1);
      }
    }
    if (bits !== 3) {
      if ((bits & 1) === 0) {
        if (at - firstStart >= shortestFirst) seen.onFirstRun(firstStart, at);
        firstStart = at + 1;
      }
      if ((bits & 2) === 0) {
        if (at - secondStart >= shortestSecond) seen.onSecondRun(secondStart, at);
        secondStart = at + 1;
      }
    }
  }
  if (length - firstStart >= shortestFirst) seen.onFirstRun(firstStart, length);
  if (length - secondStart >= shortestSecond) seen.onSecondRun(secondStart, length);
}
