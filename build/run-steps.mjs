import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { failedTests } from './failed-tests.mjs';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..');
/** A program that npm installed here, run by the Node that runs this. */
const bin = (path) => [process.execPath, join(root, 'node_modules', path)];

export const tools = {
  tsc: bin('typescript/bin/tsc'),
  biome: bin('@biomejs/biome/bin/biome'),
  vitest: bin('vitest/vitest.mjs'),
  playwright: bin('@playwright/test/cli.js'),
};

/**
 * One part of a run. `argv` of a suite is handed the file to write its results to as JSON, so that the end can name what
 * failed. A run ends with a part that the others need. Parts beside each other are a list; they are heard one by one.
 * @typedef {{ name: string, argv: readonly string[] | ((results: string) => readonly string[]),
 *   env?: (results: string) => Record<string, string>, needed?: boolean }} Step
 */

/** A suite of vitest's as a step. */
export const vitest = (name, project) => ({
  name,
  argv: (results) => [
    ...[...tools.vitest, 'run', '--project', project, '--reporter=default', '--reporter=json'],
    `--outputFile.json=${results}`,
    ...(process.env.GITHUB_ACTIONS === 'true' ? ['--reporter=github-actions'] : []),
  ],
});

/** Playwright's suite as a step; its configuration reads where the results go. */
export const endToEnd = (args = []) => ({
  name: 'end-to-end tests',
  argv: [...tools.playwright, 'test', ...args],
  env: (results) => ({ BEACON_E2E_RESULTS: results }),
});

/**
 * Runs parts one after the other, says what each is, and at the end which of them failed, and of the suites which tests.
 * The exit code is that of the first that failed.
 * @param {readonly (Step | readonly Step[])[]} steps
 */
export async function runSteps(steps) {
  const dir = mkdtempSync(join(tmpdir(), 'beacon-results-'));
  const failed = [];
  const rest = steps.map((one) => (Array.isArray(one) ? one : [one]));
  let ended = false;
  while (rest.length > 0 && !ended) {
    const group = rest.shift();
    const runs = group.map((step, index) => start(step, join(dir, `${rest.length}-${index}.json`), group.length > 1));
    for (const [index, running] of runs.entries()) {
      const { name, needed } = group[index];
      process.stdout.write(`\n== ${name}\n`);
      const { code, how, output, results } = await running;
      process.stdout.write(output);
      if (code === 0) continue;
      failed.push({ name, code, how, tests: failedTests(results) });
      ended ||= needed === true;
    }
  }
  rmSync(dir, { recursive: true, force: true });
  summarise(failed, rest.flat());
  if (failed.length > 0) process.exit(failed[0].code);
}

function start({ argv, env }, results, quiet) {
  const [command, ...args] = typeof argv === 'function' ? argv(results) : argv;
  return new Promise((resolve) => {
    const stdio = ['inherit', ...Array(2).fill(quiet ? 'pipe' : 'inherit')];
    const child = spawn(command, args, { cwd: root, stdio, env: { ...process.env, ...env?.(results) } });
    const said = [];
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => said.push(chunk));
    const end = (code, how) => resolve({ code, how, output: Buffer.concat(said), results });
    child.once('close', (code, signal) => end(code ?? 1, signal === null ? `exit code ${code}` : `ended by ${signal}`));
    child.once('error', (error) => end(1, error.message));
  });
}

const AT_MOST = 30;

function summarise(failed, notRun) {
  const say = (line) => process.stdout.write(`${line}\n`);
  if (failed.length === 0) return say('\n== everything passed');
  say('\n== what failed');
  for (const { name, how, tests } of failed) {
    say(`${name}: ${tests.length === 0 ? how : tests.length === 1 ? '1 test' : `${tests.length} tests`}`);
    for (const test of tests.slice(0, AT_MOST)) say(`  ${test}`);
    if (tests.length > AT_MOST) say(`  and ${tests.length - AT_MOST} more`);
  }
  if (notRun.length > 0) say(`not run: ${notRun.map(({ name }) => name).join(', ')}`);
}
