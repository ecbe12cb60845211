import { readNativeLine } from './native-lines.ts';
import { type FoundCrash, frame, type RawFrame } from './types.ts';

interface Head {
  readonly errorClass: string | null;
  readonly message: string | null;
  /** The function it happened in, where the words say so. */
  readonly inside?: string | undefined;
  readonly line: number;
}

/** What is printed above a stack, or alone, as native code ends. The class is null where only words are said. */
const HEADS: readonly ((line: string) => Omit<Head, 'line'> | null)[] = [
  named(/uncaught exception '([A-Za-z_]\w{0,78})'(?:, reason: '(.{0,2000}?)'?)?$/),
  named(/uncaught exception of type ([A-Za-z_][\w:]{0,78})(?:: (.{0,2000}))?$/),
  named(/instance of '([A-Za-z_][\w:<>, ]{0,78})'()$/),
  sanitizer,
  named(/^Uncaught Kotlin exception: ([A-Za-z_][\w.]{0,78})(?:: (.{0,2000}))?$/),
  named(/^Exception Type: {1,12}(EXC_[A-Z_]{1,40})\b(.{0,400})$/),
  said(/: runtime error: (.{1,400})$/, 'undefined-behavior'),
  said(/(?:^|: )Fatal error: (.{0,2000})$/, null),
  said(/^FATAL ERROR: (.{0,400}out of memory.{0,400})$/, 'out_of_memory'),
  said(/^FATAL ERROR: (.{0,2000})$/, null),
  assertion,
  said(/^(\*\*\* stack smashing detected \*\*\*).{0,60}$/, null),
  said(
    /^((?:free|malloc|realloc|corrupted|munmap_chunk|double free|malloc_consolidate)\b[():a-z ]{0,60}(?:corrupt|invalid|double free|free\b).{0,80})$/,
    null,
  ),
];

