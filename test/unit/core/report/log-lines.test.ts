import { nothingHeld, takeWhole } from '@core/report/log-lines.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

const begin = `-----${'BEGIN'} RSA PRIVATE KEY-----`;
const end = `-----${'END'} RSA PRIVATE KEY-----`;
const key = `${begin}\n${'MIIEabcdefgh0123456789+/\n'.repeat(20)}${end}\n`;

/** All that is let through when a text comes in these pieces, piece by piece. */
function through(pieces: readonly string[]): string[] {
  let held = nothingHeld;
  const out = pieces.map((piece) => {
    const step = takeWhole(held, piece, false);
    held = step.held;
    return step.ready;
  });
  return [...out, takeWhole(held, '', true).ready];
}

describe('error output in pieces', () => {
  test('comes out in whole lines, the last one at the end', () => {
    expect(through(['one\ntw', 'o\nthree'])).toEqual(['one\n', 'two\n', 'three']);
  });

  test('never lets a part of a key through before its end, whatever the pieces', () => {
    const text = `before\n${key}after\n`;
    const cuts = fc.array(fc.integer({ min: 0, max: text.length }), { maxLength: 30 });
    fc.assert(
      fc.property(cuts, (at) => {
        const places = [0, ...at.sort((a, b) => a - b), text.length];
        const out = through(places.slice(1).map((to, index) => text.slice(places[index], to)));
        expect(out.join('')).toBe(text);
        for (const one of out) expect(one.includes('MIIE')).toBe(one.includes(begin) && one.includes(end));
      }),
    );
  });

  test('leaves out a key without an end after 64 KiB, and everything up to its end', () => {
    const out = through([`a\n${begin}\n`, `${'MIIE\n'.repeat(20_000)}`, 'MIIE\nMIIE\n', `MIIE\n${end}\nb\n`]);
    expect(out.join('')).toBe('a\n[a key without an end was left out]\n\nb\n');
  });

  test('leaves out a line of more than 16 KiB whole, and nothing after it', () => {
    expect(through(['x'.repeat(20_000), 'x'.repeat(20_000), 'x\nnext\n']).join('')).toBe(
      '[a line that is too long was left out]\nnext\n',
    );
    expect(through([`${'x'.repeat(20_000)}\nnext\n`]).join('')).toBe('[a line that is too long was left out]\nnext\n');
  });
});
