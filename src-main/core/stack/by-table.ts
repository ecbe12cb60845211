import { withoutPosition } from './text.ts';
import { type FoundCrash, frame, type Language, type RawFrame } from './types.ts';

/**
 * Languages whose stack is read by a pattern for the error and one for a frame. What a program was called with is left out.
 * Sources: https://ocaml.org/manual/5.2/debugger.html, https://nim-lang.org/docs/manual.html#exception-handling,
 * https://dlang.org/phobos/object.html#.Throwable, https://crystal-lang.org/reference/latest/syntax_and_semantics/exception_handling.html,
 * https://ziglang.org/documentation/master/#Error-Return-Traces, https://hackage.haskell.org/package/base/docs/GHC-Stack.html,
 * https://docs.julialang.org/en/v1/manual/stacktraces/, https://rdrr.io/r/base/traceback.html, http://www.sbcl.org/manual/#Backtraces
 */
interface Row {
  readonly language: Language;
  /** Groups `class` and `said`. */
  readonly head: RegExp;
  /** Groups `symbol` and `file`. */
  readonly frame: RegExp;
  /** What else stands between frames. */
  readonly between: RegExp | null;
  /** Oldest first, and the error below its stack. */
  readonly headBelow: boolean;
  /** What every error of the language goes through. */
  readonly machinery: RegExp | null;
}

