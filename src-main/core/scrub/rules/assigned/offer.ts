import { readValue, type WrittenValue } from '../../assigned-value.ts';
import { MOST_BEHIND } from '../../code-values.ts';
import { lookNow } from '../../looks.ts';
import { isUuid } from '../../randomness.ts';
import type { Span } from '../../rule.ts';
import { type NameClass, wordsOf } from '../../secret-names.ts';
import { isSecretValue, type Standing } from '../../secret-values.ts';
import { namesAnyVendor, namesVendor } from '../../vendors.ts';
import { phraseBefore } from './name.ts';
import type { Place } from './place.ts';

/** Whether what stands at a place is a secret, and the same again beside it. */

/** From where on a value without a gap is long, and how many names inside of it are asked once it was refused. */
const LONG = 512;
const MOST_INSIDE = 8;
let refusedIn = -1;
let refusedFrom = 0;
let refusedTo = 0;
let inside = 0;

/**
 * Whether `at` lies in a long value that was refused, and enough of the names in it were tried: `sig=A1sig=A1…` would be
 * read to its end at each of them.
 */
export function isInRefused(at: number): boolean {
  if (lookNow() !== refusedIn || at < refusedFrom || at >= refusedTo) return false;
  inside += 1;
  return inside > MOST_INSIDE;
}

function refuse(value: WrittenValue): void {
  if (value.quoted || value.end - value.start < LONG) return;
  const isNested = lookNow() === refusedIn && value.start < refusedTo;
  refusedIn = lookNow();
  if (isNested) return;
  refusedFrom = value.start;
  refusedTo = value.end;
  inside = 0;
}

export function offer(
  text: string,
  name: string,
  nameClass: NameClass,
  value: WrittenValue,
  place: Place,
  emit: (span: Span) => void,
): void {
  const secret = text.slice(value.start, value.end);
  if (
    !isSecretValue(name, nameClass, secret, standing(text, value, place)) &&
    !(nameClass === 'maybe' && isUuid(secret.trim()) && mayHoldUuid(text, name, place)) &&
    !(nameClass === 'maybe' && isShortVendorKey(text, name, secret, value.quoted, place))
  ) {
    if (nameClass === 'maybe') refuse(value);
    return;
  }
  emitTwice(text, value, secret, emit);
  // `"x" -> "y"`: what it is changed to has no name of its own.
  CHANGED.lastIndex = value.end;
  if (!value.quoted || nameClass !== 'secret' || !CHANGED.test(text)) return;
  const next = readValue(text, CHANGED.lastIndex);
  if (isSecretValue(name, nameClass, text.slice(next.start, next.end), standing(text, next, place))) emit(next);
}

const CHANGED = /["'][ \t]{1,3}(?:->|→)[ \t]{1,3}(?=["'])/y;

export function emitTwice(text: string, value: WrittenValue, secret: string, emit: (span: Span) => void): void {
  emit({ start: value.start, end: value.end });
  if (secret.length < 6 || !standsWithin(text, value.end, secret.charCodeAt(0))) return;
  // `'x' | 'x'`, "expected x, got x": the same again has no name of its own.
  AGAIN.lastIndex = value.end;
  if (AGAIN.test(text) && text.startsWith(secret, AGAIN.lastIndex))
    emit({ start: AGAIN.lastIndex, end: AGAIN.lastIndex + secret.length });
}

/** The most that `AGAIN` reads. */
const MOST_BETWEEN = 12;

function standsWithin(text: string, from: number, code: number): boolean {
  for (let at = from; at <= from + MOST_BETWEEN; at += 1) if (text.charCodeAt(at) === code) return true;
  return false;
}

const AGAIN = /["'`]?[ \t]{0,3}(?:[|,;/]|or|and|vs\.?|!=|<>|->|=>)?[ \t]{0,3}["'`]?/y;

/** A UUID is a key behind `x_key` or a vendor's name, and an identifier behind `key: ` alone, as tables have them. */
function mayHoldUuid(text: string, name: string, place: Place): boolean {
  const words = wordsOf(name);
  if (/^keys?$/i.test(name) && namesAnyVendor(wordsOf(phraseBefore(text, place.at)))) return true;
  if (namesAnyVendor(words)) return true;
  if (words.at(-1) !== 'key') return false;
  return words.length > 1 || /=[ \t]{0,4}["'`]?$/.test(text.slice(Math.max(0, place.at - 6), place.at));
}

/** `algolia secret`, `algolia API key`: the words right before a value that name whose it is. */
const WHOSE = /([A-Za-z][\w.-]{1,40})[ \t]{1,3}(?:api[ _-]?)?(?:secret|token|key|id)["']?[ \t=:'"-]{1,6}$/i;

/** Ten to fifteen letters and digits that take turns, behind a vendor's name or its secret: no word and no version. */
const TAKING_TURNS =
  /^(?!v?\d{1,3}[a-z]{1,8}\d{0,3}$|0x[0-9a-f]{6,13}$)(?=[A-Za-z0-9]{0,13}[A-Za-z]\d{1,6}[A-Za-z]|\d{1,4}[A-Za-z]{1,9}\d)[A-Za-z0-9]{10,15}$/;

function isMiddlingVendorKey(text: string, name: string, secret: string, place: Place): boolean {
  if (!TAKING_TURNS.test(secret)) return false;
  if (namesVendor(wordsOf(name))) return true;
  const whose = WHOSE.exec(text.slice(Math.max(0, place.at - 64), place.at))?.[1];
  return whose !== undefined && namesAnyVendor(['the', ...wordsOf(whose)]);
}

/** Eight or nine capitals and digits, or eight of hex: as long as the keys of some services are. */
function isShortVendorKey(text: string, name: string, secret: string, quoted: boolean, place: Place): boolean {
  if (secret.length >= 10) return isMiddlingVendorKey(text, name, secret, place);
  if (!/^(?:[A-Z0-9]{8,9}|[0-9a-f]{8})$/.test(secret) || !/\d\D*\d/.test(secret) || !/[A-Za-z]/.test(secret))
    return false;
  if (place.onlyOpaque === true && !quoted) return false;
  const words = wordsOf(/^keys?$/i.test(name) ? phraseBefore(text, place.at) : name);
  return namesVendor(words) && !words.some((word) => /^(?:git\w*|bitbucket|commit|sha\d*|ref|id)$/.test(word));
}

export function standing(text: string, value: WrittenValue, place: Place): Standing {
  return { quoted: value.quoted, sign: place.sign, after: text.slice(value.end, value.end + MOST_BEHIND) };
}
