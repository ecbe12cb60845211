import { type CharacterSet, characters } from '../characters.ts';
import { isUuid, looksRandom } from '../randomness.ts';
import type { Rule } from '../rule.ts';
import { wordsOf } from '../secret-names.ts';
import { mayBeVendor, namesAnyVendor, namesSplitVendor } from '../vendors.ts';
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
const EQUALS = 61;
const SPACE = 32;

/** Of these words a name that ends so names no key. */
const NO_KEY =
  /(?:^|[^a-z])(?:ids?|uuid|guid|requests?|trace|session|correlation|run|job|event|delivery|deliveries|device|install\w*|message|order|customer|user|project|account|hash|sha\d*|commit|digest|version|etag|release|build|image|layer|node|host|pod|task|span|report|at|from|to|in|on|of|the|a|and|or|for|is|was)$/i;
const MAY_BE_DONE = /(?:key|token|secret|ing|ed|oke|ate|new|ace|ak|aste|ise|old|this|the|my|our)$/i;
/** What people do to a key, right before it. */
const DONE_TO_KEY =
  /(?:^|[^a-z])(?:rotat|revok|renew|replac|leak|past|compromis|invalidat|deactivat)\w{1,5} (?:(?:the|my|our|an?|this|old|new|api|access|secret|live) ){0,3}(?:key|token|secret)?[ :]{0,2}$|(?:^|[^a-z])(?:my|our|your) (?:api )?key ?[(:]?$/i;

/** What may stand behind a service of one word. */
const STAGES = new Set(['api', 'sandbox', 'live', 'prod', 'production', 'staging']);
const outlineOf = (first: number, last: number, length: number) => (length << 10) | ((first & 31) << 5) | (last & 31);
const OUTLINES_OF_STAGES = new Set(
  [...STAGES].map((word) => outlineOf(word.charCodeAt(0), word.charCodeAt(word.length - 1), word.length)),
);

/** What the words before a sign say of what stands behind it, asked at every run of a text that is made of both kinds. */
const isOfService = remembering(namesService);
const mayBeDone = remembering((name: string) => MAY_BE_DONE.test(name));

/**
 * Whether a name may be of words that name a service, asked of its letters before it is read: names before the runs of
 * a log are one word, or hold a number, and so are new each time. Only where it may be is the name asked itself.
 */
function mayNameService(signs: Uint8Array, from: number, to: number): boolean {
  // First and second letter and length of the word now, of the one before and of the one before that.
  let first = 0;
  let second = 0;
  let length = 0;
  let firstBefore = 0;
  let secondBefore = 0;
  let lengthBefore = 0;
  let firstOfAll = 0;
  let secondOfAll = 0;
  let lengthOfAll = 0;
  let last = 0;
  let wasLower = false;
  let capitals = 0;
  for (let at = from; at <= to; at += 1) {
    const code = at < to ? (signs[at] as number) : SPACE;
    const folded = code | 32;
    if (folded >= 97 && folded <= 122) {
      // `FlagSmith`, `HTTPClient`: more words than are counted here.
      if (code >= 97 ? capitals > 2 : wasLower) return true;
      wasLower = code >= 97;
      capitals = wasLower ? 0 : capitals + 1;
      last = folded;
      if (length === 0) first = folded;
      else if (length === 1) second = folded;
      length += 1;
      continue;
    }
    wasLower = false;
    capitals = 0;
    if (length === 0) continue;
    if (lengthBefore > 0) {
      const two = lengthBefore + length;
      if (two > 5 && mayBeVendor(firstBefore, lengthBefore > 1 ? secondBefore : first, last, two)) return true;
      if (lengthOfAll > 0 && two > 5) {
        const afterFirst = lengthOfAll > 1 ? secondOfAll : firstBefore;
        if (mayBeVendor(firstOfAll, afterFirst, last, two + lengthOfAll)) return true;
      }
    }
    firstOfAll = firstBefore;
    secondOfAll = secondBefore;
    lengthOfAll = lengthBefore;
    firstBefore = first;
    secondBefore = second;
    lengthBefore = length;
    length = 0;
  }
  return lengthOfAll > 0 && OUTLINES_OF_STAGES.has(outlineOf(firstBefore, last, lengthBefore));
}

/** `stepBack` over signs: a sign above ASCII is in no set. */
function backOver(signs: Uint8Array, end: number, set: CharacterSet, most: number): number {
  let at = end;
  const stop = Math.max(0, end - most);
  while (at > stop && set[signs[at - 1] as number] === 1) at -= 1;
  return at;
}

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
    (words.length > 1 && STAGES.has(last) && namesAnyVendor(words))
  );
}

/** Whether a UUID is a key, by what is done to it or by the one word before its sign. */
function isDone(text: string, from: number, gap: number, name: string): boolean {
  if (mayBeDone(name) && DONE_TO_KEY.test(text.slice(Math.max(0, from - 60), from))) return true;
  return text.charCodeAt(gap) !== SPACE && ownClass(name.slice(name.lastIndexOf(' ') + 1)) === 'secret';
}

/** Keys of services whose names are written in two words, so that no keyword leads to them. */
export const splitServices: readonly [Rule, ...Rule[]] = [
  {
    id: 'key-of-split-name',
    kind: 'KEY',
    why: 'Names of services are written in two words as often as in one.',
    source: 'https://github.com/trufflesecurity/trufflehog/tree/main/pkg/detectors',
    unlessTaken: true,
    inRun: (text, start, end, emit, signs) => {
      // `NAME=x`, all of it one run: the value is what stands behind the sign.
      let from = Math.min(end - 14, start + MOST_NAME);
      while (from > start && signs[from - 1] !== EQUALS) from -= 1;
      const length = end - from;
      const dashed = length === 36 && signs[end - 13] === DASH && signs[end - 18] === DASH;
      if (!dashed && (length < 14 || length > 64)) return;
      const gap = from > start ? from - 1 : backOver(signs, from, BETWEEN, MOST_BETWEEN);
      if (gap === from || gap === 0 || NAME_SIGN[signs[gap - 1] as number] !== 1) return;
      let before = backOver(signs, gap, NAME_SIGN, MOST_NAME);
      for (let word = 1; word < MOST_WORDS && before > 0 && signs[before - 1] === SPACE; word += 1)
        before = backOver(signs, before - 1, NAME_SIGN, MOST_NAME);
      const mayBeOfService = mayNameService(signs, before, gap);
      if (!dashed && !mayBeOfService) return;
      const name = text.slice(before, gap).trimStart();
      if (!(dashed && isDone(text, from, gap, name)) && !(mayBeOfService && isOfService(name))) return;
      const value = text.slice(from, end);
      if (dashed ? isUuid(value) : /\d/.test(value) && looksRandom(value, 14)) emit({ start: from, end });
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
