import type { CustomRule, Settings } from '@contract/settings.ts';
import { checkCustomRule } from '@core/scrub/index.ts';

/** As many rules as config.json takes (contract/settings). */
const MOST = 100;

/**
 * The saved choices with a rule for exactly these words (any case), or without it. The words stand in config.json alone,
 * because the person asked for it; the rule is named by a number, since its name stands beside reports.
 *
 * @returns the settings, or the sentence that says why not
 */
export function withOwnWords(settings: Settings, words: string, on: boolean): Settings | string {
  const pattern = literal(words);
  const { custom } = settings.scrubber;
  const others = custom.filter((rule) => rule.pattern !== pattern);
  if (!on) return { ...settings, scrubber: { ...settings.scrubber, custom: others } };
  if (others.length < custom.length) return settings;
  if (custom.length >= MOST) return `There are ${MOST} rules of your own already. Remove one in config.json first.`;
  const rule: CustomRule = { name: nameFor(custom), pattern };
  const checked = checkCustomRule(rule);
  if (!checked.ok) return `These words cannot be a rule: ${checked.reason}`;
  return { ...settings, scrubber: { ...settings.scrubber, custom: [...custom, rule] } };
}

/** A pattern that matches the words themselves and nothing else. */
export function literal(words: string): string {
  return words
    .replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
    .replaceAll('\n', '\\n')
    .replaceAll('\t', '\\t');
}

function nameFor(custom: readonly CustomRule[]): string {
  const taken = new Set(custom.map(({ name }) => name));
  let number = 1;
  while (taken.has(`own words ${number}`)) number += 1;
  return `own words ${number}`;
}
