import { ALNUM, characters, DIGIT, isAt, LETTER } from '../characters.ts';
import { ibanHolds, luhn } from '../checksums.ts';
import type { Rule, Span } from '../rule.ts';

/** The ranges that cards are issued in, by their first digits and length (ISO/IEC 7812). */
function isCardNumber(digits: string): boolean {
  if (!luhn(digits) || /^(\d)\1+$/.test(digits)) return false;
  const length = digits.length;
  if (digits[0] === '4') return length === 13 || length === 16 || length === 19;
  const two = Number(digits.slice(0, 2));
  const four = Number(digits.slice(0, 4));
  if ((two >= 51 && two <= 55) || (four >= 2221 && four <= 2720)) return length === 16;
  if (two === 34 || two === 37) return length === 15;
  if (two === 36 || two === 38 || two === 39 || (four >= 3000 && four <= 3059)) return length === 14 || length === 16;
  if (four >= 3528 && four <= 3589) return length === 16;
  return (
    (two === 60 || two === 62 || two === 64 || two === 65 || two === 50 || (two >= 56 && two <= 69)) && length >= 16
  );
}

/** Those of the registry, and the African and Asian ones that banks use without being in it. */
const IBAN_COUNTRIES =
  `ad ae al at az ba be bg bh bi br by ch cr cy cz de dj dk do ee eg es fi fk fo fr gb ge gi gl gr gt hn hr hu
  ie il iq is it jo kw kz lb lc li lt lu lv ly mc md me mk mn mr mt mu ni nl no om pk pl ps pt qa ro rs ru sa sc sd se si sk sm so
  st sv tl tn tr ua va vg xk ye ao bf bj cf cg ci cm cv dz ga gq gw hn ir km ma mg ml mz ne sn td tg`
    .split(/\s+/)
    .filter((country) => country !== '');

