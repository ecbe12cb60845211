import { mkdirSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import { join } from 'node:path';
import { cli } from '@test/cli.ts';
import { tempDir } from '@test/temp.ts';
import { expect, test } from 'vitest';

const ago = (seconds: number) => new Date(Date.now() - seconds * 1000).toISOString().replace(/\.\d+Z$/, 'Z');

/** A home without a host, in which Beacon had given up on `crasher` some seconds ago, to try again after 600. */
function givenUp(openSeconds: number) {
  const home = tempDir();
  const openSince = ago(openSeconds);
  writeFileSync(
    join(home, 'guardian.json'),
    JSON.stringify({
      fleet: { max_percent_of_memory: 25 },
      processes: [{ name: 'crasher', command: 'no-such-program' }],
    }),
  );
  const exit = { at: openSince, code: 127, signal: null, stopped_by: 'itself' };
  mkdirSync(join(home, 'state'));
  writeFileSync(
    join(home, 'state', 'breakers.json'),
    JSON.stringify({
      version: 1,
      boot_id: 'another boot',
      processes: {
        crasher: {
          failures_at: [ago(openSeconds + 20), ago(openSeconds + 10), openSince],
          restarts_at: [ago(openSeconds + 10)],
          attempt: 3,
          cool_down_s: 600,
          open_since: openSince,
          opened_after: 3,
          certificate: {
            name: 'crasher',
            exit,
            rss_mb: null,
            limit_mb: null,
            cpu_percent: null,
            uptime_s: 1,
            restarts: [],
            last_lines: [],
            report_id: null,
          },
        },
      },
    }),
  );
  const nextAt = new Date(Date.parse(openSince) + 600_000).toISOString().replace('.000Z', 'Z');
  return { home, exit, nextAt };
}

test('guard status --json without a host has the saved breaker, its next try and the last exit', () => {
  const { home, exit, nextAt } = givenUp(60);
  const status = JSON.parse(cli(home, ['guard', 'status', '--json']).out);
  expect(status.config_problem).toBeNull();
  expect(status.processes).toMatchObject([
    {
      name: 'crasher',
      state: 'open',
      pid: null,
      restarts_24h: 1,
      breaker: { state: 'open', failures: 3, next_at: nextAt },
      last_exit: exit,
    },
  ]);
});

test('guard status --json without a host has this machine’s memory and cores, and the ceiling of guardian.json', () => {
  const { fleet } = JSON.parse(cli(givenUp(60).home, ['guard', 'status', '--json']).out);
  const memoryMb = Math.round((os.totalmem() / 1024 ** 2) * 10) / 10;
  expect(fleet).toMatchObject({ rss_mb: 0, memory_mb: memoryMb, cores: os.availableParallelism() });
  expect(fleet.ceiling_mb).toBeCloseTo(os.totalmem() / 1024 ** 2 / 4, 0);
});

test.each([
  [60, /gave up after 3 failures, next try in 5[0-9]{2} s if Beacon runs then; /],
  [6000, /gave up after 3 failures, next try once Beacon runs; /],
])(
  'guard status without a host says of one given up %i s ago when it is tried next, and that 127 is no command',
  (seconds, words) => {
    const { out } = cli(givenUp(seconds).home, ['guard', 'status']);
    expect(out).toMatch(/^crasher +open /m);
    expect(out).toMatch(words);
    expect(out).toMatch(/last ended \d\d:\d\d:\d\d with code 127 \(its command was not found\), by itself$/m);
  },
);
