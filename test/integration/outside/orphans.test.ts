import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { linuxProcessFacts } from '@adapters/process-facts-linux.ts';
import { processSignals } from '@adapters/process-signals.ts';
import { systemClock } from '@adapters/system-clock.ts';
import { OrphanList, Why } from '@contract/offenders.ts';
import type { ProcessFacts } from '@services/ports/processes.ts';
import { Offenders } from '@services/wrapping/offenders.ts';
import { CLI, cliAsync, plainEnv } from '@test/cli.ts';
import { probe } from '@test/guardian-home.ts';
import { tempDir, until } from '@test/temp.ts';
import { PTY } from '@test/terminal.ts';
import { started } from '@test/wrap.ts';
import { expect, onTestFinished, test } from 'vitest';

/** A server that ignores the end of its input, as many do. */
const SERVER = `
for (const s of [process.stdin, process.stdout]) s.on('error', () => {});
process.stdin.on('data', () => {});
if (process.argv[3] === 'listen') require('node:net').createServer((c) => c.on('error', () => {})).listen(Number(process.argv[4]), '127.0.0.1');
setInterval(() => {}, 1000);`;

/** Real facts, of processes that are an hour older than they are. */
const older = (facts: ProcessFacts): ProcessFacts => ({
  ...facts,
  words: async () =>
    new Map([...(await facts.words())].map(([pid, one]) => [pid, { ...one, ageMs: (one.ageMs ?? 0) + 3_600_000 }])),
});
const offenders = (facts: ProcessFacts) =>
  new Offenders({
    world: { probe, signals: processSignals((pid) => probe.startTime(pid)), clock: systemClock },
    facts,
    cores: 2,
    self: process.pid,
    guarded: async () => new Set(),
    configured: async () => () => [],
  });

/** A server at the head of a session in which it has left another one, for the system to take over. */
const leading = (file: string, beside: readonly string[]) =>
  `("${process.execPath}" "${file}" ${beside.join(' ')} < /dev/null > /dev/null 2>&1 &); exec "${process.execPath}" "${file}"`;

/** A client that starts servers with these streams and is then killed; answers the servers' pids. */
async function abandoned(
  starts: readonly { stdio: string; args?: string[]; env?: object; beside?: readonly string[] }[],
): Promise<number[]> {
  const dir = join(tempDir(), 'some-mcp-server');
  mkdirSync(dir);
  const file = join(dir, 'index.cjs');
  writeFileSync(file, SERVER);
  const script = starts
    .map(
      ({ stdio, args = [], env = {}, beside }) =>
        `console.log(require('node:child_process').spawn(${JSON.stringify(beside === undefined ? process.execPath : '/bin/sh')}, ${JSON.stringify(beside === undefined ? [file, ...args] : ['-c', leading(file, beside)])}, { detached: ${beside !== undefined}, stdio: ${stdio}, env: { ...process.env, ...${JSON.stringify(env)} } }).pid);`,
    )
    .join('\n');
  const client = spawn(process.execPath, ['-e', `${script} setInterval(() => {}, 1000)`], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let out = '';
  client.stdout?.on('data', (chunk) => {
    out += chunk;
  });
  await until('the servers', () => out.trim().split('\n').filter(Boolean).length === starts.length);
  const pids = out.trim().split('\n').map(Number);
  onTestFinished(() => {
    for (const pid of pids) end(pid);
  });
  // They are there, but Node may still be starting in them.
  await new Promise((resolve) => setTimeout(resolve, 500));
  await killed(client);
  return pids;
}
function end(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended.
  }
}
const killed = (child: ChildProcess) =>
  new Promise((resolve) => {
    child.once('exit', resolve);
    child.kill('SIGKILL');
  });

