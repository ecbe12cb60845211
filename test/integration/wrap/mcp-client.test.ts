import { mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { CLI, plainEnv } from '@test/cli.ts';
import { probe } from '@test/guardian-home.ts';
import { kept } from '@test/sdk.ts';
import { tempDir, until } from '@test/temp.ts';
import { describe, expect, onTestFinished, test } from 'vitest';

const bin = (name: string) => join(process.cwd(), 'node_modules', '.bin', name);

/** The client of the MCP TypeScript SDK, talking to a real server through the wrapper. */
async function connected(home: string, command: string, args: readonly string[]) {
  const transport = new StdioClientTransport({
    command: process.execPath,
    args: [CLI, 'guard', 'run', '--', command, ...args],
    env: plainEnv(home),
    stderr: 'pipe',
  });
  const client = new Client({ name: 'test', version: '1.0.0' });
  await client.connect(transport);
  onTestFinished(() => client.close());
  return { client, pid: transport.pid as number };
}
const textOf = (result: unknown) => JSON.stringify((result as { content: unknown }).content);

describe('the client of the MCP SDK, through guard run', () => {
  test('with server-everything: lists its tools, prompts and resources, calls, pings, closes; no report', async () => {
    const home = tempDir();
    const { client, pid } = await connected(home, bin('mcp-server-everything'), ['stdio']);
    expect(client.getServerVersion()?.name).toContain('everything');
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).toContain('echo');
    expect(textOf(await client.callTool({ name: 'echo', arguments: { message: 'grüße, 世界 🌍' } }))).toContain(
      'grüße, 世界 🌍',
    );
    const long = 'x'.repeat(2_000_000);
    expect(textOf(await client.callTool({ name: 'echo', arguments: { message: long } }))).toContain(long);
    expect((await client.listPrompts()).prompts.length).toBeGreaterThan(0);
    const { resources } = await client.listResources();
    expect(resources.length).toBeGreaterThan(0);
    const [first] = resources;
    expect((await client.readResource({ uri: first?.uri ?? '' })).contents.length).toBeGreaterThan(0);
    const many = await Promise.all(
      Array.from({ length: 50 }, (_, n) => client.callTool({ name: 'echo', arguments: { message: `number ${n}` } })),
    );
    for (const [n, one] of many.entries()) expect(textOf(one)).toContain(`number ${n}`);
    await client.ping();
    await client.close();
    await until('the wrapper is gone', async () => (await probe.startTime(pid)) === null);
    expect(kept(home)).toEqual([]);
  });

  test('with server-filesystem: writes, reads, edits, lists and moves a file, and is refused what lies outside', async () => {
    const home = tempDir();
    const dir = realpathSync(tempDir());
    mkdirSync(join(dir, 'in'));
    writeFileSync(join(dir, 'in', 'a.txt'), 'first\nsecond\n');
    const { client, pid } = await connected(home, bin('mcp-server-filesystem'), [dir]);
    const call = (name: string, args: Record<string, unknown>) => client.callTool({ name, arguments: args });
    expect(textOf(await call('read_text_file', { path: join(dir, 'in', 'a.txt') }))).toContain('second');
    await call('write_file', { path: join(dir, 'b.txt'), content: 'made\r\nhere' });
    expect(readFileSync(join(dir, 'b.txt'), 'utf8')).toBe('made\r\nhere');
    await call('edit_file', { path: join(dir, 'in', 'a.txt'), edits: [{ oldText: 'first', newText: 'zeroth' }] });
    expect(readFileSync(join(dir, 'in', 'a.txt'), 'utf8')).toBe('zeroth\nsecond\n');
    await call('move_file', { source: join(dir, 'b.txt'), destination: join(dir, 'in', 'c.txt') });
    expect(textOf(await call('list_directory', { path: join(dir, 'in') }))).toMatch(/a\.txt.*c\.txt/);
    expect((await call('read_text_file', { path: '/etc/hostname' })).isError).toBe(true);
    await client.close();
    await until('the wrapper is gone', async () => (await probe.startTime(pid)) === null);
    expect(kept(home)).toEqual([]);
  });

  test('sees that its server is gone, when somebody kills the wrapper', async () => {
    const { client, pid } = await connected(tempDir(), bin('mcp-server-everything'), ['stdio']);
    let closed = false;
    client.onclose = () => {
      closed = true;
    };
    process.kill(pid, 'SIGKILL');
    await until('the end of the connection', () => closed);
  });
});
