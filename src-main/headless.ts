import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { HelloAnswer, type ServeLine } from '@contract/socket.ts';
import { LINK_PATH, readLink, writeLink } from '@services/host/link-file.ts';
import { SocketClient } from '@services/host/socket-client.ts';
import { hasDisplay, openInBrowser } from './adapters/browser.ts';
import { bundleFiles } from './adapters/bundle-files.ts';
import { startDemoHost } from './adapters/demo-host.ts';
import { connectToSocket } from './adapters/socket-file.ts';
import { systemChance, systemClock } from './adapters/system-clock.ts';
import { PortInUse, startHeadless } from './headless/server.ts';
import { Sessions } from './headless/sessions.ts';
import { type Host, openHost } from './host.ts';
import type { World } from './world.ts';

/** The windows' bundle lies beside the compiled program; this file is a chunk of it, one folder further down. */
const here = dirname(fileURLToPath(import.meta.url));
const BUNDLE = [join(here, 'renderer'), join(here, '..', 'renderer')].find(existsSync) ?? here;

export interface ServeOptions {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly port: number;
  readonly open: boolean;
  readonly json: boolean;
  readonly demo: boolean;
  /** Ends when this stream does: the demo lives no longer than the one who started it. */
  readonly untilEnd?: NodeJS.ReadableStream;
  readonly out: (line: string) => void;
  readonly err: (line: string) => void;
}

/**
 * Serves the windows on loopback until it is told to stop. Answers the exit code.
 * A second one on the same home opens the first one's window and ends.
 */
export async function serveHeadless(options: ServeOptions): Promise<number> {
  const { env, out, err } = options;
  const sessions = new Sessions(systemClock, systemChance);
  const wantsBrowser = options.open && hasDisplay(env);
  let port = 0;
  let host: Host | null = null;
  let stop = () => {};
  const stopped = new Promise<void>((resolve) => {
    stop = resolve;
  });

  const link = () => `http://127.0.0.1:${port}/#${sessions.newToken()}`;
  const freshLink = async () => {
    if (host !== null) await writeLink(host.world.files, link());
  };
  const openWindow = async (): Promise<boolean> => {
    if (host === null || !hasDisplay(env)) return false;
    await freshLink();
    return openInBrowser(host.world.files.absolute(LINK_PATH));
  };

  const opened = await openHost({
    env,
    kind: 'headless',
    demo: options.demo,
    show: () => void openWindow(),
    freshLink,
    say: err,
    // A browser page has no notification of the system; the windows show what happened.
    notify: () => undefined,
    startDemo: () => startDemoHost(env),
    // The answer to the window that asked goes out first.
    quit: () => systemClock.after(50, stop),
  });
  if (opened.kind === 'failed') {
    err(opened.message);
    return 1;
  }
  if (opened.kind === 'second') return second(options, opened.world, opened.holderPid);

  host = opened.host;
  const { world, handlers, bus } = host;
  for (const warning of world.environment.warnings) err(warning);
  for (const { tone, text } of (await host.view()).notices) if (tone === 'alert') err(text);
  let server: Awaited<ReturnType<typeof startHeadless>>;
  try {
    server = await startHeadless(
      { handlers, bus, sessions, clock: systemClock, chance: systemChance, asset: bundleFiles(BUNDLE) },
      options.port,
    );
  } catch (error) {
    await host.close();
    if (!(error instanceof PortInUse)) throw error;
    err(
      `Port ${options.port} cannot be used: another program has it. Choose another with --port, or leave --port out.`,
    );
    return 1;
  }
  port = server.port;

  // Before the first line: whoever reads it may ask us to end at once.
  onSignals(stop);
  if (options.json) {
    out(JSON.stringify({ url: link(), pid: process.pid, home: world.root } satisfies ServeLine));
  } else if (wantsBrowser && (await openWindow())) {
    out(`Beacon is running and has opened in your browser. Press Ctrl-C to quit. Its folder: ${world.files.label}`);
  } else {
    out(`Beacon is running. Open it within a minute: ${link()}`);
    out(`Press Ctrl-C to quit. Its folder: ${world.files.label}`);
  }

  options.untilEnd?.once('end', stop).resume();
  await stopped;
  if (!options.json) out('Stopping every process that Beacon started…');
  await server.close();
  await host.close();
  // A request to a server that says nothing would hold us for its 30 s; it is noted as cut off, and made again later.
  systemClock.after(LAST_REQUEST_MS, () => process.exit(0));
  return 0;
}

/** The first one may still be starting, and sweeps first what a dead run left. */
const SECOND_WAITS_MS = 15_000;

/** The first host's window opens; with `--no-open`, a fresh link is read from its file and printed. */
async function second(options: ServeOptions, world: World, holderPid: number | null): Promise<number> {
  const { out, err, json } = options;
  const connection = await connectToSocket(world.root, SECOND_WAITS_MS);
  if (connection === null) {
    err(
      `Another Beacon${holderPid === null ? '' : ` (process ${holderPid})`} holds ${world.files.label}, but does not answer.`,
    );
    return 1;
  }
  const client = new SocketClient(connection, systemClock);
  try {
    // Where no window can open, the link is what lets a person in; a program asks for it with --no-open.
    const opens = options.open && (json || hasDisplay(options.env));
    const hello = await client.ask('hello', opens ? undefined : { link: true });
    const pid = hello.ok ? HelloAnswer.parse(hello.body).pid : (holderPid ?? 0);
    const url = opens ? null : await readLink(world.files);
    if (opens) await client.ask('show');
    if (options.port !== 0) err('The one that runs keeps its port; --port was not used.');
    if (json) out(JSON.stringify({ url, pid, home: world.root } satisfies ServeLine));
    else if (url !== null) out(`Beacon is running already. Open it within a minute: ${url}`);
    else out('Beacon is running already; its window was opened.');
    return 0;
  } finally {
    client.close();
  }
}

const SAME_SIGNAL_MS = 1000;
const LAST_REQUEST_MS = 2000;

/** Ctrl-C, a closed terminal and `kill` all end the same way; a second one does not wait, and the reaper does the rest. */
function onSignals(stop: () => void): void {
  let askedAtMs: number | null = null;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      const nowMs = systemClock.monotonicMs();
      askedAtMs ??= nowMs;
      // npm and the terminal both pass on one Ctrl-C: only a later one is a second one.
      if (nowMs - askedAtMs > SAME_SIGNAL_MS && signal !== 'SIGHUP') process.exit(130);
      stop();
    });
  }
}