test('of real trees the abandoned server is an orphan; the daemon, the shared, the young, the one with a client and the head of a session with a shared one are not; one is ended', async () => {
  const port = 20_000 + (process.pid % 20_000);
  const [orphan = 0, daemon = 0, shared = 0, leader = 0] = await abandoned([
    { stdio: "['pipe', 'pipe', 'ignore']", env: { CLAUDECODE: '1' } },
    { stdio: "['ignore', 'ignore', 'ignore']" },
    { stdio: "['pipe', 'pipe', 'ignore']", args: ['x', 'listen', String(port)] },
    { stdio: "['pipe', 'pipe', 'ignore']", beside: ['x', 'listen', String(port + 1)] },
  ]);
  const left = async () => (await probe.read()).filter(({ sid, pid }) => sid === leader && pid !== leader);
  onTestFinished(async () => {
    for (const { pid } of await left()) end(pid);
  });
  const { connect } = await import('node:net');
  const connected = (to = port) =>
    new Promise<boolean>((resolve) => {
      const socket = connect(to, '127.0.0.1');
      onTestFinished(() => void socket.destroy());
      socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    });
  await until('it listens', connected);
  await until('the one beside it listens', () => connected(port + 1));
  const [beside] = await left();
  expect(beside?.ppid).not.toBe(leader);

  const sane = offenders(older(linuxProcessFacts()));
  const list = OrphanList.parse(await sane.orphans());
  const own = (one: { pid: number }) => [orphan, daemon, shared, leader].includes(one.pid);
  expect(list.orphans.filter(own)).toMatchObject([
    {
      pid: orphan,
      runs: 'node',
      client: 'claude-code',
      processes: 1,
      proof: { parent_gone: true, input_dead: true, output_dead: true },
    },
  ]);
  expect(
    list.spared
      .filter(own)
      .map(({ pid, spared }) => [pid, spared])
      .sort(),
  ).toEqual(
    [
      [daemon, 'client_may_live'],
      [shared, 'shared'],
      [leader, 'shared'],
    ].sort(),
  );
  const young = await offenders(linuxProcessFacts()).orphans();
  expect(young.spared.find(({ pid }) => pid === orphan)?.spared).toBe('young');

  const ref = { pid: orphan, start_time: (await probe.startTime(orphan)) ?? '' };
  const others = await Promise.all(
    [daemon, shared, leader, beside?.pid ?? 0].map(async (pid) => ({
      pid,
      start_time: (await probe.startTime(pid)) ?? '',
    })),
  );
  // The number of another process: by then somebody else has it.
  const reused = { pid: daemon, start_time: '1' };
  const ends = await sane.end([ref, ...others, reused]);
  expect(ends.map(({ outcome }) => outcome)).toEqual(['ended', 'spared', 'spared', 'spared', 'spared', 'gone_already']);
  expect(await probe.startTime(orphan)).toBeNull();
  for (const { pid, start_time } of others) expect(await probe.startTime(pid)).toBe(start_time);
});

test('one with a client is not listed, and neither is its child', async () => {
  const dir = join(tempDir(), 'mcp-server');
  mkdirSync(dir);
  writeFileSync(join(dir, 'index.cjs'), SERVER);
  const child = spawn(process.execPath, [join(dir, 'index.cjs')], { stdio: 'pipe' });
  onTestFinished(() => void child.kill('SIGKILL'));
  const { orphans, spared } = await offenders(older(linuxProcessFacts())).orphans();
  expect([...orphans, ...spared].map(({ pid }) => pid)).not.toContain(child.pid);
});

test('two trees of one server count as alike, and a tree counts with its children', async () => {
  const pids = await abandoned([{ stdio: "['pipe', 'pipe', 'ignore']" }, { stdio: "['pipe', 'pipe', 'ignore']" }]);
  const { orphans } = await offenders(older(linuxProcessFacts())).orphans();
  for (const pid of pids) expect(orphans.find((one) => one.pid === pid)?.duplicates).toBe(1);
});

test('the CLI lists them, shows no argument, and ends none of them off a terminal: 3', async () => {
  const home = tempDir();
  const [pid] = await abandoned([{ stdio: "['pipe', 'pipe', 'ignore']", args: ['--token', 'made-up-token'] }]);
  const listed = await cliAsync(home, ['guard', 'orphans', '--json']);
  expect(listed.code).toBe(0);
  const list = OrphanList.parse(JSON.parse(listed.out));
  expect([...list.orphans, ...list.spared].map((one) => one.pid)).toContain(pid);
  expect(listed.out).not.toContain('made-up');
  const reap = await cliAsync(home, ['guard', 'orphans', '--reap']);
  expect([reap.code, reap.out]).toEqual([3, '']);
  expect(await probe.startTime(pid ?? 0)).not.toBeNull();
});

