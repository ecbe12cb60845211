import { characters, isAt, WORD } from '../characters.ts';
import { luhn } from '../checksums.ts';
import type { Span } from '../rule.ts';

/** A document's number that is one by its form alone, and by its sum where it has one. */
interface Shape {
  /** Of the whole of it, with what letters stand right before and behind the digits. */
  readonly form: RegExp;
  readonly holds?: (plain: string) => boolean;
}

const weighed = (plain: string, weights: readonly number[]) =>
  weights.reduce((sum, weight, at) => sum + weight * Number(plain[at]), 0);
const isDate = (month: number, day: number) => month >= 1 && month <= 12 && day >= 1 && day <= 31;

/** CPF of Brazil: two digits, each a sum of those before it. */
function cpfHolds(plain: string): boolean {
  const digit = (count: number) => {
    let sum = 0;
    for (let at = 0; at < count; at += 1) sum += Number(plain[at]) * (count + 1 - at);
    return ((sum * 10) % 11) % 10;
  };
  return !/^(\d)\1+$/.test(plain) && digit(9) === Number(plain[9]) && digit(10) === Number(plain[10]);
}

/** Thirteen digits as of a bar code: the number of the Swiss old-age insurance. */
const eanHolds = (plain: string) => weighed(plain, [1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1]) % 10 === 0;
/** DNI and NIE of Spain: the letter is the remainder by 23. */
const dniHolds = (plain: string) =>
  'TRWAGMYFPDXBNJZSQVHLCKE'[Number(plain.slice(0, -1).replace(/^[XYZ]/, (first) => `${'XYZ'.indexOf(first)}`)) % 23] ===
  plain.at(-1);
/** NHS: eleven less the weighted sum. */
const nhsHolds = (plain: string) => weighed(plain, [10, 9, 8, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0;
/** NRIC and FIN of Singapore. */
function nricHolds(plain: string): boolean {
  const sum =
    weighed(plain.slice(1, 8), [2, 7, 6, 5, 4, 3, 2]) + (/[TG]/.test(plain) ? 4 : 0) + (plain[0] === 'M' ? 3 : 0);
  const letters = /[ST]/.test(plain[0] ?? '') ? 'JZIHGFEDCBA' : plain[0] === 'M' ? 'KLJNPQRTUWX' : 'XWUTRQPNMLK';
  return letters[sum % 11] === plain[8];
}
/** Eighteen digits of China, the last by ISO 7064 modulo 11-2. */
const chinaHolds = (plain: string) =>
  '10X98765432'[weighed(plain, [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]) % 11] === plain[17] &&
  isDate(Number(plain.slice(10, 12)), Number(plain.slice(12, 14)));

const SHAPES: readonly Shape[] = [
  { form: /^\d{3}\.\d{3}\.\d{3}-\d{2}$/, holds: cpfHolds },
  { form: /^\d{2}\.\d{3}\.\d{3}\/\d{4}-\d{2}$/ },
  { form: /^756\.\d{4}\.\d{4}\.\d{2}$/, holds: eanHolds },
  { form: /^784-(?:19|20)\d{2}-\d{7}-\d$/ },
  { form: /^(?:\d{8}-?|[XYZ]-?\d{7}-?)[TRWAGMYFPDXBNJZSQVHLCKE]$/, holds: dniHolds },
  { form: /^[STFGM]\d{7}[A-Z]$/, holds: nricHolds },
  { form: /^(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]\d{6}[A-D]$/ },
  { form: /^\d{3}-\d{3}-\d{4}$/, holds: nhsHolds },
  // South Korea: the day of birth, and a digit for sex and century.
  {
    form: /^\d{6}-[1-8]\d{6}$/,
    holds: (plain) => isDate(Number(plain.slice(2, 4)), Number(plain.slice(4, 6))),
  },
  // Sweden and Denmark, Finland.
  {
    form: /^(?:19|20)?\d{6}[-+]\d{4}$/,
    holds: (plain) => {
      const last = plain.slice(-10);
      return (
        (isDate(Number(last.slice(2, 4)), Number(last.slice(4, 6))) && luhn(last)) ||
        (plain.length === 10 && isDate(Number(last.slice(2, 4)), Number(last.slice(0, 2))))
      );
    },
  },
  {
    form: /^\d{6}[-+A-FYXWVU]\d{3}[0-9A-FHJ-NPR-Y]$/,
    holds: (plain) =>
      '0123456789ABCDEFHJKLMNPRSTUVWXY'[Number(plain.slice(0, 6) + plain.slice(-4, -1)) % 31] === plain.at(-1) &&
      isDate(Number(plain.slice(2, 4)), Number(plain.slice(0, 2))),
  },
  // Belgium.
  {
    form: /^\d{2}\.\d{2}\.\d{2}-\d{3}\.\d{2}$/,
    holds: (plain) => isDate(Number(plain.slice(2, 4)), Number(plain.slice(4, 6))),
  },
  { form: /^\d{17}[\dX]$/, holds: chinaHolds },
  // Pakistan.
  { form: /^[1-7]\d{4}-\d{7}-\d$/ },
  // Italy's codice fiscale and Mexico's CURP.
  { form: /^[A-Z]{6}\d{2}[A-EHLMPRST]\d{2}[A-Z]\d{3}[A-Z]$/ },
  { form: /^[A-Z]{4}\d{6}[HMX][A-Z]{5}[A-Z0-9]\d$/ },
  // Medicare of the United States.
  { form: /^[1-9][A-Z][A-Z0-9]\d-[A-Z][A-Z0-9]\d-[A-Z]{2}\d{2}$/ },
];

const CAPITAL = characters('A-Z');
const SMALL = characters('a-z');
const JOINS = characters('.:-');
const BEFORE = characters('A-Za-z0-9_./-');

/** Whether the number at `start` to `end`, with the letters right before and behind it, is one of a document. */
export function documentAt(text: string, start: number, end: number, emit: (span: Span) => void): void {
  let from = start;
  let to = end;
  while (from > start - 2 && isAt(text, from - 1, CAPITAL)) from -= 1;
  while (to > from && isAt(text, to - 1, JOINS) && !isAt(text, to, CAPITAL)) to -= 1;
  while (to < end + 2 && isAt(text, to, CAPITAL)) to += 1;
  if (text[to] === '/' && /^\/\d{4}-\d{2}(?!\d)/.test(text.slice(to, to + 9))) to += 8;
  if (to - from < 9 || to - from > 19 || isAt(text, from - 1, BEFORE) || isAt(text, to, WORD)) return;
  // An address in hex, as every crash has dozens: no document has a small letter.
  for (let at = from; at < to; at += 1) if (isAt(text, at, SMALL)) return;
  const found = text.slice(from, to);
  for (const { form, holds } of SHAPES) {
    if (form.test(found) && (holds === undefined || holds(found.replace(/[^A-Z0-9]/g, '')))) {
      emit({ start: from, end: to });
      return;
    }
  }
}
