/**
 * What a logger, a supervisor or a container's runtime made of the lines of a stack: a word before each of them, a stamp
 * before the first, a margin, one line of JSON for all of them or for each. Everything is bounded and linear, and nothing
 * here decides: each way to read the text is tried, and the one that shows most of a crash counts (`parse.ts`).
 */

/** The head of a line in which a prefix is looked for. */
const LONGEST_PREFIX = 160;
/** So many of the last lines say what stands before each. */
const MOST_COMPARED = 400;
/** So many ways to cut the lines are tried. */
const MOST_READINGS = 3;
/** Of what a line of a stack is made, a prefix is not: a path, an address, the word before a place. */
const OF_A_STACK = /^\s|^#?0:?\s|(?:^|\s)[/\\]|\b0x|(?:^|\s)(?:at|from|by|in|bei|File|frame|thread|goroutine)\s$/;

/**
 * The lines without what most of them begin with, digits taken as equal: `web-7d9 web `, `==4711== `, `<date> [stderr] `.
 * Several ways, the one that fits most lines first.
 */
export function withoutSharedPrefix(lines: readonly string[]): readonly (readonly string[])[] {
  const heads = lines
    .slice(-MOST_COMPARED)
    .filter((line) => line.trim() !== '')
    .map(shapeOf);
  const prefixes = new Set<string>();
  for (let at = 1; at < heads.length && prefixes.size < 60; at += 1) {
    const prefix = sharedHead(heads[at - 1] ?? '', heads[at] ?? '');
    if (prefix.length >= 2 && !OF_A_STACK.test(prefix)) prefixes.add(prefix);
  }
  return [...prefixes]
    .map((prefix) => ({ prefix, fits: heads.filter((head) => head.startsWith(prefix)).length }))
    .filter(({ fits }) => fits === heads.length || (fits >= 3 && fits * 2 >= heads.length))
    .sort((one, other) => other.fits - one.fits || other.prefix.length - one.prefix.length)
    .filter(({ fits }, at, all) => at === 0 || fits !== all[at - 1]?.fits)
    .slice(0, MOST_READINGS)
    .map(({ prefix }) => lines.map((line) => withoutShape(line, prefix)));
}

/** Of digits nothing but whether they may be a time in milliseconds. */
const shapeOf = (line: string) =>
  line.slice(0, LONGEST_PREFIX).replace(/\d{1,40}/g, (digits) => (digits.length < 10 ? '0' : '9'));

/** What two lines begin with alike, up to the blank behind its last whole word. */
function sharedHead(one: string, other: string): string {
  let end = 0;
  while (end < one.length && one[end] === other[end]) end += 1;
  while (end > 0 && !(/\s/.test(one[end - 1] ?? '') && /\S/.test(one[end - 2] ?? ''))) end -= 1;
  return one.slice(0, end);
}

function withoutShape(line: string, prefix: string): string {
  const head = shapeOf(line);
  // Behind the prefix of an empty line nothing stands, not even the prefix's last blank.
  if (!head.startsWith(prefix)) return line.length < LONGEST_PREFIX && head.trimEnd() === prefix.trimEnd() ? '' : line;
  let at = 0;
  for (let shape = 0; shape < prefix.length; shape += 1) {
    if (prefix[shape] !== '0' && prefix[shape] !== '9') at += 1;
    else while (/\d/.test(line[at] ?? '')) at += 1;
  }
  return line.slice(at);
}

