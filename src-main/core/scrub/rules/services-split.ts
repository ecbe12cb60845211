import { characters, isIn, stepBack } from '../characters.ts';
import { looksRandom } from '../randomness.ts';
import type { Rule } from '../rule.ts';
import { wordsOf } from '../secret-names.ts';
import { namesAnyVendor, namesSplitVendor } from '../vendors.ts';
import { remembering } from '../verdicts.ts';
import { ownClass } from './assigned/name.ts';
import { uuid } from './sample-parts.ts';

/** What may stand between a name and its value. */
const BETWEEN = characters(' \t\r\n=:>|,("\'`[{#%-');
const NAME_SIGN = characters('A-Za-z0-9_.-');
const MOST_BETWEEN = 10;
const MOST_NAME = 60;
/** `Currency Layer API` */
const MOST_WORDS = 3;
const DASH = 45;

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** Of these words a name that ends so names no key. */
const NO_KEY =
  /(?:^|[^a-z])(?:ids?|uuid|guid|requests?|trace|session|correlation|run|job|event|delivery|deliveries|device|install\w*|message|order|customer|user|project|account|hash|sha\d*|commit|digest|version|etag|release|build|image|layer|node|host|pod|task|span|report|at|from|to|in|on|of|the|a|and|or|for|is|was)$/i;
const MAY_BE_DONE = /(?:key|token|secret|ing|ed|oke|ate|new|ace|ak|aste|ise|old|this|the|my|our)$/i;
/** What people do to a key, right before it. */
const DONE_TO_KEY =
  /(?:^|[^a-z])(?:rotat|revok|renew|replac|leak|past|compromis|invalidat|deactivat)\w{1,5} (?:(?:the|my|our|an?|this|old|new|api|access|secret|live) ){0,3}(?:key|token|secret)?[ :]{0,2}$|(?:^|[^a-z])(?:my|our|your) (?:api )?key ?[(:]?$/i;

/** What the words before a sign say of what stands behind it, asked at every run of a text that is made of both kinds. */
const askedOf = remembering((name: string) => ({
  ofService: namesService(name),
  mayBeDone: MAY_BE_DONE.test(name),
  isSecret: ownClass(name.slice(name.lastIndexOf(' ') + 1)) === 'secret',
}));

/** `currency_layer=`, `Currency Layer:`: the words before a sign, put together, name a service. */
function namesService(name: string): boolean {
  const words = name
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word !== '');
  // `Currency Layer`, whatever its last word is by itself.
  if (namesSplitVendor(words.slice(-3))) return true;
  if (NO_KEY.test(name)) return false;
  const last = words.at(-1) ?? '';
  return (
    namesSplitVendor(words) ||
    namesSplitVendor(wordsOf(name)) ||
    (words.length > 1 && /^(?:api|sandbox|live|prod|production|staging)$/.test(last) && namesAnyVendor(words))
  );
}

/** Keys of services whose names are written in two words, so that no keyword leads to them. */
export const splitServices: readonly [Rule, ...Rule[]] = [
  {
    id: 'key-of-split-name',
    kind: 'KEY',
    why: 'Names of services are written in two words as often as in one.',
    source: 'https://github.com/trufflesecurity/trufflehog/tree/main/pkg/detectors',
    unlessTaken: true,
    inRun: (text, start, end, emit) => {
      // `NAME=x`, all of it one run: the value is what stands behind the sign.
      let from = start;
      for (let at = start; at < end - 14 && at < start + MOST_NAME; at += 1)
        if (text.charCodeAt(at) === 61) from = at + 1;
      const length = end - from;
      const dashed = length === 36 && text.charCodeAt(end - 13) === DASH && text.charCodeAt(end - 18) === DASH;
      if (!dashed && (length < 14 || length > 64)) return;
      const gap = from > start ? from - 1 : stepBack(text, from, BETWEEN, MOST_BETWEEN);
      if (gap === from || !isIn(NAME_SIGN, text.charCodeAt(gap - 1))) return;
      let before = gap;
      for (let word = 0; word < MOST_WORDS && (word === 0 || text.charCodeAt(before - 1) === 32); word += 1)
        before = stepBack(text, word === 0 ? before : before - 1, NAME_SIGN, MOST_NAME);
      const name = text.slice(before, gap).trimStart();
      const { ofService, mayBeDone, isSecret } = askedOf(name);
      const isDone =
        dashed &&
        ((mayBeDone && DONE_TO_KEY.test(text.slice(Math.max(0, from - 60), from))) ||
          (text.charCodeAt(gap) !== 32 && isSecret));
      if (!isDone && !ofService) return;
      const value = text.slice(from, end);
      if (dashed ? UUID.test(value) : /\d/.test(value) && looksRandom(value, 14)) emit({ start: from, end });
    },
    scrubs: [
      [`OLD_FLAG_SMITH_1: ${uuid}`, 'OLD_FLAG_SMITH_1: [REDACTED:KEY:1]'],
      ['Currency Layer: q7Zp0Lx2Vn8Tb4Kd9Ws3', 'Currency Layer: [REDACTED:KEY:1]'],
      [`rotating key ${uuid} now`, 'rotating key [REDACTED:KEY:1] now'],
    ],
    leaves: [
      `FLAG_SMITH_REQUEST_ID: ${uuid}`,
      `other words: ${uuid}`,
      `cache key ${uuid}`,
      'Currency Layer: currency-layer-index-2',
    ],
  },
];
