import { type ProcessRow, ProcessTable, readTree, type TreeMemory } from '@core/fleet/sampling.ts';
import { describe, expect, test } from 'vitest';

const MIB = 1024 * 1024;
const row = (pid: number, ppid: number, extra: Partial<ProcessRow> = {}): ProcessRow => ({
  pid,
  ppid,
  pgid: 10,
  sid: 10,
  startTime: `s${pid}`,
  cpuMs: 0,
  rssBytes: 10 * MIB,
  footprintBytes: null,
  ...extra,
});
const root = { pid: 10, startTime: 's10' };
const read = (rows: ProcessRow[], before: TreeMemory | null = null, nowMs = 0) =>
  readTree(new ProcessTable(rows), root, before, nowMs, 2000);

describe('the tree of a process', () => {
  test('is the wrapper with its grandchildren: 3 processes, 30 MB', () => {
    const reading = read([row(10, 1), row(11, 10), row(12, 11), row(99, 1, { sid: 99, pgid: 99 })]);
    expect(reading?.sample).toMatchObject({ rssBytes: 30 * MIB, subprocesses: 2 });
  });

  test('keeps a reparented child of its session', () => {
    expect(
      read([row(10, 1), row(11, 1)])
        ?.members.map(({ pid }) => pid)
        .sort(),
    ).toEqual([10, 11]);
  });

  test('keeps a child that made a session of its own once it was seen as a descendant', () => {
    const first = read([row(10, 1), row(11, 10, { sid: 11 })]);
    const later = read([row(10, 1), row(11, 1, { sid: 11 })], first?.memory ?? null, 2000);
    expect(later?.members.map(({ pid }) => pid).sort()).toEqual([10, 11]);
  });

  test('does not take a reused pid for the root', () => {
    expect(read([row(10, 1, { startTime: 'later' })])).toBeNull();
  });

  test('still has what the root left behind after the root is gone', () => {
    const first = read([row(10, 1), row(11, 10)]);
    expect(read([row(11, 1)], first?.memory ?? null, 2000)?.members.map(({ pid }) => pid)).toEqual([11]);
  });
});

describe('CPU', () => {
  const before: TreeMemory = {
    atMs: 0,
    cpuMs: new Map([
      ['10 s10', 500],
      ['11 s11', 100],
    ]),
  };

  test('is processor time used since the last reading over monotonic time: 1.5 cores', () => {
    const reading = read([row(10, 1, { cpuMs: 2500 }), row(11, 10, { cpuMs: 1100 })], before, 2000);
    expect(reading?.sample.cpuFraction).toBeCloseTo(1.5);
  });

  test('counts all that a new child has used', () => {
    const reading = read([row(10, 1, { cpuMs: 500 }), row(12, 10, { cpuMs: 1000 })], before, 2000);
    expect(reading?.sample.cpuFraction).toBeCloseTo(0.5);
  });

  test('does not charge a reused pid with the time of the one before it', () => {
    const reading = read([row(10, 1, { cpuMs: 500 }), row(11, 10, { startTime: 'new', cpuMs: 20 })], before, 2000);
    expect(reading?.sample.cpuFraction).toBeCloseTo(0.01);
  });

  test('counts children that came and went in between, by what their parent has waited for: half a core', () => {
    const first = read([row(10, 1, { endedCpuMs: 7000 })]);
    const reading = read([row(10, 1, { endedCpuMs: 8000 })], first?.memory ?? null, 2000);
    expect(reading?.sample.cpuFraction).toBeCloseTo(0.5);
  });

  test('counts the 300 ms that a child used after it was last seen, and not again the 700 ms before', () => {
    const first = read([row(10, 1), row(11, 10, { cpuMs: 700 })]);
    const reading = read([row(10, 1, { endedCpuMs: 1000 })], first?.memory ?? null, 2000);
    expect(reading?.sample.cpuFraction).toBeCloseTo(0.15);
  });

  test('takes nothing off what others use when a child ends that nobody waited for', () => {
    const first = read([row(10, 1), row(11, 10, { cpuMs: 60_000 })]);
    const reading = read([row(10, 1, { cpuMs: 1000 })], first?.memory ?? null, 2000);
    expect(reading?.sample.cpuFraction).toBeCloseTo(0.5);
  });

  test('hands down what a chain of three waited for without counting it twice: 900 ms', () => {
    const first = read([row(10, 1), row(11, 10, { cpuMs: 100, endedCpuMs: 200 }), row(12, 11, { cpuMs: 400 })]);
    // 12 ends after 300 ms more, then 11 after 600 ms more; each is waited for.
    const reading = read([row(10, 1, { endedCpuMs: 700 + 200 + 700 })], first?.memory ?? null, 2000);
    expect(reading?.sample.cpuFraction).toBeCloseTo(0.45);
  });

  test('is unknown for the first reading, and after a gap of more than 3 intervals', () => {
    expect(read([row(10, 1, { cpuMs: 900 })])?.sample.cpuFraction).toBeNull();
    expect(read([row(10, 1, { cpuMs: 900 })], before, 6001)?.sample.cpuFraction).toBeNull();
    expect(read([row(10, 1, { cpuMs: 500 })], before, 6000)?.sample.cpuFraction).toBe(0);
  });
});

describe('a gap of more than 3 intervals of 2 s', () => {
  const at = (nowMs: number) => read([row(10, 1)], { atMs: 0, cpuMs: new Map() }, nowMs)?.sample;

  test('is named on the reading after it, and a gap of 6 s is none', () => {
    expect(at(6000)?.afterGap).toBeUndefined();
    expect(at(6001)).toMatchObject({ afterGap: true, cpuFraction: null });
  });

  test('of polls every 200 ms is one of more than 2 s, so that a busy computer drops nothing', () => {
    const quick = (nowMs: number) =>
      readTree(new ProcessTable([row(10, 1)]), root, { atMs: 0, cpuMs: new Map() }, nowMs, 200)?.sample;
    expect(quick(2000)).toMatchObject({ cpuFraction: 0 });
    expect(quick(2001)).toMatchObject({ afterGap: true, cpuFraction: null });
  });

  test('is not there before the first reading', () => {
    expect(read([row(10, 1)], null, 60_000)?.sample.afterGap).toBeUndefined();
  });
});

describe('readings that come late', () => {
  test('are dropped twice; from the third in a row on it is slowness, and they count', () => {
    let memory: TreeMemory | null = null;
    const gaps: boolean[] = [];
    for (const nowMs of [0, 7000, 14_000, 21_000, 28_000, 30_000, 37_000, 44_000, 51_000]) {
      const reading: ReturnType<typeof readTree> = readTree(new ProcessTable([row(10, 1)]), root, memory, nowMs, 2000);
      memory = reading?.memory ?? null;
      gaps.push(reading?.sample.afterGap === true);
    }
    expect(gaps).toEqual([false, true, true, false, false, false, true, true, false]);
  });
});
