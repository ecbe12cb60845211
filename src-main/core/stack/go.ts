import { type FoundCrash, frame, type RawFrame } from './types.ts';

/** Source: https://pkg.go.dev/runtime#hdr-Environment_Variables (GOTRACEBACK). Innermost first, a function and its place in two lines. */
const HEAD = /^(panic|fatal error|unexpected fault address|SIG[A-Z]{2,8}): (.*)$/;
const GOROUTINE = /^goroutine \d{1,9}(?: gp=\S{1,20} m=\S{1,20}(?: mp=\S{1,20})?)? \[([^\]]{1,100})\]:$/;
const PLACE = /^\t(\S.{0,800})$/;
const POSITION = /:\d{1,9}(?: \+0x[0-9a-f]{1,16})?(?: fp=0x[0-9a-f]{1,16} sp=0x[0-9a-f]{1,16} pc=0x[0-9a-f]{1,16})?$/;
/** What every panic and every wait goes through before it ends the program. */
const MACHINERY =
  /^(?:panic|runtime\.(?:gopanic|goPanic\w{1,40}|panic\w{1,40}|sigpanic|throw|fatal|fatalthrow|fatalpanic|dopanic\w{0,20}|gopark|goparkunlock|chanrecv\d?|chansend\d?|selectgo|block|mapassign\w{0,30}|mapaccess\w{0,30}|newstack|morestack\w{0,20})(?:\.\w{1,20})?)$/;
/** Where every program and every goroutine begins. */
const ENTRY = /^runtime\.(?:goexit|main|rt0_go|mstart\d?)(?:\.\w{1,20})?$/;

export function findGo(lines: readonly string[]): FoundCrash | null {
  // A panic in a panic is printed below the first one, indented; a signal above its goroutines.
  const at = lines.findLastIndex((line, index) => HEAD.test(line) && !isForeign(lines, index));
  if (at < 0) return null;
  const goroutine = lines.findIndex((line, index) => index > at && GOROUTINE.test(line));
  if (goroutine < 0) return /^(?:panic|fatal error): /.test(lines[at] ?? '') ? found(lines, at, [], at) : null;
  const { frames, last } = readFrames(lines, goroutine + 1);
  return found(lines, at, frames, last);
}

/** `SIGTERM: shutting down` is a line of somebody's log unless goroutines follow. */
function isForeign(lines: readonly string[], at: number): boolean {
  if (/^(?:panic|fatal error): /.test(lines[at] ?? '')) return false;
  return !lines.slice(at + 1, at + 60).some((line) => GOROUTINE.test(line));
}

function found(lines: readonly string[], at: number, frames: RawFrame[], lastLine: number): FoundCrash {
  const head = HEAD.exec(lines[at] ?? '');
  const more: string[] = [];
  for (let line = at + 1; line < Math.min(lines.length, at + 20); line += 1) {
    const text = lines[line] ?? '';
    if (text === '' || GOROUTINE.test(text) || text.startsWith('[signal ')) break;
    more.push(text.trim());
  }
  return {
    lastLine,
    crash: {
      language: 'go',
      errorClass: head?.[1] === 'panic' ? 'panic' : 'fatal_error',
      message: [(head?.[2] ?? '').replace(/ \[recovered\]$/, ''), ...(frames.length > 0 ? more : [])].join('\n'),
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
    const place = PLACE.exec(lines[at + 1] ?? '')?.[1];
    if (place === undefined || /^\s/.test(line) || line === '') {
      if (!/^\.\.\.(?:additional|\d{1,9}) frames elided\.\.\.$/.test(line)) break;
      last = at;
      continue;
    }
    frames.push(frame({ symbol: nameOf(line), file: place.replace(POSITION, '') }));
    at += 1;
    last = at;
  }
  const own = frames.filter((one) => !ENTRY.test(one.symbol ?? ''));
  const start = own.findIndex((one) => !MACHINERY.test(one.symbol ?? ''));
  return { frames: start <= 0 ? own : own.slice(start), last };
}

/** `main.(*Store).load(0x1, ...)` without its arguments; `created by x in goroutine 1` as `x`. */
function nameOf(line: string): string {
  if (line.startsWith('created by ')) return line.slice('created by '.length).replace(/ in goroutine \d{1,9}$/, '');
  const open = line.endsWith(')') ? line.lastIndexOf('(') : -1;
  // Arguments of struct type hold brackets of their own: `f({0x1, 0x2})` has braces, so the last bracket opens the list.
  return open <= 0 ? line : line.slice(0, open);
}
