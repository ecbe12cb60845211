import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { clientFiles } from '@adapters/client-files.ts';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { cli, plainEnv } from '@test/cli.ts';
import { tempDir } from '@test/temp.ts';
import { expect, test } from 'vitest';

const CURSOR = `// mine\n{\n\t"mcpServers": {\n\t\t"one": { "command": "npx", "args": ["-y", "x-server", "--token=made-up-token",], "env": { "KEY": "made-up-key" } },\n\t},\n}\n`;

/** A person's home with these files; `run` calls the CLI in it. */
function person(files: Record<string, string | Buffer>) {
  const user = tempDir();
  const home = join(user, 'beacon-home');
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(user, name)), { recursive: true });
    writeFileSync(join(user, name), text);
  }
  mkdirSync(join(user, 'project'), { recursive: true });
  const run = (...args: string[]) => cli(home, ['guard', ...args], { HOME: user, XDG_CONFIG_HOME: '' });
  return { user, home, run, read: (name: string) => readFileSync(join(user, name), 'utf8') };
}

test('import wraps every client that is there once, keeps a copy with 0600, and undo gives every byte back', () => {
  const files = {
    '.cursor/mcp.json': CURSOR,
    '.config/Claude/claude_desktop_config.json':
      '\uFEFF{\r\n  "mcpServers": { "a": { "command": "uvx", "args": ["b"] } }\r\n}\r\n',
    '.claude.json':
      '{"mcpServers":{"a":{"command":"c"}},"projects":{"/p":{"mcpServers":{"d":{"command":"e","args":[]}}}}}',
    '.config/Code/User/mcp.json':
      '{ "servers": { "r": { "type": "http", "url": "https://example.com/mcp" }, "l": { "command": "f" } } }',
    '.config/Code/User/settings.json': '{ "editor.tabSize": 2, "mcp": { "servers": { "s": { "command": "g" } } } }',
  };
  const { run, read, home } = person(files);
  const first = run('import');
  expect([first.code, first.err]).toEqual([0, '']);
  for (const name of Object.keys(files)) expect(read(name), name).toContain('guard');
  expect(read('.config/Code/User/mcp.json')).toContain('"url": "https://example.com/mcp"');
  const copies = readdirSync(join(home, 'backups'));
  expect(copies).toHaveLength(5);
  for (const name of copies) expect(statSync(join(home, 'backups', name)).mode & 0o777).toBe(0o600);
  const again = run('import');
  expect([again.code, again.out]).toEqual([0, expect.stringContaining('wrapped already')]);
  expect(readdirSync(join(home, 'backups'))).toHaveLength(5);
  expect(run('undo').code).toBe(0);
  for (const [name, text] of Object.entries(files)) expect(read(name), name).toBe(text);
  expect(run('import', 'undo').code).toBe(0);
});

test('a dry run changes nothing and prints the diff without an argument, a variable or a key', () => {
  const { run, read, home } = person({ '.cursor/mcp.json': CURSOR });
  const { code, out } = run('import', '--client', 'cursor', '--dry-run');
  expect(code).toBe(0);
  expect(out).toMatch(/^- {3}npx x-server …$/m);
  expect(out).toMatch(/^\+ {3}\/.+ guard run --name \S+ -- npx x-server …$/m);
  expect(out).not.toContain('made-up');
  expect(read('.cursor/mcp.json')).toBe(CURSOR);
  expect(existsSync(join(home, 'backups'))).toBe(false);
});

test('a link stays a link, and the mode of the file stays', () => {
  const { user, run, read } = person({ 'dotfiles/mcp.json': CURSOR });
  mkdirSync(join(user, '.cursor'));
  symlinkSync(join(user, 'dotfiles', 'mcp.json'), join(user, '.cursor', 'mcp.json'));
  chmodSync(join(user, 'dotfiles', 'mcp.json'), 0o640);
  expect(run('import').code).toBe(0);
  expect(lstatSync(join(user, '.cursor', 'mcp.json')).isSymbolicLink()).toBe(true);
  expect(statSync(join(user, 'dotfiles', 'mcp.json')).mode & 0o777).toBe(0o640);
  expect(read('dotfiles/mcp.json')).toContain('guard');
});

test.each([
  ['torn', '{ "mcpServers": {'],
  ['no text', Buffer.from([0x7b, 0xff, 0xfe, 0x7d])],
  ['a list', '[1]'],
  ['JSON5', "{ mcpServers: { a: { command: 'c' } } }"],
  ['UTF-16', Buffer.from('\uFEFF{"mcpServers":{"a":{"command":"c"}}}', 'utf16le')],
  ['with the same list twice', '{"mcpServers":{"a":{"command":"c"}},"mcpServers":{"b":{"command":"c"}}}'],
  ['with two servers of one name', '{"mcpServers":{"a":{"command":"c"},"a":{"command":"d"}}}'],
  ['of 17 MB', `{"mcpServers":{"a":{"command":"c","args":["${'x'.repeat(17 * 1024 * 1024)}"]}}}`],
] as const)(
  'a configuration that is %s is left to the byte and named in one line, and the others are wrapped',
  (_, bytes) => {
    const { user, run, read } = person({
      '.cursor/mcp.json': bytes,
      '.claude.json': '{"mcpServers":{"a":{"command":"c"}}}',
    });
    const { code, err } = run('import');
    expect(code).toBe(1);
    expect(err).toMatch(/^Cursor \(~\/\.cursor\/mcp\.json\): .+\n$/);
    expect(readFileSync(join(user, '.cursor', 'mcp.json')).equals(Buffer.from(bytes))).toBe(true);
    expect(read('.claude.json')).toContain('guard');
  },
);

