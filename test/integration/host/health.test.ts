import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { serve } from '@test/cli.ts';
import { guardedHome, marked, marker, status } from '@test/guardian-home.ts';
import { kept } from '@test/sdk.ts';
import { tempDir, until } from '@test/temp.ts';
import { describe, expect, test } from 'vitest';

const one = async (home: string) => (await status(home)).processes[0];
const log = (home: string) => readFileSync(join(home, 'guardian_events.jsonl'), 'utf8');

describe('a process with a health check', () => {
  test('starts until the first success, is stopped as hung after 3 failures, reported as a hang, and started again', async () => {
    const well = join(tempDir(), 'well');
    const mark = marker();
    const home = guardedHome([
      {
        name: 'a',
        command: 'sh',
        args: ['-c', `sleep 1; touch ${well}; sleep ${mark}`],
        component: 'job.a',
        health: { command: ['test', '-e', well], interval_s: 1, timeout_s: 2 },
      },
    ]);
    await serve(home);
    await until('it is ready', async () => (await one(home))?.state === 'running');
    await until('it is written', () => log(home).includes('"ready"'));
    expect(log(home).indexOf('"started"')).toBeLessThan(log(home).indexOf('"ready"'));
    const [first] = await marked(mark);
    rmSync(well);
    await until('the report', () => kept(home).length > 0);
    expect(kept(home)).toMatchObject([{ report: { app: { component: 'job.a' }, crash: { type: 'hang' } } }]);
    expect(log(home).match(/"health_failed"/g)?.length).toBeGreaterThanOrEqual(3);
    await until('it runs again', async () => (await one(home))?.state === 'running');
    expect((await one(home))?.restarts_24h).toBe(1);
    expect(await marked(mark)).not.toContain(first);
  });

  test('that is never ready is stopped after start_timeout_s, which is a failure like any other', async () => {
    const home = guardedHome([
      {
        name: 'a',
        command: 'sleep',
        args: [marker()],
        start_timeout_s: 1,
        health: { command: ['false'], interval_s: 1, timeout_s: 1 },
      },
    ]);
    await serve(home);
    await until('it backs off', async () => ((await one(home))?.breaker.failures ?? 0) >= 1);
    expect((await one(home))?.last_exit?.stopped_by).toBe('hang');
  });
});
