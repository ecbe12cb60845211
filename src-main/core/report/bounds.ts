import * as z from 'zod';
import type { JsonSchema } from '../json-schema.ts';

/** What a field may hold, in words for a table: `0 to 16777216`, `up to 80 characters`, `one of a, b`, and `or null`. */
export function boundWords(schema: z.ZodType): string {
  return wordsOf(z.toJSONSchema(schema) as JsonSchema);
}

function wordsOf(shape: JsonSchema): string {
  if (shape.anyOf !== undefined) {
    const parts = shape.anyOf.map(wordsOf);
    return parts.join(' or ');
  }
  if (shape.const !== undefined) return JSON.stringify(shape.const);
  if (shape.enum !== undefined) return `one of ${shape.enum.join(', ')}`;
  if (shape.type === 'null') return 'null';
  if (shape.type === 'integer') return `a whole number from ${shape.minimum} to ${shape.maximum}`;
  if (shape.type === 'number') return `a number from ${shape.minimum} to ${shape.maximum}`;
  if (shape.format === 'date-time') return 'a time';
  if (shape.maxLength !== undefined)
    return `${shape.pattern === undefined ? 'text' : 'a word'} of up to ${shape.maxLength} characters`;
  const hex = /\[0-9a-f\]\{(\d+)(?:,(\d+))?\}/.exec(shape.pattern ?? '');
  if (hex !== null)
    return hex[2] === undefined ? `${hex[1]} hex digits` : `brpt_ and ${hex[1]} to ${hex[2]} hex digits`;
  if (shape.pattern?.startsWith('^SIG') === true) return 'the name of a signal';
  return 'digits and dots';
}
