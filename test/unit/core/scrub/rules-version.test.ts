import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RULES_VERSION } from '@core/scrub/index.ts';
import { expect, test } from 'vitest';

const folder = join(import.meta.dirname, '../../../../src-main/core/scrub');

/** Of every source file, without comments and white space: what stays is what the rules do. */
function digest(): string {
  const hash = createHash('sha256');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .sort();
  for (const name of files) {
    const source = readFileSync(join(folder, name), 'utf8');
    hash.update(name).update(source.replace(/^\s*(?:\/\/|\/?\*).*$/gm, '').replace(/\s+/g, ''));
  }
  return hash.digest('hex').slice(0, 16);
}

test('the rules are those of version 1.0: when they change, bump RULES_VERSION and put the new digest here', () => {
  expect({ version: RULES_VERSION, digest: digest() }).toEqual({ version: '1.0', digest: 'b03c2ca3d20f75ed' });
});