const rows: readonly Row[] = [
  {
    // Called from Parse.row in file "bin/parse.ml", line 2, characters 13-20
    language: 'ocaml',
    head: /^Fatal error: exception (?<class>[A-Z][\w.]{0,100})(?:\((?<said>.{0,1000})\))?/,
    frame:
      /^(?:Raised|Re-raised|Called)(?: by primitive operation)? (?:at|from) (?<symbol>[\w.'()*-]{1,200})(?: \(inlined\))? in file "(?<file>[^"]{1,400})"/,
    between: null,
    headBelow: false,
    machinery: /^Stdlib\.(?:failwith|invalid_arg|raise)/,
  },
  {
    // /a/p.nim(3) parse
    language: 'nim',
    head: /^Error: unhandled exception: (?<said>.{0,1000}) \[(?<class>[A-Z]\w{0,80})\]$/,
    frame: /^(?<file>\S.{0,400}\.nims?)\(\d{1,9}\) (?<symbol>[\w.:`=+*/<>$]{1,200})$/,
    between: /^\[\[reraised from:$|^\]\]$/,
    headBelow: true,
    machinery: /^(?:sysFatal|raiseIndexError\w{0,9}|failedAssertImpl|raiseAssert)$/,
  },
  {
    // source/p.d:3 int p.parse(int[]) [0x55d0c8a1]
    language: 'd',
    head: /^(?<class>[a-z_]\w{0,60}(?:\.\w{1,60}){1,8})@.{1,400}\(\d{1,9}\)(?:: (?<said>.{0,1000}))?$/,
    frame: /^(?<file>(?:\?\?|\S.{0,400}\.di?)):(?:\d{1,9}|\?)(?: (?<symbol>.{1,500}))? \[0x[0-9a-f]{4,16}\]$/,
    between: /^-{8,40}$/,
    headBelow: false,
    machinery: /^(?:_d_|on[A-Z]\w{1,40}Error$|.{0,40}rt\.dmain2|__libc_start|_start$)/,
  },
  {
    // from src/p.cr:3:5 in 'row'
    language: 'crystal',
    head: /^Unhandled exception(?: in spawn)?: (?<said>.{0,1000}) \((?<class>[A-Z][\w:]{0,100})\)$/,
    frame: /^ {2}from (?<file>\S.{0,400}?):\d{1,9}:\d{1,9} in '(?<symbol>[^']{1,200})'$/,
    between: null,
    headBelow: false,
    machinery: /^(?:raise|__crystal_main|main)$/,
  },
  {
    // /a/p.zig:3:9: 0x10a2b3c in row (app), with the source and what points into it below
    language: 'zig',
    head: /^(?:thread \d{1,12} (?<class>panic): (?<said>.{0,1000})|error: (?<error>[A-Z]\w{1,80}))$/,
    frame: /^(?<file>\S.{0,400}?):\d{1,9}:\d{1,9}: 0x[0-9a-f]{4,16} in (?<symbol>\S{1,200}) \([\w. -]{1,80}\)$/,
    between: /^\s{2,}\S|^\s*\^$/,
    headBelow: false,
    machinery: /^(?:posixCallMainAndExit|_start|main|callMain\w{0,20}|defaultPanic|panic\w{0,20})$/,
  },
  {
    // error, called at src/P.hs:3:9 in main:P
    language: 'haskell',
    head: /^(?<class>CallStack) \(from HasCallStack\):$/,
    frame:
      /^ {2}(?<symbol>[\w'.$]{1,200}), called at (?<file>\S.{0,400}?):\d{1,9}:\d{1,9} in [\w.-]{1,120}:(?<module>[\w.]{1,120})$/,
    between: null,
    headBelow: false,
    machinery: null,
  },
  {
    // [1] parse(x::Int64), and its place in the line below
    language: 'julia',
    head: /^(?:ERROR|caused by|ERROR: (?:LoadError|InitError|TaskFailedException)): (?:(?:LoadError|InitError): ){0,3}(?<class>[A-Z]\w{1,80}(?:Error|Exception))(?:\(|: |$)(?<said>.{0,1000})$/,
    frame: /^ {0,4}\[\d{1,4}\] (?:\(::)?(?<symbol>[^\s({]{1,200})/,
    between: /^Stacktrace:$|^ {2,6}@ |^\s*$|^ {0,4}--- the above \d{1,3} lines? (?:is|are) repeated/,
    headBelow: false,
    machinery: /^(?:error|throw_\w{1,60}|top-level|include\w{0,10}|eval|_start|exec_options|macro)$/,
  },
  {
    // 4: (PARSE-ROW 3)
    language: 'lisp',
    head: /^Unhandled (?<class>[A-Z][A-Z0-9%*+-]{1,80})(?: in thread |:$)/,
    frame: /^ {0,4}\d{1,4}: \({1,2}(?:(?:LABELS|FLET|LAMBDA|METHOD|SB-PCL::FAST-METHOD) )?(?<symbol>[^\s()"]{1,200})/,
    between: /^\s|^Backtrace for: |^$/,
    headBelow: false,
    machinery: /^(?:SB-[A-Z]{1,20}:{1,2}|ERROR$|INVOKE-DEBUGGER$|SIGNAL$|EVAL-TLF$|LOAD$)/,
  },
];

/** Zig's own panics, by words which the program does not choose. */
const PANICS: readonly (readonly [RegExp, string])[] = [
  [/^index out of bounds/, 'panic.index_out_of_bounds'],
  [/^integer overflow/, 'panic.overflow'],
  [/^(?:attempt to )?unwrap|^attempt to use null value/, 'panic.unwrap_none'],
  [/^reached unreachable code/, 'panic.unreachable'],
  [/^division by zero/, 'panic.divide_by_zero'],
];

/** How far a message may reach between an error and its first frame. */
const MOST_MESSAGE = 12;

export function findByTable(lines: readonly string[]): FoundCrash | null {
  return [...rows.map((row) => findRow(lines, row)), findR(lines)].reduce(
    (best, one) => (one !== null && (best === null || one.lastLine > best.lastLine) ? one : best),
    null,
  );
}

function findRow(lines: readonly string[], row: Row): FoundCrash | null {
  const at = lines.findLastIndex((line) => row.head.test(line));
  if (at < 0) return null;
  const head = row.head.exec(lines[at] ?? '')?.groups ?? {};
  const { frames, last } = row.headBelow ? above(lines, at, row) : below(lines, at, row);
  if (frames.length === 0) return null;
  const own = frames.filter(({ symbol, file }) =>
    symbol === null ? file !== null : row.machinery?.test(symbol) !== true,
  );
  const said =
    row.language === 'haskell' ? (lines[at - 1] ?? '').replace(/^[\w.-]{1,80}: /, '') : (head['said'] ?? null);
  const panic = head['class'] === 'panic' ? PANICS.find(([pattern]) => pattern.test(said ?? ''))?.[1] : undefined;
  const errorClass = row.language === 'haskell' ? 'ErrorCall' : (panic ?? head['error'] ?? head['class'] ?? null);
  return {
    lastLine: last,
    crash: {
      language: row.language,
      errorClass,
      message: said,
      frames: own.length > 0 ? own : frames,
      rejection: false,
    },
  };
}

function below(lines: readonly string[], head: number, row: Row): { frames: RawFrame[]; last: number } {
  const frames: RawFrame[] = [];
  let last = head;
  for (let at = head + 1; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    const one = readFrame(line, row);
    if (one !== null) {
      frames.push(one);
      last = at;
    } else if (row.between?.test(line) !== true && (frames.length > 0 || at > head + MOST_MESSAGE)) break;
  }
  return { frames, last };
}

function above(lines: readonly string[], head: number, row: Row): { frames: RawFrame[]; last: number } {
  const frames: RawFrame[] = [];
  for (let at = head - 1; at >= 0; at -= 1) {
    const line = lines[at] ?? '';
    const one = readFrame(line, row);
    if (one !== null) frames.push(one);
    else if (row.between?.test(line) !== true) break;
  }
  return { frames, last: head };
}

function readFrame(line: string, row: Row): RawFrame | null {
  const match = row.frame.exec(line)?.groups;
  if (match === undefined) return null;
  const file = match['file'] ?? null;
  return frame({
    symbol: symbolOf(match, row.language),
    file: file === '??' ? null : (withoutPosition(file ?? '') ?? file),
  });
}

function symbolOf(match: { readonly [name: string]: string | undefined }, language: Language): string | null {
  const symbol = match['symbol'];
  if (symbol === undefined) return null;
  switch (language) {
    case 'ocaml':
      // What the build calls a program's own modules.
      return symbol.replace(/^Dune__exe__/, '');
    case 'd':
      // `int p.parse(int[])`: without what it gives and takes.
      return /([\w.]{1,200}|[\w.]{1,100}!\(.{0,100}?\)\.\w{1,100})\(/.exec(symbol)?.[1] ?? symbol;
    case 'haskell':
      return `${match['module'] ?? ''}.${symbol}`;
    default:
      return symbol;
  }
}

/** R names the innermost function in the error, and those round it in a line of its own. */
function findR(lines: readonly string[]): FoundCrash | null {
  const at = lines.findLastIndex((line) => /^Calls: \S/.test(line));
  const head = lines.findLastIndex((line, index) => index < at && index >= at - 8 && /^Error in /.test(line));
  if (at < 0 || head < 0) return null;
  const calls = (lines[at] ?? '').slice('Calls: '.length).split(' -> ', 40);
  const frames = calls
    .filter((name) => /^[\w.:<>$]{1,100}$/.test(name) && name !== '...' && !/^tryCatch(?:List|One)?$/.test(name))
    .map((name) => frame({ symbol: name === '<Anonymous>' ? null : name }))
    .reverse();
  if (frames.length === 0) return null;
  const message = /^Error in .{1,200}? : (.{0,1000})$/.exec(lines[head] ?? '')?.[1] ?? null;
  return { lastLine: at, crash: { language: 'r', errorClass: 'Error', message, frames, rejection: false } };
}
