import { readBlock, readLine, readValue, type WrittenValue } from '../../assigned-value.ts';
import { characters, indexWithin, lineStart, stepOver } from '../../characters.ts';
import { endOf, opening } from '../../opening.ts';
import { looksOpaque } from '../../randomness.ts';
import type { Span } from '../../rule.ts';
import type { NameClass } from '../../secret-names.ts';
import { isPassphrase, isSecretValue } from '../../secret-values.ts';
import { READS_ENVIRONMENT, TURNS_TO_BYTES } from './calls.ts';
import { PASSWORD_NAMED } from './loose.ts';
import { emitTwice, isInRefused, offer, standing } from './offer.ts';
import { match, type Place } from './place.ts';

/** Takes a value out at its place, with all that belongs to it: an element, a list, a block, the rest of its line. */

/** `passwords:⏎  - x`, and the next of them. */
export const LIST_ITEM = opening(
  ' \t\r\n',
  /[ \t]{0,4}\r?\n[ \t]{0,40}- (?=["'][^"'\n]{4,256}["'][ \t]{0,8}(?:\r?\n|$)|(?=[^\d\n]{0,64}\d)[^\s"':]{6,256}[ \t]{0,8}(?:\r?\n|$))/y,
);

/** `<q7-pw1x>`: what stands there decides whether it is a placeholder. */
const IN_SHARP = opening('<', /<[^<>\s]{6,128}>/y);

const CDATA = opening(' \t\n\v\f\r<', /\s{0,40}<!\[CDATA\[/y);

const CALLED = characters('A-Za-z0-9_.:');

/** `[]byte("x")`, `new String("x")` */
const WRAPPED = /(?:\[\](?:byte|rune)|new [A-Za-z]\w{0,30})\([ \t]{0,4}(?=["'`])/y;

/** `getenv("X", "x7")`, `ENV.fetch("X") { "x7" }`: what is used where nothing was given. */
const FALLBACK_ARGUMENT = opening(
  '"\'`',
  /(["'`])[^"'`\n]{1,80}\1[ \t]{0,4}(?:,[ \t]{0,4}(?:\w{1,20}[=:][ \t]{0,2})?|\){1,2}[ \t]{0,4}(?:\{[ \t]{0,4}|(?:\?\?|\|\||\?:|or)[ \t]{1,4}|\.(?:unwrap_or|unwrapOr|orElse|getOrElse)\([ \t]{0,4}))(?=["'`][^"'`\n]{3,256}["'`])/y,
);

/** `!!str x7` of YAML. */
const TAG = opening('!', /!!(?:str|binary)[ \t]{1,4}(?=\S)/y);

const CALL = /(?:(?:[A-Za-z_][\w.:]{0,60}\([ \t]{0,4}){1,3}|(?:Some|Ok|Just)\(\r?\n[ \t]{0,60})(?=["'`])/y;

export function take(text: string, name: string, nameClass: NameClass, place: Place, emit: (span: Span) => void): void {
  if (place.xml === true) {
    const inside = endOf(CDATA, text, place.at);
    if (inside >= 0) {
      const end = indexWithin(text, ']]>', inside, 8192);
      if (end > inside) offer(text, name, nameClass, { start: inside, end, quoted: true }, place, emit);
      return;
    }
    const close = indexWithin(text, '<', place.at, 8192);
    if (close < 0 || close - place.at > 8192) return;
    const inner = text.slice(place.at, close);
    // `API_KEY=<your-api-key>⏎…⏎--password <password>`: no element, two places to fill in.
    if (inner.includes('\n') && text[close + 1] !== '/') return;
    const trimmed = inner.trim();
    const start = place.at + inner.indexOf(trimmed);
    offer(text, name, nameClass, { start, end: start + trimmed.length, quoted: true }, place, emit);
    return;
  }
  if (place.list === true) {
    for (let at = place.at, items = 0; at >= 0 && items < 64; items += 1) {
      const value = readValue(text, at);
      offer(text, name, nameClass, value, place, emit);
      at = endOf(LIST_ITEM, text, value.end + (value.quoted ? 1 : 0));
    }
    return;
  }
  const sharp = endOf(IN_SHARP, text, place.at);
  if (sharp > 0 && nameClass === 'secret')
    offer(text, name, nameClass, { start: place.at, end: sharp, quoted: true }, place, emit);
  // `algolia key <9f86d081884c7d65>`
  else if (sharp > 0) {
    offer(text, name, nameClass, { start: place.at + 1, end: sharp - 1, quoted: true }, place, emit);
    return;
  }
  const tag = endOf(TAG, text, place.at);
  if (tag >= 0) {
    take(text, name, nameClass, { ...place, at: tag }, emit);
    return;
  }
  const block = readBlock(text, place.at);
  if (block !== null) {
    if (nameClass === 'secret' || looksOpaque(text.slice(block.start, block.end).replace(/\s+/g, ''))) emit(block);
    return;
  }
  const sign = text[place.at];
  if (text.startsWith('[[', place.at)) {
    const close = indexWithin(text, ']]', place.at + 2, 512);
    if (close > 0) offer(text, name, nameClass, { start: place.at + 2, end: close, quoted: true }, place, emit);
    return;
  }
  if (sign === '[' || sign === 'n') {
    const wrapped = match(WRAPPED, text, place.at);
    if (wrapped >= 0) {
      offer(text, name, nameClass, readValue(text, wrapped), place, emit);
      return;
    }
  }
  // `pad_token: [PAD]`
  if (sign === '[' && /^\[[A-Z]{2,8}\](?![\w-])/.test(text.slice(place.at, place.at + 12))) return;
  if (sign === '[') {
    takeList(text, place.at, name, nameClass, place, emit);
    return;
  }
  const call = text.charCodeAt(stepOver(text, place.at, CALLED, 64)) === 40 ? match(CALL, text, place.at) : -1;
  const called = call < 0 ? '' : text.slice(place.at, call);
  // `key = Buffer.from("x7", "hex")`: what is turned into bytes is looked at as if it stood there itself.
  if (call >= 0 && (TURNS_TO_BYTES.test(called) || (nameClass === 'secret' && !READS_ENVIRONMENT.test(called)))) {
    offer(text, name, nameClass, readValue(text, call), { ...place, sign: '=' }, emit);
    return;
  }
  if (call >= 0 && nameClass === 'secret') {
    const fallback = endOf(FALLBACK_ARGUMENT, text, call);
    if (fallback >= 0) {
      offer(text, name, nameClass, readValue(text, fallback), { ...place, sign: '=' }, emit);
      return;
    }
  }
  if (nameClass === 'maybe' && isInRefused(place.at)) return;
  const value = readCell(text, place.at);
  if (
    !value.quoted &&
    nameClass === 'secret' &&
    (place.sign === ':' || place.sign === '=') &&
    ownsLine(text, place.at, name)
  ) {
    const first = text.slice(value.start, value.end);
    const isSecret = isSecretValue(name, nameClass, first, standing(text, value, place));
    const line = isSecret ? readLine(text, value.start) : value;
    if (line.end > value.end) {
      const rest = text.slice(value.end, line.end);
      if (!/\s[\w.-]{1,40}=/.test(rest) && !isCommand(text, place.at, rest)) {
        emit(line);
        return;
      }
    }
    if (isSecret) emitTwice(text, value, first, emit);
    else if (PASSWORD_NAMED.test(name)) {
      const whole = readLine(text, value.start);
      if (isPassphrase(text.slice(whole.start, whole.end))) emit(whole);
    }
    return;
  }
  offer(text, name, nameClass, value, place, emit);
}

/** A value, to the next bar where one stands before it. */
function readCell(text: string, at: number): WrittenValue {
  const value = readValue(text, at);
  const bar = text.charCodeAt(at - 1) === 124 && !value.quoted ? indexWithin(text, '|', at, value.end - at) : -1;
  return bar < 0 ? value : { ...value, end: bar };
}

/** `[ "a", "b" ]`: each of them, to the bracket that closes. */
function takeList(
  text: string,
  open: number,
  name: string,
  nameClass: NameClass,
  place: Place,
  emit: (span: Span) => void,
): void {
  const close = indexWithin(text, ']', open, 4096);
  const stop = close < 0 || close - open > 4096 ? Math.min(text.length, open + 4096) : close;
  let at = open + 1;
  while (at < stop) {
    at = match(/[\s,]{0,64}/y, text, at);
    // Objects and lists inside have names of their own.
    if (at >= stop || /[[{(]/.test(text[at] ?? '')) return;
    const value = readValue(text, at);
    if (value.end <= at) return;
    offer(text, name, nameClass, value, { ...place, sign: '=' }, emit);
    at = value.end + (value.quoted ? 1 : 0);
  }
}

/** The programs that are most often started with a variable before them. */
const PROGRAM =
  /^\s{1,4}(?:(?:sudo|env|exec|time|nohup|nice|doas) )?(?:\.{0,2}\/[\w.-]|(?:psql|pg_\w+|mysql\w*|mariadb|mongo\w*|redis-cli|aws|gcloud|az|gh|git|npm|npx|pnpm|yarn|bun|bunx|deno|node|tsx|python\d?|pip\d?|uvx?|poetry|ruby|bundle|rails|rake|php|composer|java|mvn|gradle|cargo|go|dotnet|swift|make|cmake|docker|docker-compose|podman|kubectl|helm|terraform|ansible\w*|vault|curl|wget|ssh|scp|rsync|rclone|restic|borg|openssl|gpg|bash|sh|zsh|fish|cat|echo|printf|stallari-cli|claude|codex|ollama|twine|vercel|wrangler|netlify|heroku|flyctl|sentry-cli|createdb|dropdb)(?= |$))/;

/** `PGPASSWORD=x psql -h db`, `export TOKEN=x; npm start`: another command begins behind the value. */
function isCommand(text: string, at: number, rest: string): boolean {
  if (text[at - 1] !== '=') return false;
  return /^(?:;|[ \t]{1,4}(?:;|&&|\|\|?|>{1,2}|2>))[ \t]/.test(rest) || PROGRAM.test(rest);
}

/** Whether the name begins its line, so that the value may go to the line's end: a settings file, an env dump. */
function ownsLine(text: string, valueAt: number, name: string): boolean {
  const from = lineStart(text, valueAt, 200);
  const before = text.charCodeAt(from - 1);
  if (from > 0 && before !== 10 && before !== 13) return false;
  const line = text.slice(from, valueAt);
  if (line.startsWith(name)) return true;
  const lead = /^[ \t]{0,40}(?:export |set |- |\$env:|declare -x |[|>+-] ){0,2}/.exec(line)?.[0] ?? '';
  return line.startsWith(name, lead.length);
}
