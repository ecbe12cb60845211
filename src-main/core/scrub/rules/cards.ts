import { ALNUM, characters, DIGIT, isAt } from '../characters.ts';
import { luhn } from '../checksums.ts';
import type { Rule, Span } from '../rule.ts';

/** The ranges that cards are issued in, by their first digits and length (ISO/IEC 7812). */
function isCardNumber(digits: string): boolean {
  if (!luhn(digits) || /^(\d)\1+$/.test(digits)) return false;
  const length = digits.length;
  if (digits[0] === '4') return length === 13 || length === 16 || length === 19;
  const two = Number(digits.slice(0, 2));
  const four = Number(digits.slice(0, 4));
  if ((two >= 51 && two <= 55) || (four >= 2221 && four <= 2720)) return length === 16;
  // Mir of Russia and Troy of Turkey.
  if ((four >= 2200 && four <= 2204) || four === 9792) return length === 16;
  if (two === 34 || two === 37) return length === 15;
  if (two === 36 || two === 38 || two === 39 || (four >= 3000 && four <= 3059)) return length === 14 || length === 16;
  if (four >= 3528 && four <= 3589) return length === 16;
  return (
    (two === 60 || two === 62 || two === 64 || two === 65 || two === 50 || (two >= 56 && two <= 69)) && length >= 16
  );
}

const GROUPS =
  /\d{4}([ .+\u00a0-]| {2})\d{4}\1\d{4}\1\d{1,7}(?:\1\d{1,3})?(?!\d)|\d{4}([ -])\d{6}\2\d{4,5}(?!\d)|\d{13,19}(?![\d.])/y;
const BEFORE_CARD = characters('A-Za-z0-9_.-');
const NAMED_BEFORE = /(?:card|pan|cc|num(?:ber)?)_$/i;

