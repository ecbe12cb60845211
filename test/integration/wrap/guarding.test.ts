import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { GuardianEvent } from '@contract/guardian-log.ts';
import { serve } from '@test/cli.ts';
import { guardedHome, marked, marker, status } from '@test/guardian-home.ts';
import { kept } from '@test/sdk.ts';
import { sleep, until } from '@test/temp.ts';
import { wrap } from '@test/wrap.ts';
import { describe, expect, onTestFinished, test } from 'vitest';

const node = process.execPath;
const LEAK = 'const all = []; setInterval(() => all.push(Buffer.alloc(8e6, 1)), 20)';
const endKept = (mark: string) =>
  onTestFinished(async () => {
    for (const pid of await marked(mark)) process.kill(pid, 'SIGKILL');
  });
const events = (home: string) =>
  readFileSync(join(home, 'guardian_events.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => GuardianEvent.parse(JSON.parse(line)));
const running = async (home: string) =>
  (await status(home)).processes.filter(({ state }) => state === 'running').map(({ name }) => name);

describe.each([['with a host'], ['without a host']])('a wrapped server %s', (how) => {
  const homeOf = async (rest: object = {}) => {
    const home = guardedHome([], rest);
    if (how === 'with a host') await serve(home);
    return home;
  };

  test('that leaks is stopped with its tree at its budget, and reported once, by its wrapper, with its last words', async () => {
    const home = await homeOf();
    const mark = marker();
    endKept(mark);
    const script = `sleep ${mark} & exec ${node} -e 'console.error("Error: cache full"); ${LEAK}'`;
    const one = wrap(home, ['--name', 'leaky', '--rss-mb', '120', '--', 'sh', '-c', script]);
    expect((await one.ended).signal).toBe('SIGTERM');
    await until('nothing of its tree is left', async () => (await marked(mark)).length === 0);
    await sleep(500);
    expect(kept(home)).toMatchObject([
      { report: { crash: { type: 'memory_pressure', signal: 'SIGTERM' } }, local: { name: 'leaky' } },
    ]);
    expect(kept(home)[0]?.report.crash.resource_snapshot?.rss_mb).toBeGreaterThan(120);
    expect(JSON.stringify(kept(home)[0]?.local)).toContain('cache full');
    expect(events(home).filter(({ event }) => event === 'memory_over_budget')).toHaveLength(1);
  });

  test('over its processor budget of 2 % is reported once and goes on; one that does nothing is not reported', async () => {
    const home = await homeOf({ defaults: { grace_s: 0, cpu_sustained_s: 2 } });
    const idle = wrap(home, ['--name', 'idle', '--cpu', '2', '--', 'cat']);
    const one = wrap(home, ['--name', 'busy', '--cpu', '2', '--', node, '-e', 'for (;;) {}']);
    await until('the report', () => kept(home).length > 0, 50_000);
    await sleep(1500);
    expect(kept(home)).toMatchObject([
      { report: { crash: { type: 'cpu_runaway', signal: null } }, local: { name: 'busy' } },
    ]);
    expect([one.child.exitCode, idle.child.exitCode]).toEqual([null, null]);
  });

  test('that crashes is reported once; one that its client asked to end is not', async () => {
    const home = await homeOf();
    await wrap(home, ['--name', 'bad', '--', node, '-e', 'setTimeout(() => { throw new TypeError("broken") }, 600)'])
      .ended;
    const polite = wrap(home, [
      '--name',
      'asked',
      '--',
      node,
      '-e',
      'process.stdin.on("end", () => process.exit(3)).resume(); console.log(1)',
    ]);
    await until('it reads', () => polite.out().length > 0);
    polite.child.stdin?.end();
    expect((await polite.ended).code).toBe(3);
    const ended = wrap(home, ['--name', 'ended', '--', node, '-e', 'console.log(1); setInterval(() => {}, 1000)']);
    await until('it runs', () => ended.out().length > 0);
    ended.child.kill('SIGTERM');
    expect((await ended.ended).signal).toBe('SIGTERM');
    await sleep(300);
    expect(kept(home)).toMatchObject([
      {
        report: { crash: { type: 'unhandled_exception', exit_code: 1, error_class: 'TypeError' } },
        local: { name: 'bad' },
      },
    ]);
  });

  test('writes no report with collection switched off, and is guarded all the same', async () => {
    const home = await homeOf();
    const one = wrap(home, ['--rss-mb', '120', '--', node, '-e', LEAK], { STALLARI_TELEMETRY: 'off' });
    expect((await one.ended).signal).toBe('SIGTERM');
    expect(kept(home)).toEqual([]);
  });
});

describe('a wrapped server and a host', () => {
  test('joins, also under a name that is taken; is stopped by hand; and leaves when it ends', async () => {
    const home = guardedHome([]);
    await serve(home);
    const two = [1, 2].map(() => wrap(home, ['--name', 'twin', '--', 'cat']));
    await until('both', async () => (await running(home)).length === 2);
    const names = await running(home);
    expect(names).toContain('twin');
    expect(names.find((name) => name !== 'twin')).toMatch(/^twin-\d+$/);
    const { cliAsync } = await import('@test/cli.ts');
    expect((await cliAsync(home, ['guard', 'stop', 'twin'])).code).toBe(0);
    await until(
      'one is gone',
      () => two.some(({ child }) => child.exitCode !== null || child.signalCode !== null),
      10_000,
    );
    await until('it left the list', async () => (await running(home)).length === 1);
    for (const { child } of two) child.stdin?.end();
    await Promise.all(two.map(({ ended }) => ended));
    await until('nobody is listed', async () => (await running(home)).length === 0);
    expect(kept(home)).toEqual([]);
  });

  test('carries on when the host is killed, guards by itself, and joins the next one', async () => {
    const home = guardedHome([]);
    const first = await serve(home);
    const one = wrap(home, ['--name', 'steady', '--', 'cat']);
    await until('it joined', async () => (await running(home)).includes('steady'));
    await first.kill();
    one.child.stdin?.write('still');
    await until('it answers', () => one.out().toString() === 'still');
    await sleep(1000);
    await serve(home);
    await until('it joined again', async () => (await running(home)).includes('steady'), 20_000);
    one.child.stdin?.end(' here');
    expect(await one.ended).toEqual({ code: 0, signal: null });
    expect(one.out().toString()).toBe('still here');
  });

  test('is judged by itself from the moment that the host is killed, and reported by itself', async () => {
    const home = guardedHome([]);
    const host = await serve(home);
    const script = `process.stdin.once('data', () => { ${LEAK} })`;
    const one = wrap(home, ['--name', 'later', '--rss-mb', '120', '--', node, '-e', script]);
    await until('it joined', async () => (await running(home)).includes('later'));
    await host.kill();
    one.child.stdin?.write('go');
    expect((await one.ended).signal).toBe('SIGTERM');
    expect(kept(home).map(({ report }) => report.crash.type)).toEqual(['memory_pressure']);
  });

  test('is signalled by its wrapper alone; the host acts itself only when the wrapper stands still', async () => {
    const home = guardedHome([], { defaults: { grace_s: 0, stdin_timeout_s: 0.2, stop_timeout_s: 1 } });
    await serve(home);
    const one = wrap(home, [
      '--name',
      'still',
      '--rss-mb',
      '120',
      '--',
      node,
      '-e',
      `console.log(1); process.on("SIGTERM", () => {}); setTimeout(() => { ${LEAK} }, 1500)`,
    ]);
    await until('it joined', async () => (await running(home)).includes('still'));
    one.child.kill('SIGSTOP');
    await until('the host has acted', () => kept(home).length > 0, 30_000);
    one.child.kill('SIGCONT');
    await one.ended;
    await sleep(500);
    expect(kept(home)).toHaveLength(1);
  });

  test('takes the numbers of guardian.json when it is alone', async () => {
    const home = guardedHome([], { defaults: { grace_s: 0, rss_mb: 120, stdin_timeout_s: 0.2, stop_timeout_s: 1 } });
    const one = wrap(home, ['--', node, '-e', LEAK]);
    expect((await one.ended).signal).toBe('SIGTERM');
    writeFileSync(join(home, 'guardian.json'), '{ torn');
    expect((await wrap(home, ['--', 'sh', '-c', 'sleep 1; exit 8']).ended).code).toBe(8);
  });
});
