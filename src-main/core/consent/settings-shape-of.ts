import { Settings } from '@contract/settings.ts';
import type { JsonSchema } from '@core/json-schema.ts';
import * as z from 'zod';

/** The shape of config.json. `settings-shape.ts` is made of it by `npm run docs`. */
export function settingsShape(): JsonSchema {
  const { $schema: _, ...shape } = z.toJSONSchema(Settings, {
    io: 'input',
    // That any other key is kept goes without saying.
    override: ({ jsonSchema }) => void delete jsonSchema.additionalProperties,
  });
  return shape as JsonSchema;
}