/**
 * In a process namespace of its own, so that the orphans which a person's own computer has stay out of it: an abandoned
 * server, and as decoys a daemon, one with a client, and a young one. They age for as long as the young one is too young.
 */
const NAMESPACE = String.raw`
dir=$1; node=$2; cli=$3; terminal=$4; mkdir "$dir/some-mcp-server"
printf '%s' "$5" > "$dir/some-mcp-server/index.cjs"
cat > "$dir/client.cjs" <<'END'
const [, , file, stdio] = process.argv;
console.log(require('node:child_process').spawn(process.execPath, [file], { stdio: JSON.parse(stdio) }).pid);
setInterval(() => {}, 1000);
END
start() { # stdio: a server, and its client, whose pid is in $client
  "$node" "$dir/client.cjs" "$dir/some-mcp-server/index.cjs" "$1" > "$dir/pid" & client=$!
  while test ! -s "$dir/pid"; do sleep 0.05; done
  pid=$(cat "$dir/pid"); : > "$dir/pid"; sleep 0.5
}
start '["pipe","pipe","ignore"]'; orphan=$pid; kill -9 $client
start '["ignore","ignore","ignore"]'; daemon=$pid; kill -9 $client
start '["pipe","pipe","ignore"]'; owned=$pid
sleep 16
start '["pipe","pipe","ignore"]'; young=$pid; kill -9 $client
# Typed before it is asked: the terminal keeps it.
reap() { (echo "$1"; sleep 3) | python3 -c "$terminal" "$node" "$cli" guard orphans --reap; echo "code $?"; }
alive() { for one in orphan daemon owned young; do eval "number=\$$one"; kill -0 $number 2>/dev/null && printf '%s ' $one; done; echo; }
echo "before: $(alive)"
reap n
echo "after n: $(alive)"
reap y
echo "after y: $(alive)"
`;

test('on a terminal --reap asks: n ends nobody, y ends the one orphan and leaves a daemon, an owned and a young one alive', async () => {
  const dir = tempDir();
  const args = [dir, process.execPath, CLI, PTY, SERVER];
  const child = spawn(
    'unshare',
    [
      '--user',
      '--map-root-user',
      '--pid',
      '--fork',
      '--mount-proc',
      '--kill-child',
      'sh',
      '-c',
      NAMESPACE,
      'sh',
      ...args,
    ],
    { env: plainEnv(join(dir, 'home'), { NO_COLOR: '1', TERM: 'xterm' }), stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const all = started(child);
  await all.ended;
  const out = all.out().toString().replaceAll('\r', '');
  const seen = (line: string) => new RegExp(`^${line}: (.*?) *$`, 'm').exec(out)?.[1];
  expect(seen('before'), out + all.err()).toBe('orphan daemon owned young');
  // On a computer that is very busy the young one may be old by then.
  expect(out).toMatch(/End (?:this orphan|these 2 orphans) with all they started\? \[y\/N\]/);
  expect(out).toContain('Nothing was ended.');
  expect(seen('after n'), out).toBe('orphan daemon owned young');
  expect(out).toMatch(/^\d+: ended$/m);
  expect(seen('after y'), out).toMatch(/^daemon owned/);
});

test('why finds a process that spins and shows no argument', async () => {
  const child = spawn(process.execPath, ['-e', 'for (;;) {}', '--', 'made-up-token'], { stdio: 'ignore' });
  onTestFinished(() => void child.kill('SIGKILL'));
  const { code, out } = await cliAsync(tempDir(), ['guard', 'why', '--json']);
  expect(code).toBe(0);
  const why = Why.parse(JSON.parse(out));
  expect(why.measured_s).toBeGreaterThan(1.5);
  expect(why.by_cpu.length).toBeGreaterThan(0);
  expect(why.by_cpu[0]?.cpu_percent).toBeGreaterThan(20);
  expect(out).not.toContain('made-up');
});
