import { type FoundCrash, frame, type ParsedCrash, type RawFrame } from './types.ts';

/** Java, Kotlin, Scala. Source: https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/lang/Throwable.html#printStackTrace() */
const AT =
  /^\s{1,40}at (?:[\w.@-]{1,80}\/{1,2}(?:[\w.@-]{1,80}\/)?)?([\w$.<>-]{1,400})\(([^()]{0,200})\)\s*(?:~?\[[^\]]{0,100}\])?$/;
const SOURCE =
  /^(?:[\w$-]+\.(?:java|kt|kts|scala|groovy|clj|jsp)(?::\d+)?|Native Method|Unknown Source|<generated>|<Unknown>)$/;
const HEADER =
  /^(?:Exception in thread "[^"]{0,100}" |Caused by: |.{0,120}?(?:\[[^\]]{1,60}\] )?)?((?:[a-z_][\w]*\.)+[A-Z][\w$]{0,100}|[A-Z][\w$]*(?:Exception|Error))(?:: (.*))?$/;
const MORE = /^\s{1,40}\.\.\. (\d{1,5}) (?:more|common frames omitted)$/;

interface Part {
  readonly cause: boolean;
  readonly errorClass: string | null;
  readonly message: string | null;
  readonly frames: readonly RawFrame[];
}

export function findJvm(lines: readonly string[]): FoundCrash | null {
  let parts: Part[] = [];
  let lastLine = -1;
  for (let at = 0; at < lines.length; at += 1) {
    if (readFrame(lines[at] ?? '') === null) continue;
    const frames: RawFrame[] = [];
    const start = at;
    for (; at < lines.length; at += 1) {
      const one = readFrame(lines[at] ?? '');
      if (one === null) break;
      frames.push(one);
    }
    const more = Number(MORE.exec(lines[at] ?? '')?.[1] ?? 0);
    const head = headerAbove(lines, start);
    if (!head.cause) parts = [];
    const outer = parts.at(-1)?.frames ?? [];
    // "... 5 more" stands for the last five frames of the error round this one.
    const rest = more > 0 ? outer.slice(Math.max(0, outer.length - more)) : [];
    parts.push({ ...head, frames: [...frames, ...rest] });
    lastLine = more > 0 ? at : at - 1;
    at -= 1;
  }
  // The cause of causes is where it broke.
  const root = parts.at(-1);
  if (root === undefined) return null;
  const crash: ParsedCrash = {
    language: 'java',
    errorClass: root.errorClass,
    message: root.message,
    frames: root.frames,
    rejection: false,
  };
  return { crash, lastLine };
}

function readFrame(line: string): RawFrame | null {
  const match = AT.exec(line);
  if (match === null || !SOURCE.test(match[2] ?? '')) return null;
  return frame({ symbol: match[1] ?? null, file: (match[2] ?? '').replace(/:\d+$/, '') });
}

function headerAbove(
  lines: readonly string[],
  first: number,
): { cause: boolean; errorClass: string | null; message: string | null } {
  for (let at = first - 1; at >= Math.max(0, first - 12); at -= 1) {
    const line = lines[at] ?? '';
    if (readFrame(line) !== null || MORE.test(line)) break;
    const match = HEADER.exec(line.trimStart());
    if (match === null) continue;
    const message = [match[2] ?? '', ...lines.slice(at + 1, first)].join('\n').trim();
    return {
      cause: /^\s*Caused by: /.test(line),
      errorClass: match[1] ?? null,
      message: message === '' ? null : message,
    };
  }
  return { cause: false, errorClass: null, message: null };
}
