import { readValue } from '../../assigned-value.ts';
import { characters, isFiller, isIn, stepOver } from '../../characters.ts';
import type { Span } from '../../rule.ts';
import { speaksAbout, wordsOf } from '../../secret-names.ts';
import { isSecretValue } from '../../secret-values.ts';

/** Objects and lists under a name that says "secret": every value inside goes, keys and brackets stay. */

const BETWEEN = characters(' \t\r\n,;');
const BARE = characters('A-Za-z0-9_.$@/+-');
/** Without a find in so many characters it is given up: what is walked over twice must be short. */
const MOST_IDLE = 512;
const DEEPEST = 12;

/** Names inside that say where and how a secret is used. */
const BESIDES =
  /^(?:host|hosts|hostname|port|ports|user|username|login|account|email|database|db|region|zone|enabled|id|ids|uuid|created|updated|count|total|in|out|input|output|scope|scopes|mode|driver|dialect|schema|ref|refs|key|remote|at|by|from|to|on|of|sources?|targets?|names?|kind|types?|namespace|optional|items)$/;

export function takeBrackets(
  text: string,
  open: number,
  name: string,
  most: number,
  emit: (span: Span) => void,
): boolean {
  const stop = Math.min(text.length, open + most);
  let idleFrom = open;
  let depth = 0;
  let key = '';
  let found = false;
  for (let at = open; at < stop && at - idleFrom < MOST_IDLE; ) {
    at = stepOver(text, at, BETWEEN, MOST_IDLE);
    const sign = text[at] ?? '';
    if (sign === '{' || sign === '[') {
      depth += 1;
      if (depth > DEEPEST) return found;
      at += 1;
      continue;
    }
    if (sign === '}' || sign === ']') {
      depth -= 1;
      if (depth === 0) return found;
      key = '';
      at += 1;
      continue;
    }
    // `:x` of Ruby.
    if (sign === ':' && /\w/.test(text[at + 1] ?? '')) {
      at += 1;
      continue;
    }
    const quoted = /["'`\\]/.test(sign);
    const value = quoted ? readValue(text, at) : { start: at, end: stepOver(text, at, BARE, 200), quoted: false };
    if (isFiller(sign.charCodeAt(0))) {
      found = true;
      at += 1;
      continue;
    }
    if (value.end <= value.start && !quoted) return found;
    const after = quoted ? afterQuote(text, value.end) : value.end;
    const link = /\s{0,8}(?::|=>|=)/y;
    link.lastIndex = after;
    if (link.test(text)) {
      key = text.slice(value.start, value.end);
      at = link.lastIndex;
      continue;
    }
    const held = text.slice(value.start, value.end);
    // It was taken out at a look before: what is left is brackets.
    if (isFiller(held.charCodeAt(0))) found = true;
    if (!isBeside(key) && isSecretValue(name, 'secret', held, { quoted: value.quoted, sign: '=', after: '' })) {
      emit({ start: value.start, end: value.end });
      found = true;
      idleFrom = after;
    }
    key = '';
    at = Math.max(after, at + 1);
  }
  return found;
}

function afterQuote(text: string, end: number): number {
  let at = end;
  while (at < end + 8 && text.charCodeAt(at) === 92) at += 1;
  return isIn(QUOTES, text.charCodeAt(at)) ? at + 1 : at;
}

const QUOTES = characters('"\'`');

/** `type`, `minLength`, `created_at`: what is told about the secret, not the secret. */
export function isBeside(key: string): boolean {
  const last = wordsOf(key).at(-1) ?? '';
  return (
    last !== '' && (BESIDES.test(last) || speaksAbout(last)) && !/^(?:key|value|secret|token|password)$/i.test(key)
  );
}
