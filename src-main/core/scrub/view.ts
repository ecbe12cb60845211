import { FILLER } from './characters.ts';

/**
 * A text as rules see it, and where each of its characters comes from in the original: escapes are decoded, what is
 * taken out already is one filler character, lines far from anything of interest may be left out.
 */
export interface View {
  readonly text: string;
  /** Where character `i` begins in the original; null where nothing has moved. */
  readonly starts: Int32Array | null;
  /** Where it ends. */
  readonly ends: Int32Array | null;
}

/** A piece of the original that is gone, and what stands there instead; null is a numbered token. */
export interface Hole {
  readonly start: number;
  readonly end: number;
  readonly put: string | null;
}

export interface Range {
  readonly start: number;
  readonly end: number;
}

export function plainView(text: string): View {
  return { text, starts: null, ends: null };
}

/** The range of the original that characters `start` to `end` of the view stand for. */
export function toOriginal(view: View, start: number, end: number): Range {
  if (view.starts === null || view.ends === null) return { start, end };
  return { start: view.starts[start] ?? 0, end: view.ends[end - 1] ?? 0 };
}

/** Collects a view piece by piece. `room` is the most characters it will hold. */
export class ViewBuilder {
  readonly #parts: string[] = [];
  readonly #starts: Int32Array;
  readonly #ends: Int32Array;
  #length = 0;

  constructor(room: number) {
    this.#starts = new Int32Array(room);
    this.#ends = new Int32Array(room);
  }

  /** Characters that stand for themselves in `from`. */
  copy(from: View, start: number, end: number): void {
    if (end <= start) return;
    this.#parts.push(from.text.slice(start, end));
    for (let at = start; at < end; at += 1) {
      this.#starts[this.#length] = from.starts === null ? at : (from.starts[at] ?? 0);
      this.#ends[this.#length] = from.ends === null ? at + 1 : (from.ends[at] ?? 0);
      this.#length += 1;
    }
  }

  /** Characters that together stand for a range of the original. */
  put(text: string, range: Range): void {
    this.#parts.push(text);
    for (let at = 0; at < text.length; at += 1) {
      this.#starts[this.#length] = range.start;
      this.#ends[this.#length] = range.end;
      this.#length += 1;
    }
  }

  build(): View {
    return {
      text: this.#parts.join(''),
      starts: this.#starts.subarray(0, this.#length),
      ends: this.#ends.subarray(0, this.#length),
    };
  }
}

/** Between two islands: no rule reaches over an empty line and a filler. */
const GAP = `\n${FILLER}\n`;

/** The original with its holes filled, whole or only some islands of it. Holes and islands are in order, apart. */
export function maskedView(original: string, holes: readonly Hole[], islands: readonly Range[] | null): View {
  const source = plainView(original);
  const puts = holes.reduce((sum, hole) => sum + (hole.put ?? FILLER).length, 0);
  const land = islands ?? [{ start: 0, end: original.length }];
  const room = land.reduce((sum, island) => sum + island.end - island.start + GAP.length, 0) + puts;
  const builder = new ViewBuilder(room);
  let next = 0;
  land.forEach((island, index) => {
    if (index > 0) builder.put(GAP, { start: island.start, end: island.start });
    let at = island.start;
    while (next < holes.length && (holes[next]?.end ?? 0) <= island.start) next += 1;
    for (let hole = holes[next]; hole !== undefined && hole.start < island.end; hole = holes[next]) {
      builder.copy(source, at, hole.start);
      builder.put(hole.put ?? FILLER, hole);
      at = hole.end;
      next += 1;
    }
    builder.copy(source, at, island.end);
  });
  return builder.build();
}

/**
 * Ranges widened to whole lines (and `lines` more on either side, `most` characters at most), those that meet made one.
 * Ranges are in order.
 */
export function islandsAround(text: string, ranges: readonly Range[], lines: number, most: number): Range[] {
  const ends = lineEnds(text);
  const islands: { start: number; end: number }[] = [];
  let line = 0;
  for (const range of ranges) {
    while (line < ends.length && (ends[line] ?? 0) < range.start) line += 1;
    const before = line - lines - 1;
    const start = Math.max(before < 0 ? 0 : (ends[before] ?? 0) + 1, range.start - most, 0);
    let last = line;
    while (last < ends.length && (ends[last] ?? 0) < range.end) last += 1;
    const end = Math.min(ends[last + lines] ?? text.length, range.end + most, text.length);
    const open = islands.at(-1);
    if (open !== undefined && start <= open.end) open.end = Math.max(open.end, end);
    else islands.push({ start, end });
  }
  return islands;
}

function lineEnds(text: string): number[] {
  const ends: number[] = [];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) ends.push(at);
  return ends;
}
