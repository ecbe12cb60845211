import type { Clock } from '../ports/clock.ts';

/** So many beats fit in what is watched, and one takes at most this long. */
const BEATS = 4;
const MAX_BEAT_MS = 250;

/**
 * Watches whether this program itself was held up (stopped, asleep with the Mac, starved) while something ran that has a
 * time limit of `limitMs`: it beats meanwhile, and a beat that comes more than one beat late is a stall. The answer ends
 * the watching and says whether there was one: then a time limit that passed proves nothing about the other side.
 */
export function watchStalls(clock: Clock, limitMs: number): () => boolean {
  const beatMs = Math.min(MAX_BEAT_MS, limitMs / BEATS);
  let beatAtMs = clock.monotonicMs();
  let stalled = false;
  const look = () => {
    const nowMs = clock.monotonicMs();
    if (nowMs - beatAtMs > 2 * beatMs) stalled = true;
    beatAtMs = nowMs;
  };
  let cancel: () => void = () => undefined;
  const beat = () => {
    cancel = clock.after(beatMs, () => {
      look();
      beat();
    });
  };
  beat();
  return () => {
    cancel();
    look();
    return stalled;
  };
}
