import { type FoundCrash, frame, type RawFrame } from './types.ts';

/** Source: https://docs.python.org/3/library/traceback.html. Oldest first; groups have a margin of `|`. */
const START = /^Traceback \(most recent call last\):\s*$/;
const FILE = /^ {2}File "([^"]{1,1000})", line \d{1,9}(?:, in (.{1,300}))?$/;
const END = /^([A-Za-z_][\w.]{0,100})(?::\s?(.*))?$/;
const MARGIN = /^[ +|-]*[|+][ +|-]*(?=\S)|^\s*\| ?/;
const NEVER_RETRIEVED = /exception was never retrieved|Unhandled exception in (?:event loop|task)/i;

export function findPython(lines: readonly string[]): FoundCrash | null {
  let found: FoundCrash | null = null;
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    const inGroup = /Traceback \(most recent call last\):/.test(line) && !START.test(line);
    if (START.test(line) || inGroup) {
      const read = readTraceback(lines, at + 1, inGroup);
      if (read === null) continue;
      found = {
        ...read,
        crash: {
          ...read.crash,
          rejection: lines.slice(Math.max(0, at - 4), at).some((text) => NEVER_RETRIEVED.test(text)),
        },
      };
      at = read.lastLine;
    } else if (FILE.test(line)) {
      // A module that cannot be parsed: no traceback of its own.
      const read = readTraceback(lines, at, false);
      if (read !== null && /^(?:SyntaxError|IndentationError|TabError)$/.test(read.crash.errorClass ?? '')) {
        found = read;
        at = read.lastLine;
      }
    }
  }
  return found;
}

function readTraceback(lines: readonly string[], from: number, inGroup: boolean): FoundCrash | null {
  const frames: RawFrame[] = [];
  for (let at = from; at < lines.length; at += 1) {
    const raw = lines[at] ?? '';
    const line = inGroup ? raw.replace(/^\s*[|+] ?/, '') : raw;
    const file = FILE.exec(line);
    if (file !== null) {
      // A frame without a function is the place of a syntax error.
      if (file[2] !== undefined) frames.push(frame({ symbol: file[2], file: file[1] ?? null }));
      continue;
    }
    if (/^\s/.test(line) || line === '') {
      if (line === '' && frames.length === 0 && at > from) return null;
      continue;
    }
    const end = END.exec(line.replace(MARGIN, ''));
    if (end === null) return null;
    return {
      lastLine: at,
      crash: {
        language: 'python',
        errorClass: end[1] ?? null,
        message: end[2]?.trim() ?? null,
        frames: frames.reverse(),
        rejection: false,
      },
    };
  }
  return null;
}