export const money: readonly [Rule, ...Rule[]] = [
  {
    id: 'card-grouped',
    kind: 'CARD',
    why: 'A card number pays.',
    // https://www.iso.org/standard/70484.html
    keywords: ['# #'],
    back: { over: characters('0-9'), most: 6 },
    find: takeCard,
    shaped: ({ digits }) => digits >= 13,
    inNumber: (text, start, _end, emit) => takeCard(text, start, start, emit),
    inRun: (text, start, end, emit) => {
      if (end - start > 40) return;
      // `pan=4111…`
      const from = start + text.slice(start, end).indexOf('=') + 1;
      if (end - from > 19 || !isAt(text, from, DIGIT)) return;
      const digits = text.slice(from, end);
      if (/^\d{16,19}$/.test(digits) && isCardNumber(digits) && !/[.]/.test(text[start - 1] ?? ' '))
        emit({ start: from, end });
    },
    scrubs: [
      ['paid 4111 1111 1111 1111 ok', 'paid [REDACTED:CARD:1] ok'],
      ['3782-822463-10005', '[REDACTED:CARD:1]'],
      ['pan 4111111111111111', 'pan [REDACTED:CARD:1]'],
      ['cc=6011111111111117', 'cc=[REDACTED:CARD:1]'],
    ],
    leaves: ['4111 1111 1111 1112', '2026-04-03 1111 1111', '1000 2000 3000 4000'],
  },
  {
    id: 'iban',
    kind: 'IBAN',
    why: 'An account number names the account’s owner.',
    // https://www.iso.org/standard/81090.html
    keywords: IBAN_COUNTRIES.map((country) => `${country}##`) as [string, ...string[]],
    notAfter: ALNUM,
    before: characters('A-Za-z0-9 -'),
    find: (text, from, _end, emit) => {
      const run = /[A-Z]{2}\d{2}(?:[ -]?[A-Z0-9]){11,30}(?![A-Za-z0-9])/iy;
      run.lastIndex = from;
      const match = run.exec(text);
      if (match === null || isInUuid(text, from)) return;
      // A word behind a number in groups is taken for a part of it: try without.
      for (let whole = match[0]; whole.length >= 15; whole = whole.replace(/[ -]?[^ -]{0,40}$/, '')) {
        const plain = whole.replace(/[ -]/g, '').toUpperCase();
        if (plain.length >= 15 && plain.length <= 34 && ibanHolds(plain))
          return emit({ start: from, end: from + whole.length });
        if (!/[ -]/.test(whole)) return;
      }
    },
    scrubs: [
      ['to DE89 3704 0044 0532 0130 00 today', 'to [REDACTED:IBAN:1] today'],
      ['GB82WEST12345698765432', '[REDACTED:IBAN:1]'],
    ],
    leaves: [
      'DE89 3704 0044 0532 0130 01',
      'AB12 34',
      'x86_64',
      'done ba31da28-8c7a-470a-aa87-af89e18f8e60 in 3 ms',
      'done 10e05c9e-da70-4fc5-ae23-2c8e6c1076d4 in 3 ms',
      'done a283af71-de57-4a97-a78d-4bfbfad50d70',
    ],
  },
  {
    id: 'ssn',
    kind: 'ID',
    why: 'A social security number is a person for life.',
    keywords: ['ssn', 'social security'],
    find: (text, _start, end, emit) => {
      const named =
        /(?:[ _-]?(?:number|no|nr))?["']?[ \t]{0,3}(?:[:=#]|is)?[ \t]{0,3}["']?(?<secret>\d{3}[ -]?\d{2}[ -]?\d{4})(?!\d)/iy;
      named.lastIndex = end;
      const match = named.exec(text);
      const secret = match?.groups?.['secret'];
      if (match !== null && secret !== undefined)
        emit({ start: end + match[0].length - secret.length, end: end + match[0].length });
    },
    shaped: ({ dashes, length }) => dashes >= 2 && (length === 11 || length === 12),
    inNumber: (text, start, end, emit) => {
      if (/\w/.test(text[start - 1] ?? ' ') || /\w/.test(text[end] ?? ' ')) return;
      if (/^(?!000|666|9)\d{3}-(?!00)\d{2}-(?!0000)\d{4}[.:]?$/.test(text.slice(start, end)))
        emit({ start, end: start + 11 });
    },
    scrubs: [
      ['ssn 219-09-9999', 'ssn [REDACTED:ID:1]'],
      ['SSN: 219099999', 'SSN: [REDACTED:ID:1]'],
    ],
    leaves: ['000-12-3456', '2026-04-03', 'build 123-45-67890'],
  },
  {
    id: 'national-id',
    kind: 'ID',
    why: 'A number of an identity document is a person for life.',
    keywords: [
      'passport',
      'national id',
      'national_id',
      'nationalid',
      'driver',
      'licence n',
      'license n',
      'nino',
      'national insurance',
      'tax id',
      'tax_id',
      'taxid',
      'steuer',
      'personalausweis',
      'tin',
      'nif',
      'dni',
      'cpf',
      'cnpj',
      'aadhaar',
      'aadhar',
      'pan card',
      'pesel',
      'codice fiscale',
      'bsn',
      'personnummer',
      'nhs',
      'medicare',
      'sin:',
      'ein',
      'vat',
      'curp',
      'rut',
      'emirates id',
      'nric',
      'hkid',
      'iqama',
      'siret',
      'siren',
      'insee',
      'ahv',
    ],
    find: (text, start, end, emit) => {
      if (isAt(text, start - 1, LETTER)) return;
      const named =
        /[a-z']{0,16}(?:[ _-](?:number|no|nr|num|id|card|license|licence|code|identification)\.?){0,3}["']?[ \t]{0,3}(?:[:=#]|is|:=|(?<=\. ))[ \t]{0,3}["']?(?<secret>[A-Z]{0,4}[ -]?\d[A-Z0-9][A-Z0-9 ./-]{3,20}[A-Z0-9])(?![A-Za-z0-9])/iy;
      named.lastIndex = end;
      const match = named.exec(text);
      const secret = match?.groups?.['secret'];
      if (match === null || secret === undefined || secret.replace(/\D/g, '').length < 5) return;
      emit({ start: end + match[0].length - secret.length, end: end + match[0].length });
    },
    scrubs: [['passport no: C01X00T47', 'passport no: [REDACTED:ID:1]']],
    leaves: ['passport.js 0.7.0', 'driver: postgres', 'starting: 12345'],
  },
];

const UUID = /(?<![0-9a-f])[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?![0-9a-f])/iy;
/** Where the groups of a UUID begin. */
const UUID_GROUPS = [0, 9, 14, 19, 24];

/** One in ninety-seven groups that look like a country and two digits has a sum that fits. */
function isInUuid(text: string, from: number): boolean {
  return UUID_GROUPS.some((group) => {
    UUID.lastIndex = from - group;
    return from >= group && UUID.test(text);
  });
}

const GROUPS = /\d{4}([ .-])\d{4}\1\d{4}\1\d{1,7}(?!\d)|\d{4}([ -])\d{6}\2\d{4,5}(?!\d)|\d{13,15}(?![\d.])/y;
const BEFORE_CARD = characters('A-Za-z0-9_.-');

function takeCard(text: string, start: number, _end: number, emit: (span: Span) => void): void {
  // Four digits, or more: most numbers beside another are shorter.
  if (!isAt(text, start + 3, DIGIT) || isAt(text, start - 1, BEFORE_CARD)) return;
  GROUPS.lastIndex = start;
  const match = GROUPS.exec(text);
  if (match === null || !isCardNumber(match[0].replace(/\D/g, ''))) return;
  emit({ start, end: start + match[0].length });
}
