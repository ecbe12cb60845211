import { resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { homePath, labelOf } from './adapters/home-path.ts';
import { type Cli, exit } from './cli/context.ts';
import { runCli } from './cli/program.ts';
import { Interrupted } from './cli/terminal.ts';
import type { Reading } from './reading.ts';
import type { World } from './world.ts';

/** The command line: composition only. Everything heavy is loaded by the command that needs it. */
declare const BEACON_VERSION: string | undefined;
const version = typeof BEACON_VERSION === 'string' ? BEACON_VERSION : '0.0.0';

const env = process.env;

/** What a command parses is soon parsed: compiling the schemas first would take longer. */
(globalThis as { __zod_globalConfig?: { jitless?: boolean } }).__zod_globalConfig = { jitless: true };

let reading: Reading | null = null;
let world: World | null = null;
const isTerminal = process.stdout.isTTY === true;

const cli: Cli = {
  env,
  version,
  get home() {
    return labelOf(homePath(env));
  },
  interactive: process.stdin.isTTY === true && isTerminal,
  watched: isTerminal && process.stderr.isTTY === true,
  colour: isTerminal && (env['NO_COLOR'] ?? '') === '' && env['TERM'] !== 'dumb',
  columns: process.stdout.columns ?? 80,
  out: (text) => void process.stdout.write(`${text}\n`),
  err: (text) => void process.stderr.write(`${text}\n`),
  progress: (line) => void process.stderr.write(`\r\u001b[K${line}`),
  write: (bytes) => void process.stdout.write(bytes),
  async ask(question) {
    const reader = createInterface({ input: process.stdin, output: process.stderr });
    const interrupted = new Promise<never>((_, reject) => reader.once('SIGINT', () => reject(new Interrupted())));
    // End of input: nobody answered.
    const ended = new Promise<string>((resolve) => reader.once('close', () => resolve('')));
    try {
      return await Promise.race([reader.question(question), interrupted, ended]);
    } finally {
      reader.close();
    }
  },
  now: () => Date.now(),
  sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  async reading() {
    reading ??= (await import('./reading.ts')).openReading(env);
    return reading;
  },
  services: opened,
  async desk() {
    const [{ openDesk }, world] = await Promise.all([import('./desk.ts'), opened()]);
    return openDesk(world);
  },
  async outside() {
    const [{ openOutside }, world] = await Promise.all([import('./outside.ts'), opened()]);
    return openOutside(world, { project: process.cwd(), guarded: () => guardedPids(cli) });
  },
  async edit(path) {
    const { editFile } = await import('./adapters/editor.ts');
    return editFile(path, env, cli.interactive);
  },
  async checkup() {
    const [{ lookOver }, world] = await Promise.all([import('./adapters/home-checkup.ts'), opened()]);
    return lookOver(world.root, await world.self());
  },
  async freeBytes() {
    return (await import('./adapters/home-checkup.ts')).freeBytes(homePath(env));
  },
  async input(mostBytes) {
    const chunks: Buffer[] = [];
    let length = 0;
    for await (const chunk of process.stdin) {
      length += chunk.length;
      if (length > mostBytes) return null;
      chunks.push(chunk);
    }
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
    } catch {
      return null;
    }
  },
  absolute: (path) => resolve(path),
  async writeNewFile(path, bytes) {
    return (await import('./adapters/new-file.ts')).writeNewFile(path, bytes);
  },
  async openInBrowser(url) {
    const browser = await import('./adapters/browser.ts');
    return browser.hasDisplay(env) && (await browser.openInBrowser(url));
  },
  onInterrupt(hear) {
    process.on('SIGINT', hear);
    return () => process.off('SIGINT', hear);
  },
  async connect() {
    const [{ connectToSocket }, { homePath }, { SocketClient }, { systemClock }] = await Promise.all([
      import('./adapters/socket-file.ts'),
      import('./adapters/home-folder.ts'),
      import('@services/host/socket-client.ts'),
      import('./adapters/system-clock.ts'),
    ]);
    const connection = await connectToSocket(homePath(env));
    return connection === null ? null : new SocketClient(connection, systemClock);
  },
  async serve({ untilInputEnds, ...options }) {
    const { serveHeadless } = await import('./headless.ts');
    let used: NodeJS.ProcessEnv = env;
    if (options.demo) {
      const { makeDemoHome } = await import('./adapters/demo-home.ts');
      const made = await makeDemoHome(env);
      if (made.kind === 'refused') {
        cli.err(made.message);
        return 1;
      }
      used = { ...env, BEACON_HOME: made.home };
    }
    return serveHeadless({
      ...options,
      env: used,
      out: cli.out,
      err: cli.err,
      ...(untilInputEnds ? { untilEnd: process.stdin } : {}),
    });
  },
};

async function opened(): Promise<World> {
  const { openWorld } = await import('./world.ts');
  world ??= openWorld(env, (await cli.reading()) as Reading);
  return world;
}

/** What a running host looks after. */
async function guardedPids({ connect }: Pick<Cli, 'connect'>): Promise<ReadonlySet<number>> {
  const client = await connect();
  if (client === null) return new Set();
  try {
    const [{ FleetStatus }, reply] = await Promise.all([import('@contract/fleet.ts'), client.ask('status')]);
    const status = reply.ok ? FleetStatus.safeParse(reply.body) : null;
    return new Set(status?.success === true ? status.data.processes.flatMap(({ pid }) => pid ?? []) : []);
  } finally {
    client.close();
  }
}

// A reader that has seen enough (`| head`) is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

// What is said there is for a person who may have gone; the work goes on.
process.stderr.on('error', () => undefined);

void run();

/** Not awaited at the top: see cli.ts. */
async function run(): Promise<void> {
  try {
    process.exitCode = await runCli(cli, version, process.argv.slice(2));
  } catch (error) {
    if (error instanceof Interrupted) process.stderr.write('\n');
    else cli.err(failureWords(error));
    process.exitCode = error instanceof Interrupted ? exit.interrupted : exit.failed;
  }
}

/** One clear line. An unexpected error's own text may quote anything, so only its class is named. */
function failureWords(error: unknown): string {
  if (error instanceof Error && (error.name === 'StoreFailure' || error.name === 'LockBusy'))
    return `${error.message}. Nothing was lost.`;
  return `That did not work, because of a fault in Beacon (${error instanceof Error ? error.constructor.name : 'unknown'}).`;
}
