import { lineStart } from '../../characters.ts';
import { endOf, opening } from '../../opening.ts';
import { classifyName } from '../../secret-names.ts';
import { speaksOfSecrets } from '../../secret-values.ts';
import { OF_COLUMN } from './loose.ts';
import { type Place, skipGap } from './place.ts';

/** Values in the cell beside their name, or below a dash. */

/** `| password | x |`: a cell of its own, with a digit or a sign in it. */
const NEXT_CELL = opening(
  ' \t|',
  /[ \t]{0,40}[|│┃][ \t]{1,40}(?=[^\s|│┃]{0,64}[0-9!@#$%^&*?~])(?=[^\s|│┃]{5,256}[ \t]{0,80}(?:[|│┃]|\r?\n|$))/y,
);

/** `dynatrace|x|active`: the same without gaps, where it looks generated. */
const GLUED_CELL = opening('|', /\|(?=[A-Za-z0-9+/_=-]{14,512}(?:[|\r\n]|$))/y);

/** `holidayapi key - x`, `loggly(x)`: only what looks generated counts there. */
const DASH_THEN_VALUE = opening(' \t', /[ \t]{1,4}[-–—][ \t]{1,4}(?=[A-Za-z0-9+/_.=-]{16})/y);

/** `kylas token - 'x7'`: a quote behind the dash holds the value, and no sentence. */
const DASH_THEN_QUOTE = opening(
  ' \t',
  /[ \t]{1,4}[-–—][ \t]{1,4}(?=(["'`])(?=[^"'`\s]{0,64}\d)[^"'`\s]{5,512};?\1(?![\w]))/y,
);

/** `Ldap password   ----   x7`: dashes lead to it. */
const LED_TO = opening(
  ' \t',
  /[ \t]{1,24}[-–—.]{2,12}[ \t]{1,12}(?=[^\s-]{0,64}[0-9!@#$%^&*?~])(?=[^\s-]\S{5,64}[ \t]{0,4}(?:\r?\n|$))/y,
);

/** `password | opensesame`, `token,zq7tig3r`, and nothing else in the line. */
const OTHER_CELL = opening(
  ' \t|,;',
  /[ \t]{0,40}(?:\||[,;](?=[^\s\d]{0,60}\d|[a-z]{3,12}-[a-z]{3,12}-[a-z]))[ \t]{0,40}(?=[^\s|,;'"`<>(){}$]{6,128}[ \t]{0,40}\|?[ \t]{0,8}(?:\r?\n|$))/y,
);

/** `| password | x |`, `holidayapi key - x`. */
export function valueInNextCell(text: string, closed: number): Place | null {
  const sign = text.charCodeAt(skipGap(text, closed));
  if (sign === 124 || sign === 0x2502 || sign === 0x2503) {
    const cell = endOf(NEXT_CELL, text, closed);
    if (cell >= 0) return { at: cell, sign: ':' };
    const glued = endOf(GLUED_CELL, text, closed);
    return glued < 0 ? null : { at: glued, sign: '=', onlyOpaque: true };
  }
  if (sign !== 45 && sign !== 0x2013 && sign !== 0x2014) return null;
  const led = endOf(LED_TO, text, closed);
  if (led >= 0) return { at: led, sign: ':' };
  const quoted = endOf(DASH_THEN_QUOTE, text, closed);
  if (quoted >= 0) return { at: quoted, sign: '=' };
  const dashed = endOf(DASH_THEN_VALUE, text, closed);
  return dashed < 0 ? null : { at: dashed, sign: '=', onlyOpaque: true };
}

/** `password | opensesame`: the one cell names the other where there is no third. */
export function valueInOtherCell(text: string, nameStart: number, closed: number): number {
  const at = endOf(OTHER_CELL, text, closed);
  if (at < 0) return -1;
  const line = text.slice(lineStart(text, nameStart, 80), nameStart);
  const value = /^[^\s|]{1,128}/.exec(text.slice(at, at + 128))?.[0] ?? '';
  return /^[\s|>*`"'-]{0,8}$/.test(line) &&
    !OF_COLUMN.test(value) &&
    !speaksOfSecrets(value) &&
    classifyName(value) !== 'secret'
    ? at
    : -1;
}
