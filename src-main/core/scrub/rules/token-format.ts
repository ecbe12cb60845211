import { ALNUM, DIGIT } from '../characters.ts';
import { isHex, looksRandom } from '../randomness.ts';
import type { PatternRule } from '../rule.ts';

/** The alphabets that token formats are written in. */
const ALPHABETS = {
  alnum: 'A-Za-z0-9',
  /** With `_` and `-`: base64 for URLs. */
  url: 'A-Za-z0-9_-',
  /** The same with `=`, wherever it stands. */
  padded: 'A-Za-z0-9_=-',
  base64: 'A-Za-z0-9+/_=-',
  hex: 'a-fA-F0-9',
  lower: 'a-z0-9',
  upper: 'A-Z0-9',
  base32: 'A-Z2-7',
  digits: '0-9',
  /** With dots between parts. */
  dotted: 'A-Za-z0-9_.=~-',
} as const;
type Alphabet = keyof typeof ALPHABETS;

/**
 * A token that its beginning gives away: `ghp_` and 36 letters and digits. `least` is well under the length that is
 * issued, since a log may have cut it; the match goes on as far as the alphabet does.
 */
export interface TokenFormat {
  readonly id: string;
  /** Whose key this is, for the person who asks what was taken out. */
  readonly of: string;
  readonly begins: readonly [string, ...string[]];
  readonly body: Alphabet;
  readonly least: number;
  /** Where the format is written down. */
  readonly docs: PatternRule['source'];
}

const LONGEST = 600;

export function tokenFormat(format: TokenFormat): PatternRule {
  const { begins, body, least } = format;
  const starts = begins.map((prefix) => prefix.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')).join('|');
  const sample = begins[0] + sampleBody(body, least);
  return {
    id: format.id,
    kind: 'KEY',
    why: `This ${format.of} acts in its owner's name wherever it is shown.`,
    source: format.docs,
    keywords: begins.map((prefix) => prefix.toLowerCase()) as unknown as readonly [string, ...string[]],
    notAfter: ALNUM,
    pattern: new RegExp(`(?:${starts})[${ALPHABETS[body]}]{${least},${LONGEST}}`, 'y'),
    accept: (secret) => isGenerated(secret, begins),
    scrubs: [
      [`key ${sample} refused`, 'key [REDACTED:KEY:1] refused'],
      [`{"k":"${sample}"}`, '{"k":"[REDACTED:KEY:1]"}'],
    ],
    leaves: [`the ${begins[0]} prefix`, `${begins[0]}${'*'.repeat(8)}`],
  };
}

/** `test_handles_utf8_names` begins like a key and is made of words; `sk-ant-` begins like nothing else. */
function isGenerated(secret: string, begins: readonly string[]): boolean {
  const prefix = begins.reduce(
    (best, begin) => (secret.startsWith(begin) && begin.length > best.length ? begin : best),
    '',
  );
  const body = secret.slice(prefix.length, 200);
  if (prefix.length >= 6 || prefix.endsWith('+')) return /\d|[a-z][A-Z]|[A-Z][a-z]/.test(body) || body.length > 34;
  if (isHex(body)) return /\d/.test(body);
  // By chance a key may be nearly all letters; words joined to a name this long have an underscore or no digit.
  const numbers = countDigits(body);
  if (numbers >= 12 || (numbers >= 3 && /^[A-Za-z0-9]{28,}$/.test(body))) return true;
  return looksRandom(body, 8) || /^(?=.*\d)(?=.*[a-z])(?=.*[A-Z])[A-Za-z0-9]{16}/.test(body);
}

function countDigits(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at += 1) count += DIGIT[text.charCodeAt(at) & 127] as number;
  return count;
}

/** Obviously invented, and in no file as one literal, so that no scanner of repositories stumbles over it. */
function sampleBody(body: Alphabet, length: number): string {
  const signs = {
    hex: '0a1b2c3d4e5f6789',
    digits: '1234567890',
    upper: 'N0TA1R2EAL3K4E',
    base32: 'N2TA3R4EAL5K6E',
    lower: 'n0ta1r2eal3k4e',
  } as Partial<Record<Alphabet, string>>;
  return (signs[body] ?? 'n0tArea1Key2b3C4').repeat(Math.ceil(length / 10)).slice(0, length);
}

/** One row each: id, whose, how it begins, alphabet, fewest characters after that, where it is documented. */
export function tokenFormats(
  rows: readonly (readonly [
    id: string,
    of: string,
    begins: string,
    body: Alphabet,
    least: number,
    docs: PatternRule['source'],
  ])[],
): PatternRule[] {
  return rows.map(([id, of, begins, body, least, docs]) =>
    tokenFormat({ id, of, begins: begins.split(' ') as unknown as readonly [string, ...string[]], body, least, docs }),
  );
}
