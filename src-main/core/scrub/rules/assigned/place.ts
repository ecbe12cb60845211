import { characters, indexWithin, lineStart, stepOver } from '../../characters.ts';
import type { Standing } from '../../secret-values.ts';

/** Where the value of a name stands, and what ties the two. */

export const GAP = characters(' \t');

export function match(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : -1;
}

export function skipGap(text: string, at: number): number {
  return stepOver(text, at, GAP, 24);
}

/** How deep the key of a line stands: what belongs to it stands deeper. */
export function columnOf(text: string, nameStart: number): number {
  const from = lineStart(text, nameStart, 200);
  return stepOver(text, from, GAP, 200) - from;
}

/** Whether a name begins its line, or an item of a list, as a key of YAML does. */
export function beginsLine(text: string, nameStart: number): boolean {
  return /^[ \t]{0,60}(?:- )?["']?$/.test(text.slice(lineStart(text, nameStart, 200), nameStart));
}

/** Where the line that `at` is in ends and the next begins. */
export function nextLine(text: string, at: number, stop: number): number {
  const end = indexWithin(text, '\n', at, stop - at);
  return end < 0 ? stop : end + 1;
}

export interface Place {
  readonly at: number;
  readonly sign: Standing['sign'];
  /** The name is that of a call which sets it. */
  readonly set?: boolean;
  /** One of a list, an item a line. */
  readonly list?: boolean;
  /** The value ends with its element. */
  readonly xml?: boolean;
  /** Nothing but the order of words ties the value to the name. */
  readonly onlyOpaque?: boolean;
}
