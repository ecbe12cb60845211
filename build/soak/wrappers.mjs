/**
 * `npm run test:wrappers [-- --count 200]`: as many wrappers at once, all of one client, over a home of their own. Each
 * server answers; then the client is killed with SIGKILL, and it is timed until nobody is left. Ends with 1 when anybody is
 * after 60 s, or any did not answer.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../run-steps.mjs';
import { marked, numberOption, sleep } from './host.mjs';

const count = numberOption('count', 200);
const mark = `7${process.pid}${Date.now() % 100_000}`;
const home = mkdtempSync(join(tmpdir(), 'beacon-wrappers-'));
const client = `
let answered = 0;
const start = (left) => {
  if (left === 0) return;
  const child = require('node:child_process').spawn(process.execPath, [${JSON.stringify(join(root, 'out', 'cli.mjs'))},
    'guard', 'run', '--', 'sh', '-c', 'sleep ${mark} & exec cat'], { stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin.write('x');
  child.stdout.once('data', () => process.stdout.write(++answered + '\\n'));
  setTimeout(start, 50, left - 1);
};
start(${count});
setInterval(() => {}, 1000);`;
const child = spawn(process.execPath, ['-e', client], {
  env: { ...process.env, BEACON_HOME: home },
  stdio: ['ignore', 'pipe', 'inherit'],
});
let answered = 0;
child.stdout.on('data', (bytes) => {
  answered = Number(bytes.toString().trim().split('\n').at(-1));
});
for (let waited = 0; waited < 300 && answered < count; waited += 1) await sleep(1000);
const alive = marked(mark).length;
child.kill('SIGKILL');
const killedMs = performance.now();
let left = marked(mark);
for (; left.length > 0 && performance.now() - killedMs < 60_000; left = marked(mark)) await sleep(200);
const tookS = ((performance.now() - killedMs) / 1000).toFixed(1);
for (const pid of left) process.kill(pid, 'SIGKILL');
rmSync(home, { recursive: true, force: true, maxRetries: 5 });
process.stdout.write(
  `${answered} of ${count} answered; ${alive} processes before the kill, ${left.length} left ${tookS} s after it.\n`,
);
process.exit(answered === count && left.length === 0 ? 0 : 1);
