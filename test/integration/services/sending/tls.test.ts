import { readFileSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { type AddressInfo, connect } from 'node:net';
import { join } from 'node:path';
import type { Duplex } from 'node:stream';
import { nodeDigest } from '@adapters/system-clock.ts';
import { type Certificate, certificateFor } from '@test/certificates.ts';
import { cliAsync } from '@test/cli.ts';
import { type Shelf, shelf } from '@test/store.ts';
import { describe, expect, onTestFinished, test } from 'vitest';

/**
 * The compiled program over real TLS and a real CONNECT proxy. What is approved already is sent by `beacon send`, off a
 * terminal, as a process of its own: NODE_EXTRA_CA_CERTS is read once, when Node starts.
 */
const id = 'brpt_1f3c5a7e9b2d4f60';
const HOST = 'reports.test';

interface Heard {
  readonly bodies: Buffer[];
  readonly port: number;
}

async function listening(server: {
  listen(port: number, host: string, then: () => void): unknown;
  close(): unknown;
  address(): unknown;
}) {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return (server.address() as AddressInfo).port;
}

/** An ingest over TLS that takes everything. */
async function tlsServer({ key, cert }: Pick<Certificate, 'key' | 'cert'>): Promise<Heard> {
  const bodies: Buffer[] = [];
  const server = createTlsServer({ key, cert }, (request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', () => {
      bodies.push(Buffer.concat(chunks));
      response.writeHead(202).end();
    });
  });
  server.on('tlsClientError', () => undefined); // A client that refuses us is what is tested.
  return { bodies, port: await listening(server) };
}

/** A proxy that opens a way to `port`, whatever name it is asked for; it answers `status` to CONNECT. */
async function proxy(port: number, status = 200) {
  const asked: { readonly host: string; readonly authorization: string | undefined }[] = [];
  const server = createServer((_, response) => response.writeHead(202).end());
  server.on('connect', (request: IncomingMessage, client: Duplex) => {
    asked.push({ host: request.url ?? '', authorization: request.headers['proxy-authorization'] });
    if (status !== 200) return void client.end(`HTTP/1.1 ${status} No\r\ncontent-length: 0\r\n\r\n`);
    client.write('HTTP/1.1 200 Open\r\n\r\n');
    const way = connect(port, '127.0.0.1');
    for (const side of [way, client]) side.on('error', () => undefined);
    way.pipe(client);
    client.pipe(way);
  });
  return { asked, port: await listening(server) };
}

/** A home with one report that is approved for this destination. */
async function approved(endpoint: string): Promise<Shelf & { readonly bytes: Buffer }> {
  const one = await shelf();
  await one.save((saved) => ({
    ...saved,
    endpoint,
    consent: { ...saved.consent, crash_reports: true, decided_at: '2026-04-03T09:00:00Z' },
  }));
  await one.put(id);
  const bytes = readFileSync(join(one.root, 'pending', `${id}.json`));
  const approval = { endpoint, approved_at: '2026-04-03T09:21:00Z', mode: 'reviewed', wording_version: 1 } as const;
  await one.store.approve(id, { ...approval, sha256: nodeDigest.sha256Hex(bytes) });
  return { ...one, bytes };
}

const send = (one: Shelf, env: Record<string, string> = {}) => cliAsync(one.root, ['beacon', 'send', id], env);
const lastError = (one: Shelf) =>
  JSON.parse(
    readFileSync(join(one.root, 'state', 'network.jsonl'), 'utf8')
      .trimEnd()
      .split('\n')
      .at(-1) ?? '{}',
  ).error;

describe('over TLS', () => {
  test('a certificate that nobody vouches for is refused, and the report waits', async () => {
    const local = certificateFor(['localhost', '127.0.0.1']);
    const server = await tlsServer(local);
    const one = await approved(`https://127.0.0.1:${server.port}`);
    const ran = await send(one);
    expect(ran.code).toBe(0);
    expect(ran.out).toContain('state: waiting (approved; the certificate of the destination cannot be trusted');
    expect([server.bodies.length, lastError(one)]).toEqual([0, 'tls']);
    expect((await one.store.get(id))?.approval).not.toBeNull();
  });

  test('the same is taken when NODE_EXTRA_CA_CERTS names who signed it, and the bytes are those approved', async () => {
    const local = certificateFor(['localhost', '127.0.0.1']);
    const server = await tlsServer(local);
    const one = await approved(`https://127.0.0.1:${server.port}`);
    await send(one, { NODE_EXTRA_CA_CERTS: local.caPath });
    expect(server.bodies).toEqual([one.bytes]);
    expect((await one.store.get(id))?.place).toBe('sent');
  });

  test('NODE_TLS_REJECT_UNAUTHORIZED=0 changes nothing about it', async () => {
    const local = certificateFor(['127.0.0.1']);
    const server = await tlsServer(local);
    const one = await approved(`https://127.0.0.1:${server.port}`);
    await send(one, { NODE_TLS_REJECT_UNAUTHORIZED: '0' });
    expect([server.bodies.length, lastError(one)]).toEqual([0, 'tls']);
  });

  test('a certificate for another name, and one that has run out, are refused', async () => {
    const foreign = certificateFor(['elsewhere.test']);
    const old = certificateFor(['127.0.0.1'], -1);
    for (const certificate of [foreign, old]) {
      const server = await tlsServer(certificate);
      const one = await approved(`https://127.0.0.1:${server.port}`);
      await send(one, { NODE_EXTRA_CA_CERTS: certificate.caPath });
      expect([server.bodies.length, lastError(one)]).toEqual([0, 'tls']);
    }
  });

  test('a server that speaks no TLS gets nothing that it can read', async () => {
    const heard: Buffer[] = [];
    const server = createServer((_, response) => response.writeHead(202).end());
    server.on('connection', (socket) => socket.on('data', (chunk: Buffer) => heard.push(chunk)));
    const one = await approved(`https://127.0.0.1:${await listening(server)}`);
    await send(one);
    expect(Buffer.concat(heard).includes(id)).toBe(false);
    expect((await one.store.get(id))?.place).toBe('pending');
  });
});

