import { findBeam } from './beam.ts';
import { findByTable } from './by-table.ts';
import { findDart } from './dart.ts';
import { findDotnet } from './dotnet.ts';
import { findGo } from './go.ts';
import { findJavaScript } from './javascript.ts';
import { findJvm } from './jvm.ts';
import { textsInJson, unescaped, withoutMargin, withoutSharedPrefix, withoutStamps } from './logged.ts';
import { findLua } from './lua.ts';
import { findNative } from './native.ts';
import { findPerl } from './perl.ts';
import { findPhp } from './php.ts';
import { findPython } from './python.ts';
import { findRuby } from './ruby.ts';
import { findRust } from './rust.ts';
import { findStackwalk } from './stackwalk.ts';
import { stripTerminal, withoutLogPrefix } from './text.ts';
import type { CrashFinder, FoundCrash, ParsedCrash } from './types.ts';

/** The end of a text counts: what is before is cut off. In characters. */
const MOST_TEXT = 64 * 1024;
/** A longer line is no line of a stack; its head is looked at. */
const MOST_LINE = 2000;
/** Frames beyond the innermost ones say nothing more; recursion prints thousands. */
const MOST_FRAMES = 200;
/** Of a word that a cut goes through nothing is left: the scrubber does not know half of a secret, save of a long one. */
const MOST_WORD = 512;
const finders: readonly CrashFinder[] = [
  findJavaScript,
  findPython,
  findRust,
  findGo,
  findJvm,
  findRuby,
  findDotnet,
  findPhp,
  findPerl,
  findBeam,
  findDart,
  findLua,
  findByTable,
  findNative,
  findStackwalk,
];

/**
 * The last complete crash in what a process wrote to its error output; null where there is none. Never throws, and takes
 * time linear in the length of the text, whatever is in it.
 */
export function parseStderr(text: string): ParsedCrash | null {
  try {
    const found = crashIn(text.slice(-MOST_TEXT), text.length >= MOST_TEXT);
    return found === null ? null : bounded(found.crash);
  } catch {
    // A stack that cannot be read is a crash without a stack, never a second crash.
    return null;
  }
}

const JSON_HEAD = /^\s{0,200}\{"/;
const MOST_NESTED = 2;

/** `<time> <tag>: {"log":"…"}`: what a collector wrote. */
function endsInJson(text: string): boolean {
  const line = text.trimEnd().slice(-MOST_LINE);
  const last = line.slice(line.lastIndexOf('\n') + 1);
  return last.endsWith('}') && last.slice(0, 160).includes('{"');
}

/** In the text as it is; where that says little, in the texts that one line or each line of it holds. */
function crashIn(text: string, isCut: boolean, depth = 0): FoundCrash | null {
  const plain = lastCrash(text, isCut);
  const isJson = JSON_HEAD.test(text) || endsInJson(text);
  if (plain !== null && !isJson && isWhole(plain) && plain.crash.frames.length > 1) return plain;
  const escaped = unescaped(text);
  const inside = textsInJson(text).map((one) => {
    const end = one.slice(-MOST_TEXT);
    // A container's runtime writes what a logger wrote as JSON into JSON of its own.
    return depth < MOST_NESTED && JSON_HEAD.test(end) ? crashIn(end, false, depth + 1) : lastCrash(end, false);
  });
  const whole = isJson ? inside.find((one) => one !== null && isWhole(one)) : undefined;
  if (whole !== undefined) return whole;
  return [...inside, escaped === null ? null : lastCrash(escaped.slice(-MOST_TEXT), false)].reduce((best, one) => {
    if (one === null || best === null) return one ?? best;
    return weight(one) > weight(best) ? one : best;
  }, plain);
}

function lastCrash(text: string, isCut: boolean): FoundCrash | null {
  const lines = text.split(/\r?\n|\r/).map((line) => stripTerminal(headOf(line)));
  // The first line of a text that was cut is the rest of one.
  if (isCut && lines.length > 1) lines[0] = '';
  const bare = withoutLogPrefix(lines);
  const shared = withoutSharedPrefix(lines);
  const found = last([lines, ...shared.slice(0, 1), ...(bare === null ? [] : [bare])].flatMap(crashes));
  if (found !== null && isWhole(found) && found.crash.frames.length > 1) return found;
  // What is before the lines of a stack is seldom anything: only where the plain reading leaves something out.
  const margin = withoutMargin(lines);
  const others = [...shared, ...(margin === null ? [] : [margin])];
  return last([found, ...[...others, withoutStamps(bare ?? lines), ...others.map(withoutStamps)].flatMap(crashes)]);
}

/** What was written for a width fills lines with blanks; no line of a stack ends with one. */
function crashes(lines: readonly string[]): (FoundCrash | null)[] {
  const bare = lines.map((line) => line.trimEnd());
  return finders.map((find) => find(bare));
}

const isWhole = ({ crash }: FoundCrash) => crash.errorClass !== null && crash.frames.length > 0;

/** As much of a line as is looked at, without the word at the cut. */
function headOf(line: string): string {
  if (line.length <= MOST_LINE) return line;
  const word = /\S{1,512}$/.exec(line.slice(0, MOST_LINE))?.[0].length ?? 0;
  return line.slice(0, MOST_LINE - (word < MOST_WORD ? word : 0));
}

/** The one that ends last; of two that end alike, the one that says more. */
function last(found: readonly (FoundCrash | null)[]): FoundCrash | null {
  return found.reduce((best, one) => {
    if (one === null || best === null) return one ?? best;
    // Words of an end below a stack are that stack's, in whatever way the lines were read.
    if (isEndOf(one, best)) return best;
    if (isEndOf(best, one)) return one;
    if (one.lastLine !== best.lastLine) return one.lastLine > best.lastLine ? one : best;
    return weight(one) > weight(best) ? one : best;
  }, null);
}

const isEndOf = (words: FoundCrash, stack: FoundCrash) =>
  words.crash.language === 'native' &&
  words.crash.frames.length === 0 &&
  stack.crash.frames.length > 0 &&
  words.lastLine > stack.lastLine &&
  words.lastLine - stack.lastLine < 40;

const weight = ({ crash }: FoundCrash) => (crash.errorClass === null ? 0 : 1000) + crash.frames.length;

function bounded(crash: ParsedCrash): ParsedCrash {
  return {
    ...crash,
    errorClass: identifierOf(crash.errorClass),
    message: crash.message === '' ? null : crash.message,
    frames: crash.frames.slice(0, MOST_FRAMES),
  };
}

/** `a.b.SomeError` as it is; what has other signs, or is longer than 80 characters, is no class. */
function identifierOf(name: string | null): string | null {
  return name !== null && /^[A-Za-z_$][A-Za-z0-9_$.:-]{0,79}$/.test(name) ? name : null;
}
