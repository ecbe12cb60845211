import { CAUSED, type Link, place, rootOf, type Traceback } from './python-chain.ts';
import { findPythonPanel } from './python-panels.ts';
import { type FoundCrash, frame, type RawFrame } from './types.ts';

/**
 * Source: https://docs.python.org/3/library/traceback.html, https://docs.python.org/3/library/faulthandler.html.
 * Oldest first, faulthandler's innermost first; groups have a margin of `|`. Of chained errors and of groups the first
 * cause counts (`python-chain.ts`).
 */
const START = /^(?:Exception Group )?Traceback \(most recent call last\):\s{0,20}$/;
const FILE = /^ {2}File "([^"]{1,1000})", line \d{1,9}(?:,? in (\S.{0,300}))?$/;
const END = /^([A-Za-z_][\w.]{0,100})(?::\s?(.*))?$/;
const MARGIN = /^ {2,60}[|+] ?(?! ?-)/;
const NEVER_RETRIEVED = /exception was never retrieved|Unhandled exception in (?:event loop|task)/i;
const UNPARSABLE = /^(?:SyntaxError|IndentationError|TabError)$/;
const ERROR_LIKE = /(?:Error|Exception|Warning|Interrupt|Exit|Group)$/;
/** What another thread's logger begins its lines with. */
const LEVEL = /^(?:TRACE|DEBUG|INFO|NOTICE|WARN|WARNING|ERROR|CRITICAL|FATAL)$/;
/** Lines of somebody else between two of a traceback. */
const MOST_FOREIGN = 4;
/** A traceback whose beginning was cut off lies at the start of the text. */
const HEADLESS_WITHIN = 3;

/** The place, the line, what points into it, and the error. */
const MOST_UNPARSABLE = 8;

/** Lines of a message of its own, and the words for a cause, between two tracebacks. */
const MOST_BETWEEN = 40;

export function findPython(lines: readonly string[]): FoundCrash | null {
  const found = lastTraceback(lines);
  return [findFault(lines), findPythonPanel(lines)].reduce(
    (best, one) => (one !== null && (best === null || one.lastLine > best.lastLine) ? one : best),
    found,
  );
}

function lastTraceback(lines: readonly string[]): FoundCrash | null {
  const chains: Link[][] = [];
  let lastLine = -1;
  for (let at = 0; at < lines.length; at += 1) {
    const { depth, text } = withoutMargin(lines[at] ?? '');
    const isStart = START.test(text);
    if (!isStart && !FILE.test(text)) continue;
    const until = isStart || at < HEADLESS_WITHIN ? lines.length : at + MOST_UNPARSABLE;
    const read = readTraceback(lines, { from: isStart ? at + 1 : at, until, start: at, depth });
    // A module that cannot be parsed has no traceback of its own, nor has one whose first lines are lost.
    const counts = isStart || at < HEADLESS_WITHIN || UNPARSABLE.test(read?.errorClass ?? '');
    if (read === null || !counts) continue;
    const between = lines.slice(Math.max(lastLine + 1, at - MOST_BETWEEN), at);
    const caused = lastLine >= 0 && between.some((line) => CAUSED.test(withoutMargin(line).text));
    place(chains, { ...read, caused, group: text.startsWith('Exception Group') });
    lastLine = read.end;
    at = read.end;
  }
  const chain = chains.at(-1);
  if (chain === undefined) return null;
  const first = chain[0]?.start ?? 0;
  return {
    lastLine,
    crash: {
      language: 'python',
      ...rootOf(chain),
      rejection: lines.slice(Math.max(0, first - 4), first).some((text) => NEVER_RETRIEVED.test(text)),
    },
  };
}

function withoutMargin(line: string): { readonly depth: number; readonly text: string } {
  const margin = MARGIN.exec(line)?.[0];
  return margin === undefined
    ? { depth: 0, text: line }
    : { depth: margin.trimEnd().length, text: line.slice(margin.length) };
}

function readTraceback(
  lines: readonly string[],
  { from, until, start, depth }: { from: number; until: number; start: number; depth: number },
): Omit<Traceback, 'group' | 'caused'> | null {
  const frames: RawFrame[] = [];
  let foreign = 0;
  for (let at = from; at < Math.min(lines.length, until); at += 1) {
    const own = withoutMargin(lines[at] ?? '');
    const line = depth === 0 ? (lines[at] ?? '') : own.text;
    const file = FILE.exec(line);
    if (file !== null) {
      // A frame without a function is the place of a syntax error.
      if (file[2] !== undefined) frames.push(frame({ symbol: file[2], file: file[1] ?? null }));
      continue;
    }
    if (START.test(line)) return null;
    if (/^\s/.test(line) || line === '') {
      if (line === '' && frames.length === 0 && at > from) return null;
      continue;
    }
    const end = END.exec(line);
    // More frames follow: the line is of another thread, unless it says that it is an error.
    const goesOn = lines.slice(at + 1, at + 1 + MOST_FOREIGN).some((next) => FILE.test(next)) && !isCut(lines, at);
    if (end === null || LEVEL.test(end[1] ?? '') || (goesOn && !ERROR_LIKE.test(end[1] ?? ''))) {
      foreign += 1;
      if (foreign > MOST_FOREIGN) return null;
      continue;
    }
    return {
      depth,
      start,
      end: at,
      errorClass: end[1] ?? null,
      message: end[2]?.trim() ?? null,
      frames: frames.reverse(),
    };
  }
  return null;
}

/** Whether a new traceback begins before the next frame. */
function isCut(lines: readonly string[], at: number): boolean {
  const next = lines.slice(at + 1, at + 1 + MOST_FOREIGN);
  const file = next.findIndex((line) => FILE.test(line));
  return next.slice(0, file).some((line) => START.test(withoutMargin(line).text));
}

/** `Fatal Python error: Segmentation fault`, then the threads; the current one counts. */
function findFault(lines: readonly string[]): FoundCrash | null {
  const head = lines.findLastIndex((line) => /^Fatal Python error: /.test(line));
  if (head < 0) return null;
  const thread = lines.findIndex(
    (line, at) => at > head && /^(?:Current thread|Stack) .{0,80}\(most recent call first\):$/.test(line),
  );
  const frames: RawFrame[] = [];
  for (let at = thread + 1; thread > head && at < lines.length; at += 1) {
    const file = FILE.exec(lines[at] ?? '');
    if (file === null) break;
    frames.push(frame({ symbol: file[2] ?? null, file: file[1] ?? null }));
  }
  return {
    lastLine: frames.length === 0 ? head : thread + frames.length,
    crash: {
      language: 'python',
      errorClass: null,
      message: lines[head]?.slice('Fatal Python error: '.length) ?? null,
      frames,
      rejection: false,
    },
  };
}