describe('through a proxy', () => {
  test.each(['HTTPS_PROXY', 'https_proxy', 'ALL_PROXY', 'all_proxy'])(
    'that %s names, the report arrives, and the proxy learns the host alone',
    async (name) => {
      const far = certificateFor([HOST]);
      const server = await tlsServer(far);
      const way = await proxy(server.port);
      const one = await approved(`https://${HOST}`);
      await send(one, { NODE_EXTRA_CA_CERTS: far.caPath, [name]: `http://127.0.0.1:${way.port}` });
      expect(way.asked).toEqual([{ host: `${HOST}:443`, authorization: undefined }]);
      expect(server.bodies).toEqual([one.bytes]);
    },
  );

  test('written without http:// it is the same, and its name and password go to it alone', async () => {
    const far = certificateFor([HOST]);
    const server = await tlsServer(far);
    const way = await proxy(server.port);
    const one = await approved(`https://${HOST}`);
    const env = { NODE_EXTRA_CA_CERTS: far.caPath, HTTPS_PROXY: `ada:lovelace@127.0.0.1:${way.port}` };
    await send(one, env);
    expect(way.asked[0]?.authorization).toBe(`Basic ${Buffer.from('ada:lovelace').toString('base64')}`);
    expect(server.bodies).toEqual([one.bytes]);
    expect(readFileSync(join(one.root, 'state', 'network.jsonl'), 'utf8')).not.toContain('lovelace');
  });

  test('that presents a certificate of its own for the destination is refused, and sees nothing', async () => {
    const far = certificateFor([HOST]);
    const between = await tlsServer(certificateFor([HOST]));
    const way = await proxy(between.port);
    const one = await approved(`https://${HOST}`);
    await send(one, { NODE_EXTRA_CA_CERTS: far.caPath, HTTPS_PROXY: `http://127.0.0.1:${way.port}` });
    expect([way.asked.length, between.bodies.length, lastError(one)]).toEqual([1, 0, 'tls']);
  });

  test.each([202, 407, 403, 502])(
    'that answers CONNECT with %i has not delivered anything, and voids no approval',
    async (status) => {
      const way = await proxy(0, status);
      const one = await approved(`https://${HOST}`);
      expect((await send(one, { HTTPS_PROXY: `http://127.0.0.1:${way.port}` })).code).toBe(0);
      expect([way.asked.length, lastError(one)]).toEqual([1, 'proxy']);
      expect((await one.store.get(id))?.approval).not.toBeNull();
    },
  );

  test('that speaks SOCKS, is not there or is no address is not gone around: the report waits, and the line names the proxy', async () => {
    const one = await approved(`https://${HOST}`);
    for (const env of [
      { ALL_PROXY: 'socks5://127.0.0.1:9' },
      { HTTPS_PROXY: 'http://127.0.0.1:9' },
      { HTTPS_PROXY: '::::' },
    ]) {
      const ran = await send(one, env);
      expect([env, ran.code, ran.out.includes('waiting (approved; the proxy of'), lastError(one)]).toEqual([
        env,
        0,
        true,
        'proxy',
      ]);
    }
  });

  test('is not used for a host that NO_PROXY names', async () => {
    const way = await proxy(0);
    const one = await approved(`https://${HOST}`);
    await send(one, { HTTPS_PROXY: `http://127.0.0.1:${way.port}`, NO_PROXY: `other.test,${HOST}` });
    expect([way.asked.length, lastError(one)]).toEqual([0, 'offline']);
  });

  test('is never used for this computer, over http or https', async () => {
    const local = certificateFor(['127.0.0.1']);
    const server = await tlsServer(local);
    const way = await proxy(server.port);
    const env = {
      NODE_EXTRA_CA_CERTS: local.caPath,
      HTTPS_PROXY: `http://127.0.0.1:${way.port}`,
      HTTP_PROXY: `http://127.0.0.1:${way.port}`,
    };
    const secure = await approved(`https://127.0.0.1:${server.port}`);
    await send(secure, env);
    expect([server.bodies.length, way.asked.length]).toEqual([1, 0]);
    const plain = await approved('http://127.0.0.1:9');
    await send(plain, env);
    expect([way.asked.length, lastError(plain)]).toEqual([0, 'offline']);
  });
});

test('http to anything but this computer is not even tried, in config.json or in BEACON_ENDPOINT', async () => {
  const one = await approved('http://127.0.0.1:9');
  const config = join(one.root, 'config.json');
  writeFileSync(config, readFileSync(config, 'utf8').replace('http://127.0.0.1:9', 'http://192.0.2.1'));
  expect((await send(one)).code).toBe(3);
  expect((await send(one, { BEACON_ENDPOINT: 'http://192.0.2.1' })).code).toBe(3);
  expect(() => readFileSync(join(one.root, 'state', 'network.jsonl'))).toThrow();
});
