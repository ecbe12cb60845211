import { readdirSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { cliAsync, serve } from '@test/cli.ts';
import { guardedHome, status } from '@test/guardian-home.ts';
import { sleep, until } from '@test/temp.ts';
import { expect, test } from 'vitest';

function filesBelow(dir: string): string[] {
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

/** The host goes on writing: a file that was being written has its own name by now, or is gone. */
function readIfThere(path: string): string | null {
  try {
    return readFileSync(path, 'latin1');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

test('values in args and env of guardian.json are in no other file, no --json and no answer of the socket, through a crash, a budget and a reload', async () => {
  const argument = 'planted-argument-4711';
  const value = 'planted-value-4712';
  const resolved = 'planted-variable-4713';
  const process = (name: string, script: string, rest: object = {}) => ({
    name,
    command: 'sh',
    args: ['-c', script, argument],
    env: { PLANTED: value, OTHER: '$' + '{PLANTED_OUTSIDE}' },
    ...rest,
  });
  const home = guardedHome([
    process('crashes', 'exit 3', { restart: { max_failures: 2, backoff_initial_s: 0.1 } }),
    process('spins', 'while :; do :; done', { cpu_percent: 5, cpu_sustained_s: 1, on_breach: 'stop' }),
    process('lives', 'while :; do sleep 1; done'),
  ]);
  await serve(home, { PLANTED_OUTSIDE: resolved });
  const states = async () => Object.fromEntries((await status(home)).processes.map(({ name, state }) => [name, state]));
  await until(
    'a crash loop and a breach',
    async () => {
      const now = await states();
      return now['crashes'] === 'open' && now['spins'] === 'stopped' && now['lives'] === 'running';
    },
    30_000,
  );
  const answers = await new Promise<string>((resolve) => {
    const socket = connect(join(home, 'beacon.sock'));
    let text = '';
    socket.on('data', (chunk) => {
      text += chunk;
    });
    for (const op of ['hello', 'status', 'subscribe']) socket.write(`${JSON.stringify({ v: 1, id: op, op })}\n`);
    void cliAsync(home, ['guard', 'restart', 'lives'])
      .then(() => sleep(2000))
      .then(() => resolve(text))
      .finally(() => socket.destroy());
  });
  expect(answers).toContain('guardian.event');
  const said: [string, string][] = [['the socket', answers]];
  for (const args of [
    ['guard', 'status', '--json'],
    ['guard', 'events', '--json'],
    ['beacon', 'list', '--json'],
    ['telemetry', 'status', '--json'],
    ['beacon', 'network', '--json'],
  ]) {
    const { out, err } = await cliAsync(home, args);
    said.push([args.join(' '), out + err]);
  }
  for (const path of filesBelow(home)) {
    const text = path === join(home, 'guardian.json') ? null : readIfThere(path);
    if (text !== null) said.push([path, text]);
  }
  expect(said.length).toBeGreaterThan(10);
  for (const planted of [argument, value, resolved]) {
    expect(said.filter(([, text]) => text.includes(planted)).map(([where]) => where)).toEqual([]);
  }
});
