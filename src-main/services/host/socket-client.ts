import {
  MAX_SOCKET_MESSAGE_BYTES,
  SOCKET_VERSION,
  SocketAnswer,
  type SocketErrorCode,
  SocketEvent,
  type SocketOp,
} from '@contract/socket.ts';
import type { Clock } from '../ports/clock.ts';
import type { Lines } from './socket-service.ts';

export type HostReply =
  | { readonly ok: true; readonly body: unknown }
  | { readonly ok: false; readonly code: SocketErrorCode | 'gone'; readonly message: string };
/** A host that stands still, or is held up, is not waited for longer. */
const ANSWER_MS = 10_000;

type Refusal = Extract<HostReply, { readonly ok: false }>;

/**
 * The other end of beacon.sock: asks a running host, one question at a time or many. Every question is answered: by the
 * host, or with what ended the connection.
 */
export class SocketClient {
  readonly #connection: Lines;
  readonly #waiting = new Map<number, (reply: HostReply) => void>();
  readonly #listeners = new Set<(event: SocketEvent) => void>();
  #next = 1;
  /** What to say once the connection has ended; set while it ends, if the host said why. */
  #why: Refusal = { ok: false, code: 'gone', message: 'Beacon went away.' };
  #gone = false;

  readonly #clock: Clock;

  constructor(connection: Lines, clock: Clock) {
    this.#connection = connection;
    this.#clock = clock;
    connection.onLine((line) => this.#hear(line));
    connection.onClose(() => {
      this.#gone = true;
      for (const answer of this.#waiting.values()) answer(this.#why);
      this.#waiting.clear();
    });
  }

  ask(op: SocketOp, body?: unknown): Promise<HostReply> {
    if (this.#gone) return Promise.resolve(this.#why);
    const id = this.#next;
    this.#next += 1;
    const text = JSON.stringify({ v: SOCKET_VERSION, id, op, ...(body === undefined ? {} : { body }) });
    // The host does not keep a line this long, and so could not say whose it was.
    if (new TextEncoder().encode(text).length > MAX_SOCKET_MESSAGE_BYTES) {
      return Promise.resolve({ ok: false, code: 'too_large', message: 'A message is at most 64 KiB.' });
    }
    return new Promise((resolve) => {
      const cancel = this.#clock.after(ANSWER_MS, () => {
        this.#waiting.delete(id);
        resolve({ ok: false, code: 'gone', message: 'Beacon runs, but does not answer.' });
      });
      this.#waiting.set(id, (reply) => {
        cancel();
        resolve(reply);
      });
      this.#connection.send(text);
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
      if (id === null && !answer.data.ok) this.#why = { ok: false, ...answer.data.error };
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
