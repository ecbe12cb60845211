import { fillerFor, indexWithin } from './characters.ts';

/**
 * A text as rules see it, and where its parts come from in the original: escapes are decoded, what is taken out already
 * is one filler character, lines far from anything of interest may be left out.
 */
export interface View {
  readonly text: string;
  /** Null where the text is the original. */
  readonly parts: Parts | null;
}

/**
 * Stretches of a view, in order: characters of the original one by one, or some that together stand for a range of it.
 * Three numbers each in one array (see STRIDE): a text full of escapes has a stretch for every one of them, and as many
 * objects would cost more than reading them.
 */
interface Parts {
  readonly numbers: Int32Array;
  readonly count: number;
}

/** Where a stretch begins in the view, then in the original, then its end there; the last is -1 of one that was copied. */
const STRIDE = 3;
const START = 1;
const END = 2;

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
  return { text, parts: null };
}

/** The range of the original that characters `start` to `end` of the view stand for; not empty. */
export function toOriginal(view: View, start: number, end: number): Range {
  if (view.parts === null) return { start, end };
  const { numbers, count } = view.parts;
  if (count === 0) return { start: 0, end: 0 };
  const first = partAt(view.parts, start) * STRIDE;
  const last = partAt(view.parts, end - 1) * STRIDE;
  const [firstAt, firstStart] = [numbers[first] as number, numbers[first + START] as number];
  const [lastAt, lastStart, lastEnd] = [
    numbers[last] as number,
    numbers[last + START] as number,
    numbers[last + END] as number,
  ];
  return {
    start: (numbers[first + END] as number) < 0 ? firstStart + start - firstAt : firstStart,
    end: lastEnd < 0 ? lastStart + end - lastAt : lastEnd,
  };
}

/** The part that character `at` of the view is in. */
function partAt({ numbers, count }: Parts, at: number): number {
  let low = 0;
  let high = count - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((numbers[middle * STRIDE] as number) <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Collects a view piece by piece. */
export class ViewBuilder {
  readonly #texts: string[] = [];
  #numbers = new Int32Array(32 * STRIDE);
  #count = 0;
  #length = 0;

  /** Characters that stand for themselves in `from`. */
  copy(from: View, start: number, end: number): void {
    if (end <= start) return;
    if (from.parts === null) this.#add(this.#length, start, -1);
    else this.#copyParts(from.parts, start, end);
    this.#texts.push(from.text.slice(start, end));
    this.#length += end - start;
  }

  #copyParts(parts: Parts, start: number, end: number): void {
    const shift = this.#length - start;
    for (let index = partAt(parts, start); index < parts.count; index += 1) {
      const place = index * STRIDE;
      const at = parts.numbers[place] as number;
      const originalStart = parts.numbers[place + START] as number;
      const originalEnd = parts.numbers[place + END] as number;
      if (at >= end) return;
      if (at >= start) this.#add(at + shift, originalStart, originalEnd);
      else this.#add(this.#length, originalStart + (originalEnd < 0 ? start - at : 0), originalEnd);
    }
  }

  #add(at: number, start: number, end: number): void {
    const place = this.#count * STRIDE;
    if (place === this.#numbers.length) {
      const more = new Int32Array(2 * place);
      more.set(this.#numbers);
      this.#numbers = more;
    }
    this.#numbers[place] = at;
    this.#numbers[place + START] = start;
    this.#numbers[place + END] = end;
    this.#count += 1;
  }

  /** Characters that together stand for a range of the original. */
  put(text: string, range: Range): void {
    if (text === '') return;
    this.#add(this.#length, range.start, range.end);
    this.#texts.push(text);
    this.#length += text.length;
  }

  build(): View {
    return { text: this.#texts.join(''), parts: { numbers: this.#numbers, count: this.#count } };
  }
}

/** The original with its holes filled, whole or only some islands of it. Holes and islands are in order, apart. */
export function maskedView(original: string, holes: readonly Hole[], islands: readonly Range[] | null): View {
  const source = plainView(original);
  const land = islands ?? [{ start: 0, end: original.length }];
  const builder = new ViewBuilder();
  const filler = fillerFor(original);
  // Between two islands: no rule reaches over an empty line and a filler.
  const gap = `\n${filler}\n`;
  let next = 0;
  for (const island of land) {
    if (island !== land[0]) builder.put(gap, { start: island.start, end: island.start });
    let at = island.start;
    while (next < holes.length && (holes[next] as Hole).end <= island.start) next += 1;
    for (; next < holes.length; next += 1) {
      const hole = holes[next] as Hole;
      if (hole.start >= island.end) break;
      builder.copy(source, at, hole.start);
      builder.put(hole.put ?? filler, hole);
      at = hole.end;
    }
    builder.copy(source, at, island.end);
  }
  return builder.build();
}

/**
 * Ranges widened to whole lines (and `lines` more on either side, `most` characters at most), those that meet made one.
 * Ranges are in order.
 */
export function islandsAround(text: string, ranges: readonly Range[], lines: number, most: number): Range[] {
  const islands: { start: number; end: number }[] = [];
  // Ends of lines from the last range on, as far as they were looked for: a line full of ranges is read once.
  const ahead: number[] = [];
  let passed = 0;
  let read = 0;
  for (const range of ranges) {
    const open = islands.at(-1);
    const stop = Math.min(text.length, range.end + most);
    while (passed < ahead.length && (ahead[passed] as number) < range.end) passed += 1;
    read = Math.max(read, range.end);
    while (read < stop && ahead.length - passed <= lines) {
      const line = indexWithin(text, '\n', read, stop - read);
      if (line >= 0) ahead.push(line);
      read = line < 0 ? stop : line + 1;
    }
    const end = Math.min(stop, ahead[passed + lines] ?? stop);
    // One that begins in the last island needs no look back.
    const start = open !== undefined && range.start <= open.end ? open.end : linesBack(text, range.start, lines, most);
    if (open !== undefined && start <= open.end) open.end = Math.max(open.end, end);
    else islands.push({ start, end });
  }
  return islands;
}

/** The start of the line that is `lines` before the one that `at` is in. */
function linesBack(text: string, at: number, lines: number, most: number): number {
  const stop = Math.max(0, at - most);
  for (let start = at, left = lines; start > stop; start -= 1) {
    if (text.charCodeAt(start - 1) !== 10) continue;
    if (left === 0) return start;
    left -= 1;
  }
  return stop;
}
