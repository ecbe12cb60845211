import { indentOf } from './text.ts';
import { type FoundCrash, frame, type ParsedCrash, type RawFrame } from './types.ts';

/**
 * Java, Kotlin, Scala. Innermost first. Of causes the last counts, where it broke: what is wrapped round it
 * (ExecutionException, InvocationTargetException) is the same for a hundred faults. What was suppressed does not.
 * Source: https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/lang/Throwable.html#printStackTrace()
 */
const AT = /^\s{1,40}at (\S{1,500})\(([^()]{0,200})\)\s{0,4}(?:~?\[([^\]]{0,200})\])?$/;
/** `java.base@21.0.1/`, `app//`, `app/northwind@1.0/`. */
const MODULE = /^(?:[\w.@-]{1,80}\/{1,2}(?:[\w.-]{1,80}(?:@[\w.+-]{1,40})?\/)?)(?=[\w$<])/;
const SYMBOL = /^[\w$.<>/-]{1,400}$/;
const SOURCE =
  /^(?:[\w$-]{1,120}\.(?:java|kt|kts|scala|groovy|clj|jsp)(?::\d{1,9})?|Native Method|Unknown Source|<generated>|<Unknown>|Unknown Source:\d{1,9}|r8-map-id-[0-9a-f]{1,64}(?::\d{1,9})?)$/;
const CLASS = /^(?:[a-z_]\w{0,60}\.){1,20}[A-Z][\w$]{0,100}$|^[A-Z][\w$]{0,100}(?:Exception|Error)$/;
const MORE = /^\s{1,40}\.\.\. (\d{1,5}) (?:more|common frames omitted)$/;

interface Part {
  readonly cause: boolean;
  readonly suppressed: boolean;
  readonly errorClass: string | null;
  readonly message: string | null;
  readonly frames: readonly RawFrame[];
}

export function findJvm(lines: readonly string[]): FoundCrash | null {
  let parts: Part[] = [];
  let lastLine = -1;
  /** How far a suppressed error is indented; what is indented further belongs to it. */
  let aside: number | null = null;
  for (let at = 0; at < lines.length; at += 1) {
    if (readFrame(lines[at] ?? '') === null) continue;
    const frames: RawFrame[] = [];
    const start = at;
    const indent = indentOf(lines[at] ?? '');
    for (; at < lines.length; at += 1) {
      const one = readFrame(lines[at] ?? '');
      if (one === null) break;
      frames.push(one);
    }
    const more = Number(MORE.exec(lines[at] ?? '')?.[1] ?? 0);
    const head = headerAbove(lines, start);
    lastLine = more > 0 ? at : at - 1;
    at -= 1;
    if (head.suppressed) aside = indent;
    else if (aside !== null && indent < aside) aside = null;
    if (aside !== null) continue;
    if (!head.cause) parts = [];
    const outer = parts.at(-1)?.frames ?? [];
    // "... 5 more" stands for the last five frames of the error round this one.
    const rest = more > 0 ? outer.slice(Math.max(0, outer.length - more)) : [];
    parts.push({ ...head, frames: [...frames, ...rest] });
  }
  // The cause of causes is where it broke.
  const root = parts.at(-1);
  const fatal = findFatal(lines);
  if (root === undefined || (fatal !== null && fatal.lastLine > lastLine)) return fatal;
  const crash: ParsedCrash = {
    language: 'java',
    errorClass: root.errorClass,
    message: root.message,
    frames: root.frames,
    rejection: false,
  };
  return { crash, lastLine };
}

/** The machine's own end: `# Problematic frame:` names where. Source: https://docs.oracle.com/en/java/javase/21/troubleshoot/fatal-error-log.html */
function findFatal(lines: readonly string[]): FoundCrash | null {
  const at = lines.findLastIndex((line) => /^# Problematic frame:/.test(line));
  const head = lines
    .slice(Math.max(0, at - 20), Math.max(0, at))
    .map(
      (line) =>
        /^#\s{1,4}((?:SIG|EXCEPTION_)[A-Z_]{2,40}) \(0x/.exec(line)?.[1] ??
        (/^#\s{1,4}Internal Error/.test(line) ? 'InternalError' : null),
    )
    .findLast((one) => one !== null);
  const text = /^# (?:([CVvJjA])\s{1,4})?(\S.{0,600})$/.exec(lines[at + 1] ?? '');
  if (at < 0 || head === undefined || text === null) return null;
  const [, kind, what = ''] = text;
  // C: `[libcrunch.so+0x9a]  crunch+0x1f`; J: `1234 c2 com.example.A.b(I)V (12 bytes) @ 0x… [0x…+0x…]`; j: `com.example.A.b()V+4`.
  const library = /^\[([\w.+-]{1,100}?)(?:\+0x[0-9a-f]{1,16})?\]\s{0,4}(.{0,400})$/.exec(what);
  const symbol = (library?.[2] ?? what.replace(/^\d{1,9}%?\s{1,3}(?:!?[cbs]\d?\s{1,3}){0,2}/, ''))
    .replace(/\(.{0,300}$/, '')
    .replace(/\+0x[0-9a-f]{1,16}$/, '')
    .trim();
  const frames = [frame({ symbol: symbol === '' ? (library?.[1] ?? null) : symbol, module: library?.[1] ?? null })];
  return {
    lastLine: at + 1,
    crash: {
      language: kind === 'J' || kind === 'j' ? 'java' : 'native',
      errorClass: head,
      message: null,
      frames,
      rejection: false,
    },
  };
}

function readFrame(line: string): RawFrame | null {
  const match = AT.exec(line);
  if (match === null || !SOURCE.test(match[2] ?? '')) return null;
  const symbol = (match[1] ?? '').replace(MODULE, '');
  if (!SYMBOL.test(symbol)) return null;
  // `~[spring-core-6.1.3.jar:6.1.3]`: which library it came from, where the logger says so.
  const jar = /^([\w.-]{1,120}?\.jar)(?:$|[!:])/.exec(match[3] ?? '')?.[1];
  return frame({ symbol, file: (match[2] ?? '').replace(/:\d{1,9}$/, ''), module: jar ?? null });
}

function headerAbove(lines: readonly string[], first: number): Omit<Part, 'frames'> {
  for (let at = first - 1; at >= Math.max(0, first - 12); at -= 1) {
    const line = lines[at] ?? '';
    if (readFrame(line) !== null || MORE.test(line)) break;
    const head = headOf(line.trim());
    if (head === null) continue;
    const message = [head.message, ...lines.slice(at + 1, first)].join('\n').trim();
    return {
      cause: /^\s{0,40}(?:Wrapped by|Caused by): /.test(line),
      suppressed: /^\s{1,40}Suppressed: /.test(line),
      errorClass: head.errorClass,
      message: message === '' ? null : message,
    };
  }
  return { cause: false, suppressed: false, errorClass: null, message: null };
}

/** `Exception in thread "main" a.b.C: message`, `Caused by: a.b.C`, or the class behind what a logger wrote. */
function headOf(line: string): { readonly errorClass: string; readonly message: string } | null {
  const rest = line.replace(/^(?:Exception in thread "[^"]{0,100}"|Caused by:|Suppressed:|Wrapped by:) /, '');
  const words = rest.split(' ', 24);
  let at = 0;
  for (const word of words) {
    const name = word.endsWith(':') ? word.slice(0, -1) : word;
    const ends = at + word.length === rest.length;
    if ((ends || word.endsWith(':')) && CLASS.test(name))
      return { errorClass: name, message: ends ? '' : rest.slice(at + word.length + 1) };
    at += word.length + 1;
  }
  return null;
}
