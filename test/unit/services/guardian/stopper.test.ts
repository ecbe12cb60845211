import type { ProcessRow } from '@core/fleet/sampling.ts';
import { type StopTarget, stopTree } from '@services/guardian/stopper.ts';
import { HandClock } from '@test/hand-clock.ts';
import { expect, test } from 'vitest';

test('a process that ignores everything but SIGKILL is dead within stdin_timeout_s 2 + stop_timeout_s 5 + 1 s of the decision', async () => {
  const clock = new HandClock();
  const row: ProcessRow = {
    pid: 10,
    ppid: 1,
    pgid: 10,
    sid: 10,
    startTime: 's',
    cpuMs: 0,
    rssBytes: 1,
    footprintBytes: null,
  };
  const said: string[] = [];
  let alive = true;
  const tell = (signal: string) => {
    said.push(`${clock.monotonicMs()} ${signal}`);
    if (signal === 'SIGKILL') alive = false;
    return true;
  };
  const target: StopTarget = {
    root: row,
    runToken: 'token',
    known: () => new Map(),
    closeStdin: () => void said.push(`${clock.monotonicMs()} end of input`),
    stdinTimeoutMs: 2000,
    stopTimeoutMs: 5000,
  };
  const stopped = stopTree(target, {
    clock,
    probe: {
      read: async () => (alive ? [row] : []),
      follow: async () => [],
      footprints: async () => null,
      startTime: async () => (alive ? row.startTime : null),
      carrying: async () => (alive ? [row.pid] : []),
      tokens: async () => new Map(),
      matching: async () => [],
    },
    signals: { signal: async (_, signal) => tell(signal), signalGroup: (_, signal) => tell(signal) },
  });
  let goneAtMs = Number.NaN;
  void stopped.then(() => {
    goneAtMs = clock.monotonicMs();
  });
  for (let step = 0; step < 400 && Number.isNaN(goneAtMs); step += 1) await clock.pass(25);
  expect(await stopped).toBe('gone');
  expect(said.map((line) => line.replace(/^\d+ /, ''))).toEqual(['end of input', 'SIGTERM', 'SIGKILL']);
  expect(Number.parseInt(said[1] ?? '', 10)).toBeGreaterThanOrEqual(2000);
  expect(Number.parseInt(said[2] ?? '', 10)).toBeGreaterThanOrEqual(7000);
  expect(goneAtMs).toBeLessThanOrEqual(2000 + 5000 + 1000);
});
