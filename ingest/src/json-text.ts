/** What a JSON text says beyond the value it parses to. */
export type JsonText =
  | { readonly kind: 'json'; readonly value: unknown; readonly lossy: boolean }
  | { readonly kind: 'not-json' };

/** The longest a number prints from a double: `-0.0000010001240180426761`; smaller ones have an exponent. */
const LONGEST_NUMBER = 25;

/**
 * Parses JSON of a bounded depth.
 *
 * `lossy` is true when the text holds something that the value does not: a key given twice (only the last one counts),
 * or a number with more digits than a double keeps. Such a text may not be stored as it came, because what is lost was
 * never looked at by the scrubber.
 */
export function readJson(text: string, maxDepth: number): JsonText {
  let depth = 0;
  let members = 0;
  let digits = 0;
  let longestNumber = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x22) {
      // To the closing quote; a backslash takes the next character with it.
      for (at += 1; at < text.length; at += 1) {
        const inner = text.charCodeAt(at);
        if (inner === 0x5c) at += 1;
        else if (inner === 0x22) break;
      }
      digits = 0;
    } else if (isNumberSign(code)) {
      digits += 1;
      if (digits > longestNumber) longestNumber = digits;
    } else {
      digits = 0;
      if (code === 0x7b || code === 0x5b) {
        depth += 1;
        if (depth > maxDepth) return { kind: 'not-json' };
      } else if (code === 0x7d || code === 0x5d) depth -= 1;
      else if (code === 0x3a) members += 1;
    }
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // Not JSON is an answer here, not a failure.
    return { kind: 'not-json' };
  }
  return { kind: 'json', value, lossy: longestNumber > LONGEST_NUMBER || countMembers(value) !== members };
}

function isNumberSign(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || code === 0x2d || code === 0x2b || code === 0x2e || (code | 0x20) === 0x65;
}

/** Every key of every object in the value; in a text without a repeated key, as many as there are colons. */
function countMembers(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  if (Array.isArray(value)) return value.reduce<number>((sum, item) => sum + countMembers(item), 0);
  const inner = Object.values(value);
  return inner.reduce<number>((sum, item) => sum + countMembers(item), inner.length);
}
