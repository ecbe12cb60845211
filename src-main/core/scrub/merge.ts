import type { numbersOf } from './numbering.ts';
import type { Kind } from './rule.ts';
import type { Finding } from './types.ts';
import type { Hole, Range } from './view.ts';

/** Something found, in the original text. */
export interface Hit extends Range {
  readonly rule: string;
  readonly kind: Kind;
  /** Lower names the place where several are equal. */
  readonly rank: number;
  /** Of two at the same place the one that comes first in the text's own order. */
  readonly turn: number;
  readonly put: string | null;
  readonly value: string | null;
}

/** The turn of what stands behind all others. */
export const LAST = Number.MAX_SAFE_INTEGER;

/** Hits that overlap made one; pieces of what is taken out already cut off. In order, apart. */
export function mergeHits(hits: readonly Hit[], text: string, taken: readonly Range[]): Hit[] {
  const sorted = byStart(hits);
  const merged: Hit[] = [];
  for (let index = 0; index < sorted.length; ) {
    const first = sorted[index] as Hit;
    let next = index + 1;
    if (first.end > first.start) {
      let { end } = first;
      for (; next < sorted.length && (sorted[next] as Hit).start < end; next += 1)
        end = Math.max(end, (sorted[next] as Hit).end);
      const one = next === index + 1 ? first : winner(sorted.slice(index, next), end);
      if (taken.length === 0) merged.push(one);
      else merged.push(...cut(one, text, taken));
    }
    index = next;
  }
  return merged;
}

/** Shorter lists are put in order by hand: a line has two or three hits. */
const FEW = 12;
/** A place and a number of fewer bits than this are one number together. */
const NUMBERS = 2 ** 21;

const before = (a: Hit, b: Hit) => a.start - b.start || b.end - a.end || a.turn - b.turn;

/** As they begin, the longer first; a copy. */
function byStart(hits: readonly Hit[]): Hit[] {
  if (hits.length >= NUMBERS) return hits.toSorted(before);
  const sorted = hits.length > FEW ? byPlace(hits) : hits.slice();
  for (let index = 1; index < sorted.length; index += 1) {
    const hit = sorted[index] as Hit;
    let place = index;
    for (; place > 0 && before(hit, sorted[place - 1] as Hit) < 0; place -= 1) sorted[place] = sorted[place - 1] as Hit;
    sorted[place] = hit;
  }
  return sorted;
}

/** In order but for those that begin at the same place: numbers are sorted without a call for each two. */
function byPlace(hits: readonly Hit[]): Hit[] {
  const keys = new Float64Array(hits.length);
  for (let index = 0; index < keys.length; index += 1) keys[index] = (hits[index] as Hit).start * NUMBERS + index;
  keys.sort();
  const sorted: Hit[] = [];
  for (const key of keys) sorted.push(hits[key % NUMBERS] as Hit);
  return sorted;
}

const sizeOf = (hit: Hit) => hit.end - hit.start;

/** One hit over all of a group. The surest that covers all of it names it, else the longest. */
function winner(group: readonly Hit[], end: number): Hit {
  const start = group[0]?.start ?? 0;
  const whole = group.filter((hit) => hit.start === start && hit.end === end);
  if (whole.length > 0) return whole.reduce((best, hit) => (hit.rank < best.rank ? hit : best));
  const named = group.filter((hit) => hit.put === null);
  const best = (named.length > 0 ? named : group).reduce((one, hit) => (sizeOf(hit) > sizeOf(one) ? hit : one));
  const kind = best.put === null ? best.kind : 'PATH';
  return { start, end, rule: best.rule, kind, rank: best.rank, turn: best.turn, put: null, value: null };
}

const MEANS_SOMETHING = /[\p{L}\p{N}]/u;

function cut(hit: Hit, text: string, taken: readonly Range[]): Hit[] {
  const pieces: Hit[] = [];
  let at = hit.start;
  for (let index = firstAfter(taken, hit.start); index < taken.length; index += 1) {
    const gone = taken[index];
    if (gone === undefined || gone.start >= hit.end) break;
    if (gone.start > at) pieces.push({ ...hit, start: at, end: gone.start, value: null });
    at = gone.end;
  }
  if (at === hit.start) return [hit];
  if (at < hit.end) pieces.push({ ...hit, start: at, end: hit.end, value: null });
  return pieces.filter((piece) => MEANS_SOMETHING.test(text.slice(piece.start, piece.end)));
}

function firstAfter(ranges: readonly Range[], at: number): number {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ranges[middle]?.end ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The text with every hit replaced once, and where the replacements stand in it. */
export function render(
  text: string,
  hits: readonly Hit[],
  numbers: ReturnType<typeof numbersOf>,
): { text: string; findings: Finding[] } {
  const parts: string[] = [];
  const findings: Finding[] = [];
  let length = 0;
  let at = 0;
  for (const hit of hits) {
    const token = hit.put ?? numbers.tokenFor(hit.kind, hit.value ?? text.slice(hit.start, hit.end));
    parts.push(text.slice(at, hit.start), token);
    const start = length + hit.start - at;
    length = start + token.length;
    findings.push({ rule: hit.rule, kind: hit.kind, token, start, end: length });
    at = hit.end;
  }
  parts.push(text.slice(at));
  return { text: parts.join(''), findings };
}

/** What holes the hits and the tokens that stood there already leave, for the next look. In order. */
export function holesOf(hits: readonly Hit[], tokens: readonly Range[]): readonly Hole[] {
  if (tokens.length === 0) return hits;
  const holes: Hole[] = [...hits, ...tokens.map(({ start, end }) => ({ start, end, put: null }))];
  return holes.sort((a, b) => a.start - b.start);
}
