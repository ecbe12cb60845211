import { type FoundCrash, frame, type RawFrame } from './types.ts';

/**
 * Innermost first. A line names the place of a call and the function called, so a function's own place is on the line
 * before it; the innermost one's is where the error was thrown. A cause stands above what was thrown of it, and counts.
 * Source: https://www.php.net/manual/en/exception.gettraceasstring.php
 */
const HEAD =
  /(?:^|\s)(?:PHP )?(?:Fatal error: {1,2})?Uncaught ([A-Za-z_\\][\w\\]{0,160})(?:: (.{0,2000}?))? in ((?:\/|[A-Za-z]:|\\\\|phar:).{1,800}?):\d{1,9}$/;
const LINE = /^#\d{1,4} (?:(.{1,800}?)\(\d{1,9}\)|\[internal function\]): (.{1,1000})$/;
const MOST_CAUSES = 50;
const MAIN = /^#\d{1,4} \{main\}$/;

export function findPhp(lines: readonly string[]): FoundCrash | null {
  const last = lines.findLastIndex((line) => MAIN.test(line) || LINE.test(line));
  if (last < 0) return null;
  const { first, end } = firstCause(lines, last);
  const head = headAbove(lines, first);
  // `#0 f.cc(3): g()` is of nobody else, yet one line alone is no stack.
  if (head === null && end === first) return null;
  const frames: RawFrame[] = [];
  let place = head?.file ?? null;
  for (const line of lines.slice(first, end + 1)) {
    const match = LINE.exec(line);
    frames.push(frame({ symbol: match === null ? '{main}' : symbolOf(match[2] ?? ''), file: place }));
    place = match?.[1] ?? null;
  }
  return {
    lastLine: last,
    crash: {
      language: 'php',
      errorClass: head?.errorClass ?? null,
      message: head?.message ?? null,
      frames,
      rejection: false,
    },
  };
}

/** The stack that ends at `last`, or the one of its first cause: `Next X: … in …` says that one stands above. */
function firstCause(lines: readonly string[], last: number): { readonly first: number; readonly end: number } {
  let end = last;
  for (let times = 0; ; times += 1) {
    let first = end;
    while (first > 0 && LINE.test(lines[first - 1] ?? '')) first -= 1;
    const next = lastBefore(lines, first, 12, (line) => /^Next [A-Za-z_\\]/.test(line));
    const above = lastBefore(lines, next, 3, (line) => MAIN.test(line));
    if (above < 0 || times > MOST_CAUSES) return { first, end };
    end = above;
  }
}

function lastBefore(lines: readonly string[], before: number, within: number, isIt: (line: string) => boolean): number {
  for (let at = before - 1; at >= Math.max(0, before - within); at -= 1) if (isIt(lines[at] ?? '')) return at;
  return -1;
}

/** The error named right above, above the words `Stack trace:`; its message may have lines of its own. */
function headAbove(
  lines: readonly string[],
  first: number,
): { readonly errorClass: string; readonly message: string; readonly file: string } | null {
  for (let at = first - 1; at >= Math.max(0, first - 12); at -= 1) {
    const text = lines.slice(at, first).filter((line) => !/^(?:Stack trace:|\[stacktrace\])$/.test(line));
    const match = HEAD.exec(text.join(' ').slice(0, 4000));
    if (match === null) continue;
    // An identifier has no backslash; the name of the space stays.
    const errorClass = (match[1] ?? '').replace(/^\\/, '').replaceAll('\\', '.');
    return { errorClass, message: match[2] ?? '', file: match[3] ?? '' };
  }
  return null;
}

/** `App\Cart->total(Object(App\User), 'x')` without its arguments, which are the program's data. */
function symbolOf(call: string): string {
  const closure = /^(.{0,300}?)\{closure(?::[^}]{0,400})?\}/.exec(call);
  if (closure !== null) return `${(closure[1] ?? '').replace(/(->|::)[\w\\]{1,200}\\$/, '$1')}{closure}`;
  return call.split('(', 1)[0] ?? '';
}
