import { readValue } from '../../assigned-value.ts';
import { characters, indexWithin, isIn, lineStart, stepBack, stepOver } from '../../characters.ts';
import { lookNow } from '../../looks.ts';
import type { Span } from '../../rule.ts';
import { isSecretValue } from '../../secret-values.ts';
import { takeBrackets } from './brackets.ts';
import { takeLinesBelow, takeTable } from './lines-below.ts';
import { beginsLine, columnOf, GAP, match, nextLine } from './place.ts';
import { takeElements } from './xml-elements.ts';

/**
 * What a name that says "secret" holds where that is more than one value on its line: an object, a list, lines below it,
 * a block, a quote or a here-document over several lines, an element with others inside.
 */

/** Names whose whole content goes. `token` and `auth` hold too much that is none. */
const HOLDS_SECRETS =
  /(?:pass(?:word|wd|code|phrase)?s?|pwds?|pw|kennwort|passwort|secrets?|credentials?|creds|(?:api|private|access|secret|signing|encryption)[-_]?keys?|(?:access|api|bearer|refresh|session|auth|bot|secret)[-_]?tokens?|tokens?)$/i;

/** These hold counts and kinds as often as secrets: only text over several lines is taken out there. */
const HOLDS_COUNTS = /(?:^|[^A-Za-z])tokens?$/i;

const MOST = 32_768;

const CLOSERS = characters('"\'`\\])');

