import { parseTop } from '@adapters/process-table-macos.ts';
import { memoryOf } from '@core/fleet/budget.ts';
import { planOf } from '@core/fleet/plan.ts';
import { ProcessTable, readTree } from '@core/fleet/sampling.ts';
import { Footprints } from '@services/guardian/footprints.ts';
import { describe, expect, test } from 'vitest';

const MIB = 1024 ** 2;

/** Constructed after top(1) of macOS; not captured from a Mac. */
const SAMPLE = [
  'Processes: 612 total, 3 running, 609 sleeping, 2871 threads ',
  '2026/04/06 09:15:00',
  'Load Avg: 2.10, 2.05, 1.98 ',
  'CPU usage: 5.12% user, 4.20% sys, 90.66% idle ',
  'MemRegions: 281000 total, 5120M resident, 310M private, 1800M shared.',
  'PhysMem: 31G used (3100M wired, 9G compressor), 4500M unused.',
  'VM: 290T vsize, 4800M framework vsize, 120(0) swapins, 340(0) swapouts.',
  '',
  'PID    MEM   ',
  '0      12G+  ',
  '501*   345M- ',
  '502    4096K+',
  '503    1.5G  ',
  '504    812B  ',
  '505    0B    ',
  '506    N/A   ',
  '77777- 2T    ',
  'something else 12M',
  '',
].join('\n');

describe('the output of top on macOS', () => {
  test('gives a footprint a process, with K, M, G, T and B, and + or - behind them', () => {
    expect([...parseTop(SAMPLE)]).toEqual([
      [0, 12 * 1024 * MIB],
      [501, 345 * MIB],
      [502, 4 * MIB],
      [503, 1.5 * 1024 * MIB],
      [504, 812],
      [77777, 2 * 1024 ** 4],
    ]);
  });

  test('gives none from the summary above the headings, nor from an empty text', () => {
    expect(parseTop('12 34M\nPID MEM\n').size).toBe(0);
    expect(parseTop('').size).toBe(0);
  });
});

const row = (pid: number, ppid: number, startTime = 's') => ({
  pid,
  ppid,
  pgid: pid,
  sid: pid,
  startTime,
  cpuMs: 0,
  rssBytes: 100 * MIB,
  footprintBytes: null,
});

function probeOf(answers: (ReadonlyMap<number, number> | null | Error)[]) {
  let asked = 0;
  return {
    asked: () => asked,
    footprints: async () => {
      asked += 1;
      const answer = answers[Math.min(asked, answers.length) - 1];
      if (answer instanceof Error) throw answer;
      return answer ?? null;
    },
  };
}

describe('the footprint of a fleet', () => {
  test('is read once in 10 s for showing, and with every poll where a budget goes by it', async () => {
    const probe = probeOf([new Map([[1, MIB]])]);
    const footprints = new Footprints(probe);
    for (let atMs = 0; atMs < 20_000; atMs += 2000) await footprints.add([row(1, 0)], false, atMs);
    expect(probe.asked()).toBe(2);
    for (let atMs = 20_000; atMs < 30_000; atMs += 2000) await footprints.add([row(1, 0)], true, atMs);
    expect(probe.asked()).toBe(7);
  });

  test('is asked for once on a system that has no such number', async () => {
    const probe = probeOf([null]);
    const footprints = new Footprints(probe);
    const rows = [row(1, 0)];
    expect(await footprints.add(rows, true, 0)).toBe(rows);
    expect(await footprints.add(rows, true, 60_000)).toBe(rows);
    expect(probe.asked()).toBe(1);
  });

  test('stays the last known one when a reading fails, and goes to no later owner of the pid', async () => {
    const footprints = new Footprints(probeOf([new Map([[1, 900 * MIB]]), new Error('no top')]));
    await footprints.add([row(1, 0)], true, 0);
    expect(await footprints.add([row(1, 0)], true, 2000)).toEqual([{ ...row(1, 0), footprintBytes: 900 * MIB }]);
    expect(await footprints.add([row(1, 0, 'later')], true, 4000)).toEqual([row(1, 0, 'later')]);
  });

  test('of a tree is the sum of its processes, and is what a budget with memory_metric footprint goes by', async () => {
    const rows = await new Footprints(
      probeOf([
        new Map([
          [1, 300 * MIB],
          [2, 500 * MIB],
        ]),
      ]),
    ).add([row(1, 0), row(2, 1)], true, 0);
    const reading = readTree(new ProcessTable(rows), { pid: 1, startTime: 's' }, null, 0, 2000);
    const entry = { name: 'a', command: 'x', args: [], kind: 'job', env: {}, priority: 0, autostart: true } as const;
    const { budget } = planOf({ ...entry, args: [], memory_metric: 'footprint' }, { defaults: {} });
    expect(reading?.sample).toMatchObject({ rssBytes: 200 * MIB, footprintBytes: 800 * MIB });
    expect(reading === null ? null : memoryOf(reading.sample, budget)).toBe(800 * MIB);
  });
});
