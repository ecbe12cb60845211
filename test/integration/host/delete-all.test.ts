import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deleteAll } from '@services/deleting/delete-all.ts';
import { plainEnv, serve } from '@test/cli.ts';
import { guardedHome, marked, marker, status } from '@test/guardian-home.ts';
import { openSession } from '@test/session.ts';
import { tempDir, until } from '@test/temp.ts';
import { expect, test } from 'vitest';
import { openDesk } from '../../../src-main/desk.ts';
import { openWorld } from '../../../src-main/world.ts';

/** A home with one process that runs, and one that has died and said something. */
function livingHome(mark: string) {
  return guardedHome([
    { name: 'a', command: 'sleep', args: [mark] },
    {
      name: 'gone',
      command: 'sh',
      args: ['-c', 'echo the last words of it >&2; exit 3'],
      restart: { policy: 'never' },
    },
  ]);
}

const said = (home: string) => {
  const path = join(home, 'state', 'breakers.json');
  return existsSync(path) && readFileSync(path, 'utf8').includes('the last words');
};
const files = (home: string, folder: string) => readdirSync(join(home, folder));

test('in a window deletes all while the host goes on: 1 process runs as before, its files begin anew', async () => {
  const mark = marker();
  const home = livingHome(mark);
  const host = await serve(home);
  const { ask } = await openSession(host.line.url ?? '');
  await until('the report and the certificate', () => files(home, 'pending').length > 0 && said(home));
  const [pid] = await marked(mark);
  await until('its report', async () => (await ask('data.plan')).pending === 1);
  const planned = await ask('data.plan');
  expect(planned.pending).toBe(1);
  const answer = await ask('data.delete_all', { config: false });
  expect(answer).toMatchObject({ kind: 'finished', outcome: { kind: 'done', removed: { pending: 1 }, left: [] } });
  expect(files(home, 'pending')).toEqual([]);
  expect(said(home)).toBe(false);
  expect(await ask('fleet.certificate', { name: 'gone' })).toBeNull();
  await until('a new journal', () =>
    files(home, 'journal').some((name) =>
      readFileSync(join(home, 'journal', name), 'utf8').startsWith('{"line":"open"'),
    ),
  );
  expect(await marked(mark)).toEqual([pid]);
  expect((await status(home)).processes.find(({ name }) => name === 'a')?.state).toBe('running');
  expect(await host.quit()).toBe(0);
  expect(await marked(mark)).toEqual([]);
});

test('by another process leaves the host its lock, socket and registry, and brings nothing of the past back', async () => {
  const mark = marker();
  const home = livingHome(mark);
  const host = await serve(home);
  await until('the report and the certificate', () => files(home, 'pending').length > 0 && said(home));
  const { deletion } = openDesk(openWorld(plainEnv(home)));
  expect(await deleteAll(deletion, { config: false })).toMatchObject({ kind: 'done', removed: { pending: 1 } });
  expect(['host.lock', 'registry.jsonl'].map((name) => existsSync(join(home, 'state', name)))).toEqual([true, true]);
  // What the host remembers next is only what came after.
  const { ask } = await openSession(host.line.url ?? '');
  await ask('fleet.command', { name: 'a', command: 'restart' });
  await until('the new file', () => existsSync(join(home, 'state', 'breakers.json')));
  expect(said(home)).toBe(false);
  expect(await host.quit()).toBe(0);
  expect(said(home)).toBe(false);
});

test('shows the device id, and after a reset another one, which is the one that is saved', async () => {
  const home = tempDir();
  const host = await serve(home);
  const { ask } = await openSession(host.line.url ?? '');
  expect(await ask('device.get')).toEqual({ device_id: null });
  const first = await ask('device.reset');
  const second = await ask('device.reset');
  expect(first.kind === 'reset' && second.kind === 'reset' && first.device_id !== second.device_id).toBe(true);
  expect(await ask('device.get')).toEqual({ device_id: second.kind === 'reset' ? second.device_id : '' });
});

test('confirms the destination that was shown, and none that is no longer in force', async () => {
  const home = tempDir();
  const host = await serve(home);
  const { ask } = await openSession(host.line.url ?? '');
  await ask('settings.set', { endpoint: 'https://one.example.com' });
  expect(await ask('consent.confirm_destination', { endpoint: 'https://one.example.com' })).toMatchObject({
    kind: 'failed',
  });
  await ask('settings.set', { crash_reports: true, review_before_sending: false });
  await ask('settings.set', { endpoint: 'https://two.example.com/' });
  const saved = () => JSON.parse(readFileSync(join(home, 'config.json'), 'utf8')).consent;
  expect(saved().endpoint).toBe('https://one.example.com');
  expect(await ask('consent.confirm_destination', { endpoint: 'https://one.example.com' })).toMatchObject({
    kind: 'failed',
    message: expect.stringContaining('Another destination'),
  });
  expect(saved().endpoint).toBe('https://one.example.com');
  expect((await ask('consent.confirm_destination', { endpoint: 'https://two.example.com' })).kind).toBe('saved');
  expect(saved().endpoint).toBe('https://two.example.com');
});

test('with the configuration ends what guardian.json had asked for', async () => {
  const mark = marker();
  const home = livingHome(mark);
  const host = await serve(home);
  await until('the process', async () => (await marked(mark)).length === 1);
  writeFileSync(join(home, 'backups', 'a.json'), '{}');
  const { ask } = await openSession(host.line.url ?? '');
  await ask('data.delete_all', { config: true });
  expect([existsSync(join(home, 'guardian.json')), files(home, 'backups')]).toEqual([false, []]);
  await until('the end of the process', async () => (await marked(mark)).length === 0);
  expect(await host.quit()).toBe(0);
});
