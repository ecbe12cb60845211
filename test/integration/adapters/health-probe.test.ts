import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { networkInterfaces } from 'node:os';
import { type HealthProbeOptions, type HealthRequest, healthProbe } from '@adapters/health-probe.ts';
import type { Health } from '@contract/guardian-config.ts';
import type { NetworkRecord } from '@contract/socket.ts';
import { expect, onTestFinished, test } from 'vitest';

/** An address of this computer that is not loopback: for Beacon it is another machine. */
function otherAddress(): string {
  const found = Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    .find(({ family, internal }) => family === 'IPv4' && !internal);
  if (found === undefined) throw new Error('this test needs a network interface besides loopback');
  return found.address;
}

/** A server on every address, which answers with `status` and counts. */
async function server(status: number, headers: Record<string, string> = {}) {
  const asked: string[] = [];
  const http = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    response.writeHead(status, headers).end();
  });
  await new Promise<void>((resolve) => http.listen(0, '0.0.0.0', resolve));
  onTestFinished(() => void http.close());
  return { asked, port: (http.address() as AddressInfo).port };
}

function probe(instead: HealthProbeOptions['instead'] = null) {
  const lines: NetworkRecord[] = [];
  const made = healthProbe({
    record: async (entry) => void lines.push(entry),
    instead,
  });
  return { lines, check: (health: Health) => made.check(health, 'run-0') };
}
const every = { interval_s: 30, timeout_s: 5 };

test('a check of another machine is one line of the network log, without name, password and query', async () => {
  const { port } = await server(200);
  const { lines, check } = probe();
  const url = `http://${otherAddress()}:${port}/up?token=s3cr3t`;
  expect(await check({ http: url, remote: true, ...every })).toBeNull();
  expect(lines).toEqual([
    {
      at: expect.any(String),
      why: 'health',
      method: 'GET',
      url: `http://${otherAddress()}:${port}/up`,
      bytes: 0,
      status: 200,
      error: null,
      report_id: null,
    },
  ]);
});

test('a check that nobody answers is a line with the word for it', async () => {
  const gone = createServer().listen(0, '0.0.0.0');
  await new Promise((resolve) => gone.once('listening', resolve));
  const { port } = gone.address() as AddressInfo;
  await new Promise((resolve) => gone.close(resolve));
  const { lines, check } = probe();
  expect(await check({ http: `http://${otherAddress()}:${port}/`, remote: true, ...every })).toBe('refused');
  expect(lines).toMatchObject([{ why: 'health', status: null, error: 'refused' }]);
});

test('a check on loopback is no line, and follows no redirect to another machine', async () => {
  const other = await server(200);
  const here = await server(302, { location: `http://${otherAddress()}:${other.port}/` });
  const { lines, check } = probe();
  expect(await check({ http: `http://127.0.0.1:${here.port}/`, ...every })).toBe('status');
  expect(here.asked).toEqual(['GET /']);
  expect(other.asked).toEqual([]);
  expect(lines).toEqual([]);
});

test('every request of an MCP ping of another machine is a line', async () => {
  const { asked, port } = await server(404);
  const { lines, check } = probe();
  await check({ mcp_ping: `http://${otherAddress()}:${port}/mcp`, remote: true, ...every });
  expect(asked.length).toBeGreaterThan(0);
  expect(lines.map(({ method }) => `${method} /mcp`)).toEqual(asked);
  expect(lines[0]).toMatchObject({ why: 'health', method: 'POST', status: 404 });
  expect(lines[0]?.bytes).toBeGreaterThan(50);
});

test('with STALLARI_TELEMETRY_DEBUG a check of another machine is shown, not made, and held against nobody', async () => {
  const { asked, port } = await server(500);
  const shown: HealthRequest[] = [];
  const { lines, check } = probe((request) => void shown.push(request));
  const url = `http://${otherAddress()}:${port}/`;
  expect(await check({ http: url, remote: true, ...every })).toBeNull();
  expect(await check({ mcp_ping: url, remote: true, ...every })).toBeNull();
  expect(shown).toEqual([
    { method: 'GET', url },
    { method: 'POST', url },
  ]);
  expect(asked).toEqual([]);
  expect(lines).toEqual([]);
  expect(await check({ http: `http://127.0.0.1:${port}/`, ...every })).toBe('status');
});
