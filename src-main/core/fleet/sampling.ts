import type { Sample } from './budget.ts';

/** From one reading of the process table to one sample per managed tree. Pure, so that any table can be tried on it. */

/** One line of the process table. */
export interface ProcessRow {
  readonly pid: number;
  readonly ppid: number;
  readonly pgid: number;
  readonly sid: number;
  /** Tells a pid from a later owner of the same number; only ever compared for equality. */
  readonly startTime: string;
  /** Processor time used since it started. */
  readonly cpuMs: number;
  /** The same of its children that have ended and were waited for. Absent where the system does not say. */
  readonly endedCpuMs?: number;
  readonly rssBytes: number;
  readonly footprintBytes: number | null;
}

/** The process that a tree hangs from. */
export interface TreeRoot {
  readonly pid: number;
  readonly startTime: string;
}

/** What must be remembered of one tree between readings. */
export interface TreeMemory {
  readonly atMs: number;
  /** Processor time by `pid startTime`. */
  readonly cpuMs: ReadonlyMap<string, number>;
  /** Processor time of children that have ended, by the same; only of those that had any. Absent is none. */
  readonly endedCpuMs?: ReadonlyMap<string, number>;
  /** Readings in a row that came late. Absent is 0. */
  readonly lateInARow?: number;
  /** Nothing was read yet: `atMs` is when it was started, by which a gap before the first reading is known. */
  readonly unread?: true;
}

export interface TreeReading {
  readonly sample: Sample;
  readonly memory: TreeMemory;
  readonly members: readonly ProcessRow[];
}

/** What there is to remember of a tree that was started just now. */
export const unread = (atMs: number): TreeMemory => ({ atMs, cpuMs: new Map(), unread: true });

/**
 * A gap of more than this many intervals is sleep or a stall: the reading after it means nothing. A shorter one than this
 * is none, so that with quick polls on a busy Mac not every reading is dropped.
 */
export const GAP_INTERVALS = 3;
export const GAP_LEAST_MS = 2000;
/**
 * As many late readings in a row are no sleep but a Mac that is too busy, perhaps with the very process that is over its
 * budget: from then on late readings count like others.
 */
export const LATE_IS_SLOW = 3;

export const identityOf = (row: { readonly pid: number; readonly startTime: string }): string =>
  `${row.pid} ${row.startTime}`;

/** Adds the pids of a tree as it was last seen. */
export function addPids(pids: Set<number>, root: { readonly pid: number }, memory: TreeMemory | null): void {
  pids.add(root.pid);
  for (const identity of memory?.cpuMs.keys() ?? []) pids.add(Number.parseInt(identity, 10));
}

/** Index of the table, made once per reading for the whole fleet. */
export class ProcessTable {
  readonly #byPid = new Map<number, ProcessRow>();
  readonly #byParent = new Map<number, ProcessRow[]>();
  readonly #bySession = new Map<number, ProcessRow[]>();

  constructor(rows: Iterable<ProcessRow>) {
    for (const row of rows) {
      this.#byPid.set(row.pid, row);
      push(this.#byParent, row.ppid, row);
      push(this.#bySession, row.sid, row);
    }
  }

  rows(): Iterable<ProcessRow> {
    return this.#byPid.values();
  }

  get(pid: number): ProcessRow | undefined {
    return this.#byPid.get(pid);
  }

  /** True when this pid is still the process that started then. */
  isAlive(root: TreeRoot): boolean {
    return this.#byPid.get(root.pid)?.startTime === root.startTime;
  }

  /**
   * The root with all that belongs to it: its session (reparented children keep it), its descendants, and those seen
   * before that left both. `known` holds identities of earlier readings. Empty when nothing of it is left.
   */
  tree(root: TreeRoot, known?: ReadonlyMap<string, number>): readonly ProcessRow[] {
    const found = new Map<number, ProcessRow>();
    const queue: ProcessRow[] = [];
    const add = (row: ProcessRow | undefined) => {
      if (row !== undefined && !found.has(row.pid)) {
        found.set(row.pid, row);
        queue.push(row);
      }
    };
    if (this.isAlive(root)) {
      add(this.#byPid.get(root.pid));
      // A root that leads its session (all that Beacon starts do) brings everybody in it.
      for (const row of this.#bySession.get(root.pid) ?? []) add(row);
    }
    for (const identity of known?.keys() ?? []) {
      const row = this.#byPid.get(Number.parseInt(identity, 10));
      if (row !== undefined && identityOf(row) === identity) add(row);
    }
    for (let row = queue.pop(); row !== undefined; row = queue.pop()) {
      for (const child of this.#byParent.get(row.pid) ?? []) add(child);
    }
    return [...found.values()];
  }
}

function push<K>(map: Map<K, ProcessRow[]>, key: K, row: ProcessRow): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [row]);
  else list.push(row);
}

/**
 * One sample of one tree, or null when nothing of it is left.
 * CPU is the processor time used since the reading before, over the time between them; a process that appeared in
 * between counts with all it used. Children that came and went between two readings are in what their parent has waited
 * for, less what was counted of them before; one that nobody waited for is not seen, so this is never too much. After a gap (sleep, a stall) CPU is null, never a guess, and the sample says so.
 */
export function readTree(
  table: ProcessTable,
  root: TreeRoot,
  before: TreeMemory | null,
  nowMs: number,
  intervalMs: number,
): TreeReading | null {
  const members = table.tree(root, before?.cpuMs);
  if (members.length === 0) return null;
  const cpuMs = new Map<string, number>();
  let rssBytes = 0;
  let footprintBytes: number | null = null;
  let usedMs = 0;
  let endedMs = 0;
  const endedCpuMs = new Map<string, number>();
  for (const row of members) {
    const identity = identityOf(row);
    cpuMs.set(identity, row.cpuMs);
    rssBytes += row.rssBytes;
    if (row.footprintBytes !== null) footprintBytes = (footprintBytes ?? 0) + row.footprintBytes;
    usedMs += Math.max(0, row.cpuMs - (before?.cpuMs.get(identity) ?? 0));
    const { endedCpuMs: ended = 0 } = row;
    if (ended > 0) endedCpuMs.set(identity, ended);
    endedMs += ended - (before?.endedCpuMs?.get(identity) ?? 0);
  }
  for (const [identity, ms] of before?.cpuMs ?? []) {
    if (!cpuMs.has(identity)) endedMs -= ms + (before?.endedCpuMs?.get(identity) ?? 0);
  }
  usedMs += Math.max(0, endedMs);
  const elapsedMs = before === null ? 0 : nowMs - before.atMs;
  const late = elapsedMs > Math.max(intervalMs * GAP_INTERVALS, GAP_LEAST_MS);
  const lateInARow = late ? (before?.lateInARow ?? 0) + 1 : 0;
  const afterGap = late && lateInARow < LATE_IS_SLOW;
  const trusted = elapsedMs > 0 && !afterGap && before?.unread !== true;
  const sample: Sample = {
    atMs: nowMs,
    rssBytes,
    footprintBytes,
    cpuFraction: trusted ? usedMs / elapsedMs : null,
    subprocesses: members.filter(({ pid }) => pid !== root.pid).length,
    ...(afterGap ? { afterGap } : {}),
  };
  return { sample, memory: { atMs: nowMs, cpuMs, endedCpuMs, lateInARow }, members };
}
