import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { plainEnv, serve } from '@test/cli.ts';
import { guardedHome, marked, marker, status } from '@test/guardian-home.ts';
import { kept } from '@test/sdk.ts';
import { sleep, tempDir, until } from '@test/temp.ts';
import { registered, shellWrap, started, withLauncher } from '@test/wrap.ts';
import { describe, expect, onTestFinished, test } from 'vitest';

const node = process.execPath;
const LEAK = 'const all = []; setInterval(() => all.push(Buffer.alloc(8e6, 1)), 20)';
const endKept = (mark: string) =>
  onTestFinished(async () => {
    for (const pid of await marked(mark)) process.kill(pid, 'SIGKILL');
  });
const running = async (home: string) =>
  (await status(home)).processes.filter(({ state }) => state === 'running').map(({ name }) => name);
const isPerl = (pid: number | undefined) => readFileSync(`/proc/${pid}/comm`, 'utf8') === 'perl\n';
/** Node guards that a shell started; of no other test, because each has its own home. */
const guards = (home: string) =>
  readdirSync('/proc').filter((pid) => {
    try {
      const words = /^\d+$/.test(pid) ? readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0') : [];
      return words.includes('--adopt') && words.includes(home);
    } catch {
      return false; // It has ended.
    }
  });

async function hosted(home: string = guardedHome([])) {
  withLauncher(home);
  const host = await serve(home);
  await until('the host takes registrations', () => existsSync(join(home, 'state', 'wrapped')));
  return { home, host };
}

