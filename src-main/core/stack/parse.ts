import { findDotnet } from './dotnet.ts';
import { findGo } from './go.ts';
import { findJavaScript } from './javascript.ts';
import { findJvm } from './jvm.ts';
import { findNative } from './native.ts';
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
/** How many of the last lines are read as the JSON of a logger, where no stack stands in plain text. */
const MOST_JSON_LINES = 5;

const finders: readonly CrashFinder[] = [
  findJavaScript,
  findPython,
  findRust,
  findGo,
  findJvm,
  findRuby,
  findDotnet,
  findNative,
  findStackwalk,
];

/**
 * The last complete crash in what a process wrote to its error output; null where there is none. Never throws, and takes
 * time linear in the length of the text, whatever is in it.
 */
export function parseStderr(text: string): ParsedCrash | null {
  try {
    const found = lastCrash(text) ?? fromJsonLog(text);
    return found === null ? null : bounded(found.crash);
  } catch {
    // A stack that cannot be read is a crash without a stack, never a second crash.
    return null;
  }
}

function lastCrash(text: string): FoundCrash | null {
  const lines = text
    .slice(-MOST_TEXT)
    .split(/\r?\n|\r/)
    .map((line) => stripTerminal(headOf(line)));
  // The first line of a text that was cut is the rest of one.
  if (text.length >= MOST_TEXT && lines.length > 1) lines[0] = '';
  const plain = last(finders.map((find) => find(lines)));
  const bare = withoutLogPrefix(lines);
  return bare === null ? plain : last([plain, ...finders.map((find) => find(bare))]);
}

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
    if (one.lastLine !== best.lastLine) return one.lastLine > best.lastLine ? one : best;
    return weight(one) > weight(best) ? one : best;
  }, null);
}

const weight = ({ crash }: FoundCrash) => (crash.errorClass === null ? 0 : 1000) + crash.frames.length;

/** Loggers print an error as one line of JSON; the stack is one of its texts. */
function fromJsonLog(text: string): FoundCrash | null {
  const lines = text
    .slice(-MOST_TEXT)
    .split(/\r?\n/)
    .filter((line) => line.startsWith('{') && line.endsWith('}'));
  for (const line of lines.slice(-MOST_JSON_LINES).reverse()) {
    const stack = stackIn(parseJson(line), 0);
    const found = stack === null ? null : lastCrash(stack);
    if (found !== null) return found;
  }
  return null;
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    // Looks like JSON, is none: no stack to find in it.
    return null;
  }
}

/** The first text of several lines, at most three levels deep. */
function stackIn(value: unknown, depth: number): string | null {
  if (typeof value === 'string') return value.includes('\n') ? value : null;
  if (typeof value !== 'object' || value === null || depth > 3) return null;
  for (const item of Object.values(value)) {
    const stack = stackIn(item, depth + 1);
    if (stack !== null) return stack;
  }
  return null;
}

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
