import { clientPlaces } from '@core/clients/places.ts';
import { readServers, runsWords, wrappingOf } from '@core/clients/servers.ts';
import { unwrapped, wrapped } from '@core/clients/wrap.ts';
import '@test/properties.ts';
import fc from 'fast-check';
import { parse } from 'jsonc-parser';
import { describe, expect, test } from 'vitest';

const program = { command: '/usr/local/bin/node', args: ['/opt/beacon/out/cli.mjs'] };
const LISTS = [['mcpServers']];
const guard = (name: string) => ['/opt/beacon/out/cli.mjs', 'guard', 'run', '--name', name, '--'];

function wrap(text: string, lists = LISTS): string {
  const edit = wrapped(text, lists, program);
  if (edit.kind !== 'edit') throw new Error(JSON.stringify(edit));
  return edit.text;
}
function unwrap(text: string, before: string | null, lists = LISTS): string {
  const edit = unwrapped(text, lists, before);
  if (edit.kind !== 'edit') throw new Error(JSON.stringify(edit));
  return edit.text;
}

const TABS = `// my servers
{
\t"mcpServers": {
\t\t"everything": {
\t\t\t"command": "npx", // the runner
\t\t\t"args": [
\t\t\t\t"-y",
\t\t\t\t"@modelcontextprotocol/server-everything", /* the package */
\t\t\t],
\t\t\t"env": { "API_KEY": "made-up" },
\t\t},
\t},
}
`;
const texts: Record<string, string> = {
  'tabs, comments and trailing commas': TABS,
  'CRLF and a BOM': `\uFEFF${TABS.replaceAll('\n', '\r\n')}`,
  'one line': '{"mcpServers":{"a":{"command":"npx","args":["-y","x"]},"b":{"args":["q"],"command":"uvx"}}}',
  'no arguments':
    '{\n  "mcpServers": {\n    "a": { "command": "server" },\n    "b": {\n      "command": "other",\n      "env": {}\n    }\n  }\n}\n',
  'an empty list of arguments':
    '{ "mcpServers": { "a": { "command": "server", "args": [] }, "b": { "command": "s", "args": [ ] } } }',
  'escapes in the command':
    '{ "mcpServers": { "a": { "command": "/opt/\\u0061 b/\\"s\\"", "args": ["\\/x", "\\ud83c\\udf0d"] } } }',
};

