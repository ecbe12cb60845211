import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { asNobody, nobody } from '@test/as-nobody.ts';
import { CLI, cli, cliAsync, serve } from '@test/cli.ts';
import { shelf } from '@test/store.ts';
import { tempDir } from '@test/temp.ts';
import { describe, expect, onTestFinished, test } from 'vitest';

const id = 'brpt_1f3c5a7e9b2d4f60';
const idsOf = (out: string) => JSON.parse(out).findings.map(({ id: one }: { id: string }) => one);

async function answering(status: number) {
  const asked: { method: string | undefined; url: string | undefined; headers: string[] }[] = [];
  const server = createServer((request, response) => {
    asked.push({ method: request.method, url: request.url, headers: Object.keys(request.headers).sort() });
    response.writeHead(status).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return { endpoint: `http://127.0.0.1:${address.port}`, asked };
}

describe('beacon doctor', () => {
  test('of a home that is not there says so, makes nothing, and ends with 0', () => {
    const home = join(tempDir(), 'none');
    const ran = cli(home, ['beacon', 'doctor', '--json']);
    expect([ran.code, ran.err, idsOf(ran.out)]).toEqual([0, '', ['home_absent', 'no_destination']]);
    expect(existsSync(home)).toBe(false);
  });

  test('of a sound home counts reports, names versions, and says nothing of config.json but the choices', async () => {
    const one = await shelf();
    await one.put(id);
    const custom = [{ name: 'project-phoenix', pattern: 'phoenix-\\d+' }];
    await one.save((saved) => ({ ...saved, device_id: '6f9619ff-8b86-4d01-b42d-00cf4fc964ff', scrubber: { custom } }));
    const ran = cli(one.root, ['beacon', 'doctor', '--json']);
    expect(ran.code).toBe(0);
    expect(JSON.parse(ran.out)).toMatchObject({
      ok: true,
      versions: { report_format: '1.0.0', node: process.versions.node },
      home: { exists: true, writable: true },
      host: { running: false, pid: null },
      counts: { pending: 1, approved: 0, sent: 0, quarantined: 0, dropped: 0 },
      telemetry: { collecting: true, crash_reports: false, review_before_sending: true },
    });
    for (const secret of ['phoenix', '6f9619ff']) expect(ran.out).not.toContain(secret);
    expect(cli(one.root, ['beacon', 'doctor']).out).toContain('Nothing is wrong.');
  });

  test('names what is wrong and what to do, 6 faults at once, and ends with 1', async () => {
    const one = await shelf();
    await one.put(id);
    chmodSync(join(one.root, 'pending'), 0o755);
    writeFileSync(join(one.root, 'guardian.json'), '{ "version": 1, "processes": 3 }', { mode: 0o600 });
    writeFileSync(join(one.root, 'quarantine', 'torn.json'), '{', { mode: 0o600 });
    writeFileSync(
      join(one.root, 'config.json'),
      JSON.stringify({ scrubber: { custom: [{ name: 'slow', pattern: '(a+)+$' }] } }),
      { mode: 0o600 },
    );
    const env = { BEACON_ENDPOINT: 'http://reports.example.com', STALLARI_TELEMETRY: 'crash,nonsense' };
    const ran = cli(one.root, ['beacon', 'doctor', '--json'], env);
    expect(ran.code).toBe(1);
    const expected = [
      'custom_rule_refused',
      'endpoint_refused',
      'environment',
      'guardian_refused',
      'loose_permissions',
      'quarantined',
    ];
    expect(idsOf(ran.out).sort()).toEqual(expected);
    for (const { says, do: todo } of JSON.parse(ran.out).findings)
      expect([says.length > 10, todo.length > 10]).toEqual([true, true]);
    expect(JSON.parse(ran.out).findings.find((one: { id: string }) => one.id === 'loose_permissions').says).toContain(
      'pending (0755)',
    );
  });

  test('finds a running host with its locks; and after kill -9 its socket and lock as left behind', async () => {
    const host = await serve();
    const { home } = host.line;
    const alive = JSON.parse((await cliAsync(home, ['beacon', 'doctor', '--json'])).out);
    expect(alive.host).toMatchObject({ running: true, pid: host.line.pid });
    expect(alive.locks).toContainEqual({ name: 'host.lock', held: true, pid: host.line.pid });
    await host.kill();
    const dead = await cliAsync(home, ['beacon', 'doctor', '--json']);
    expect([dead.code, idsOf(dead.out)]).toEqual([0, ['no_destination', 'stale_socket', 'stale_lock']]);
  });

  test('asks nobody unless --online; then once, without cookies or an agent, as a line of network.jsonl', async () => {
    const there = await answering(200);
    const home = tempDir();
    writeFileSync(join(home, 'config.json'), JSON.stringify({ endpoint: there.endpoint }), { mode: 0o600 });
    expect((await cliAsync(home, ['beacon', 'doctor'])).code).toBe(0);
    expect([there.asked.length, existsSync(join(home, 'state', 'network.jsonl'))]).toEqual([0, false]);
    const ran = await cliAsync(home, ['beacon', 'doctor', '--online', '--json']);
    expect([ran.code, JSON.parse(ran.out).destination.online]).toEqual([0, { kind: 'answered', status: 200 }]);
    expect(there.asked).toEqual([{ method: 'GET', url: '/healthz', headers: ['connection', 'host'] }]);
    const lines = readFileSync(join(home, 'state', 'network.jsonl'), 'utf8')
      .trim()
      .split('\n');
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      { why: 'endpoint_test', method: 'GET', status: 200, bytes: 0, report_id: null },
    ]);
  });

  test.each([
    ['DO_NOT_TRACK', { DO_NOT_TRACK: '1' }, {}],
    ['STALLARI_TELEMETRY=off', { STALLARI_TELEMETRY: 'off' }, {}],
    ['collection is off', {}, { collection: false }],
    ['STALLARI_TELEMETRY_DEBUG', { STALLARI_TELEMETRY_DEBUG: '1' }, {}],
  ])('asks nobody under %s, and says so', async (named, env, config) => {
    const there = await answering(200);
    const home = tempDir();
    writeFileSync(join(home, 'config.json'), JSON.stringify({ endpoint: there.endpoint, ...config }), { mode: 0o600 });
    const ran = await cliAsync(home, ['beacon', 'doctor', '--online', '--json'], env as Record<string, string>);
    expect([ran.code, there.asked.length]).toEqual([0, 0]);
    expect(ran.out).toContain(named);
  });

  test('--online ends with 1 where nobody answers, and where something else than an ingest does', async () => {
    const home = tempDir();
    const there = await answering(404);
    for (const endpoint of [there.endpoint, 'http://127.0.0.1:9']) {
      writeFileSync(join(home, 'config.json'), JSON.stringify({ endpoint }), { mode: 0o600 });
      expect((await cliAsync(home, ['beacon', 'doctor', '--online'])).code).toBe(1);
    }
  });

  test('names a folder inside that cannot be written, a file that cannot be read, and a home that cannot be made', () => {
    const { uid, gid } = nobody();
    const above = tempDir();
    chmodSync(above, 0o755);
    const home = join(above, 'home');
    for (const path of [home, join(home, 'pending'), join(home, 'sent')]) {
      mkdirSync(path, { mode: 0o700 });
      chownSync(path, uid, gid);
    }
    const guardian = join(home, 'guardian.json');
    writeFileSync(guardian, '{ "version": 1 }', { mode: 0o600 });
    chownSync(guardian, uid, gid);
    const look = (of: string) => {
      const ran = asNobody([CLI, 'beacon', 'doctor', '--json'], { env: { BEACON_HOME: of, STALLARI_TELEMETRY: 'on' } });
      return [ran.code, JSON.parse(ran.out)];
    };
    expect(look(home)[0]).toBe(0);
    chmodSync(join(home, 'pending'), 0o500);
    chmodSync(guardian, 0o000);
    const [code, { findings }] = look(home);
    const shut = findings.find((one: { id: string }) => one.id === 'shut');
    expect([code, shut.says.startsWith('guardian.json, pending cannot be read or written')]).toEqual([1, true]);
    chmodSync(above, 0o555);
    const [made, { findings: none }] = look(join(above, 'other', 'home'));
    expect([made, none[0].id]).toEqual([1, 'home_cannot_be_made']);
  });

  test('a config.json that cannot be read is what switched collection off, in doctor and in telemetry status', () => {
    const home = tempDir();
    const path = join(home, 'config.json');
    writeFileSync(path, '{ "collection": true', { mode: 0o600 });
    // As if an editor were writing it at this moment: it is not moved yet.
    const soon = Date.now() / 1000 + 60;
    utimesSync(path, soon, soon);
    for (const args of [
      ['beacon', 'doctor'],
      ['telemetry', 'status'],
    ]) {
      const ran = cli(home, args);
      expect(ran.out).toContain('(config.json cannot be read)');
      expect(ran.out).not.toContain('telemetry off');
    }
    expect(readFileSync(path, 'utf8')).toBe('{ "collection": true');
  });

  test('a home that is a file is one finding, not a fault of Beacon', () => {
    const home = join(tempDir(), 'file');
    writeFileSync(home, '');
    const ran = cli(home, ['beacon', 'doctor', '--json']);
    expect([ran.code, ran.err]).toEqual([1, '']);
    expect(idsOf(ran.out)).toContain('home_no_folder');
  });
});