/** A date, a time, a level, a name in brackets: one of what a logger sets before a message, and the blank behind it. */
const STAMP =
  /^(?!FATAL ERROR: )(?:\[[\w.:/@#+, -]{1,60}\]|\[?\d{4}[-/]\d\d[-/]\d\d(?:[T ,]{1,2}\d\d:\d\d:\d\d[\d.,]{0,12}(?:Z| ?[+-]\d\d:?\d\d)?)?\]?|\[?\d\d:\d\d:\d\d[\d.,]{0,12}\]?|\[?\d{10,19}\]?|\[?(?:TRACE|DEBUG|INFO|NOTICE|WARN(?:ING)?|ERR(?:OR)?|CRIT(?:ICAL)?|FATAL|SEVERE)\]?:?|(?:trace|debug|info|notice|warn(?:ing)?|err(?:or)?|crit(?:ical)?|fatal):|[A-Z],(?= \[))(?: ?[-:|>]{1,2}){0,2}[ \t]/;

/** The lines without what stands before a message: a logger often writes it before the first line alone. */
export function withoutStamps(lines: readonly string[]): readonly string[] {
  return lines.map((line) => {
    let rest = line;
    for (let times = 0; times < 6; times += 1) {
      const stamp = STAMP.exec(rest.slice(0, LONGEST_PREFIX))?.[0];
      if (stamp === undefined) break;
      rest = rest.slice(stamp.length);
    }
    return rest;
  });
}

/** The lines without the margin that all of them have; null where one has none. */
export function withoutMargin(lines: readonly string[]): readonly string[] | null {
  const margins = lines.filter((line) => line.trim() !== '').map((line) => /^\s{0,80}/.exec(line)?.[0].length ?? 0);
  const margin = Math.min(...(margins.length > 0 ? margins.slice(-2000) : [0]));
  return margin === 0 ? null : lines.map((line) => line.slice(margin));
}

/** How many of the last lines are read as the JSON of a logger. */
const MOST_JSON_LINES = 400;
/** What loggers call the text of a line. */
const TEXTS = ['log', 'message', 'msg', 'MESSAGE', 'text', 'line'];

/** Texts of several lines in the last lines of JSON, the last first; then those lines' own texts, as one text. */
export function textsInJson(text: string): readonly string[] {
  const values = text
    .split(/\r?\n/)
    .map(fromBrace)
    .filter((line) => line.startsWith('{') && line.endsWith('}'))
    .slice(-MOST_JSON_LINES)
    .map(parseJson)
    .filter((value) => value !== null);
  const stacks = values
    .slice(-5)
    .reverse()
    .map((value) => textOfSeveralLines(value, 0))
    .filter((one) => one !== null);
  const single = values.map(textOf).filter((one) => one !== null);
  return single.length < 2 ? stacks : [...stacks, single.map((line) => line.replace(/\r?\n$/, '')).join('\n')];
}

/** A collector writes a time and a tag before the JSON of a line. */
function fromBrace(line: string): string {
  const at = line.slice(0, LONGEST_PREFIX).indexOf('{"');
  return at <= 0 ? line : line.slice(at);
}

function parseJson(line: string): object | null {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' ? value : null;
  } catch {
    // Looks like JSON, is none: no stack to find in it.
    return null;
  }
}

function textOf(value: object): string | null {
  const found = Object.entries(value).find(([key, item]) => TEXTS.includes(key) && typeof item === 'string');
  return found === undefined ? null : String(found[1]);
}

/** The first text of several lines, at most three levels deep. */
function textOfSeveralLines(value: unknown, depth: number): string | null {
  if (typeof value === 'string') {
    if (/\n./.test(value)) return value;
    return depth < 3 && value.startsWith('{"') ? textOfSeveralLines(parseJson(value.trimEnd()), depth + 1) : null;
  }
  if (typeof value !== 'object' || value === null || depth > 3) return null;
  for (const item of Object.values(value)) {
    const stack = textOfSeveralLines(item, depth + 1);
    if (stack !== null) return stack;
  }
  return null;
}

/**
 * A text whose line ends were written as `\n`, as it was before: `failed stack="Error: x\n    at f (…)"`. A quote that is
 * not escaped ends or begins a text, so a line ends there. Null where no line has two such ends, or one before a margin.
 */
export function unescaped(text: string): string | null {
  if (!text.split('\n').some((line) => line.split('\\n', 3).length > 2 || /\\n(?: {2}|\\t)/.test(line))) return null;
  return text.replace(
    /\\(?:u001[bB]|[nrt"'\\/])|"/g,
    (found) => ESCAPES[found] ?? (found.startsWith('\\u') ? '\u001b' : found.slice(1)),
  );
}

const ESCAPES: Readonly<Record<string, string>> = { '\\n': '\n', '\\r': '\r', '\\t': '\t', '"': '\n' };
