import { roll } from './walk.ts';

/**
 * Letters in any case, one UTF-16 unit for one: a place in the folded text is the place in the text. What has no small
 * letter of one unit (`İ`) stays as it is.
 */
export function foldCode(code: number): number {
  if (code < 128) return code >= 65 && code <= 90 ? code + 32 : code;
  const lower = String.fromCharCode(code).toLowerCase();
  return lower.length === 1 ? lower.charCodeAt(0) : code;
}

export function folded(text: string): string {
  let made = '';
  for (let at = 0; at < text.length; at += 1) made += String.fromCharCode(foldCode(text.charCodeAt(at)));
  return made;
}

/**
 * The sums that the first characters of a text may have (see `walk.ts`). In any case there are several: `Ł` and `ł` are
 * no 32 apart, as A and a are.
 */
export function spellings(start: string, anyCase: boolean): Set<number> {
  let sums = new Set([0]);
  for (let at = 0; at < start.length; at += 1) {
    const code = start.charCodeAt(at);
    const next = new Set<number>();
    for (const sum of sums) {
      next.add(roll(sum, code));
      if (anyCase && code >= 128) next.add(roll(sum, String.fromCharCode(code).toUpperCase().charCodeAt(0)));
    }
    sums = next;
  }
  return sums;
}
