import { SOCKET_VERSION, SocketAnswer, type SocketErrorCode, SocketEvent, type SocketOp } from '@contract/socket.ts';
import type { Lines } from './socket-service.ts';

export type HostReply =
  | { readonly ok: true; readonly body: unknown }
  | { readonly ok: false; readonly code: SocketErrorCode | 'gone'; readonly message: string };

/** The other end of beacon.sock: asks a running host, one question at a time or many. */
export class SocketClient {
  readonly #connection: Lines;
  readonly #waiting = new Map<number, (reply: HostReply) => void>();
  readonly #listeners = new Set<(event: SocketEvent) => void>();
  #next = 1;
  #gone = false;

  constructor(connection: Lines) {
    this.#connection = connection;
    connection.onLine((line) => this.#hear(line));
    connection.onClose(() => {
      this.#gone = true;
      for (const answer of this.#waiting.values()) answer({ ok: false, code: 'gone', message: 'Beacon went away.' });
      this.#waiting.clear();
    });
  }

  ask(op: SocketOp, body?: unknown): Promise<HostReply> {
    if (this.#gone) return Promise.resolve({ ok: false, code: 'gone', message: 'Beacon went away.' });
    const id = this.#next;
    this.#next += 1;
    return new Promise((resolve) => {
      this.#waiting.set(id, resolve);
      this.#connection.send(JSON.stringify({ v: SOCKET_VERSION, id, op, ...(body === undefined ? {} : { body }) }));
    });
  }

  listen(hear: (event: SocketEvent) => void): void {
    this.#listeners.add(hear);
  }

  onClose(hear: () => void): void {
    this.#connection.onClose(hear);
  }

  close(): void {
    this.#connection.close();
  }

  #hear(line: string): void {
    let value: unknown;
    try {
      value = JSON.parse(line);
    } catch {
      return; // Not from a Beacon.
    }
    const answer = SocketAnswer.safeParse(value);
    if (answer.success) {
      const { id } = answer.data;
      if (typeof id !== 'number') return;
      const resolve = this.#waiting.get(id);
      this.#waiting.delete(id);
      resolve?.(answer.data.ok ? { ok: true, body: answer.data.body } : { ok: false, ...answer.data.error });
      return;
    }
    const event = SocketEvent.safeParse(value);
    if (event.success) for (const hear of this.#listeners) hear(event.data);
  }
}
