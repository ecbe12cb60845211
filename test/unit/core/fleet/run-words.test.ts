import { named } from '@core/fleet/run-name.ts';
import { readRunWords } from '@core/fleet/run-words.ts';
import { crashesAfterAll, stopCause } from '@core/fleet/wrapping.ts';
import { expect, test } from 'vitest';

test('reads options before the command, and leaves everything after it, or after --, to the command', () => {
  expect(
    readRunWords(['--name', 'n', '--kind=job', '--rss-mb', '512', '--cpu=90', '--', 'npx', '-y', '--name', 'x', '--']),
  ).toEqual({
    kind: 'run',
    words: { name: 'n', kind: 'job', rssMb: 512, cpuPercent: 90, command: 'npx', args: ['-y', '--name', 'x', '--'] },
  });
  expect(readRunWords(['cat', '--help'])).toMatchObject({ kind: 'run', words: { command: 'cat', args: ['--help'] } });
  expect(readRunWords(['--', '--odd'])).toMatchObject({ kind: 'run', words: { command: '--odd' } });
  expect(readRunWords(['-h'])).toEqual({ kind: 'help' });
});

test('names a process after its package, else its program, and after no other word', () => {
  const nameOf = (...argv: string[]) => {
    const read = readRunWords(['--', ...argv]);
    return read.kind === 'run' ? named(read.words).name : null;
  };
  expect(nameOf('npx', '-y', '@modelcontextprotocol/server-everything', 'stdio')).toBe(
    '@modelcontextprotocol/server-everything',
  );
  expect(nameOf('/opt/bin/thing', '--token', 'made-up')).toBe('thing');
  expect(nameOf('./a\u0007b')).toBe('ab');
  expect(nameOf('\u0007')).toBe('server');
});

test.each([
  [['--rss-mb', '0', '--', 'x']],
  [['--rss-mb', '1e3', '--', 'x']],
  [['--cpu', '-1', '--', 'x']],
  [['--kind', 'cat', '--', 'x']],
  [['--name', ' ', '--', 'x']],
  [['--name']],
  [[]],
  [['--']],
  [['--', '']],
  [['--what', '--', 'x']],
])('refuses %j', (argv) => {
  expect(readRunWords(argv).kind).toBe('usage');
});

test('an end is a failure unless it is 0, wished for, or of a command that never ran', () => {
  const fails = (code: number | null, signal: string | null, asked = false) => crashesAfterAll({ code, signal }, asked);
  expect([fails(0, null), fails(1, null), fails(126, null), fails(127, null), fails(1, null, true)]).toEqual([
    false,
    true,
    false,
    false,
    false,
  ]);
  expect([
    fails(null, 'SIGKILL'),
    fails(null, 'SIGTERM'),
    fails(null, 'SIGKILL', true),
    fails(null, 'SIGSEGV', true),
  ]).toEqual([true, false, false, true]);
  expect(['memory_budget', 'cpu_budget', 'fleet', 'hang', 'person', 'quit'].map(stopCause)).toEqual([
    'memory',
    'cpu',
    'fleet',
    'hang',
    null,
    null,
  ]);
});