export const cards: readonly [Rule, ...Rule[]] = [
  {
    id: 'card-grouped',
    kind: 'CARD',
    why: 'A card number pays.',
    source: 'https://www.iso.org/standard/70484.html',
    keywords: ['# #', '#¤#', '#  #', '#+#'],
    back: { over: characters('0-9'), most: 6 },
    find: takeCard,
    shaped: ({ digits }) => digits >= 13,
    inNumber: (text, start, _end, emit) => takeCard(text, start, start, emit),
    lengths: [16, 60],
    inRun: (text, start, end, emit) => {
      // `pan=4111…`, and `;4111…=2712101…` of a magnetic stripe.
      const sign = text.slice(start, end).indexOf('=');
      if (sign < 0 && (end - start > 19 || !isAt(text, start, DIGIT))) return;
      const spans =
        sign < 0
          ? [[start, end] as const]
          : ([
              [start, start + sign],
              [start + sign + 1, end],
            ] as const);
      for (const [from, to] of spans) {
        if (to - from > 19 || !isAt(text, from, DIGIT)) continue;
        const digits = text.slice(from, to);
        if (/^\d{16,19}$/.test(digits) && isCardNumber(digits) && !/[.]/.test(text[from - 1] ?? ' '))
          emit({ start: from, end: to });
      }
    },
    scrubs: [
      ['paid 4111 1111 1111 1111 ok', 'paid [REDACTED:CARD:1] ok'],
      ['3782-822463-10005', '[REDACTED:CARD:1]'],
      ['pan 4111111111111111', 'pan [REDACTED:CARD:1]'],
      ['cc=6011111111111117', 'cc=[REDACTED:CARD:1]'],
      [';4111111111111111=27121010000000000000?', ';[REDACTED:CARD:1]=27121010000000000000?'],
    ],
    leaves: ['4111 1111 1111 1112', '2026-04-03 1111 1111', '1000 2000 3000 4000', 'ts=1700000000123456'],
  },
  {
    id: 'card-stripe',
    kind: 'CARD',
    why: 'The first track of a card’s stripe holds its number and its owner’s name.',
    source: 'https://www.iso.org/standard/73639.html',
    keywords: ['%b#'],
    pattern: /%B\d{12,19}\^[^^\n]{2,26}\^\d{4}[^?\s]{0,40}/iy,
    scrubs: [['read %B4111111111111111^LOVELACE/ADA^27121010000?', 'read [REDACTED:CARD:1]?']],
    leaves: ['%b1 %d', '%B5 of 10'],
  },
  {
    id: 'card-named',
    kind: 'CARD',
    why: 'A card number pays, and one with a digit mistyped is nearly one.',
    source: 'https://www.pcisecuritystandards.org/document_library/',
    keywords: [
      'card',
      'visa',
      'amex',
      'mastercard',
      'creditcard',
      'debitcard',
      'cardnumber',
      'cardno',
      'kreditkarte',
      'kartennummer',
      'tarjeta',
      'carte',
      'carta',
      'pan:',
      'pan=',
      'pan"',
      'cc:',
      'cc=',
      'cc"',
    ],
    notAfter: characters('a-z0-9'),
    before: characters(' :=#_"\'\\<>nN0-9-'),
    find: (text, _start, end, emit) => {
      const named =
        /(?:[ _-]?(?:number|num|no|nr|nummer|pan|is|#|ending|bancaire|de cr[eé]dit[oa]?|di credito)\.?){0,3}\\?["']?[ \t]{0,3}[:=#>]?[ \t]{0,3}\\?["']?(?<secret>\d{4}([ .-]?)\d{4}\2\d{4}\2\d{1,7}|\d{4}[ -]?\d{6}[ -]?\d{4,5})(?![\d-])/iy;
      const signed = /[:="]/.test(text[end - 1] ?? '');
      named.lastIndex = signed ? end - 1 : end;
      const secret = named.exec(text)?.groups?.['secret'];
      if (secret === undefined) return;
      emit({ start: named.lastIndex - secret.length, end: named.lastIndex });
    },
    scrubs: [
      ['credit card number is 4012-8888-8888-1882.', 'credit card number is [REDACTED:CARD:1].'],
      ['"cardNumber":"1234567887654321"', '"cardNumber":"[REDACTED:CARD:1]"'],
      ['my AMEX card: 1234 567890 12345.', 'my AMEX card: [REDACTED:CARD:1].'],
    ],
    leaves: ['discard 1234567887654321', 'card 12', 'wildcard: 3', 'span 1234567890123456', 'pan 1700000000123456'],
  },
  {
    id: 'card-code',
    kind: 'CARD',
    why: 'The three digits on the back are what a payment asks for.',
    source: 'https://www.pcisecuritystandards.org/document_library/',
    keywords: ['cvv', 'cvc', 'cvn', 'security code', 'card code', 'kartenpr'],
    notAfter: ALNUM,
    pattern:
      /(?:cv[vcn]2?|security code|card code|kartenpr\S{1,12})(?:[ _-]?(?:code|number|no))?\\?["']?[ \t]{0,3}(?:[:=#]|is)?[ \t]{0,3}\\?["']?(?<secret>\d{3,4})(?![\d.:%-]|[ \t]?(?:ms|bytes))/iy,
    scrubs: [
      ['cc ok cvv: 737', 'cc ok cvv: [REDACTED:CARD:1]'],
      ['"cvc":"4821"', '"cvc":"[REDACTED:CARD:1]"'],
    ],
    leaves: ['cvv is required', 'CVC4 1.8', 'security code analysis'],
  },
];

function takeCard(text: string, start: number, _end: number, emit: (span: Span) => void): void {
  // Four digits, or more: most numbers beside another are shorter.
  if (!isAt(text, start + 3, DIGIT)) return;
  if (
    isAt(text, start - 1, BEFORE_CARD) &&
    !(text.charCodeAt(start - 1) === 95 && NAMED_BEFORE.test(text.slice(Math.max(0, start - 8), start)))
  )
    return;
  GROUPS.lastIndex = start;
  const match = GROUPS.exec(text);
  if (match === null || !isCardNumber(match[0].replace(/\D/g, ''))) return;
  emit({ start, end: start + match[0].length });
}