test('a folder, a pipe, a link to a device and a file that nobody may write are named in one line each, and left', () => {
  const insiders = '.config/Code - Insiders/User/mcp.json';
  const server = '{"servers":{"a":{"command":"c"}}}';
  const { user, run, read } = person({ '.claude.json': '{"mcpServers":{"a":{"command":"c"}}}', [insiders]: server });
  chmodSync(join(user, insiders), 0o444);
  const cursor = join(user, '.cursor', 'mcp.json');
  const code = join(user, '.config', 'Code', 'User', 'mcp.json');
  const desktop = join(user, '.config', 'Claude', 'claude_desktop_config.json');
  mkdirSync(cursor, { recursive: true });
  for (const path of [code, desktop]) mkdirSync(dirname(path), { recursive: true });
  execFileSync('mkfifo', [code]);
  symlinkSync('/dev/zero', desktop);
  const { code: exit, err } = run('import');
  expect(exit).toBe(1);
  const lines = err.trimEnd().split('\n');
  expect(
    lines.map((line) =>
      /^(?:Cursor|VS Code|Claude Desktop) \(~\/.+\): It (?:is left alone: .+|may not be written. Nothing was changed)\.$/.test(
        line,
      ),
    ),
  ).toEqual([true, true, true, true]);
  expect(lstatSync(code).isFIFO()).toBe(true);
  expect(lstatSync(desktop).isSymbolicLink()).toBe(true);
  expect(readdirSync(cursor)).toEqual([]);
  expect(read(insiders)).toBe(server);
  expect(read('.claude.json')).toContain('guard');
});

test('undo takes out our wrapping alone after the person added, renamed and changed servers and moved lines', () => {
  const { run, read, user } = person({ '.cursor/mcp.json': CURSOR });
  expect(run('import').code).toBe(0);
  const edited = read('.cursor/mcp.json')
    .replace('// mine', '// mine, changed')
    .replace('"one":', '"renamed":')
    .replace('"KEY": "made-up-key"', '"KEY": "another"')
    .replace(
      '"mcpServers": {',
      '"other": [1, 2],\n\t"mcpServers": {\n\t\t"new": { "command": "uvx", "args": ["guard", "run", "--", "x"] },',
    );
  writeFileSync(join(user, '.cursor', 'mcp.json'), edited);
  expect(run('undo').code).toBe(0);
  expect(read('.cursor/mcp.json')).toBe(
    CURSOR.replace('// mine', '// mine, changed')
      .replace('"one":', '"renamed":')
      .replace('"KEY": "made-up-key"', '"KEY": "another"')
      .replace(
        '"mcpServers": {',
        '"other": [1, 2],\n\t"mcpServers": {\n\t\t"new": { "command": "uvx", "args": ["guard", "run", "--", "x"] },',
      ),
  );
});

test('what an older Beacon wrote, Node and its CLI by path, counts as wrapped and is taken out by undo', () => {
  const old = (inner: string) =>
    `{"mcpServers":{"a":{"command":"/usr/bin/node","args":["/opt/beacon/out/cli.mjs","guard","run","--",${inner}]}}}`;
  const { run, read } = person({ '.cursor/mcp.json': old('"npx","x"') });
  expect(run('import').out).toContain('1 wrapped already');
  expect(read('.cursor/mcp.json')).toBe(old('"npx","x"'));
  expect(run('undo').code).toBe(0);
  expect(JSON.parse(read('.cursor/mcp.json'))).toEqual({ mcpServers: { a: { command: 'npx', args: ['x'] } } });
});

test('a client that has no configuration is said so with 1, one that is unknown is a usage error with 2', () => {
  const { run } = person({});
  expect(run('import', '--client', 'cursor')).toMatchObject({ code: 1, out: '' });
  expect(run('import', '--client', 'emacs').code).toBe(2);
});

test('a file that its client has written in between is not written over, and nothing unfinished is left', async () => {
  const dir = tempDir();
  const path = join(dir, 'mcp.json');
  writeFileSync(path, 'new');
  expect(await clientFiles().write(path, 'old', 'ours')).toBe('changed');
  expect(readFileSync(path, 'utf8')).toBe('new');
  expect(await clientFiles().write(path, 'new', 'ours')).toBe('written');
  expect(await clientFiles().write(join(dir, 'gone.json'), 'x', 'y')).toBe('changed');
  expect(readdirSync(dir)).toEqual(['mcp.json']);
});

test('what import wrote starts the server: the client of the MCP SDK talks to it', async () => {
  const everything = join(process.cwd(), 'node_modules', '.bin', 'mcp-server-everything');
  const { run, read, home } = person({
    '.cursor/mcp.json': JSON.stringify({ mcpServers: { e: { command: everything, args: ['stdio'] } } }),
  });
  expect(run('import').code).toBe(0);
  const { command, args } = JSON.parse(read('.cursor/mcp.json')).mcpServers.e;
  expect([command, args[0]]).toEqual(['/bin/sh', join(home, 'bin', 'guard.sh')]);
  const client = new Client({ name: 'test', version: '1.0.0' });
  await client.connect(new StdioClientTransport({ command, args, env: plainEnv(home), stderr: 'ignore' }));
  expect((await client.listTools()).tools.length).toBeGreaterThan(3);
  await client.close();
});
