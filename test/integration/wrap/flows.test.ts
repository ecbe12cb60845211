import { existsSync, mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import {
  CreateMessageRequestSchema,
  ElicitRequestSchema,
  ListRootsRequestSchema,
  LoggingMessageNotificationSchema,
} from '@modelcontextprotocol/sdk/types.js';
import { CLI, plainEnv, serve } from '@test/cli.ts';
import { guardedHome, probe } from '@test/guardian-home.ts';
import { kept } from '@test/sdk.ts';
import { tempDir, until } from '@test/temp.ts';
import { withLauncher } from '@test/wrap.ts';
import { expect, test } from 'vitest';

/** Whole flows of the MCP SDK's client, each run with the server started directly and through Beacon: the same results. */

const bin = (name: string) => join(process.cwd(), 'node_modules', '.bin', name);
const example = (name: string) =>
  join(process.cwd(), 'node_modules/@modelcontextprotocol/sdk/dist/esm/examples/server', name);
type Way = (
  command: string,
  args: readonly string[],
) => { command: string; args: string[]; env: Record<string, string> };

/** What a server says of the moment, and of the folder that a run has for itself. */
const timeless = (value: unknown, dir = '/nowhere') =>
  JSON.parse(
    JSON.stringify(value)
      .replaceAll(dir, '/dir')
      .replace(/\d{1,2}:\d{2}:\d{2}(?: ?[AP]M)?/g, 'TIME')
      .replace(/\w{3} \w{3} \d{2} \d{4} TIME[^"\\]*/g, 'DATE'),
  );

async function connected(way: Way, command: string, args: readonly string[], said: unknown[]) {
  const transport = new StdioClientTransport({ ...way(command, args), stderr: 'pipe' });
  const client = new Client(
    { name: 'test', version: '1.0.0' },
    { capabilities: { roots: { listChanged: true }, sampling: {}, elicitation: {} } },
  );
  client.setRequestHandler(ListRootsRequestSchema, async ({ params }) => {
    said.push(['roots', params]);
    return { roots: [{ uri: 'file:///made-up/root', name: 'grüße' }] };
  });
  client.setRequestHandler(CreateMessageRequestSchema, async ({ params }) => {
    said.push(['sampling', params]);
    return { model: 'made-up', role: 'assistant', content: { type: 'text', text: 'an answer 🌍' } };
  });
  client.setRequestHandler(ElicitRequestSchema, async ({ params }) => {
    said.push(['elicitation', params]);
    return { action: 'accept', content: { name: 'Ada', check: true } };
  });
  client.setNotificationHandler(LoggingMessageNotificationSchema, ({ params }) => void said.push(['log', params]));
  await client.connect(transport);
  return { client, pid: transport.pid as number };
}

async function everythingFlow(way: Way): Promise<unknown> {
  const said: unknown[] = [];
  const steps: Record<string, unknown> = {};
  for (const time of ['first', 'again'] as const) {
    const { client, pid } = await connected(way, bin('mcp-server-everything'), ['stdio'], said);
    await until('it knows the roots', () => said.some((one) => JSON.stringify(one).includes('Roots updated')));
    const call = (name: string, args: Record<string, unknown> = {}) => client.callTool({ name, arguments: args });
    steps[`${time} initialize`] = [client.getServerVersion(), client.getServerCapabilities(), client.getInstructions()];
    steps[`${time} tools`] = await client.listTools();
    steps[`${time} echo`] = await call('echo', { message: 'x'.repeat(300_000) });
    if (time === 'first') {
      steps['sum'] = await call('get-sum', { a: 2, b: 40 });
      steps['wrong arguments'] = await call('get-sum', { a: 'no' }).catch((error: Error) => error.message);
      steps['no such tool'] = await call('nothing').catch((error: Error) => error.message);
      steps['structured'] = await call('get-structured-content', { location: 'Chicago' });
      steps['image'] = await call('get-annotated-message', { messageType: 'success', includeImage: true });
      steps['links'] = await call('get-resource-links', { count: 4 });
      steps['sampling'] = await call('trigger-sampling-request', { prompt: 'hello', maxTokens: 7 });
      steps['elicitation'] = await call('trigger-elicitation-request');
      steps['roots'] = await call('get-roots-list');
      const { resources } = await client.listResources();
      steps['resources'] = [resources, await client.listResourceTemplates()];
      steps['read'] = await client.readResource({ uri: 'demo://resource/dynamic/text/3' });
      steps['read static'] = await client.readResource({ uri: resources[0]?.uri ?? '' });
      steps['subscribe'] = [
        await client.subscribeResource({ uri: 'demo://resource/dynamic/text/1' }),
        await client.unsubscribeResource({ uri: 'demo://resource/dynamic/text/1' }),
      ];
      steps['prompts'] = [
        await client.listPrompts(),
        await client.getPrompt({ name: 'args-prompt', arguments: { city: 'Köln', state: 'NRW' } }),
        await client.getPrompt({ name: 'nothing' }).catch((error: Error) => error.message),
      ];
      steps['completion'] = await client.complete({
        ref: { type: 'ref/prompt', name: 'completable-prompt' },
        argument: { name: 'department', value: 'E' },
      });
      steps['log level'] = await client.setLoggingLevel('warning');
      const progress: unknown[] = [];
      steps['long'] = await client.callTool(
        { name: 'trigger-long-running-operation', arguments: { duration: 0.4, steps: 4 } },
        undefined,
        { onprogress: (one) => void progress.push(one) },
      );
      // Of the last ones the client only tells when it reads them apart from the answer that follows: a question of time.
      expect(progress.length).toBeGreaterThan(0);
      expect(progress).toEqual([1, 2, 3, 4].slice(0, progress.length).map((one) => ({ progress: one, total: 4 })));
      const cancel = new AbortController();
      steps['cancelled'] = await client
        .callTool({ name: 'trigger-long-running-operation', arguments: { duration: 60, steps: 600 } }, undefined, {
          onprogress: () => cancel.abort('enough'),
          signal: cancel.signal,
        })
        .catch((error: Error) => error.message);
      steps['ping'] = await client.ping();
    }
    await client.close();
    await until('its process has gone', async () => (await probe.startTime(pid)) === null);
  }
  return timeless({ steps, said });
}

async function filesystemFlow(way: Way): Promise<unknown> {
  const dir = realpathSync(tempDir());
  const said: unknown[] = [];
  const steps: unknown[] = [];
  mkdirSync(join(dir, 'in'));
  writeFileSync(join(dir, 'in', 'a.txt'), 'first\nsecond\n');
  // Its folders are those of the command line: this client names a root that is not there.
  const { client } = await connected(way, bin('mcp-server-filesystem'), [dir], said);
  const call = async (name: string, args: Record<string, unknown>) =>
    void steps.push([name, await client.callTool({ name, arguments: args }).catch((error: Error) => error.message)]);
  steps.push(await client.listTools());
  await call('list_allowed_directories', {});
  await call('read_text_file', { path: join(dir, 'in', 'a.txt') });
  await call('write_file', { path: join(dir, 'b.txt'), content: 'made\r\nhere 🌍' });
  await call('edit_file', { path: join(dir, 'in', 'a.txt'), edits: [{ oldText: 'first', newText: 'zeroth' }] });
  await call('move_file', { source: join(dir, 'b.txt'), destination: join(dir, 'in', 'c.txt') });
  await call('directory_tree', { path: dir });
  await call('search_files', { path: dir, pattern: '**/*.txt' });
  await call('read_text_file', { path: '/etc/hostname' });
  await client.close();
  const files = ['a.txt', 'c.txt'].map((name) => join(dir, 'in', name)).filter((path) => existsSync(path));
  return timeless({ steps, said, files: files.map((path) => [path, readFileSync(path, 'utf8')]) }, dir);
}

async function exampleFlow(way: Way): Promise<unknown> {
  const said: unknown[] = [];
  const { client } = await connected(way, process.execPath, [example('toolWithSampleServer.js')], said);
  const steps = [
    client.getServerVersion(),
    await client.listTools(),
    await client.callTool({ name: 'summarize', arguments: { text: 'a long text' } }),
  ];
  await client.close();
  return timeless({ steps, said });
}

const direct: Way = (command, args) => ({ command, args: [...args], env: plainEnv(tempDir()) });
const flows = [
  ['server-everything', everythingFlow],
  ['server-filesystem', filesystemFlow],
  ["the SDK's own toolWithSampleServer", exampleFlow],
] as const;

test.each(flows)(
  'a whole flow with %s has the same results directly, through guard run, and as import writes it with a host running; no report',
  async (_, flow) => {
    const alone = tempDir();
    const wrapped: Way = (command, args) => ({
      command: process.execPath,
      args: [CLI, 'guard', 'run', '--', command, ...args],
      env: plainEnv(alone),
    });
    const hosted = guardedHome([]);
    const launcher = withLauncher(hosted);
    await serve(hosted);
    const imported: Way = (command, args) => ({
      command: '/bin/sh',
      args: [launcher, 'guard', 'run', '--name', 'flow', '--', command, ...args],
      env: plainEnv(hosted),
    });
    const [plain, ...others] = await Promise.all([direct, wrapped, imported].map(flow));
    for (const other of others) expect(other).toEqual(plain);
    expect([...kept(alone), ...kept(hosted)]).toEqual([]);
  },
);
