import { existsSync, readdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deadRuns, Journal } from '@services/capture/journal.ts';
import { morning, shelf } from '@test/store.ts';
import { describe, expect, test } from 'vitest';

const self = { pid: 4711, startTime: '100' };

async function journal() {
  const { root, files } = await shelf();
  const right = { allowed: true };
  const one = new Journal(files, morning, 'host-a', async () => right.allowed);
  const path = join(root, 'journal', 'host-a.jsonl');
  const lines = () =>
    readFileSync(path, 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
  const dead = () => deadRuns(files, async () => false);
  return { root, files, one, right, path, lines, dead };
}

describe('the journal of a run', () => {
  test('stops when collection goes off, and is removed with the next line', async () => {
    const { one, right, path } = await journal();
    await one.open(self, 'boot', '0.1.0');
    await one.crumb('started', null);
    right.allowed = false;
    await one.crumb('stopped', null);
    expect(existsSync(path)).toBe(false);
  });

  test('is removed without waiting for a line when it is told that the choices may have changed', async () => {
    const { one, right, path } = await journal();
    await one.open(self, 'boot', '0.1.0');
    right.allowed = false;
    await one.follow();
    expect(existsSync(path)).toBe(false);
  });

  test('begins when collection comes on, with its opening line and nothing from before', async () => {
    const { one, right, path, lines } = await journal();
    right.allowed = false;
    await one.open(self, 'boot', '0.1.0');
    await one.crumb('unseen', null);
    expect(existsSync(path)).toBe(false);
    right.allowed = true;
    await one.crumb('seen', 'rss_mb=5');
    expect(lines()).toMatchObject([
      { line: 'open', pid: 4711, start_time: '100', boot_id: 'boot', version: '0.1.0' },
      { line: 'crumb', event: 'seen', detail: 'rss_mb=5' },
    ]);
  });

  test('off and on again is the journal of the second part alone, which a hard crash still has', async () => {
    const { one, right, dead } = await journal();
    await one.open(self, 'boot', '0.1.0');
    await one.crumb('first', null);
    right.allowed = false;
    await one.follow();
    right.allowed = true;
    await one.crumb('second', null);
    expect((await dead()).map(({ crumbs }) => crumbs.map(({ event }) => event))).toEqual([['second']]);
  });

  test('that a person deleted begins anew with its opening line', async () => {
    const { one, path, lines } = await journal();
    await one.open(self, 'boot', '0.1.0');
    unlinkSync(path);
    await one.crumb('after', null);
    expect(lines().map(({ line }) => line)).toEqual(['open', 'crumb']);
  });

  test('past 256 KiB keeps its opening line and the newest half', async () => {
    const { one, path, lines } = await journal();
    await one.open(self, 'boot', '0.1.0');
    for (let number = 0; number < 300; number += 1) await one.crumb(`n${number}`, 'x'.repeat(1000));
    expect(readFileSync(path).length).toBeLessThanOrEqual(256 * 1024);
    expect(lines().at(0)).toMatchObject({ line: 'open' });
    expect(lines().at(-1)).toMatchObject({ event: 'n299' });
  });

  test('is not brought back by a line that comes while it is being closed', async () => {
    const { one, path } = await journal();
    await one.open(self, 'boot', '0.1.0');
    const closed = one.close();
    await Promise.all([closed, one.crumb('late', null)]);
    await one.follow();
    expect(existsSync(path)).toBe(false);
  });

  test('leaves nothing after a clean end, whether collection is on or off', async () => {
    for (const allowed of [true, false]) {
      const { one, right, root } = await journal();
      await one.open(self, 'boot', '0.1.0');
      right.allowed = allowed;
      await one.close();
      await one.crumb('late', null);
      expect(readdirSync(join(root, 'journal'))).toEqual([]);
    }
  });
});

describe('looking for dead runs', () => {
  test.each([
    ['a foreign file', 'my-notes.jsonl', 'not json at all\n'],
    ['one that is torn in its first line', 'host-b.jsonl', '{"line":"open","at":"2026-'],
    ['bytes that are no text', 'host-c.jsonl', Buffer.of(0xff, 0xfe)],
  ])('sets %s aside with a reason, byte for byte', async (_, name, content) => {
    const { root, dead } = await journal();
    writeFileSync(join(root, 'journal', name), content);
    expect(await dead()).toEqual([]);
    expect(readdirSync(join(root, 'journal'))).toEqual([]);
    expect(readFileSync(join(root, 'quarantine', name))).toEqual(Buffer.from(content));
    expect(readFileSync(join(root, 'quarantine', `${name}.reason`), 'utf8')).toMatch(/not the journal of a run/);
  });

  test('removes one that says it ended well, and leaves what is no journal by its name', async () => {
    const { root, one, path, dead } = await journal();
    await one.open(self, 'boot', '0.1.0');
    const open = readFileSync(path, 'utf8');
    writeFileSync(path, `${open}{"line":"close","at":"2026-04-03T10:15:00Z"}\n`);
    writeFileSync(join(root, 'journal', 'note.txt'), 'mine');
    expect(await dead()).toEqual([]);
    expect(readdirSync(join(root, 'journal'))).toEqual(['note.txt']);
  });
});
