import { CAUSED } from './python-chain.ts';
import { type FoundCrash, frame, type RawFrame } from './types.ts';

/**
 * Tracebacks that are drawn for people, oldest first: the box of Rich, which Typer puts round every error, and the sections
 * of IPython. Sources: https://rich.readthedocs.io/en/stable/traceback.html,
 * https://ipython.readthedocs.io/en/stable/api/generated/IPython.core.ultratb.html
 */
const BOX = /^╭─{1,200} Traceback \(most recent call last\) ─{1,200}╮$/;
const BOX_END = /^╰─{1,400}╯$/;
const IN_BOX = /^│ (\S.{0,800}?):\d{1,9} in (\S{1,200})\s{0,400}│$/;
const SECTIONS = /^[A-Za-z_][\w.]{0,100} {2,100}Traceback \(most recent call last\)$/;
const SECTION = /^File (\S.{0,800}?):\d{1,9}, in (\S{1,200}?)\(.{0,600}\)$/;
const CELL =
  /^(?:Cell In\[\d{1,6}\], line \d{1,9}|<ipython-input-[\w-]{1,60}> in <(?:module|cell line: \d{1,9})>.{0,20})$/;
const END = /^([A-Za-z_][\w.]{0,100})(?:: (.*))?$/;

export function findPythonPanel(lines: readonly string[]): FoundCrash | null {
  const last = lines.findLastIndex((line) => BOX.test(line) || SECTIONS.test(line));
  if (last < 0) return null;
  const ended = readPanel(lines, last);
  let first = last;
  for (let at = last - 1; at >= 0 && at >= last - MOST_LINES; at -= 1) {
    if (!BOX.test(lines[at] ?? '')) continue;
    if (!lines.slice(Math.max(at, first - 4), first).some((line) => CAUSED.test(line))) break;
    first = at;
  }
  const root = first === last ? null : readPanel(lines, first);
  return ended === null || root === null ? ended : { ...root, lastLine: ended.lastLine };
}

/** As far up as boxes of causes are looked for. */
const MOST_LINES = 1000;

function readPanel(lines: readonly string[], at: number): FoundCrash | null {
  const isBox = BOX.test(lines[at] ?? '');
  const frames: RawFrame[] = [];
  for (let line = at + 1; line < lines.length; line += 1) {
    const text = lines[line] ?? '';
    const match = (isBox ? IN_BOX : SECTION).exec(text);
    if (match !== null) frames.unshift(frame({ symbol: match[2] ?? null, file: match[1] ?? null }));
    else if (!isBox && CELL.test(text)) frames.unshift(frame({ symbol: '<module>' }));
    // The error stands behind the box; behind the last section, where only sources are in between, it is the first such line.
    const end = (isBox ? BOX_END.test(lines[line - 1] ?? '') : frames.length > 0) ? END.exec(text) : null;
    if (end === null || (!isBox && end[1] !== (lines[at] ?? '').split(' ')[0])) continue;
    const [, errorClass = null, message = null] = end;
    return { lastLine: line, crash: { language: 'python', errorClass, message, frames, rejection: false } };
  }
  return null;
}
