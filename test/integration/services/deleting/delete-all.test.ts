import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { nodeDigest } from '@adapters/system-clock.ts';
import type { DeleteAllProgress } from '@contract/delete-all.ts';
import { Receipt } from '@contract/report-files.ts';
import { deviceIdOf } from '@services/capture/device-id.ts';
import { deleteAll, planDeleteAll } from '@services/deleting/delete-all.ts';
import type { Delivery, DeliveryResult } from '@services/ports/network.ts';
import { smallDisk } from '@test/full-disk.ts';
import { receipt } from '@test/report-parts.ts';
import { crashReport } from '@test/reports.ts';
import { endpoint, type Shelf, shelf } from '@test/store.ts';
import { describe, expect, onTestFinished, test } from 'vitest';

const idOf = (n: number) => `brpt_${n.toString(16).padStart(16, '0')}`;
const proofFor = (n: number) => n.toString(16).padStart(64, 'a');
const taken: DeliveryResult = { kind: 'answered', status: 202, retryAfterMs: null };
const offline: DeliveryResult = { kind: 'failed', why: 'offline' };

const approval = {
  sha256: 'b'.repeat(64),
  endpoint,
  approved_at: '2026-04-03T09:19:00Z',
  mode: 'reviewed',
  wording_version: 1,
} as const;
const receiptOf = (n: number, extra: Partial<Receipt> = {}) =>
  Receipt.parse(receipt(approval, { report_id: idOf(n), proof: proofFor(n), ...extra }));

function put(one: Shelf, path: string, text: string | object): void {
  const full = join(one.root, path);
  mkdirSync(join(full, '..'), { recursive: true });
  writeFileSync(full, typeof text === 'string' ? text : `${JSON.stringify(text)}\n`);
}

function sent(one: Shelf, n: number, extra: Partial<Receipt> = {}): void {
  put(one, `sent/${idOf(n)}.json`, crashReport({ report_id: idOf(n) }));
  put(one, `sent/${idOf(n)}.receipt.json`, receiptOf(n, extra));
}

/** Every file of the home, without the folders. */
const tree = (one: Shelf) =>
  (
    readdirSync(one.root, { recursive: true, withFileTypes: true }) as {
      isDirectory(): boolean;
      parentPath: string;
      name: string;
    }[]
  )
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(one.root.length + 1))
    .sort();

/** A home with something of everything in it: 2 pending, 2 sent, and what else Beacon ever writes. */
async function fullShelf(): Promise<Shelf> {
  const one = await shelf();
  await one.save((saved) => ({
    ...saved,
    endpoint,
    dismissed: ['a'],
    device_id: '6f1c3a52-8a4e-4c1d-9a67-0d5b2c7e8f90',
    consent: { ...saved.consent, crash_reports: true, diagnostics: true, decided_at: '2026-04-03T09:00:00Z' },
  }));
  await one.put(idOf(1));
  await one.put(idOf(2));
  const stored = await one.store.get(idOf(2));
  put(one, `pending/${idOf(2)}.consent.json`, { ...approval, sha256: stored?.sha256 });
  put(one, `pending/${idOf(2)}.d/screenshot.png`, 'not a picture');
  sent(one, 3);
  sent(one, 4);
  for (const path of [
    'quarantine/config.json.1',
    'quarantine/config.json.1.reason',
    'journal/host-1.jsonl',
    'logs/search-index.1.log',
    'state/outbox.json',
    'state/dropped.json',
    'state/breakers.json',
    'state/network.jsonl',
    'state/registry.jsonl',
    'state/socket-path',
    'guardian_events.jsonl',
    'preflight_events.jsonl',
    'preflight_events.1.jsonl',
    'preflight_events.jsonl.2',
    'engagements.jsonl',
    'failure_review.jsonl',
    'salt',
    'guardian.json',
    'backups/claude.json.1',
  ])
    put(one, path, 'x\n');
  put(one, 'notes of the person.txt', 'mine');
  return one;
}

