import { isWordLike } from './characters.ts';
import type { Hit } from './merge.ts';
import type { Kind } from './rule.ts';

/** Kinds whose values are secret wherever they stand: an address or a path has a rule for each of its places. */
const SECRET_KINDS: ReadonlySet<Kind> = new Set(['SECRET', 'KEY', 'AUTH', 'CREDENTIAL', 'JWT']);
/** Each costs a search of the whole text. */
const MOST_VALUES = 16;
const SHORTEST = 8;
const LONGEST = 512;

/**
 * The other places of what was found: a name gave a secret away once (`password="x"`), and where it stands again nothing
 * does (`connect("host", "x")`). Only values that no text holds by chance: letters and digits, or letters and signs.
 */
export function findAgain(text: string, hits: readonly Hit[]): Hit[] {
  const again: Hit[] = [];
  const asked = new Set<string>();
  for (const hit of hits) {
    if (hit.put !== null || !SECRET_KINDS.has(hit.kind) || hit.end - hit.start > LONGEST) continue;
    for (const value of valuesOf(text.slice(hit.start, hit.end), hit.kind)) {
      if (asked.has(value)) continue;
      if (asked.size >= MOST_VALUES) return again;
      asked.add(value);
      for (let at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + value.length)) {
        const end = at + value.length;
        if (isWordLike(text.charCodeAt(at - 1)) || isWordLike(text.charCodeAt(end))) continue;
        if (at < hit.start || at >= hit.end) again.push({ ...hit, start: at, end, value: null });
      }
    }
  }
  return again;
}

/** Of `name:password` the password too. */
function valuesOf(found: string, kind: Kind): string[] {
  const password = kind === 'CREDENTIAL' && found.includes(':') ? [found.slice(found.indexOf(':') + 1)] : [];
  return [found, ...password].filter(isTelling);
}

function isTelling(value: string): boolean {
  if (value.length < SHORTEST || value.trim() !== value || !/[A-Za-z]/.test(value)) return false;
  return /\d/.test(value) || (value.length >= 12 && /[^A-Za-z\s.,;:'-]/.test(value));
}
