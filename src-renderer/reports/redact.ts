import { type Node, parseTree } from 'jsonc-parser';
import { TOKEN } from '../parts/Scrubbed.tsx';

/** Fields with words of a program or a person: here the same words are blacked out too, wherever they stand. */
const FREE_TEXT = new Set(['message', 'log_tail', 'text', 'detail', 'stack_trace']);
/** Identifiers, which may hold no token but may be left out: half a word says nothing. */
const NULLABLE = new Set(['detail', 'error_class', 'jetsam_reason', 'phase', 'version']);
/** Shorter selections, and signs without a letter, go only where they were selected. */
const LEAST_SPREAD = 3;

export interface Redaction {
  readonly text: string;
  /** How many places were blacked out. */
  readonly places: number;
}

/**
 * The text with what is selected blacked out. Null where the selection is no part of a text value.
 *
 * The same words get the same number, new words the next one. Whether the rest still fits is for the check as one types.
 */
export function redact(text: string, from: number, to: number): Redaction | null {
  const tree = parseTree(text);
  if (tree === undefined || to <= from) return null;
  const values = stringValues(tree);
  const around = values.find(({ offset, length }) => from > offset && to < offset + length);
  // A whole value may be selected with its quotes.
  const whole = values.find(({ offset, length }) => from === offset && to === offset + length);
  const chosen = around ?? whole;
  if (chosen === undefined) return null;
  const [start, end] = around === undefined ? [from + 1, to - 1] : [from, to];
  const words = text.slice(start, end);
  if (words.trim() === '' || new RegExp(TOKEN).test(words) || /\\$/.test(words)) return null;

  const token = `[REDACTED:CUSTOM:${nextNumber(text)}]`;
  const spreads = words.length >= LEAST_SPREAD && /[\p{L}\p{N}]/u.test(words);
  let result = text;
  let places = 0;
  for (const value of values.toReversed()) {
    const { offset, length } = value;
    const key = keyOf(value);
    const inside = result.slice(offset + 1, offset + length - 1);
    if (value !== chosen && !(spreads && FREE_TEXT.has(key) && inside.includes(words))) continue;
    const once = value === chosen && !spreads;
    const cut = once
      ? inside.slice(0, start - offset - 1) + token + inside.slice(end - offset - 1)
      : inside.replaceAll(words, token);
    const nulled = NULLABLE.has(key);
    places += once || nulled ? 1 : inside.split(words).length - 1;
    result = result.slice(0, offset) + (nulled ? 'null' : `"${cut}"`) + result.slice(offset + length);
  }
  return { text: result, places };
}

function nextNumber(text: string): number {
  const used = [...text.matchAll(TOKEN)].flatMap(([, kind, number]) => (kind === 'CUSTOM' ? [Number(number)] : []));
  return Math.max(0, ...used) + 1;
}

/** String values in the order of the text; names of properties are not among them. */
function stringValues(node: Node): readonly Node[] {
  if (node.type === 'property') return node.children?.[1] === undefined ? [] : stringValues(node.children[1]);
  if (node.type === 'string') return [node];
  return (node.children ?? []).flatMap(stringValues);
}

/** The name of the field a value is in, through lists: `log_tail` for a line of it. */
function keyOf({ parent }: Node): string {
  if (parent?.type === 'property') return String(parent.children?.[0]?.value);
  return parent === undefined ? '' : keyOf(parent);
}
