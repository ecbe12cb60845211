/**
 * Small readings of lines that several languages share. Everything here looks at each character a bounded number of times,
 * whatever the text: stacks come from strangers.
 */

/** A line of 2,000 blanks and one letter must not be looked at 2,000 times, so the position is searched from its colon. */
const POSITION = /(?::\d{1,9}){1,2}$/;

/** `/a/b.js:3:4` as `/a/b.js`; null where no line number ends the place. */
export function withoutPosition(place: string): string | null {
  const at = place.search(POSITION);
  return at <= 0 ? null : place.slice(0, at);
}

/** How many blanks begin a line; a tab is one. */
export function indentOf(line: string): number {
  let at = 0;
  while (at < line.length && (line[at] === ' ' || line[at] === '\t')) at += 1;
  return at;
}

/**
 * Takes out what a terminal was to do (colours, links, titles) and signs that have no place in a line.
 * Source: ECMA-48; https://invisible-island.net/xterm/ctlseqs/ctlseqs.html
 */
export function stripTerminal(line: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out.
  if (!/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufeff]/.test(line)) return line;
  return (
    line
      // biome-ignore lint/suspicious/noControlCharactersInRegex: terminal codes begin with one.
      .replace(/(?:\u001b\[|\u009b)[0-?]{0,40}[ -/]{0,4}[@-~]/g, '')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: a link or a title, up to its end.
      .replace(/\u001b\][^\u0007\u001b]{0,400}(?:\u0007|\u001b\\)/g, '')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: single codes.
      .replace(/\u001b[ -/]{0,2}[0-~]/g, '')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: what is left of them.
      .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufeff]/g, '')
  );
}

/** What only ever begins a line of a stack, so that what stands before it on the line is a logger's. */
const ANCHORS = [
  'Traceback (most recent call last):',
  '    at ',
  '   at ',
  '\tat ',
  "thread '",
  'panic: ',
  'fatal error: ',
  'goroutine ',
];
const LONGEST_PREFIX = 120;

/**
 * The lines without what a logger wrote before each: `web_1  | `, `2026-04-03T09:15:00Z stderr F `, `npm ERR! `. What stands
 * before a stack's own words on at least one line, digits taken as equal, is cut off every line that begins alike. Null
 * where nothing stands before any.
 */
export function withoutLogPrefix(lines: readonly string[]): readonly string[] | null {
  const shapes = new Map<number, Set<string>>();
  for (const line of lines) {
    for (const anchor of ANCHORS) {
      const at = line.slice(0, LONGEST_PREFIX + anchor.length).indexOf(anchor);
      if (at <= 0) continue;
      // A group of Python's has a margin and two words of its own.
      // So has a part of an error of JavaScript's, whose margin is the stack's own.
      const prefix = line
        .slice(0, at)
        .replace(/(?: {2}\+ )?Exception Group $/, '')
        .replace(/(\S\s) {2,40}$/, '$1');
      if (prefix.trim() === '' || prefix.startsWith('created by ')) continue;
      shapes.set(prefix.length, (shapes.get(prefix.length) ?? new Set()).add(shapeOf(prefix)));
      break;
    }
  }
  if (shapes.size === 0) return null;
  // What is shorter first: the rest is the margin of a part of a group.
  const inOrder = [...shapes].sort(([one], [other]) => one - other);
  return lines.map((line) => {
    for (const [length, wanted] of inOrder) {
      if (wanted.has(shapeOf(line.slice(0, length)))) return line.slice(length);
      // A line of the message may be empty behind its prefix, and the prefix cut short.
      const short = line.trimEnd();
      if (short.length < length && [...wanted].some((shape) => shape.trimEnd() === shapeOf(short))) return '';
    }
    return line;
  });
}

const shapeOf = (prefix: string) => prefix.replace(/\d/g, '0');
