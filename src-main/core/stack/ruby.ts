import { type FoundCrash, frame, type RawFrame } from './types.ts';

/**
 * Source: https://docs.ruby-lang.org/en/master/Exception.html#method-i-full_message. Innermost first, on a terminal of Ruby
 * 2.5 to 2.7 last; a quote was a backtick before 3.4. An error stands before its causes, and counts.
 */
const PLACE = String.raw`((?:[A-Za-z]:)?(?:<internal:[^>]{1,100}>|[^\s:][^:]{0,800})):\d{1,9}:in [\u0060']([^']{1,300})'`;
const HEAD = new RegExp(`^${PLACE}: (.*)$`);
const FROM = new RegExp(String.raw`^\s{1,20}(?:\d{1,6}: )?from ${PLACE}$`);
const LEVELS = /^\s{1,20}\.\.\. \d{1,9} levels\.\.\.$/;
const CLASS = / \(([A-Z][\w:]{0,100})\)$/;
const UNPARSABLE = /^(?:[A-Za-z]:)?[^\s:][^:]{0,800}:\d{1,9}: (.{0,20}syntax errors?.{0,600})$/;

export function findRuby(lines: readonly string[]): FoundCrash | null {
  const last = lines.findLastIndex((line) => HEAD.test(line));
  if (last < 0) return unparsable(lines);
  const at = outermost(lines, last);
  const head = HEAD.exec(lines[at] ?? '');
  const frames: RawFrame[] = [frame({ symbol: head?.[2] ?? null, file: head?.[1] ?? null })];
  const first = head?.[3] ?? '';
  let errorClass = CLASS.exec(first)?.[1] ?? null;
  let lastLine = at;
  let inMessage = true;
  for (let line = at + 1; line < lines.length; line += 1) {
    const text = lines[line] ?? '';
    const match = FROM.exec(text);
    if (match !== null) {
      frames.push(frame({ symbol: match[2] ?? null, file: match[1] ?? null }));
      inMessage = false;
    } else if (!LEVELS.test(text)) {
      // A message of several lines; its class stands at the end of the first or, of old, of the last.
      if (!inMessage || HEAD.test(text) || line - at > 10) break;
      const follows = lines.slice(line + 1, at + 12).some((next) => FROM.test(next));
      if (errorClass === null) errorClass = CLASS.exec(text)?.[1] ?? null;
      else if (!follows) break;
    }
    lastLine = line;
  }
  if (frames.length === 1) frames.push(...framesBefore(lines, at));
  if (errorClass === null && frames.length === 1) return null;
  return {
    lastLine: Math.max(lastLine, last),
    crash: { language: 'ruby', errorClass, message: first.replace(CLASS, ''), frames, rejection: false },
  };
}

/** The first of errors that stand directly below one another: the others are its causes. */
function outermost(lines: readonly string[], last: number): number {
  let first = last;
  for (let at = last - 1; at >= Math.max(0, last - 2000); at -= 1) {
    const line = lines[at] ?? '';
    if (HEAD.test(line)) first = at;
    else if (!FROM.test(line) && !LEVELS.test(line) && !isMessage(lines, at)) break;
  }
  return first;
}

/** A line between an error's first line and its frames. */
function isMessage(lines: readonly string[], at: number): boolean {
  const below = lines.slice(at + 1, at + 6).findIndex((line) => FROM.test(line));
  const above = lines.slice(Math.max(0, at - 5), at).some((line) => HEAD.test(line));
  return below >= 0 && above;
}

/** `\t1: from a.rb:5:in 'main'` above the error, outermost first. */
function framesBefore(lines: readonly string[], head: number): RawFrame[] {
  const frames: RawFrame[] = [];
  for (let at = head - 1; at >= 0; at -= 1) {
    const match = FROM.exec(lines[at] ?? '');
    if (match === null || !/^\s{1,20}\d{1,6}: from /.test(lines[at] ?? '')) break;
    frames.push(frame({ symbol: match[2] ?? null, file: match[1] ?? null }));
  }
  return frames;
}

function unparsable(lines: readonly string[]): FoundCrash | null {
  const at = lines.findLastIndex((line) => UNPARSABLE.test(line));
  if (at < 0) return null;
  const message = (UNPARSABLE.exec(lines[at] ?? '')?.[1] ?? '').replace(CLASS, '');
  return {
    lastLine: at,
    crash: { language: 'ruby', errorClass: 'SyntaxError', message, frames: [], rejection: false },
  };
}
