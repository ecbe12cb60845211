import { DIGIT, goesOnAsWord, isIn, LETTER } from './characters.ts';
import { type Hit, LAST } from './merge.ts';
import type { Kind } from './rule.ts';

/** Kinds whose values are secret wherever they stand: an address or a path has a rule for each of its places. */
const SECRET_KINDS: ReadonlySet<Kind> = new Set(['SECRET', 'KEY', 'AUTH', 'CREDENTIAL', 'JWT']);
const MOST_VALUES = 16;
const SHORTEST = 6;
const LONGEST = 512;

/** A value that was taken out, and from where. */
export interface Sought {
  readonly value: string;
  readonly hit: Hit;
}

/**
 * The other places of what was found: a name gave a secret away once (`password="x"`), and where it stands again nothing
 * does (`connect("host", "x")`). Only values that no text holds by chance: letters and digits, or letters and signs.
 */
export function findAgain(text: string, hits: readonly Hit[]): Hit[] {
  let sought: Map<string, Sought> | null = null;
  for (const hit of hits) {
    if (hit.put !== null || !SECRET_KINDS.has(hit.kind) || hit.end - hit.start > LONGEST) continue;
    if (sought !== null && sought.size >= MOST_VALUES) break;
    for (const value of valuesOf(text.slice(hit.start, hit.end), hit.kind)) {
      sought ??= new Map();
      if (sought.size < MOST_VALUES && !sought.has(value)) sought.set(value, { value, hit });
    }
  }
  if (sought === null) return NO_HITS;
  return text.length > SHORT ? new Seeker([...sought.values()], shared).places(text) : placesOneByOne(text, sought);
}

/** In shorter texts a value is searched for by itself: to make a table ready takes longer than that. */
const SHORT = 1024;

function placesOneByOne(text: string, sought: ReadonlyMap<string, Sought>): Hit[] {
  let places = NO_HITS;
  for (const { value, hit } of sought.values()) {
    for (let start = text.indexOf(value), end = 0; start >= 0; start = text.indexOf(value, end)) {
      end = start + value.length;
      if (!standsElsewhere(text, start, end, hit)) continue;
      if (places === NO_HITS) places = [];
      places.push({ ...hit, start, end, turn: LAST, value: null });
    }
  }
  return places;
}

/** Not a part of a longer word, and not where it was found at first. */
function standsElsewhere(text: string, start: number, end: number, hit: Hit): boolean {
  if (goesOnAsWord(text.charCodeAt(start - 1)) || goesOnAsWord(text.charCodeAt(end))) return false;
  return start < hit.start || start >= hit.end;
}

/** How far to go on where three characters are in no value, by their sum; see `Seeker`. */
const STRIDES = 1 << 12;
const shared = new Uint8Array(STRIDES);
/** As much of a value as is looked at before it is compared. */
const MOST_AHEAD = 64;

/** A sum of three characters; equal ones have equal sums. */
function sumAt(text: string, at: number): number {
  return ((text.charCodeAt(at) << 6) ^ (text.charCodeAt(at + 1) << 3) ^ text.charCodeAt(at + 2)) & (STRIDES - 1);
}

/**
 * Looks for all values in one pass that steps over most of the text (Wu and Manber): the three characters where the first
 * of a value, as many as the shortest has, would end tell how far on the next place is at which one could.
 */
export class Seeker {
  readonly #strides: Uint8Array;
  readonly #ending = new Map<number, Sought[]>();
  readonly #farthest: number;

  /** `strides` is filled anew: good until it is handed to another. */
  constructor(sought: readonly Sought[], strides: Uint8Array = new Uint8Array(STRIDES)) {
    let shortest = MOST_AHEAD;
    for (const { value } of sought) shortest = Math.min(shortest, value.length);
    this.#strides = strides.fill(shortest - 2);
    this.#farthest = shortest - 2;
    for (const one of sought) this.add(one);
  }

