/**
 * The readings of the last `cpu_sustained_s`, as runs of equal ones: a process that is calm, or that spins, is one run
 * whatever the window's length. Within a run the readings count as evenly spaced, as polls are.
 */
export interface CpuRun {
  readonly over: boolean;
  /** When the first and the last reading of the run were taken. */
  readonly fromMs: number;
  readonly untilMs: number;
  readonly readings: number;
}

export interface CpuWindow {
  readonly runs: readonly CpuRun[];
  /** The readings reach back over the whole window. */
  readonly whole: boolean;
  /** Of the readings in the window, 0 to 1. */
  readonly overShare: number;
}

/** Adds one reading, and forgets what lies before the window; one reading at or before its start is kept to show that it was seen whole. */
export function addReading(runs: readonly CpuRun[], atMs: number, over: boolean, windowMs: number): CpuWindow {
  const startMs = atMs - windowMs;
  const kept = added(runs, atMs, over);
  let gone = 0;
  while ((kept[gone + 1]?.fromMs ?? Number.POSITIVE_INFINITY) <= startMs) gone += 1;
  if (gone > 0) kept.splice(0, gone);
  const first = kept[0];
  if (first === undefined) return { runs: kept, whole: false, overShare: 0 };
  const cut = cutBefore(first, startMs);
  kept[0] = cut;
  const whole = cut.fromMs <= startMs;
  let readings = whole ? -1 : 0;
  let overs = whole && cut.over ? -1 : 0;
  for (const run of kept) {
    readings += run.readings;
    if (run.over) overs += run.readings;
  }
  return { runs: kept, whole, overShare: overs / Math.max(readings, 1) };
}

function added(runs: readonly CpuRun[], atMs: number, over: boolean): CpuRun[] {
  const list = [...runs];
  const last = list.at(-1);
  if (last?.over === over) list[list.length - 1] = { ...last, untilMs: atMs, readings: last.readings + 1 };
  else list.push({ over, fromMs: atMs, untilMs: atMs, readings: 1 });
  return list;
}

/** Without the readings before the last one at or before `startMs`. */
function cutBefore(run: CpuRun, startMs: number): CpuRun {
  if (run.readings === 1 || run.fromMs >= startMs) return run;
  const apartMs = (run.untilMs - run.fromMs) / (run.readings - 1);
  const gone =
    startMs >= run.untilMs
      ? run.readings - 1
      : Math.min(run.readings - 2, Math.floor((startMs - run.fromMs) / apartMs + ROUNDING));
  return gone <= 0 ? run : { ...run, fromMs: run.fromMs + gone * apartMs, readings: run.readings - gone };
}

/** So much of a space between two readings is an error of the arithmetic. */
const ROUNDING = 1e-6;
