import type { ScrubContext } from '@core/scrub/index.ts';

/** A text that holds secrets. It leaks when one of them is still there whole. */
export interface LeakCase {
  readonly tier: 1 | 2;
  /** What the promise calls it: `key after a keyword`. */
  readonly group: string;
  /** The kind within the group: the vendor, the format, the way it is written. */
  readonly kind: string;
  readonly text: string;
  readonly secrets: readonly string[];
  readonly context?: ScrubContext;
  /** Taken out of the result before the secret is looked for: what an encoding put between its characters. */
  readonly strip?: RegExp | null;
}

/** A harmless text, and the parts of it that somebody needs to read. */
export interface KeepCase {
  readonly group: string;
  readonly text: string;
  /** All of it, where nothing is named. */
  readonly keep: readonly string[];
}

export const leak = (
  tier: 1 | 2,
  group: string,
  kind: string,
  text: string,
  secrets: string | readonly string[],
  context?: ScrubContext,
): LeakCase => ({
  tier,
  group,
  kind,
  text,
  secrets: typeof secrets === 'string' ? [secrets] : secrets,
  ...(context === undefined ? {} : { context }),
});
