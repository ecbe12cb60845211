import { type Block, EXCERPT, joined, pathToCause } from './javascript-chain.ts';
import { indentOf, withoutPosition } from './text.ts';
import { type FoundCrash, frame, type RawFrame } from './types.ts';

/**
 * Stacks as Node, Electron, Deno and Bun print them, and as Firefox and Safari write them. Of an error and its causes the
 * first cause counts, of an error made of errors the first of them; what was thrown of it stands behind. Source: https://v8.dev/docs/stack-trace-api,
 * https://developer.mozilla.org/en-US/docs/Web/JavaScript/Reference/Global_Objects/Error/stack
 *
 * Rust's "at" lines are indented by 13 and more. The last frame has a brace where properties of the error follow.
 */
const AT = /^[ \t]{1,12}at (?:async )?(\S.{0,1000})$/;
/** `name@place` of Firefox and Safari: the place is an address or a path. */
const GECKO = /^([^@\s]{0,200})@((?:[a-z-]{2,20}:\/|\/|[A-Za-z]:\\)\S.{0,800})$/;
const NATIVE_CODE = /^([^@\s]{0,200})@?\[native code\]$/;
const ELIDED = /^[ \t]{1,12}\.\.\. (\d{1,4}) lines matching cause stack trace \.\.\.$/;
/** What stands before the class of an error. One at a time. */
const PREFIX =
  /^(?:Uncaught(?:Exception:)?|Unhandled(?: rejection)?|\[?UnhandledPromiseRejection(?:Warning)?:(?= \w{1,60}(?:Error|Exception)\b)|\(node:\d{1,10}\) \w{1,60}:|error:|\(in promise\)|\[?(?:cause|errors|\d{1,3})\]?:|Caused by:|\w{1,40}Error:(?= \w{1,40}Error: ))[ \t]/;
const NAME = /^([A-Za-z_$][\w$.]{0,100})(?: \[[^\]]{1,80}\])?(?::(?: (.*))?)?$/;
const REJECTION =
  /fromPromise|UnhandledPromiseRejection|ERR_UNHANDLED_REJECTION|unhandled ?(?:promise )?rejection|\(in promise\)|node:internal\/process\/promises:\d{1,6}$/i;
const NESTED = /^[ \t]{0,20}(?:\[?(?:cause|errors|originalError|\d{1,3})\]?:|Caused by: )/;
/** Where an `error` event that nobody listened to was emitted: below the stack of the error itself. */
const EMITTED =
  /^Emitted '[\w-]{1,40}' event (?:on .{1,80} instance )?at:$|^[ \t]{1,12}\[\.\.\. lines matching original stack trace \.\.\.\]$/;
const CARET = /^(?:[ \t~^]*\|)*[ \t~]*\^[ \t~^]*$/;

/** How far above its first frame an error's first line may be: messages have lines of their own. */
const MOST_MESSAGE_LINES = 40;

export function findJavaScript(lines: readonly string[]): FoundCrash | null {
  let best: Block | null = null;
  for (let at = 0; at < lines.length; at += 1) {
    if (!isFrame(lines[at] ?? '')) continue;
    let end = at;
    while (end + 1 < lines.length && (isFrame(lines[end + 1] ?? '') || ELIDED.test(lines[end + 1] ?? ''))) end += 1;
    const block: Block = { start: at, end, inner: [], emitted: EMITTED.test(lines[at - 1] ?? '') };
    if (best !== null && isInner(lines, best, at)) best.inner.push(block);
    else best = block;
    at = end;
  }
  const listed = numberedStack(lines);
  if (listed !== null && (best === null || listed.lastLine > best.end)) return listed;
  return best === null ? withoutFrames(lines) : readBlock(lines, best);
}

/** Whether the stack that begins at `start` is a cause or a part of the error of the block before it. */
function isInner(lines: readonly string[], before: Block, start: number): boolean {
  const last = before.inner.at(-1) ?? before;
  const between = lines.slice(last.end + 1, start);
  if (between.length > MOST_MESSAGE_LINES) return false;
  if (EMITTED.test(lines[start - 1] ?? '')) return true;
  if (NESTED.test(lines[start - 1] ?? '') || between.some((line) => NESTED.test(line))) return true;
  const header = headerAbove(lines, start);
  if (header !== null && header.indent > 0 && header.line > last.end) return true;
  // Bun prints causes and parts one after the other, each below an excerpt of its source.
  return between.some((line) => EXCERPT.test(line)) && between.every((line) => !/^Bun v\d/.test(line));
}

