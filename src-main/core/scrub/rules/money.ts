import { ALNUM, characters, LETTER } from '../characters.ts';
import { ibanHolds } from '../checksums.ts';
import type { Rule } from '../rule.ts';

/** Those of the registry, and the African and Asian ones that banks use without being in it. */
const IBAN_COUNTRIES =
  `ad ae al at az ba be bg bh bi br by ch cr cy cz de dj dk do ee eg es fi fk fo fr gb ge gi gl gr gt hn hr hu
  ie il iq is it jo kw kz lb lc li lt lu lv ly mc md me mk mn mr mt mu ni nl no om pk pl ps pt qa ro rs ru sa sc sd se si sk sm so
  st sv tl tn tr ua va vg xk ye ao bf bj cf cg ci cm cv dz ga gq gw hn ir km ma mg ml mz ne sn td tg`
    .split(/\s+/)
    .filter((country) => country !== '');

const BANK_NUMBER =
  /(?:[ _-]?(?:number|num|no|nr|code|transit|aba)\.?){0,3}\\?["']?[ \t]{0,3}(?:[:=#]|is)?[ \t]{0,3}\\?["']?(?<secret>\d(?:[ -]?\d){5,17})(?![\d.:]|-\d|[ \t]?(?:ms|bytes|rows))/iy;
const BANK_CODE =
  /(?:\/(?:bic|swift))?(?:[ _-]?code)?\\?["']?[ \t]{0,3}[:=#][ \t]{0,3}\\?["']?(?<secret>[A-Z]{4}(?:0[A-Z0-9]{6}|[A-Z]{2}[A-Z0-9]{2}(?:[A-Z0-9]{3})?))(?![A-Za-z0-9])/y;
const BANK_SIGN =
  /bank|sort[ _-]?code|routing|\baba\b|\bbsb\b|iban|\bbic\b|swift|\bblz\b|payee|beneficiary|transfer|deposit/i;

/** Numbers of accounts at banks. */
export const money: readonly [Rule, ...Rule[]] = [
  {
    id: 'iban',
    kind: 'IBAN',
    why: 'An account number names the account’s owner.',
    source: 'https://www.iso.org/standard/81090.html',
    keywords: IBAN_COUNTRIES.map((country) => `${country}##`) as [string, ...string[]],
    notAfter: ALNUM,
    before: characters('A-Za-z0-9 -'),
    find: (text, from, _end, emit) => {
      const run = /[A-Z]{2}\d{2}(?:[ \u00a0-]?[A-Z0-9]){11,30}(?![A-Za-z0-9])/iy;
      run.lastIndex = from;
      const match = run.exec(text);
      if (match === null || isInUuid(text, from)) return;
      // A word behind a number in groups is taken for a part of it: try without.
      for (let whole = match[0]; whole.length >= 15; whole = whole.replace(/[ \u00a0-]?[^ \u00a0-]{0,40}$/, '')) {
        const plain = whole.replace(/[ \u00a0-]/g, '').toUpperCase();
        if (plain.length >= 15 && plain.length <= 34 && ibanHolds(plain))
          return emit({ start: from, end: from + whole.length });
        if (!/[ \u00a0-]/.test(whole)) return;
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
    id: 'bank-account',
    kind: 'IBAN',
    why: 'An account number names the account’s owner.',
    source: 'https://www.aba.com/about-us/routing-number',
    keywords: [
      'account',
      'acct',
      'a/c',
      'kontonummer',
      'kontonr',
      'konto-nr',
      'kto',
      'sort code',
      'sort_code',
      'sortcode',
      'routing',
      'bsb',
      'clabe',
      'ifsc',
      'swift',
      'bic',
      'blz',
      'aba',
      'rib',
    ],
    notAfter: LETTER,
    before: characters(' :=#_"\'\\./nNrRcC-'),
    find: (text, start, end, emit) => {
      const keyword = text.slice(start, end).toLowerCase();
      const code = /^(?:ifsc|swift|bic)$/.test(keyword);
      const named = code ? BANK_CODE : BANK_NUMBER;
      named.lastIndex = end;
      const match = named.exec(text);
      const secret = match?.groups?.['secret'];
      if (match === null || secret === undefined) return;
      const digits = secret.replace(/\D/g, '').length;
      // `account 12345678` is a row of a table as often; the word for it or another sign of a bank has to be there.
      if (/^a/.test(keyword) && keyword !== 'aba' && !/num|no|nr|#/i.test(match[0])) {
        const round = text.slice(Math.max(0, start - 60), end + match[0].length + 40);
        if (digits < 7 || !BANK_SIGN.test(round)) return;
      }
      if (digits < (code ? 0 : 6)) return;
      emit({ start: end + match[0].length - secret.length, end: end + match[0].length });
    },
    scrubs: [
      ['Kontonummer: 0532013000 BLZ 37040044', 'Kontonummer: [REDACTED:IBAN:1] BLZ [REDACTED:IBAN:2]'],
      ['"accountNumber": "00412345678"', '"accountNumber": "[REDACTED:IBAN:1]"'],
      ['sort code 20-00-00 account 55779911', 'sort code [REDACTED:IBAN:1] account [REDACTED:IBAN:2]'],
      ['SWIFT/BIC: WALDDEFFXXX', 'SWIFT/BIC: [REDACTED:IBAN:1]'],
    ],
    leaves: [
      'account 12345678 not found',
      'routing 3 requests',
      'Swift: ContentView',
      'basic: 1234567',
      'account_id: 7',
      'Swift 5.10',
    ],
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
