import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CLI, cli } from '@test/cli.ts';
import { cliHere } from '@test/cli-here.ts';
import { tempDir } from '@test/temp.ts';
import { describe, expect, test } from 'vitest';

/** What the compiled CLI prints for a shell; the same each time. */
const scripts = new Map<string, string>();
function scriptOf(shell: string): string {
  const known = scripts.get(shell) ?? cli(join(tempDir(), 'none'), ['completion', shell]).out;
  scripts.set(shell, known);
  return known;
}

/** What bash itself offers for a line, with the cursor after its last word. */
function offered(words: readonly string[]): string[] {
  const file = join(tempDir(), 'completion');
  writeFileSync(file, scriptOf('bash'));
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
});

/** Types into a shell on a pseudo terminal, a line after each prompt, and answers what the terminal showed. */
const typist = `
import json, os, pty, select, sys, time
argv, env, lines = json.loads(sys.argv[1]), json.loads(sys.argv[2]), json.loads(sys.argv[3])
pid, fd = pty.fork()
if pid == 0:
    os.execvpe(argv[0], argv, {**os.environ, **env})
seen = b''
def read_until(mark, since, seconds=30):
    global seen
    end = time.time() + seconds
    while mark not in seen[since:] and time.time() < end:
        if select.select([fd], [], [], 0.2)[0]:
            try: seen += os.read(fd, 4096)
            except OSError: break
for line in lines:
    since = len(seen)
    read_until(b'ready> ', max(0, since - 7))
    for key in line:
        os.write(fd, key.encode())
        time.sleep(0.2 if key == '\\t' else 0)
    since = len(seen)
    os.write(fd, b'\\n')
    read_until(b'ran: ', since)
os.write(fd, b'exit\\n')
print(seen.decode(errors='replace'))
`;

const isThere = (shell: string) => spawnSync(shell, ['-c', 'true']).status === 0;
const interactive = { bash: isThere('bash'), zsh: isThere('zsh') };
const fishIsThere = isThere('fish');

describe('completion in a real shell', () => {
  test('bash is here; whether zsh and fish are is said', () => {
    expect(interactive.bash).toBe(true);
    const word = (there: boolean) => (there ? 'run' : 'not here, so not run');
    process.stderr.write(`Completion: zsh ${word(interactive.zsh)}, fish ${word(fishIsThere)}.\n`);
  });

  test.each(Object.entries(interactive).flatMap(([shell, there]) => (there ? [shell] : [])))(
    'interactive %s on a pseudo terminal completes commands, a flag, and one of an option’s 4 words',
    (shell) => {
      const dir = tempDir();
      const prompt = "PS1='ready> '\n";
      const quiet = shell === 'bash' ? "bind 'set enable-bracketed-paste off'\n" : 'unset zle_bracketed_paste\n';
      const before = shell === 'zsh' ? 'autoload -Uz compinit && compinit -u -D\n' : '';
      writeFileSync(join(dir, shell === 'zsh' ? '.zshrc' : 'rc'), `${before}${scriptOf(shell)}\n${quiet}${prompt}`);
      writeFileSync(join(dir, 'stallari-cli'), '#!/bin/sh\necho "ran"": $*"\n', { mode: 0o755 });
      const argv = shell === 'zsh' ? ['zsh', '-d', '-i'] : ['bash', '--noprofile', '--rcfile', join(dir, 'rc'), '-i'];
      const env = { TERM: 'dumb', ZDOTDIR: dir, PATH: `${dir}:${process.env['PATH']}` };
      const lines = [
        'stallari-cli tel\tsta\t',
        'stallari-cli beacon li\t--qu\t',
        'stallari-cli beacon feedback --reaction conf\t',
      ];
      const asked = [argv, env, lines].map((part) => JSON.stringify(part));
      const ran = spawnSync('python3', ['-c', typist, ...asked], { encoding: 'utf8', timeout: 120_000 });
      const said = [...ran.stdout.matchAll(/ran: ([^\r\n]*)/g)].map(([, words]) => words?.trim());
      expect(said).toEqual(['telemetry status', 'beacon list --quarantined', 'beacon feedback --reaction confused']);
    },
  );

  test.each(
    !fishIsThere
      ? []
      : ([
          ['b', ['beacon']],
          ['beacon dis', ['discard']],
          ['beacon list --', ['--help', '--json', '--quarantined', '--sent']],
          ['guard re', ['reset', 'restart', 'resume']],
          ['telemetry on ', ['crash', 'diagnostics']],
          ['telemetry review o', ['off', 'on']],
          ['beacon feedback --reaction ', ['broken', 'confused', 'love', 'works']],
          ['beacon feedback --text beacon --re', ['--reaction']],
          ['beacon inspect ', []],
          ['completion z', ['zsh']],
        ] as const),
  )('fish offers for %j: %j', (line, expected) => {
    const home = tempDir();
    const file = join(home, 'stallari-cli.fish');
    writeFileSync(file, scriptOf('fish'));
    const script = `source ${file}; complete -C 'stallari-cli ${line}'`;
    const ran = spawnSync('fish', ['--no-config', '-c', script], {
      encoding: 'utf8',
      env: { ...process.env, HOME: home },
    });
    expect(ran.stderr).toBe('');
    const offers = ran.stdout.split('\n').map((row) => row.split('\t')[0]);
    expect(offers.filter((word) => word !== '')).toEqual(expected);
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
    expect(spawnSync('bash', ['-n'], { input: scriptOf('bash'), encoding: 'utf8' }).stderr).toBe('');
    expect(existsSync(home)).toBe(false);
    expect(cli(home, ['completion', 'csh'])).toMatchObject({ code: 2, out: '' });
  });
});

