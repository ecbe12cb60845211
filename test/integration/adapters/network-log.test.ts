import { spawnSync } from 'node:child_process';
import { appendFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { networkLog } from '@adapters/network-log.ts';
import type { NetworkRecord } from '@contract/socket.ts';
import { shelf } from '@test/store.ts';
import { describe, expect, test } from 'vitest';

const day = 24 * 60 * 60 * 1000;
const nowMs = Date.parse('2026-04-03T10:15:00Z');
const entry = (atMs: number, bytes = 1): NetworkRecord => ({
  at: new Date(atMs).toISOString(),
  why: 'report',
  method: 'POST',
  url: 'https://reports.example.com/v1/reports',
  bytes,
  status: 202,
  error: null,
  report_id: null,
});

async function log(lines: readonly NetworkRecord[]) {
  const { root, files } = await shelf();
  const path = join(root, 'state', 'network.jsonl');
  if (lines.length > 0) writeFileSync(path, lines.map((one) => `${JSON.stringify(one)}\n`).join(''));
  const clock = { nowMs };
  const one = networkLog(files, () => clock.nowMs);
  const onDisk = () => readFileSync(path, 'utf8').split('\n').filter(Boolean).length;
  return { one, clock, onDisk, root };
}

describe('the log of requests', () => {
  test('of a small file loses lines of 91 days with the next record, and keeps those of 89', async () => {
    const { one, onDisk } = await log([entry(nowMs - 2000 * day), entry(nowMs - 91 * day), entry(nowMs - 89 * day)]);
    await one.record(entry(nowMs));
    expect(onDisk()).toBe(2);
    expect((await one.read()).map(({ at }) => Date.parse(at))).toEqual([nowMs - 89 * day, nowMs]);
  });

  test('shows no line that is too old, even before one is recorded', async () => {
    const { one } = await log([entry(nowMs - 91 * day), entry(nowMs)]);
    expect(await one.read()).toHaveLength(1);
  });

  test('is looked at again a day later by the same process, with a record or without', async () => {
    const { one, clock, onDisk } = await log([entry(nowMs - 89.5 * day)]);
    await one.record(entry(nowMs));
    expect(onDisk()).toBe(2);
    clock.nowMs += day;
    await one.prune();
    expect(onDisk()).toBe(1);
  });

  test('past 5 MB keeps the newest half', async () => {
    const { one } = await log(Array.from({ length: 32_000 }, (_, index) => entry(nowMs - day, index)));
    await one.record(entry(nowMs, 77));
    const kept = await one.read();
    expect(kept.length).toBe(16_001);
    expect(kept.at(-1)?.bytes).toBe(77);
  });

  test('has one line for a request that answered, and nothing left of its note', async () => {
    const { one, onDisk, root } = await log([]);
    const { status, error, ...made } = entry(nowMs);
    expect(await one.during(made, async () => ({ status, error, value: 'answer' }))).toBe('answer');
    expect(onDisk()).toBe(1);
    expect(readdirSync(join(root, 'state'))).toEqual(['network.jsonl']);
  });

  test('knows of a request that was cut off by kill -9, shows it at once, and writes its one line', async () => {
    const { one, root, onDisk } = await log([entry(nowMs)]);
    const dead = spawnSync('true').pid;
    const { status, error, ...made } = entry(nowMs, 77);
    const note = join(root, 'state', `request-${dead}-0123456789ab.json`);
    writeFileSync(note, JSON.stringify({ ...made, status: null, error: null }));
    const mine = join(root, 'state', `request-${process.pid}-0123456789ab.json`);
    writeFileSync(mine, JSON.stringify({ ...made, status: null, error: null }));
    expect((await one.read()).at(-1)).toMatchObject({ bytes: 77, status: null, error: 'cut_off' });
    await one.prune();
    expect(onDisk()).toBe(2);
    expect(existsSync(note)).toBe(false);
    expect(existsSync(mine)).toBe(true);
    expect(await one.read()).toHaveLength(2);
  });

  test('passes over lines and notes that are torn or foreign', async () => {
    const { one, root } = await log([entry(nowMs)]);
    appendFileSync(join(root, 'state', 'network.jsonl'), '{"at":"2026\n[]\n{"bytes":"many"}\n');
    writeFileSync(join(root, 'state', `request-${spawnSync('true').pid}-0123456789ab.json`), '{"at":');
    expect(await one.read()).toHaveLength(1);
    await one.prune();
    expect(await one.read()).toHaveLength(1);
  });
});
