import { type FoundCrash, frame, type RawFrame } from './types.ts';

/**
 * Source: https://docs.ruby-lang.org/en/master/Exception.html#method-i-full_message. Innermost first, on a terminal of Ruby
 * 2.5 to 2.7 last; a quote was a backtick before 3.4. An error stands before its causes; the last of them counts.
 */
const PLACE = String.raw`((?:[A-Za-z]:)?(?:<internal:[^>]{1,100}>|\(eval at [^)]{1,800}\)|[^\s:][^:]{0,800})):\d{1,9}:in [\u0060']([^']{1,300})'`;
const HEAD = new RegExp(`^${PLACE}: (.*)$`);
const BARE = new RegExp(`^${PLACE}$`);
const FROM = new RegExp(String.raw`^\s{1,20}(?:\d{1,6}: )?from ${PLACE}$`);
const LEVELS = /^\s{1,20}\.\.\. \d{1,9} levels\.\.\.$/;
const CLASS = / \(([A-Z][\w:]{0,100})\)$/;
const UNPARSABLE = /^(?:[A-Za-z]:)?[^\s:][^:]{0,800}:\d{1,9}: (.{0,20}syntax errors?.{0,600})$/;

/** Ruby 3.4 names the class of a method. Of Ruby's own, and of functions outside any class, an older Ruby names none. */
const CORE =
  /^((?:block|rescue|ensure)(?: \(\d{1,3} levels\))? in )?(?:Object|Kernel|BasicObject|Module|Class|Array|Hash|Integer|Float|String|Symbol|Range|Proc|Method|Thread|Fiber|Struct|Enumerable|Enumerator|Comparable|IO|File|Dir|Set|Process|Marshal|Regexp|Time)[#.](?=[a-z_])/;

const methodOf = (label: string | undefined) => label?.replace(CORE, '$1') ?? null;

export function findRuby(lines: readonly string[]): FoundCrash | null {
  const last = lines.findLastIndex((line) => HEAD.test(line));
  const bug = lines.findLastIndex((line) => BUG.test(line));
  if (bug > last) return interpreterBug(lines, bug);
  const logged = findLogged(lines);
  if (logged !== null && logged.lastLine > last) return logged;
  if (last < 0) return unparsable(lines);
  const head = HEAD.exec(lines[last] ?? '');
  const frames: RawFrame[] = [frame({ symbol: methodOf(head?.[2]), file: head?.[1] ?? null })];
  const first = head?.[3] ?? '';
  let errorClass = CLASS.exec(first)?.[1] ?? (first === 'unhandled exception' ? 'RuntimeError' : null);
  let lastLine = last;
  let inMessage = true;
  for (let line = last + 1; line < lines.length; line += 1) {
    const text = lines[line] ?? '';
    const match = FROM.exec(text);
    if (match !== null) {
      frames.push(frame({ symbol: methodOf(match[2]), file: match[1] ?? null }));
      inMessage = false;
    } else if (!LEVELS.test(text)) {
      // A message of several lines; its class stands at the end of the first or, of old, of the last.
      if (!inMessage || line - last > 10) break;
      const follows = lines.slice(line + 1, last + 12).some((next) => FROM.test(next));
      if (errorClass === null) errorClass = CLASS.exec(text)?.[1] ?? null;
      else if (!follows) break;
    }
    lastLine = line;
  }
  if (frames.length === 1) frames.push(...framesBefore(lines, last));
  if (errorClass === null && frames.length === 1) return null;
  return {
    lastLine,
    crash: { language: 'ruby', errorClass, message: first.replace(CLASS, ''), frames, rejection: false },
  };
}

/** `NameError (undefined x):` or `NameError: undefined x`, then bare places, innermost first: Rails, Sidekiq, any logger. */
function findLogged(lines: readonly string[]): FoundCrash | null {
  const last = lines.findLastIndex((line) => BARE.test(line.trim()));
  if (last < 0) return null;
  let first = last;
  while (BARE.test((lines[first - 1] ?? '').trim())) first -= 1;
  for (let at = first - 1; at >= Math.max(0, first - 8); at -= 1) {
    const head = LOGGED.exec((lines[at] ?? '').trim());
    const name = head?.[1] ?? '';
    if (head === null || !(/(?:Error|Exception)$|::/.test(name) || head[2] !== undefined)) continue;
    const frames = lines.slice(first, last + 1).map((line) => {
      const match = BARE.exec(line.trim());
      return frame({ symbol: methodOf(match?.[2]), file: match?.[1] ?? null });
    });
    const message = head[2] ?? head[3] ?? null;
    return { lastLine: last, crash: { language: 'ruby', errorClass: name, message, frames, rejection: false } };
  }
  return null;
}

const LOGGED = /^([A-Z]\w{0,80}(?:::[A-Z]\w{0,80}){0,8})(?: \((.{0,1500})\):?|(?:: (.{0,1500})))?$/;

/** The interpreter's own end, `[BUG] Segmentation fault`: the stack of the program stands outermost first below a title. */
const BUG = /: \[BUG\] (.{1,400})$/;

function interpreterBug(lines: readonly string[], head: number): FoundCrash {
  const title = lines.findIndex((line, at) => at > head && line.startsWith('-- Ruby level backtrace information'));
  const frames: RawFrame[] = [];
  let at = title + 1;
  for (; title > head && at < lines.length; at += 1) {
    const match = BARE.exec(lines[at] ?? '');
    if (match === null) break;
    frames.unshift(frame({ symbol: methodOf(match[2]), file: match[1] ?? null }));
  }
  const message = BUG.exec(lines[head] ?? '')?.[1]?.replace(/ at 0x[0-9a-f]{1,16}$/, '') ?? null;
  return {
    lastLine: Math.max(head, at - 1),
    crash: { language: 'ruby', errorClass: 'BUG', message, frames, rejection: false },
  };
}

/** `\t1: from a.rb:5:in 'main'` above the error, outermost first. */
function framesBefore(lines: readonly string[], head: number): RawFrame[] {
  const frames: RawFrame[] = [];
  for (let at = head - 1; at >= 0; at -= 1) {
    const match = FROM.exec(lines[at] ?? '');
    if (match === null || !/^\s{1,20}\d{1,6}: from /.test(lines[at] ?? '')) break;
    frames.push(frame({ symbol: methodOf(match[2]), file: match[1] ?? null }));
  }
  return frames;
}

function unparsable(lines: readonly string[]): FoundCrash | null {
  const at = lines.findLastIndex((line) => UNPARSABLE.test(line));
  if (at < 0) return null;
  const message = (UNPARSABLE.exec(lines[at] ?? '')?.[1] ?? '').replace(CLASS, '');
  return {
    lastLine: at,
    crash: { language: 'ruby', errorClass: 'SyntaxError', message, frames: [], rejection: false },
  };
}
