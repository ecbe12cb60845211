import { mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { watchHome } from '@adapters/folder-watch.ts';
import { sleep, tempDir, until } from '@test/temp.ts';
import { describe, expect, onTestFinished, test } from 'vitest';

async function watched(home: string): Promise<string[]> {
  mkdirSync(join(home, 'pending'), { recursive: true });
  mkdirSync(join(home, 'state'), { recursive: true });
  const seen: string[] = [];
  const watch = watchHome(home, (paths) => void seen.push(...paths));
  onTestFinished(() => watch.close());
  await sleep(300);
  return seen;
}

describe('the watch over a home', () => {
  test.each(['logs', 'state', 'journal', 'backups'])('works below a folder called %s', async (name) => {
    const home = join(tempDir(), name, 'beacon');
    const seen = await watched(home);
    writeFileSync(join(home, 'guardian.json'), '{}');
    writeFileSync(join(home, 'pending', 'a.json'), '{}');
    await until('both', () => seen.includes('guardian.json') && seen.includes('pending/a.json'));
  });

  test('hears of a file replaced by rename, deleted, and of nothing that only Beacon writes', async () => {
    const home = tempDir();
    const seen = await watched(home);
    writeFileSync(join(home, 'state', 'network.jsonl'), 'line');
    writeFileSync(join(home, 'pending', '.beacon-tmp-1-2'), 'half');
    writeFileSync(join(home, '.new'), '{}');
    renameSync(join(home, '.new'), join(home, 'guardian.json'));
    await until('the file', () => seen.includes('guardian.json'));
    seen.length = 0;
    rmSync(join(home, 'guardian.json'));
    await until('its end', () => seen.includes('guardian.json'));
    expect(seen.filter((path) => path.startsWith('state') || path.includes('.beacon-tmp-'))).toEqual([]);
  });

  test('hears of reports in a folder that was made later, and in one that took its place', async () => {
    const home = tempDir();
    const seen = await watched(home);
    for (const place of ['sent', 'pending']) {
      rmSync(join(home, place), { recursive: true, force: true });
      mkdirSync(join(home, place));
      await until('the folder', () => seen.includes(place));
      seen.length = 0;
      writeFileSync(join(home, place, 'a.json'), '{}');
      await until('the file', () => seen.includes(`${place}/a.json`) || seen.includes(place));
      await sleep(100);
      seen.length = 0;
      writeFileSync(join(home, place, 'a.json'), '{ }');
      await until('the edit', () => seen.includes(`${place}/a.json`));
      rmSync(join(home, place, 'a.json'));
      seen.length = 0;
    }
  });

  test('hears of edits behind a link, also of one that was put there later', async () => {
    const home = tempDir();
    const elsewhere = tempDir();
    writeFileSync(join(elsewhere, 'guardian.json'), '{}');
    symlinkSync(join(elsewhere, 'guardian.json'), join(home, 'guardian.json'));
    const seen = await watched(home);
    writeFileSync(join(elsewhere, 'guardian.json'), '{"version":1}');
    await until('the edit', () => seen.includes('guardian.json'));
    writeFileSync(join(elsewhere, 'settings'), '{}');
    symlinkSync(join(elsewhere, 'settings'), join(home, 'config.json'));
    await until('the link', () => seen.includes('config.json'));
    await sleep(300);
    seen.length = 0;
    writeFileSync(join(elsewhere, 'settings'), '{"version":1}');
    await until('the edit behind it', () => seen.includes('config.json'));
  });
});
