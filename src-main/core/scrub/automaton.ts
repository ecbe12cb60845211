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

  const next = new Int32Array(rows.length * width);
  rows.forEach((row, state) => {
    for (let column = 0; column < width; column += 1) {
      const to = row[column] ?? 0;
      next[state * width + column] = (ends[to]?.length ?? 0) > 0 ? -to * width : to * width;
    }
  });
  return { columnOf, width, next, hits: ends.map((list) => (list.length > 0 ? list : undefined)) };
}

/**
 * Walks the text once. `onHit(owner, start, end)` for every keyword, in the order of their ends, and `onRun(start, end)`
 * for every run of at least `shortestRun` characters of `runSet`.
 */
export function walk(
  automaton: Automaton,
  text: string,
  runSet: Uint8Array,
  shortestRun: number,
  onHit: (owner: number, start: number, end: number) => void,
  onRun: (start: number, end: number) => void,
): void {
  const { columnOf, width, next, hits } = automaton;
  const length = text.length;
  let state = 0;
  let runStart = 0;
  for (let at = 0; at < length; at += 1) {
    const code = text.charCodeAt(at);
    const ascii = code < 128;
    state = next[state + (ascii ? (columnOf[code] as number) : 0)] as number;
    if (state < 0) {
      state = -state;
      for (const hit of hits[state / width] ?? []) onHit(hit.owner, at + 1 - hit.length, at + 1);
    }
    if (!ascii || runSet[code] === 0) {
      if (at - runStart >= shortestRun) onRun(runStart, at);
      runStart = at + 1;
    }
  }
  if (length - runStart >= shortestRun) onRun(runStart, length);
}