/** The signal alone: it counts where nothing says more. */
const SIGNALS: readonly ((line: string) => Omit<Head, 'line'> | null)[] = [
  named(/^Program (?:terminated with|received) signal (SIG[A-Z]{2,6})(?:, (.{0,200}?)\.?)?$/),
  named(/stop reason = (?:signal )?(EXC_[A-Z_]{1,40}|SIG[A-Z]{2,6})\b(.{0,200})$/),
  named(/^\*\*\* (SIG[A-Z]{2,6}) (?:received|\(@)(.{0,200})$/),
  named(/^signal \d{1,3} \((SIG[A-Z]{2,6})\)(.{0,200})$/),
];

/** Where it failed is all the stack that an assertion without a stack has. */
function assertion(line: string): Omit<Head, 'line'> | null {
  const glibc = /:\d{1,9}: (.{1,400}): Assertion [\u0060'](.{1,800})' failed\.$/.exec(line);
  const apple = /^Assertion failed: (.{0,1500}?)(?:, function ([\w:~<>]{1,200}), file .{1,400}, line \d{1,9}\.)?$/.exec(
    line,
  );
  if (glibc === null && apple === null) return null;
  const inside = apple?.[2] ?? /([\w:~<>]{1,200})(?:\(.{0,400})?$/.exec((glibc?.[1] ?? '').split('(', 1)[0] ?? '')?.[1];
  return { errorClass: null, message: (glibc?.[2] ?? apple?.[1] ?? '').trim(), inside };
}

function named(pattern: RegExp): (line: string) => Omit<Head, 'line'> | null {
  return (line) => {
    const match = pattern.exec(line);
    return match === null ? null : { errorClass: match[1] ?? null, message: match[2]?.trim() ?? null };
  };
}

function said(pattern: RegExp, errorClass: string | null): (line: string) => Omit<Head, 'line'> | null {
  return (line) => {
    const match = pattern.exec(line);
    return match === null ? null : { errorClass, message: match[1]?.trim() ?? null };
  };
}

/** `ERROR: AddressSanitizer: heap-use-after-free on address ...`, `WARNING: ThreadSanitizer: data race (pid=1)`. */
function sanitizer(line: string): Omit<Head, 'line'> | null {
  const match = /(?:ERROR|WARNING): \w{1,20}Sanitizer: (.{1,400})$/.exec(line);
  if (match === null) return null;
  const words = (match[1] ?? '').replace(/^(?:attempting|detected) /, '');
  const kind = /^[A-Za-z-]{1,40}(?: [a-z-]{1,20}){0,4}?(?= (?:on|in|at|of|inside)\b|:| \(|$)/.exec(words)?.[0];
  return kind === undefined ? null : { errorClass: kind.replaceAll(' ', '-'), message: words };
}

/** What every abort goes through. */
const MACHINERY =
  /^(?:__pthread_kill\w{0,20}|pthread_kill|_?abort|__abort|raise|gsignal|__GI_(?:raise|abort)|__libc_message\w{0,10}|malloc_printerr|__assert_fail\w{0,10}|__assert_rtn|__exceptionPreprocess|objc_exception_throw|__cxa_throw|__cxa_rethrow|_objc_terminate\w{0,10}|std::__terminate|std::terminate|std::__throw_\w{1,60}|demangling_terminate_handler|swift_(?:fatalError|reportFatalError)|_?assertionFailure|_?preconditionFailure|_fatalErrorMessage|_swift_runtime_on_report|(?:absl::)?(?:lts_\d{1,12}::)?(?:\w{1,40}::)?FailureSignalHandler|base::debug::\w{1,40}(?:::~?\w{1,40})?|logging::\w{1,40}(?:::~?\w{1,40})?|llvm::sys::(?:PrintStackTrace|RunSignalHandlers|CleanupOnSignal)|(?:PrintStackTrace)?SignalHandler|__restore_rt|_sigtramp|<signal handler called>|node::(?:Abort|OnFatalError|OOMErrorHandler)|operator new(?:\[\])?|malloc|calloc|realloc|__interceptor_\w{1,60}|__asan\w{0,60}|__sanitizer\w{0,60}|__ubsan\w{0,60}|libsystem_kernel)(?![\w:])/;
/** Where every program and every thread begins. */
const ENTRY =
  /^(?:__libc_start_\w{1,40}|_start|start_wqthread|thread_start|_pthread_start|start_thread|clone3?|__clone3?|BaseThreadInitThunk|RtlUserThreadStart)$/;
/** Frames of the engine say where memory ran out, never whose it was. */
const ENGINE = /^(?:v8|node|cppgc|uv|heap)::|^uv_/;
/** How far in the machinery of an end reaches at most; frames without a name between belong to it. */
const MOST_MACHINERY = 16;
/** Lines of source between two frames. */
const MOST_EXCERPT = 16;

/** Above the stack of an Objective-C exception, in reports of macOS: the thread only shows that it was not caught. */
const THROWN = /^(?:Last Exception Backtrace|Application Specific Backtrace \d{1,2}):$/;

interface StackBlock {
  readonly start: number;
  readonly end: number;
  readonly crashed: boolean;
  readonly thrown: boolean;
  readonly frames: readonly RawFrame[];
}

export function findNative(lines: readonly string[]): FoundCrash | null {
  const blocks: StackBlock[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const frames: RawFrame[] = [];
    const start = at;
    for (
      let one = readNativeLine(lines[at] ?? '');
      one !== null && at < lines.length;
      one = readNativeLine(lines[at] ?? '')
    ) {
      frames.push(one);
      at = behindExcerpt(lines, at + 1);
    }
    if (frames.length >= 2 || (frames.length === 1 && /Crashed|fatal|error/i.test(lines[start - 1] ?? ''))) {
      const above = lines.slice(Math.max(0, start - 4), start);
      const thrown = above.some((line) => THROWN.test(line));
      blocks.push({ start, end: at - 1, crashed: above.some((line) => /crashed/i.test(line)), thrown, frames });
    }
  }
  const block = ofTheCrash(blocks) ?? firstOfLast(lines, blocks);
  const alone = headAbove(lines, lines.length);
  // A message of an end further down than any stack belongs to no stack.
  if (block === undefined || (alone !== null && alone.line > (blocks.at(-1)?.end ?? 0) + 40)) return headOnly(alone);
  const head = headAbove(lines, block.start);
  return {
    lastLine: Math.max(block.end, blocks.at(-1)?.end ?? 0),
    crash: {
      language: 'native',
      errorClass: head?.errorClass ?? null,
      message: head?.message ?? null,
      frames: ofTheProgram(block.frames, head),
      rejection: false,
    },
  };
}

/** The thread that crashed, or where the exception was thrown that ended it there: of the last report in the text. */
function ofTheCrash(blocks: readonly StackBlock[]): StackBlock | undefined {
  const crashed = blocks.findLastIndex((one) => one.crashed);
  const before = blocks.findLastIndex((one, at) => one.crashed && at < crashed);
  return blocks.find((one, at) => one.thrown && at > before && at < crashed) ?? blocks[crashed];
}

/** Swift shows the source between two frames: a blank line, numbered lines with a bar, a blank line. */
function behindExcerpt(lines: readonly string[], from: number): number {
  let at = from;
  while (at < from + MOST_EXCERPT && /^\s*$|^\s{0,12}(?:\d{1,9})?\s{0,4}│/.test(lines[at] ?? 'end')) at += 1;
  const isExcerpt = lines.slice(from, at).some((line) => line.includes('│'));
  return isExcerpt && readNativeLine(lines[at] ?? '') !== null ? at : from;
}

/** Without a thread that is named as crashed, the first stack behind the last message of an end. */
function firstOfLast<T extends { start: number }>(lines: readonly string[], blocks: readonly T[]): T | undefined {
  const head = headAbove(lines, lines.length)?.line ?? -1;
  return blocks.find((block) => block.start > head) ?? blocks.at(-1);
}

function ofTheProgram(frames: readonly RawFrame[], head: Head | null): readonly RawFrame[] {
  const outOfMemory = /out of memory|heap limit/i.test(head?.message ?? '');
  if (outOfMemory && frames.every(({ symbol }) => symbol === null || ENGINE.test(symbol))) return [];
  const last = frames
    .slice(0, MOST_MACHINERY)
    .findLastIndex(
      ({ symbol }, at) =>
        symbol !== null &&
        MACHINERY.test(symbol) &&
        frames.slice(0, at).every((one) => one.symbol === null || MACHINERY.test(one.symbol)),
    );
  let end = frames.length;
  while (end > last + 2 && ENTRY.test(frames[end - 1]?.symbol ?? '')) end -= 1;
  const kept = frames.slice(last + 1, end);
  // Without a name and an offset a frame of the throwing library says nothing.
  const first = last < 0 ? 0 : kept.findIndex(({ symbol }) => symbol !== null);
  return kept.length === 0 ? frames : kept.slice(Math.max(0, first));
}

function headAbove(lines: readonly string[], before: number): Head | null {
  const said = headBy(HEADS, lines, before);
  if (said !== null && said.errorClass !== null) return said;
  const signal = headBy(SIGNALS, lines, before);
  return said === null || signal === null ? (said ?? signal) : { ...said, errorClass: signal.errorClass };
}

function headBy(readers: typeof HEADS, lines: readonly string[], before: number): Head | null {
  for (let at = before - 1; at >= Math.max(0, before - 400); at -= 1) {
    for (const read of readers) {
      const head = read(lines[at] ?? '');
      if (head !== null) return { ...head, line: at };
    }
  }
  return null;
}

function headOnly(head: Head | null): FoundCrash | null {
  if (head === null) return null;
  return {
    lastLine: head.line,
    crash: {
      language: 'native',
      errorClass: head.errorClass,
      message: head.message,
      frames: head.inside === undefined ? [] : [frame({ symbol: head.inside })],
      rejection: false,
    },
  };
}
