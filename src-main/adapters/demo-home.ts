import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isRunning } from './running.ts';

/** Where demo homes lie; a later demo removes those whose host is gone. */
const PREFIX = 'beacon-demo-';

export type DemoHome =
  | { readonly kind: 'made'; readonly home: string }
  | { readonly kind: 'refused'; readonly message: string };

/**
 * A throw-away home whose guardian.json holds real processes: a healthy public MCP server, one that leaks, one that
 * spins, one that crashes with a Node stack and, where python3 is installed, one that crashes with a Python traceback.
 */
export async function makeDemoHome(env: Readonly<Record<string, string | undefined>>): Promise<DemoHome> {
  const asked = env['BEACON_HOME']?.trim() ?? '';
  // Not only guardian.json: config.json holds the choices of a person, and the proof that what they sent was theirs.
  const inUse = asked === '' ? undefined : (await namesIn(asked)).find((name) => !name.startsWith('.'));
  if (inUse !== undefined) {
    return {
      kind: 'refused',
      message: `BEACON_HOME names a folder that is in use (${join(asked, inUse)}). The demo wants an empty one; leave BEACON_HOME out.`,
    };
  }
  await removeOldHomes();
  const home = asked !== '' ? asked : await mkdtemp(join(tmpdir(), PREFIX));
  await mkdir(home, { recursive: true, mode: 0o700 });
  const port = await freePort();
  const python = findInPath('python3', env);
  // Electron's executable is no Node for a child: the one that started this checkout is.
  const node = process.versions['electron'] === undefined ? process.execPath : (findInPath('node', env) ?? 'node');
  const programs = demoPrograms();
  const file = (name: string) => join(programs, name);
  const processes = [
    {
      name: 'everything',
      command: node,
      ...mcpServer(),
      env: { PORT: String(port) },
      kind: 'mcp',
      health: { mcp_ping: `http://127.0.0.1:${port}/mcp`, interval_s: 10, timeout_s: 5 },
    },
    {
      name: 'leaker',
      command: node,
      args: [file('leak.mjs')],
      kind: 'job',
      component: 'demo.leaker',
      rss_mb: 200,
      on_breach: 'stop',
    },
    {
      name: 'spinner',
      command: node,
      args: [file('spin.mjs')],
      kind: 'job',
      component: 'demo.spinner',
      // Little enough to be passed on a computer that is busy with something else.
      cpu_percent: 10,
      cpu_sustained_s: 10,
      on_breach: 'stop',
    },
    {
      name: 'crasher-node',
      command: node,
      args: [file('crash.mjs')],
      kind: 'daemon',
      component: 'demo.crasher',
    },
    ...(python === null
      ? []
      : [
          {
            name: 'crasher-python',
            command: python,
            args: [file('crash.py')],
            kind: 'daemon',
            component: 'demo.crasher',
          },
        ]),
  ];
  const config = {
    version: 1,
    poll_interval_ms: 1000,
    defaults: { grace_s: 2, restart: { max_failures: 4, window_s: 120 } },
    processes,
  };
  await writeFile(join(home, 'guardian.json'), `${JSON.stringify(config, null, 2)}\n`, { mode: 0o600 });
  // Where `npm run ingest` listens; reports wait until it does.
  await writeFile(
    join(home, 'config.json'),
    `${JSON.stringify({ version: 1, endpoint: 'http://127.0.0.1:8787' }, null, 2)}\n`,
    { mode: 0o600 },
  );
  return { kind: 'made', home };
}

/** The demo's programs lie in build/demo of a checkout, or beside the compiled program in a package. */
function demoPrograms(): string {
  const here = dirname(fileURLToPath(import.meta.url));
  const places = [join(here, 'demo'), join(here, '..', 'build', 'demo'), join(here, '..', '..', 'build', 'demo')];
  return places.find((place) => existsSync(join(place, 'leak.mjs'))) ?? (places[1] as string);
}

/** The server that npm installed with Beacon, so that the demo needs no network; else the published one. */
function mcpServer(): { command?: string; args: string[] } {
  for (let dir = dirname(fileURLToPath(import.meta.url)); ; dir = dirname(dir)) {
    const entry = join(dir, 'node_modules', '@modelcontextprotocol', 'server-everything', 'dist', 'index.js');
    if (existsSync(entry)) return { args: [entry, 'streamableHttp'] };
    if (dir === dirname(dir))
      return { command: 'npx', args: ['-y', '@modelcontextprotocol/server-everything', 'streamableHttp'] };
  }
}

function findInPath(name: string, env: Readonly<Record<string, string | undefined>>): string | null {
  for (const dir of (env['PATH'] ?? '').split(delimiter)) {
    if (dir !== '' && existsSync(join(dir, name))) return join(dir, name);
  }
  return null;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}

async function removeOldHomes(): Promise<void> {
  for (const name of await readdir(tmpdir()).catch(() => [])) {
    if (!name.startsWith(PREFIX)) continue;
    const home = join(tmpdir(), name);
    if (!(await isHeld(home))) await rm(home, { recursive: true, force: true }).catch(() => undefined); // Not ours to remove.
  }
}

async function isHeld(home: string): Promise<boolean> {
  try {
    const { pid } = JSON.parse(await readFile(join(home, 'state', 'host.lock'), 'utf8')) as { pid: number };
    return isRunning(pid);
  } catch {
    return false; // No lock, or none that can be read: the demo is over.
  }
}

/** Empty for a folder that is not there; a file in its place is named by the host, which cannot use it. */
async function namesIn(folder: string): Promise<readonly string[]> {
  return readdir(folder).catch(() => []);
}
