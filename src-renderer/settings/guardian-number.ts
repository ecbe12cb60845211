import { type GuardianNumber, guardianRanges } from '@contract/guardian-settings.ts';
import type { Formats } from '../parts/format.ts';
import { text } from '../text.ts';

const words = text.guardianPane;

export type ReadNumber =
  | { readonly kind: 'value'; readonly value: number }
  | { readonly kind: 'empty' }
  | { readonly kind: 'wrong'; readonly problem: string };

/**
 * What was typed into a field of Guardian. Anything but a number in range is one sentence: what is expected, what was
 * given, and which value is in force meanwhile.
 */
export function readNumber(typed: string, key: GuardianNumber, inForce: number, format: Formats): ReadNumber {
  const plain = typed.replace(/[\s,_’']/g, '');
  if (plain === '') return { kind: 'empty' };
  const { least, most, whole } = guardianRanges[key];
  const value = /^[+-]?(?:\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : Number.NaN;
  const fits = value >= least && value <= most && (!whole || Number.isInteger(value));
  if (fits) return { kind: 'value', value };
  const given = typed.trim().slice(0, 20);
  const range = `${format.count(least)} to ${format.count(most)}`;
  return {
    kind: 'wrong',
    problem: words.wrong(
      words.names[key],
      range,
      given,
      format.count(inForce),
      whole && value % 1 !== 0 && !Number.isNaN(value),
    ),
  };
}
