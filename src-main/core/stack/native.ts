import { type FoundCrash, frame, type RawFrame } from './types.ts';

/**
 * Native code: macOS crash reports and `callStackSymbols`, Swift's backtraces, gdb, lldb, sanitizers, glibc. One reader
 * for each kind of line, the surest first.
 */
const READERS: readonly ((line: string) => RawFrame | null)[] = [
  // 0 [ra] 0x0000000100003f9c inner() + 28 in app at /src/x.swift:3:5
  (line) => {
    const match =
      /^\s{0,8}\d{1,3} (?:\[[a-z, ]{1,20}\] )?0x[0-9a-fA-F]{6,16} (\S.{0,500}?)(?: \+ (\d{1,12}))? in (\S{1,120})(?: at (.{1,600}?)(?::\d+){0,2})?$/.exec(
        line,
      );
    return match === null
      ? null
      : frame({
          symbol: symbolOrNull(match[1]),
          offset: hexOf(match[2]),
          module: match[3] ?? null,
          file: match[4] ?? null,
        });
  },
  // 0   libsystem_kernel.dylib   0x000000018a3b1b28 __pthread_kill + 8 (file.c:3)
  (line) => {
    const match =
      /^\s{0,12}\d{1,3} {1,4}(\S.{0,80}?)\s{1,40}0x[0-9a-fA-F]{6,16} (\S.{0,600}?)(?: \+ (\d{1,12}))?(?: \([^()]{1,200}\))?$/.exec(
        line,
      );
    return match === null
      ? null
      : frame({ module: match[1] ?? null, symbol: symbolOrNull(match[2]), offset: hexOf(match[3]) });
  },
  // #0 /src/x.php(9): Store->open('x'), of PHP
  (line) => {
    const match =
      /^#\d{1,3} (?:\S{1,400}\(\d{1,9}\)|\[internal function\]): ([\w\\]{1,200}(?:(?:->|::)\{?\w{1,100}\}?)?)\(.{0,600}\)$/.exec(
        line,
      );
    return match === null ? null : frame({ symbol: match[1] ?? null });
  },
  // #0  0x00007f in foo (a=1) at file.c:3     #0 0x559f in foo /src/x.c:2:3
  (line) => {
    if (/^#\d{1,3} \S{1,400}\.php\(/.test(line)) return null;
    const match =
      /^\s{0,12}#\d{1,3}\s{1,4}(?:0x[0-9a-fA-F]{4,16} in )?(\S.{0,500}?)(?: \((?:[^()]|\([^()]{0,80}\)){0,300}\))?(?: (?:(?:at |from )?((?:\/|\.\.?\/|<)[^\s()]{1,600}?)|at [^\s()/]{1,120}?)(?::\d+){0,2})?(?:\s\([^()\s]{1,300}\+0x[0-9a-f]{1,16}\))?$/.exec(
        line,
      );
    return match === null ? null : frame({ symbol: symbolOrNull(match[1]), file: match[2] ?? null });
  },
  // frame #0: 0x0000000100003f60 app`main at main.c:4:3 [opt]
  (line) => {
    const match =
      /^[\s*]{0,12}frame #\d{1,3}: 0x[0-9a-fA-F]{4,16} ([^\s`]{1,120})`(\S.{0,500}?)(?: \+ (\d{1,12}))?(?: at (\S{1,400}?)(?::\d+){0,2})?(?: \[[a-z ]{1,20}\])?$/.exec(
        line,
      );
    return match === null
      ? null
      : frame({
          module: match[1] ?? null,
          symbol: symbolOrNull(match[2]),
          offset: hexOf(match[3]),
          file: match[4] ?? null,
        });
  },
  // ==1==    by 0x401156: load(int*) (m.cc:9), of valgrind
  (line) => {
    const match =
      /^(?:==\d{1,9}==)?\s{2,8}(?:at|by) 0x[0-9A-Fa-f]{4,16}: (\S.{0,500}?) \((?:in (\S{1,400})|[^()\s]{1,200}(?::\d{1,9})?)\)$/.exec(
        line,
      );
    return match === null ? null : frame({ symbol: symbolOrNull(match[1]), module: baseName(match[2]) });
  },
  //  0# load(int) at /src/m.cc:3, of std::stacktrace and Boost
  (line) => {
    const match =
      /^\s{0,4}\d{1,3}# (?:0x[0-9A-Fa-f]{4,16} in )?(\S.{0,500}?)(?: (?:at|in) (\S{1,400}?)(?::\d{1,9})?)?$/.exec(line);
    return match === null ? null : frame({ symbol: symbolOrNull(match[1]), file: match[2] ?? null });
  },
  // at 1   app.kexe   0x0000000104a1b2d3   kfun:com.acme#main(){} + 45, of Kotlin/Native
  (line) => {
    const match =
      /^\s{0,8}at \d{1,4}\s{1,8}(\S{1,120})\s{1,12}0x[0-9a-fA-F]{6,16}\s{1,12}(?:kfun:)?(\S.{0,400}?)(?: \+ (\d{1,12}))?(?: \(.{1,400}\))?$/.exec(
        line,
      );
    return match === null
      ? null
      : frame({ module: match[1] ?? null, symbol: symbolOrNull(match[2]), offset: hexOf(match[3]) });
  },
  // ./app(inner+0x1f)[0x55c4bf9a7178]
  (line) => {
    const match = /^(\S{1,400})\(([^()+]{0,300})(?:\+(0x[0-9a-f]{1,16}))?\) ?\[0x[0-9a-f]{4,16}\]$/.exec(line);
    return match === null
      ? null
      : frame({ module: baseName(match[1]), symbol: symbolOrNull(match[2]), offset: match[3] ?? null });
  },
  //  1: 0x100b0d5c4 node::Abort() [/usr/local/bin/node]
  (line) => {
    const match = /^\s{0,4}\d{1,3}: 0x[0-9a-fA-F]{4,16} (\S.{0,500}?)? ?\[([^\]]{1,300})\]$/.exec(line);
    return match === null ? null : frame({ symbol: symbolOrNull(match[1]), module: baseName(match[2]) });
  },
];

