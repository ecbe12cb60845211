import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

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
 * Runs steps one after the other, says what each is, and ends with the first that fails.
 * @param {readonly (readonly [name: string, argv: readonly string[], env?: Record<string, string>])[]} steps
 */
export async function runSteps(steps) {
  for (const [name, argv, env] of steps) {
    process.stdout.write(`\n== ${name}\n`);
    const code = await run(argv, env);
    if (code === 0) continue;
    process.stdout.write(`\n== ${name}: failed\n`);
    process.exit(code);
  }
}

function run([command, ...args], env = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } });
    child.once('exit', (code) => resolve(code ?? 1));
    child.once('error', () => resolve(1));
  });
}
