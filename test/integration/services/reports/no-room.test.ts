import { execFile, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { nodeDigest } from '@adapters/system-clock.ts';
import { CLI, plainEnv } from '@test/cli.ts';
import { smallDisk } from '@test/full-disk.ts';
import { endpoint, type Shelf, shelf } from '@test/store.ts';
import { describe, expect, onTestFinished, test } from 'vitest';

const id = 'brpt_1f3c5a7e9b2d4f60';
const other = 'brpt_2f3c5a7e9b2d4f61';

/** Every file of the home and its bytes, but for state/, which is about now. */
function everything({ root }: Shelf): Record<string, string> {
  const files: Record<string, string> = {};
  for (const folder of ['.', 'pending', 'sent', 'quarantine'])
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true }))
      if (entry.isFile() && entry.name !== 'fill')
        files[`${folder}/${entry.name}`] = readFileSync(join(root, folder, entry.name), 'base64');
  return files;
}

async function filled(root: string): Promise<Shelf> {
  const one = await shelf({ root });
  await one.save((saved) => ({
    ...saved,
    endpoint,
    consent: { ...saved.consent, crash_reports: true, decided_at: '2026-04-03T09:00:00Z' },
  }));
  await one.put(id);
  await one.put(other);
  return one;
}

const shaOf = ({ root }: Shelf) => nodeDigest.sha256Hex(readFileSync(join(root, 'pending', `${id}.json`)));
const approval = (one: Shelf) =>
  ({
    sha256: shaOf(one),
    endpoint,
    approved_at: '2026-04-03T10:00:00Z',
    mode: 'reviewed',
    wording_version: 1,
  }) as const;

const operations: readonly [string, (one: Shelf) => Promise<unknown>][] = [
  ['a new report', (one) => one.put('brpt_3f3c5a7e9b2d4f62')],
  [
    'an edit',
    async (one) => {
      const detail = await one.review.look(id);
      return one.review.save(
        id,
        detail?.sha256 ?? '',
        (detail?.text ?? '').replace('"phase": null', '"phase": "edited"'),
      );
    },
  ],
  ['an approval', (one) => one.outbox.approve(id, shaOf(one), endpoint)],
  ['a repeat of a failure', (one) => one.store.countRepeat('9'.repeat(64), 'search-index', '2026-04-03T10:00:00Z')],
  ['opening a report', (one) => one.review.open(id)],
  ['a setting', (one) => one.save((saved) => ({ ...saved, show_count: false }))],
  ['pruning', (one) => one.store.prune({ sent_days: 30, pending_days: 30, pending_max: 200, pending_mb: 20 })],
  ['a drain', (one) => one.outbox.drain()],
];

describe.each(['full', 'read-only'])('in a folder that has become %s', (what) => {
  test.each(operations)(
    '%s changes no file that existed, sends nothing, and works once it can be written again',
    async (_, run) => {
      const disk = smallDisk(512);
      const one = await filled(disk.dir);
      const before = everything(one);
      const remount = (mode: string) => spawnSync('mount', ['-o', `remount,${mode}`, disk.dir]).status === 0;
      if (what === 'full') disk.fill();
      else {
        expect(remount('ro')).toBe(true);
        onTestFinished(() => void remount('rw'));
      }
      await run(one).catch((error: Error) => expect(error.name).toMatch(/^(?:StoreFailure|LockBusy)$/));
      expect(everything(one)).toEqual(before);
      expect(one.sender.deliveries).toEqual([]);
      if (what === 'full') rmSync(join(disk.dir, 'fill'));
      else expect(remount('rw')).toBe(true);
      await run(one);
      expect((await one.store.get(other))?.id).toBe(other);
    },
  );

  test('a report whose approval was saved before is sent, and where its receipt cannot be, it is still approved', async () => {
    const disk = smallDisk(512);
    const one = await filled(disk.dir);
    await one.store.approve(id, approval(one));
    const bytes = readFileSync(join(one.root, 'pending', `${id}.json`));
    const remount = (mode: string) => spawnSync('mount', ['-o', `remount,${mode}`, disk.dir]).status === 0;
    one.sender.answer = () => {
      // In the very moment of the answer.
      if (what === 'full') disk.fill();
      else remount('ro');
      return { kind: 'answered', status: 202, retryAfterMs: null };
    };
    onTestFinished(() => void remount('rw'));
    await one.outbox.drain().catch((error: Error) => expect(error.name).toMatch(/^(?:StoreFailure|LockBusy)$/));
    expect(one.sender.deliveries).toHaveLength(1);
    expect(readFileSync(join(one.root, 'pending', `${id}.json`))).toEqual(bytes);
    one.sender.answer = () => ({ kind: 'answered', status: 202, retryAfterMs: null });
    if (what === 'full') rmSync(join(disk.dir, 'fill'));
    else remount('rw');
    const again = await shelf({ root: disk.dir });
    await again.outbox.drain();
    expect((await again.store.get(id))?.place).toBe('sent');
    // The same bytes under the same id: the server counts them once.
    for (const { body } of [...one.sender.deliveries, ...again.sender.deliveries])
      expect(Buffer.from(body ?? [])).toEqual(bytes);
  });
});

test('on a full disk `beacon discard` makes room, and `beacon feedback` says in one line why it could not be saved', async () => {
  const disk = smallDisk(512);
  const one = await filled(disk.dir);
  const run = async (...args: string[]) => {
    const child = execFile(process.execPath, [CLI, 'beacon', ...args], { env: plainEnv(one.root) });
    disk.fill(child.pid);
    const ended = once(child, 'close');
    const [out, err] = await Promise.all([text(child.stdout as Readable), text(child.stderr as Readable), ended]);
    return { code: child.exitCode, out, err };
  };
  const said = await run('feedback', '--text', 'no room for it');
  expect(said).toMatchObject({ code: 1, out: '' });
  expect(said.err).toMatch(/^Your feedback was not saved\. There is no room left on the disk that holds .+\n$/);
  expect(everything(one)).toHaveProperty(`pending/${id}.json`);
  expect(await run('discard', id)).toEqual({ code: 0, out: `${id}: discarded.\n`, err: '' });
  expect(Object.keys(everything(one)).filter((path) => path.includes(id))).toEqual([]);
  expect(everything(one)).toHaveProperty(`pending/${other}.json`);
  expect(readdirSync(join(one.root, 'state')).filter((name) => name.includes('lock'))).toEqual([]);
});