describe('deleting all data', () => {
  test('leaves decided_at, guardian.json, client backups and what is not Beacon’s, and says how many went', async () => {
    const one = await fullShelf();
    expect(await planDeleteAll(one.deletion)).toEqual({
      pending: 2,
      sent: 2,
      quarantined: 1,
      provable: 2,
      hosts: ['reports.example.com'],
    });
    const outcome = await deleteAll(one.deletion, { config: false });
    expect(outcome).toMatchObject({
      kind: 'done',
      removed: { pending: 2, sent: 2, quarantined: 1 },
      server: { acknowledged: 2, waiting: [], without_proof: 0 },
      left: [],
    });
    expect(tree(one)).toEqual(['backups/claude.json.1', 'config.json', 'guardian.json', 'notes of the person.txt']);
    expect(JSON.parse(readFileSync(join(one.root, 'config.json'), 'utf8'))).toEqual({
      version: 1,
      consent: { decided_at: '2026-04-03T09:00:00Z' },
    });
    const { consent, collection, endpoint: destination, device_id } = await one.settings.current();
    expect([consent.crash_reports, consent.diagnostics, collection, destination, device_id]).toEqual([
      false,
      false,
      true,
      null,
      null,
    ]);
  });

  test('asks the server each report went to, with its proof, and never sends the 1 that was approved', async () => {
    const one = await fullShelf();
    sent(one, 5, { endpoint: 'https://other.example.com' });
    await deleteAll(one.deletion, { config: false });
    await one.outbox.drain();
    expect(
      one.sender.deliveries.map(({ method, url, headers }) => `${method} ${url} ${headers['authorization']}`),
    ).toEqual([
      `DELETE ${endpoint}/v1/reports/${idOf(3)} Beacon-Proof ${proofFor(3)}`,
      `DELETE ${endpoint}/v1/reports/${idOf(4)} Beacon-Proof ${proofFor(4)}`,
      `DELETE https://other.example.com/v1/reports/${idOf(5)} Beacon-Proof ${proofFor(5)}`,
    ]);
  });

  test('with the configuration leaves only what is not Beacon’s', async () => {
    const one = await fullShelf();
    expect((await deleteAll(one.deletion, { config: true })).kind).toBe('done');
    expect(tree(one)).toEqual(['notes of the person.txt']);
  });

  test('keeps collection off where the person had switched it off', async () => {
    const one = await fullShelf();
    await one.save((saved) => ({ ...saved, collection: false }));
    await deleteAll(one.deletion, { config: false });
    expect((await one.settings.current()).collection).toBe(false);
  });

  test('keeps exactly a stub of each deletion that was not acknowledged, and asks again with it the next time', async () => {
    const one = await fullShelf();
    one.sender.answer = ({ url }) => (url.endsWith(idOf(3)) ? { ...taken, status: 500 } : taken);
    const outcome = await deleteAll(one.deletion, { config: false });
    expect(outcome.kind).toBe('done');
    expect(outcome.server).toEqual({
      acknowledged: 1,
      waiting: [{ id: idOf(3), host: 'reports.example.com', why: 'answered 500' }],
      without_proof: 0,
    });
    expect(readdirSync(join(one.root, 'sent'))).toEqual([`${idOf(3)}.receipt.json`]);
    expect(JSON.parse(readFileSync(join(one.root, 'sent', `${idOf(3)}.receipt.json`), 'utf8'))).toEqual({
      report_id: idOf(3),
      proof: proofFor(3),
    });
    one.sender.answer = () => taken;
    expect((await deleteAll(one.deletion, { config: false })).server.waiting).toEqual([
      { id: idOf(3), host: null, why: 'no destination is set, and its receipt is gone' },
    ]);
    await one.save((saved) => ({ ...saved, endpoint }));
    expect((await deleteAll(one.deletion, { config: false })).server).toMatchObject({ acknowledged: 1, waiting: [] });
    expect(readdirSync(join(one.root, 'sent'))).toEqual([]);
  });

  test('does not ask for what was acknowledged before, nor for a report without proof, and counts both', async () => {
    const one = await shelf();
    sent(one, 1, { deletion: { asked_at: '2026-04-03T09:30:00Z', status: 202 } });
    sent(one, 2, { proof: null });
    const { server } = await deleteAll(one.deletion, { config: false });
    expect(server).toEqual({ acknowledged: 1, waiting: [], without_proof: 1 });
    expect(one.sender.deliveries).toEqual([]);
    expect(tree(one)).toEqual([]);
  });

  test('of 20 sent reports asks an unreachable destination for 2, and keeps all 20 stubs', async () => {
    const one = await shelf();
    for (let n = 1; n <= 20; n += 1) sent(one, n);
    one.sender.answer = () => offline;
    const { kind, server } = await deleteAll(one.deletion, { config: false });
    expect([kind, server.waiting.length, one.sender.deliveries.length]).toEqual(['done', 20, 2]);
    expect(server.waiting[0]?.why).toBe('could not be reached');
    expect(readdirSync(join(one.root, 'sent'))).toHaveLength(20);
  });

  test('waits as long as a busy server asks for, when that is under a minute, and asks once more', async () => {
    const one = await shelf();
    sent(one, 1);
    const answers: DeliveryResult[] = [{ kind: 'answered', status: 429, retryAfterMs: 300 }];
    one.sender.answer = () => answers.shift() ?? taken;
    expect((await deleteAll(one.deletion, { config: false })).server.acknowledged).toBe(1);
    expect(one.sender.deliveries).toHaveLength(2);
    sent(one, 2);
    one.sender.answer = () => ({ kind: 'answered', status: 429, retryAfterMs: 3_600_000 });
    expect((await deleteAll(one.deletion, { config: false })).server.waiting).toMatchObject([{ why: 'answered 429' }]);
  });

  test('uses the receipt that was set aside together with its report', async () => {
    const one = await shelf();
    sent(one, 1);
    put(one, `sent/${idOf(1)}.json`, 'not a report any more');
    await one.store.list();
    expect(
      existsSync(join(one.root, 'quarantine', `${idOf(1)}.receipt.json`)) ||
        existsSync(join(one.root, 'sent', `${idOf(1)}.receipt.json`)),
    ).toBe(true);
    await deleteAll(one.deletion, { config: false });
    expect(one.sender.deliveries.map(({ url }) => url)).toEqual([`${endpoint}/v1/reports/${idOf(1)}`]);
    expect(tree(one)).toEqual([]);
  });

  test('also has deleted what was on its way when the answer was lost, and keeps its proof where that fails', async () => {
    const one = await shelf();
    const uuid = '6f1c3a52-8a4e-4c1d-9a67-0d5b2c7e8f90';
    await one.save((saved) => ({ ...saved, device_id: uuid }));
    const { deviceId, proof } = deviceIdOf(uuid, idOf(1), nodeDigest);
    await one.put(idOf(1), { device_id: deviceId }, { proof: null });
    await one.put(idOf(2));
    const line = { at: '2026-04-03T10:00:00Z', why: 'report', method: 'POST', url: `${endpoint}/v1/reports`, bytes: 9 };
    put(one, 'state/network.jsonl', { ...line, status: null, error: 'timeout', report_id: idOf(1) });
    one.sender.answer = () => offline;
    const { server, removed } = await deleteAll(one.deletion, { config: false });
    expect(one.sender.deliveries.map(({ url, headers }) => [url, headers['authorization']])).toEqual([
      [`${endpoint}/v1/reports/${idOf(1)}`, `Beacon-Proof ${proof}`],
    ]);
    expect([removed.pending, server.waiting.length]).toEqual([2, 1]);
    expect(JSON.parse(readFileSync(join(one.root, 'sent', `${idOf(1)}.receipt.json`), 'utf8'))).toEqual({
      report_id: idOf(1),
      proof,
    });
  });

  test('tells how far it is, and stops where the person cancels, with the rest as it was', async () => {
    const one = await shelf();
    await one.save((saved) => ({ ...saved, endpoint, consent: { ...saved.consent, crash_reports: true } }));
    for (let n = 1; n <= 5; n += 1) sent(one, n);
    await one.put(idOf(9));
    const running = new AbortController();
    const told: DeleteAllProgress[] = [];
    one.sender.answer = () => {
      if (one.sender.deliveries.length === 2) running.abort();
      return taken;
    };
    const outcome = await deleteAll(one.deletion, {
      config: false,
      progress: (progress) => void told.push(progress),
      signal: running.signal,
    });
    expect(outcome).toMatchObject({ kind: 'cancelled', removed: { pending: 1, sent: 2 }, server: { acknowledged: 2 } });
    expect(told).toEqual([
      ...[0, 1, 2].map((done) => ({ step: 'unsent', done, total: 3 })),
      ...[0, 1, 2].map((done) => ({ step: 'server', done, total: 5 })),
    ]);
    expect(readdirSync(join(one.root, 'sent')).filter((name) => name.includes('receipt'))).toHaveLength(3);
    expect((await one.settings.current()).consent.crash_reports).toBe(true);
  });

  test.each([1, 2, 3, 4])(
    'killed at request %i and asked again, asks for every report and loses no proof',
    async (at) => {
      const one = await shelf();
      for (let n = 1; n <= 4; n += 1) sent(one, n);
      await one.put(idOf(9));
      const acknowledged = new Set<string>();
      one.sender.answer = ({ url }: Delivery) => {
        if (one.sender.deliveries.length === at) throw new Error('killed');
        acknowledged.add(url);
        return taken;
      };
      await expect(deleteAll(one.deletion, { config: false })).rejects.toThrow('killed');
      expect(readdirSync(join(one.root, 'pending'))).toEqual([]);
      expect((await deleteAll(one.deletion, { config: false })).kind).toBe('done');
      expect(acknowledged.size).toBe(4);
      expect(tree(one)).toEqual([]);
    },
  );

  test('under STALLARI_TELEMETRY_DEBUG prints the 2 requests, makes none and removes nothing', async () => {
    const full = await fullShelf();
    const one = await shelf({ root: full.root, env: { STALLARI_TELEMETRY_DEBUG: '1' } });
    const before = tree(one);
    expect(await deleteAll(one.deletion, { config: false })).toMatchObject({ kind: 'debug' });
    expect(one.printed.map(({ method }) => method)).toEqual(['DELETE', 'DELETE']);
    expect(one.sender.deliveries).toEqual([]);
    expect(tree(one)).toEqual(before);
  });

  test('on a full disk removes everything, and still writes the stubs', async () => {
    const disk = smallDisk(512);
    const one = await shelf({ root: disk.dir });
    for (let n = 1; n <= 3; n += 1) sent(one, n);
    await one.put(idOf(9));
    put(one, 'journal/host-1.jsonl', 'x'.repeat(8192));
    one.sender.answer = () => offline;
    disk.fill();
    const outcome = await deleteAll(one.deletion, { config: false });
    expect([outcome.kind, outcome.removed.pending, outcome.removed.sent]).toEqual(['done', 1, 3]);
    const left = readdirSync(join(one.root, 'sent'));
    expect(left).toHaveLength(3);
    for (const name of left)
      expect(Object.keys(JSON.parse(readFileSync(join(one.root, 'sent', name), 'utf8')))).toEqual([
        'report_id',
        'proof',
      ]);
  });

  test('of a folder that has become read-only says what is left, and loses nothing of it', async () => {
    const disk = smallDisk(512);
    const one = await shelf({ root: disk.dir });
    sent(one, 1);
    await one.put(idOf(9));
    const before = tree(one);
    const remounted = spawnSync('mount', ['-o', 'remount,ro', disk.dir]).status === 0;
    expect(remounted).toBe(true);
    onTestFinished(() => void spawnSync('mount', ['-o', 'remount,rw', disk.dir]));
    const outcome = await deleteAll(one.deletion, { config: false }).catch((error: Error) => error.name);
    expect(outcome).toMatch(/StoreFailure/);
    expect(tree(one)).toEqual(before);
    expect(one.sender.deliveries).toEqual([]);
  });

  test('while a host runs leaves its lock, its socket, and the list of its processes', async () => {
    const one = await fullShelf();
    put(one, 'state/host.lock', 'x');
    put(one, 'beacon.sock', '');
    await deleteAll({ ...one.deletion, hostRuns: async () => true }, { config: false });
    expect(tree(one)).toEqual([
      'backups/claude.json.1',
      'beacon.sock',
      'config.json',
      'guardian.json',
      'notes of the person.txt',
      'state/host.lock',
      'state/registry.jsonl',
      'state/socket-path',
    ]);
  });
});
