import { ALNUM, characters, isAt } from '../characters.ts';
import { bech32Holds } from '../checksums.ts';
import { isHex } from '../randomness.ts';
import type { Rule } from '../rule.ts';

/** Addresses and keys of crypto currencies. */
const HEX = characters('0-9a-fA-F');

export const wallets: readonly [Rule, ...Rule[]] = [
  {
    id: 'wallet-hex',
    kind: 'WALLET',
    why: 'An address shows all that was ever paid to and from it; a key of 64 digits spends it.',
    // https://eips.ethereum.org/EIPS/eip-55
    keywords: ['0x'],
    notAfter: ALNUM,
    before: HEX,
    find: (text, start, _end, emit) => {
      if (!isAt(text, start + 41, HEX)) return;
      const hex = /0x(?:[0-9a-fA-F]{64}|[0-9a-fA-F]{40})(?![0-9a-fA-F])/y;
      hex.lastIndex = start;
      const match = hex.exec(text);
      if (match === null || /^0x0{16}/.test(match[0])) return;
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
      if (isAt(text, start - 1, ALNUM)) return;
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
      if (match !== null && !isAt(text, start - 1, ALNUM)) emit({ start, end: end + match[0].length });
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
