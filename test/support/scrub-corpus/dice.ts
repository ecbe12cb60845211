import { mulberry } from '../dice.ts';

/** Dice that fall the same way in every run: mulberry32. */
export interface Dice {
  /** 0 to `count` - 1. */
  below(count: number): number;
  pick<T>(from: readonly T[]): T;
  /** `count` characters of `alphabet`. */
  text(alphabet: string, count: number): string;
}

export function dice(seed: number): Dice {
  const next = mulberry(seed);
  const below = (count: number) => Math.floor(next() * count);
  return {
    below,
    pick: (from) => from[below(from.length)] as (typeof from)[number],
    text: (alphabet, count) => Array.from({ length: count }, () => alphabet[below(alphabet.length)]).join(''),
  };
}

export const LOWER = 'abcdefghijklmnopqrstuvwxyz';
export const UPPER = LOWER.toUpperCase();
export const DIGITS = '0123456789';
export const HEX = '0123456789abcdef';
export const ALNUM = LOWER + UPPER + DIGITS;
export const URL_SAFE = `${ALNUM}-_`;
export const BASE64 = `${ALNUM}+/`;

/** How generated values look, by the name of the shape. What a scanner asks of a key is nearly always one of these. */
export const SHAPES: Readonly<Record<string, (roll: Dice) => string>> = {
  hex16: (roll) => withDigit(roll, () => roll.text(HEX, 16)),
  hex24: (roll) => withDigit(roll, () => roll.text(HEX, 24)),
  hex32: (roll) => withDigit(roll, () => roll.text(HEX, 32)),
  hex40: (roll) => withDigit(roll, () => roll.text(HEX, 40)),
  hex64: (roll) => withDigit(roll, () => roll.text(HEX, 64)),
  upperHex32: (roll) => withDigit(roll, () => roll.text(HEX, 32).toUpperCase()),
  lower16: (roll) => withDigit(roll, () => roll.text(LOWER + DIGITS, 16)),
  lower20: (roll) => withDigit(roll, () => roll.text(LOWER + DIGITS, 20)),
  lower32: (roll) => withDigit(roll, () => roll.text(LOWER + DIGITS, 32)),
  lower64: (roll) => withDigit(roll, () => roll.text(LOWER + DIGITS, 64)),
  upper16: (roll) => withDigit(roll, () => roll.text(UPPER + DIGITS, 16)),
  upper20: (roll) => withDigit(roll, () => roll.text(UPPER + DIGITS, 20)),
  mixed12: (roll) => withDigit(roll, () => roll.text(ALNUM, 12)),
  mixed16: (roll) => withDigit(roll, () => roll.text(ALNUM, 16)),
  mixed20: (roll) => withDigit(roll, () => roll.text(ALNUM, 20)),
  mixed24: (roll) => withDigit(roll, () => roll.text(ALNUM, 24)),
  mixed32: (roll) => roll.text(ALNUM, 32),
  mixed40: (roll) => roll.text(ALNUM, 40),
  mixed64: (roll) => roll.text(ALNUM, 64),
  letters32: (roll) => roll.text(LOWER + UPPER, 32),
  url32: (roll) => `${roll.text(ALNUM, 1)}${roll.text(URL_SAFE, 30)}${roll.text(ALNUM, 1)}`,
  url43: (roll) => `${roll.text(ALNUM, 1)}${roll.text(URL_SAFE, 41)}${roll.text(ALNUM, 1)}`,
  base64of32: (roll) => `${roll.text(BASE64, 43)}=`,
  base64of64: (roll) => `${roll.text(BASE64, 86)}==`,
  uuid: (roll) =>
    `${roll.text(HEX, 8)}-${roll.text(HEX, 4)}-4${roll.text(HEX, 3)}-${roll.pick(['8', '9', 'a', 'b'])}${roll.text(HEX, 3)}-${roll.text(HEX, 12)}`,
  mash: (roll) =>
    `${roll.pick(['asdf', 'qwer', 'zxcv'])}${roll.text(DIGITS, 4)}${roll.text('mnbvqsxojbygrtfkl', 4)}${roll.text(DIGITS, 3)}${roll.text('qsxojbygbwxvnmr', 8)}${roll.text(DIGITS, 1)}${roll.text('qsxojbyg', 5)}`,
  dotted: (roll) => `${roll.text(ALNUM, 12)}.${withDigit(roll, () => roll.text(ALNUM, 20))}`,
  dashed: (roll) => Array.from({ length: 4 }, () => withDigit(roll, () => roll.text(UPPER + DIGITS, 5))).join('-'),
  prefixed: (roll) =>
    `${roll.pick(['key', 'live', 'pk', 'tok', 'sec', 'app'])}_${withDigit(roll, () => roll.text(ALNUM, 22))}`,
};

function withDigit(roll: Dice, make: () => string): string {
  for (;;) {
    const text = make();
    if ((text.match(/\d/g)?.length ?? 0) >= 2 && (text.match(/[a-z]/gi)?.length ?? 0) >= 3) return text;
    roll.below(2);
  }
}
