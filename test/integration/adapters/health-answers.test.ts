import { spawn } from 'node:child_process';
import { createServer, type RequestListener } from 'node:http';
import { join } from 'node:path';
import { healthProbe } from '@adapters/health-probe.ts';
import { Health } from '@contract/guardian-config.ts';
import { marked, marker } from '@test/guardian-home.ts';
import { until } from '@test/temp.ts';
import { describe, expect, onTestFinished, test } from 'vitest';

const probe = healthProbe({ record: async () => undefined, instead: null });
const check = (health: object, timeout_s = 5) =>
  probe.check(Health.parse({ interval_s: 1, timeout_s, ...health }), 'run-0');

async function serverThat(answers: RequestListener): Promise<string> {
  const server = createServer(answers).listen(0, '127.0.0.1');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  await new Promise((resolve) => server.once('listening', resolve));
  return `http://127.0.0.1:${(server.address() as { port: number }).port}/`;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

describe('http', () => {
  test.each([
    [200, null],
    [204, null],
    [301, 'status'],
    [404, 'status'],
    [500, 'status'],
    [503, 'status'],
  ])('answered with %i is %j', async (status, word) => {
    const url = await serverThat((_, response) => response.writeHead(status, { location: '/elsewhere' }).end());
    expect(await check({ http: url })).toBe(word);
  });

  test('that answers nothing for its time, or only its head, or garbage, has a word of its own', async () => {
    expect(await check({ http: await serverThat(() => undefined) }, 1)).toBe('timeout');
    const slow = await serverThat((_, response) => void response.writeHead(200).write('x'));
    // Its status has come: what the rest of the answer does changes nothing.
    expect(await check({ http: slow }, 1)).toBeNull();
    const garbage = await serverThat((request) => void request.socket.end('no http at all\r\n\r\n'));
    expect(await check({ http: garbage }, 2)).toBe('protocol');
    expect(await check({ http: `http://127.0.0.1:${await freePort()}/` })).toBe('refused');
  });

  test('on another machine is refused without "remote": true, when read and when asked', async () => {
    const health = { http: 'http://192.0.2.7/health', interval_s: 1, timeout_s: 1 };
    expect(Health.safeParse(health).success).toBe(false);
    expect(await probe.check(health as never, 'run-0')).toBe('not_loopback');
    expect(Health.safeParse({ ...health, remote: true }).success).toBe(true);
  });
});

describe('command', () => {
  test.each([
    [['true'], null],
    [['false'], 'status'],
    [['sh', '-c', 'kill -9 $$'], 'status'],
    [['/nonexistent/command'], 'command'],
  ])('%j is %j', async (command, word) => {
    expect(await check({ command })).toBe(word);
  });

  test('that hangs is a timeout after 1 s, and nothing of its tree is left', async () => {
    const mark = marker();
    expect(await check({ command: ['sh', '-c', `trap "" TERM; sleep ${mark} & sleep ${mark}`] }, 1)).toBe('timeout');
    await until('all are gone', async () => (await marked(mark)).length === 0);
  });

  test('that ends and leaves a child behind is healthy, and the child is gone', async () => {
    const mark = marker();
    expect(await check({ command: ['sh', '-c', `sleep ${mark} & exit 0`] })).toBeNull();
    await until('it is gone', async () => (await marked(mark)).length === 0);
  });
});

describe('mcp_ping', () => {
  test('of the public server-everything over Streamable HTTP is healthy, and refused once it is gone', async () => {
    const port = await freePort();
    const main = join('node_modules', '@modelcontextprotocol', 'server-everything', 'dist', 'index.js');
    const server = spawn(process.execPath, [main, 'streamableHttp'], {
      env: { ...process.env, PORT: String(port) },
      stdio: 'ignore',
    });
    onTestFinished(() => void server.kill('SIGKILL'));
    const url = `http://127.0.0.1:${port}/mcp`;
    await until('the server', async () => (await check({ mcp_ping: url })) === null, 30_000);
    expect(await check({ mcp_ping: url })).toBeNull();
    server.kill('SIGKILL');
    await new Promise((resolve) => server.once('exit', resolve));
    expect(await check({ mcp_ping: url })).toBe('refused');
  });

  test('of a server that is none, that fails, or that says nothing, is not healthy', async () => {
    expect(await check({ mcp_ping: await serverThat((_, response) => void response.end('hello')) }, 2)).toBe(
      'protocol',
    );
    expect(await check({ mcp_ping: await serverThat((_, response) => void response.writeHead(500).end()) }, 2)).toBe(
      'protocol',
    );
    expect(await check({ mcp_ping: await serverThat(() => undefined) }, 1)).toBe('timeout');
  });
});
