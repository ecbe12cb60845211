import { type FoundCrash, frame, type RawFrame } from './types.ts';

/**
 * What `confess` and `Carp::Always` print, innermost first. As in PHP a line names a call and where it was made, so a
 * function's own place is the one before. Without such lines an error names no function. Source: https://perldoc.perl.org/Carp
 */
const CALLED = /^\t(\S.{0,1000}?) called at (.{1,800}) line \d{1,9}\.?$/;
const HEAD = /^(.{0,2000}?) at (\S.{0,800}?) line \d{1,9}\.?(?:, <.{1,80}> (?:line|chunk) \d{1,9}\.?)?$/;

export function findPerl(lines: readonly string[]): FoundCrash | null {
  const end = lines.findLastIndex((line) => CALLED.test(line));
  if (end < 0) return null;
  let first = end;
  while (first > 0 && CALLED.test(lines[first - 1] ?? '')) first -= 1;
  const head = HEAD.exec(lines[first - 1] ?? '');
  if (head === null) return null;
  const frames: RawFrame[] = [];
  let place = head[2] ?? null;
  for (const line of lines.slice(first, end + 1)) {
    const match = CALLED.exec(line);
    // Arguments are the program's data. A piece of text that was evaluated has no name.
    const call = match?.[1] ?? '';
    if (!/^(?:eval \{|eval '|require )/.test(call)) {
      frames.push(frame({ symbol: call.split('(', 1)[0] ?? '', file: place }));
    }
    place = match?.[2] ?? null;
  }
  return {
    lastLine: end,
    crash: { language: 'perl', errorClass: null, message: head[1] ?? null, frames, rejection: false },
  };
}
