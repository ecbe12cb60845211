import { LINK_LIFE_MS } from '@contract/http.ts';
import type { Chance, Clock } from '@services/ports/clock.ts';

/** One-use link tokens and the session secrets they are exchanged for. In memory only; a new host knows none of them. */
export class Sessions {
  readonly #clock: Clock;
  readonly #chance: Chance;
  readonly #tokens = new Map<string, number>();
  readonly #sessions = new Set<string>();

  constructor(clock: Clock, chance: Chance) {
    this.#clock = clock;
    this.#chance = chance;
  }

  /** A token for one link: 64 hex, one use, 60 s. */
  newToken(): string {
    this.#forgetOld();
    const token = this.#chance.hex(32);
    this.#tokens.set(token, this.#clock.monotonicMs());
    return token;
  }

  /** The secret for a token, or null when it was used, is too old, or never was one. */
  exchange(token: string): string | null {
    this.#forgetOld();
    if (!this.#tokens.delete(token)) return null;
    const session = this.#chance.hex(32);
    this.#sessions.add(session);
    return session;
  }

  /** 256 random bits: no clock can be used to guess them byte by byte through a hash lookup. */
  knows(session: string | undefined): boolean {
    return session !== undefined && this.#sessions.has(session);
  }

  #forgetOld(): void {
    const nowMs = this.#clock.monotonicMs();
    for (const [token, atMs] of this.#tokens) if (nowMs - atMs > LINK_LIFE_MS) this.#tokens.delete(token);
  }
}
