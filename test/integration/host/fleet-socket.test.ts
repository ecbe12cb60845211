import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { connect, type Socket } from 'node:net';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { serve } from '@test/cli.ts';
import { guardedHome, marked, marker, printedStatus, probe, status, writeGuardian } from '@test/guardian-home.ts';
import { sleep, tempDir, until } from '@test/temp.ts';
import { describe, expect, onTestFinished, test } from 'vitest';

interface Answer {
  readonly id: unknown;
  readonly ok: boolean;
  readonly error?: { readonly code: string; readonly message: string };
}

async function open(home: string): Promise<Socket> {
  const socket = connect(join(home, 'beacon.sock'));
  socket.on('error', () => undefined); // A host may end it; the test looks at what came before.
  onTestFinished(() => void socket.destroy());
  await new Promise((resolve) => socket.once('connect', resolve));
  return socket;
}

async function ask(socket: Socket, op: string, body: object): Promise<Answer> {
  let text = '';
  const hear = (chunk: Buffer) => {
    text += chunk;
  };
  socket.on('data', hear);
  socket.write(`${JSON.stringify({ v: 1, id: 1, op, body })}\n`);
  // The host may ask something of its own in between: to stop a process that is over its budget.
  const answer = () =>
    text
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line) as Answer)
      .find((line) => 'ok' in line);
  await until('the answer', () => answer() !== undefined);
  socket.off('data', hear);
  return answer() as Answer;
}

const join_ = async (socket: Socket, pid: number, name: string) =>
  ask(socket, 'join', { pid, start_time: await probe.startTime(pid), name, kind: 'job', budgets: { rss_mb: 1 } });

/** A process of the test's own, started by nobody that Beacon knows. */
function bystander(): number {
  const child = spawn('sleep', [marker()]);
  onTestFinished(() => void child.kill('SIGKILL'));
  return child.pid as number;
}

const memoryMb = (pid: number) =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;

describe('joining', () => {
  test('is refused for Beacon, what it runs inside, its reaper, and what is in a guarded tree; Beacon lives on', async () => {
    const mark = marker();
    const home = guardedHome([{ name: 'tree', command: 'sh', args: ['-c', `sleep ${mark} & wait`] }]);
    const host = await serve(home);
    const hostPid = host.child.pid as number;
    await until('its child', async () => (await marked(mark)).length === 2);
    const rows = await probe.read();
    const root = (await status(home)).processes[0]?.pid as number;
    const inner = rows.find(({ ppid }) => ppid === root)?.pid as number;
    const reaper = rows.find(({ pid, ppid }) => ppid === hostPid && pid !== root)?.pid as number;
    const wrapped = bystander();
    const socket = await open(home);
    expect(await join_(socket, wrapped, 'wrapped')).toMatchObject({ ok: true });
    const second = await open(home);
    const said: [string, number][] = [
      [`Process ${hostPid} is Beacon, or Beacon runs inside it: it cannot be guarded by Beacon.`, hostPid],
      [`Process ${process.pid} is Beacon, or Beacon runs inside it: it cannot be guarded by Beacon.`, process.pid],
      [`Process ${reaper} belongs to Beacon: it cannot be guarded by Beacon.`, reaper],
      [`Process ${root} is guarded already: it belongs to tree.`, root],
      [`Process ${inner} is guarded already: it belongs to tree.`, inner],
      [`Process ${wrapped} is guarded already: it belongs to wrapped.`, wrapped],
    ];
    for (const [message, pid] of said) {
      expect(await join_(second, pid, 'evil')).toEqual({ v: 1, id: 1, ok: false, error: { code: 'refused', message } });
    }
    expect((await status(home)).processes.map(({ name }) => name).sort()).toEqual(['tree', 'wrapped']);
    expect(host.child.exitCode).toBeNull();
  });

  test('of one pid on two connections in the same moment lets one of them in', async () => {
    const home = tempDir();
    await serve(home);
    const pid = bystander();
    const both = await Promise.all([open(home), open(home)]);
    const answers = await Promise.all(both.map((socket, index) => join_(socket, pid, `one-${index}`)));
    expect(answers.map(({ ok }) => ok).sort()).toEqual([false, true]);
  });

  test('under a name that guardian.json gets later leaves that name to it, with its own budget, when it leaves', async () => {
    const home = guardedHome([]);
    await serve(home);
    const socket = await open(home);
    await join_(socket, bystander(), 'late');
    const mark = marker();
    writeGuardian(home, [{ name: 'late', command: 'sleep', args: [mark], rss_mb: 700 }]);
    await until('the file is taken', () =>
      readFileSync(join(home, 'guardian_events.jsonl'), 'utf8').includes('"config_loaded"'),
    );
    expect((await status(home)).processes).toMatchObject([{ source: 'joined', budget: { rss_mb: 1 } }]);
    expect(await marked(mark)).toEqual([]);
    socket.destroy();
    await until('the one of guardian.json', async () => (await marked(mark)).length === 1);
    await until('it runs', async () => (await status(home)).processes[0]?.state === 'running');
    expect((await status(home)).processes).toMatchObject([{ source: 'config', budget: { rss_mb: 700 } }]);
  });
});

