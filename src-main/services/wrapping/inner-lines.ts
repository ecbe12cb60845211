import type { Lines } from '../host/socket-service.ts';

/** The two ends of a connection inside one process: what one says, the other hears in its turn. */
export function innerLines(): readonly [Lines, Lines] {
  const ends = [new End(), new End()] as const;
  ends[0].other = ends[1];
  ends[1].other = ends[0];
  return ends;
}

class End implements Lines {
  other: End | null = null;
  readonly #hearers: ((line: string) => void | Promise<void>)[] = [];
  readonly #closers: (() => void)[] = [];
  #turn: Promise<void> = Promise.resolve();
  #closed = false;

  send(line: string): void {
    if (!this.#closed) this.other?.take(line);
  }

  take(line: string): void {
    this.#turn = this.#turn.then(async () => {
      for (const hear of this.#hearers) await hear(line);
    });
    // Whatever broke is the end of this connection.
    this.#turn = this.#turn.catch(() => this.close());
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    for (const hear of this.#closers) hear();
    this.other?.close();
  }

  onLine(hear: (line: string) => void | Promise<void>): void {
    this.#hearers.push(hear);
  }

  onClose(hear: () => void): void {
    this.#closers.push(hear);
  }
}
