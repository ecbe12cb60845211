import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { homeFolder } from '@adapters/home-folder.ts';
import { readRemembrance } from '@services/guardian/memory.ts';
import { tempDir } from '@test/temp.ts';
import { describe, expect, test } from 'vitest';

const good = {
  failures_at: ['2026-04-03T09:15:00Z'],
  restarts_at: [],
  attempt: 1,
  cool_down_s: null,
  open_since: null,
  opened_after: null,
  certificate: null,
};
const state = (processes: unknown) => JSON.stringify({ version: 1, boot_id: 'b', processes });

describe('state/breakers.json', () => {
  test.each([
    ['torn in the middle', state({ a: good }).slice(0, 60), []],
    ['no JSON at all', 'hello', []],
    ['of another version', '{ "version": 2 }', []],
    ['a list', '[]', []],
    ['with one wrong process of two', state({ a: good, b: { ...good, attempt: 'many' } }), ['a']],
  ] as const)('%s is set aside with its reason, and what reads of it is kept', async (_, text, kept) => {
    const home = tempDir();
    mkdirSync(join(home, 'state'));
    writeFileSync(join(home, 'state', 'breakers.json'), text);
    const files = homeFolder(home);
    await files.prepare();
    const remembered = await readRemembrance(files, 'now');
    expect(Object.keys(remembered.processes)).toEqual(kept);
    expect(readdirSync(join(home, 'quarantine')).sort()).toEqual(['breakers.json', 'breakers.json.reason']);
    expect(readFileSync(join(home, 'quarantine', 'breakers.json'), 'utf8')).toBe(text);
    expect(readdirSync(join(home, 'state'))).not.toContain('breakers.json');
  });

  test('that is not there, or reads whole, sets nothing aside', async () => {
    const home = tempDir();
    const files = homeFolder(home);
    await files.prepare();
    expect((await readRemembrance(files, 'now')).processes).toEqual({});
    mkdirSync(join(home, 'state'), { recursive: true });
    writeFileSync(join(home, 'state', 'breakers.json'), state({ a: good }));
    expect(Object.keys((await readRemembrance(files, 'now')).processes)).toEqual(['a']);
    expect(await files.list('quarantine')).toEqual([]);
  });
});
