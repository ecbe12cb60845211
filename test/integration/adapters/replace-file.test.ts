import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  utimesSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { replaceFile } from '@adapters/replace-file.ts';
import { tempDir } from '@test/temp.ts';
import { expect, test } from 'vitest';

function shelf() {
  const dir = tempDir();
  const target = join(dir, 'pending', 'report.json');
  const aside = join(dir, 'quarantine', 'report.json');
  mkdirSync(join(dir, 'pending'));
  writeFileSync(target, 'base', { mode: 0o600 });
  utimesSync(target, 1_700_000_000, 1_700_000_000);
  const left = () => readdirSync(join(dir, 'pending'));
  return { target, aside, left };
}
const isBase = (found: Uint8Array) => Buffer.from(found).toString() === 'base';

test('a file that nobody touched is written over, 0600, and nothing else is left', () => {
  const { target, aside, left } = shelf();
  expect(replaceFile(target, 'new', isBase, aside)).toBe('written');
  expect([readFileSync(target, 'utf8'), statSync(target).mode & 0o777]).toEqual(['new', 0o600]);
  expect([left(), existsSync(aside)]).toEqual([['report.json'], false]);
});

test('one that is gone is not made, and one with other bytes stays', () => {
  const { target, aside, left } = shelf();
  expect(replaceFile(`${target}.none`, 'new', isBase, aside)).toBe('gone');
  writeFileSync(target, 'typed');
  expect(replaceFile(target, 'new', isBase, aside)).toBe('changed');
  expect([readFileSync(target, 'utf8'), left()]).toEqual(['typed', ['report.json']]);
});

test.each([
  ['in place', (target: string) => writeFileSync(target, 'typed')],
  [
    'by rename',
    (target: string) => {
      writeFileSync(`${target}~`, 'typed');
      renameSync(`${target}~`, target);
    },
  ],
])('what an editor saves %s while the bytes are compared stays, and nothing is written', (_, save) => {
  const { target, aside, left } = shelf();
  const meanwhile = (found: Uint8Array) => {
    const answer = isBase(found);
    save(target);
    return answer;
  };
  expect(replaceFile(target, 'new', meanwhile, aside)).toBe('changed');
  expect([readFileSync(target, 'utf8'), left(), existsSync(aside)]).toEqual(['typed', ['report.json'], false]);
});

test('what an editor saves in place after the last look lies beside it, and so does what it types into that file later', () => {
  const { target, aside, left } = shelf();
  const editor = openSync(target, 'r+');
  const unnoticed = (found: Uint8Array) => {
    const answer = isBase(found);
    if (answer) {
      // Size and time are as before: no look can tell.
      writeSync(editor, 'typd', 0);
      utimesSync(target, 1_700_000_000, 1_700_000_000);
    }
    return answer;
  };
  expect(replaceFile(target, 'new', unnoticed, aside)).toBe('kept_both');
  expect([readFileSync(target, 'utf8'), readFileSync(aside, 'utf8'), left()]).toEqual(['new', 'typd', ['report.json']]);
  // The editor holds the old file still.
  writeSync(editor, ' and more', 4);
  closeSync(editor);
  expect([readFileSync(target, 'utf8'), readFileSync(aside, 'utf8')]).toEqual(['new', 'typd and more']);
});
