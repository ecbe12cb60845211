import { scrub } from './scrub.ts';
import type { Finding, ScrubContext } from './types.ts';

/** A list whose elements say something only side by side, read as the line of JSON that it would be. */
export type ReadTogether =
  /** As many elements, some of them with tokens. */
  | { readonly kind: 'items'; readonly items: readonly string[]; readonly findings: readonly Finding[] }
  /** What was found runs over several elements, so that all of it goes. */
  | { readonly kind: 'whole'; readonly finding: Finding }
  | null;

const MOST_ITEMS = 4096;
const LONGEST_LIST = 16_384;

/**
 * `['mysql', '-px']`, `['-u', 'ada:x']`, `[98, 111, 98, …]`, a place on the earth under its key, a PEM block line by line.
 * Null where side by side nothing more is found, or nothing could be.
 */
export function readTogether(list: readonly unknown[], lead: string, context: ScrubContext): ReadTogether {
  if (!mayRunOn(list, lead)) return null;
  const line = JSON.stringify(list);
  if (line.length > LONGEST_LIST) return null;
  const { text, findings } = scrub(lead + line, context);
  const first = findings[0];
  if (first === undefined) return null;
  const items = text.startsWith(lead) ? itemsOf(text.slice(lead.length), list.length) : null;
  return items === null ? { kind: 'whole', finding: first } : { kind: 'items', items, findings };
}

function mayRunOn(list: readonly unknown[], lead: string): boolean {
  if (list.length < 2 || list.length > MOST_ITEMS) return false;
  if (typeof list[0] === 'number')
    return (lead !== '' || list.length >= 6) && list.every((item) => typeof item === 'number');
  let dashed = false;
  for (const item of list) {
    if (typeof item !== 'string') return false;
    if (item.startsWith('-')) dashed = true;
  }
  return dashed;
}

function itemsOf(json: string, length: number): readonly string[] | null {
  try {
    const items = JSON.parse(json) as unknown;
    const same = Array.isArray(items) && items.length === length && items.every((item) => typeof item === 'string');
    return same ? (items as string[]) : null;
  } catch {
    // A token stands where a number stood, or over the quotes between two texts.
    return null;
  }
}