function isFrame(line: string): boolean {
  const match = AT.exec(line);
  if (match === null) return isGeckoFrame(line);
  const rest = tidy(match[1] ?? '');
  // Java and .NET write no gap before the bracket, or a file with a line of its own kind.
  if (
    /\((?:[\w$ -]{1,100}\.(?:java|kt|scala|groovy|clj)(?::\d{1,9})?|Native Method|Unknown Source)\)$/.test(rest) ||
    / in .{1,800}:line \d{1,9}$/.test(rest)
  )
    return false;
  if (rest.endsWith(')') && rest.includes(' (')) return true;
  return withoutPosition(rest) !== null || /^(?:<anonymous>|native|eval|new |\[native code\])/.test(rest);
}

function isGeckoFrame(line: string): boolean {
  if (!line.includes('@')) return false;
  if (NATIVE_CODE.test(line)) return true;
  const match = GECKO.exec(line);
  return match !== null && withoutPosition(match[2] ?? '') !== null;
}

/** Without what may follow a frame: `{` before the properties of an error, a comma between parts. */
const tidy = (rest: string) => rest.replace(/(?: \{|,)$/, '');

interface Header {
  readonly line: number;
  readonly errorClass: string;
  readonly message: string;
  readonly indent: number;
}

function headerAbove(lines: readonly string[], first: number): Header | null {
  const stop = Math.max(0, first - MOST_MESSAGE_LINES);
  for (let at = first - 1; at >= stop; at -= 1) {
    const line = lines[at] ?? '';
    const named = headOf(line);
    if (named !== null) {
      const more = ownLines(lines.slice(at + 1, first)).filter((text) => text.trim() !== '');
      return { line: at, ...named, message: [named.message, ...more].join('\n').trim(), indent: indentOf(line) };
    }
    if (isFrame(line)) break;
  }
  return saidBehind(lines, first - 1);
}

/** `request 12 failed: FetchError: refused`, right above the stack: words of the program before the error. */
function saidBehind(lines: readonly string[], at: number): Header | null {
  const match = /(?:[:\]=,-]|\bwith|\bby) {1,2}([A-Z]\w{0,80}(?:Error|Exception)): (.{0,2000})$/.exec(lines[at] ?? '');
  return match === null
    ? null
    : { line: at, errorClass: match[1] ?? '', message: match[2] ?? '', indent: indentOf(lines[at] ?? '') };
}

