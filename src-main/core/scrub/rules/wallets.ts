import { ALNUM, characters, isAt, stepBack } from '../characters.ts';
import { bech32Holds } from '../checksums.ts';
import { isHex } from '../randomness.ts';
import type { Rule } from '../rule.ts';

/** Addresses and keys of crypto currencies. */
const HEX = characters('0-9a-fA-F');
const NAME_SIGN = characters('A-Za-z0-9-');
const HEDERA = /wallet|hedera|hbar|\baccount(?: id)?[ :=]{1,3}$/i;
const SPEAKS_OF_COINS = /wallet|\b(?:ens|coins?|pay|paid|send|sent|transfer|balance|resolve[ds]?)\b/i;

const HEX_ADDRESS = /0x(?:[0-9a-fA-F]{64}|[0-9a-fA-F]{40})(?![0-9a-fA-F])/y;

export const wallets: readonly [Rule, ...Rule[]] = [
  {
    id: 'wallet-hex',
    kind: 'WALLET',
    why: 'An address shows all that was ever paid to and from it; a key of 64 digits spends it.',
    source: 'https://eips.ethereum.org/EIPS/eip-55',
    keywords: ['0x'],
    notAfter: ALNUM,
    before: HEX,
    find: (text, start, _end, emit) => {
      // Most are places in memory, of up to sixteen digits, and another may stand where a longer one would end.
      if (!isAt(text, start + 20, HEX) || !isAt(text, start + 41, HEX)) return;
      HEX_ADDRESS.lastIndex = start;
      const match = HEX_ADDRESS.exec(text);
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
    source: 'https://github.com/bitcoin/bips/blob/master/bip-0173.mediawiki',
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
      'zs1',
      'erd1',
      'sei1',
      'npub1',
      'nsec1',
      'bcrt1',
      'juno1',
      'secret1',
      'kava1',
      'akash1',
      'axelar1',
      'thor1',
      'dydx1',
      'stars1',
      'evmos1',
      'xion1',
      'avax1',
      'zil1',
      'iota1',
      'smr1',
      'ckb1',
      'age1',
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
    id: 'wallet-named',
    kind: 'WALLET',
    why: 'A name that is paid to is as good as the address behind it.',
    source: 'https://docs.ens.domains/',
    keywords: ['.eth', '.sol', '.near', ' 0.0.#', '=0.0.#'],
    find: (text, start, end, emit) => {
      if (text[start] === '.') {
        if (isAt(text, end, NAME_SIGN) || isAt(text, end, characters('(.='))) return;
        const from = stepBack(text, start, NAME_SIGN, 60);
        const round = text.slice(Math.max(0, from - 40), from) + text.slice(end, end + 30);
        if (start - from < 3 || isAt(text, from - 1, characters('./@')) || !SPEAKS_OF_COINS.test(round)) return;
        emit({ start: from, end });
        return;
      }
      const at = text.startsWith('0.0.', end - 5) ? end - 5 : -1;
      if (at < 0) return;
      const account = /0\.0\.\d{4,10}(?![\d.])/y;
      account.lastIndex = at;
      if (HEDERA.test(text.slice(Math.max(0, at - 40), at)) && account.test(text))
        emit({ start: at, end: account.lastIndex });
    },
    // TON: 48 signs of base64, the first two a flag (https://docs.ton.org/learn/overviews/addresses).
    lengths: [41, 58],
    inRun: (text, start, end, emit) => {
      // Algorand and Filecoin: base32 of a fixed length.
      if (end - start === 58 || end - start === 41) {
        if (/^(?=(?:[A-Z]*\d){2})[A-Z2-7]{58}$|^f[13](?=[a-z]*\d)[a-z2-7]{39}$/.test(text.slice(start, end)))
          emit({ start, end });
        return;
      }
      // Stellar: G and 55 of base32.
      if (end - start === 56 && text[start] === 'G' && /^G[A-Z2-7]{55}$/.test(text.slice(start, end))) {
        emit({ start, end });
        return;
      }
      if (end - start !== 48 || text[start + 1] !== 'Q' || !/[EUk]/.test(text[start] ?? '')) return;
      const run = text.slice(start, end);
      if (/^[\w-]{48}$/.test(run) && /\d/.test(run) && /[a-z]/.test(run)) emit({ start, end });
    },
    scrubs: [
      ['wallet address: ada-vault.eth', 'wallet address: [REDACTED:WALLET:1]'],
      ['hbar wallet 0.0.5626179', 'hbar wallet [REDACTED:WALLET:1]'],
    ],
    leaves: ['eth0.eth', 'import x.sol', 'contract Token.sol failed', 'version 0.0.1234'],
  },
  {
    id: 'wallet-extended-key',
    kind: 'WALLET',
    why: 'An extended key derives every address of a wallet.',
    source: 'https://github.com/bitcoin/bips/blob/master/bip-0032.mediawiki',
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
    source: 'https://github.com/bitcoin/bips/blob/master/bip-0039.mediawiki',
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
      'wallet restore',
      'restore wallet',
      'wallet words',
      'backup words',
      'bip39',
      'bip-39',
    ],
    find: (text, _start, end, emit) => {
      const phrase =
        /["']?[ \t]{0,3}(?:[:=]|is|:=)?\s{0,3}(?:\[\s{0,60})?["']?(?<secret>[a-z]{3,8}(?:["']?(?:[ ,\n]{1,2}|,\s{1,60})["']?[a-z]{3,8}){11,23})(?![a-z])/y;
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
  {
    id: 'seed-list',
    kind: 'WALLET',
    why: 'Twelve words are the whole wallet.',
    source: 'https://github.com/bitcoin/bips/blob/master/bip-0039.mediawiki',
    keywords: ['1. ', '1) ', '["'],
    notAfter: ALNUM,
    before: characters('a-z'),
    find: (text, start, _end, emit) => {
      const list =
        text.charCodeAt(start) === 91
          ? /\["(?<words>[a-z]{3,8}"(?:, ?"[a-z]{3,8}"){10,22}, ?"[a-z]{3,8})"\]/y
          : /1[.)] (?<words>[a-z]{3,8}(?:[ \n,;]{1,3}\d{1,2}[.)] [a-z]{3,8}){11,23})(?![a-z])/y;
      list.lastIndex = start;
      const words = list.exec(text)?.groups?.['words'];
      if (words === undefined) return;
      const all = words.match(/[a-z]{3,8}/g) ?? [];
      // The months are twelve too; none of the words is longer than eight, and few stand twice.
      if (![12, 15, 18, 21, 24].includes(all.length) || all[0] === 'jan' || all[0] === 'january') return;
      const at = text.indexOf(words, start);
      emit({ start: at, end: at + words.length });
    },
    scrubs: [
      [
        '["apple", "brick", "cloud", "dance", "eagle", "flame", "grape", "house", "igloo", "jelly", "kite", "lemon"]',
        '["[REDACTED:WALLET:1]"]',
      ],
    ],
    leaves: ['["get", "post", "put"]', '1. open 2. close', '1. start the app'],
  },
];

const BASE58 = /^[1-9A-HJ-NP-Za-km-z]+$/;

/** Base58 addresses and keys are told by first sign and length; the run they stand in is looked at as a whole. */
export function isBase58Wallet(run: string): boolean {
  if (/^EOS/.test(run)) return run.length === 53 && BASE58.test(run.slice(3));
  if (!BASE58.test(run) || isHex(run) || !/\d/.test(run) || !/[a-z]/.test(run) || !/[A-Z]/.test(run)) return false;
  const { length } = run;
  // Solana, Polkadot and Kusama have no first sign; EOS and WAVES of a fixed length have.
  if (length === 43 || length === 44 || length === 47 || length === 48) return true;
  if (/^[13LMDmn2AXt]/.test(run) && length >= 26 && length <= 35) return true;
  if (/^[5KLc9]/.test(run) && (length === 51 || length === 52)) return true;
  if (/^T/.test(run)) return length === 34;
  if (/^r/.test(run)) return length >= 25 && length <= 35;
  if (/^(?:tz[1-4]|KT1)/.test(run)) return length === 36;
  if (/^3P/.test(run)) return length === 35;
  return /^[48]/.test(run) && (length === 95 || length === 106);
}
