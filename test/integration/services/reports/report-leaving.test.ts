import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { nodeDigest } from '@adapters/system-clock.ts';
import { Settings } from '@contract/settings.ts';
import { endpoint, type Shelf, shelf } from '@test/store.ts';
import { describe, expect, test } from 'vitest';

const id = 'brpt_1f3c5a7e9b2d4f60';
const other = 'brpt_00000000000000aa';
const { retention } = Settings.parse({});
const names = ({ root }: Shelf, place: string) => readdirSync(join(root, place)).sort();

/** As a crash leaves it between the writes of `markSent` and the removal: sent, and every file still in pending/. */
async function interrupted({ withBytes = true } = {}) {
  const one = await shelf();
  await one.put(id);
  await one.save((saved) => ({ ...saved, endpoint }));
  const pending = names(one, 'pending').map((name) => [name, readFileSync(join(one.root, 'pending', name))] as const);
  const bytes = readFileSync(join(one.root, 'pending', `${id}.json`));
  expect((await one.outbox.approve(id, nodeDigest.sha256Hex(bytes), endpoint)).kind).toBe('sent');
  for (const [name, content] of pending) writeFileSync(join(one.root, 'pending', name), content);
  if (!withBytes) await one.files.remove(`sent/${id}.json`);
  return { one, bytes };
}

test('what a person types into a report while it is on its way is set aside with a reason; what arrived lies in sent/', async () => {
  const { one, bytes } = await interrupted();
  const receipt = JSON.parse(readFileSync(join(one.root, 'sent', `${id}.receipt.json`), 'utf8'));
  const typed = bytes.toString('utf8').replace('TypeError', 'RangeError');
  writeFileSync(join(one.root, 'pending', `${id}.json`), typed);
  await one.store.markSent(id, bytes, receipt);
  expect(names(one, 'pending')).toEqual([]);
  expect(readFileSync(join(one.root, 'sent', `${id}.json`))).toEqual(bytes);
  expect(readFileSync(join(one.root, 'quarantine', `${id}.json`), 'utf8')).toBe(typed);
  expect(readFileSync(join(one.root, 'quarantine', `${id}.json.reason`), 'utf8')).toContain('sent already');
});

describe('a report whose sending was interrupted after the receipt', () => {
  test.each([
    ['a list', ({ store }: Shelf) => store.list()],
    ['a drain', ({ outbox }: Shelf) => outbox.drain()],
    ['a pruning', ({ store }: Shelf) => store.prune(retention)],
    ['a look at it', ({ store }: Shelf) => store.get(id)],
    ['a repeat of its failure', ({ store }: Shelf) => store.countRepeat('9'.repeat(64), 'search-index', later)],
  ] as const)('is finished by %s: 0 files are left in pending/, and it is not sent twice', async (_, run) => {
    const { one, bytes } = await interrupted();
    await run(one);
    expect(names(one, 'pending')).toEqual([]);
    expect(readFileSync(join(one.root, 'sent', `${id}.json`))).toEqual(bytes);
    expect(await one.store.get(id)).toMatchObject({ place: 'sent' });
    expect(one.sender.deliveries).toHaveLength(1);
  });

  test('before its bytes were in sent/ gets them from pending/', async () => {
    const { one, bytes } = await interrupted({ withBytes: false });
    await one.store.list();
    expect(names(one, 'sent')).toEqual([`${id}.json`, `${id}.receipt.json`]);
    expect(readFileSync(join(one.root, 'sent', `${id}.json`))).toEqual(bytes);
    expect(names(one, 'pending')).toEqual([]);
  });

  test('counts a repeat in its receipt, not in the file that is about to go', async () => {
    const { one } = await interrupted();
    expect(await one.store.countRepeat('9'.repeat(64), 'search-index', later)).toBe(id);
    expect((await one.store.get(id))?.receipt).toMatchObject({ later_occurrences: 1, last_occurrence_at: later });
  });

  test('and that somebody changed after it was sent is set aside with its reason, not removed', async () => {
    const { one } = await interrupted();
    const path = join(one.root, 'pending', `${id}.json`);
    writeFileSync(path, readFileSync(path, 'utf8').replace('buildIndex', 'mine'));
    const { pending, sent, setAside } = await one.store.list();
    expect(pending).toEqual([]);
    expect(sent).toHaveLength(1);
    expect(setAside).toMatchObject([{ file: `${id}.json`, reason: 'It was sent already, and changed after that.' }]);
    expect(readFileSync(join(one.root, 'quarantine', `${id}.json`), 'utf8')).toContain('mine');
  });

  test('is not one whose receipt is of another report', async () => {
    const { one } = await interrupted();
    await one.put(other);
    expect((await one.store.list()).pending.map((stored) => stored.id)).toEqual([other]);
    expect(existsSync(join(one.root, 'pending', `${other}.local.json`))).toBe(true);
  });
});

const later = '2026-04-03T09:40:00Z';