interface Head {
  readonly errorClass: string | null;
  readonly message: string | null;
  readonly line: number;
}

/** What is printed above a stack, or alone, as native code ends. The class is null where only words are said. */
const HEADS: readonly ((line: string) => Omit<Head, 'line'> | null)[] = [
  named(/uncaught exception '([A-Za-z_]\w{0,78})'(?:, reason: '(.{0,2000}?)'?)?$/),
  named(/uncaught exception of type ([A-Za-z_][\w:]{0,78})(?:: (.{0,2000}))?$/),
  named(/instance of '([A-Za-z_][\w:<>, ]{0,78})'()$/),
  sanitizer,
  named(/^Uncaught Kotlin exception: ([A-Za-z_][\w.]{0,78})(?:: (.{0,2000}))?$/),
  named(/Uncaught (?!exception)(?:[A-Za-z_]\w{0,60}\\){0,6}([A-Z]\w{0,78}): (.{0,2000}) in \S{1,400}:\d{1,9}$/),
  named(/^Exception Type: {1,12}(EXC_[A-Z_]{1,40})\b(.{0,400})$/),
  said(/: runtime error: (.{1,400})$/, 'undefined-behavior'),
  said(/(?:^|: )Fatal error: (.{0,2000})$/, null),
  said(/^FATAL ERROR: (.{0,2000})$/, null),
  said(/^Assertion failed: (.{0,2000})$/, null),
  said(/: Assertion [\u0060'](.{1,800})' failed\.$/, null),
  said(/^(\*\*\* stack smashing detected \*\*\*).{0,60}$/, null),
  said(
    /^((?:free|malloc|realloc|corrupted|munmap_chunk|double free|malloc_consolidate)\b[():a-z ]{0,60}(?:corrupt|invalid|double free|free\b).{0,80})$/,
    null,
  ),
];

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
  /^(?:__pthread_kill\w{0,20}|pthread_kill|_?abort|__abort|raise|gsignal|__GI_(?:raise|abort)|__libc_message\w{0,10}|malloc_printerr|__assert_fail\w{0,10}|__assert_rtn|__exceptionPreprocess|objc_exception_throw|__cxa_throw|__cxa_rethrow|_objc_terminate\w{0,10}|std::__terminate|std::terminate|std::__throw_\w{1,60}|demangling_terminate_handler|swift_(?:fatalError|reportFatalError)|_?assertionFailure|_?preconditionFailure|_fatalErrorMessage|_swift_runtime_on_report|node::(?:Abort|OnFatalError|OOMErrorHandler)|operator new(?:\[\])?|malloc|calloc|realloc|__interceptor_\w{1,60}|__asan\w{0,60}|__sanitizer\w{0,60}|__ubsan\w{0,60}|libsystem_kernel)(?![\w:])/;
/** Where every program and every thread begins. */
const ENTRY =
  /^(?:__libc_start_\w{1,40}|_start|start_wqthread|thread_start|_pthread_start|start_thread|clone3?|__clone3?|BaseThreadInitThunk|RtlUserThreadStart)$/;
/** Frames of the engine say where memory ran out, never whose it was. */
const ENGINE = /^(?:v8|node|cppgc|uv|heap)::|^uv_/;
/** How far in the machinery of an end reaches at most; frames without a name between belong to it. */
const MOST_MACHINERY = 16;

export function findNative(lines: readonly string[]): FoundCrash | null {
  const blocks: { start: number; end: number; crashed: boolean; frames: RawFrame[] }[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const frames: RawFrame[] = [];
    const start = at;
    for (let one = read(lines[at] ?? ''); one !== null && at < lines.length; one = read(lines[at] ?? '')) {
      frames.push(one);
      at += 1;
    }
    if (frames.length >= 2 || (frames.length === 1 && /Crashed|fatal|error/i.test(lines[start - 1] ?? ''))) {
      const above = lines.slice(Math.max(0, start - 4), start);
      blocks.push({ start, end: at - 1, crashed: above.some((line) => /crashed/i.test(line)), frames });
    }
  }
  const block = blocks.findLast((one) => one.crashed) ?? firstOfLast(lines, blocks);
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
  for (let at = before - 1; at >= Math.max(0, before - 400); at -= 1) {
    const line = lines[at] ?? '';
    for (const read of HEADS) {
      const head = read(line);
      if (head !== null) return { ...head, line: at };
    }
  }
  return null;
}

function headOnly(head: Head | null): FoundCrash | null {
  if (head === null) return null;
  return {
    lastLine: head.line,
    crash: { language: 'native', errorClass: head.errorClass, message: head.message, frames: [], rejection: false },
  };
}

function read(line: string): RawFrame | null {
  if (line.length < 8 || !/0x|#\d|\d# /.test(line)) return null;
  for (const reader of READERS) {
    const found = reader(line);
    if (found !== null) return found;
  }
  return null;
}

/** An address or nothing where a symbol would be. */
function symbolOrNull(text: string | undefined): string | null {
  // Values of arguments are the program's data: (p=0x0, name="x").
  const symbol = (text?.trim() ?? '').replace(/\((?:\w{1,60}=|.{0,200}, \w{1,60}=).{0,400}\)$/, '');
  return symbol === '' ||
    /^(?:0x[0-9a-fA-F]{1,16}|\?{2,3}(?: \(\))?|<unknown>|<null>|<redacted>|\(null\))$/.test(symbol)
    ? null
    : symbol;
}

function hexOf(decimal: string | undefined): string | null {
  return decimal === undefined ? null : `0x${Number(decimal).toString(16)}`;
}

function baseName(path: string | undefined): string | null {
  return path?.split('/').at(-1) ?? null;
}
