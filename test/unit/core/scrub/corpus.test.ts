import { keepCases, leakCases } from '@test/scrub-corpus/corpus.ts';
import { measureLeaks, measureLosses } from '@test/scrub-corpus/measure.ts';
import { describe, expect, test } from 'vitest';

const cases = leakCases();
const leaks = measureLeaks(cases);
/** Written after the rules: what others will find that we have not thought of. */
const isHeldOut = ({ name }: { readonly name: string }) => name.includes('held out');
const losses = measureLosses(keepCases());

describe('our own corpus', () => {
  test('holds over 5,500 secrets, each of them whole in its text', () => {
    expect(cases.length).toBeGreaterThan(5500);
    for (const { text, secrets, strip } of cases) {
      const read = strip == null ? text : text.replace(strip, '');
      expect(secrets.length).toBeGreaterThan(0);
      for (const secret of secrets) expect(read).toContain(secret);
    }
  });

  test('less than 0.1 % of what the promise names survives', () => {
    const promised = leaks.scores.filter((score) => score.name.startsWith('T1') && !isHeldOut(score));
    const failed = promised.reduce((sum, { failed }) => sum + failed, 0);
    const all = promised.reduce((sum, { cases }) => sum + cases, 0);
    expect((100 * failed) / all).toBeLessThan(0.1);
  });

  test.each(leaks.scores.filter(isHeldOut))('of $name less than 5 % survives', ({ percent }) => {
    expect(percent).toBeLessThan(5);
  });

  test.each(leaks.scores.filter((score) => !isHeldOut(score)))('of $name less than 1 % survives', ({ percent }) => {
    expect(percent).toBeLessThan(1);
  });

  test.each(losses.scores)('of $name more than 99.5 % survives', ({ percent }) => {
    expect(percent).toBeLessThan(0.5);
  });
});
