import { Settings } from '@contract/settings.ts';
import { scrub } from '@core/scrub/index.ts';
import { withOwnWords } from '@services/capture/own-words.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import '../../../support/properties.ts';

const none = Settings.parse({});
const added = (words: string, to = none) => {
  const made = withOwnWords(to, words, true);
  if (typeof made === 'string') throw new Error(made);
  return made;
};

describe('words that are always taken out', () => {
  test('become one rule, named by a number and not by themselves', () => {
    expect(added('northwind-payroll').scrubber.custom).toEqual([{ name: 'own words 1', pattern: 'northwind-payroll' }]);
    expect(added('b.c', added('a+b')).scrubber.custom.map(({ name }) => name)).toEqual(['own words 1', 'own words 2']);
  });

  test('twice is once, and what was added can be taken back', () => {
    const once = added('northwind');
    expect(added('northwind', once)).toBe(once);
    expect(withOwnWords(once, 'northwind', false)).toEqual(none);
  });

  test('the 101st is refused with a sentence', () => {
    let full = none;
    for (let n = 0; n < 100; n += 1) full = added(`word number ${n}`, full);
    expect(withOwnWords(full, 'one more', true)).toMatch(/100 rules/);
  });

  test('are matched as they stand, whatever signs they have', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii', minLength: 3, maxLength: 40 }), (words) => {
        const made = withOwnWords(none, words, true);
        fc.pre(typeof made !== 'string' && words.trim().length >= 3 && /^[ -~]+$/.test(words));
        if (typeof made === 'string') return;
        const { text } = scrub(`<< ${words} >>`, { custom: made.scrubber.custom });
        expect(text).not.toContain(` ${words} `);
      }),
    );
  });
});
