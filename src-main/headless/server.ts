import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { AskBody, HEARTBEAT_MS, httpPaths, SESSION_HEADER, SessionBody } from '@contract/http.ts';
import { type EventName, eventNames } from '@contract/requests.ts';
import { type Handlers, serve } from '@services/host/api.ts';
import type { HostBus } from '@services/host/host-bus.ts';
import { pageWithNonce } from '@services/host/window-page.ts';
import type { Chance, Clock } from '@services/ports/clock.ts';
import { isOurs, secure } from './guard.ts';
import type { Sessions } from './sessions.ts';

/** A file of the windows' bundle. */
export interface Asset {
  readonly bytes: Uint8Array;
  readonly type: string;
}

export interface HeadlessParts {
  readonly handlers: Handlers;
  readonly bus: HostBus;
  readonly sessions: Sessions;
  readonly clock: Clock;
  readonly chance: Chance;
  /** A file of the bundle by its path, `index.html` for the page; null when there is none. */
  readonly asset: (path: string) => Promise<Asset | null>;
}

/** A question holds at most one edited report and its wrapping. */
const MAX_BODY_BYTES = 1024 * 1024;
/** A picture of 5 MiB as base64. */
const MAX_PICTURE_BYTES = 8 * 1024 * 1024;

export class PortInUse extends Error {
  override readonly name = 'PortInUse';
}

/** The windows on loopback, for a browser: the twin of electron/. */
export async function startHeadless(
  parts: HeadlessParts,
  port: number,
): Promise<{ readonly port: number; close(): Promise<void> }> {
  const streams = new Set<ServerResponse>();
  const server: Server = createServer((request, response) => {
    const nonce = parts.chance.hex(16);
    secure(response, nonce);
    if (!isOurs(request, portOf(server))) {
      end(response, 403, { error: { code: 'session', message: 'Not from here.' } });
      return;
    }
    void route(request, response, parts, streams, nonce).catch(() => {
      // A request that broke in the middle; there is nobody left to tell.
      response.destroy();
    });
  });
  server.headersTimeout = 10_000;
  await listen(server, port);
  return {
    port: portOf(server),
    async close() {
      for (const stream of streams) stream.end();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
}

async function route(
  request: IncomingMessage,
  response: ServerResponse,
  parts: HeadlessParts,
  streams: Set<ServerResponse>,
  nonce: string,
): Promise<void> {
  const path = new URL(request.url ?? '/', 'http://127.0.0.1').pathname;
  if (path === httpPaths.session) return session(request, response, parts);
  if (path.startsWith(httpPaths.ask)) return ask(request, response, parts, path.slice(httpPaths.ask.length));
  if (path === httpPaths.events) return events(request, response, parts, streams);
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return end(response, 405, { error: { code: 'unknown', message: 'Only GET.' } });
  const name = path === '/' ? 'index.html' : path.slice(1);
  const asset = await parts.asset(name);
  if (asset === null) return end(response, 404, { error: { code: 'unknown', message: 'There is no such file.' } });
  response.setHeader('Content-Type', asset.type);
  response.writeHead(200);
  const bytes = name === 'index.html' ? pageWithNonce(asset.bytes, nonce) : asset.bytes;
  response.end(request.method === 'HEAD' ? undefined : bytes);
}

async function session(request: IncomingMessage, response: ServerResponse, { sessions }: HeadlessParts): Promise<void> {
  const body = await readJson(request, response, SessionBody);
  if (body === undefined) return;
  const secret = sessions.exchange(body.token);
  if (secret === null)
    return end(response, 401, { error: { code: 'session', message: 'This link was used, or it is too old.' } });
  end(response, 200, { session: secret });
}

async function ask(
  request: IncomingMessage,
  response: ServerResponse,
  parts: HeadlessParts,
  name: string,
): Promise<void> {
  if (!allowed(request, response, parts)) return;
  const body = await readJson(
    request,
    response,
    AskBody,
    name === 'feedback.picture' ? MAX_PICTURE_BYTES : MAX_BODY_BYTES,
  );
  if (body === undefined) return;
  const served = await serve(parts.handlers, name, body.question);
  switch (served.kind) {
    case 'answer':
      return end(response, 200, { answer: served.answer });
    case 'unknown':
      return end(response, 404, { error: { code: 'unknown', message: 'There is no such question.' } });
    case 'bad_question':
      return end(response, 400, { error: { code: 'bad_question', message: served.message } });
    case 'failed':
      return end(response, 500, { error: { code: 'failed', message: served.message } });
    default:
      return served satisfies never;
  }
}

async function events(
  request: IncomingMessage,
  response: ServerResponse,
  parts: HeadlessParts,
  streams: Set<ServerResponse>,
): Promise<void> {
  if (!allowed(request, response, parts)) return;
  response.setHeader('Content-Type', 'application/x-ndjson');
  response.writeHead(200);
  const write = (line: unknown) => response.write(`${JSON.stringify(line)}\n`);
  const stops = eventNames.map((name: EventName) => parts.bus.listen(name, (body) => write({ event: name, body })));
  streams.add(response);
  write({ beat: true });
  let cancel = () => {};
  const beat = () => {
    cancel = parts.clock.after(HEARTBEAT_MS, () => {
      write({ beat: true });
      beat();
    });
  };
  beat();
  response.once('close', () => {
    cancel();
    for (const stop of stops) stop();
    streams.delete(response);
  });
}

function allowed(request: IncomingMessage, response: ServerResponse, { sessions }: HeadlessParts): boolean {
  const secret = request.headers[SESSION_HEADER];
  if (sessions.knows(Array.isArray(secret) ? secret[0] : secret)) return true;
  end(response, 401, {
    error: { code: 'session', message: 'This page belongs to a Beacon that is not running any more.' },
  });
  return false;
}

/** The body as JSON in the shape asked for; otherwise answers why not and gives `undefined`. */
async function readJson<T>(
  request: IncomingMessage,
  response: ServerResponse,
  schema: { safeParse(value: unknown): { success: true; data: T } | { success: false } },
  mostBytes = MAX_BODY_BYTES,
): Promise<T | undefined> {
  if (request.method !== 'POST') {
    end(response, 405, { error: { code: 'unknown', message: 'Only POST.' } });
    return undefined;
  }
  // A form of another site can send text/plain without asking first; JSON it cannot.
  if (!/^application\/json\b/.test(request.headers['content-type'] ?? '')) {
    end(response, 415, { error: { code: 'bad_question', message: 'Expected application/json.' } });
    return undefined;
  }
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > mostBytes) {
      end(response, 413, { error: { code: 'bad_question', message: 'That is too large.' } });
      return undefined;
    }
    chunks.push(chunk);
  }
  try {
    const parsed = schema.safeParse(JSON.parse(Buffer.concat(chunks).toString('utf8')));
    if (parsed.success) return parsed.data;
  } catch {
    // Not JSON: answered below like any other wrong shape.
  }
  end(response, 400, { error: { code: 'bad_question', message: 'Expected the JSON of a question.' } });
  return undefined;
}

function end(response: ServerResponse, status: number, body: unknown): void {
  if (response.headersSent) return;
  response.setHeader('Content-Type', 'application/json');
  response.writeHead(status);
  response.end(JSON.stringify(body));
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' || error.code === 'EACCES' ? new PortInUse(String(port)) : error),
    );
    server.listen(port, '127.0.0.1', resolve);
  });
}
