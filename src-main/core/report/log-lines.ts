/**
 * Error output on its way to a log file, cut where it may be cut: half of a secret is not recognised, so what belongs
 * together is scrubbed together. Pure.
 */

/** A longer line is left out whole: what is cut through cannot be scrubbed. In characters. */
export const MOST_LOG_LINE = 16 * 1024;
/** What waits for the end of a key is given up on at this length, and left out. */
export const MOST_HELD = 64 * 1024;

/** Text that has come and was not written yet. */
export interface Held {
  readonly text: string;
  /** In the middle of a line that is too long: the rest of it is left out, too. */
  readonly skipping: boolean;
  /** In the middle of a key that was given up on. */
  readonly inKey: boolean;
}
export const nothingHeld: Held = { text: '', skipping: false, inKey: false };

const BEGIN = /-----BEGIN [A-Z0-9 ]{0,60}PRIVATE KEY[A-Z ]{0,20}-----/g;
const END = /-----END [A-Z0-9 ]{0,60}PRIVATE KEY[A-Z ]{0,20}-----/;

/**
 * Splits what has come into text that may be scrubbed and written now, and what must wait: an unfinished line, and a key
 * whose end has not come. With `all` nothing waits: the process has ended.
 */
export function takeWhole(held: Held, chunk: string, all: boolean): { readonly ready: string; readonly held: Held } {
  let text = held.text + chunk.replaceAll('\r\n', '\n');
  let { skipping, inKey } = held;
  let left = '';
  if (skipping) {
    const end = text.indexOf('\n');
    if (end < 0) return { ready: '', held: { text: '', skipping: !all, inKey } };
    text = text.slice(end + 1);
    skipping = false;
  }
  if (inKey) {
    const end = END.exec(text);
    if (end === null) return { ready: '', held: { text: all ? '' : text.slice(-200), skipping, inKey: !all } };
    text = text.slice(end.index + end[0].length);
    inKey = false;
  }
  const lastBreak = all ? text.length : text.lastIndexOf('\n') + 1;
  let ready = text.slice(0, lastBreak);
  let rest = text.slice(lastBreak);
  const open = openKey(ready);
  if (open !== null && !all) {
    rest = ready.slice(open) + rest;
    ready = ready.slice(0, open);
    if (rest.length > MOST_HELD) {
      left = '[a key without an end was left out]\n';
      rest = rest.slice(-200);
      inKey = true;
    }
  } else if (rest.length > MOST_LOG_LINE) {
    left = '[a line that is too long was left out]\n';
    rest = '';
    skipping = true;
  }
  const lines = ready
    .split('\n')
    .map((line) => (line.length > MOST_LOG_LINE ? '[a line that is too long was left out]' : line));
  return { ready: lines.join('\n') + left, held: { text: rest, skipping, inKey } };
}

/** Where the line begins in which a key starts that does not end. */
function openKey(text: string): number | null {
  const begin = [...text.matchAll(BEGIN)].at(-1);
  if (begin === undefined || END.test(text.slice(begin.index))) return null;
  return text.lastIndexOf('\n', begin.index) + 1;
}
