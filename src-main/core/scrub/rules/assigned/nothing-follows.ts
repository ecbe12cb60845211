import { characters, isFiller, isIn, stepOver } from '../../characters.ts';
import { endOf } from '../../opening.ts';
import type { NameClass } from '../../secret-names.ts';
import { LOOSE_VALUE, lineTells, PASSWORD_LIKE } from './loose.ts';
import { NAME } from './name.ts';

/** The first question behind a name: whether any value can follow, asked without a pattern where that is possible. */

/** What may come between a name and its value, and what no value comes behind. */
const LINKS = characters('\\"\'`])!*<>([{:=?+|,;~# \t\n\r\f\v');

const LINKS_IN_GAP = characters('@\\"\'`<([:=?!+|,>*-. \t\n\r\f\v');

/** The first two letters of every word that a pattern below looks for behind a gap. */
const LINKING_WORDS = new Set(
  'in wh fo of fr is wa eq se ch va co st de au ws ns te as by la he es je pl ag no ph wo wi by to'
    .split(' ')
    .map((two) => pair(two.charCodeAt(0), two.charCodeAt(1))),
);

function pair(first: number, second: number): number {
  return (first | 32) * 128 + (second | 32);
}

const IN_WORD = characters('\0-\b\u000e-\u001f!#-&(-_a-\u007f');

const SHORTEST_OPAQUE = 10;

/** Whether the sign behind a name rules out every way to say its value, so that none need be tried. */
export function endsSentence(code: number): boolean {
  return code < 128 && code !== 32 && !isIn(LINKS, code) && !isIn(NAME, code);
}

/** `<password x=…>`, `<a:password x=…>` */
const OPENS_TAG = '<:(';

/** Whether the gap behind a name, and what is behind that, do. */
export function nothingFollows(
  text: string,
  nameStart: number,
  nameEnd: number,
  flag: boolean,
  nameClass: NameClass | undefined,
): boolean {
  if (flag || text.charCodeAt(nameEnd) !== 32 || OPENS_TAG.includes(text[nameStart - 1] ?? ' ')) return false;
  const next = text.charCodeAt(nameEnd + 1);
  if (isFiller(next)) return true;
  if (!(next < 128) || isIn(LINKS_IN_GAP, next)) return false;
  if (LINKING_WORDS.has(pair(next, text.charCodeAt(nameEnd + 2) & 127))) return false;
  // What looks generated is ten characters long at least.
  const stop = stepOver(text, nameEnd + 1, IN_WORD, SHORTEST_OPAQUE);
  const short = stop <= nameEnd + SHORTEST_OPAQUE && !(text.charCodeAt(stop) > 127);
  if (short && nameClass === 'maybe') return true;
  return (
    (short || endOf(LOOSE_VALUE, text, nameEnd) < 0) &&
    endOf(PASSWORD_LIKE, text, nameEnd) < 0 &&
    !lineTells(text, nameStart)
  );
}
