import { type CharacterSet, characters } from './characters.ts';

/**
 * A sticky pattern, and the only ASCII signs that what it finds can begin with. They are asked first: a table costs a
 * small part of a pattern, and rules out nearly every place. It finds nothing where the text ends.
 */
export interface Opening {
  readonly signs: CharacterSet;
  readonly pattern: RegExp;
}

/** All that were made, for the test that holds the signs to the patterns. */
export const openings: Opening[] = [];

/** `signs` as `characters` takes them. Signs above ASCII always go on to the pattern. */
export function opening(signs: string, pattern: RegExp): Opening {
  const made = { signs: characters(signs), pattern };
  openings.push(made);
  return made;
}

/** Where what the pattern finds at `at` ends; -1 where it finds nothing. */
export function endOf({ signs, pattern }: Opening, text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code < 128 ? signs[code] === 0 : Number.isNaN(code)) return -1;
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : -1;
}
