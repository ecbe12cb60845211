/** Requests that a person asked for and waits for, a test or a check: all of them end when they wait no longer. */
export class AskedByHand {
  readonly #running = new Set<AbortController>();

  async during<A>(ask: (signal: AbortSignal) => Promise<A>): Promise<A> {
    const controller = new AbortController();
    this.#running.add(controller);
    try {
      return await ask(controller.signal);
    } finally {
      this.#running.delete(controller);
    }
  }

  stop(): void {
    for (const controller of this.#running) controller.abort();
  }
}
