import { type FoundCrash, frame, type RawFrame } from './types.ts';

/** Source: https://pkg.go.dev/runtime#hdr-Environment_Variables (GOTRACEBACK). Innermost first, a function and its place in two lines. */
const HEAD = /^(panic|fatal error|unexpected fault address|SIG[A-Z]{2,8}): (.*)$/;
/** What net/http writes of a handler that panicked, and goes on; only with goroutines below. */
const SERVING = /(?:^|\s)http: (panic) serving \S{1,80}: (.*)$/;
const headOf = (line: string) => HEAD.exec(line) ?? SERVING.exec(line);
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
  const at = lines.findLastIndex((line, index) => headOf(line) !== null && !isForeign(lines, index));
  const race = findRace(lines);
  if (at < 0 || (race !== null && race.lastLine > at)) return race ?? findLogged(lines);
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
  const head = headOf(lines[at] ?? '');
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
      errorClass: classOf(head?.[1] ?? '', head?.[2] ?? ''),
      message: [(head?.[2] ?? '').replace(/ \[recovered\]$/, ''), ...(frames.length > 0 ? more : [])].join('\n'),
      frames,
      rejection: false,
    },
  };
}

/** What the runtime itself panics with, by its words, which the program does not choose: two kinds are two faults. */
const RUNTIME_ERRORS: readonly (readonly [RegExp, string])[] = [
  [/index out of range/, 'index_out_of_range'],
  [/slice bounds out of range/, 'slice_out_of_range'],
  [/nil pointer dereference/, 'nil_dereference'],
  [/integer divide by zero/, 'divide_by_zero'],
  [/^assignment to entry in nil map/, 'nil_map'],
  [/^interface conversion: /, 'interface_conversion'],
  [/^(?:send on|close of) (?:closed|nil) channel/, 'closed_channel'],
  [/^sync: /, 'sync'],
];

const FATAL_ERRORS: readonly (readonly [RegExp, string])[] = [
  [/^all goroutines are asleep/, 'deadlock'],
  [/^concurrent map /, 'concurrent_map'],
  [/^stack overflow/, 'stack_overflow'],
  [/out of memory|cannot allocate memory/, 'out_of_memory'],
  [/^sync: /, 'sync'],
];

function classOf(kind: string, said: string): string {
  if (kind.startsWith('SIG')) return kind;
  const text = said.replace(/^runtime error: /, '');
  const errors = kind === 'panic' ? RUNTIME_ERRORS : FATAL_ERRORS;
  // Words of one's own may hold the runtime's; its own begin the text.
  const known = errors.find(
    ([pattern]) => (kind !== 'panic' || text !== said || pattern.source.startsWith('^')) && pattern.test(text),
  );
  const name = kind === 'panic' ? 'panic' : 'fatal_error';
  return known === undefined ? name : `${name}.${known[1]}`;
}

/** The race detector's report: the access that came second is told first. Source: https://go.dev/doc/articles/race_detector */
function findRace(lines: readonly string[]): FoundCrash | null {
  const at = lines.findLastIndex((line) => /^WARNING: DATA RACE$/.test(line));
  if (at < 0) return null;
  const frames: RawFrame[] = [];
  let last = at + 1;
  for (; last + 2 < lines.length; last += 2) {
    const call = /^ {2}(\S{1,400}\(.{0,200}\))$/.exec(lines[last + 1] ?? '')?.[1];
    const place = /^ {6}(\S.{0,800})$/.exec(lines[last + 2] ?? '')?.[1];
    if (call === undefined || place === undefined) break;
    frames.push(frame({ symbol: nameOf(call), file: place.replace(POSITION, '') }));
  }
  if (frames.length === 0) return null;
  return {
    lastLine: last,
    crash: { language: 'go', errorClass: 'data_race', message: null, frames, rejection: false },
  };
}

/** Lines of a message between two stacks of one error. */
const MOST_WORDS = 5;
const LOG_LINE = /^\[?\d{4}[-/]\d\d[-/]\d\d|^\[?(?:DEBUG|INFO|WARN|ERROR|FATAL)|^\{"|^time=/;

/**
 * A stack in an error's own text: `%+v` of pkg/errors, the field of zap. Nothing says what kind of error it was. Of wrapped
 * errors the innermost counts.
 */
function findLogged(lines: readonly string[]): FoundCrash | null {
  const isCall = (at: number) =>
    /^[\w.~/-]{1,300}\.[\w.()*[\]·-]{1,200}$/.test(lines[at] ?? '') &&
    /^\t\S.{0,800}\.(?:go|s):\d{1,9}$/.test(lines[at + 1] ?? '');
  let last = lines.length - 1;
  while (last >= 0 && !isCall(last)) last -= 1;
  if (last < 0) return null;
  const startOf = (end: number) => {
    let first = end;
    while (isCall(first - 2)) first -= 2;
    return first;
  };
  let end = last;
  let first = startOf(end);
  // What an error was wrapped in stands below it, with a stack of its own; a line of a log begins another error.
  for (;;) {
    let above = first - 3;
    while (above >= Math.max(0, first - 2 - MOST_WORDS) && !isCall(above)) above -= 1;
    if (
      above < Math.max(0, first - 2 - MOST_WORDS) ||
      lines.slice(above + 2, first).some((line) => LOG_LINE.test(line))
    )
      break;
    end = above;
    first = startOf(end);
  }
  if (first === end) return null;
  const { frames } = readFrames(lines.slice(first, end + 2), 0);
  return { lastLine: last + 1, crash: { language: 'go', errorClass: null, message: null, frames, rejection: false } };
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
  // A handler's own recovery stands further in than the panic it caught.
  const caught = own.findIndex((one) => one.symbol === 'panic');
  const start = own.findIndex((one, at) => at > caught && !MACHINERY.test(one.symbol ?? ''));
  return { frames: start <= 0 ? own : own.slice(start), last };
}

/** `main.(*Store).load(0x1, ...)` without its arguments; `created by x in goroutine 1` as `x`. */
function nameOf(line: string): string {
  if (line.startsWith('created by ')) return line.slice('created by '.length).replace(/ in goroutine \d{1,9}$/, '');
  const open = line.endsWith(')') ? line.lastIndexOf('(') : -1;
  // Arguments of struct type hold brackets of their own: `f({0x1, 0x2})` has braces, so the last bracket opens the list.
  return open <= 0 ? line : line.slice(0, open);
}
