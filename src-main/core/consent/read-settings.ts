import type { Settings } from '@contract/settings.ts';
import { filled } from '@core/shape.ts';
import { settingsShape } from './settings-shape.ts';

/** Config.json where there is none: every default, and every default is off. */
export const noSettings = (): Settings => filled(settingsShape, {}) as Settings;

/**
 * What config.json says, read without its schema, which takes longer to load than a command to run. Null says nothing
 * about the text: it may hold settings all the same, or none, and the schema knows which.
 */
export function plainSettings(text: string): Settings | null {
  try {
    return (filled(settingsShape, JSON.parse(text)) as Settings | undefined) ?? null;
  } catch {
    return null; // Not JSON.
  }
}
