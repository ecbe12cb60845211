import { readdirSync, writeFileSync } from 'node:fs';
import { createServer, request as httpRequest, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { updateFeed } from '@adapters/update-feed.ts';
import type { NetworkRecord } from '@contract/socket.ts';
import { tempDir } from '@test/temp.ts';
import { HttpExecutor } from 'builder-util-runtime';
import { AppImageUpdater, type AppUpdater } from 'electron-updater';
import { afterEach, describe, expect, test } from 'vitest';

/** electron-updater's own code, with Node's client in place of Electron's, against a server on this machine. */
const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

class NodeExecutor extends HttpExecutor<ReturnType<typeof httpRequest>> {
  createRequest(options: object, answered: (response: unknown) => void) {
    return httpRequest(options, answered);
  }
}

interface Seen {
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
}

async function feed(answer: (url: string) => { status: number; body: string; headers?: Record<string, string> }) {
  const seen: Seen[] = [];
  const server = createServer((asked, response) => {
    seen.push({ url: asked.url ?? '', headers: asked.headers });
    const { status, body, headers } = answer(asked.url ?? '');
    response.writeHead(status, { 'set-cookie': 'who=you', etag: '"1"', ...headers }).end(body);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const dir = tempDir();
  writeFileSync(join(dir, 'app-update.yml'), `provider: generic\nurl: http://127.0.0.1:${port}/updates\n`);
  const records: NetworkRecord[] = [];
  const make = async (): Promise<AppUpdater> => {
    const updater = new AppImageUpdater(null, {
      version: '0.1.0',
      name: 'beacon',
      isPackaged: true,
      appUpdateConfigPath: join(dir, 'app-update.yml'),
      userDataPath: dir,
      baseCachePath: dir,
      whenReady: async () => undefined,
      relaunch: () => undefined,
      quit: () => undefined,
      onQuit: () => undefined,
    });
    // Not started from an AppImage: only then would it look.
    Object.assign(updater, { httpExecutor: new NodeExecutor(), isUpdaterActive: () => true });
    return updater;
  };
  const log = { record: async (entry: NetworkRecord) => void records.push(entry) };
  return { source: updateFeed({ log, debug: false, make }), seen, records, dir, port, make, log };
}
const release = (version: string) => ({
  status: 200,
  body: `version: ${version}\nfiles:\n  - url: Beacon.AppImage\n    sha512: ${'A'.repeat(86)}==\n    size: 10\npath: Beacon.AppImage\nsha512: ${'A'.repeat(86)}==\nreleaseDate: '2026-04-03T09:15:00.000Z'\n`,
});

describe('a look for updates', () => {
  test('sends no staging identifier, no cookie and no condition, makes no file, and is 1 line of the network log', async () => {
    const { source, seen, records, dir, port } = await feed(() => release('0.2.0'));
    expect(await source.check()).toEqual({ kind: 'newer', version: '0.2.0' });
    expect(await source.check()).toEqual({ kind: 'newer', version: '0.2.0' });
    expect(seen).toHaveLength(2);
    for (const { headers } of seen) {
      const { host, connection, ...said } = headers;
      expect(Object.keys(said).sort()).toEqual(['cache-control', 'user-agent']);
      expect(headers['user-agent']).toBe('electron-builder');
      expect(JSON.stringify(headers)).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-|0\.1\.0/i);
    }
    expect(readdirSync(dir)).toEqual(['app-update.yml']);
    expect(records).toMatchObject([
      { why: 'update_check', method: 'GET', status: 200, error: null, report_id: null, bytes: 0 },
      { status: 200 },
    ]);
    expect(records[0]?.url).toMatch(new RegExp(`^http://127\\.0\\.0\\.1:${port}/updates/latest-linux`));
  });

  test('would send one without Beacon’s part: the test sees what it looks for', async () => {
    const { seen, make } = await feed(() => release('0.2.0'));
    const plain = await make();
    plain.logger = null;
    plain.autoDownload = false;
    await plain.checkForUpdates();
    expect(seen[0]?.headers['x-user-staging-id']).toMatch(/^[0-9a-f-]{36}$/);
  });

  test('finds nothing newer in the same or an older version', async () => {
    for (const version of ['0.1.0', '0.0.9']) {
      const { source } = await feed(() => release(version));
      expect(await source.check()).toEqual({ kind: 'current' });
    }
  });

  test('that fails is one word, and a line all the same', async () => {
    const { source, records } = await feed(() => ({ status: 404, body: '' }));
    expect(await source.check()).toEqual({ kind: 'failed' });
    expect(records.map(({ status, error }) => [status, error])).toEqual([[404, null]]);
    const gone = await feed(() => release('0.2.0'));
    await new Promise((resolve) => servers.pop()?.close(resolve));
    expect(await gone.source.check()).toEqual({ kind: 'failed' });
    // It is tried four times, and each of them is told.
    expect(gone.records.map(({ status, error }) => [status, error])).toEqual(Array(4).fill([null, 'offline']));
  });

  test('fetches nothing by itself', async () => {
    const { source, seen } = await feed(() => release('0.2.0'));
    await source.check();
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(seen.map(({ url }) => url.includes('AppImage'))).toEqual([false]);
  });

  test('with STALLARI_TELEMETRY_DEBUG is printed, and not made', async () => {
    const { seen, make, log } = await feed(() => release('0.2.0'));
    const printed: unknown[] = [];
    const source = updateFeed({ log, debug: true, make, print: (request) => void printed.push(request) });
    expect(await source.check()).toEqual({ kind: 'failed' });
    expect([printed.length, seen.length]).toEqual([1, 0]);
  });
});
