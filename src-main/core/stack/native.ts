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
  // #0  0x00007f in foo (a=1) at file.c:3     #0 0x559f in foo /src/x.c:2:3
  (line) => {
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

const CLASSES: readonly RegExp[] = [
  /uncaught exception '([A-Za-z_]\w{0,78})'(?:, reason: '(.*?)'?)?$/,
  /uncaught exception of type ([A-Za-z_][\w:]{0,78})(?:: (.*))?$/,
  /instance of '([A-Za-z_][\w:]{0,78})'()$/,
  /ERROR: (?:Address|Thread|Memory|Leak|UndefinedBehavior)Sanitizer: ([a-zA-Z-]{1,60})\b(.*)$/,
  /^Exception Type:\s{1,8}(EXC_[A-Z_]{1,40})\b(.*)$/,
  /^()(?:.{0,200}: )?Fatal error: (.*)$/,
  /^()(?:FATAL ERROR|Assertion failed|.{0,200}Assertion): (.*)$/,
];
/** What every abort goes through. */
const MACHINERY =
  /^(?:__pthread_kill|pthread_kill|_?abort|__abort|raise|gsignal|__GI_(?:raise|abort)|__exceptionPreprocess|objc_exception_throw|__cxa_throw|__cxa_rethrow|_objc_terminate|std::__terminate|std::terminate|demangling_terminate_handler|swift_(?:fatalError|reportFatalError)|_?assertionFailure|_swift_runtime_on_report|node::Abort|node::OnFatalError|__libc_start_(?:main|call_main)\w*)\b/;

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
  if (block === undefined) return headOnly(lines);
  const head = headAbove(lines, block.start);
  const first = block.frames.findIndex((one) => !MACHINERY.test(one.symbol ?? ''));
  return {
    lastLine: Math.max(block.end, blocks.at(-1)?.end ?? 0),
    crash: {
      language: 'native',
      errorClass: head?.errorClass ?? null,
      message: head?.message ?? null,
      frames: first <= 0 ? block.frames : block.frames.slice(first),
      rejection: false,
    },
  };
}

/** Without a thread that is named as crashed, the first stack behind the last message of an end. */
function firstOfLast<T extends { start: number }>(lines: readonly string[], blocks: readonly T[]): T | undefined {
  const head = lines.findLastIndex((line) => CLASSES.some((pattern) => pattern.test(line)));
  return blocks.find((block) => block.start > head) ?? blocks.at(-1);
}

function headAbove(
  lines: readonly string[],
  before: number,
): { errorClass: string | null; message: string | null; line: number } | null {
  for (let at = before - 1; at >= Math.max(0, before - 400); at -= 1) {
    for (const pattern of CLASSES) {
      const match = pattern.exec(lines[at] ?? '');
      if (match !== null)
        return { errorClass: match[1] === '' ? null : (match[1] ?? null), message: match[2]?.trim() ?? null, line: at };
    }
  }
  return null;
}

function headOnly(lines: readonly string[]): FoundCrash | null {
  const head = headAbove(lines, lines.length);
  if (head === null) return null;
  return {
    lastLine: head.line,
    crash: { language: 'native', errorClass: head.errorClass, message: head.message, frames: [], rejection: false },
  };
}

function read(line: string): RawFrame | null {
  if (line.length < 8 || !/0x|#\d/.test(line)) return null;
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
  return symbol === '' || /^(?:0x[0-9a-fA-F]+|\?\?\??|<unknown>)$/.test(symbol) ? null : symbol;
}

function hexOf(decimal: string | undefined): string | null {
  return decimal === undefined ? null : `0x${Number(decimal).toString(16)}`;
}

function baseName(path: string | undefined): string | null {
  return path?.split('/').at(-1) ?? null;
}
