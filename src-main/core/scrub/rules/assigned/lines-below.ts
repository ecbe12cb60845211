import { readLine, readValue } from '../../assigned-value.ts';
import { lineStart, stepOver } from '../../characters.ts';
import type { Span } from '../../rule.ts';
import { isSecretValue } from '../../secret-values.ts';
import { isBeside, takeBrackets } from './brackets.ts';
import { beginsLine, columnOf, GAP, nextLine } from './place.ts';

/** The deeper lines below `passwords:`, and the lines of a table `[secrets]`: every value in them goes. */

const MOST_LINES = 200;
/** So many lines without a find, and the rest is read no further. */
const MOST_IDLE = 12;
const MOST = 32_768;

const MEMBER =
  /^(?<lead>[ \t]{0,80}(?:- )?)(?:(?<key>["']?[\w. /-]{1,80}["']?)(?<sign>[ \t]{0,20}[:=][ \t]{0,20}))?(?<value>\S[^\r\n]{0,4096})/;

/** Lines deeper than the name's, or items that begin below it. */
export function takeLinesBelow(
  text: string,
  nameStart: number,
  at: number,
  name: string,
  emit: (span: Span) => void,
): boolean {
  if (!beginsLine(text, nameStart)) return false;
  const column = columnOf(text, nameStart);
  return eachLine(text, nextLine(text, at, text.length), name, emit, (line, words) => {
    const indent = words - line;
    return indent > column || (indent === column && text.startsWith('- ', words));
  });
}

/** A table of TOML or a section of an INI file that is named for what it holds. */
export function takeTable(
  text: string,
  nameStart: number,
  nameEnd: number,
  name: string,
  emit: (span: Span) => void,
): boolean {
  const lead = text.slice(lineStart(text, nameStart, 80), nameStart);
  if (!/^[ \t]{0,8}\[{1,2}$/.test(lead)) return false;
  const close = /\]{1,2}[ \t]{0,8}\r?\n/y;
  close.lastIndex = nameEnd;
  if (!close.test(text)) return false;
  return eachLine(text, close.lastIndex, name, emit, (_line, words) => text.charCodeAt(words) !== 91, true);
}

function eachLine(
  text: string,
  first: number,
  name: string,
  emit: (span: Span) => void,
  belongs: (line: number, words: number) => boolean,
  keyed = false,
): boolean {
  const stop = Math.min(text.length, first + MOST);
  let found = false;
  let idle = 0;
  for (let line = first, count = 0; line < stop && count < MOST_LINES && idle < MOST_IDLE; count += 1) {
    const next = nextLine(text, line, Math.min(stop, line + 4096));
    const words = stepOver(text, line, GAP, 200);
    if (words >= next || /[\r\n]/.test(text[words] ?? '')) {
      idle += 1;
      line = next;
      continue;
    }
    if (!belongs(line, words)) break;
    const took = takeMember(text, line, next, name, keyed, emit);
    found ||= took;
    idle = took ? 0 : idle + 1;
    line = next;
  }
  return found;
}

function takeMember(
  text: string,
  line: number,
  next: number,
  name: string,
  keyed: boolean,
  emit: (span: Span) => void,
): boolean {
  const groups = MEMBER.exec(text.slice(line, next))?.groups;
  const { lead = '', key = '', sign = '', value = '' } = groups ?? {};
  if (value === '' || /^[#;]/.test(value) || isBeside(key.replace(/["']/g, ''))) return false;
  // A key of lines that are deeper still.
  if (key === '' && /:\s*$/.test(value)) return false;
  // A sentence below a word and a colon, as a help text has it.
  if (key === '' && (keyed || (!lead.includes('-') && /\s/.test(value.trim())))) return false;
  const at = line + lead.length + key.length + sign.length;
  if (/[{[]/.test(value[0] ?? '')) return takeBrackets(text, at, name, MOST, emit);
  if (/^[|>&*!]/.test(value)) return false;
  const read = readValue(text, at);
  const whole = read.quoted ? read : readLine(text, at);
  const held = text.slice(whole.start, whole.end);
  if (!isSecretValue(name, 'secret', held, { quoted: read.quoted, sign: '=', after: '' })) return false;
  emit({ start: whole.start, end: whole.end });
  return true;
}
