import '@core/scrub/index.ts';
import { isIn } from '@core/scrub/characters.ts';
import { openings } from '@core/scrub/opening.ts';
import { keepCases, leakCases } from '@test/scrub-corpus/corpus.ts';
import { describe, expect, test } from 'vitest';

const MOST_SAMPLES = 10;

/** What a pattern may begin with is written down beside it: here it is asked of the pattern itself. */
describe('a pattern that is asked about one character first', () => {
  const corpus = [...leakCases(), ...keepCases()].map(({ text }) => text).join('\n\n');

  test.each(openings.map((one) => [one.pattern.source.slice(0, 60), one] as const))(
    'begins with none but its signs: where it finds something in the corpus, and with any other sign put first: %s',
    (_source, { pattern, signs }) => {
      const others = Array.from({ length: 128 }, (_, code) => code).filter((code) => !isIn(signs, code));
      const odd = new Set<string>();
      let samples = 0;
      for (const { index } of corpus.matchAll(new RegExp(pattern.source, pattern.flags.replace('y', 'g')))) {
        const code = corpus.charCodeAt(index);
        if (others.includes(code)) odd.add(corpus.slice(index, index + 20));
        if (samples === MOST_SAMPLES) continue;
        samples += 1;
        for (const other of others) {
          pattern.lastIndex = 0;
          const changed = String.fromCharCode(other) + corpus.slice(index + 1, index + 200);
          if (pattern.test(changed)) odd.add(changed.slice(0, 20));
        }
      }
      expect([...odd]).toEqual([]);
    },
  );
});
