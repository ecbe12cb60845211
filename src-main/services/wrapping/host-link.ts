import { SOCKET_VERSION } from '@contract/socket-limits.ts';
import type { Lines } from '../host/socket-service.ts';
import type { Clock } from '../ports/clock.ts';

/** What a wrapper tells a host of the process it looks after. */
export interface JoinBody {
  readonly pid: number;
  readonly start_time: string;
  readonly name: string;
  readonly kind: string;
  readonly budgets: { readonly rss_mb?: number; readonly cpu_percent?: number };
}

export type JoinReply = 'joined' | 'refused' | 'gone';

/** A host that stands still, or is held up, is not waited for longer. */
const ANSWER_MS = 10_000;

/**
 * The end of beacon.sock that a wrapper holds: it joins, and hears what it is asked to do. Smaller than SocketClient,
 * because it lives in a process for each server of each client: what comes in is read by hand, with no schema.
 */
export class HostLink {
  readonly #connection: Lines;
  readonly #clock: Clock;
  readonly #waiting = new Map<number, (reply: JoinReply) => void>();
  #next = 1;
  #gone = false;
  /** The host wants it stopped, and says why. */
  onStop: (name: string, why: string) => void = () => undefined;
  /** It is over a budget and goes on: only a report is due. */
  onAlert: (name: string, budget: string) => void = () => undefined;
  /** The host had to act by itself, and has written what there is to report. */
  onReported: (name: string) => void = () => undefined;
  onGone: () => void = () => undefined;

  constructor(connection: Lines, clock: Clock) {
    this.#connection = connection;
    this.#clock = clock;
    connection.onLine((line) => this.#hear(line));
    connection.onClose(() => {
      this.#gone = true;
      for (const answer of this.#waiting.values()) answer('gone');
      this.#waiting.clear();
      this.onGone();
    });
  }

  join(body: JoinBody): Promise<JoinReply> {
    if (this.#gone) return Promise.resolve('gone');
    const id = this.#next;
    this.#next += 1;
    return new Promise((resolve) => {
      const cancel = this.#clock.after(ANSWER_MS, () => {
        this.#waiting.delete(id);
        resolve('gone');
      });
      this.#waiting.set(id, (reply) => {
        cancel();
        resolve(reply);
      });
      this.#connection.send(JSON.stringify({ v: SOCKET_VERSION, id, op: 'join', body }));
    });
  }

  close(): void {
    this.#connection.close();
  }

  #hear(line: string): void {
    let message: Record<string, unknown>;
    try {
      message = Object(JSON.parse(line)) as Record<string, unknown>;
    } catch {
      return; // Not from a Beacon.
    }
    const { id, ok, event, body } = message;
    if (typeof id === 'number') {
      const answer = this.#waiting.get(id);
      this.#waiting.delete(id);
      answer?.(ok === true ? 'joined' : 'refused');
      return;
    }
    const { name, why, budget } = Object(body) as Record<string, unknown>;
    if (typeof name !== 'string') return;
    if (event === 'guard.stop') this.onStop(name, String(why));
    if (event === 'guard.alert') this.onAlert(name, String(budget));
    if (event === 'guard.reported') this.onReported(name);
  }
}
