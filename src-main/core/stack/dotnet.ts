import { type FoundCrash, frame, type RawFrame } from './types.ts';

/**
 * Innermost first. Inner errors are printed first, innermost first, and the innermost counts: what is wrapped round it
 * (AggregateException, TargetInvocationException) is the same for a hundred faults.
 * Source: https://learn.microsoft.com/en-us/dotnet/api/system.exception.tostring
 */
const NAME = String.raw`([A-Za-z_][\w\u0060]{0,80}(?:[.+][A-Za-z_][\w\u0060]{0,80}){0,20})`;
const CODE = String.raw`(?: \((?:0x)?[0-9A-Fa-f]{1,16}\))?`;
/** `Unhandled exception.`, `Fatal error.`, and the same in the language of the machine. */
const BANNER = new RegExp(String.raw`^\p{L}[\p{L} ]{2,40}[.:] ${NAME}${CODE}(?::\s?(.*))?$`, 'u');
const OVERFLOW = /^Stack overflow\.$/;
const HEAD = new RegExp(String.raw`^\s{0,12}${NAME}${CODE}(?::\s?(.*))?$`);
const INNER = new RegExp(String.raw`^\s{0,20}---> (?:\(Inner Exception #\d{1,4}\) )?${NAME}${CODE}(?::\s?(.*))?$`);
/** The word for "at" is the machine's own: `bei`, `à`, `場所`. Source: dotnet/runtime, `Word_At` of the resources. */
const AT =
  /^\s{1,20}(?:at|bei|à|en|in|в|場所|在|於|em|a|w|v|konum:|위치:) (\S{1,400}(?: \(wrapper \S{1,40}\) \S{1,400})?)\(([^()]{0,600}(?:\([^()]{0,80}\)[^()]{0,300})?)\)(.{0,900})$/;
const SYMBOL = /^[\w.`+<>|$@[\],:&*-]{1,400}$/;
const BETWEEN = /^\s{0,20}--- .{1,120} ---$|^-{10,60}$|^Repeat \d{1,9} times:$/;

/** `:line 3`, `:Zeile 3.`, `:3`. */
const POSITION = /:(?:[^\s:\d/\\]{1,12} ?)?\d{1,9}\.?$/;

interface Head {
  readonly errorClass: string | null;
  readonly message: string | null;
  readonly line: string;
}

export function findDotnet(lines: readonly string[]): FoundCrash | null {
  let found = null as FoundCrash | null;
  for (let at = 0; at < lines.length; at += 1) {
    if (readFrame(lines[at] ?? '') === null) continue;
    const start = at;
    const frames: RawFrame[] = [];
    while (at < lines.length) {
      const one = readFrame(lines[at] ?? '');
      if (one !== null) frames.push(one);
      else if (!BETWEEN.test(lines[at] ?? '')) break;
      at += 1;
    }
    const head = headerAbove(lines, start);
    // Parts of an aggregate stand below it; its own inner error was read already.
    const near: FoundCrash | null = found !== null && start - found.lastLine < 4 ? found : null;
    if (head === null || (near !== null && INNER.test(head.line))) {
      if (near !== null) found = { crash: near.crash, lastLine: at - 1 };
      continue;
    }
    found = {
      lastLine: at - 1,
      crash: {
        language: 'dotnet',
        errorClass: head.errorClass,
        message: head.message,
        frames,
        rejection: /UnobservedTaskException/.test(head.line),
      },
    };
  }
  return found;
}

function readFrame(line: string): RawFrame | null {
  const match = AT.exec(line);
  // Java's frames look alike and name a file in their brackets.
  if (
    match === null ||
    /^(?:[\w$-]{1,120}\.(?:java|kt|scala)(?::\d{1,9})?|Native Method|Unknown Source)$/.test(match[2] ?? '')
  )
    return null;
  const symbol = match[1] ?? '';
  if (!SYMBOL.test(symbol)) return null;
  const rest = (match[3] ?? '').trimEnd();
  // Compiled ahead of time: how far into the method.
  if (rest === '' || /^ \+ 0x[0-9A-Fa-f]{1,16}$/.test(rest)) return frame({ symbol });
  // ` in /src/a.cs:line 3`, Mono: ` [0x00001] in /src/a.cs:3`.
  const place = /^(?: \[0x[^\]]{1,40}\])? (?:in|dans|en|в|場所|位置|파일|na|w|v) (.{1,800})$/.exec(rest)?.[1];
  return place === undefined ? null : frame({ symbol, file: place.replace(POSITION, '') });
}

function headerAbove(lines: readonly string[], first: number): Head | null {
  for (let at = first - 1; at >= Math.max(0, first - 12); at -= 1) {
    const line = lines[at] ?? '';
    if (readFrame(line) !== null) break;
    if (OVERFLOW.test(line)) return { errorClass: 'System.StackOverflowException', message: null, line };
    const match = INNER.exec(line) ?? BANNER.exec(line) ?? HEAD.exec(line);
    if (match === null || !(/^Unhandled |---> /.test(line) || isErrorName(match[1] ?? ''))) continue;
    // `A: x ---> B: y` on one line: the inner one is what broke.
    const parts = (match[2] ?? '').split(' ---> ');
    const inner =
      parts.length < 2 ? null : HEAD.exec((parts.at(-1) ?? '').replace(/^\(Inner Exception #\d{1,4}\) /, ''));
    return { errorClass: inner?.[1] ?? match[1] ?? null, message: inner?.[2] ?? match[2] ?? null, line };
  }
  return null;
}

/** Without a banner a line must say for itself that it names an error. */
function isErrorName(name: string): boolean {
  return /(?:Exception|Error|Failure)$/.test(name) || /^[A-Z]\w{0,80}(?:\.[A-Z]\w{0,80}){1,20}$/.test(name);
}
