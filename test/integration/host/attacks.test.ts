import { execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { CLI, cliAsync, plainEnv, serve } from '@test/cli.ts';
import { smallDisk } from '@test/full-disk.ts';
import { guardedHome, marked, marker, printedStatus, probe, status, writeGuardian } from '@test/guardian-home.ts';
import { openSession } from '@test/session.ts';
import { sleep, tempDir, until } from '@test/temp.ts';
import { describe, expect, onTestFinished, test } from 'vitest';

/** What is done to the files of a home while Beacon lives on them. A host goes on; its fleet never goes down with it. */
const sleeper = (name: string, mark: string, extra: object = {}) => ({
  name,
  command: 'sleep',
  args: [mark],
  ...extra,
});
const running = async (home: string, name: string) =>
  (await status(home)).processes.find((one) => one.name === name)?.state === 'running';
/** It runs, past the gate too. */
const up = async (home: string, mark: string) => (await running(home, 'a')) && (await marked(mark)).length > 0;
const deep = (brackets: number) => '['.repeat(brackets);
const replaced = (path: string, by: (path: string) => void) => {
  rmSync(path, { recursive: true, force: true });
  by(path);
};
const ways: readonly [string, (path: string) => void][] = [
  ['a folder', (path) => mkdirSync(path)],
  ['a link that leads to itself', (path) => symlinkSync(path, path)],
  ['a pipe', (path) => void execFileSync('mkfifo', [path])],
  ['a link to an endless device', (path) => symlinkSync('/dev/zero', path)],
  [
    'a file of 3 GB',
    (path) => {
      writeFileSync(path, '');
      truncateSync(path, 3 * 1024 ** 3);
    },
  ],
];

describe('guardian.json', () => {
  const brackets: typeof ways = [
    ['2,000,000 open brackets', (path) => writeFileSync(path, deep(2_000_000))],
    ['50,000 brackets that close again', (path) => writeFileSync(path, deep(50_000) + ']'.repeat(50_000))],
  ];

  test('that becomes a folder, a link to itself, a pipe, an endless device, 3 GB, 2,000,000 open brackets or 50,000 that close again is refused each time, and the last good one stays in force', async () => {
    const mark = marker();
    const home = guardedHome([sleeper('a', mark)]);
    const path = join(home, 'guardian.json');
    const good = readFileSync(path);
    const host = await serve(home);
    await until('the process', () => up(home, mark));
    const [pid] = await marked(mark);
    for (const [what, by] of [...ways, ...brackets]) {
      replaced(path, by);
      await until(`the problem with ${what}`, async () => (await status(home)).config_problem !== null);
      expect((await status(home)).config_problem?.message, what).toMatch(/^guardian\.json/);
      expect(await marked(mark), what).toEqual([pid]);
      replaced(path, () => writeFileSync(path, good));
      await until(`no problem after ${what}`, async () => (await status(home)).config_problem === null);
      expect(await marked(mark), what).toEqual([pid]);
    }
    expect(await host.quit()).toBe(0);
    expect(await marked(mark)).toEqual([]);
  });

  test('that cannot be read at the start guards nothing, and is taken once it can', async () => {
    const home = tempDir();
    mkdirSync(join(home, 'guardian.json'));
    await serve(home);
    expect((await status(home)).config_problem?.message).toContain('there is no file of that name');
    rmSync(join(home, 'guardian.json'), { recursive: true });
    const mark = marker();
    writeGuardian(home, [sleeper('a', mark)]);
    await until('the process', () => up(home, mark));
  });

  test('that is away for 300 ms, as some editors do, restarts nothing', async () => {
    const mark = marker();
    const home = guardedHome([sleeper('a', mark)]);
    await serve(home);
    await until('the process', () => up(home, mark));
    const before = await marked(mark);
    const text = readFileSync(join(home, 'guardian.json'));
    rmSync(join(home, 'guardian.json'));
    await sleep(300);
    writeFileSync(join(home, 'guardian.json'), text);
    await sleep(2000);
    expect(await marked(mark)).toEqual(before);
  });

  test('with a secret in a wrong place shows it nowhere and logs it nowhere', async () => {
    const secret = `ghp_${randomBytes(27).toString('base64url').replaceAll(/[-_]/g, 'x')}`;
    const home = tempDir();
    const host = await serve(home);
    const session = await openSession(host.line.url ?? '');
    for (const config of [
      { processes: [`node x --token ${secret}`] },
      { [secret]: 1 },
      { processes: [{ name: 'a', command: 'x', env: { [secret]: 1 } }] },
      { processes: [{ name: 'a', command: 'x', rss_mb: secret }] },
    ]) {
      writeFileSync(join(home, 'guardian.json'), JSON.stringify(config));
      await until('its problem', async () => (await status(home)).config_problem !== null);
      expect(JSON.stringify([await session.ask('app.get'), await session.ask('fleet.get')])).not.toContain(secret);
      expect((await cliAsync(home, ['guard', 'status'])).out).not.toContain(secret);
    }
    expect(readFileSync(join(home, 'guardian_events.jsonl'), 'utf8')).not.toContain(secret);
    expect(host.err()).not.toContain(secret);
  });
});

describe('a report’s place', () => {
  test('that holds a folder, a link to itself, a pipe, an endless device or 3 GB hides no other report, and ends nobody', async () => {
    const home = tempDir();
    const mark = marker();
    writeGuardian(home, [
      sleeper('a', mark),
      { name: 'crasher', command: 'sh', args: ['-c', 'exit 3'], restart: { policy: 'never' } },
    ]);
    for (const place of ['pending', 'sent']) {
      mkdirSync(join(home, place), { recursive: true });
      for (const [index, [, by]] of ways.entries()) by(join(home, place, `brpt_0123456789abcde${index}.json`));
    }
    const host = await serve(home);
    await until('the report', async () => {
      const { out } = await cliAsync(home, ['beacon', 'list', '--json']);
      return JSON.parse(out).reports.length === 1;
    });
    await until(
      'all ten set aside',
      () => readdirSync(join(home, 'quarantine')).filter((name) => name.endsWith('.reason')).length >= 10,
    );
    expect(readdirSync(join(home, 'quarantine')).filter((name) => name.endsWith('.reason'))).toHaveLength(10);
    expect(await running(home, 'a')).toBe(true);
    expect(host.child.exitCode).toBeNull();
    expect(await host.quit()).toBe(0);
  });

  test('whose sidecars are folders still shows its report', async () => {
    const home = guardedHome([
      { name: 'crasher', command: 'sh', args: ['-c', 'exit 3'], restart: { policy: 'never' } },
    ]);
    const host = await serve(home);
    const listed = async () => JSON.parse((await cliAsync(home, ['beacon', 'list', '--json'])).out).reports;
    await until('the report', async () => (await listed()).length === 1);
    const [{ id }] = await listed();
    replaced(join(home, 'pending', `${id}.local.json`), (path) => mkdirSync(path));
    replaced(join(home, 'pending', `${id}.original.json`), (path) => void execFileSync('mkfifo', [path]));
    mkdirSync(join(home, 'pending', `${id}.consent.json`));
    expect((await listed()).map((one: { id: string }) => one.id)).toEqual([id]);
    expect((await cliAsync(home, ['beacon', 'inspect', id])).code).toBe(0);
    expect(await host.quit()).toBe(0);
  });
});

describe('config.json', () => {
  test('half written, or gone for a moment, costs no journal, no approval and no report', async () => {
    const home = guardedHome([
      sleeper('a', marker()),
      { name: 'crasher', command: 'sh', args: ['-c', 'sleep 1.2; exit 3'], restart: { policy: 'never' } },
    ]);
    const config = JSON.stringify({ version: 1, collection: true, consent: { crash_reports: true } });
    writeFileSync(join(home, 'config.json'), config);
    const host = await serve(home);
    await until('the process', () => running(home, 'a'));
    const journal = () =>
      readdirSync(join(home, 'journal')).map((name) => readFileSync(join(home, 'journal', name), 'utf8'))[0] ?? '';
    await until('its journal', () => journal().includes('"started"'));
    writeFileSync(join(home, 'config.json'), '');
    await sleep(400);
    rmSync(join(home, 'config.json'));
    await sleep(800);
    writeFileSync(join(home, 'config.json'), config);
    expect(journal()).toContain('"started"');
    await until('the report', () => readdirSync(join(home, 'pending')).some((name) => name.endsWith('.local.json')));
    expect(await host.quit()).toBe(0);
  });

  test('that becomes a folder, a link to itself, a pipe, an endless device or 3 GB is no choice to go by, and the fleet goes on', async () => {
    const mark = marker();
    const home = guardedHome([sleeper('a', mark)]);
    const host = await serve(home);
    await until('the process', () => up(home, mark));
    const [pid] = await marked(mark);
    for (const [index, [what, by]] of ways.entries()) {
      replaced(join(home, 'config.json'), by);
      const name = `crasher-${index}`;
      writeGuardian(home, [
        sleeper('a', mark),
        { name, command: 'sh', args: ['-c', 'exit 3'], restart: { policy: 'never' } },
      ]);
      await until(`an end with ${what}`, async () =>
        (await status(home)).processes.some((one) => one.name === name && one.last_exit?.code === 3),
      );
      expect(await running(home, 'a'), what).toBe(true);
      expect((await cliAsync(home, ['beacon', 'list', '--json'])).code, what).toBe(0);
    }
    expect(await marked(mark)).toEqual([pid]);
    expect(host.child.exitCode).toBeNull();
    expect(await host.quit()).toBe(0);
  });
});

describe('a disk', () => {
  test('that is full from the start, or fills later, ends nobody and is told in one line', async () => {
    const disk = smallDisk(256);
    const mark = marker();
    const home = join(disk.dir, 'home');
    mkdirSync(home);
    writeGuardian(home, [sleeper('a', mark)]);
    const host = await serve(home);
    await until('the process', () => up(home, mark));
    writeGuardianElsewhere(home);
    await until('the line', async () => {
      // What was just being written may have given room back.
      disk.fill(host.child.pid);
      await cliAsync(home, ['guard', 'restart', 'a']);
      return host.err() !== '';
    });
    await sleep(1500);
    expect(host.err().trim().split('\n')).toEqual([expect.stringContaining('no room left on the disk')]);
    const session = await openSession(host.line.url ?? '');
    expect((await session.ask('app.get')).notices[0]).toMatchObject({ id: 'store', tone: 'alert', dismissable: false });
    expect(host.child.exitCode).toBeNull();
    expect(host.err()).not.toMatch(/ {4}at /);
    expect(await host.quit()).toBe(0);
    expect(await marked(mark)).toEqual([]);

    const again = await serve(home);
    disk.fill(again.child.pid);
    await sleep(1000);
    expect(again.child.exitCode).toBeNull();
    expect(again.err()).not.toMatch(/ {4}at /);
    expect(await again.quit()).toBe(0);
  });

  /** Touching a file makes the host look, without needing room. */
  function writeGuardianElsewhere(home: string) {
    chmodSync(join(home, 'guardian.json'), 0o600);
    appendFileSync(join(home, 'guardian.json'), '');
  }
});

describe('host.lock and beacon.sock', () => {
  test('deleted while Beacon runs, let no second host in, and come back', async () => {
    const mark = marker();
    const home = guardedHome([sleeper('a', mark)]);
    const host = await serve(home);
    await until('the process', () => up(home, mark));
    const before = await marked(mark);
    rmSync(join(home, 'state', 'host.lock'));
    const second = await cliAsync(home, ['beacon', 'serve', '--json', '--no-open']);
    expect(second.code).toBe(0);
    expect(JSON.parse(second.out).pid).toBe(host.child.pid);

    rmSync(join(home, 'state', 'host.lock'), { force: true });
    rmSync(join(home, 'beacon.sock'));
    const third = await cliAsync(home, ['beacon', 'serve', '--json', '--no-open']);
    expect(third.code).toBe(0);
    expect(JSON.parse(third.out).pid).toBe(host.child.pid);
    await until(
      'both again',
      () => existsSync(join(home, 'state', 'host.lock')) && existsSync(join(home, 'beacon.sock')),
    );
    expect((await printedStatus(home)).host).toEqual({ running: true, pid: host.child.pid });
    expect(await marked(mark)).toEqual(before);
    expect(readFileSync(join(home, 'guardian_events.jsonl'), 'utf8')).not.toContain('"reaped"');
  });

  test('emptied or edited while Beacon runs, are put back, and nobody is stopped', async () => {
    const mark = marker();
    const home = guardedHome([sleeper('a', mark)]);
    const host = await serve(home);
    await until('the process', () => up(home, mark));
    const before = await marked(mark);
    const lock = join(home, 'state', 'host.lock');
    for (const text of ['', '{"pid": 1, "start_time": "1", "boot_id": "x", "nonce": "ab"}']) {
      writeFileSync(lock, text);
      await until('it is ours again', () => {
        const now = existsSync(lock) ? readFileSync(lock, 'utf8') : '';
        return now.includes(`"pid":${host.child.pid}`);
      });
    }
    expect(await marked(mark)).toEqual(before);
    expect(host.child.exitCode).toBeNull();
  });

  test('deleted while Beacon stands still: a newcomer goes away again, and the first one guards on', async () => {
    const mark = marker();
    const home = guardedHome([sleeper('a', mark)]);
    const host = await serve(home);
    await until('the process', () => up(home, mark));
    const before = await marked(mark);
    const lock = join(home, 'state', 'host.lock');
    const own = `"pid":${host.child.pid},`;
    host.child.kill('SIGSTOP');
    rmSync(lock);
    const newcomer = cliAsync(home, ['beacon', 'serve', '--json', '--no-open']);
    // It asks the one that stands still, which answers as soon as it goes on.
    await sleep(1500);
    host.child.kill('SIGCONT');
    expect((await newcomer).code).toBe(0);
    await until('it is ours again', () => existsSync(lock) && readFileSync(lock, 'utf8').includes(own), 30_000);
    expect(host.child.exitCode).toBeNull();
    expect(await marked(mark)).toEqual(before);
    expect((await printedStatus(home)).host).toEqual({ running: true, pid: host.child.pid });
  });

  test('that are folders at the start are moved aside, with the files only Beacon writes', async () => {
    const home = tempDir();
    for (const path of ['state/host.lock', 'state/registry.jsonl', 'state/breakers.json', 'beacon.sock']) {
      mkdirSync(join(home, path), { recursive: true });
    }
    const mark = marker();
    writeGuardian(home, [sleeper('a', mark)]);
    const host = await serve(home);
    await until('the process', () => up(home, mark));
    expect(await host.quit()).toBe(0);
    expect(existsSync(join(home, 'state', 'registry.jsonl'))).toBe(false);
  });

  test('of a killed host are taken over by one of three that start at once; the others end with 0', async () => {
    const home = guardedHome([sleeper('a', marker())]);
    const first = await serve(home);
    await until('the process', () => running(home, 'a'));
    await first.kill();
    const three = await Promise.all([serve(home), serve(home), serve(home)]);
    expect(new Set(three.map(({ line }) => line.pid)).size).toBe(1);
    await until('the two to end', () => three.filter(({ child }) => child.exitCode === 0).length === 2);
  });
});

describe('a secret that its process prints', () => {
  // Words that no rule can know for a secret: only that this Mac is known to hold them gives them away.
  const words = ['correct horse lamp', 'staple quiet river', 'tender apple moon', 'violet garden stone'] as const;
  const everywhere = (home: string) =>
    execFileSync('grep', ['-r', '-a', '-l', '-E', words.join('|'), home, '--exclude=guardian.json'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });

  test('is on no disk, given as an argument, a flag, an inherited variable, or taken out of the file by then', async () => {
    const print = 'echo "a $1 b $2 c $MY_SERVICE_TOKEN d" >&2; sleep 1; echo "late $OLD" >&2; exit 4';
    const home = guardedHome([
      {
        name: 'talker',
        command: 'sh',
        // biome-ignore lint/suspicious/noTemplateCurlyInString: guardian.json’s own syntax.
        args: ['-c', print, 'sh', '${POSITIONAL}', '${FLAG}', '--token', '${FLAG}'],
        // biome-ignore lint/suspicious/noTemplateCurlyInString: guardian.json’s own syntax.
        env: { OLD: '${OLD_SECRET}' },
        restart: { policy: 'never' },
      },
    ]);
    const host = await serve(home, {
      POSITIONAL: words[0],
      FLAG: words[1],
      MY_SERVICE_TOKEN: words[2],
      OLD_SECRET: words[3],
    });
    await until('the first line', async () => (await status(home)).processes[0]?.state === 'running');
    writeFileSync(join(home, 'guardian.json'), '{ "processes": [');
    await until('its end', async () => (await status(home)).processes[0]?.last_exit?.code === 4);
    await until('its report', () => readdirSync(join(home, 'pending')).some((name) => name.endsWith('.local.json')));
    const local = readdirSync(join(home, 'pending')).find((name) => name.endsWith('.local.json')) ?? '';
    expect(readFileSync(join(home, 'pending', local), 'utf8')).toContain('a [REDACTED:');
    expect(() => everywhere(home)).toThrow();
    expect(await host.quit()).toBe(0);
    expect(() => everywhere(home)).toThrow();
  });
});

describe('quitting', () => {
  test('takes no longer than a moment while a server that says nothing holds a request', async () => {
    const { createServer } = await import('node:net');
    const silent = createServer();
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void silent.close());
    const endpoint = `http://127.0.0.1:${(silent.address() as { port: number }).port}`;
    const home = guardedHome([
      { name: 'crasher', command: 'sh', args: ['-c', 'exit 3'], restart: { policy: 'never' } },
    ]);
    const host = await serve(home, { BEACON_ENDPOINT: endpoint });
    const session = await openSession(host.line.url ?? '');
    await until('the report', async () => (await session.ask('reports.list')).reports.length === 1);
    const [{ id } = { id: '' }] = (await session.ask('reports.list')).reports;
    const detail = await session.ask('reports.open', { id });
    const reached = new Promise((resolve) => silent.once('connection', resolve));
    session.ask('reports.approve', { id, sha256: detail?.sha256 ?? '', endpoint }).catch(() => undefined);
    await reached;
    expect(await Promise.race([host.quit(), sleep(15_000)])).toBe(0);
    const { requests } = JSON.parse((await cliAsync(home, ['beacon', 'network', '--json'])).out);
    expect(requests).toMatchObject([{ why: 'report', status: null, error: 'cut_off', report_id: id }]);
  });

  test('is no fault when nobody reads what is said any more', async () => {
    const home = guardedHome([]);
    spawn('sh', ['-c', `"$0" "$1" beacon serve --json --no-open 2>&1 >/dev/null | true`, process.execPath, CLI], {
      env: plainEnv(home, { STALLARI_TELEMETRY: 'maybe' }),
      stdio: 'ignore',
      detached: true,
    });
    onTestFinished(async () => {
      const pid = hostOf(home);
      if (pid === undefined) return;
      process.kill(pid, 'SIGTERM');
      await until('its end', async () => (await probe.startTime(pid)) === null);
    });
    await until('the host', () => existsSync(join(home, 'beacon.sock')));
    await sleep(1500);
    expect(readFileSync(join(home, 'guardian_events.jsonl'), 'utf8')).not.toContain('"fault"');
    expect(readdirSync(join(home, 'pending'))).toEqual([]);
    expect((await printedStatus(home)).host.running).toBe(true);
  });

  const hostOf = (home: string): number | undefined =>
    existsSync(join(home, 'state', 'host.lock'))
      ? JSON.parse(readFileSync(join(home, 'state', 'host.lock'), 'utf8')).pid
      : undefined;

  test('ends though one that escaped everything still holds a stream of its', async () => {
    const mark = marker();
    const script = `(ulimit -S -w unlimited; env -i setsid sleep ${mark} &) ; sleep ${mark}`;
    const home = guardedHome([{ name: 'a', command: 'sh', args: ['-c', script] }]);
    const host = await serve(home);
    await until('both', async () => (await marked(mark)).length >= 2);
    expect(await host.quit()).toBe(0);
    for (const pid of await probe.matching('sleep', mark)) process.kill(pid, 'SIGKILL');
  });
});
