import { isWordLike } from './characters.ts';
import type { Hit } from './merge.ts';
import type { Kind } from './rule.ts';

/** Kinds whose values are secret wherever they stand: an address or a path has a rule for each of its places. */
const SECRET_KINDS: ReadonlySet<Kind> = new Set(['SECRET', 'KEY', 'AUTH', 'CREDENTIAL', 'JWT']);
const MOST_VALUES = 16;
const SHORTEST = 6;
const LONGEST = 512;

/** A value that was taken out, and from where. */
interface Sought {
  readonly value: string;
  readonly hit: Hit;
}

/**
 * The other places of what was found: a name gave a secret away once (`password="x"`), and where it stands again nothing
 * does (`connect("host", "x")`). Only values that no text holds by chance: letters and digits, or letters and signs.
 */
export function findAgain(text: string, hits: readonly Hit[]): Hit[] {
  const sought = new Map<string, Sought>();
  for (const hit of hits) {
    if (hit.put !== null || !SECRET_KINDS.has(hit.kind) || hit.end - hit.start > LONGEST) continue;
    for (const value of valuesOf(text.slice(hit.start, hit.end), hit.kind))
      if (sought.size < MOST_VALUES && !sought.has(value)) sought.set(value, { value, hit });
  }
  return sought.size === 0 ? [] : placesOf(text, [...sought.values()]);
}

/** How far to go on where three characters are in no value, by their sum; see `placesOf`. */
const STRIDES = 1 << 12;
const strides = new Uint8Array(STRIDES);

/** A sum of three characters; equal ones have equal sums. */
function sumAt(text: string, at: number): number {
  return ((text.charCodeAt(at) << 6) ^ (text.charCodeAt(at + 1) << 3) ^ text.charCodeAt(at + 2)) & (STRIDES - 1);
}

/**
 * All values in one pass that steps over most of the text (Wu and Manber): the three characters where the first eight of
 * a value would end tell how far on the next place is at which one could.
 */
function placesOf(text: string, sought: readonly Sought[]): Hit[] {
  const farthest = SHORTEST - 2;
  strides.fill(farthest);
  const ending = new Map<number, Sought[]>();
  for (const one of sought) {
    for (let at = 0; at < farthest; at += 1) {
      const sum = sumAt(one.value, at);
      strides[sum] = Math.min(strides[sum] as number, farthest - 1 - at);
    }
    const last = sumAt(one.value, farthest - 1);
    ending.set(last, [...(ending.get(last) ?? []), one]);
  }
  const places: Hit[] = [];
  const after = new Map<Sought, number>();
  const stop = text.length - 2;
  for (let at = farthest - 1; at < stop; ) {
    const sum = sumAt(text, at);
    const stride = strides[sum] as number;
    if (stride > 0) {
      at += stride;
      continue;
    }
    const start = at - farthest + 1;
    for (const one of ending.get(sum) ?? []) {
      const end = start + one.value.length;
      if (start < (after.get(one) ?? 0) || !text.startsWith(one.value, start)) continue;
      after.set(one, end);
      if (isWordLike(text.charCodeAt(start - 1)) || isWordLike(text.charCodeAt(end))) continue;
      if (start < one.hit.start || start >= one.hit.end) places.push({ ...one.hit, start, end, value: null });
    }
    at += 1;
  }
  return places;
}

/** Of `name:password` the password too. */
function valuesOf(found: string, kind: Kind): string[] {
  const password = kind === 'CREDENTIAL' && found.includes(':') ? [found.slice(found.indexOf(':') + 1)] : [];
  return [found, ...password].filter(isTelling);
}

/** Words with a digit that every other line has: no text is searched for them, whatever names them once. */
const TECHNICAL =
  /^(?:oauth\d|sha-?\d+|utf-?\d+|base\d+|https?\d|python\d?|node\d+|ipv\d|es\d+|win\d+|darwin\d+|ubuntu\d+|debian\d+|x86_64|i[36]86|a(?:rm|es)-?\d+|amd64|[hre]s\d{3}|md\d|tls\S{0,6}|socks\d|postgres\d+|mysql\d|user\d{1,3}|test\d{1,3}|admin\d|level\d+|step\d+|v\d[\w.]*|\d[\d.,:]*(?:[kmgt]i?b|ms|s|px|%)?)$/i;

function isTelling(value: string): boolean {
  if (value.length < SHORTEST || value.trim() !== value || !/[A-Za-z]/.test(value)) return false;
  if (value.length < 10 && TECHNICAL.test(value)) return false;
  return /\d/.test(value) || (value.length >= 12 && /[^A-Za-z\s.,;:'-]/.test(value));
}

const NO_VALUES: readonly string[] = [];

/** The parts of what was taken out that go wherever they stand. */
export function tellingValues(value: string, kind: Kind): readonly string[] {
  return SECRET_KINDS.has(kind) && value.length <= LONGEST ? valuesOf(value, kind) : NO_VALUES;
}

/** What another text of the same report gave away, at the places of this one. `taken` are tokens that stand in it. */
export function findCarried(
  text: string,
  carried: ReadonlyMap<string, Kind>,
  taken: readonly { readonly start: number; readonly end: number }[],
): Hit[] {
  const sought: Sought[] = [];
  for (const [value, kind] of carried)
    if (value.length <= text.length && text.includes(value))
      sought.push({ value, hit: { start: -1, end: -1, rule: 'known-secret', kind, rank: 0, put: null, value: null } });
  if (sought.length === 0) return [];
  return placesOf(text, sought).filter((place) => !taken.some((one) => one.start < place.end && one.end > place.start));
}