/** `|`, `>-`, `|2-`, `&a |`, `!!binary |`, with a comment behind it. */
const BLOCK_HEAD =
  /(?:[&!][\w!.-]{1,40}[ \t]{1,4}){0,2}[|>](?:[+-]?[1-9]?|[1-9][+-])(?:[ \t]{1,4}#[^\r\n]{0,200}|[ \t]{0,4})\r?\n/y;
const HEREDOC = /<<[-~]?[ \t]?(["'`]?)(?<end>[A-Za-z_]\w{0,40})\1[ \t;)]{0,8}\r?\n/y;
const COMMENT = /\/\*[^*\r\n]{0,200}\*\/\s{0,40}/y;
/** `{ 'x', '7' }`: a password a character at a time. */
const CHARACTERS =
  /[{[(]\s{0,8}(?:(?:'\\?[^'\n]'|"\\?[^"\n]"|'\\x[0-9a-f]{2}')\s{0,8},\s{0,8}){3,128}(?:'\\?[^'\n]{0,3}'|"[^"\n]"|0)\s{0,8}[}\])]/iy;
const ALIAS = /\*(?<name>[\w-]{1,60})[ \t]{0,8}(?:\r?\n|$)/y;

let walkedIn = -1;
let walkedTo = 0;

/** Whether it took something out, so that no other way to read the value need be tried. */
export function takeStructure(
  text: string,
  nameStart: number,
  nameEnd: number,
  name: string,
  emit: (span: Span) => void,
): boolean {
  if (!HOLDS_SECRETS.test(name)) return false;
  // What lies inside of another was walked over with it: once, however deep they nest.
  const inside = lookNow() === walkedIn && nameStart < walkedTo;
  const each = ({ start, end }: Span) => {
    if (lookNow() !== walkedIn) walkedTo = 0;
    walkedIn = lookNow();
    walkedTo = Math.max(walkedTo, end);
    emit({ start, end, inner: true });
  };
  const before = text.charCodeAt(nameStart - 1);
  if (before === 60) return !inside && takeElements(text, nameEnd, name, each);
  if (before === 91 && !inside && takeTable(text, nameStart, nameEnd, name, each)) return true;
  if (text.charCodeAt(nameEnd) === 60) return !inside && takeElements(text, nameEnd, name, each);
  const closed = stepOver(text, nameEnd, CLOSERS, 3);
  const signAt = stepOver(text, closed, GAP, 24);
  const sign = text.charCodeAt(signAt);
  // `? password⏎: x`
  if (sign === 10 && text.slice(nameStart - 2, nameStart) === '? ' && text[signAt + 1] === ':')
    return emitValue(text, name, stepOver(text, signAt + 2, GAP, 24), emit);
  if (sign !== 58 && sign !== 61) return false;
  const behind = text.charCodeAt(signAt + 1);
  const signEnd = sign === 61 && behind === 62 ? signAt + 2 : signAt + 1;
  const at = stepOver(text, signEnd, GAP, 40);
  const counts = HOLDS_COUNTS.test(name);
  if (text[at] === '{' || text[at] === '[' || text[at] === '(') {
    const list = match(CHARACTERS, text, at);
    if (list >= 0) {
      emit({ start: at + 1, end: list - 1 });
      return true;
    }
  }
  switch (text[at]) {
    case '{':
      // `{{ vault_password }}` of a template is filled in elsewhere.
      if (/^\{\{[-~]?\s{0,4}[\w.]{1,80}(?:\s{0,4}\|[^{}\n]{0,80})?\s{0,4}[-~]?\}\}/.test(text.slice(at, at + 200)))
        return true;
      return !counts && !inside && takeBrackets(text, at, name, MOST, each);
    case '[':
      return !counts && !inside && takeBrackets(text, at, name, MOST, each);
    case '\n':
    case '\r':
      return !counts && !inside && sign === 58 && takeLinesBelow(text, nameStart, at, name, each);
    case '|':
    case '>':
    case '&':
    case '!':
      return takeBlock(text, nameStart, at, emit);
    case '<':
      return takeHeredoc(text, at, emit);
    case '*':
      return takeAlias(text, at, name, emit);
    case '/': {
      const value = match(COMMENT, text, at);
      return value > 0 && emitValue(text, name, value, emit);
    }
    case '"':
    case "'":
      return takeQuotedLines(text, nameStart, at, emit);
    default:
      return sign === 58 && takeContinued(text, nameStart, at, name, emit);
  }
}

function emitValue(text: string, name: string, at: number, emit: (span: Span) => void): boolean {
  const { start, end, quoted } = readValue(text, at);
  if (!isSecretValue(name, 'secret', text.slice(start, end), { quoted, sign: '=', after: text[end] ?? '' }))
    return false;
  emit({ start, end });
  return true;
}

/** A block of YAML: its lines are deeper than its key, and may be empty. */
function takeBlock(text: string, nameStart: number, at: number, emit: (span: Span) => void): boolean {
  const from = match(BLOCK_HEAD, text, at);
  if (from < 0) return false;
  const column = columnOf(text, nameStart);
  const stop = Math.min(text.length, from + MOST);
  let end = from;
  for (let line = from; line < stop; ) {
    const next = nextLine(text, line, stop);
    const words = stepOver(text, line, GAP, 200);
    const empty = words >= next || text.charCodeAt(words) === 10 || text.charCodeAt(words) === 13;
    if (!empty && words - line <= column) break;
    if (!empty) end = next;
    line = next;
  }
  if (end === from) return false;
  const start = stepOver(text, from, WHITE, 400);
  end = stepBack(text, end, WHITE, 400);
  if (end > start) emit({ start, end });
  return end > start;
}

const WHITE = characters(' \t\r\n');

/** `password = <<EOF⏎ … ⏎EOF` */
function takeHeredoc(text: string, at: number, emit: (span: Span) => void): boolean {
  HEREDOC.lastIndex = at;
  const match = HEREDOC.exec(text);
  const name = match?.groups?.['end'];
  if (match === null || name === undefined) return false;
  const from = at + match[0].length;
  let behind = from;
  for (let tries = 0; tries < MOST_ENDS; tries += 1) {
    const end = indexWithin(text, name, behind, MOST);
    if (end < 0) return false;
    behind = end + name.length;
    const line = stepBack(text, end, GAP, 80);
    if (line <= from || text.charCodeAt(line - 1) !== 10 || !ENDS_LINE.includes(text[behind] ?? '\n')) continue;
    emit({ start: stepOver(text, from, WHITE, 400), end: stepBack(text, line, WHITE, 400) });
    return true;
  }
  return false;
}

/** How often the word that ends a here-document may stand inside it. */
const MOST_ENDS = 8;
const ENDS_LINE = '\r\n;)';

/** `password: *pw`: what the anchor of that name stands before. */
function takeAlias(text: string, at: number, name: string, emit: (span: Span) => void): boolean {
  ALIAS.lastIndex = at;
  const alias = ALIAS.exec(text)?.groups?.['name'];
  if (alias === undefined) return false;
  const from = Math.max(0, at - 8192);
  const anchor = text.slice(from, at).lastIndexOf(`&${alias} `);
  return anchor >= 0 && emitValue(text, name, from + anchor + alias.length + 2, emit);
}

/** What a line begins with that is a line of its own. */
const OWN_LINE = /^\s*(?:[\w."'$/-]{1,80}["']?\s?[:=]|-\s|#|\/\/|\[|<|at\s|\d{4}-\d\d)/;

/** A quote that closes on one of the lines below, at the end of that line, with nothing between that begins anew. */
function takeQuotedLines(text: string, nameStart: number, at: number, emit: (span: Span) => void): boolean {
  const quote = text[at] as string;
  const triple = text.startsWith(quote.repeat(3), at);
  const column = lineStart(text, nameStart, 200);
  if (
    !/^[\s>|+-]{0,40}(?:(?:export|set|local|readonly|declare|typeset|let|const|var)\s(?:-\w+\s)?)?["']?$/.test(
      text.slice(column, nameStart),
    )
  )
    return false;
  const start = at + (triple ? 3 : 1);
  const close = triple ? quote.repeat(3) : quote;
  const line = nextLine(text, start, Math.min(text.length, start + MOST));
  const end = closing(text, close, start, triple ? start + MOST : line);
  // On its own line it is everybody's.
  if (end >= 0 && (!triple || end < line)) return false;
  const last = end >= 0 ? end : closing(text, close, line, line + 4096);
  if (
    last < 0 ||
    !/^["']{0,2}[ \t]{0,4}[,;)}]?[ \t]{0,4}(?:#[^\n]{0,200})?(?:\r?\n|$)/.test(
      text.slice(last + close.length, last + close.length + 220),
    )
  )
    return false;
  if (
    !triple &&
    text
      .slice(line, last)
      .split('\n')
      .some((one) => OWN_LINE.test(one))
  )
    return false;
  const words = stepOver(text, start, WHITE, 400);
  const value = { start: words, end: stepBack(text, last, WHITE, 400) };
  if (value.end <= value.start) return false;
  emit(value);
  return true;
}

function closing(text: string, close: string, from: number, stop: number): number {
  for (let at = from; at < stop && at < text.length; at += 1) {
    if (text.charCodeAt(at) === 92) at += 1;
    else if (text.startsWith(close, at)) return at;
  }
  return -1;
}

const LEAST_LINES = 4096;

/** A plain value of YAML that goes on in deeper lines, until a line of its own that is no deeper than the key. */
function takeContinued(text: string, nameStart: number, at: number, name: string, emit: (span: Span) => void): boolean {
  if (!beginsLine(text, nameStart)) return false;
  const stop = Math.min(text.length, at + LEAST_LINES);
  const first = nextLine(text, at, stop);
  const column = columnOf(text, nameStart);
  let end = first;
  for (let line = first; line < stop; ) {
    const next = nextLine(text, line, stop);
    const words = stepOver(text, line, GAP, 200);
    const isBlank = isIn(WHITE, text.charCodeAt(words));
    if (words - line <= column || isBlank || OWN_LINE.test(text.slice(words, next))) {
      if (end === first || isBlank || !/^[ \t]{0,60}(?:- )?[\w."'-]{1,60}:(?:\s|$)/.test(text.slice(line, next)))
        return false;
      const value = { start: at, end: stepBack(text, end, WHITE, 400) };
      const firstLine = text.slice(at, first).trim();
      if (!isSecretValue(name, 'secret', firstLine, { quoted: false, sign: '=', after: '' })) return false;
      emit(value);
      return true;
    }
    end = next;
    line = next;
  }
  return false;
}
