import * as z from 'zod';

export interface Allowed {
  readonly value: unknown;
  /** How many members the schema does not know, each counted once with all that was inside it. */
  readonly dropped: number;
}

/**
 * The value without the members that the schema does not name, so that a strict parse of it complains only about what
 * is wrong, not about what is new. The order of the members stays the sender's.
 *
 * Where the value does not have the schema's shape at all, it comes back as it is, for the parse to refuse.
 */
export function onlyAllowed(schema: z.ZodType, value: unknown): Allowed {
  let dropped = 0;

  function keep(under: unknown, node: unknown): unknown {
    if (node === null || node === undefined) return node;
    if (under instanceof z.ZodOptional || under instanceof z.ZodNullable) return keep(under.unwrap(), node);
    if (under instanceof z.ZodDiscriminatedUnion) {
      const option = under.options.find((each) => matches(each, under.def.discriminator, node));
      return option === undefined ? node : keep(option, node);
    }
    if (under instanceof z.ZodArray) {
      return Array.isArray(node) ? node.map((item) => keep(under.element, item)) : node;
    }
    if (under instanceof z.ZodObject) {
      if (typeof node !== 'object' || Array.isArray(node)) return node;
      const members = Object.entries(node).filter(([key]) => Object.hasOwn(under.shape, key));
      dropped += Object.keys(node).length - members.length;
      return Object.fromEntries(members.map(([key, item]) => [key, keep(under.shape[key], item)]));
    }
    return node;
  }

  const kept = keep(schema, value);
  return { value: kept, dropped };
}

function matches(option: unknown, discriminator: string, node: unknown): boolean {
  if (!(option instanceof z.ZodObject) || typeof node !== 'object' || node === null) return false;
  const tag: unknown = option.shape[discriminator];
  const given: unknown = (node as Record<string, unknown>)[discriminator];
  return tag instanceof z.ZodLiteral && tag.values.has(given as never);
}
