import { spawn } from 'node:child_process';
import type { Health } from '@contract/guardian-config.ts';
import type { HealthProbe } from '@services/ports.ts';

/** Asks a process whether it is well. Answers one word for what was wrong, never a text of the process. */
export function healthProbe(): HealthProbe {
  return {
    async check(health) {
      if ('command' in health) return checkCommand(health.command, health.timeout_s);
      const url = 'http' in health ? health.http : health.mcp_ping;
      if (health.remote !== true && !isLoopback(url)) return 'not_loopback';
      return 'http' in health ? checkHttp(url, health.timeout_s) : checkMcp(url, health.timeout_s);
    },
  };
}

function isLoopback(url: string): boolean {
  try {
    const { hostname } = new URL(url);
    return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(hostname);
  } catch {
    return false; // Not a URL: the schema refuses it before it comes here.
  }
}

async function checkHttp(url: string, timeoutS: number): Promise<string | null> {
  try {
    const response = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(timeoutS * 1000) });
    await response.body?.cancel();
    return response.ok ? null : 'status';
  } catch (error) {
    return wordOf(error);
  }
}

function checkCommand(
  argv: Extract<Health, { command: unknown }>['command'],
  timeoutS: number,
): Promise<string | null> {
  const [command = '', ...args] = argv;
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: 'ignore', timeout: timeoutS * 1000, killSignal: 'SIGKILL' });
    child.once('error', () => resolve('command'));
    child.once('exit', (code) => resolve(code === 0 ? null : code === null ? 'timeout' : 'status'));
  });
}

/** Initialize and ping over Streamable HTTP, with the protocol's own client. */
async function checkMcp(url: string, timeoutS: number): Promise<string | null> {
  // Loaded on first use: only homes with such a check pay for it.
  const [{ Client }, { StreamableHTTPClientTransport }] = await Promise.all([
    import('@modelcontextprotocol/sdk/client/index.js'),
    import('@modelcontextprotocol/sdk/client/streamableHttp.js'),
  ]);
  const client = new Client({ name: 'stallari-beacon', version: '1.0.0' });
  const transport = new StreamableHTTPClientTransport(new URL(url));
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
