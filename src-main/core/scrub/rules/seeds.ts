import { characters, isAt, LETTER, stepBack, stepOver } from '../characters.ts';
import type { Rule } from '../rule.ts';
import { isSeedWord, SEED_KEYWORDS } from '../seed-words.ts';

/** A wallet has twelve words or more; a longer list than any is looked at so far. */
const LEAST = 12;
const MOST = 48;
const BETWEEN = characters(' ,;\t\n\r"\'`.):|/\\[]0-9#_-');
const MOST_BETWEEN = 7;
/** One more than the longest word has. */
const MOST_LETTERS = 9;

/** Wallets written down as words, where nothing says that they are one. */
export const seeds: readonly [Rule, ...Rule[]] = [
  {
    id: 'seed-words',
    kind: 'WALLET',
    why: 'Twelve words are the whole wallet.',
    source: 'https://github.com/bitcoin/bips/blob/master/bip-0039.mediawiki',
    keywords: SEED_KEYWORDS,
    notAfter: characters('A-Za-z0-9_'),
    before: characters('a-zA-Z ,;\t\n"\'`.'),
    find: (text, start, _end, emit) => {
      let from = start;
      let to = wordEnd(text, start);
      if (!isSeedWord(text.slice(start, to))) return;
      let count = 1;
      while (count < MOST) {
        const next = wordBehind(text, to);
        if (next < 0) break;
        to = wordEnd(text, next);
        count += 1;
      }
      while (count < MOST) {
        const last = wordBefore(text, from);
        if (last < 0) break;
        from = last;
        count += 1;
      }
      if (count >= LEAST) emit({ start: from, end: to });
    },
    scrubs: [
      [
        'x: apple broccoli carbon dinosaur eagle flame grape hotel illness jelly kitten lemon',
        'x: [REDACTED:WALLET:1]',
      ],
      [
        '1. apple 2. broccoli 3. carbon 4. dinosaur 5. eagle 6. flame 7. grape 8. hotel 9. illness 10. jelly 11. kitten 12. lemon',
        '1. [REDACTED:WALLET:1]',
      ],
    ],
    leaves: [
      'apple broccoli carbon dinosaur eagle',
      'the dinosaur is able to eat the broccoli and all of the grape there',
    ],
  },
];

function wordEnd(text: string, at: number): number {
  return stepOver(text, at, LETTER, MOST_LETTERS);
}

/** Where the next word of a wallet begins; -1 where another sign or another word does. */
function wordBehind(text: string, end: number): number {
  const at = stepOver(text, end, BETWEEN, MOST_BETWEEN);
  if (at === end || !isAt(text, at, LETTER)) return -1;
  return isSeedWord(text.slice(at, wordEnd(text, at))) ? at : -1;
}

function wordBefore(text: string, start: number): number {
  const end = stepBack(text, start, BETWEEN, MOST_BETWEEN);
  const at = stepBack(text, end, LETTER, MOST_LETTERS);
  return end < start && at < end && isSeedWord(text.slice(at, end)) ? at : -1;
}
