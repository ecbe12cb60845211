import { type FoundCrash, frame, type RawFrame } from './types.ts';

/** Source: https://pkg.go.dev/runtime#hdr-Environment_Variables (GOTRACEBACK). Innermost first, a function and its place in two lines. */
const PANIC = /^(panic|fatal error|unexpected fault address|runtime): (.*)$/;
const GOROUTINE = /^goroutine \d{1,9}(?: gp=\S+ m=\S+(?: mp=\S+)?)? \[[^\]]{1,100}\]:$/;
const PLACE = /^\t(.{1,800}?):\d{1,9}(?: \+0x[0-9a-f]{1,16})?$/;
/** What every panic goes through before it ends the program. */
const MACHINERY =
  /^(?:panic|runtime\.(?:gopanic|goPanic\w+|panic\w+|sigpanic|throw|fatalthrow|fatalpanic|dopanic\w*|goexit|main)(?:\.\w+)?)$/;

export function findGo(lines: readonly string[]): FoundCrash | null {
  const at = lines.findLastIndex((line) => PANIC.test(line) && !/^runtime: (?:goroutine|sp=|frame)/.test(line));
  if (at < 0) return null;
  const goroutine = lines.findIndex((line, index) => index > at && GOROUTINE.test(line));
  const isPanic = /^panic: |^fatal error: /.test(lines[at] ?? '');
  if (goroutine < 0) return isPanic ? found(lines, at, [], at) : null;
  const { frames, last } = readFrames(lines, goroutine + 1);
  return found(lines, at, frames, last);
}

function found(lines: readonly string[], at: number, frames: RawFrame[], lastLine: number): FoundCrash {
  const head = PANIC.exec(lines[at] ?? '');
  return {
    lastLine,
    crash: {
      language: 'go',
      errorClass: head?.[1] === 'panic' ? 'panic' : 'fatal_error',
      message: (head?.[2] ?? '').replace(/ \[recovered\]$/, ''),
      frames,
      rejection: false,
    },
  };
}

function readFrames(lines: readonly string[], from: number): { frames: RawFrame[]; last: number } {
  const frames: RawFrame[] = [];
  let last = from - 1;
  for (let at = from; at + 1 < lines.length; at += 1) {
    const line = lines[at] ?? '';
    const place = PLACE.exec(lines[at + 1] ?? '');
    if (place === null || /^\s/.test(line) || line === '') break;
    frames.push(frame({ symbol: nameOf(line), file: place[1] ?? null }));
    at += 1;
    last = at;
  }
  const start = frames.findIndex((one) => !MACHINERY.test(one.symbol ?? ''));
  return { frames: start <= 0 ? frames : frames.slice(start), last };
}

/** `main.(*Store).load(0x1, ...)` without its arguments; `created by x in goroutine 1` as `x`. */
function nameOf(line: string): string {
  const made = /^created by (.{1,300}?)(?: in goroutine \d+)?$/.exec(line);
  if (made !== null) return made[1] ?? line;
  const open = line.endsWith(')') ? line.lastIndexOf('(') : -1;
  if (open <= 0) return line;
  // Arguments of struct type hold brackets of their own: `f({0x1, 0x2})` has braces, so the last bracket opens the list.
  return line.slice(0, open);
}
