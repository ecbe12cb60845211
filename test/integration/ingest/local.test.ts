import { type ChildProcess, spawn } from 'node:child_process';
import { readdir, readFile, readlink, stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { CannotStart, startIngest } from '../../../ingest/start.mjs';
import { ask, crashReport, newOwner, post, withFolder, withIngest } from './sender.ts';

/** `npm run ingest`, as a process of its own. */
const LOCAL = join(import.meta.dirname, '../../../ingest/local.mjs');

const started: ChildProcess[] = [];
afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
});

interface Run {
  readonly child: ChildProcess;
  readonly lines: string[];
  readonly errors: string[];
  readonly ended: Promise<number | null>;
  /** Resolves when a line matches. */
  line(pattern: RegExp): Promise<string>;
}

function run(args: readonly string[], env: Record<string, string> = {}): Run {
  const child = spawn(process.execPath, [LOCAL, ...args], {
    env: { ...process.env, BEACON_ADMIN_TOKEN: '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  started.push(child);
  const lines: string[] = [];
  const errors: string[] = [];
  const collect = (into: string[]) => (chunk: Buffer) => into.push(...chunk.toString().split('\n').filter(Boolean));
  child.stdout.on('data', collect(lines));
  child.stderr.on('data', collect(errors));
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  return {
    child,
    lines,
    errors,
    ended,
    async line(pattern) {
      for (;;) {
        const hit = lines.find((line) => pattern.test(line));
        if (hit !== undefined) return hit;
        if (child.exitCode !== null) throw new Error(`It ended with ${child.exitCode}: ${errors.join(' ')}`);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    },
  };
}

test('--help names every option with an example and starts nothing', async () => {
  const help = run(['--help']);
  expect(await help.ended).toBe(0);
  const text = help.lines.join('\n');
  for (const option of [
    '--port',
    '--data',
    '--rate-per-address',
    '--rate-per-fingerprint',
    '--json',
    'BEACON_ADMIN_TOKEN',
  ]) {
    expect(text).toContain(option);
  }
});

test.each([
  [['--port', '70000'], /--port/],
  [['--rate-per-address', 'many'], /--rate-per-address/],
  [['--frobnicate'], /--frobnicate/],
])('%j is a usage error: exit 2 and 1 line', async (args, said) => {
  const wrong = run(args);
  expect(await wrong.ended).toBe(2);
  expect(wrong.errors).toEqual([expect.stringMatching(said)]);
});

test('--json prints url, pid and data first, then one line that says where it listens', async () => {
  await withFolder(async (data) => {
    const ingest = run(['--port', '0', '--data', data, '--json'], { BEACON_ADMIN_TOKEN: 'from-the-environment' });
    await ingest.line(/^Ingest listens on/);
    const { url, pid, data: told } = JSON.parse(ingest.lines[0] ?? '');
    expect([pid, told]).toEqual([ingest.child.pid, data]);
    expect(ingest.lines.slice(1)).toEqual([expect.stringContaining(`Ingest listens on ${url}`)]);
    expect(ingest.lines.join()).not.toContain('from-the-environment');
    const answer = await ask(`${url}/v1/crash/stats`, { headers: { authorization: 'Bearer from-the-environment' } });
    expect(answer.status).toBe(200);
    ingest.child.kill('SIGTERM');
    await ingest.ended;
  });
});

test('without BEACON_ADMIN_TOKEN one is made up, shown once and works', async () => {
  await withFolder(async (data) => {
    const ingest = run(['--port', '0', '--data', data]);
    const line = await ingest.line(/^Ingest listens on/);
    const [, url, token] = /on (http:\S+), .*Admin token for this run: ([0-9a-f]{64})$/.exec(line) ?? [];
    const answer = await ask(`${url}/v1/crash/stats`, { headers: { authorization: `Bearer ${token}` } });
    expect(answer.status).toBe(200);
    ingest.child.kill('SIGTERM');
    await ingest.ended;
  });
});

test('a port in use is 1 line and exit 1', async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  try {
    await withFolder(async (data) => {
      const second = run(['--port', String(port), '--data', data]);
      expect(await second.ended).toBe(1);
      expect(second.lines).toEqual([]);
      expect(second.errors).toEqual([expect.stringContaining(`Port ${port} is in use`)]);
    });
  } finally {
    server.close();
  }
});

test('a second ingest on the same data does not start; after the first has stopped it does', async () => {
  await withIngest({}, async (first) => {
    await expect(startIngest({ data: first.data })).rejects.toThrow(CannotStart);
    await first.stop();
    const second = await startIngest({ data: first.data });
    await second.stop();
  });
});

test('the lock of a process that is gone does not keep the data locked', async () => {
  await withFolder(async (data) => {
    const killed = run(['--port', '0', '--data', data]);
    await killed.line(/^Ingest listens on/);
    const workers = await childrenOf(killed.child.pid ?? 0);
    killed.child.kill('SIGKILL');
    await killed.ended;
    // A process that is killed cannot end its workerd; that is this test's to do.
    for (const pid of workers) process.kill(pid, 'SIGKILL');
    const next = await startIngest({ data });
    await next.stop();
  });
});

test.each(['SIGINT', 'SIGTERM'] as const)('%s ends it with exit 0 and leaves no workerd', async (signal) => {
  await withFolder(async (data) => {
    const ingest = run(['--port', '0', '--data', data]);
    await ingest.line(/^Ingest listens on/);
    const workers = await childrenOf(ingest.child.pid ?? 0);
    expect(workers.length).toBeGreaterThanOrEqual(1);
    ingest.child.kill(signal);
    expect(await ingest.ended).toBe(0);
    for (const pid of workers) await expect.poll(() => isRunning(pid)).toBe(false);
    expect(await readdir(data)).not.toContain('ingest.lock');
  });
});

test('SIGTERM to `npm run ingest` ends it too, though npm and its shell do not pass that on', async () => {
  await withFolder(async (data) => {
    const npm = spawn('npm', ['run', '--silent', 'ingest', '--', '--port', '0', '--data', data, '--json'], {
      cwd: join(import.meta.dirname, '../../..'),
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    started.push(npm);
    const first = await new Promise<string>((resolve) => npm.stdout.once('data', (chunk) => resolve(String(chunk))));
    const { pid } = JSON.parse(first.split('\n')[0] ?? '');
    const workers = await childrenOf(pid);
    expect(workers.length).toBeGreaterThanOrEqual(1);
    npm.kill('SIGTERM');
    for (const each of [pid, ...workers]) await expect.poll(() => isRunning(each), { timeout: 45_000 }).toBe(false);
  });
});

test('it listens on 127.0.0.1 only and connects to nowhere else', async () => {
  await withFolder(async (data) => {
    const ingest = run(['--port', '0', '--data', data, '--json']);
    await ingest.line(/^Ingest listens on/);
    await post(JSON.parse(ingest.lines[0] ?? ''), crashReport());
    const pids = [ingest.child.pid ?? 0, ...(await childrenOf(ingest.child.pid ?? 0))];
    const sockets = (await Promise.all(pids.map(socketsOf))).flat();
    expect(sockets.length).toBeGreaterThanOrEqual(1);
    expect(
      sockets.filter(({ local, remote }) => !isLoopback(local) || !(isLoopback(remote) || isNone(remote))),
    ).toEqual([]);
    ingest.child.kill('SIGTERM');
    await ingest.ended;
  });
});

test('the data folder is open to its owner alone', async () => {
  await withFolder(async (folder) => {
    const data = join(folder, 'new');
    const ingest = await startIngest({ data });
    await ingest.stop();
    expect((await stat(data)).mode & 0o777).toBe(0o700);
  });
});

test('counts and bodies survive a restart, and a report known before it is known after it', async () => {
  await withFolder(async (data) => {
    const reports = Array.from({ length: 5 }, () => crashReport(newOwner(), 'restart'));
    const first = await startIngest({ data, ratePerAddress: 0, ratePerFingerprint: 0 });
    for (const report of reports) await post(first, report);
    const before = await first.getStats();
    await first.stop();
    const second = await startIngest({ data, ratePerAddress: 0, ratePerFingerprint: 0 });
    try {
      expect(await second.getStats()).toEqual(before);
      for (const report of reports) await post(second, report);
      await post(second, crashReport(newOwner(), 'restart'));
      const after = await second.getStats();
      expect(after.reports).toBe(6);
      expect(after.fingerprints).toEqual([expect.objectContaining({ occurrence_count: 6 })]);
      for (const { report_id } of reports) expect(await second.storedBodies(report_id)).toHaveLength(1);
    } finally {
      await second.stop();
    }
  });
});

async function childrenOf(pid: number): Promise<number[]> {
  const text = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8');
  return text.trim().split(' ').filter(Boolean).map(Number);
}

async function isRunning(pid: number): Promise<boolean> {
  const status = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  return status !== '' && !/\) Z /.test(status);
}

interface Socket {
  readonly local: string;
  readonly remote: string;
}

/** The TCP and UDP sockets a process has open now, addresses in the kernel's hex. */
async function socketsOf(pid: number): Promise<Socket[]> {
  const fds = await readdir(`/proc/${pid}/fd`);
  const links = await Promise.all(fds.map((fd) => readlink(`/proc/${pid}/fd/${fd}`).catch(() => '')));
  const own = new Set(links.map((link) => /^socket:\[(\d+)\]$/.exec(link)?.[1]).filter(Boolean));
  const tables = await Promise.all(
    ['tcp', 'tcp6', 'udp', 'udp6'].map((name) => readFile(`/proc/${pid}/net/${name}`, 'utf8').catch(() => '')),
  );
  return tables
    .flatMap((table) => table.trim().split('\n').slice(1))
    .map((row) => row.trim().split(/\s+/))
    .filter((cells) => own.has(cells[9]))
    .map((cells) => ({ local: cells[1] ?? '', remote: cells[2] ?? '' }));
}

const isLoopback = (address: string) =>
  /^[0-9A-F]{6}7F:/.test(address) || /^0{24}01000000:|^0{16}FFFF0000[0-9A-F]{6}7F:/.test(address);
const isNone = (address: string) => /^0+:0000$/.test(address);
