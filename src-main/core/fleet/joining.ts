import type { ProcessTable, TreeRoot } from './sampling.ts';

/** Who is looked after already. */
export interface Looked {
  readonly name: string;
  readonly pids: ReadonlySet<number>;
}

/**
 * Why a process may not join the fleet, in one sentence; null when it may.
 *
 * What joins can be stopped for its budget, with its whole tree. So that tree must be alive under this start time, must
 * not hold Beacon (itself, what it runs inside, what it started: the reaper, gates, windows), and must share nobody
 * with a tree that is guarded already, which would be counted and stopped twice.
 */
export function joinProblem(
  table: ProcessTable,
  candidate: TreeRoot,
  host: TreeRoot,
  guarded: readonly Looked[],
): string | null {
  const { pid } = candidate;
  if (!table.isAlive(candidate)) return 'There is no such process: pid and start time do not belong together.';
  const tree = table.tree(candidate);
  if (tree.some((row) => row.pid === host.pid)) {
    return `Process ${pid} is Beacon, or Beacon runs inside it: it cannot be guarded by Beacon.`;
  }
  for (const { name, pids } of guarded) {
    if (tree.some((row) => pids.has(row.pid))) return `Process ${pid} is guarded already: it belongs to ${name}.`;
  }
  if (table.tree(host).some((row) => row.pid === pid)) {
    return `Process ${pid} belongs to Beacon: it cannot be guarded by Beacon.`;
  }
  return null;
}
