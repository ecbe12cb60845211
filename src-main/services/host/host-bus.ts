import type { EventBody, EventName } from '@contract/requests.ts';

/** What the host tells its windows, whoever serves them. */
export class HostBus {
  readonly #listeners = new Map<EventName, Set<(body: never) => void>>();

  tell<N extends EventName>(name: N, body: EventBody<N>): void {
    for (const hear of this.#listeners.get(name) ?? []) (hear as (body: EventBody<N>) => void)(body);
  }

  /** The same, for what is not free to make: `make` is not called while nobody listens. */
  tellWhoListens<N extends EventName>(name: N, make: () => EventBody<N>): void {
    if ((this.#listeners.get(name)?.size ?? 0) > 0) this.tell(name, make());
  }

  listen<N extends EventName>(name: N, hear: (body: EventBody<N>) => void): () => void {
    const set = this.#listeners.get(name) ?? new Set();
    this.#listeners.set(name, set);
    set.add(hear as (body: never) => void);
    return () => set.delete(hear as (body: never) => void);
  }
}
