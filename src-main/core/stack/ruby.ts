import { type FoundCrash, frame, type RawFrame } from './types.ts';

/** Source: https://docs.ruby-lang.org/en/master/Exception.html#method-i-full_message. Innermost first; a quote was a backtick before 3.4. */
const HEAD = /^(?:.{0,60}?: )?(\S[^:]{0,800}):\d{1,9}:in [`']([^']{1,300})': (.*?)(?: \(([A-Z][\w:]{0,100})\))?$/;
const FROM = /^\s{1,20}(?:\d+: )?from (\S[^:]{0,800}):\d{1,9}:in [`']([^']{1,300})'$/;

export function findRuby(lines: readonly string[]): FoundCrash | null {
  const at = lines.findLastIndex((line) => HEAD.test(line) && !FROM.test(line));
  if (at < 0) return null;
  const head = HEAD.exec(lines[at] ?? '');
  const frames: RawFrame[] = [frame({ symbol: head?.[2] ?? null, file: head?.[1] ?? null })];
  let last = at;
  let errorClass = head?.[4] ?? null;
  for (let line = at + 1; line < lines.length; line += 1) {
    const match = FROM.exec(lines[line] ?? '');
    if (match === null) {
      // The class stands at the end of the message's last line.
      const tail = frames.length === 1 ? /^(.*) \(([A-Z][\w:]{0,100})\)$/.exec(lines[line] ?? '') : null;
      if (tail === null || errorClass !== null) break;
      errorClass = tail[2] ?? null;
    } else frames.push(frame({ symbol: match[2] ?? null, file: match[1] ?? null }));
    last = line;
  }
  if (errorClass === null && frames.length === 1) return null;
  return {
    lastLine: last,
    crash: { language: 'ruby', errorClass, message: head?.[3] ?? null, frames, rejection: false },
  };
}
