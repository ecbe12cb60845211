import { createServer, type ServerResponse } from 'node:http';
import { AskBody, SESSION_HEADER } from '@contract/http.ts';
import { afterEach, describe, expect, test } from 'vitest';
import { AskFailed, httpBridge } from '../../../../src-renderer/bridge/http-bridge.ts';
import { parsedBridge } from '../../../../src-renderer/bridge/parsed-bridge.ts';
import { createFakeWorld, fakeBridge } from '../../../support/fake-bridge.ts';

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

/** A host on loopback that knows one secret; `streams` are the open event streams. */
async function host(secret = 's1') {
  const streams = new Set<ServerResponse>();
  const world = fakeBridge();
  let known = secret;
  const server = createServer(async (request, response) => {
    const json = (status: number, body: unknown) => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(body));
    };
    if (request.headers[SESSION_HEADER] !== known) {
      return json(401, { error: { code: 'session', message: 'no' } });
    }
    if (request.url === '/events') {
      response.writeHead(200);
      response.write('{"beat":true}\n');
      streams.add(response);
      response.once('close', () => streams.delete(response));
      return;
    }
    let body = '';
    for await (const piece of request) body += String(piece);
    const { question } = AskBody.parse(JSON.parse(body));
    const name = request.url?.slice('/ask/'.length);
    if (name === 'demo.start') return json(500, { error: { code: 'failed', message: 'no demo here' } });
    json(200, { answer: await world.ask(name as 'app.dismiss', question as { id: string }) });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  closers.push(close);
  const forgotten: string[] = [];
  const bridge = httpBridge({
    session: secret,
    fetch: (path, init) => fetch(`http://127.0.0.1:${port}${String(path)}`, init),
    forget: () => void forgotten.push(secret),
    retryMs: [5, 10, 20],
  });
  return {
    bridge: parsedBridge(bridge),
    streams,
    forgotten,
    close,
    forgetSecrets: () => {
      known = 'another';
    },
    say: (line: string) => streams.forEach((stream) => void stream.write(line)),
  };
}

async function until(true_: () => boolean): Promise<void> {
  for (let tries = 0; tries < 200 && !true_(); tries += 1) await new Promise((resolve) => setTimeout(resolve, 10));
  expect(true_()).toBe(true);
}

describe('the headless host as a bridge', () => {
  test('asks and gets the parsed answer', async () => {
    const { bridge } = await host();
    expect((await bridge.ask('app.get')).version).toBe('0.1.0');
    expect((await bridge.ask('reports.list')).reports.length).toBeGreaterThan(3);
  });

  test('an error of the host is thrown with its code and words', async () => {
    const { bridge } = await host();
    await expect(bridge.ask('demo.start')).rejects.toThrow('no demo here');
    await bridge.ask('demo.start').catch((error: unknown) => expect(error).toBeInstanceOf(AskFailed));
  });

  test('hears events, also in pieces, and drops what is none', async () => {
    const { bridge, say, streams } = await host();
    const heard: unknown[] = [];
    bridge.listen('reports.changed', (body) => heard.push(body));
    await until(() => streams.size === 1);
    say('{"event":"reports.changed","body":{"ids":["a"]}}\n{"event":"reports.chan');
    say('ged","body":{"ids":null}}\nnonsense\n{"event":"reports.changed","body":{"ids":3}}\n{"beat":true}\n');
    await until(() => heard.length === 2);
    expect(heard).toEqual([{ ids: ['a'] }, { ids: null }]);
  });

  test('a broken stream is opened again, and what may have been missed is told anew', async () => {
    const { bridge, streams } = await host();
    const heard: string[] = [];
    bridge.listen('app.changed', () => heard.push('app'));
    bridge.listen('fleet.changed', () => heard.push('fleet'));
    bridge.listen('reports.changed', ({ ids }) => heard.push(`reports ${ids}`));
    await until(() => streams.size === 1);
    for (const stream of streams) stream.end();
    await until(() => heard.length === 3);
    expect(heard).toEqual(['app', 'fleet', 'reports null']);
  });

  test('the host ends: the page is told once, and every later question fails', async () => {
    const { bridge, streams, close } = await host();
    let gone = 0;
    bridge.onGone(() => {
      gone += 1;
    });
    await until(() => streams.size === 1);
    close();
    await until(() => gone === 1);
    await expect(bridge.ask('app.get')).rejects.toThrow('not running');
  });

  test('a new host on the old port refuses the secret: gone, and the secret is forgotten', async () => {
    const { bridge, streams, forgetSecrets, forgotten } = await host();
    let gone = 0;
    bridge.onGone(() => {
      gone += 1;
    });
    await until(() => streams.size === 1);
    forgetSecrets();
    await expect(bridge.ask('app.get')).rejects.toThrow();
    await until(() => gone === 1);
    expect(forgotten).toEqual(['s1']);
  });

  test('an answer of another shape is an error, not a crash later on', async () => {
    const strange = parsedBridge({ ...fakeBridge(), ask: async () => ({ version: 7 }) as never });
    await expect(strange.ask('app.get')).rejects.toThrow('app.get');
    expect(createFakeWorld().reports).not.toEqual([]);
  });
});