/** Lines of a message without the excerpt of the source that Deno and Bun put below it, and without Bun's properties. */
function ownLines(lines: readonly string[]): readonly string[] {
  const caret = lines.findLastIndex((line) => CARET.test(line));
  const kept = caret < 0 ? lines : [...lines.slice(0, Math.max(0, caret - 1)), ...lines.slice(caret + 1)];
  const properties = kept.findIndex((line) => /^ {1,6}\w{1,60}: .{0,400}[{[,"]$|^ {1,6}code: "/.test(line));
  return properties < 0 ? kept : kept.slice(0, properties);
}

function headOf(line: string): { readonly errorClass: string; readonly message: string } | null {
  let rest = line.trimStart();
  let said = false;
  for (let times = 0; times < 5; times += 1) {
    const shorter = rest.replace(PREFIX, '').trimStart();
    if (shorter === rest) break;
    said ||= rest.startsWith('error: ') && indentOf(line) === 0;
    rest = shorter;
  }
  const match = NAME.exec(rest);
  if (match !== null && looksLikeError(match[1] ?? '', match[2]))
    return { errorClass: match[1] ?? '', message: match[2] ?? '' };
  // Bun: an error of the plain class is `error: message`.
  return said ? { errorClass: 'Error', message: rest } : null;
}

function looksLikeError(name: string, message: string | undefined): boolean {
  if (/(?:Error|Exception|Rejection|Failure|Fault|Warning)\d?$/.test(name)) return true;
  return message !== undefined && /^[A-Z][\w$.]*$/.test(name) && !/^(?:Node|Bun|Deno|Error|Caused|Note)$/.test(name);
}

function readBlock(lines: readonly string[], block: Block): FoundCrash {
  const path = pathToCause(lines, block);
  const root = path.at(-1) ?? block;
  const header = headerAbove(lines, root.start);
  const top = path.length > 1 ? headerAbove(lines, block.start) : header;
  const first = top?.line ?? block.start;
  const around = lines.slice(Math.max(0, first - 8), first + 1).concat(lines.slice(block.end + 1, block.end + 8));
  return {
    lastLine: Math.max(block.end, block.inner.at(-1)?.end ?? 0),
    crash: {
      language: 'javascript',
      errorClass: header?.errorClass ?? null,
      message: header?.message ?? null,
      frames: ownFrames(header?.errorClass ?? null, joined(framesOf(lines, block), path, block)),
      rejection: around.some((line) => REJECTION.test(line)),
    },
  };
}

/** Node makes an error of a promise that was rejected with no error; where it made it says nothing of the program. */
function ownFrames(errorClass: string | null, frames: readonly RawFrame[]): readonly RawFrame[] {
  if (errorClass !== 'UnhandledPromiseRejection') return frames;
  return frames.filter(({ file }) => file?.startsWith('node:') !== true);
}

/** Lines that Node leaves out because the cause has them too are taken from there. */
function framesOf(lines: readonly string[], block: Block): ReadonlyMap<Block, readonly RawFrame[]> {
  const found = new Map<Block, readonly RawFrame[]>();
  let below: RawFrame[] = [];
  for (const one of [block, ...block.inner].reverse()) {
    const frames: RawFrame[] = [];
    for (let at = one.start; at <= one.end; at += 1) {
      const line = lines[at] ?? '';
      const elided = ELIDED.exec(line);
      if (elided === null) frames.push(readFrame(line));
      else {
        const until = below.length - (one.end - at);
        frames.push(...below.slice(Math.max(0, until - Number(elided[1])), Math.max(0, until)));
      }
    }
    found.set(one, frames);
    below = frames;
  }
  return found;
}

/** `1: f (/a/b.js:1:2)` below a native stack: Node as it aborts. */
function numberedStack(lines: readonly string[]): FoundCrash | null {
  const title = lines.findLastIndex((line) => /^-{1,10} JavaScript stack trace -{1,10}$/.test(line));
  if (title < 0) return null;
  const frames: RawFrame[] = [];
  let last = title;
  for (let at = title + 1; at < lines.length; at += 1) {
    const match = /^ {0,4}\d{1,3}: (\S.{0,1000})$/.exec(lines[at] ?? '');
    if (match === null) {
      if (frames.length > 0) break;
      continue;
    }
    frames.push(frameOf(match[1] ?? ''));
    last = at;
  }
  if (frames.length === 0) return null;
  const said = lines.findLast((line, at) => at < title && line.startsWith('FATAL ERROR: '));
  return {
    lastLine: last,
    crash: {
      language: 'javascript',
      errorClass: null,
      message: said?.slice('FATAL ERROR: '.length) ?? null,
      frames,
      rejection: false,
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
    const named = headOf(line.replace(/^\[(\w{1,100}(?:: .{0,1500})?)\](?: \{.{0,400})?$/, '$1'));
    const around = lines.slice(Math.max(0, at - 8), version);
    return {
      lastLine: version,
      crash: {
        language: 'javascript',
        errorClass: named?.errorClass ?? null,
        message: (named?.message ?? line).replace(/^Uncaught:?\s?/, '').trim(),
        frames: [],
        rejection: around.some((text) => REJECTION.test(text)),
      },
    };
  }
  return null;
}

function readFrame(line: string): RawFrame {
  const rest = AT.exec(line)?.[1];
  if (rest !== undefined) return frameOf(tidy(rest));
  const native = NATIVE_CODE.exec(line);
  const gecko = native ?? GECKO.exec(line);
  // `async*run/<`: how it was called, and a function without a name inside `run`.
  const symbol = (gecko?.[1] ?? '')
    .replace(/^(?:async|promise callback|setTimeout handler)\*/, '')
    .replace(/\/?<$/, '');
  return frame({
    symbol: symbol === '' ? null : symbol,
    file: native === null ? withoutPosition(gecko?.[2] ?? '') : null,
  });
}

/** `name [as other] (place)` or a place alone; the place may hold brackets. */
function frameOf(rest: string): RawFrame {
  const open = rest.endsWith(')') ? rest.indexOf(' (') : -1;
  if (open < 0) return frame({ file: fileOf(rest) });
  const symbol = rest
    .slice(0, open)
    .replace(/ \[as [^\]]{1,200}\]$/, '')
    .trim();
  // A bundler calls a module by its number.
  return frame({
    symbol: /^(?:<anonymous>|\d{1,9})$/.test(symbol) ? null : symbol,
    file: fileOf(rest.slice(open + 2, -1)),
  });
}

function fileOf(place: string): string | null {
  // Code made by eval lies nowhere.
  if (/^eval at |^<anonymous>|^native$|^index \d{1,9}$|^unknown location$/.test(place)) return null;
  return (withoutPosition(place) ?? place).replace(/^async /, '');
}
