import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RULES_VERSION } from '@core/scrub/index.ts';
import { transformSync } from 'esbuild';
import { describe, expect, test } from 'vitest';

const folder = join(import.meta.dirname, '../../../../src-main/core/scrub');
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .sort();
const sources = new Map(files.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));

/** What a source does: without comments, types and the space between its parts; space in texts and patterns stays. */
const doing = (source: string) =>
  transformSync(source, { loader: 'ts', minifyWhitespace: true, legalComments: 'none' }).code;
const done = new Map([...sources].map(([name, source]) => [name, doing(source)]));

/** Of every file of the room: rules, lists and helpers. */
function digest(changed: ReadonlyMap<string, string> = new Map()): string {
  const hash = createHash('sha256');
  for (const [name, code] of done) hash.update(name).update(changed.get(name) ?? code);
  return hash.digest('hex').slice(0, 16);
}

const now = digest();

test('the rules are those of version 1.0: when they change, bump RULES_VERSION and put the new digest here', () => {
  expect({ version: RULES_VERSION, digest: now }).toEqual({ version: '1.0', digest: '0c93644bbd46bfcf' });
});

describe('the digest', () => {
  const edit = (name: string, from: string | RegExp, to: string) => {
    const source = sources.get(name) ?? '';
    const changed = source.replace(from, to);
    expect(changed, name).not.toBe(source);
    return digest(new Map([[name, doing(changed)]]));
  };

  test.each([
    ['a space in a keyword', 'rules/headers.ts', "'bearer ',", "'bearer',"],
    ['a pattern', 'rules/tokens-structured.ts', /\{(\d)(\d)\}/, '{$11}'],
    ['a word of a list', 'everyday-words.ts', 'root admin', 'root'],
    ['a bound of a helper', 'characters.ts', 'code < 128', 'code < 127'],
    ['a number of the engine', 'scrub.ts', /MOST_LOOKS = \d/, 'MOST_LOOKS = 0'],
    ['a form of known values', 'encodings.ts', "'NFKC'", "'NFC'"],
    ['the engine of custom rules', 'linear-regex.ts', 'LONGEST_MATCH = 1000', 'LONGEST_MATCH = 999'],
    ['a name that says secret', 'secret-names.ts', 'passphrase', 'passfrase'],
  ])('changes with %s', (_what, name, from, to) => expect(edit(name, from, to)).not.toBe(now));

  test('stays with a comment and a line that is broken elsewhere', () => {
    expect(edit('scrub.ts', /^/, '// Something else.\n')).toBe(now);
    expect(edit('scrub.ts', 'return {', 'return  {')).toBe(now);
  });
});