  /** Looks for one more from now on; false where it is shorter than all before, so that another seeker is needed. */
  add(one: Sought): boolean {
    const farthest = this.#farthest;
    if (one.value.length < farthest + 2) return false;
    const strides = this.#strides;
    for (let at = 0; at < farthest; at += 1) {
      const sum = sumAt(one.value, at);
      if (farthest - 1 - at < (strides[sum] as number)) strides[sum] = farthest - 1 - at;
    }
    const last = sumAt(one.value, farthest - 1);
    const others = this.#ending.get(last);
    if (others === undefined) this.#ending.set(last, [one]);
    else others.push(one);
    return true;
  }

  places(text: string): Hit[] {
    if (text.length < this.#farthest + 2) return NO_HITS;
    const strides = this.#strides;
    const farthest = this.#farthest;
    let places = NO_HITS;
    let after: Map<Sought, number> | null = null;
    const stop = text.length - 2;
    for (let at = farthest - 1; at < stop; ) {
      const sum = sumAt(text, at);
      const stride = strides[sum] as number;
      if (stride > 0) {
        at += stride;
        continue;
      }
      const start = at - farthest + 1;
      at += 1;
      for (const one of this.#ending.get(sum) ?? NONE) {
        const end = start + one.value.length;
        if (start < (after?.get(one) ?? 0) || !text.startsWith(one.value, start)) continue;
        after ??= new Map();
        after.set(one, end);
        if (!standsElsewhere(text, start, end, one.hit)) continue;
        if (places === NO_HITS) places = [];
        places.push({ ...one.hit, start, end, turn: LAST, value: null });
      }
    }
    return places;
  }
}

const NONE: readonly Sought[] = [];
const NO_HITS: Hit[] = [];

/** Of `name:password` the password too. */
function valuesOf(found: string, kind: Kind): string[] {
  const password = kind === 'CREDENTIAL' && found.includes(':') ? [found.slice(found.indexOf(':') + 1)] : [];
  return [found, ...password].filter(isTelling);
}

/** Words with a digit that every other line has: no text is searched for them, whatever names them once. */
const TECHNICAL =
  /^(?:oauth\d|sha-?\d+|utf-?\d+|base\d+|https?\d|python\d?|node\d+|ipv\d|es\d+|win\d+|darwin\d+|ubuntu\d+|debian\d+|x86_64|i[36]86|a(?:rm|es)-?\d+|amd64|[hre]s\d{3}|md\d|tls\S{0,6}|socks\d|postgres\d+|mysql\d|user\d{1,3}|test\d{1,3}|admin\d|level\d+|step\d+|v\d[\w.]*|\d[\d.,:]*(?:[kmgt]i?b|ms|s|px|%)?)$/i;

function isTelling(value: string): boolean {
  if (value.length < SHORTEST || value.trim() !== value) return false;
  let letter = false;
  let digit = false;
  for (let at = 0; at < value.length && !(letter && digit); at += 1) {
    const code = value.charCodeAt(at);
    if (isIn(LETTER, code)) letter = true;
    else if (isIn(DIGIT, code)) digit = true;
  }
  if (!letter || (value.length < 10 && TECHNICAL.test(value))) return false;
  return digit || (value.length >= 12 && /[^A-Za-z\s.,;:'-]/.test(value));
}

const NO_VALUES: readonly string[] = [];

/** The parts of what was taken out that go wherever they stand. */
export function tellingValues(value: string, kind: Kind): readonly string[] {
  return SECRET_KINDS.has(kind) && value.length <= LONGEST ? valuesOf(value, kind) : NO_VALUES;
}

/** A secret as it is looked for in every text of a report. */
export function carriedValue(value: string, kind: Kind): Sought {
  return {
    value,
    hit: { start: -1, end: -1, rule: 'known-secret', kind, rank: 0, turn: LAST, put: null, value: null },
  };
}

/** What another text of the same report gave away, at the places of this one. `taken` are tokens that stand in it. */
export function findCarried(
  text: string,
  seeker: Seeker,
  taken: readonly { readonly start: number; readonly end: number }[],
): Hit[] {
  const places = seeker.places(text);
  if (places.length === 0 || taken.length === 0) return places;
  return places.filter((place) => !taken.some((one) => one.start < place.end && one.end > place.start));
}
