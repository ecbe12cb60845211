import { characters, indexWithin, isFiller, isIn, stepOver } from './characters.ts';
import { endOf, opening } from './opening.ts';

/** A value as it is written: what is between its quotes, or as far as it goes without. */
export interface WrittenValue {
  readonly start: number;
  readonly end: number;
  readonly quoted: boolean;
}

const LONGEST = 4096;
const OPENERS = '“‘«„';
const CLOSER: Readonly<Record<string, string>> = { '“': '”', '‘': '’', '«': '»', '„': '“' };
/** `b'x'`, `r"x"`, `@"x"`. */
const PREFIX = characters('bBrRuUfFNL@$');
const BEGINS = characters('a-zA-Z0-9');
const BACKSLASHES = characters('\\');

/**
 * The value at `at`, white space before it skipped already. Quotes may be escaped, once or more; one that never closes
 * ends with its line. Empty (`start === end`) where nothing stands there.
 */
export function readValue(text: string, at: number): WrittenValue {
  const slashes = stepOver(text, at, BACKSLASHES, 7);
  const prefix = isIn(PREFIX, text.charCodeAt(slashes)) && opens(text.charCodeAt(slashes + 1)) ? 1 : 0;
  const open = slashes + prefix;
  const quote = text[open] ?? '';
  if (opens(text.charCodeAt(open))) return readQuoted(text, open, quote, text.slice(at, slashes));
  return readBare(text, at);
}

function opens(code: number): boolean {
  if (code < 128) return code === 34 || code === 39 || code === 96;
  return OPENERS.includes(String.fromCharCode(code));
}

function readQuoted(text: string, open: number, quote: string, slashes: string): WrittenValue {
  const triple = slashes === '' && text.startsWith(quote.repeat(3), open);
  // CSV and SQL double the quotes within a text: `""x""`.
  const doubled = !triple && slashes === '' && text[open + 1] === quote && isIn(BEGINS, text.charCodeAt(open + 2));
  const times = triple ? 3 : doubled ? 2 : 1;
  const start = open + times;
  const close = slashes + (times > 1 ? quote.repeat(times) : (CLOSER[quote] ?? quote));
  const stop = Math.min(text.length, start + LONGEST);
  for (let at = start; at < stop; at += 1) {
    const sign = text[at];
    if (text.startsWith(close, at)) return { start, end: at, quoted: true };
    if (sign === '\\') {
      // An escaped value may not go on past a bare quote: that one ends the string round it.
      at += 1;
      continue;
    }
    if (slashes !== '' && (sign === quote || sign === '\n')) return { start, end: at, quoted: true };
    if (sign === '\n' && !triple && quote !== '`') return { start, end: at, quoted: true };
  }
  return { start, end: stop, quoted: true };
}

const ENDS = characters(' \t\n\r"\'`<>');
/** End a value only where something else follows: passwords hold them too. */
const MAY_END = characters(',;&)]}|\\');
const ENDS_SENTENCE = characters('.,;:!?');
const NEXT_NAME = /[,;&|]\s?["']?[\w.$-]{1,40}["']?\s?[=:]/y;

function readBare(text: string, start: number): WrittenValue {
  const stop = Math.min(text.length, start + LONGEST);
  let at = start;
  for (; at < stop; at += 1) {
    const code = text.charCodeAt(at);
    if (isFiller(code) || (isIn(ENDS, code) && !isEscapedGap(text, at))) break;
    if (isIn(MAY_END, code) && endsHere(text, at, text[at] ?? '')) break;
  }
  while (at > start && isIn(ENDS_SENTENCE, text.charCodeAt(at - 1)) && /^(?:\s|$)/.test(text.slice(at, at + 1)))
    at -= 1;
  return { start, end: at, quoted: false };
}

/** `two\\ words` of a shell. */
function isEscapedGap(text: string, at: number): boolean {
  return text.charCodeAt(at) === 32 && text.charCodeAt(at - 1) === 92 && text.charCodeAt(at - 2) !== 92;
}

function endsHere(text: string, at: number, sign: string): boolean {
  const next = text[at + 1] ?? ' ';
  if (sign === '\\' && next === ' ' && /[^\s\\]/.test(text[at + 2] ?? ' ')) return false;
  if (/[\s"'`,;)\]}<>|&]/.test(next) || isFiller(next.charCodeAt(0))) return true;
  if (sign === '\\') return /[nrt"'\\]/.test(next);
  NEXT_NAME.lastIndex = at;
  return NEXT_NAME.test(text);
}

/** The rest of the line: in `key = value` files a value may hold spaces. A comment behind it stays. */
export function readLine(text: string, start: number): WrittenValue {
  const stop = Math.min(text.length, start + LONGEST);
  let end = start;
  for (; end < stop; end += 1) {
    const code = text.charCodeAt(end);
    if (code === 10 || code === 13 || isFiller(code)) break;
    if (code === 35 && isGap(text.charCodeAt(end - 1))) break;
    if (code === 47 && text.charCodeAt(end + 1) === 47 && isGap(text.charCodeAt(end - 1))) break;
  }
  while (end > start && isGap(text.charCodeAt(end - 1))) end -= 1;
  return { start, end, quoted: false };
}

function isGap(code: number): boolean {
  return code === 32 || code === 9;
}

const BLOCK = opening('|>', /[|>][+-]?\d?[ \t]{0,4}\r?\n/y);

/** A YAML block under its key: the lines that are indented deeper than the first of them begins. Null where none stands there. */
export function readBlock(text: string, at: number): WrittenValue | null {
  const from = endOf(BLOCK, text, at);
  if (from < 0) return null;
  const indent = /^[ \t]{1,40}/.exec(text.slice(from, from + 41))?.[0];
  if (indent === undefined) return null;
  const stop = Math.min(text.length, from + LONGEST);
  let end = from;
  while (end < stop && text.startsWith(indent, end)) {
    const line = indexWithin(text, '\n', end, LONGEST);
    if (line < 0 || line >= stop) return { start: from + indent.length, end: stop, quoted: true };
    end = line + 1;
  }
  return { start: from + indent.length, end: end - 1, quoted: true };
}