describe('connections that do not read', () => {
  test('cost little memory, 20 of them with 8,000 questions each, and others are answered meanwhile', async () => {
    const home = guardedHome(
      Array.from({ length: 20 }, (_, index) => ({ name: `p-${index}`, command: 'sleep', args: [marker()] })),
    );
    const host = await serve(home);
    await until('all run', async () => (await status(home)).processes.every(({ state }) => state === 'running'));
    const before = memoryMb(host.child.pid as number);
    const sockets = await Promise.all(Array.from({ length: 20 }, () => open(home)));
    for (const socket of sockets) socket.pause();
    for (let second = 0; second < 4; second += 1) {
      for (const socket of sockets) socket.write('{"v":1,"id":1,"op":"status"}\n'.repeat(2000));
      await sleep(1000);
    }
    expect((await status(home)).processes).toHaveLength(20);
    // Unread answers would be 20 × 2,000 × 10 KB = 400 MB.
    expect(memoryMb(host.child.pid as number) - before).toBeLessThan(100);
  });

  test('are closed with an error when there are more than 256, and the host goes on', async () => {
    const home = tempDir();
    await serve(home);
    const sockets: Socket[] = [];
    for (let index = 0; index < 256; index += 1) sockets.push(await open(home));
    const extra = await open(home);
    let text = '';
    extra.on('data', (chunk) => {
      text += chunk;
    });
    await new Promise((resolve) => extra.once('close', resolve));
    expect(JSON.parse(text)).toMatchObject({ id: null, ok: false, error: { code: 'too_many' } });
    for (const socket of sockets) socket.destroy();
    await until('room again', async () => (await printedStatus(home)).host.running);
  });
});

describe('a host that was stopped for longer than a start may take', () => {
  test('does not hold it against a process that is healthy at once when it goes on', async () => {
    const port = await freePort();
    const mark = marker();
    const health = { http: `http://127.0.0.1:${port}/`, interval_s: 1, timeout_s: 1 };
    const home = guardedHome([{ name: 'a', command: 'sleep', args: [mark], start_timeout_s: 3, health }]);
    const host = await serve(home);
    await until('its start', async () => (await marked(mark)).length === 1);
    host.child.kill('SIGSTOP');
    await sleep(4000);
    const server = createServer((_, response) => response.end('ok')).listen(port, '127.0.0.1');
    onTestFinished(() => void server.close());
    host.child.kill('SIGCONT');
    await until('ready', async () => (await status(home)).processes[0]?.state === 'running');
    expect((await status(home)).processes[0]?.last_exit).toBeNull();
    expect(readFileSync(join(home, 'guardian_events.jsonl'), 'utf8')).not.toContain('"hang"');
  });
});

describe('a health check of another machine', () => {
  const address = () => {
    const found = Object.values(networkInterfaces())
      .flatMap((list) => list ?? [])
      .find(({ family, internal }) => family === 'IPv4' && !internal);
    if (found === undefined) throw new Error('this test needs a network interface besides loopback');
    return found.address;
  };
  const home = (port: number) =>
    guardedHome([
      {
        name: 'a',
        command: 'sleep',
        args: [marker()],
        health: { http: `http://${address()}:${port}/`, remote: true, interval_s: 1 },
      },
    ]);

  test('is a line of state/network.jsonl', async () => {
    const port = await freePort();
    const folder = home(port);
    await serve(folder);
    const file = join(folder, 'state', 'network.jsonl');
    await until('a line', () => existsSync(file) && readFileSync(file, 'utf8').endsWith('\n'));
    expect(JSON.parse(readFileSync(file, 'utf8').split('\n')[0] ?? '')).toMatchObject({
      why: 'health',
      method: 'GET',
      url: `http://${address()}:${port}/`,
      error: 'refused',
    });
  });

  test('is shown and not made with STALLARI_TELEMETRY_DEBUG=1, and its process runs on', async () => {
    const port = await freePort();
    const folder = home(port);
    const host = await serve(folder, { STALLARI_TELEMETRY_DEBUG: '1' });
    await until('it runs', async () => (await status(folder)).processes[0]?.state === 'running');
    expect(host.err()).toContain(`Not sent (STALLARI_TELEMETRY_DEBUG): GET http://${address()}:${port}/`);
    expect(existsSync(join(folder, 'state', 'network.jsonl'))).toBe(false);
  });
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}
