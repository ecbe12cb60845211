import { spawn } from 'node:child_process';
import { CLI, plainEnv } from './cli.ts';

/** Python's pty module is the one pseudo terminal that both systems have. */
export const PTY = 'import os, pty, sys; sys.exit(os.waitstatus_to_exitcode(pty.spawn(sys.argv[1:])))';

/** Runs one command of the compiled CLI on a terminal, and types the answer when it asks. */
export function cliOnTerminal(
  home: string,
  args: readonly string[],
  answer: string,
  env: Record<string, string> = {},
): Promise<{ readonly code: number | null; readonly screen: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn('python3', ['-c', PTY, process.execPath, CLI, ...args], {
      env: { ...plainEnv(home, env), TERM: 'xterm', NO_COLOR: '1' },
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    let screen = '';
    let asked = false;
    child.stdout.on('data', (chunk) => {
      screen += chunk;
      if (asked || !screen.includes('[y/N]')) return;
      asked = true;
      child.stdin.write(`${answer}\n`);
    });
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, screen: screen.replaceAll('\r\n', '\n') }));
  });
}
