import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { createServer as createHttpServer } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { cli, cliAsync, plainEnv, serve } from '@test/cli.ts';
import { guardedHome, marked, marker, printedStatus, status, writeGuardian } from '@test/guardian-home.ts';
import { openSession } from '@test/session.ts';
import { tempDir, until } from '@test/temp.ts';
import { describe, expect, onTestFinished, test } from 'vitest';

const sleeper = (name: string, mark: string, extra: object = {}) => ({
  name,
  command: 'sleep',
  args: [mark],
  ...extra,
});
const stateOf = async (home: string, name: string) =>
  (await status(home)).processes.find((one) => one.name === name)?.state;

describe('beacon serve', () => {
  test('prints one line of JSON, holds the home, and leaves it clean after SIGTERM', async () => {
    const home = tempDir();
    const host = await serve(home);
    expect(host.line).toMatchObject({ pid: host.child.pid, home });
    expect(host.line.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#[0-9a-f]{64}$/);
    expect(JSON.parse(readFileSync(join(home, 'state', 'host.lock'), 'utf8'))).toMatchObject({ pid: host.child.pid });
    expect(statSync(join(home, 'beacon.sock')).mode & 0o777).toBe(0o600);
    expect(await host.quit()).toBe(0);
    expect(existsSync(join(home, 'state', 'host.lock'))).toBe(false);
    expect(existsSync(join(home, 'beacon.sock'))).toBe(false);
    expect(readdirSync(join(home, 'journal'))).toEqual([]);
  });

  test('a second one on the same home shows the first one’s window and ends with 0', async () => {
    const home = tempDir();
    const host = await serve(home);
    const second = await cliAsync(home, ['beacon', 'serve', '--json']);
    expect(second.code).toBe(0);
    expect(JSON.parse(second.out)).toEqual({ url: null, pid: host.child.pid, home });
  });

  test('a second one with --no-open prints a fresh link, which is good for one use', async () => {
    const home = tempDir();
    const host = await serve(home);
    const line = JSON.parse((await cliAsync(home, ['beacon', 'serve', '--json', '--no-open'])).out);
    expect(line).toMatchObject({ pid: host.child.pid, home });
    expect(line.url).not.toBe(host.line.url);
    expect(statSync(join(home, 'state', 'open.html')).mode & 0o777).toBe(0o600);
    const session = await openSession(line.url);
    expect((await session.ask('app.get')).host).toBe('headless');
    await expect(openSession(line.url).then((again) => again.ask('app.get'))).rejects.toThrow();
  });

  test('two that start in the same moment become one host', async () => {
    const home = tempDir();
    const both = await Promise.all([serve(home), serve(home)]);
    // The one that came second prints the first one's pid and ends.
    expect(new Set(both.map(({ line }) => line.pid)).size).toBe(1);
    await until('the second to end', () => both.some(({ child }) => child.exitCode === 0));
  });

  test('on a port that is in use says so in one line and ends with 1', async () => {
    const server = createHttpServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    const { port } = server.address() as { port: number };
    const home = guardedHome([]);
    const ran = cli(home, ['beacon', 'serve', '--no-open', '--port', String(port)]);
    expect(ran.code).toBe(1);
    expect(ran.err).toBe(
      `Port ${port} cannot be used: another program has it. Choose another with --port, or leave --port out.\n`,
    );
    expect(existsSync(join(home, 'state', 'host.lock'))).toBe(false);
  });

  test('works under a home whose path is too long for a socket address', async () => {
    const home = join(tempDir(), 'a'.repeat(60), 'b'.repeat(60));
    const host = await serve(home);
    expect(readFileSync(join(home, 'state', 'socket-path'), 'utf8').length).toBeLessThan(104);
    expect((await printedStatus(home)).host).toEqual({ running: true, pid: host.child.pid });
  });

  test('names an environment value that it does not understand, in one line', async () => {
    const host = await serve(tempDir(), { STALLARI_TELEMETRY: 'maybe' });
    expect(host.err().trim().split('\n')).toHaveLength(1);
    expect(host.err()).toContain('crash,diagnostics,preflight,raw');
  });
});

describe('guardian.json', () => {
  test('that is broken guards nothing, is named with path, value and expectation, and is taken once it is mended', async () => {
    const home = tempDir();
    const mark = marker();
    writeFileSync(
      join(home, 'guardian.json'),
      '{ "processes": [ { "name": "a", "command": "sleep", "rss_mb": "512" } ] }',
    );
    await serve(home);
    expect((await printedStatus(home)).config_problem?.message).toContain(
      'processes[0].rss_mb: expected a number; there is "512"',
    );
    writeGuardian(home, [sleeper('a', mark)]);
    await until('the process', async () => (await stateOf(home, 'a')) === 'running');
    expect((await printedStatus(home)).config_problem).toBeNull();
  });

  test('that breaks while Beacon runs leaves the last good one in force', async () => {
    const mark = marker();
    const home = guardedHome([sleeper('a', mark)]);
    await serve(home);
    await until('the process', async () => (await stateOf(home, 'a')) === 'running');
    writeFileSync(join(home, 'guardian.json'), '{ "processes": [');
    await until('the problem', async () => (await status(home)).config_problem !== null);
    expect(await stateOf(home, 'a')).toBe('running');
    expect(await marked(mark)).toHaveLength(1);
  });

  test('changed while Beacon runs restarts only what changed', async () => {
    const [a, b, c] = [marker(), marker(), marker()];
    const home = guardedHome([sleeper('a', a), sleeper('b', b), sleeper('gone', c)]);
    await serve(home);
    await until('all three', async () => (await status(home)).processes.every(({ state }) => state === 'running'));
    const before = (await status(home)).processes;
    const b2 = marker();
    writeGuardian(home, [sleeper('a', a, { rss_mb: 900 }), sleeper('b', b2)]);
    await until(
      'the new one',
      async () => (await marked(b2)).length === 1 && (await status(home)).processes.length === 2,
    );
    const after = (await status(home)).processes;
    const pid = (list: typeof after, name: string) => list.find((one) => one.name === name)?.pid;
    expect(pid(after, 'a')).toBe(pid(before, 'a'));
    expect(pid(after, 'b')).not.toBe(pid(before, 'b'));
    expect(after.find(({ name }) => name === 'a')?.budget.rss_mb).toBe(900);
    expect(await marked(c)).toEqual([]);
    expect(after.every(({ breaker }) => breaker.failures === 0)).toBe(true);
  });

  test('can be given a process from a window, and is started at once', async () => {
    const home = guardedHome([]);
    const host = await serve(home);
    const session = await openSession(host.line.url ?? '');
    const mark = marker();
    const added = await session.ask('fleet.add', { process: { name: 'new', command: 'sleep', args: [mark] } });
    expect(added).toEqual({ kind: 'done' });
    await until('the process', async () => (await marked(mark)).length === 1);
    expect(await session.ask('fleet.add', { process: { name: 'new', command: 'sleep', args: [mark] } })).toMatchObject({
      kind: 'failed',
    });
  });
});

describe('commands', () => {
  test('stop, start, restart and reset a process through the socket', async () => {
    const mark = marker();
    const home = guardedHome([sleeper('a', mark)]);
    await serve(home);
    await until('the process', async () => (await stateOf(home, 'a')) === 'running');
    const first = (await status(home)).processes[0]?.pid;
    expect((await cliAsync(home, ['guard', 'stop', 'a'])).code).toBe(0);
    await until('its end', async () => (await stateOf(home, 'a')) === 'stopped');
    expect(await marked(mark)).toEqual([]);
    expect((await status(home)).processes[0]).toMatchObject({
      last_exit: { stopped_by: 'person' },
      breaker: { failures: 0 },
    });
    await cliAsync(home, ['guard', 'start', 'a']);
    await until('it again', async () => (await stateOf(home, 'a')) === 'running');
    await cliAsync(home, ['guard', 'restart', 'a']);
    await until('another pid', async () => {
      const [one] = (await status(home)).processes;
      return one?.state === 'running' && one.pid !== first;
    });
    expect((await cliAsync(home, ['guard', 'reset', 'a'])).code).toBe(0);
    expect(await cliAsync(home, ['guard', 'stop', 'nobody'])).toMatchObject({
      code: 1,
      err: 'There is no process called nobody.\n',
    });
  });

  test('pause keeps the hands off, and resume takes them back', async () => {
    const home = guardedHome([
      { name: 'a', command: 'sh', args: ['-c', 'exit 3'], restart: { backoff_initial_s: 0.1 } },
    ]);
    await serve(home);
    await cliAsync(home, ['guard', 'pause']);
    const restarts = (await status(home)).processes[0]?.restarts_24h;
    expect((await printedStatus(home)).paused).toBe(true);
    await new Promise((resolve) => setTimeout(resolve, 800));
    expect((await status(home)).processes[0]?.restarts_24h).toBeLessThanOrEqual((restarts ?? 0) + 1);
    await cliAsync(home, ['guard', 'resume']);
    await until('it goes on', async () => ((await status(home)).processes[0]?.restarts_24h ?? 0) > (restarts ?? 0) + 1);
  });
});

describe('a command that does not exist', () => {
  test('is stopped after one try, with its error line and a report; the rest goes on', async () => {
    const mark = marker();
    const home = guardedHome([{ name: 'ghost', command: 'no-such-program-anywhere' }, sleeper('a', mark)]);
    const host = await serve(home);
    await until('its end', async () => (await stateOf(home, 'ghost')) === 'stopped');
    const ghost = (await status(home)).processes.find(({ name }) => name === 'ghost');
    expect(ghost).toMatchObject({ last_exit: { code: 127 }, restarts_24h: 0 });
    const session = await openSession(host.line.url ?? '');
    const certificate = await session.ask('fleet.certificate', { name: 'ghost' });
    expect(certificate?.last_lines.join('\n')).toMatch(/^beacon: there is no such command: no-such-program-anywhere$/m);
    expect(await stateOf(home, 'a')).toBe('running');
  });

  test('in a missing folder, or with a variable that is not set, says which', async () => {
    const home = guardedHome([
      { name: 'lost', command: 'true', cwd: '/no/such/folder' },
      { name: 'unset', command: 'true', env: { TOKEN: `$${'{NO_SUCH_VARIABLE}'}` } },
    ]);
    const host = await serve(home);
    await until('both ends', async () => (await status(home)).processes.every(({ last_exit }) => last_exit !== null));
    const session = await openSession(host.line.url ?? '');
    const line = async (name: string) => (await session.ask('fleet.certificate', { name }))?.last_lines.join('');
    expect(await line('lost')).toContain('working folder ("cwd") does not exist');
    expect(await line('unset')).toContain('NO_SUCH_VARIABLE} of guardian.json is not set');
  });
});

describe('beacon.sock', () => {
  async function talk(home: string, ...messages: (string | Buffer)[]): Promise<Record<string, unknown>[]> {
    const socket = connect(join(home, 'beacon.sock'));
    let text = '';
    socket.on('data', (chunk) => {
      text += chunk;
    });
    await new Promise((resolve) => socket.once('connect', resolve));
    for (const message of messages) socket.write(Buffer.concat([Buffer.from(message), Buffer.from('\n')]));
    const lines = () => text.split('\n').filter((line) => line !== '');
    await until('answers', () => lines().length >= messages.length);
    socket.destroy();
    return lines().map((line) => JSON.parse(line));
  }

  test('answers hello and status, and names what it does not know', async () => {
    const home = tempDir();
    const host = await serve(home);
    const answers = await talk(
      home,
      '{"v":1,"id":1,"op":"hello"}',
      '{"v":1,"id":2,"op":"status"}',
      '{"v":1,"id":3,"op":"frobnicate"}',
    );
    expect(answers).toMatchObject([
      { v: 1, id: 1, ok: true, body: { pid: host.child.pid, host: 'headless' } },
      { v: 1, id: 2, ok: true, body: { host: { running: true } } },
      { v: 1, id: 3, ok: false, error: { code: 'unknown_op' } },
    ]);
  });

  test('has no operation that approves, sends, consents or changes a setting', async () => {
    const home = tempDir();
    await serve(home);
    const ops = [
      'approve',
      'send',
      'consent',
      'consent.decide',
      'endpoint',
      'settings',
      'settings.set',
      'reports.approve',
      'reports.send',
    ];
    const answers = await talk(home, ...ops.map((op, id) => JSON.stringify({ v: 1, id, op, body: {} })));
    expect(answers.map(({ error }) => (error as { code: string }).code)).toEqual(ops.map(() => 'unknown_op'));
  });

  test('survives garbage, half a message, 200 KiB on one line, a wrong version and bodies of the wrong shape', async () => {
    const home = tempDir();
    await serve(home);
    const answers = await talk(
      home,
      'not json',
      Buffer.of(0xff, 0xfe, 0x00, 0x01),
      '[]',
      '{"v":9,"id":1,"op":"hello"}',
      '{"v":1,"id":1,"op":"guard.stop"}',
      '{"v":1,"id":1,"op":"guard.stop","body":{"name":5}}',
      '{"v":1,"id":1,"op":"__proto__"}',
      `{"v":1,"id":1,"op":"hello","body":"${'x'.repeat(200_000)}"}`,
    );
    expect(answers.every(({ ok }) => ok === false)).toBe(true);
    const half = connect(join(home, 'beacon.sock'));
    await new Promise((resolve) => half.once('connect', resolve));
    half.write('{"v":1,"id"');
    half.destroy();
    expect((await talk(home, '{"v":1,"id":1,"op":"hello"}'))[0]).toMatchObject({ ok: true });
  });

  test('lets a wrapper join with its process, and forgets it when the connection ends', async () => {
    const home = tempDir();
    await serve(home);
    const mark = marker();
    const { spawn } = await import('node:child_process');
    const child = spawn('sleep', [mark]);
    onTestFinished(() => void child.kill('SIGKILL'));
    const { probe } = await import('@test/guardian-home.ts');
    const start_time = await probe.startTime(child.pid as number);
    const socket = connect(join(home, 'beacon.sock'));
    await new Promise((resolve) => socket.once('connect', resolve));
    const body = { pid: child.pid, start_time, name: 'wrapped', kind: 'mcp' };
    socket.write(`${JSON.stringify({ v: 1, id: 1, op: 'join', body })}\n`);
    await until('it joined', async () =>
      (await status(home)).processes.some(({ name, rss_mb }) => name === 'wrapped' && rss_mb !== null),
    );
    expect((await status(home)).processes[0]).toMatchObject({ source: 'joined', pid: child.pid });
    socket.destroy();
    await until('it left', async () => (await status(home)).processes.length === 0);
    expect(child.exitCode).toBeNull();
    const [refused] = await talk(
      home,
      JSON.stringify({ v: 1, id: 1, op: 'join', body: { ...body, start_time: 'other' } }),
    );
    expect(refused).toMatchObject({ ok: false, error: { code: 'refused' } });
  });
});

describe('the page on loopback', () => {
  const post = (url: string, headers: Record<string, string>, body = '{}') =>
    fetch(url, { method: 'POST', headers, body });

  test('answers no question without the session, and no page of another origin or host', async () => {
    const host = await serve();
    const { origin, session } = await openSession(host.line.url ?? '');
    const json = { 'content-type': 'application/json' };
    const ask = `${origin}/ask/app.get`;
    expect((await post(ask, json)).status).toBe(401);
    expect((await post(ask, { ...json, 'beacon-session': 'f'.repeat(64) })).status).toBe(401);
    expect((await post(ask, { ...json, 'beacon-session': session })).status).toBe(200);
    expect((await post(ask, { ...json, 'beacon-session': session, origin: 'http://evil.example' })).status).toBe(403);
    expect((await post(ask, { 'content-type': 'text/plain', 'beacon-session': session })).status).toBe(415);
    expect((await post(ask, { ...json, 'beacon-session': session }, '{"question":')).status).toBe(400);
    expect((await post(`${origin}/ask/toString`, { ...json, 'beacon-session': session })).status).toBe(404);
    expect((await fetch(`${origin}/events`)).status).toBe(401);
    const { request } = await import('node:http');
    const rebound = await new Promise<number>((resolve) => {
      request(`${origin}/`, { headers: { host: 'evil.example' } }, (response) =>
        resolve(response.statusCode ?? 0),
      ).end();
    });
    expect(rebound).toBe(403);
  });

  test('serves the bundle and nothing else of the disk, with a strict policy', async () => {
    const host = await serve();
    const { origin } = new URL(host.line.url ?? '');
    const page = await fetch(`${origin}/`);
    expect(page.status).toBe(200);
    const policy = page.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toMatch(/script-src[^;]*(?:unsafe|http|\*)/);
    expect(page.headers.get('referrer-policy')).toBe('no-referrer');
    for (const path of [
      '/../cli.mjs',
      '/%2e%2e/cli.mjs',
      '/..%2fcli.mjs',
      '/assets/../../cli.mjs',
      '/nothing.js',
      '/etc/passwd',
    ]) {
      expect((await fetch(origin + path)).status).toBe(404);
    }
  });

  test('shows no secret of guardian.json in any answer', async () => {
    const home = guardedHome([sleeper('a', marker(), { env: { API_KEY: 'sup3r-s3cret-value' } })]);
    const host = await serve(home);
    const session = await openSession(host.line.url ?? '');
    const answers = [
      await session.ask('app.get'),
      await session.ask('fleet.get'),
      await session.ask('fleet.history'),
      await session.ask('reports.list'),
    ];
    expect(JSON.stringify(answers)).not.toContain('sup3r-s3cret-value');
    expect((await cliAsync(home, ['guard', 'status', '--json'])).out).not.toContain('sup3r-s3cret-value');
  });
});

describe('files under it', () => {
  test('a report that a person deletes, or edits with any editor, is noticed', async () => {
    const home = tempDir();
    const host = await serve(home);
    const session = await openSession(host.line.url ?? '');
    mkdirSync(join(home, 'pending'), { recursive: true });
    writeFileSync(join(home, 'pending', 'brpt_0123456789abcdef.json'), 'half of a rep');
    await until('it is set aside', async () => (await session.ask('app.get')).counts.quarantined === 1);
    expect(readFileSync(join(home, 'quarantine', 'brpt_0123456789abcdef.json'), 'utf8')).toBe('half of a rep');
  });

  test('a report that an editor writes in place, with a pause of 400 ms in the middle, is no torn one', async () => {
    const home = guardedHome([{ name: 'a', command: 'sh', args: ['-c', 'exit 1'], restart: { policy: 'never' } }]);
    const host = await serve(home);
    const main = () => readdirSync(join(home, 'pending')).find((name) => /^brpt_[0-9a-f]+\.json$/.test(name));
    await until('its report', () => main() !== undefined);
    const path = join(home, 'pending', main() ?? '');
    const text = readFileSync(path, 'utf8');
    writeFileSync(path, text.slice(0, 400));
    await new Promise((resolve) => setTimeout(resolve, 400));
    writeFileSync(path, text);
    await new Promise((resolve) => setTimeout(resolve, 1500));
    expect(readFileSync(path, 'utf8')).toBe(text);
    expect(readdirSync(join(home, 'quarantine'))).toEqual([]);
    expect(await host.quit()).toBe(0);
  });

  test('a report that was set aside, and is mended and put back by hand, has its name and its parts again', async () => {
    const home = guardedHome([{ name: 'a', command: 'sh', args: ['-c', 'exit 1'], restart: { policy: 'never' } }]);
    const host = await serve(home);
    const main = () => readdirSync(join(home, 'pending')).find((name) => /^brpt_[0-9a-f]+\.json$/.test(name));
    await until('its report', () => main() !== undefined);
    const name = main() ?? '';
    const text = readFileSync(join(home, 'pending', name), 'utf8');
    writeFileSync(join(home, 'pending', name), 'torn');
    await until('it is set aside', () => existsSync(join(home, 'quarantine', name)));
    await until('with all of it', () => readdirSync(join(home, 'pending')).length === 0);
    writeFileSync(join(home, 'quarantine', name), text);
    renameSync(join(home, 'quarantine', name), join(home, 'pending', name));
    const session = await openSession(host.line.url ?? '');
    await until('it is back', async () => {
      const { reports } = await session.ask('reports.list');
      return reports.some((one) => one.id === name.replace('.json', '') && one.name === 'a');
    });
    expect(existsSync(join(home, 'pending', name.replace('.json', '.original.json')))).toBe(true);
  });

  test('nothing is collected under CI: no report, no journal, no last lines, only the event log', async () => {
    const home = guardedHome([{ name: 'a', command: 'sh', args: ['-c', 'exit 1'], restart: { policy: 'never' } }]);
    const env = plainEnv(home);
    expect(env['CI']).toBeUndefined();
    await serve(home, { STALLARI_TELEMETRY: '', CI: 'true' });
    await until('its end', async () => (await status(home)).processes[0]?.last_exit?.code === 1);
    expect(readdirSync(join(home, 'pending'))).toEqual([]);
    expect(readdirSync(join(home, 'journal'))).toEqual([]);
    const breakers = join(home, 'state', 'breakers.json');
    const certificate = () =>
      existsSync(breakers) && JSON.parse(readFileSync(breakers, 'utf8')).processes.a?.certificate;
    await until('it is kept', () => certificate());
    expect(certificate().last_lines).toEqual([]);
    await until('the event', () => readFileSync(join(home, 'guardian_events.jsonl'), 'utf8').includes('"exited"'));
    expect(readdirSync(join(home, 'pending'))).toEqual([]);
  });
});
