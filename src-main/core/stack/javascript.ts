import { type FoundCrash, frame, type RawFrame } from './types.ts';

/**
 * V8's stacks, as Node, Electron, Deno and Bun print them. Source: https://v8.dev/docs/stack-trace-api
 * Rust's "at" lines are indented by 13 and more. The last frame has a brace where properties of the error follow.
 */
const AT = /^\s{1,12}at (?:async )?(\S.{0,1000}?)(?: \{|,)?$/;
/** `name (place)`; the name may hold brackets, the place ends the line. */
const NAMED = /^(.{1,400}?)(?: \[as ([^\]]{1,200})\])? \((.{0,800})\)$/;
const PLACE = /^(.{1,800}?):\d{1,9}(?::\d{1,9})?$/;
const HEADER =
  /^(\s*)(?:(?:Uncaught|Unhandled|\[?UnhandledPromiseRejection(?:Warning)?:|\(node:\d+\) \w+:|error:|\S{1,40}Error:(?= \w+Error:))\s)?(?:\(in promise\) )?(?:\[([\w-]{1,20})\]: )?([A-Za-z_$][\w$.]{0,100})(?: \[[^\]]{1,80}\])?(?::\s?(.*))?$/;
const REJECTION =
  /fromPromise|UnhandledPromiseRejection|ERR_UNHANDLED_REJECTION|unhandled ?(?:promise )?rejection|node:internal\/process\/promises:\d+$/i;
const NESTED = /^\s+\[?(?:cause|errors|originalError|\d+)\]?:/;

/** How far above its first frame an error's first line may be: messages have lines of their own. */
const MOST_MESSAGE_LINES = 40;

export function findJavaScript(lines: readonly string[]): FoundCrash | null {
  let best: { start: number; end: number } | null = null;
  let nested: { start: number; end: number } | null = null;
  for (let at = 0; at < lines.length; at += 1) {
    if (!isFrame(lines[at] ?? '')) continue;
    let end = at;
    while (end + 1 < lines.length && isFrame(lines[end + 1] ?? '')) end += 1;
    const above = lines[at - 1] ?? '';
    // What stands behind `[cause]:` belongs to the error before it.
    if (NESTED.test(above) || (best !== null && /^\s/.test(above) && headerAbove(lines, at)?.indented === true))
      nested = { start: at, end };
    else best = { start: at, end };
    at = end;
  }
  const block = best ?? nested;
  return block === null ? withoutFrames(lines) : readBlock(lines, block.start, block.end);
}

function isFrame(line: string): boolean {
  const match = AT.exec(line);
  if (match === null) return false;
  const rest = match[1] ?? '';
  // Java and .NET write no gap before the bracket, or a file with a line of its own kind.
  if (
    /\((?:[\w$ -]+\.(?:java|kt|scala|groovy|clj)(?::\d+)?|Native Method|Unknown Source)\)/.test(rest) ||
    / in .+:line \d+$/.test(rest)
  )
    return false;
  return / \(.*\)$/.test(rest) || PLACE.test(rest) || /^(?:<anonymous>|native|eval|new |\[native code\])/.test(rest);
}

function headerAbove(
  lines: readonly string[],
  first: number,
): { line: number; errorClass: string; message: string; indented: boolean } | null {
  const stop = Math.max(0, first - MOST_MESSAGE_LINES);
  for (let at = first - 1; at >= stop; at -= 1) {
    const line = lines[at] ?? '';
    const match = HEADER.exec(line);
    if (match !== null && looksLikeError(match[3] ?? '', match[4])) {
      const more = lines.slice(at + 1, first).filter((text) => text.trim() !== '');
      return {
        line: at,
        errorClass: match[3] ?? '',
        message: [match[4] ?? '', ...more].join('\n').trim(),
        indented: /^\s/.test(line),
      };
    }
    if (isFrame(line)) return null;
  }
  return null;
}

function looksLikeError(name: string, message: string | undefined): boolean {
  if (/(?:Error|Exception|Rejection|Failure|Fault|Warning)\d?$/.test(name)) return true;
  return message !== undefined && /^[A-Z][\w$.]*$/.test(name);
}

function readBlock(lines: readonly string[], start: number, end: number): FoundCrash {
  const header = headerAbove(lines, start);
  const first = header?.line ?? start;
  const around = lines.slice(Math.max(0, first - 8), first + 1).concat(lines.slice(end + 1, end + 8));
  return {
    lastLine: end,
    crash: {
      language: 'javascript',
      errorClass: header?.errorClass ?? null,
      message: header?.message ?? null,
      frames: lines.slice(start, end + 1).map(readFrame),
      rejection: around.some((line) => REJECTION.test(line)),
    },
  };
}

/** `throw 'text'` prints no stack; Node says so. Nor does a module that cannot be parsed at times. */
function withoutFrames(lines: readonly string[]): FoundCrash | null {
  const version = lines.findLastIndex((line) => /^(?:Node\.js v\d|Bun v\d)/.test(line));
  if (version < 0) return null;
  for (let at = version - 1; at >= Math.max(0, version - 20); at -= 1) {
    const line = lines[at] ?? '';
    if (line.trim() === '' || line.startsWith('(Use `node')) continue;
    const match = HEADER.exec(line.replace(/^\[(\w+(?:: .*)?)\](?: \{.*)?$/, '$1'));
    const named = match !== null && looksLikeError(match[3] ?? '', match[4]);
    const around = lines.slice(Math.max(0, at - 8), version);
    return {
      lastLine: version,
      crash: {
        language: 'javascript',
        errorClass: named ? (match[3] ?? null) : null,
        message: (named ? (match[4] ?? '') : line).replace(/^Uncaught:?\s?/, '').trim(),
        frames: [],
        rejection: around.some((text) => REJECTION.test(text)),
      },
    };
  }
  return null;
}

function readFrame(line: string): RawFrame {
  const rest = AT.exec(line)?.[1] ?? '';
  const named = NAMED.exec(rest);
  if (named === null) return frame({ file: fileOf(rest) });
  const symbol = (named[1] ?? '').trim();
  return frame({ symbol: symbol === '<anonymous>' ? null : symbol, file: fileOf(named[3] ?? '') });
}

function fileOf(place: string): string | null {
  // Code made by eval lies nowhere.
  if (/^eval at |^<anonymous>|^native$|^index \d+$|^unknown location$/.test(place)) return null;
  return (PLACE.exec(place)?.[1] ?? place).replace(/^async /, '');
}
