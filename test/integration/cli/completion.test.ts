import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CLI, cli } from '@test/cli.ts';
import { tempDir } from '@test/temp.ts';
import { describe, expect, test } from 'vitest';

/** What bash itself offers for a line, with the cursor after its last word. */
function offered(words: readonly string[]): string[] {
  const file = join(tempDir(), 'completion');
  writeFileSync(file, cli(tempDir(), ['completion', 'bash']).out);
  const script = `source "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _stallari_cli; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const ran = spawnSync('bash', ['--norc', '-c', script, 'bash', file, 'stallari-cli', ...words], { encoding: 'utf8' });
  expect(ran.stderr).toBe('');
  return ran.stdout.split('\n').filter((word) => word !== '');
}

describe('completion bash', () => {
  test.each([
    [['b'], ['beacon']],
    [['beacon', 'dis'], ['discard']],
    [
      ['beacon', 'list', '--'],
      ['--sent', '--quarantined', '--json', '--help'],
    ],
    [
      ['guard', 're'],
      ['restart', 'reset', 'resume'],
    ],
    [
      ['telemetry', 'on', ''],
      ['crash', 'diagnostics'],
    ],
    [
      ['telemetry', 'review', 'o'],
      ['on', 'off'],
    ],
    [
      ['beacon', 'feedback', '--reaction', ''],
      ['works', 'broken', 'confused', 'love'],
    ],
    [['beacon', 'feedback', '--text', 'beacon', '--re'], ['--reaction']],
    [['beacon', 'inspect', ''], []],
    [['nonsense', 'li'], []],
    [['completion', 'z'], ['zsh']],
  ] as const)('of %j offers %j', (words, expected) => {
    expect(offered(words)).toEqual(expected);
  });

  test('completes a word in a real interactive bash on a pseudo terminal', () => {
    const dir = tempDir();
    writeFileSync(
      join(dir, 'rc'),
      `${cli(dir, ['completion', 'bash']).out}\nPS1='> '\nbind 'set enable-bracketed-paste off'\n`,
    );
    writeFileSync(join(dir, 'stallari-cli'), '#!/bin/sh\necho "ran: $*"\n', { mode: 0o755 });
    const python = `
import os, pty, select, sys, time
pid, fd = pty.fork()
if pid == 0:
    os.execvpe('bash', ['bash', '--noprofile', '--rcfile', sys.argv[1], '-i'], {**os.environ, 'TERM': 'dumb', 'PATH': sys.argv[2] + ':' + os.environ['PATH']})
seen = b''
def read_until(mark, seconds=20):
    global seen
    end = time.time() + seconds
    while mark not in seen and time.time() < end:
        if select.select([fd], [], [], 0.2)[0]:
            try: seen += os.read(fd, 4096)
            except OSError: break
read_until(b'> ')
os.write(fd, b'stallari-cli tel\\tsta\\t\\n')
read_until(b'ran: telemetry status')
os.write(fd, b'exit\\n')
print(seen.decode(errors='replace'))
`;
    const ran = spawnSync('python3', ['-c', python, join(dir, 'rc'), dir], { encoding: 'utf8', timeout: 60_000 });
    expect(ran.stdout).toContain('ran: telemetry status');
  });
});

describe('completion', () => {
  test('is accepted by bash -n, knows every command that help knows, and writes nothing into a home', () => {
    const home = join(tempDir(), 'none');
    for (const shell of ['bash', 'zsh', 'fish']) {
      const { code, out, err } = cli(home, ['completion', shell]);
      expect([shell, code, err]).toEqual([shell, 0, '']);
      for (const name of ['list', 'delete-all', 'doctor', 'snooze', 'review', '--quarantined'])
        expect([shell, name, out.includes(name.replace(/^--/, ''))]).toEqual([shell, name, true]);
    }
    expect(spawnSync('bash', ['-n'], { input: cli(home, ['completion', 'bash']).out, encoding: 'utf8' }).stderr).toBe(
      '',
    );
    expect(cli(home, ['completion', 'csh'])).toMatchObject({ code: 2, out: '' });
  });
});

describe('help', () => {
  /** Every command there is, by walking the help itself. */
  function* commands(path: readonly string[] = []): Generator<{ path: readonly string[]; help: string }> {
    const help = cli(tempDir(), [...path, '--help']).out;
    yield { path, help };
    const list = /\nCommands:\n([\s\S]*?)\n\n/.exec(`${help}\n\n`)?.[1] ?? '';
    for (const [, name] of list.matchAll(/^ {2}([a-z-]+)/gm))
      if (name !== 'help' && name !== undefined) yield* commands([...path, name]);
  }

  test('of every command, groups too, ends with an example that names the command line', { timeout: 60_000 }, () => {
    let count = 0;
    for (const { path, help } of commands()) {
      count += 1;
      expect([path, /\nExample:\n {2}.*stallari-cli/.test(help)]).toEqual([path, true]);
    }
    expect(count).toBeGreaterThan(30);
  });

  test('a slip of the pen is answered with what was meant, in one line: exit 2', () => {
    const ran = cli(tempDir(), ['beacon', 'lsit']);
    expect([ran.code, ran.err.trim().split('\n').length, ran.err.includes('Did you mean list?')]).toEqual([2, 1, true]);
  });

  test('a reader that has seen enough ends nothing with an error', () => {
    const script = `"$0" "$1" --help | head -1; echo "\${PIPESTATUS[0]}"`;
    const ran = spawnSync('bash', ['-c', script, process.execPath, CLI], { encoding: 'utf8' });
    expect(ran.stdout.trim().split('\n').at(-1)).toBe('0');
    expect(ran.stderr).toBe('');
  });
});
