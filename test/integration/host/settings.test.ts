import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { join } from 'node:path';
import { certificateFor } from '@test/certificates.ts';
import { serve } from '@test/cli.ts';
import { guardedHome, status } from '@test/guardian-home.ts';
import { openSession } from '@test/session.ts';
import { until } from '@test/temp.ts';
import { describe, expect, onTestFinished, test } from 'vitest';

/** A real server that answers `status`, or never where there is none; what it was asked. */
async function server(status: number | null) {
  const asked: string[] = [];
  const http = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    if (status !== null) response.writeHead(status).end();
  }).listen(0, '127.0.0.1');
  onTestFinished(() => {
    http.closeAllConnections();
    http.close();
  });
  await new Promise((resolve) => http.once('listening', resolve));
  return { asked, url: `http://127.0.0.1:${(http.address() as { port: number }).port}` };
}

async function window(config: object, env: Record<string, string> = {}) {
  const home = guardedHome([{ name: 'quiet', command: 'sleep', args: ['300'], env: { TOKEN: 'planted-value' } }]);
  writeFileSync(join(home, 'config.json'), JSON.stringify(config));
  const host = await serve(home, env);
  return { home, host, ...(await openSession(host.line.url ?? '')) };
}

describe('Settings of a running host', () => {
  test('a Test of the destination is one GET of /healthz, and a line of the log that the window lists first', async () => {
    const ingest = await server(200);
    const { ask } = await window({});
    expect(await ask('network.list')).toEqual({ requests: [] });
    const outcome = await ask('network.test_destination', { endpoint: ingest.url });
    expect(outcome).toMatchObject({ kind: 'answered', status: 200, ok: true, certificate_until: null });
    expect(ingest.asked).toEqual(['GET /healthz']);
    const phone = await server(403);
    expect(await ask('network.test_ntfy', { url: `${phone.url}/topic` })).toMatchObject({ status: 403, ok: false });
    expect(phone.asked).toEqual(['POST /topic']);
    const { requests } = await ask('network.list');
    expect(requests.map(({ why, status }) => [why, status])).toEqual(
      expect.arrayContaining([
        ['ntfy', 403],
        ['endpoint_test', 200],
      ]),
    );
    expect(requests).toHaveLength(2);
  });

  test('two Tests and a check of servers that are silent end when the person waits no longer, and say so', async () => {
    const silent = await server(null);
    const { ask } = await window({ endpoint: silent.url });
    const waiting = Promise.all([
      ask('network.test_destination', { endpoint: silent.url }),
      ask('network.test_ntfy', { url: `${silent.url}/topic` }),
      ask('reports.check_fixed'),
    ]);
    await until('all three are asked', () => silent.asked.length === 3, 30_000);
    expect(await ask('network.stop_asking')).toEqual({ kind: 'done' });
    expect(await waiting).toEqual([{ kind: 'stopped' }, { kind: 'stopped' }, { kind: 'stopped' }]);
    expect(silent.asked.sort()).toEqual(['GET /healthz', 'GET /v1/fixed.json', 'POST /topic']);
  });

  test('a Test over TLS says until when the certificate is valid; one that nobody known has signed is not accepted', async () => {
    const { key, cert, caPath } = certificateFor(['127.0.0.1'], 2);
    const tls = createTlsServer({ key, cert }, (_request, response) => response.writeHead(200).end());
    tls.on('tlsClientError', () => undefined); // A client that refuses us is what is tested.
    await new Promise<void>((resolve) => tls.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void tls.close());
    const endpoint = `https://127.0.0.1:${(tls.address() as { port: number }).port}`;
    const trusting = await window({}, { NODE_EXTRA_CA_CERTS: caPath });
    const outcome = await trusting.ask('network.test_destination', { endpoint });
    if (outcome.kind !== 'answered' || outcome.certificate_until === null) throw new Error(JSON.stringify(outcome));
    const days = (Date.parse(outcome.certificate_until) - Date.now()) / 86_400_000;
    expect([Math.round(days), outcome.ok]).toEqual([2, true]);
    const doubting = await window({});
    expect(await doubting.ask('network.test_destination', { endpoint })).toEqual({ kind: 'failed', why: 'tls' });
  });

  test('opening guardian.json makes one where there is none, and where nothing can open it says where it lies', async () => {
    const { ask, home } = await window({});
    rmSync(join(home, 'guardian.json'));
    const opened = await ask('guardian.open_file');
    expect(opened).toMatchObject({ kind: 'failed', message: expect.stringContaining('guardian.json') });
    expect(JSON.parse(readFileSync(join(home, 'guardian.json'), 'utf8'))).toEqual({ version: 1, processes: [] });
  });

  test('Do Not Track forbids a Test too, and nothing is asked', async () => {
    const ingest = await server(200);
    const { ask } = await window({}, { DO_NOT_TRACK: '1' });
    expect(await ask('network.test_destination', { endpoint: ingest.url })).toEqual({
      kind: 'not_asked',
      why: 'do_not_track',
    });
    expect(ingest.asked).toEqual([]);
  });

  test('preferences are saved, seen by every window, and keys of a newer version stay', async () => {
    const { ask, home } = await window({ from_the_future: { a: 1 }, github: { other: 2 } });
    const saved = await ask('settings.set', {
      github_repository: 'stallari/stallari',
      ntfy_url: 'https://ntfy.example/topic',
      ntfy_min_severity: 'alert',
      show_count: false,
      notifications: false,
      launch_at_login: true,
      project_id: true,
    });
    expect(saved).toMatchObject({
      kind: 'saved',
      app: {
        preferences: {
          project_id: true,
          launch_at_login: true,
          show_count: false,
          notifications: false,
          github_repository: 'stallari/stallari',
          ntfy: { url: 'https://ntfy.example/topic', min_severity: 'alert' },
        },
      },
    });
    const config = JSON.parse(readFileSync(join(home, 'config.json'), 'utf8'));
    expect(config).toMatchObject({ from_the_future: { a: 1 }, github: { other: 2, repository: 'stallari/stallari' } });
    await expect(ask('settings.set', { github_repository: 'no slash' })).rejects.toThrow(/owner\/name/);
    await expect(ask('settings.set', { ntfy_url: 'http://ntfy.example/t' })).rejects.toThrow(/https/);
  });

  test('a budget changed in Settings is in force at once, and the process that runs is not restarted', async () => {
    const { ask, home } = await window({});
    await until('the process runs', async () => (await ask('fleet.get')).processes[0]?.state === 'running');
    const { pid } = (await status(home)).processes[0] ?? {};
    const saved = await ask('guardian.set', { process: 'quiet', key: 'rss_mb', value: 321 });
    expect(saved).toMatchObject({ kind: 'saved', settings: { processes: [{ name: 'quiet', own: { rss_mb: 321 } }] } });
    expect(JSON.stringify(saved)).not.toContain('planted-value');
    await until('the budget holds', async () => (await ask('fleet.get')).processes[0]?.budget.rss_mb === 321);
    const after = (await status(home)).processes[0];
    expect([after?.pid, after?.restarts_24h]).toEqual([pid, 0]);
    expect(statSync(join(home, 'guardian.json')).mode & 0o777).toBe(0o600);
    expect(await ask('guardian.set', { process: null, key: 'max_failures', value: 0 })).toMatchObject({
      kind: 'failed',
      message: expect.stringContaining('expected at least 1; there is 0'),
    });
  });
});