describe('help', () => {
  /** Every command there is, by walking the help itself. */
  async function* commands(
    helpOf: (path: readonly string[]) => Promise<string>,
    path: readonly string[] = [],
  ): AsyncGenerator<{ path: readonly string[]; help: string }> {
    const help = await helpOf(path);
    yield { path, help };
    const list = /\nCommands:\n([\s\S]*?)\n\n/.exec(`${help}\n\n`)?.[1] ?? '';
    for (const [, name] of list.matchAll(/^ {2}([a-z-]+)/gm))
      if (name !== 'help' && name !== undefined) yield* commands(helpOf, [...path, name]);
  }

  test('of every command, groups too, ends with an example that names the command line', async () => {
    const { ran } = await cliHere();
    let count = 0;
    for await (const { path, help } of commands(async (path) => (await ran(...path, '--help')).out)) {
      count += 1;
      expect([path, /\nExample:\n {2}.*stallari-cli/.test(help)]).toEqual([path, true]);
      // The program says the same: asked for the groups, and for a command of each.
      if (path.length < 2 || ['inspect', 'run', 'review'].includes(path.at(-1) ?? ''))
        expect(cli(tempDir(), [...path, '--help'])).toEqual({ code: 0, out: help, err: '' });
    }
    expect(count).toBeGreaterThan(30);
  });

  test('a slip of the pen is answered with what was meant, in one line: exit 2', () => {
    const ran = cli(tempDir(), ['beacon', 'lsit']);
    expect([ran.code, ran.err.trim().split('\n').length, ran.err.includes('Did you mean list?')]).toEqual([2, 1, true]);
  });

  test('a usage error of a command points to the help of that command', async () => {
    const { ran } = await cliHere();
    for (const [args, path] of [
      [['beacon', 'inspect'], 'stallari-cli beacon inspect'],
      [['beacon', 'export', '--since', '7x'], 'stallari-cli beacon export'],
      [['beacon', 'lst'], 'stallari-cli beacon'],
      [['telemetry', 'review', 'maybe'], 'stallari-cli telemetry review'],
    ] as const)
      expect(await ran(...args)).toMatchObject({
        code: 2,
        out: '',
        err: expect.stringMatching(new RegExp(`See: ${path} --help\n$`)),
      });
  });

  test('a reader that has seen enough ends nothing with an error', () => {
    const script = `"$0" "$1" --help | head -1; echo "\${PIPESTATUS[0]}"`;
    const ran = spawnSync('bash', ['-c', script, process.execPath, CLI], { encoding: 'utf8' });
    expect(ran.stdout.trim().split('\n').at(-1)).toBe('0');
    expect(ran.stderr).toBe('');
  });
});
