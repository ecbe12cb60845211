/** The fleet ceiling (spec 4.4): what all managed processes may hold together, and who gives way. */

export interface CeilingPolicy {
  readonly ceilingBytes: number;
}

/** Readings in a row over the ceiling before starts are held and anything is stopped. */
export const CEILING_READINGS = 3;
/** Stopped processes come back when the sum has been under this share of the ceiling for this long. */
export const BACK_FRACTION = 0.9;
export const BACK_AFTER_MS = 60_000;

export interface CeilingWatch {
  readonly over: number;
  /** Since when the sum has been low enough to bring one back; null while it is not. */
  readonly lowSinceMs: number | null;
}

export const freshCeiling: CeilingWatch = { over: 0, lowSinceMs: null };

export interface CeilingVerdict {
  readonly watch: CeilingWatch;
  /** New starts wait. */
  readonly holdStarts: boolean;
  /** One process must give way now. */
  readonly stopOne: boolean;
  /** One that gave way may come back now. */
  readonly bringOneBack: boolean;
}

/** Adds one reading of the fleet's sum. `busy` says that a victim is still on its way out: the next one waits for it. */
export function judgeCeiling(
  watch: CeilingWatch,
  sumBytes: number,
  { ceilingBytes }: CeilingPolicy,
  nowMs: number,
  busy: boolean,
): CeilingVerdict {
  const over = sumBytes > ceilingBytes ? watch.over + 1 : 0;
  const low = sumBytes < ceilingBytes * BACK_FRACTION;
  const lowSinceMs = low ? (watch.lowSinceMs ?? nowMs) : null;
  const bringOneBack = lowSinceMs !== null && nowMs - lowSinceMs >= BACK_AFTER_MS;
  const stopOne = over >= CEILING_READINGS && !busy;
  return {
    // After a victim is chosen, one reading after it is gone decides again; after one came back, the wait begins anew.
    watch: { over: stopOne ? CEILING_READINGS - 1 : over, lowSinceMs: bringOneBack ? nowMs : lowSinceMs },
    holdStarts: over >= CEILING_READINGS,
    stopOne,
    bringOneBack,
  };
}

export interface Candidate {
  readonly name: string;
  readonly priority: number;
  readonly memoryBytes: number;
  readonly budgetBytes: number;
  readonly startedAtMs: number;
}

/** Who gives way: lowest priority, then highest share of its own budget, then youngest. */
export function chooseVictim(candidates: readonly Candidate[]): Candidate | null {
  const share = (one: Candidate) => one.memoryBytes / one.budgetBytes;
  const [first] = [...candidates].sort(
    (a, b) => a.priority - b.priority || share(b) - share(a) || b.startedAtMs - a.startedAtMs,
  );
  return first ?? null;
}

/** Who comes back first: the one that is to be kept longest. */
export function chooseReturning<T extends { readonly priority: number }>(waiting: readonly T[]): T | null {
  return [...waiting].sort((a, b) => b.priority - a.priority)[0] ?? null;
}
