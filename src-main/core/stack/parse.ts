import { findDotnet } from './dotnet.ts';
import { findGo } from './go.ts';
import { findJavaScript } from './javascript.ts';
import { findJvm } from './jvm.ts';
import { findNative } from './native.ts';
import { findPython } from './python.ts';
import { findRuby } from './ruby.ts';
import { findRust } from './rust.ts';
import type { CrashFinder, FoundCrash, ParsedCrash } from './types.ts';

/** The end of a text counts: what is before is cut off. In characters. */
const MOST_TEXT = 64 * 1024;
/** A longer line is no line of a stack; its head is looked at. */
const MOST_LINE = 2000;
/** Frames beyond the innermost ones say nothing more; recursion prints thousands. */
const MOST_FRAMES = 200;
const MOST_MESSAGE = 4000;

const finders: readonly CrashFinder[] = [
  findJavaScript,
  findPython,
  findRust,
  findGo,
  findJvm,
  findRuby,
  findDotnet,
  findNative,
];

/**
 * The last complete crash in what a process wrote to its error output; null where there is none. Never throws, and takes
 * time linear in the length of the text, whatever is in it.
 */
export function parseStderr(text: string): ParsedCrash | null {
  try {
    const lines = text
      .slice(-MOST_TEXT)
      .split(/\r?\n|\r/)
      .map((line) => stripTerminal(line.slice(0, MOST_LINE)));
    const found = finders.map((find) => find(lines)).filter((one) => one !== null);
    const last = found.reduce<FoundCrash | null>(
      (best, one) => (best === null || one.lastLine > best.lastLine ? one : best),
      null,
    );
    return last === null ? null : bounded(last.crash);
  } catch {
    // A stack that cannot be read is a crash without a stack, never a second crash.
    return null;
  }
}

function bounded(crash: ParsedCrash): ParsedCrash {
  return {
    ...crash,
    errorClass: identifierOf(crash.errorClass),
    message: crash.message === null || crash.message === '' ? null : crash.message.slice(0, MOST_MESSAGE),
    frames: crash.frames.slice(0, MOST_FRAMES),
  };
}

/** `a.b.SomeError` as it is; what has other signs, or is longer than 80 characters, is no class. */
function identifierOf(name: string | null): string | null {
  return name !== null && /^[A-Za-z_$][A-Za-z0-9_$.:-]{0,79}$/.test(name) ? name : null;
}

function stripTerminal(line: string): string {
  if (!line.includes('\u001b')) return line;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: terminal codes begin with one.
  return line.replace(/\u001b\[[0-9;?]{0,20}[A-Za-z]/g, '');
}
