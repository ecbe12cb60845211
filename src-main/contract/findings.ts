import * as z from 'zod';

/**
 * One piece of text that the scrubber took out. It holds the rule and the place, never the text.
 * `start` and `end` are UTF-16 offsets of the token in the text returned.
 */
export const Finding = z.strictObject({
  rule: z.string().max(80),
  kind: z.string().regex(/^[A-Z][A-Z0-9_]{0,30}$/),
  token: z.string().max(60),
  start: z.int().min(0),
  end: z.int().min(0),
  /** JSON pointer into the report or `local.json`, where the text is part of a tree. */
  path: z.string().max(200).optional(),
});
export type Finding = z.output<typeof Finding>;
