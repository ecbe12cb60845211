import type { JsonSchema } from './json-schema.ts';

/**
 * Whether a value is what a schema takes, asked of the schema's JSON Schema and not of the schema: for a start that cannot
 * wait until the schemas are loaded. It never says yes where the schema says no; it may say no of what the schema would
 * have taken, and then the schema is to be asked.
 */

/** What the schema makes of a value of this shape: itself, with a default where a member is missing. Undefined: ask the schema. */
export function filled(shape: JsonSchema, value: unknown): unknown {
  if (value === undefined) return shape.default === undefined ? undefined : filled(shape, shape.default);
  if (shape.anyOf !== undefined) {
    for (const one of shape.anyOf) {
      const found = filled(one, value);
      if (found !== undefined) return found;
    }
    return undefined;
  }
  if ('const' in shape) return value === shape.const ? value : undefined;
  switch (shape.type) {
    case 'object':
      return members(shape, value);
    case 'string':
      return typeof value === 'string' && isText(shape, value) ? value : undefined;
    case 'boolean':
      return typeof value === 'boolean' ? value : undefined;
    case 'integer':
      return Number.isSafeInteger(value) && within(shape, value as number) ? value : undefined;
    case 'null':
      return value === null ? value : undefined;
    case 'array':
      // Lists are short where they are used at all: the schema may look at each item.
      return Array.isArray(value) && value.length === 0 ? [] : undefined;
    default:
      return undefined;
  }
}

function members(shape: JsonSchema, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || Object.hasOwn(value, '__proto__'))
    return undefined;
  const whole: Record<string, unknown> = {};
  for (const [name, one] of Object.entries(shape.properties ?? {})) {
    const found = filled(one, (value as Record<string, unknown>)[name]);
    if (found === undefined) return undefined;
    whole[name] = found;
  }
  // What a newer version wrote is kept.
  return { ...whole, ...Object.fromEntries(Object.entries(value).filter(([name]) => !(name in whole))) };
}

function isText(
  { pattern, format, enum: words, minLength = 0, maxLength = Number.POSITIVE_INFINITY }: JsonSchema,
  text: string,
) {
  if (words !== undefined) return words.includes(text);
  // An address is for the schema to judge.
  if (pattern === undefined && format !== undefined) return false;
  if (text.length < minLength || text.length > maxLength) return false;
  return pattern === undefined || new RegExp(pattern).test(text);
}

const within = (
  { minimum = Number.NEGATIVE_INFINITY, maximum = Number.POSITIVE_INFINITY }: JsonSchema,
  value: number,
) => value >= minimum && value <= maximum;
