import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { serve } from '@test/cli.ts';
import { probe, status } from '@test/guardian-home.ts';
import { openSession } from '@test/session.ts';
import { tempDir, until } from '@test/temp.ts';
import { started } from '@test/wrap.ts';
import { expect, onTestFinished, test } from 'vitest';

/** What the windows ask about other programs' servers, asked of a real host as a window asks. */

test('a window lists 3 servers of a client with what they cost now, shows the diff, wraps on one click what it showed, and unwraps', async () => {
  const user = tempDir();
  const home = join(user, 'beacon-home');
  const path = join(user, '.cursor', 'mcp.json');
  const server = join(user, 'server.cjs');
  mkdirSync(join(user, '.cursor'));
  writeFileSync(server, 'process.stdin.resume()');
  const args = [server, '--token=made-up-token'];
  const servers = {
    mine: { command: process.execPath, args },
    idle: { command: 'npx', args: ['-y', '@modelcontextprotocol/server-everything', 'made-up-argument'] },
    far: { url: 'https://example.com/mcp' },
  };
  writeFileSync(path, `// mine\n${JSON.stringify({ mcpServers: servers }, null, 2)}\n`);
  const before = readFileSync(path, 'utf8');
  const host = await serve(home, { HOME: user, XDG_CONFIG_HOME: '' });
  const { ask } = await openSession(host.line.url ?? '');
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'ignore', 'ignore'] });
  onTestFinished(() => void child.kill('SIGKILL'));

  const listed = async () => (await ask('clients.list')).clients[0];
  // A process that has just begun is smaller than it will be.
  await until('what it costs is seen', async () => ((await listed())?.servers[0]?.rss_mb ?? 0) > 20);
  const config = await listed();
  expect(config).toMatchObject({
    client: 'cursor',
    title: 'Cursor',
    problem: null,
    servers: [
      { name: 'mine', state: 'unwrapped', runs: 'node', processes: 1 },
      { name: 'idle', state: 'unwrapped', runs: 'npx @modelcontextprotocol/server-everything' },
      { name: 'far', state: 'remote', processes: 0, rss_mb: null },
    ],
  });
  expect(JSON.stringify(config)).not.toContain('made-up');

  const id = config?.id ?? '';
  const plan = await ask('clients.plan', { id, undo: false });
  if (plan.kind !== 'plan') throw new Error(JSON.stringify(plan));
  expect(plan.servers).toEqual(['mine', 'idle']);
  expect(plan.diff.map(({ sign }) => sign).join('')).toBe(' -+ -+');
  expect(JSON.stringify(plan)).not.toContain('made-up');
  expect(readFileSync(path, 'utf8')).toBe(before);
  // The client wrote its file after the diff was shown: what was not shown is not written.
  writeFileSync(path, before.replace('// mine', '// mine, still'));
  expect(await ask('clients.change', { id, undo: false, sha256: plan.sha256 })).toEqual({ kind: 'changed_meanwhile' });
  const again = await ask('clients.plan', { id, undo: false });
  if (again.kind !== 'plan') throw new Error(JSON.stringify(again));
  const done = await ask('clients.change', { id, undo: false, sha256: again.sha256 });
  expect(done).toMatchObject({ kind: 'done', servers: ['mine', 'idle'], backup: expect.stringContaining('backups/') });
  const text = readFileSync(path, 'utf8');
  expect(text).toContain('// mine, still');
  expect((await listed())?.servers.map(({ state }) => state)).toEqual(['wrapped', 'wrapped', 'remote']);

  // What was written starts the server in the fleet of this host, with the environment of its client and no BEACON_HOME.
  const { mine } = JSON.parse(text.replace(/^\/\/.*\n/, '')).mcpServers;
  const plain = { PATH: process.env['PATH'] ?? '', HOME: user };
  const one = started(spawn(mine.command, mine.args, { env: plain, stdio: 'pipe' }));
  await until('it is in the fleet', async () => (await status(home)).processes.some(({ name }) => name === 'mine'));
  one.child.stdin?.end();
  expect(await one.ended).toEqual({ code: 0, signal: null });

  const back = await ask('clients.plan', { id, undo: true });
  if (back.kind !== 'plan') throw new Error(JSON.stringify(back));
  expect(await ask('clients.change', { id, undo: true, sha256: back.sha256 })).toMatchObject({ kind: 'done' });
  expect(readFileSync(path, 'utf8')).toBe(before.replace('// mine', '// mine, still'));
});

test('a window hears of an abandoned server that it is too young to be ended, and why the computer is busy; no argument of either', async () => {
  const dir = join(tempDir(), 'some-mcp-server');
  mkdirSync(dir);
  writeFileSync(
    join(dir, 'index.cjs'),
    'for (const s of [process.stdin, process.stdout]) s.on("error", () => {}).resume?.(); setInterval(() => {}, 1000)',
  );
  const host = await serve(tempDir());
  const { ask } = await openSession(host.line.url ?? '');
  const script = `console.log(require("node:child_process").spawn(process.execPath, [process.argv[1], "made-up-argument"], { stdio: ["pipe", "pipe", "ignore"] }).pid); setInterval(() => {}, 1000)`;
  const client = started(spawn(process.execPath, ['-e', script, join(dir, 'index.cjs')], { stdio: 'pipe' }));
  await until('the server', () => client.out().length > 0);
  const pid = Number(client.out().toString());
  const startTime = (await probe.startTime(pid)) ?? '';
  onTestFinished(async () => {
    if ((await probe.startTime(pid)) === startTime) process.kill(pid, 'SIGKILL');
  });
  client.child.kill('SIGKILL');
  await client.ended;
  await until('it is listed', async () => (await ask('orphans.list')).spared.some((one) => one.pid === pid));
  const { spared } = await ask('orphans.list');
  expect(spared.find((one) => one.pid === pid)).toMatchObject({ spared: 'young', runs: 'node', start_time: startTime });
  // Asked for all the same, and under a number that somebody else had before.
  const ends = await ask('orphans.end', {
    orphans: [
      { pid, start_time: startTime },
      { pid, start_time: '1' },
    ],
  });
  expect(ends.ends.map(({ outcome }) => outcome)).toEqual(['spared', 'gone_already']);
  expect(await probe.startTime(pid)).toBe(startTime);
  const spinning = spawn(process.execPath, ['-e', 'for (;;) {}', 'made-up-argument'], { stdio: 'ignore' });
  onTestFinished(() => void spinning.kill('SIGKILL'));
  const why = await ask('why.measure');
  expect(why.by_cpu.length).toBeGreaterThan(0);
  expect(why.by_cpu[0]?.cpu_percent).toBeGreaterThan(5);
  expect(JSON.stringify([spared, why])).not.toContain('made-up');
});
