import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { signatureOf } from '@core/fingerprint/index.ts';
import { isPublicPackage } from '@core/packages/index.ts';
import { toFrames } from '@core/stack/frames.ts';
import { parseStderr } from '@core/stack/parse.ts';
import { describe, expect, test } from 'vitest';

/** One failure as two machines print it: other folders, lines, versions, counters. Constructed from what runtimes document. */
interface OddStack {
  readonly name: string;
  readonly errorClass: string | null;
  readonly signatures: readonly string[];
  readonly here: readonly string[];
  readonly there: readonly string[];
}

const stacks = JSON.parse(readFileSync(join(import.meta.dirname, 'odd-stacks.json'), 'utf8')) as readonly OddStack[];

function read(lines: readonly string[]) {
  const crash = parseStderr(lines.join('\n'));
  const frames = toFrames(crash?.frames ?? [], isPublicPackage);
  const signatures = frames.map(signatureOf).filter((one) => one !== null);
  return { errorClass: crash?.errorClass ?? null, signatures: signatures.slice(0, 5), frames };
}

describe.each(stacks)('$name', ({ errorClass, signatures, here, there }) => {
  test('has the same class and signatures on two machines', () => {
    expect(read(here)).toMatchObject({ errorClass, signatures });
    expect(read(there)).toMatchObject({ errorClass, signatures });
    expect(signatures).not.toEqual([]);
  });

  test('shows no folder and no line of either machine', () => {
    for (const lines of [here, there]) expect(read(lines).frames.join('\n')).not.toMatch(/\/(?:a|b|Users|home)\/|:\d/);
  });
});

test(`the ${stacks.length} failures are as many bugs`, () => {
  const keys = stacks.map(({ here }) => JSON.stringify([read(here).errorClass, read(here).signatures]));
  // gdb and lldb print the same fault of the same program.
  expect(new Set(keys).size).toBeGreaterThanOrEqual(stacks.length - 1);
});
