/**
 * `npm run test:wrappers [-- --count 200]`: as many wrappers at once, all of one client, over a home of their own. Each
 * server answers; then the client is killed with SIGKILL, and it is timed until nobody is left. Ends with 1 when anybody is
 * after 60 s, or any did not answer. With `--imported` each is started as `guard import` writes it; with `--hosted` a host runs
 * besides, and all of them must be in the fleet before the kill, and out of it after.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBuilt } from '../ensure.mjs';
import { putLauncher, wrapperWords } from '../wrapped.mjs';
import { marked, numberOption, sleep, startHost } from './host.mjs';

const count = numberOption('count', 200);
const mark = `7${process.pid}${Date.now() % 100_000}`;
const hosted = process.argv.includes('--hosted');
const host = hosted ? await startHost([]) : null;
await ensureBuilt(['program']);
const imported = hosted || process.argv.includes('--imported');
const home = host?.home ?? mkdtempSync(join(tmpdir(), 'beacon-wrappers-'));
if (imported) await putLauncher(home);
const words = wrapperWords[imported ? 'script' : 'node'](home);
const all = [...words, 'guard', 'run', '--name', 'one', '--', 'sh', '-c', `sleep ${mark} & exec cat`];
const client = `
let answered = 0;
const start = (left) => {
  if (left === 0) return;
  const [command, ...args] = ${JSON.stringify(all)};
  const child = require('node:child_process').spawn(command, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin.write('x');
  child.stdout.once('data', () => process.stdout.write(++answered + '\\n'));
  setTimeout(start, 50, left - 1);
};
start(${count});
setInterval(() => {}, 1000);`;
const child = spawn(process.execPath, ['-e', client], {
  env: { PATH: process.env.PATH, HOME: process.env.HOME ?? '/', BEACON_HOME: home },
  stdio: ['ignore', 'pipe', 'inherit'],
});
let answered = 0;
child.stdout.on('data', (bytes) => {
  answered = Number(bytes.toString().trim().split('\n').at(-1));
});
for (let waited = 0; waited < 300 && answered < count; waited += 1) await sleep(1000);
const listed = async () => (host === null ? 0 : (await host.status()).processes.length);
const wanted = hosted ? Math.min(count, 250) : 0;
for (let waited = 0; waited < 60 && (await listed()) < wanted; waited += 1) await sleep(1000);
const joined = await listed();
const alive = marked(mark).length;
child.kill('SIGKILL');
const killedMs = performance.now();
let left = marked(mark);
for (; left.length > 0 && performance.now() - killedMs < 60_000; left = marked(mark)) await sleep(200);
const tookS = ((performance.now() - killedMs) / 1000).toFixed(1);
for (let waited = 0; waited < 30 && (await listed()) > 0; waited += 1) await sleep(1000);
const stillListed = await listed();
await host?.quit();
for (const pid of left) process.kill(pid, 'SIGKILL');
// A guard of all of them stays for a moment.
if (imported && !hosted) await sleep(6000);
rmSync(home, { recursive: true, force: true, maxRetries: 5 });
process.stdout.write(
  `${answered} of ${count} answered; ${alive} processes before the kill, ${left.length} left ${tookS} s after it${
    hosted ? `; ${joined} in the fleet before it, ${stillListed} after` : ''
  }.\n`,
);
process.exit(answered === count && left.length === 0 && joined >= wanted && stillListed === 0 ? 0 : 1);
