import { spawn } from 'node:child_process';
import { chmodSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CLI, plainEnv } from '@test/cli.ts';
import { guardedHome, marked, marker } from '@test/guardian-home.ts';
import { sleep, tempDir, until } from '@test/temp.ts';
import { hearsSignals, SIGNAL_SERVER, wrap } from '@test/wrap.ts';
import { describe, expect, onTestFinished, test } from 'vitest';

const node = process.execPath;
const endKept = (mark: string) =>
  onTestFinished(async () => {
    for (const pid of await marked(mark)) process.kill(pid, 'SIGKILL');
  });

describe('guard run ends as its command does', () => {
  test('with exit code 0, 1, 3 or 255, and by SIGKILL, SIGTERM, SIGABRT or SIGUSR1, when that ended it', async () => {
    const codes = [0, 1, 3, 255].map((code) => wrap(tempDir(), ['--', 'sh', '-c', `exit ${code}`]));
    expect(await Promise.all(codes.map(({ ended }) => ended))).toEqual(
      [0, 1, 3, 255].map((code) => ({ code, signal: null })),
    );
    const signals = ['SIGKILL', 'SIGTERM', 'SIGABRT', 'SIGUSR1'];
    const killed = signals.map((signal) => wrap(tempDir(), ['--', 'sh', '-c', `kill -${signal.slice(3)} $$; sleep 5`]));
    expect(await Promise.all(killed.map(({ ended }) => ended))).toEqual(
      signals.map((signal) => ({ code: null, signal })),
    );
  });

  test('with 127 and one line on standard error, when there is no such command', async () => {
    const one = wrap(tempDir(), ['--', 'no-such-command-here']);
    expect(await one.ended).toEqual({ code: 127, signal: null });
    expect(one.err()).toBe('beacon: there is no such command: no-such-command-here\n');
    expect(one.out()).toHaveLength(0);
  });

  test('with 126 and one line, when the file may not be run', async () => {
    const file = join(tempDir(), 'plain.txt');
    writeFileSync(file, 'no program');
    const one = wrap(tempDir(), ['--', file]);
    expect(await one.ended).toEqual({ code: 126, signal: null });
    expect(one.err().trimEnd().split('\n')).toHaveLength(1);
  });

  test('with 2 and one line, when it is called wrongly, and quotes no word that may be a secret', async () => {
    for (const words of [
      [],
      ['--rss-mb', '0', '--', 'x'],
      ['--kind', 'cat', '--', 'x'],
      ['--sk-made-up.key=1', '--', 'x'],
    ]) {
      const one = wrap(tempDir(), words);
      expect((await one.ended).code, words.join(' ')).toBe(2);
      expect(one.err()).toMatch(/^error: .+ See: stallari-cli guard run --help\n$/);
      expect(one.err()).not.toContain('sk-made-up');
    }
  });

  test('whatever its home folder is: a file is in its place, and it may not be written', async () => {
    const dir = tempDir();
    writeFileSync(join(dir, 'home'), 'a file');
    expect((await wrap(join(dir, 'home'), ['--', 'sh', '-c', 'exit 4']).ended).code).toBe(4);
    chmodSync(dir, 0o500);
    onTestFinished(() => chmodSync(dir, 0o700));
    expect((await wrap(join(dir, 'new'), ['--', 'sh', '-c', 'exit 5']).ended).code).toBe(5);
  });

  test('and passes SIGTERM, SIGINT, SIGHUP, SIGUSR1 and SIGUSR2 on, to a server that answers them', async () => {
    await hearsSignals(wrap(tempDir(), ['--', ...SIGNAL_SERVER]));
  });
});

describe('guard run leaves nothing behind', () => {
  const family = (mark: string) => `sleep ${mark} & setsid sleep ${mark} & (sleep ${mark} & sleep ${mark}) & `;

  test('when it is killed with SIGKILL: nothing of a tree of 5 is alive 5 s later', async () => {
    const mark = marker();
    endKept(mark);
    const one = wrap(tempDir(), ['--', 'sh', '-c', `${family(mark)} trap "" TERM; while :; do sleep 0.${mark}; done`]);
    await until('the family', async () => (await marked(mark)).length >= 5);
    one.child.kill('SIGKILL');
    await until('nobody is left', async () => (await marked(mark)).length === 0, 6000);
  });

  test('when its client is killed with SIGKILL, though somebody else holds its input open', async () => {
    const mark = marker();
    endKept(mark);
    // The client's shell opens a pipe that outlives it, so that no end of input tells of its death.
    const dir = tempDir();
    const script = `mkfifo ${dir}/in; sleep 60${mark} > ${dir}/in & exec "${node}" -e '
      const { openSync } = require("node:fs");
      require("node:child_process").spawn(process.execPath, ["${CLI}", "guard", "run", "--", "sh", "-c", "sleep ${mark} & sleep ${mark}"],
        { stdio: [openSync("${dir}/in", "r"), "ignore", "ignore"] });
      setInterval(() => {}, 1000)'`;
    const client = spawn('sh', ['-c', script], { env: plainEnv(tempDir()), stdio: 'ignore' });
    onTestFinished(() => void client.kill('SIGKILL'));
    // The client, the holder, the wrapper, the shell and its two children.
    await until('the server', async () => (await marked(mark)).length >= 6);
    client.kill('SIGKILL');
    await until('only the holder is left', async () => (await marked(mark)).length <= 1);
  });

  test('when its client closes the input of a server that takes no notice and does nothing; a job goes on, still at work 5 s later', async () => {
    const mark = marker();
    endKept(mark);
    const job = wrap(guardedHome([]), ['--kind', 'job', '--', 'sh', '-c', 'sleep 5; echo done']);
    const deaf = `sleep ${mark} & trap "" TERM; while :; do sleep 1; done`;
    const one = wrap(guardedHome([]), ['--', 'sh', '-c', deaf]);
    await until('the server', async () => (await marked(mark)).length >= 1);
    for (const { child } of [job, one]) child.stdin?.end();
    expect((await one.ended).signal).toBe('SIGKILL');
    expect(await marked(mark)).toEqual([]);
    expect(await job.ended).toEqual({ code: 0, signal: null });
    expect(job.out().toString()).toBe('done\n');
  });

  test('when the command ends and has left a child behind', async () => {
    const mark = marker();
    endKept(mark);
    const home = tempDir();
    const one = wrap(home, ['--', 'sh', '-c', `setsid sleep ${mark} > /dev/null 2>&1 & sleep 0.3; exit 6`]);
    expect(await one.ended).toEqual({ code: 6, signal: null });
    await until('the child is gone', async () => (await marked(mark)).length === 0, 6000);
    await sleep(100);
    expect(readdirSync(join(home, 'state')).filter((name) => name.startsWith('guests-'))).toEqual([]);
  });

  test('when 20 are started together and their client is killed', async () => {
    const mark = marker();
    endKept(mark);
    const home = tempDir();
    const script = `for (let n = 0; n < 20; n += 1) require("node:child_process").spawn(process.execPath,
      ["${CLI}", "guard", "run", "--", "sh", "-c", "sleep ${mark} & cat"], { stdio: ["pipe", "pipe", "inherit"] });
      setInterval(() => {}, 1000)`;
    const client = spawn(node, ['-e', script], { env: plainEnv(home), stdio: 'ignore' });
    onTestFinished(() => void client.kill('SIGKILL'));
    await until('20 servers', async () => (await marked(mark)).length >= 40, 60_000);
    client.kill('SIGKILL');
    await until('nobody is left', async () => (await marked(mark)).length === 0, 30_000);
  });
});
