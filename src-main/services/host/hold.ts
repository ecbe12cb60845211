import type { Clock } from '../ports/clock.ts';

/** How often a host looks whether its lock and its socket are still there. */
const LOOK_EVERY_MS = 3000;

export interface HoldParts {
  readonly clock: Clock;
  readonly lock: { keep(): Promise<'held' | 'restored' | 'lost'> };
  readonly socket: { restore(): Promise<void> };
  /** Another host has the home by now; this one must end. */
  readonly onLost: () => void;
}

/**
 * Keeps hold of a home: a person may delete host.lock or beacon.sock at any time, and then there would soon be two that
 * supervise, or one that nobody can reach.
 */
export function keepHold({ clock, lock, socket, onLost }: HoldParts): { stop(): void } {
  let cancel = () => {};
  let stopped = false;
  let lostBefore = false;
  const look = async () => {
    try {
      const lost = (await lock.keep()) === 'lost';
      if (lost && lostBefore) {
        stopped = true;
        onLost();
        return;
      }
      // Once may be somebody who only looks whether there is a host, and lets go again.
      lostBefore = lost;
      if (!lost && !stopped) await socket.restore();
    } catch {
      // A disk that is full or gone: tried again at the next look.
    }
    if (!stopped) cancel = clock.after(LOOK_EVERY_MS, () => void look());
  };
  cancel = clock.after(LOOK_EVERY_MS, () => void look());
  return {
    stop() {
      stopped = true;
      cancel();
    },
  };
}
