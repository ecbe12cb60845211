import { joinProblem } from '@core/fleet/joining.ts';
import { type ProcessRow, ProcessTable } from '@core/fleet/sampling.ts';
import { describe, expect, test } from 'vitest';

const row = (pid: number, ppid: number, sid = pid): ProcessRow => ({
  pid,
  ppid,
  pgid: sid,
  sid,
  startTime: `s${pid}`,
  cpuMs: 0,
  rssBytes: 0,
  footprintBytes: null,
});
/** A terminal (10) runs a shell (11) with Beacon (20), which has a reaper (21) and a server (30) with a child (31). */
const table = new ProcessTable([
  row(10, 1),
  row(11, 10, 10),
  row(20, 11, 10),
  row(21, 20),
  row(30, 20),
  row(31, 30, 30),
  row(40, 11, 10),
  row(50, 1),
  row(51, 50),
  row(52, 51),
]);
const host = { pid: 20, startTime: 's20' };
const guarded = [
  { name: 'server', pids: new Set([30, 31]) },
  { name: 'wrapped', pids: new Set([51, 52]) },
];
const ask = (pid: number, startTime = `s${pid}`) => joinProblem(table, { pid, startTime }, host, guarded);

describe('a process that wants to join', () => {
  test('may, where its tree is nobody’s: also a neighbour of Beacon in the same terminal', () => {
    expect(ask(40)).toBeNull();
  });

  test.each([
    ['Beacon itself', 20],
    ['the shell that started Beacon', 11],
    ['the terminal around it', 10],
  ])('may not, where it is %s', (_, pid) => {
    expect(ask(pid)).toBe(`Process ${pid} is Beacon, or Beacon runs inside it: it cannot be guarded by Beacon.`);
  });

  test('may not, where it is Beacon’s reaper', () => {
    expect(ask(21)).toBe('Process 21 belongs to Beacon: it cannot be guarded by Beacon.');
  });

  test.each([
    ['the root of a guarded tree', 30, 'server'],
    ['a child in a guarded tree', 31, 'server'],
    ['a child in the tree of one that joined', 52, 'wrapped'],
    ['the parent of one that joined', 50, 'wrapped'],
  ])('may not, where it is %s', (_, pid, name) => {
    expect(ask(pid)).toBe(`Process ${pid} is guarded already: it belongs to ${name}.`);
  });

  test('may not under another start time, nor when there is no such process', () => {
    const words = 'There is no such process: pid and start time do not belong together.';
    expect(ask(40, 's41')).toBe(words);
    expect(ask(99)).toBe(words);
  });
});