describe('wrapping the servers of a client', () => {
  test.each(Object.entries(texts))(
    'changes command and arguments and nothing else, and back to the byte: %s',
    (_, text) => {
      const after = wrap(text);
      const servers = (one: string) =>
        parse(one.replace(/^\uFEFF/, '')).mcpServers as Record<string, { command: string; args?: string[] }>;
      for (const [name, was] of Object.entries(servers(text))) {
        expect(servers(after)[name]).toEqual({
          ...was,
          command: program.command,
          args: [...guard(name), was.command, ...(was.args ?? [])],
        });
      }
      expect(wrapped(after, LISTS, program)).toEqual({ kind: 'nothing' });
      expect(unwrap(after, text)).toBe(text);
      expect(unwrapped(text, LISTS, text)).toEqual({ kind: 'nothing' });
    },
  );

  test('keeps comments, and puts each word on a line of its own where the list has one a line', () => {
    expect(wrap(TABS)).toContain(
      '"command": "/usr/local/bin/node", // the runner\n\t\t\t"args": [\n\t\t\t\t"/opt/beacon/out/cli.mjs",\n\t\t\t\t"guard",\n\t\t\t\t"run",\n\t\t\t\t"--name",\n\t\t\t\t"everything",\n\t\t\t\t"--",\n\t\t\t\t"npx",\n\t\t\t\t"-y",',
    );
    expect(wrap(TABS)).toContain('"@modelcontextprotocol/server-everything", /* the package */\n');
  });

  test('gives no name that a client would fill in or that reads like an option: `--`, `-x`, a variable, 101 letters', () => {
    for (const name of ['--', '-x', ['$', '{HOME}'].join(''), ' ', 'x'.repeat(101)]) {
      const text = JSON.stringify({ mcpServers: { [name]: { command: 'x' } } });
      const { args } = JSON.parse(wrap(text)).mcpServers[name];
      expect(args.slice(1), name).toEqual(['guard', 'run', '--', 'x']);
      expect(unwrap(wrap(text), text)).toBe(text);
    }
  });

  test('leaves remote, odd and wrapped servers alone, and says what they are', () => {
    const text = JSON.stringify({
      mcpServers: {
        http: { type: 'http', url: 'https://example.com/mcp' },
        sse: { url: 'https://example.com/sse' },
        number: { command: 7 },
        words: { command: 'x', args: ['a', 1] },
        both: { command: 'x', url: 'https://example.com' },
        done: { command: '/usr/bin/node', args: ['/opt/out/cli.mjs', 'guard', 'run', '--', 'npx', 'x'] },
        byHand: { command: 'stallari-cli', args: ['guard', 'run', '--rss-mb', '300', '--', 'npx', 'x'] },
        plain: { command: 'x' },
      },
    });
    const read = readServers(text, LISTS);
    expect(read.ok && read.servers.map(({ name, state }) => [name, state])).toEqual([
      ['http', 'remote'],
      ['sse', 'remote'],
      ['number', 'odd'],
      ['words', 'odd'],
      ['both', 'odd'],
      ['done', 'wrapped'],
      ['byHand', 'wrapped'],
      ['plain', 'unwrapped'],
    ]);
    const before = JSON.parse(text).mcpServers;
    const { plain: _, ...others } = JSON.parse(wrap(text)).mcpServers;
    const { plain: __, ...same } = before;
    expect(others).toEqual(same);
  });

  test('is taken out after edits by the person: more arguments, other budgets, a new server; what they wrapped by hand stays', () => {
    const text = wrap(TABS)
      .replace('"run",', '"run", "--rss-mb", "900",')
      .replace('/* the package */', '/* the package */\n\t\t\t\t"--verbose"')
      .replace(
        '"mcpServers": {',
        '"mcpServers": {\n\t\t"hand": { "command": "stallari-cli", "args": ["guard", "run", "--", "mine"] },',
      );
    const { mcpServers } = parse(unwrap(text, TABS));
    expect(mcpServers.everything).toMatchObject({
      command: 'npx',
      args: ['-y', '@modelcontextprotocol/server-everything', '--verbose'],
    });
    expect(mcpServers.hand).toEqual({ command: 'stallari-cli', args: ['guard', 'run', '--', 'mine'] });
  });

  test('finds the lists of Claude Code, in projects too, and of VS Code, nested and dotted', () => {
    const places = clientPlaces({ os: 'macos', home: '/Users/Shared', configHome: null, project: '/Users/Shared/p' });
    const listsOf = (end: string) =>
      places.find(({ path }) => path.endsWith(end))?.lists.map((list) => [...list]) ?? [];
    const code =
      '{ "numStartups": 3, "mcpServers": { "a": { "command": "x" } }, "projects": { "/p/one": { "mcpServers": { "a": { "command": "y" } } }, "/p/two": {} } }';
    const read = readServers(code, listsOf('.claude.json'));
    expect(read.ok && read.servers.map(({ name, project, command }) => [name, project, command])).toEqual([
      ['a', null, 'x'],
      ['a', '/p/one', 'y'],
    ]);
    const after = JSON.parse(wrap(code, listsOf('.claude.json')));
    expect(after.projects['/p/one'].mcpServers.a.args).toEqual([...guard('a'), 'y']);
    const nested = '{ "editor.tabSize": 2, "mcp": { "inputs": [], "servers": { "a": { "command": "x" } } } }';
    const dotted = '{ "mcp.servers": { "a": { "command": "x" } } }';
    expect(JSON.parse(wrap(nested, listsOf('Code/User/settings.json'))).mcp.servers.a.args).toEqual([
      ...guard('a'),
      'x',
    ]);
    expect(JSON.parse(wrap(dotted, listsOf('Code/User/settings.json')))['mcp.servers'].a.args).toEqual([
      ...guard('a'),
      'x',
    ]);
    expect(places.map(({ path }) => path)).toContain(
      '/Users/Shared/Library/Application Support/Claude/claude_desktop_config.json',
    );
    const linux = clientPlaces({ os: 'linux', home: '/home/user', configHome: '/home/user/conf', project: null });
    expect(linux.map(({ path }) => path)).toContain('/home/user/conf/Claude/claude_desktop_config.json');
  });

  test.each([
    ['torn', '{ "mcpServers": { "a": { "command": "x" '],
    ['a list', '[]'],
    [
      'nested 100,000 deep',
      `{ "mcpServers": { "a": { "command": "x" } }, "b": ${'['.repeat(100_000)}${']'.repeat(100_000)} }`,
    ],
    ['a server twice', '{ "mcpServers": { "a": { "command": "x" }, "a": { "command": "y" } } }'],
    ['the list twice', '{ "mcpServers": { "a": { "command": "x" } }, "mcpServers": {} }'],
  ])('refuses a text that is %s', (_, text) => {
    expect(wrapped(text, LISTS, program).kind).toBe('refused');
  });

  test('finds nothing in an empty file, or one without servers', () => {
    for (const text of ['', ' \n', '{}', '{ "mcpServers": {} }', '{ "mcpServers": [] }', '{ "mcpServers": null }']) {
      expect(wrapped(text, LISTS, program), text).toEqual({ kind: 'nothing' });
    }
  });

  test('shows the executable and the package, and no other word: no key, no path, no variable', () => {
    const text = JSON.stringify({
      mcpServers: {
        a: {
          command: '/Users/someone/bin/npx',
          args: ['-y', '@modelcontextprotocol/server-filesystem', '--token', 'made-up-token', '/Users/someone/private'],
          env: { KEY: 'made-up-key' },
        },
      },
    });
    const edit = wrapped(text, LISTS, program);
    const diff = edit.kind === 'edit' ? edit.diff.map(({ sign, text: line }) => sign + line) : [];
    expect(diff).toEqual([
      ' a:',
      '-  npx @modelcontextprotocol/server-filesystem …',
      '+  /usr/local/bin/node /opt/beacon/out/cli.mjs guard run --name a -- npx @modelcontextprotocol/server-filesystem …',
    ]);
    expect(runsWords({ command: '/x/y/my-server', args: ['--secret=1'] })).toBe('my-server');
    expect(wrappingOf('node', ['other.mjs', 'guard', 'run', '--', 'x'])).toBeNull();
  });

  test('shows the name that the fleet will know it by, quoted where it has a blank, there and back; of a name that was changed since, nothing', () => {
    const linesOf = (edit: ReturnType<typeof wrapped>) =>
      edit.kind === 'edit' ? edit.diff.map(({ text }) => text) : [];
    const text = '{ "mcpServers": { "my notes": { "command": "uvx", "args": ["x"] } } }';
    const long = '/usr/local/bin/node /opt/beacon/out/cli.mjs guard run --name';
    expect(linesOf(wrapped(text, LISTS, program))[2]).toBe(`  ${long} "my notes" -- uvx x`);
    const after = wrap(text);
    expect(linesOf(unwrapped(after, LISTS, text))[1]).toBe(`  ${long} "my notes" -- uvx x`);
    const renamed = after.replace('"my notes":', '"other":');
    expect(linesOf(unwrapped(renamed, LISTS, text))[1]).toBe(`  ${long} … -- uvx x`);
  });

  test('goes there and back to the byte for any servers in any layout', () => {
    const word = fc.string({ unit: 'grapheme', maxLength: 12 });
    const server = fc.record(
      {
        command: word.filter((text) => text !== ''),
        args: fc.array(word, { maxLength: 4 }),
        env: fc.dictionary(word, word, { maxKeys: 2 }),
      },
      { requiredKeys: ['command'] },
    );
    fc.assert(
      fc.property(
        fc.dictionary(word, server, { minKeys: 1, maxKeys: 4 }),
        fc.constantFrom(0, 1, 2, 4, '\t'),
        fc.boolean(),
        (servers, indent, crlf) => {
          const plain = JSON.stringify({ before: 1, mcpServers: servers, after: [2] }, null, indent);
          const text = crlf ? plain.replaceAll('\n', '\r\n') : plain;
          if (wrapped(text, LISTS, program).kind === 'nothing') return;
          expect(unwrap(wrap(text), text)).toBe(text);
        },
      ),
    );
  });
});
