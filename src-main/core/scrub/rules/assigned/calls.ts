import { endOf, opening } from '../../opening.ts';
import { ownClass } from './name.ts';
import type { Place } from './place.ts';

/** Values that a call is given, compares or returns. */

const CALLED_WITH = opening('(', /\([ \t]{0,4}(?=\\{0,3}["'`]?[A-Za-z0-9+/_.=-]{10}|["'`][A-Za-z0-9]{8,9}["'`])/y);

/** `apikey("x1{y")`: no word. */
const ODD_ARGUMENT = opening(
  '(',
  /\([ \t]{0,4}(?=\\{0,3}["'`](?=[^"'`\s]{0,64}[{}$#!@%^&*])[^"'`\s]{6,256}["'`][ \t]{0,4}\))/y,
);

/** `setPassword("x")`, `.withToken('x')`. */
const SET_BY_CALL = opening('(', /\([ \t]{0,4}(?=\\{0,3}["'`][^"'`\n]{3,256}["'`][ \t]{0,4}\))/y);

const SETS =
  /(?:^|[._])(?:set|with|use)_?(?:\w{0,20}_)?(?:pass(?:word|phrase|wd)|secret|token|(?:api|access|private|secret|auth|encryption|signing)_?key|credentials?)$|^(?:.{0,60}[._])?bearer_?auth$|secret_?value\.(?:unsafe_?)?plain_?text$/i;

/** `String apiKey() { return "x"; }` */
const RETURNED = opening('(', /\(\)[^{}()\n]{0,40}\{\s{0,40}return[ \t]{1,4}(?=["'][^"'\s]{4,256}["'])/y);

/** `.webhookSecret("x7-y")`, `keyPassword("x")`: of two words, or a password; not what asks for one. */
const CALLED_FOR =
  /(?:[a-z][_-]?(?:key|secret|token|pass(?:word|wd|phrase)?|pwd|creds?|seed)|^(?:\w{0,40}\.)?pass(?:word|wd|phrase)?|^(?:\w{0,40}\.)?secret)$/i;
/** One word with a digit, a sign or two dashes in it, that is no name of a setting and no path. */
const ODD_WORD =
  /^(?=[^"'`\s]{0,64}[\d!@#$%^&*?]|[a-z]{3,12}-[a-z]{3,12}-[a-z])(?![A-Z_]+\d?["'`])[^"'`\s/:{}()<>,]{6,128}\\{0,3}["'`]/;

/** `base64.b64decode("x7")`, `Encoding.UTF8.GetBytes("x7")`: it is the secret that is turned into bytes. */
export const TURNS_TO_BYTES = /(?:^Buffer\.from|b64|base64|b32|utf_?-?8|ascii|hex)[\w.:]{0,20}\(|getbytes\(/i;

export const READS_ENVIRONMENT =
  /env|get|read|code|format|join|split|strip|trim|replace|label|lookup|config|param|prompt|input|require|fetch|load|request|resolve|(?<![A-Za-z])[t_]\(/i;

/** `setPassword("x")`, `loggly(x)`: what is set, whatever it looks like; else what looks generated. */
export function valueOfCall(text: string, open: number, name: string): Place | null {
  const set = endOf(SET_BY_CALL, text, open);
  if (set >= 0 && SETS.test(name)) return { at: set, sign: '=', set: true };
  if (set >= 0 && CALLED_FOR.test(name) && ownClass(name.replace(/^.{0,60}\./, '')) === 'secret') {
    const argument = text.slice(set, set + 128).replace(/^\\{0,3}["'`]/, '');
    if (ODD_WORD.test(argument)) return { at: set, sign: '=' };
  }
  const compared =
    set >= 0
      ? /^(.{2,60})\.(?:equals(?:IgnoreCase)?|eq|contentEquals|compareTo|send_?keys|setText|setValue)$/i.exec(name)?.[1]
      : undefined;
  if (compared !== undefined && ownClass(compared) === 'secret') return { at: set, sign: '=', set: true };
  const returned = endOf(RETURNED, text, open);
  if (returned >= 0) return { at: returned, sign: '=' };
  if (!READS_ENVIRONMENT.test(name)) {
    const odd = endOf(ODD_ARGUMENT, text, open);
    if (odd >= 0) return { at: odd, sign: '=' };
  }
  const called = endOf(CALLED_WITH, text, open);
  return called < 0 ? null : { at: called, sign: '=', onlyOpaque: true };
}
