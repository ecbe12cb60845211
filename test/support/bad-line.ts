import { connect, createServer, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/** What becomes of one connection between Beacon and the ingest. */
export type Fault = (client: Socket, toServer: () => Socket) => void;

export interface BadLine {
  readonly url: string;
  /** How many connections came so far. */
  readonly connections: () => number;
}

/**
 * A line to a real ingest on which each connection meets the next of `faults`; after the last one it carries everything
 * as it is.
 */
export async function badLine(ingestUrl: string, faults: readonly Fault[]): Promise<BadLine> {
  const { hostname, port } = new URL(ingestUrl);
  const left = [...faults];
  const sockets = new Set<Socket>();
  let connections = 0;
  const keep = (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined); // A line that breaks is what is tested.
    socket.on('close', () => sockets.delete(socket));
    return socket;
  };
  const server = createServer((client) => {
    connections += 1;
    keep(client);
    (left.shift() ?? carried)(client, () => keep(connect(Number(port), hostname)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return { url: `http://127.0.0.1:${address.port}`, connections: () => connections };
}

export const carried: Fault = (client, toServer) => {
  const server = toServer();
  client.pipe(server);
  server.pipe(client);
};

/** Answers in the ingest's place, once the whole request has come, and closes. */
export const answers =
  (answer: string | Buffer): Fault =>
  (client) =>
    whole(client, () => client.end(answer));

export const resetAtOnce: Fault = (client) => client.resetAndDestroy();
export const resetInTheBody: Fault = (client) => client.once('data', () => client.resetAndDestroy());
export const neverAnswers: Fault = (client) => void client.resume();

/** The ingest takes the report, and nobody hears of it. */
export const answerLost: Fault = (client, toServer) => {
  const server = toServer();
  client.pipe(server);
  server.once('data', () => client.resetAndDestroy());
};

/** The ingest gets half of the body, and then the end of the line. */
export const cutOff: Fault = (client, toServer) => {
  const server = toServer();
  whole(client, (request) => {
    server.end(request.subarray(0, request.length - 200));
    server.pipe(client);
  });
};

/** One byte of the body is another one when it arrives. */
export const damaged: Fault = (client, toServer) => {
  const server = toServer();
  whole(client, (request) => {
    const at = request.length - 100;
    request[at] = (request[at] ?? 0) ^ 1;
    server.write(request);
    server.pipe(client);
  });
};

/** One byte every so often, for ever. */
export const trickles =
  (start: string, everyMs = 20): Fault =>
  (client) =>
    whole(client, () => {
      client.write(start);
      const timer = setInterval(() => client.write('x'), everyMs);
      client.once('close', () => clearInterval(timer));
    });

/** Collects a request with a content-length. */
function whole(client: Socket, then: (request: Buffer) => void): void {
  let got = Buffer.alloc(0);
  const hear = (chunk: Buffer) => {
    got = Buffer.concat([got, chunk]);
    const head = got.indexOf('\r\n\r\n');
    if (head < 0) return;
    const length = Number(/content-length: (\d+)/i.exec(got.subarray(0, head).toString('latin1'))?.[1] ?? 0);
    if (got.length < head + 4 + length) return;
    client.off('data', hear);
    then(got);
  };
  client.on('data', hear);
}
