import { type ChildProcess, spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { plainEnv, serve } from '@test/cli.ts';
import { guardedHome, marked, marker, status } from '@test/guardian-home.ts';
import { kept } from '@test/sdk.ts';
import { sleep, tempDir, until } from '@test/temp.ts';
import { hearsSignals, registered, SIGNAL_SERVER, shellWrap, started, withLauncher } from '@test/wrap.ts';
import { describe, expect, onTestFinished, test } from 'vitest';

const node = process.execPath;
const LEAK = 'const all = []; setInterval(() => all.push(Buffer.alloc(8e6, 1)), 20)';
const endKept = (mark: string) =>
  onTestFinished(async () => {
    for (const pid of await marked(mark)) process.kill(pid, 'SIGKILL');
  });
/** A server that takes no notice of SIGTERM, and three that left its session, one of them without its environment. */
const roaming = (mark: string) =>
  `setsid sleep ${mark} & env -i setsid sleep ${mark} & setsid sh -c "sleep ${mark} & exec sleep 0" & trap "" TERM; while :; do sleep 0.${mark}; done`;
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

/** A client, and a server of it whose input somebody else holds open, so that only the death of the client tells. */
function orphanable(home: string, server: string): ChildProcess {
  const dir = tempDir();
  const words = [join(home, 'bin', 'guard.sh'), 'guard', 'run', '--name', 'orphan', '--', 'sh', '-c', server];
  const script = `mkfifo ${dir}/in; sleep 60 > ${dir}/in & exec "${node}" -e '
    require("node:child_process").spawn("/bin/sh", JSON.parse(process.argv[1]),
      { stdio: [require("node:fs").openSync("${dir}/in", "r"), "ignore", "ignore"] });
    setInterval(() => {}, 1000)' "$1"`;
  return spawn('sh', ['-c', script, 'sh', JSON.stringify(words)], { env: plainEnv(home), stdio: 'ignore' });
}

/** How many connections there are to the sockets of a home's shells, which is one to each owned child. */
function ownersOf(home: string): number {
  const dir = join(home, 'state', 'wrapped');
  // Source: proc(5), /proc/net/unix: the sixth word is 03 where it is connected, the last one the path that it is bound to.
  const lines = readFileSync('/proc/net/unix', 'utf8').split('\n');
  return lines.filter((line) => line.endsWith('.sock') && line.includes(` ${dir}/`) && line.split(/ +/)[5] === '03')
    .length;
}

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
    await until('nor a registration', () => readdirSync(join(home, 'state', 'wrapped')).length === 0);
    expect(kept(home)).toEqual([]);
  });

  test('ends as its command did: 0, 3, 143 and 255 by code, SIGTERM, SIGKILL, SIGSEGV and SIGUSR1 by signal', async () => {
    const { home } = await hosted();
    const codes = [0, 3, 143, 255];
    const signals = ['SIGTERM', 'SIGKILL', 'SIGSEGV', 'SIGUSR1'];
    const scripts = [
      ...codes.map((code) => `exit ${code}`),
      ...signals.map((one) => `kill -${one.slice(3)} $$; sleep 5`),
    ];
    const ends = scripts.map((script, n) => shellWrap(home, ['--name', `n${n}`, '--', 'sh', '-c', script]).ended);
    expect(await Promise.all(ends)).toEqual([
      ...codes.map((code) => ({ code, signal: null })),
      ...signals.map((signal) => ({ code: null, signal })),
    ]);
    // On a busy computer the script does not wait for the host that writes them; and no more come after that.
    await until('all reports', () => kept(home).length >= 6, 40_000);
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
    await hearsSignals(shellWrap(home, ['--name', 'a', '--', ...SIGNAL_SERVER]));
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

  test('leaves a server over its memory to the host, which stops it with its tree and reports it once, with its last words but for a secret of its own', async () => {
    const { home } = await hosted();
    const mark = marker();
    endKept(mark);
    const script = `sleep ${mark} & exec ${node} -e 'console.error("Error: cache full of " + process.env.DB_PASSWORD); ${LEAK}'`;
    const one = shellWrap(home, ['--name', 'leaky', '--rss-mb', '120', '--', 'sh', '-c', script], {
      DB_PASSWORD: 'made-up harbour lamp',
    });
    expect((await one.ended).signal).toBe('SIGTERM');
    expect(one.err()).toBe('Error: cache full of made-up harbour lamp\n');
    await until('nothing of its tree is left', async () => (await marked(mark)).length === 0);
    await until('the report', () => kept(home).length > 0);
    expect(kept(home)).toMatchObject([
      { report: { crash: { type: 'memory_pressure', signal: 'SIGTERM' } }, local: { name: 'leaky' } },
    ]);
    // What its client gave it for a secret is known for one, also by the host, which was given something else.
    expect(JSON.stringify(kept(home)[0]?.local)).toContain('cache full of [REDACTED:');
    expect(JSON.stringify(kept(home))).not.toContain('harbour');
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

    const client = orphanable(home, stubborn(orphaned));
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
    await until('nor a registration', () => readdirSync(join(home, 'state', 'wrapped')).length === 0);
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

  test('is let live by a host that comes while it stands still, 8 others wait for it, or its socket is deleted', async () => {
    const home = guardedHome([]);
    withLauncher(home);
    const [still, lost] = ['still', 'lost'].map((name) => shellWrap(home, ['--name', name, '--', 'cat']));
    await until('they registered', () => ownersOf(home) === 2);
    for (const one of [still, lost]) one?.child.kill('SIGSTOP');
    for (const pid of guards(home)) process.kill(Number(pid), 'SIGKILL');
    const waiting: Socket[] = [];
    onTestFinished(() => waiting.forEach((one) => void one.destroy()));
    for (const { id, name } of registered(home)) {
      const path = join(home, 'state', 'wrapped', `${id}.sock`);
      if (name === 'lost') rmSync(path);
      for (let count = 0; name === 'still' && count < 8; count += 1) {
        waiting.push(connect(path).on('error', () => undefined));
      }
    }
    await serve(home);
    const third = shellWrap(home, ['--name', 'third', '--', 'cat']);
    await until('the host looked', async () => (await running(home)).includes('third'), 20_000);
    for (const one of waiting) one.destroy();
    for (const one of [still, lost]) one?.child.kill('SIGCONT');
    await until('it has a socket again', async () => (await running(home)).length === 3, 20_000);
    for (const one of [still, lost, third]) one?.child.stdin?.end('x');
    for (const one of [still, lost, third]) expect(await one?.ended).toEqual({ code: 0, signal: null });
    await until('no registration is left', () => registered(home).length === 0, 20_000);
    expect(kept(home)).toEqual([]);
  });

  test('leaves nothing of a tree of 4 when script and host are killed together, and its input stays open', async () => {
    const { home, host } = await hosted();
    const mark = marker();
    endKept(mark);
    const one = shellWrap(home, ['--name', 'both', '--', 'sh', '-c', roaming(mark)]);
    await until('it joined', async () => (await running(home)).includes('both'));
    await until('its family', async () => (await marked(mark)).length >= 4);
    host.child.kill('SIGKILL');
    one.child.kill('SIGKILL');
    await until('nobody is left', async () => (await marked(mark)).length === 0, 8000);
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
  test('stays as it is, of the home that it lies in, whatever BEACON_HOME says; its failure is reported there', async () => {
    const home = guardedHome([]);
    withLauncher(home);
    const other = tempDir();
    const one = shellWrap(home, ['--name', 'alone', '--', 'sh', '-c', 'echo $BEACON_HOME; cat; exit 6'], {
      BEACON_HOME: other,
    });
    await until('it answered', () => one.out().toString() === `${other}\n`);
    expect(isPerl(one.child.pid)).toBe(true);
    one.child.kill('SIGUSR2');
    expect(await one.ended).toEqual({ code: null, signal: 'SIGUSR2' });
    const two = shellWrap(home, ['--name', 'second', '--', 'sh', '-c', 'echo "Error: it broke" >&2; exit 6'], {
      BEACON_HOME: other,
    });
    expect(await two.ended).toEqual({ code: 6, signal: null });
    await until('both reports', () => kept(home).length >= 2, 40_000);
    const named = kept(home).sort((a, b) => (a.local.name ?? '').localeCompare(b.local.name ?? ''));
    expect(named).toMatchObject([
      { report: { crash: { signal: 'SIGUSR2' } }, local: { name: 'alone' } },
      { report: { crash: { exit_code: 6 } }, local: { name: 'second' } },
    ]);
    await until('the guard has gone', () => guards(home).length === 0);
    expect(await shellWrap(home, ['--name', 'good', '--', 'true']).ended).toEqual({ code: 0, signal: null });
    expect(readdirSync(other)).toEqual([]);
  });

  test('is guarded with 3 others by one Node guard, which is replaced when it is killed, and goes when a host takes all 4', async () => {
    const home = guardedHome([]);
    withLauncher(home);
    const all = ['a', 'b', 'c', 'd'].map((name) => shellWrap(home, ['--name', name, '--', 'cat']));
    const owner = async () => {
      await until('one guard', () => guards(home).length === 1);
      await until('which owns all', () => ownersOf(home) === 4);
      return Number(guards(home)[0]);
    };
    const first = await owner();
    process.kill(first, 'SIGKILL');
    await until('it is gone', () => !guards(home).includes(String(first)));
    await owner();
    await serve(home);
    await until('all joined', async () => (await running(home)).length === 4, 20_000);
    await until('the guard has gone', () => guards(home).length === 0);
    for (const one of all) one.child.stdin?.end('x');
    for (const one of all) expect(await one.ended).toEqual({ code: 0, signal: null });
    expect(all.map((one) => one.out().toString())).toEqual(['x', 'x', 'x', 'x']);
    expect(kept(home)).toEqual([]);
  });

  test('leaves nothing of a tree of 4: its client killed, before and after there is a guard; it and its guard killed together', async () => {
    const home = guardedHome([]);
    withLauncher(home);
    const marks = [marker(), marker(), marker()];
    for (const mark of marks) endKept(mark);
    const [early = '', late = '', both = ''] = marks;
    const young = orphanable(home, roaming(early));
    await until('the first family', async () => (await marked(early)).length >= 4);
    young.kill('SIGKILL');
    const old = orphanable(home, roaming(late));
    const one = shellWrap(home, ['--name', 'both', '--', 'sh', '-c', roaming(both)]);
    await until('the families', async () => (await marked(late)).length >= 4 && (await marked(both)).length >= 4);
    await until('which owns both', () => ownersOf(home) >= 2);
    old.kill('SIGKILL');
    await until('nobody is left of two', async () => (await marked(early)).length + (await marked(late)).length === 0);
    await until('nor their registrations', () => registered(home).length === 1);
    for (const pid of guards(home)) process.kill(Number(pid), 'SIGKILL');
    one.child.kill('SIGKILL');
    await until('nobody is left', async () => (await marked(both)).length === 0, 8000);
    await until('nor a registration', () => registered(home).length === 0);
    expect(kept(home)).toEqual([]);
  });

  test('keeps what its client has open beyond the three from its guard and its reaper, which outlive it', async () => {
    const home = guardedHome([]);
    const args = [withLauncher(home), 'guard', 'run', '--name', 'a', '--', 'cat'];
    const one = started(spawn('/bin/sh', args, { env: plainEnv(home), stdio: ['pipe', 'pipe', 'pipe', 'pipe'] }));
    await until('it is owned', () => ownersOf(home) === 1);
    const opened = readlinkSync(`/proc/${one.child.pid}/fd/3`);
    const holders = readdirSync('/proc').filter((pid) => {
      try {
        return readdirSync(`/proc/${pid}/fd`).some((fd) => readlinkSync(`/proc/${pid}/fd/${fd}`) === opened);
      } catch {
        return false; // No process, or gone by now.
      }
    });
    expect(holders.map((pid) => readFileSync(`/proc/${pid}/comm`, 'utf8').trim()).sort()).toEqual(['cat', 'perl']);
    one.child.stdin?.end();
    expect(await one.ended).toEqual({ code: 0, signal: null });
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
