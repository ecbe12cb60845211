import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { GuardianEvent } from '@contract/guardian-log.ts';
import { serve } from '@test/cli.ts';
import { guardedHome, marked, marker, status } from '@test/guardian-home.ts';
import { kept, program } from '@test/sdk.ts';
import { sleep, until } from '@test/temp.ts';
import { describe, expect, onTestFinished, test } from 'vitest';

const LEAK = `const all = []; setInterval(() => all.push(Buffer.alloc(8e6, 1)), 20);`;
/** A program that starts children as it is told, guards them, and says when they end. */
const owner = (budget: number) => `
  import { spawn } from 'node:child_process';
  beacon.init({ component: 'job.owner' });
  process.stdin.setEncoding('utf8').on('data', (text) => { for (const line of text.trim().split('\\n')) {
    const { name, command, args, detached } = JSON.parse(line);
    const child = spawn(command, args, { stdio: ['pipe', 'ignore', 'ignore'], detached });
    child.on('exit', (code, signal) => console.log(JSON.stringify({ name, code, signal })));
    beacon.guard(child, { name, kind: 'job', component: 'job.' + name, budgets: { rss_mb: ${budget} } });
    console.log(JSON.stringify({ name, pid: child.pid }));
  } });`;

const events = (home: string) =>
  readFileSync(join(home, 'guardian_events.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => GuardianEvent.parse(JSON.parse(line)));
const readdirLists = (home: string) =>
  readdirSync(join(home, 'state'))
    .filter((name) => name.startsWith('guests-'))
    .map((name) => readFileSync(join(home, 'state', name), 'utf8'))
    .join('');
const start = (one: ReturnType<typeof program>, order: object) =>
  void one.child.stdin?.write(`${JSON.stringify(order)}\n`);
const endKept = (mark: string) =>
  onTestFinished(async () => {
    for (const pid of await marked(mark)) process.kill(pid, 'SIGKILL');
  });

describe.each([['with a host'], ['without a host']])('a guarded child %s', (how) => {
  const hosted = how === 'with a host';
  const homeOf = async () => {
    const home = guardedHome([]);
    if (hosted) await serve(home);
    return home;
  };

  test('over its budget is stopped with its tree and reported once, and its owner lives on', async () => {
    const home = await homeOf();
    const one = program(home, owner(120));
    const mark = marker();
    endKept(mark);
    start(one, { name: 'leaky', command: 'sh', args: ['-c', `sleep ${mark} & exec ${process.execPath} -e '${LEAK}'`] });
    await until('it is stopped', () => one.out().includes('"signal"'));
    expect(JSON.parse(one.out().trim().split('\n').at(-1) ?? '')).toMatchObject({ name: 'leaky', signal: 'SIGTERM' });
    await until('nothing of its tree is left', async () => (await marked(mark)).length === 0);
    await until('the report', () => kept(home).length > 0);
    await sleep(500);
    expect(kept(home)).toMatchObject([
      { report: { app: { component: 'job.leaky' }, crash: { type: 'memory_pressure' } }, local: { name: 'leaky' } },
    ]);
    expect(kept(home)[0]?.report.crash.resource_snapshot?.rss_mb).toBeGreaterThan(120);
    expect(events(home).filter(({ event }) => event === 'memory_over_budget')).toHaveLength(1);
    expect(one.child.exitCode).toBeNull();
  });

  test('that ends badly by itself is reported with its code; one that ends well, or that its owner asked to end, is not', async () => {
    const home = await homeOf();
    const one = program(home, owner(500));
    start(one, { name: 'bad', command: 'sh', args: ['-c', 'sleep 2; exit 7'] });
    start(one, { name: 'good', command: 'sh', args: ['-c', 'sleep 2'] });
    start(one, { name: 'asked', command: 'sh', args: ['-c', 'sleep 2; kill -TERM $$'] });
    await until('the report', () => kept(home).length > 0);
    await sleep(1000);
    expect(kept(home)).toMatchObject([
      {
        report: { app: { component: 'job.bad' }, crash: { type: 'nonzero_exit', exit_code: 7 } },
        local: { name: 'bad' },
      },
    ]);
  });

  test.each([['kill -9'], ['its own end']])('is gone with its tree after the %s of its owner', async (end) => {
    const home = await homeOf();
    const one = program(home, owner(500));
    const [plain, apart] = [marker(), marker()];
    endKept(plain);
    endKept(apart);
    const stubborn = (mark: string) => ['-c', `trap "" TERM; sleep ${mark} & sleep ${mark} & wait; wait`];
    start(one, { name: 'plain', command: 'sh', args: stubborn(plain) });
    start(one, { name: 'apart', command: 'sh', args: stubborn(apart), detached: true });
    await until('both run', async () => (await marked(plain)).length === 3 && (await marked(apart)).length === 3);
    await until('they are registered', () => {
      try {
        return (
          readdirLists(home)
            .split('\n')
            .filter((line) => line !== '').length === 2
        );
      } catch {
        return false;
      }
    });
    await sleep(300);
    one.child.kill(end === 'kill -9' ? 'SIGKILL' : 'SIGTERM');
    await one.ended;
    await until('all are gone', async () => (await marked(plain)).length + (await marked(apart)).length === 0);
  });
});

describe('a host that dies midway and comes back', () => {
  test('has the child again, which was guarded in between, and stops it by its budget', async () => {
    const home = guardedHome([]);
    const first = await serve(home);
    const one = program(home, owner(100));
    const mark = marker();
    endKept(mark);
    start(one, { name: 'steady', command: 'sleep', args: [mark] });
    const names = async () => (await status(home)).processes.map(({ name, source }) => `${name} ${source}`);
    await until('it is adopted', async () => (await names()).includes('steady adopted'));
    await first.kill();
    start(one, { name: 'leaky', command: process.execPath, args: ['-e', LEAK] });
    await until('the leak is stopped without a host', () => one.out().includes('"name":"leaky","code"'));
    expect(await marked(mark)).toHaveLength(1);
    await serve(home);
    await until('it is adopted anew', async () => (await names()).includes('steady adopted'));
    start(one, { name: 'again', command: process.execPath, args: ['-e', LEAK] });
    await until('the leak is stopped with the host', () => one.out().includes('"name":"again","code"'));
    expect(await marked(mark)).toHaveLength(1);
    const leaks = () =>
      kept(home).flatMap(({ report, local }) => (report.crash.type === 'memory_pressure' ? [local.name] : []));
    await until('both reports', () => leaks().length === 2);
    expect(leaks().sort()).toEqual(['again', 'leaky']);
  });

  test('shows two children of one name under two names', async () => {
    const home = guardedHome([]);
    await serve(home);
    const one = program(home, owner(500));
    const mark = marker();
    endKept(mark);
    start(one, { name: 'twin', command: 'sleep', args: [mark] });
    start(one, { name: 'twin', command: 'sleep', args: [mark] });
    await until('both', async () => (await status(home)).processes.length === 2);
    expect((await status(home)).processes.map(({ name }) => name).sort()[1]).toMatch(/^twin-\d+$/);
  });
});
