import { fillerFor } from './characters.ts';

/**
 * A text as rules see it, and where its parts come from in the original: escapes are decoded, what is taken out already
 * is one filler character, lines far from anything of interest may be left out.
 */
export interface View {
  readonly text: string;
  /** In order; null where the text is the original. */
  readonly parts: readonly Part[] | null;
}

/** A stretch of a view: characters of the original one by one, or some that together stand for a range of it. */
interface Part {
  /** In the view. */
  readonly at: number;
  /** In the original. */
  readonly start: number;
  /** In the original, of one that stands for a range; -1 of one that was copied. */
  readonly end: number;
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
  return { text, parts: null };
}

/** The range of the original that characters `start` to `end` of the view stand for; not empty. */
export function toOriginal(view: View, start: number, end: number): Range {
  if (view.parts === null) return { start, end };
  const first = view.parts[partAt(view.parts, start)];
  const last = view.parts[partAt(view.parts, end - 1)];
  if (first === undefined || last === undefined) return { start: 0, end: 0 };
  return {
    start: first.end < 0 ? first.start + start - first.at : first.start,
    end: last.end < 0 ? last.start + end - last.at : last.end,
  };
}

/** The part that character `at` of the view is in. */
function partAt(parts: readonly Part[], at: number): number {
  let low = 0;
  let high = parts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((parts[middle] as Part).at <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Collects a view piece by piece. */
export class ViewBuilder {
  readonly #texts: string[] = [];
  readonly #parts: Part[] = [];
  #length = 0;

  /** Characters that stand for themselves in `from`. */
  copy(from: View, start: number, end: number): void {
    if (end <= start) return;
    if (from.parts === null) this.#parts.push({ at: this.#length, start, end: -1 });
    else this.#copyParts(from.parts, start, end);
    this.#texts.push(from.text.slice(start, end));
    this.#length += end - start;
  }

  #copyParts(parts: readonly Part[], start: number, end: number): void {
    const shift = this.#length - start;
    for (let index = partAt(parts, start); index < parts.length; index += 1) {
      const part = parts[index] as Part;
      if (part.at >= end) return;
      if (part.at >= start) this.#parts.push({ at: part.at + shift, start: part.start, end: part.end });
      else {
        const skipped = part.end < 0 ? start - part.at : 0;
        this.#parts.push({ at: this.#length, start: part.start + skipped, end: part.end });
      }
    }
  }

  /** Characters that together stand for a range of the original. */
  put(text: string, range: Range): void {
    if (text === '') return;
    this.#parts.push({ at: this.#length, start: range.start, end: range.end });
    this.#texts.push(text);
    this.#length += text.length;
  }

  build(): View {
    return { text: this.#texts.join(''), parts: this.#parts };
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
    for (read = Math.max(read, range.end); read < stop && ahead.length - passed <= lines; read += 1)
      if (text.charCodeAt(read) === 10) ahead.push(read);
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