describe('the small script beside a server, with a host running', () => {
  test('passes every byte on, 5 MB of them, is one process below 15 MB, and is in the fleet under its name', async () => {
    const { home } = await hosted();
    const one = shellWrap(home, ['--name', 'small', '--', 'cat']);
    await until('it joined', async () => (await running(home)).includes('small'));
    expect(isPerl(one.child.pid)).toBe(true);
    expect(Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${one.child.pid}/status`, 'utf8'))?.[1])).toBeLessThan(
      15_000,
    );
    const [entry] = registered(home);
    expect(entry).toMatchObject({ shell: one.child.pid, name: 'small' });
    expect(readdirSync(`/proc/${one.child.pid}/task`)).toHaveLength(1);
    const path = join(home, 'state', 'wrapped', `${entry?.id}.json`);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    const bytes = Buffer.concat([Buffer.from(Array.from({ length: 256 }, (_, n) => n)), randomBytes(5_000_000)]);
    one.child.stdin?.write(bytes.subarray(0, 100_001));
    one.child.stdin?.end(bytes.subarray(100_001));
    expect(await one.ended).toEqual({ code: 0, signal: null });
    const sha = (all: Uint8Array) => createHash('sha256').update(all).digest('hex');
    expect(sha(one.out())).toBe(sha(bytes));
    expect(one.err()).toBe('');
    await until('it left', async () => (await running(home)).length === 0);
    expect(readdirSync(join(home, 'state', 'wrapped'))).toEqual([]);
    expect(kept(home)).toEqual([]);
  });

  test('ends as its command did: 0, 3, 143 and 255 by code, SIGTERM, SIGKILL, SIGSEGV and SIGUSR1 by signal', async () => {
    const { home } = await hosted();
    for (const code of [0, 3, 143, 255]) {
      expect(await shellWrap(home, ['--name', 'a', '--', 'sh', '-c', `exit ${code}`]).ended).toEqual({
        code,
        signal: null,
      });
    }
    for (const signal of ['SIGTERM', 'SIGKILL', 'SIGSEGV', 'SIGUSR1']) {
      const one = shellWrap(home, ['--name', 'a', '--', 'sh', '-c', `kill -${signal.slice(3)} $$; sleep 5`]);
      expect(await one.ended, signal).toEqual({ code: null, signal });
    }
    const types = kept(home).map(({ report }) => report.crash.type);
    expect(types.sort()).toEqual([
      'nonzero_exit',
      'nonzero_exit',
      'nonzero_exit',
      'signal_kill',
      'signal_other',
      'signal_segv',
    ]);
  });

  test('says 127 of a command that is nowhere, 126 of a file that may not be run and of a folder, 2 of none, in one line each', async () => {
    const { home } = await hosted();
    const plain = join(tempDir(), 'plain.txt');
    writeFileSync(plain, 'no program');
    for (const [command, code] of [
      ['no-such-command-here', 127],
      [plain, 126],
      [tempDir(), 126],
    ] as const) {
      const one = shellWrap(home, ['--name', 'a', '--', command]);
      expect(await one.ended, command).toEqual({ code, signal: null });
      expect(one.err().trimEnd().split('\n'), command).toHaveLength(1);
      expect(one.out()).toHaveLength(0);
    }
    for (const words of [
      [],
      ['--name', 'a', '--'],
      ['--', ''],
      ['--kind', 'cat', '--', 'x'],
      ['--rss-mb', '0', '--', 'x'],
    ]) {
      const one = shellWrap(home, words);
      expect((await one.ended).code, words.join(' ')).toBe(2);
      expect(one.err()).toMatch(/^error: .+\n$/);
    }
    expect(kept(home)).toEqual([]);
  });

  test('passes SIGTERM, SIGINT, SIGHUP, SIGUSR1 and SIGUSR2 on, and leaves a child that does nothing about SIGINT to die of it', async () => {
    const { home } = await hosted();
    const script =
      'for (const s of ["SIGTERM", "SIGINT", "SIGHUP", "SIGUSR1", "SIGUSR2"]) process.on(s, () => console.log(s)); console.log("ready"); setInterval(() => {}, 1000)';
    const one = shellWrap(home, ['--name', 'a', '--', node, '-e', script]);
    await until('it is ready', () => one.out().includes('ready'));
    let heard = 'ready\n';
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP', 'SIGUSR1', 'SIGUSR2'] as const) {
      one.child.kill(signal);
      heard += `${signal}\n`;
      await until(`${signal} arrives`, () => one.out().toString() === heard);
    }
    const other = shellWrap(home, ['--name', 'b', '--', 'sh', '-c', 'echo up; exec sleep 60']);
    await until('it is up', () => other.out().length > 0);
    other.child.kill('SIGINT');
    expect(await other.ended).toEqual({ code: null, signal: 'SIGINT' });
  });

  test('gives its child the environment of the client and BEACON_RUN, and keeps neither it nor an argument in the registration', async () => {
    const { home } = await hosted();
    const env = { ...plainEnv(home), API_KEY: 'made-up value' };
    const script = 'process.stdout.write(JSON.stringify(process.env)); process.stdin.resume()';
    const one = shellWrap(home, ['--name', 'a', '--', node, '-e', script, 'made-up-argument'], {
      API_KEY: 'made-up value',
    });
    await until('it answered', () => one.out().toString().endsWith('}'));
    const dir = join(home, 'state', 'wrapped');
    const all = readdirSync(dir)
      .filter((name) => name.endsWith('.json'))
      .map((name) => readFileSync(join(dir, name), 'utf8'));
    expect(all).toHaveLength(1);
    expect(all.join('')).not.toMatch(/made-up|resume/);
    one.child.stdin?.end();
    await one.ended;
    const direct = started(spawn(node, ['-e', script], { env, stdio: 'pipe' }));
    direct.child.stdin?.end();
    await direct.ended;
    const { BEACON_RUN, PWD: _, ...wrapped } = JSON.parse(one.out().toString());
    const { PWD: __, ...plain } = JSON.parse(direct.out().toString());
    expect(wrapped).toEqual(plain);
    expect(BEACON_RUN).toMatch(/^[0-9a-f]{32}-1$/);
  });

  test('leaves a server over its memory to the host, which stops it with its tree and reports it once, with its last words', async () => {
    const { home } = await hosted();
    const mark = marker();
    endKept(mark);
    const script = `sleep ${mark} & exec ${node} -e 'console.error("Error: cache full"); ${LEAK}'`;
    const one = shellWrap(home, ['--name', 'leaky', '--rss-mb', '120', '--', 'sh', '-c', script]);
    expect((await one.ended).signal).toBe('SIGTERM');
    expect(one.err()).toBe('Error: cache full\n');
    await until('nothing of its tree is left', async () => (await marked(mark)).length === 0);
    await until('the report', () => kept(home).length > 0);
    expect(kept(home)).toMatchObject([
      { report: { crash: { type: 'memory_pressure', signal: 'SIGTERM' } }, local: { name: 'leaky' } },
    ]);
    expect(JSON.stringify(kept(home)[0]?.local)).toContain('cache full');
    expect(guards(home)).toEqual([]);
  });

  test('is ended with a tree of 5 when it is killed, when its client is, and when its input ends and it takes no notice', async () => {
    const { home } = await hosted();
    const family = (mark: string) => `sleep ${mark} & setsid sleep ${mark} & (sleep ${mark} & sleep ${mark}) & `;
    const stubborn = (mark: string) => `${family(mark)} trap "" TERM; while :; do sleep 0.${mark}; done`;
    const [killed, orphaned, ignored] = [marker(), marker(), marker()];
    for (const mark of [killed, orphaned, ignored]) endKept(mark);
    const one = shellWrap(home, ['--name', 'killed', '--', 'sh', '-c', stubborn(killed)]);
    await until('the family', async () => (await marked(killed)).length >= 5);
    one.child.kill('SIGKILL');

    // Somebody else holds its input open, so that only the death of its client tells.
    const dir = tempDir();
    const words = JSON.stringify([
      join(home, 'bin', 'guard.sh'),
      'guard',
      'run',
      '--name',
      'orphan',
      '--',
      'sh',
      '-c',
      stubborn(orphaned),
    ]);
    const script = `mkfifo ${dir}/in; sleep 60 > ${dir}/in & exec "${node}" -e '
      require("node:child_process").spawn("/bin/sh", JSON.parse(process.argv[1]),
        { stdio: [require("node:fs").openSync("${dir}/in", "r"), "ignore", "ignore"] });
      setInterval(() => {}, 1000)' "$1"`;
    const client = spawn('sh', ['-c', script, 'sh', words], { env: plainEnv(home), stdio: 'ignore' });
    await until('the other family', async () => (await marked(orphaned)).length >= 5);
    client.kill('SIGKILL');

    const deaf = shellWrap(home, ['--name', 'deaf', '--', 'sh', '-c', stubborn(ignored)]);
    await until('the third family', async () => (await marked(ignored)).length >= 5);
    deaf.child.stdin?.end();
    expect((await deaf.ended).signal).toBe('SIGKILL');
    for (const mark of [killed, orphaned, ignored]) {
      await until('nobody is left', async () => (await marked(mark)).length === 0, 15_000);
    }
    await until('nobody is listed', async () => (await running(home)).length === 0);
    expect(readdirSync(join(home, 'state', 'wrapped'))).toEqual([]);
    expect(kept(home)).toEqual([]);
  });
});

describe('the small script beside a server, and a host that comes and goes', () => {
  test('carries on when the host is killed, under one Node guard, which goes when the next host has come', async () => {
    const { home, host } = await hosted();
    const one = shellWrap(home, ['--name', 'steady', '--', 'cat']);
    await until('it joined', async () => (await running(home)).includes('steady'));
    await host.kill();
    one.child.stdin?.write('still');
    await until('it answers', () => one.out().toString() === 'still');
    await until('a guard', () => guards(home).length === 1);
    await serve(home);
    await until('it joined again', async () => (await running(home)).includes('steady'), 20_000);
    await until('the guard has gone', () => guards(home).length === 0);
    one.child.stdin?.end(' here');
    expect(await one.ended).toEqual({ code: 0, signal: null });
    expect(one.out().toString()).toBe('still here');
    // The host's own end is told, and nothing else.
    expect(kept(home).map(({ report }) => report.crash.type)).toEqual(['unclean_exit']);
  });

  test('is judged and reported by the Node guard while there is no host; its end is told all the same', async () => {
    const { home, host } = await hosted();
    const script = `process.stdin.once('data', () => { console.error('Error: too much'); ${LEAK} })`;
    const one = shellWrap(home, ['--name', 'later', '--rss-mb', '120', '--', node, '-e', script]);
    await until('it joined', async () => (await running(home)).includes('later'));
    await host.kill();
    one.child.stdin?.write('go');
    expect((await one.ended).signal).toBe('SIGTERM');
    await until('the report', () => kept(home).length > 0);
    expect(kept(home)).toMatchObject([{ report: { crash: { type: 'memory_pressure' } }, local: { name: 'later' } }]);
    expect(JSON.stringify(kept(home)[0]?.local)).toContain('too much');
    await until('nobody is left', () => guards(home).length === 0 && registered(home).length === 0);
  });

  test('leaves nothing when script and host are killed together: the next host ends what is left', async () => {
    const { home, host } = await hosted();
    const mark = marker();
    endKept(mark);
    const one = shellWrap(home, ['--name', 'both', '--', 'sh', '-c', `setsid sleep ${mark} & exec sleep ${mark}`]);
    await until('it joined', async () => (await running(home)).includes('both'));
    one.child.kill('SIGKILL');
    await host.kill();
    await serve(home);
    await until('nobody is left', async () => (await marked(mark)).length === 0, 15_000);
    await until('nor a registration', () => registered(home).length === 0);
  });

  test('stops it when the person says so, and a host that quits leaves it running', async () => {
    const { home, host } = await hosted();
    const { cliAsync } = await import('@test/cli.ts');
    const [one, two] = ['one', 'two'].map((name) => shellWrap(home, ['--name', name, '--', 'cat']));
    await until('both joined', async () => (await running(home)).length === 2);
    expect((await cliAsync(home, ['guard', 'stop', 'one'])).code).toBe(0);
    expect((await one?.ended)?.signal).toBe('SIGTERM');
    expect(await host.quit()).toBe(0);
    two?.child.stdin?.write('x');
    await until('it answers', () => two?.out().toString() === 'x');
    two?.child.stdin?.end();
    expect(await two?.ended).toEqual({ code: 0, signal: null });
    await sleep(300);
    expect(kept(home)).toEqual([]);
  });
});

describe('the small script beside a server, without a host', () => {
  test('becomes the Node wrapper of the home that it lies in, whatever BEACON_HOME says', async () => {
    const home = guardedHome([]);
    withLauncher(home);
    const other = tempDir();
    const one = shellWrap(home, ['--name', 'alone', '--', 'sh', '-c', 'echo $BEACON_HOME; exit 6'], {
      BEACON_HOME: other,
    });
    expect(await one.ended).toEqual({ code: 6, signal: null });
    expect(one.out().toString()).toBe(`${other}\n`);
    expect(kept(home)).toHaveLength(1);
    expect(readdirSync(other)).toEqual([]);
  });

  test('runs the bare command, and says so in one line, where Beacon is not any more', async () => {
    const home = tempDir();
    mkdirSync(join(home, 'state', 'wrapped'), { recursive: true });
    withLauncher(home, join(home, 'moved', 'cli.mjs'));
    const one = shellWrap(home, [
      '--name',
      'a b',
      '--rss-mb',
      '5',
      '--',
      'sh',
      '-c',
      'cat; echo "$@"; exit 4',
      'sh',
      '--',
      "it's",
    ]);
    one.child.stdin?.end('in ');
    expect(await one.ended).toEqual({ code: 4, signal: null });
    expect(one.out().toString()).toBe("in -- it's\n");
    expect(one.err()).toMatch(/^beacon: Beacon is not where it was.+\n$/);
  });

  test('is the Node wrapper for a server that is not to be collected from, also with a host', async () => {
    const { home } = await hosted();
    const one = shellWrap(home, ['--name', 'quiet', '--', 'sh', '-c', 'sleep 1; exit 9'], {
      STALLARI_TELEMETRY: 'off',
    });
    await until(
      'it started',
      () => !['sh', 'perl'].includes(readFileSync(`/proc/${one.child.pid}/comm`, 'utf8').trim()),
    );
    expect((await one.ended).code).toBe(9);
    expect(kept(home)).toEqual([]);
  });
});
