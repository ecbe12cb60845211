import { withoutPosition } from './text.ts';
import { type FoundCrash, frame, type RawFrame } from './types.ts';

/** Source: https://doc.rust-lang.org/std/backtrace/. Innermost first, the place on a line of its own. */
const PANIC = /^thread (?:'[^']{0,100}'|<unnamed>)(?: \(\d{1,9}\))? panicked at (.{0,1000})$/;
const OVERFLOWED = /^thread (?:'[^']{0,100}'|<unnamed>)(?: \(\d{1,9}\))? has overflowed its stack$/;
const OLD_PANIC = /^'(.{0,1000})', [^']{1,400}$/;
const FRAME = /^\s{0,6}(\d{1,4}):\s{1,6}(?:(0x[0-9a-f]{1,16}) - )?(\S.{0,1000})$/;
const PLACE = /^\s{6,40}at (\S.{0,800})$/;
/** Where a panic begins: what is further in is its own work, the same in every panic. */
const ENTRY =
  /rust_begin_unwind|core::panicking::|std::panicking::(?:begin_panic|panic_handler|rust_panic)|core::(?:option|result)::(?:unwrap_failed|expect_failed)|core::slice::index::slice_|begin_panic_handler|^<?(?:anyhow|eyre|color_eyre)::|<impl (?:anyhow|eyre)::/;
/** `Error: …` of a `main` that returns it: anyhow and eyre print the stack of where it was made. */
const RETURNED = /^Error: (.{0,1000})$/;
const STACK = /^(?:Stack backtrace|Backtrace):$/;
/** What starts a program or a thread: shown in one style of backtrace and not in the other. */
const START = /__rust_begin_short_backtrace|^std::rt::lang_start|^__libc_start|^_?start$|^_main$/;
const CALL = /core::ops::function::FnOnce/;

/** `std[e28293b1aa0f68bd]`: which build of the crate. */
const CRATE_HASH = /\[[0-9a-f]{12,16}\]/g;
/** The library the language comes with: what is innermost there differs between a debug and a release build. */
const LIBRARY = /^\/?rustc\/[0-9a-f]{6,40}\/|\/lib\/rustlib\/src\/rust\/|^library\/(?:core|alloc|std)\//;

export function findRust(lines: readonly string[]): FoundCrash | null {
  const at = lastPanic(lines);
  const over = lines.findLastIndex((line) => OVERFLOWED.test(line));
  if (over > at) return overflowed(lines, over);
  const report = findReport(lines);
  if (report !== null && report.lastLine > at) return report;
  const made = lines.findLastIndex((line) => STACK.test(line));
  if (made > at) return returned(lines, made);
  if (at < 0) return returnedBare(lines);
  const head = PANIC.exec(lines[at] ?? '')?.[1] ?? '';
  const old = OLD_PANIC.exec(head);
  const stack = lines.findIndex((line, index) => index > at && /^stack backtrace:$/.test(line));
  const messageEnd = stack > at ? stack : Math.min(lines.length, at + 6);
  const message =
    old?.[1] ??
    lines
      .slice(at + 1, messageEnd)
      .filter((line) => !/^note:/.test(line))
      .join('\n')
      .trim();
  const { frames, last } = stack > at ? readFrames(lines, stack + 1) : { frames: [], last: messageEnd - 1 };
  return {
    lastLine: Math.max(at, last),
    crash: { language: 'rust', errorClass: classOf(message), message, frames, rejection: false },
  };
}

/** The last panic that shows its stack, as long as others only came of it: one in a destructor, the abort that follows. */
function lastPanic(lines: readonly string[]): number {
  const last = lines.findLastIndex((line) => PANIC.test(line));
  let end = lines.length;
  for (let at = last; at >= 0; at -= 1) {
    if (!PANIC.test(lines[at] ?? '')) continue;
    if (lines.slice(at + 1, end).some((line) => line === 'stack backtrace:')) return at;
    const said = `${lines[at] ?? ''} ${lines[at + 1] ?? ''}`;
    if (!/panic in a (?:destructor|function that cannot unwind)/.test(said)) break;
    end = at;
  }
  return last;
}

/** What the library itself panics with, by its words, which the program does not choose: two kinds are two faults. */
const KINDS: readonly (readonly [RegExp, string])[] = [
  [/^called `Option::unwrap\(\)` on a `None` value/, 'unwrap_none'],
  [/^called `Result::unwrap\(\)` on an `Err` value/, 'unwrap_err'],
  [/^index out of bounds: /, 'index_out_of_bounds'],
  [/^(?:range|slice) (?:start |end )?index .{1,80} (?:out of range|starts at|should be)/, 'slice_out_of_bounds'],
  [/^attempt to (?:divide by zero|calculate the remainder with a divisor of zero)/, 'divide_by_zero'],
  [/^attempt to \w{2,10} with overflow/, 'overflow'],
  [/^(?:RefCell )?already (?:mutably )?borrowed/, 'already_borrowed'],
  [/^assertion (?:failed|`)/, 'assertion'],
  [/^internal error: entered unreachable code/, 'unreachable'],
  [/^not (?:yet )?implemented/, 'not_implemented'],
];

function classOf(message: string): string {
  const known = KINDS.find(([pattern]) => pattern.test(message));
  if (known === undefined) return 'panic';
  return `panic.${known[1]}${known[1] === 'unwrap_err' ? typeIn(message) : ''}`;
}

/** Of `… on an Err value: ParseIntError { kind: InvalidDigit }` the type, of the system's errors their kind: what Debug derives. */
function typeIn(message: string): string {
  const match = /` value: (?:Os \{ code: -?\d{1,9}, kind: (\w{1,40}),|(?!Any\b)([A-Z]\w{1,50})(?: \{ |\())/.exec(
    message,
  );
  const [, kind, name] = match ?? [];
  return kind !== undefined ? `.Os.${kind}` : name !== undefined ? `.${name}` : '';
}

/** The reports of color-eyre and better-panic: frames of the library and of the start are left out already. */
function findReport(lines: readonly string[]): FoundCrash | null {
  const head = lines.findLastIndex((line) => /^\s{0,4}━{2,60} BACKTRACE ━{2,60}$/.test(line));
  if (head < 0) return null;
  const frames: RawFrame[] = [];
  let last = head;
  for (let at = head + 1; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    const symbol = /^\s{0,8}\d{1,4}: (\S.{0,1000})$/.exec(line)?.[1];
    const place = /^\s{4,12}at (\S.{0,800})$/.exec(line)?.[1];
    if (symbol !== undefined) frames.push(frame({ symbol: symbol.replace(CRATE_HASH, '') }));
    else if (place !== undefined && frames.length > 0)
      frames.push({ ...(frames.pop() ?? frame({})), file: withoutPosition(place) ?? place });
    else if (!/⋮|^\s{8,}/.test(line) && line.trim() !== '') break;
    if (line.trim() !== '') last = at;
  }
  if (frames.length === 0) return null;
  const said = lines.slice(Math.max(0, head - 40), head);
  const message = said.map((line) => /^Message:\s{1,4}(.{0,1000})$/.exec(line)?.[1]).find((one) => one !== undefined);
  const isPanic = said.some((line) => line.includes('The application panicked'));
  const errorClass = isPanic ? classOf(message ?? '') : 'Error';
  return {
    lastLine: last,
    crash: { language: 'rust', errorClass, message: message ?? null, frames: ofTheProgram(frames), rejection: false },
  };
}

function overflowed(lines: readonly string[], at: number): FoundCrash {
  return {
    lastLine: /^fatal runtime error: /.test(lines[at + 1] ?? '') ? at + 1 : at,
    crash: { language: 'rust', errorClass: 'stack_overflow', message: 'stack overflow', frames: [], rejection: false },
  };
}

function returned(lines: readonly string[], stack: number): FoundCrash | null {
  const at = lines.findLastIndex((line, index) => index < stack && index >= stack - 60 && RETURNED.test(line));
  const { frames, last } = readFrames(lines, stack + 1);
  if (at < 0 || frames.length === 0) return null;
  const message = RETURNED.exec(lines[at] ?? '')?.[1] ?? null;
  const errorClass = `Error${systemError(lines.slice(at, stack))}`;
  return { lastLine: last, crash: { language: 'rust', errorClass, message, frames, rejection: false } };
}

/** `(os error 2)` of the first cause, which is told last. From 35 on each system has its own numbers. */
function systemError(said: readonly string[]): string {
  const number = said.map((line) => /\(os error (\d{1,2})\)$/.exec(line)?.[1]).findLast((one) => one !== undefined);
  return number !== undefined && Number(number) < 35 ? `.os_error_${number}` : '';
}

/** `Error: ParseIntError { kind: InvalidDigit }`, the last a `main` says that returns an error without a stack. */
function returnedBare(lines: readonly string[]): FoundCrash | null {
  const at = lines.findLastIndex((line) => line.trim() !== '');
  const match =
    /^Error: (?:Os \{ code: -?\d{1,9}, kind: ([A-Z]\w{1,40}), message: |([A-Z]\w{1,60}Error)(?: \{ |\())(.{0,600})$/.exec(
      lines[at] ?? '',
    );
  if (match === null) return null;
  const [, kind, name, message = null] = match;
  const errorClass = kind === undefined ? (name ?? null) : `Os.${kind}`;
  return { lastLine: at, crash: { language: 'rust', errorClass, message, frames: [], rejection: false } };
}

function readFrames(lines: readonly string[], from: number): { frames: RawFrame[]; last: number } {
  const frames: RawFrame[] = [];
  let last = from - 1;
  for (let at = from; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    const match = FRAME.exec(line);
    const place = PLACE.exec(line)?.[1];
    if (match !== null) frames.push(frame({ symbol: (match[3] ?? '').replace(CRATE_HASH, '') }));
    else if (place !== undefined && frames.length > 0) {
      const open = frames.at(-1);
      if (open !== undefined && open.file === null)
        frames[frames.length - 1] = { ...open, file: withoutPosition(place) ?? place };
    } else if (!/^\s{4,40}/.test(line)) break;
    last = at;
  }
  return { frames: ofTheProgram(frames), last };
}

function ofTheProgram(frames: readonly RawFrame[]): RawFrame[] {
  let entry = frames.findLastIndex((one) => ENTRY.test(one.symbol ?? ''));
  const start = frames.findIndex((one, at) => at > entry && START.test(one.symbol ?? ''));
  let end = start < 0 ? frames.length : start;
  if (end > entry + 2 && CALL.test(frames[end - 1]?.symbol ?? '')) end -= 1;
  while (entry + 2 < end && LIBRARY.test(frames[entry + 1]?.file ?? '')) entry += 1;
  const kept = frames.slice(entry + 1, end);
  return kept.length > 0 ? kept : [...frames];
}
