/**
 * `npm start` and `npm run demo`: the menu-bar app where Electron can run, else the headless host, in one plain line.
 *
 *   npm start -- [--headless] [--no-open] [--port <n>] [--json]
 */
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { electronRuntime } from './electron-runtime.mjs';
import { endWithNpm } from './end-with-npm.mjs';
import { ensureBuilt } from './ensure.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const args = process.argv.slice(2);
const demo = args.includes('--demo');
// The demo is about the windows and the processes; it runs in the browser everywhere, and a home of its own.
const headless = args.includes('--headless') || args.includes('--json') || args.includes('--no-open') || demo;

/** Ending with an error this soon means that Electron cannot run here. */
const EARLY_MS = 5000;

endWithNpm();
await ensureBuilt(['program', 'windows']);

const runtime = headless
  ? { kind: 'unwanted' }
  : await electronRuntime(root, (line) => process.stderr.write(`${line}\n`));
if (runtime.kind === 'found') await startElectron(runtime.path);
else await serve(runtime.kind === 'missing' ? runtime.why : null);

async function startElectron(path) {
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env;
  const startedMs = Date.now();
  const child = spawn(path, [root], { stdio: ['inherit', 'inherit', 'pipe'], env });
  // A runtime that cannot start says so at length; until it has run for a moment, its words are kept back.
  const early = [];
  child.stderr.on('data', (bytes) =>
    Date.now() - startedMs < EARLY_MS ? early.push(bytes) : process.stderr.write(bytes),
  );
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  const pass = (signal) => child.kill(signal);
  for (const signal of signals) process.on(signal, pass);
  const failed = await new Promise((resolve) => {
    child.once('error', () => resolve(true));
    child.once('exit', (code, signal) => {
      if (code === 0 || signal !== null || Date.now() - startedMs > EARLY_MS) process.exit(code ?? 0);
      resolve(true);
    });
  });
  for (const signal of signals) process.off(signal, pass);
  if (failed) await serve('Electron could not be started here');
}

async function serve(why) {
  if (why !== null) process.stderr.write(`${why}, so Beacon runs without it.\n`);
  const passed = args.filter((arg) => arg !== '--headless');
  process.argv = [process.argv[0], 'stallari-cli', 'beacon', 'serve', ...passed];
  await import('../out/cli.mjs');
}
