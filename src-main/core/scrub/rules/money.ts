import { characters } from '../characters.ts';
import { bech32Holds, ibanHolds, luhn } from '../checksums.ts';
import { isHex } from '../randomness.ts';
import type { FinderRule, Rule } from '../rule.ts';

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

export const money: readonly [FinderRule, ...Rule[]] = [
  {
    id: 'card-grouped',
    kind: 'CARD',
    why: 'A card number pays.',
    // https://www.iso.org/standard/70484.html
    keywords: ['# #', '#-#', '#.#'],
    back: { over: characters('0-9'), most: 6 },
    find: (text, start, _end, emit) => {
      if (/[\w.-]/.test(text[start - 1] ?? ' ')) return;
      const groups = /\d{4}([ .-])\d{4}\1\d{4}\1\d{1,7}(?!\d)|\d{4}([ -])\d{6}\2\d{4,5}(?!\d)/y;
      groups.lastIndex = start;
      const match = groups.exec(text);
      if (match !== null && isCardNumber(match[0].replace(/\D/g, ''))) emit({ start, end: start + match[0].length });
    },
    scrubs: [
      ['paid 4111 1111 1111 1111 ok', 'paid [REDACTED:CARD:1] ok'],
      ['3782-822463-10005', '[REDACTED:CARD:1]'],
    ],
    leaves: ['4111 1111 1111 1112', '2026-04-03 1111 1111', '1000 2000 3000 4000'],
  },
  {
    id: 'iban',
    kind: 'IBAN',
    why: 'An account number names the account’s owner.',
    // https://www.iso.org/standard/81090.html
    keywords: [...'abcdefghiklmnopqrstuvxyz'].map((letter) => `${letter}##`) as [string, ...string[]],
    find: (text, start, _end, emit) => {
      const from = start - 1;
      if (from < 0 || /[A-Za-z0-9]/.test(text[from - 1] ?? ' ')) return;
      const run = /[A-Z]{2}\d{2}(?:[ -]?[A-Z0-9]){11,30}(?![A-Za-z0-9])/iy;
      run.lastIndex = from;
      const match = run.exec(text);
      if (match === null) return;
      // A word behind a number in groups is taken for a part of it: try without.
      for (let whole = match[0]; whole.length >= 15; whole = whole.replace(/[ -]?[^ -]*$/, '')) {
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
    leaves: ['DE89 3704 0044 0532 0130 01', 'AB12 34', 'x86_64'],
  },
  {
    id: 'ssn',
    kind: 'ID',
    why: 'A social security number is a person for life.',
    keywords: ['#-#', 'ssn', 'social security'],
    find: (text, start, end, emit) => {
      if (/[a-z]/i.test(text[start] ?? '')) {
        const named =
          /(?:[ _-]?(?:number|no|nr))?["']?[ \t]{0,3}(?:[:=#]|is)?[ \t]{0,3}["']?(?<secret>\d{3}[ -]?\d{2}[ -]?\d{4})(?!\d)/iy;
        named.lastIndex = end;
        const match = named.exec(text);
        const secret = match?.groups?.['secret'];
        if (match !== null && secret !== undefined)
          emit({ start: end + match[0].length - secret.length, end: end + match[0].length });
        return;
      }
      const from = start - 2;
      if (from < 0 || /[\w.-]/.test(text[from - 1] ?? ' ')) return;
      const number = /(?!000|666|9)\d{3}-(?!00)\d{2}-(?!0000)\d{4}(?![\w-])/y;
      number.lastIndex = from;
      const match = number.exec(text);
      if (match !== null) emit({ start: from, end: from + match[0].length });
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
      if (/[A-Za-z]/.test(text[start - 1] ?? ' ')) return;
      const named =
        /[a-z']{0,16}(?:[ _-](?:number|no|nr|num|id|card|license|licence|code|identification)\.?){0,3}["']?[ \t]{0,3}(?:[:=#]|is|:=)[ \t]{0,3}["']?(?<secret>[A-Z]{0,4}[ -]?\d[A-Z0-9][A-Z0-9 ./-]{3,20}[A-Z0-9])(?![A-Za-z0-9])/iy;
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

export const wallets: readonly [FinderRule, ...Rule[]] = [
  {
    id: 'wallet-hex',
    kind: 'WALLET',
    why: 'An address shows all that was ever paid to and from it; a key of 64 digits spends it.',
    // https://eips.ethereum.org/EIPS/eip-55
    keywords: ['0x'],
    find: (text, start, _end, emit) => {
      const hex = /0x(?:[0-9a-fA-F]{64}|[0-9a-fA-F]{40})(?![0-9a-fA-F])/y;
      hex.lastIndex = start;
      const match = hex.exec(text);
      if (match === null || /[A-Za-z0-9]/.test(text[start - 1] ?? ' ') || /^0x0{16}/.test(match[0])) return;
      emit({ start, end: start + match[0].length });
    },
    scrubs: [['to 0x52908400098527886E0F7030069857D2E4169EE7', 'to [REDACTED:WALLET:1]']],
    leaves: ['0x00000001a2b3c4d5', 'main + 0x1a4'],
  },
  {
    id: 'wallet-bech32',
    kind: 'WALLET',
    why: 'An address shows all that was ever paid to and from it.',
    // https://github.com/bitcoin/bips/blob/master/bip-0173.mediawiki
    keywords: [
      'bc1',
      'tb1',
      'ltc1',
      'addr1',
      'stake1',
      'cosmos1',
      'osmo1',
      'bnb1',
      'terra1',
      'inj1',
      'celestia1',
      'kaspa:',
      'bitcoincash:',
      'nano_',
      'lnbc',
    ],
    find: (text, start, end, emit) => {
      if (/[A-Za-z0-9]/.test(text[start - 1] ?? ' ')) return;
      const body = /[02-9ac-hj-np-z13]{24,300}/iy;
      body.lastIndex = end;
      const match = body.exec(text);
      if (match === null) return;
      const address = text.slice(start, end + match[0].length).toLowerCase();
      if (address.startsWith('bc1') && !bech32Holds(address) && !/\d.*\d/.test(match[0])) return;
      emit({ start, end: end + match[0].length });
    },
    scrubs: [['pay bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq', 'pay [REDACTED:WALLET:1]']],
    leaves: ['abc1', 'bc1 prefix'],
  },
  {
    id: 'wallet-extended-key',
    kind: 'WALLET',
    why: 'An extended key derives every address of a wallet.',
    keywords: ['xpub', 'xprv', 'ypub', 'yprv', 'zpub', 'zprv', 'tpub', 'tprv'],
    find: (text, start, end, emit) => {
      const body = /[1-9A-HJ-NP-Za-km-z]{60,120}/y;
      body.lastIndex = end;
      const match = body.exec(text);
      if (match !== null && !/[A-Za-z0-9]/.test(text[start - 1] ?? ' ')) emit({ start, end: end + match[0].length });
    },
    scrubs: [[`xpub${'n2tArea1Key2b3C4'.repeat(6)}`, '[REDACTED:WALLET:1]']],
    leaves: ['xpub or xprv'],
  },
  {
    id: 'seed-phrase',
    kind: 'WALLET',
    why: 'Twelve words are the whole wallet.',
    // https://github.com/bitcoin/bips/blob/master/bip-0039.mediawiki
    keywords: [
      'mnemonic',
      'seed phrase',
      'seed_phrase',
      'seedphrase',
      'recovery phrase',
      'secret phrase',
      'backup phrase',
      'seed words',
      'recovery_phrase',
      'seed:',
      'seed=',
    ],
    find: (text, _start, end, emit) => {
      const phrase =
        /["']?[ \t]{0,3}(?:[:=]|is|:=)?[ \t]{0,3}\[?["']?(?<secret>[a-z]{3,8}(?:["']?[ ,]{1,2}["']?[a-z]{3,8}){11,23})(?![a-z])/y;
      phrase.lastIndex = end;
      const match = phrase.exec(text);
      const secret = match?.groups?.['secret'];
      if (match === null || secret === undefined) return;
      emit({ start: end + match[0].length - secret.length, end: end + match[0].length });
    },
    scrubs: [
      [
        'mnemonic: apple brick cloud dance eagle flame grape house igloo jelly kite lemon',
        'mnemonic: [REDACTED:WALLET:1]',
      ],
    ],
    leaves: ['the mnemonic must be twelve words long'],
  },
];

const BASE58 = /^[1-9A-HJ-NP-Za-km-z]+$/;

/** Base58 addresses and keys are told by first sign and length; the run they stand in is looked at as a whole. */
export function isBase58Wallet(run: string): boolean {
  if (!BASE58.test(run) || isHex(run) || !/\d/.test(run) || !/[a-z]/.test(run) || !/[A-Z]/.test(run)) return false;
  const { length } = run;
  if (/^[13LMD]/.test(run)) return length >= 26 && length <= 35;
  if (/^[5KL]/.test(run)) return length === 51 || length === 52;
  if (/^T/.test(run)) return length === 34;
  if (/^r/.test(run)) return length >= 25 && length <= 35;
  if (/^[48]/.test(run)) return length === 95 || length === 106;
  return length >= 43 && length <= 44;
}
