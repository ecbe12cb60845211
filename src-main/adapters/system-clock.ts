import { createHmac, hash, randomBytes, randomUUID } from 'node:crypto';
import type { Chance, Clock, Digest } from '@services/ports/clock.ts';

/** Node's clocks. `after` does not keep the process alive. */
export const systemClock: Clock = {
  monotonicMs: () => performance.now(),
  wallMs: () => Date.now(),
  after(delayMs, run) {
    // Node fires at once for anything over 2^31 - 1 ms; a wait that long is taken in steps.
    const most = 2 ** 31 - 1;
    let timer: NodeJS.Timeout;
    const step = (leftMs: number) => {
      timer = setTimeout(() => (leftMs > most ? step(leftMs - most) : run()), Math.min(Math.max(leftMs, 0), most));
      timer.unref();
    };
    step(delayMs);
    return () => clearTimeout(timer);
  },
  sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
};

export const systemChance: Chance = {
  fraction: () => Math.random(),
  hex: (bytes) => randomBytes(bytes).toString('hex'),
  uuid: () => randomUUID(),
};

export const nodeDigest: Digest = {
  sha256Hex: (data) => hash('sha256', data),
  hmacSha256Hex: (key, message) => createHmac('sha256', key).update(message).digest('hex'),
};

/** Calls that come together become one, a moment later. */
export function gathered(run: () => Promise<void>): () => void {
  let waiting = false;
  return () => {
    if (waiting) return;
    waiting = true;
    systemClock.after(30, () => {
      waiting = false;
      // What cannot be read now is read with the next change; the windows keep what they have.
      void run().catch(() => undefined);
    });
  };
}
