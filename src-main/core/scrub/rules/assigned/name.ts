import { characters } from '../../characters.ts';
import { classifyName, type NameClass, wordsOf } from '../../secret-names.ts';
import { namesAnyVendor, namesVendor, namesVendorKey } from '../../vendors.ts';
import { remembering } from '../../verdicts.ts';
import { match } from './place.ts';

/** What a name says of its value, alone or with the words before it. */

/** What a name is made of. */
export const NAME = characters('a-zA-Z0-9_.$-');

const WORDS_BEFORE = /(?:[A-Za-z][A-Za-z0-9]{0,24}[ \t_-]){1,3}$/;

/** `key 9f86d081884c7d659a2feaa0 is not valid` */
function standsLongRun(text: string, at: number): boolean {
  return (
    text[at] === ' ' &&
    /^(?:(?=\S{0,19}\d)[A-Za-z0-9_-]{20,200}|(?=[a-z]{0,12}\d{1,6}[a-z]{1,8}\d)[a-z0-9]{14,19})(?![\w/.-])/.test(
      text.slice(at + 1, at + 202),
    )
  );
}

/** `key = b'9f86d081884c7d65'`: long enough to be generated, where a table would hold a name or a word. */
const ASSIGNED_RUN =
  /["'\]]{0,2}[ \t]{0,4}(?:(?:=>?|:=)[ \t]{0,4}[bru]?["'`]?(?=[A-Za-z0-9+/_=-]{10})|:[ \t]{0,4}["'`]?(?=[A-Za-z0-9+/_=-]{16}))(?=\S{0,40}\d|[bru]?["'`]?[A-Za-z]{14})/y;

/** What a name says by itself. */
export const ownClass = remembering((name: string): NameClass => {
  if (/^(?:proxy[-_]?)?authorization$/i.test(name)) return null;
  const own = classifyName(name);
  // `GITHUB_SHA` is no key of GitHub's.
  if (
    own === null &&
    /(?:^|[._-])(?:sha\d{0,3}|commit|digest|checksum|revision|etag|release|version|region|environment)$/i.test(name)
  )
    return null;
  if (own === 'secret' || namesVendorKey(wordsOf(name))) return 'secret';
  return own ?? (namesVendor(wordsOf(name)) ? 'maybe' : null);
});

/** The last of two words: what stands before it says which it is. */
export function isLastWord(name: string): boolean {
  return name.length <= 6 && /^(?:key|keys|code|phrase|id|string|seed)$/i.test(name);
}

/** A vendor's name, or "API key" in two words, says as much as `api_key`. */
export function classOfLastWord(text: string, nameStart: number, name: string): NameClass {
  const before = WORDS_BEFORE.exec(text.slice(Math.max(0, nameStart - 60), nameStart))?.[0] ?? '';
  const longer = before === '' ? null : classifyPhrase((before + name).replaceAll(/[ \t]/g, '_'));
  if (longer !== null) return longer;
  // `?key=` in an address.
  if (
    /^key$/i.test(name) &&
    (/[?&;]/.test(text[nameStart - 1] ?? ' ') ||
      standsLongRun(text, nameStart + 3) ||
      match(ASSIGNED_RUN, text, nameStart + 3) >= 0 ||
      vendorAround(text, nameStart) !== '')
  )
    return 'maybe';
  return ownClass(name);
}

/** "invalid api key" says what "api key" says. */
const classifyPhrase = remembering((phrase: string): NameClass => {
  const whole = classifyName(phrase);
  if (whole === 'secret') return whole;
  const last = classifyName(phrase.split('_').slice(-2).join('_'));
  return last === 'secret' ? last : whole;
});

/** The vendor whose settings these are: `"bugsnag": {"key": …`, `bugsnag:⏎  key: …`; else empty. */
function vendorAround(text: string, nameStart: number): string {
  const lead = text.slice(Math.max(0, nameStart - 90), nameStart);
  const outer =
    /([A-Za-z][\w.-]{2,40})["']?(?:[ \t]{0,3}(?::|=>|=|\()[ \t]{0,3}(?:\{\s{0,20}|\r?\n[ \t]{1,12})["']?|,[ \t]|>\s{0,20}<)$/.exec(
      lead,
    )?.[1];
  if (outer !== undefined && namesVendor(wordsOf(outer))) return outer;
  // `[maxmind]⏎key = x`, `# maxmind⏎key = x`, `shortcut:⏎  key: x`
  const above =
    /(?:^|\n)[ \t]{0,8}(?:(?:\[|#{1,3}|\/\/|--|;)[ \t]{0,3}([A-Za-z][\w.-]{2,40})[\]: \t]{0,4}(?:api|key|token|settings)?[ \t]{0,3}|([A-Za-z][\w.-]{2,40}):[ \t]{0,3})\r?\n[ \t]{0,8}["']?$/i.exec(
      lead,
    );
  const head = above?.[1] ?? above?.[2];
  return head !== undefined && namesAnyVendor([...wordsOf(head), 'key']) ? head : '';
}

/** `Insightly key` of "**Insightly key**: x". */
export function phraseBefore(text: string, at: number): string {
  const lead = text.slice(Math.max(0, at - 60), at);
  const phrase = /(?:[A-Za-z]{3,24} ){0,2}keys?(?=[^A-Za-z]{0,12}$|["'*]{0,2} (?:is|was) [^A-Za-z]{0,6}$)/i.exec(lead);
  if (phrase === null) return 'key';
  return `${vendorAround(text, at - lead.length + phrase.index)} ${phrase[0]}`;
}
