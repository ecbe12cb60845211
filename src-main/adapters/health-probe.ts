import { spawn } from 'node:child_process';
import { type Health, isLoopback } from '@contract/guardian-config.ts';
import type { NetworkRecord } from '@contract/socket.ts';
import { utcSeconds } from '@core/report/times.ts';
import type { HealthProbe } from '@services/ports/processes.ts';

/** A request of a check to another machine. */
export interface HealthRequest {
  readonly method: string;
  /** Without name, password, query and fragment, where secrets live. */
  readonly url: string;
}

export interface HealthProbeOptions {
  /** Each request to another machine is a line of state/network.jsonl; those to loopback are not. */
  readonly record: (entry: NetworkRecord) => Promise<void>;
  /**
   * With STALLARI_TELEMETRY_DEBUG: told of each check of another machine, which is then not made. Such a check counts as
   * healthy, because nothing is known against the process. Null to make them.
   */
  readonly instead: ((request: HealthRequest) => void) | null;
}

type Fetch = (url: string | URL, init?: RequestInit) => Promise<Response>;

/** Asks a process whether it is well. Answers one word for what was wrong, never a text of the process. */
export function healthProbe({ record, instead }: HealthProbeOptions): HealthProbe {
  return {
    async check(health, runToken) {
      if ('command' in health) return checkCommand(health.command, health.timeout_s, runToken);
      const url = 'http' in health ? health.http : health.mcp_ping;
      // guardian.json is refused with such an address; this is the last look before a request leaves.
      if (health.remote !== true && !isLoopback(url)) return 'not_loopback';
      if (instead !== null && !isLoopback(url)) {
        instead({ method: 'http' in health ? 'GET' : 'POST', url: bare(url) });
        return null;
      }
      const ask = recorded(record);
      return 'http' in health ? checkHttp(ask, url, health.timeout_s) : checkMcp(ask, url, health.timeout_s);
    },
  };
}

/** A fetch that follows no redirect: from loopback it could lead to another machine, unseen. */
function recorded(record: HealthProbeOptions['record']): Fetch {
  return async (url, init) => {
    const note = async (response: Response | null, error: string | null) => {
      if (isLoopback(String(url))) return;
      await record({
        at: utcSeconds(Date.now()),
        why: 'health',
        method: init?.method ?? 'GET',
        url: bare(String(url)),
        bytes: typeof init?.body === 'string' ? Buffer.byteLength(init.body) : 0,
        status: response?.status ?? null,
        error,
        report_id: null,
      });
    };
    try {
      const response = await fetch(url, { ...init, redirect: 'manual' });
      await note(response, null);
      return response;
    } catch (error) {
      await note(null, wordOf(error));
      throw error;
    }
  };
}

function bare(url: string): string {
  const { origin, pathname } = new URL(url);
  return origin + pathname;
}

async function checkHttp(ask: Fetch, url: string, timeoutS: number): Promise<string | null> {
  try {
    const response = await ask(url, { signal: AbortSignal.timeout(timeoutS * 1000) });
    await response.body?.cancel();
    return response.ok ? null : 'status';
  } catch (error) {
    return wordOf(error);
  }
}

function checkCommand(
  argv: Extract<Health, { command: unknown }>['command'],
  timeoutS: number,
  runToken: string,
): Promise<string | null> {
  const [command = '', ...args] = argv;
  return new Promise((resolve) => {
    // In a group of its own, so that what it started ends with it: a check every half minute must leave nothing behind.
    // With BEACON_RUN, so that the reaper finds one that hangs when Beacon is killed.
    const env = { ...process.env, BEACON_RUN: runToken };
    const child = spawn(command, args, { stdio: 'ignore', detached: true, env });
    const endAll = () => {
      if (child.pid === undefined) return;
      try {
        process.kill(-child.pid, 'SIGKILL');
      } catch {
        // Nobody is left of it.
      }
    };
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      endAll();
    }, timeoutS * 1000);
    child.once('error', () => {
      clearTimeout(timer);
      resolve('command');
    });
    child.once('exit', (code) => {
      clearTimeout(timer);
      endAll();
      resolve(late ? 'timeout' : code === 0 ? null : 'status');
    });
  });
}

/** Initialize and ping over Streamable HTTP, with the protocol's own client. */
async function checkMcp(ask: Fetch, url: string, timeoutS: number): Promise<string | null> {
  // Loaded on first use: only homes with such a check pay for it.
  const [{ Client }, { StreamableHTTPClientTransport }] = await Promise.all([
    import('@modelcontextprotocol/sdk/client/index.js'),
    import('@modelcontextprotocol/sdk/client/streamableHttp.js'),
  ]);
  const client = new Client({ name: 'stallari-beacon', version: '1.0.0' });
  const transport = new StreamableHTTPClientTransport(new URL(url), { fetch: ask });
  const timeout = timeoutS * 1000;
  try {
    await client.connect(transport, { timeout });
    await client.ping({ timeout });
    return null;
  } catch (error) {
    return wordOf(error);
  } finally {
    // Ends the session at the server too, so that checks do not pile up there.
    await transport.terminateSession().catch(() => undefined);
    await client.close().catch(() => undefined);
  }
}

function wordOf(error: unknown): string {
  if (error instanceof Error && (error.name === 'TimeoutError' || /timed out/i.test(error.message))) return 'timeout';
  const cause = error instanceof Error ? (error.cause as { code?: string } | undefined) : undefined;
  return cause?.code === 'ECONNREFUSED' ? 'refused' : 'protocol';
}
