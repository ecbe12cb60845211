import { describe, expect, test } from 'vitest';
import { readDraft } from '../../../../src-renderer/fleet/add-process.ts';
import { splitCommandLine } from '../../../../src-renderer/fleet/command-line.ts';

describe('a command line', () => {
  test.each([
    ['node server.mjs', 'node', ['server.mjs']],
    ['  npx   -y @x/server  ', 'npx', ['-y', '@x/server']],
    ['run "two words" \'and "three"\'', 'run', ['two words', 'and "three"']],
    ['say ""', 'say', ['']],
    ['a\\ b c', 'a b', ['c']],
    ['x --url=http://h/?a=1&b=2', 'x', ['--url=http://h/?a=1&b=2']],
    ['grep "a|b"', 'grep', ['a|b']],
    ['find . -name "*.js" \\;', 'find', ['.', '-name', '*.js', ';']],
    ['echo "say \\"hi\\""', 'echo', ['say "hi"']],
  ])('%s', (line, command, args) => expect(splitCommandLine(line)).toEqual({ kind: 'ok', command, args }));

  test.each([
    ['a | b', '|'],
    ['a && b', '&&'],
    ['a > log.txt', '>'],
    ['a 2>&1', '2>&1'],
    ['server &', '&'],
    ['cd x; y', ';'],
    ['echo $(date)', '$(date)'],
  ])('%s needs a shell, and there is none', (line, sign) => {
    expect(splitCommandLine(line)).toEqual({ kind: 'shell', sign });
  });

  test('a variable in front of the program is named', () => {
    expect(splitCommandLine('PORT=80 node x.mjs')).toEqual({ kind: 'variable', name: 'PORT' });
  });

  test('an open quote and nothing at all are told apart', () => {
    expect(splitCommandLine('say "hi')).toEqual({ kind: 'open_quote', quote: '"' });
    expect(splitCommandLine('   ')).toEqual({ kind: 'empty' });
    expect(splitCommandLine('""')).toEqual({ kind: 'empty' });
  });
});

describe('the fields of a new process', () => {
  const draft = { name: 'search', line: 'node search.mjs', kind: 'mcp', budgetMb: '512' } as const;

  test('make what the host is asked to add', () => {
    expect(readDraft(draft, [])).toEqual({
      ok: true,
      process: { name: 'search', command: 'node', args: ['search.mjs'], kind: 'mcp', rss_mb: 512 },
    });
    expect(readDraft({ ...draft, budgetMb: '2,048' }, [])).toMatchObject({ ok: true, process: { rss_mb: 2048 } });
  });

  test('say what is wrong, each below its field', () => {
    const read = readDraft({ name: ' ', line: 'a | b', kind: 'mcp', budgetMb: 'much' }, []);
    expect(read).toMatchObject({
      ok: false,
      problems: {
        name: 'A name is needed.',
        line: expect.stringContaining('no shell'),
        budgetMb: 'Expected a number of MB from 1.',
      },
    });
    expect(readDraft({ ...draft, budgetMb: '0' }, [])).toMatchObject({
      problems: { budgetMb: 'Expected 1 to 16,777,216 MB; this is 0.' },
    });
  });

  test('a name that is taken is refused before the host is asked', () => {
    expect(readDraft(draft, ['search'])).toMatchObject({
      problems: { name: 'There is already a process called search.' },
    });
  });
});
