import type { BusyTree, Why } from '@contract/offenders.ts';
import type { Words } from './orphans.ts';
import { identityOf, type ProcessRow, ProcessTable } from './sampling.ts';

/** Why the fan is loud: two readings of the process table, made into trees with their owners. Pure. */

const MIB = 1024 * 1024;
/** Programs that only start others: what they start is what a person knows. */
const SYSTEM =
  /^(?:launchd|systemd|init|tini|dumb-init|docker-init|sshd|login|su|sudo|tmux.*|screen|kernel_task|\(sd-pam\))$/;
const SHELL = /^(?:sh|bash|zsh|fish|dash|ksh|tcsh|csh)$/;
const SHOWN = 10;

export interface WhyReading {
  readonly before: readonly ProcessRow[];
  readonly after: readonly ProcessRow[];
  readonly elapsedMs: number;
}

export function whyBusy(
  { before, after, elapsedMs }: WhyReading,
  words: ReadonlyMap<number, Words>,
  cores: number,
  guarded: (pid: number) => boolean,
): Why {
  const was = new Map(before.map((row) => [identityOf(row), row.cpuMs]));
  // One that appeared in between used all of its time in between.
  const usedMs = (row: ProcessRow) => Math.max(0, row.cpuMs - (was.get(identityOf(row)) ?? 0));
  const table = new ProcessTable(after);
  const trees = treesOf(table, words);
  const rows = [...trees].map(([root, members]): BusyTree => {
    const own = words.get(root.pid);
    const memory = members.reduce((sum, { rssBytes }) => sum + rssBytes, 0);
    const cpu = members.reduce((sum, row) => sum + usedMs(row), 0) / Math.max(elapsedMs, 1);
    const same = [...trees.keys()].filter(
      (other) => other.pid !== root.pid && words.get(other.pid)?.sameAs === own?.sameAs && own !== undefined,
    );
    return {
      pid: root.pid,
      start_time: root.startTime,
      runs: own?.runs ?? '?',
      owner: ownerOf(root, table, words),
      age_s: own?.ageMs == null ? null : Math.round(own.ageMs / 1000),
      processes: members.length,
      rss_mb: Math.round(memory / MIB),
      cpu_percent: Math.round(cpu * 1000) / 10,
      duplicates: same.length,
      guarded: members.some(({ pid }) => guarded(pid)),
    };
  });
  const top = (by: (tree: BusyTree) => number) =>
    [...rows]
      .filter((tree) => by(tree) > 0)
      .sort((a, b) => by(b) - by(a) || a.pid - b.pid)
      .slice(0, SHOWN);
  return {
    measured_s: Math.round(elapsedMs / 100) / 10,
    cores,
    cpu_percent: Math.round((after.reduce((sum, row) => sum + usedMs(row), 0) / Math.max(elapsedMs, 1)) * 1000) / 10,
    rss_mb: Math.round(after.reduce((sum, { rssBytes }) => sum + rssBytes, 0) / MIB),
    by_cpu: top((tree) => tree.cpu_percent),
    by_memory: top((tree) => tree.rss_mb),
  };
}

/**
 * A tree for each process that a person would name: an MCP server stands by itself, whoever started it; everything else
 * belongs to the topmost program above it that is neither the system nor a shell.
 */
function treesOf(table: ProcessTable, words: ReadonlyMap<number, Words>): Map<ProcessRow, ProcessRow[]> {
  const trees = new Map<ProcessRow, ProcessRow[]>();
  for (const row of table.rows()) {
    const root = rootOf(row, table, words);
    const members = trees.get(root);
    if (members === undefined) trees.set(root, [row]);
    else members.push(row);
  }
  return trees;
}

function rootOf(row: ProcessRow, table: ProcessTable, words: ReadonlyMap<number, Words>): ProcessRow {
  const line = chain(row, table);
  // From the top: the first that is a server, else the first that is a program of its own.
  const topDown = [...line].reverse();
  const server = topDown.find(({ pid }) => words.get(pid)?.mcp === true);
  if (server !== undefined) return server;
  return topDown.find(({ pid }) => isProgram(pid, words)) ?? row;
}

function ownerOf(root: ProcessRow, table: ProcessTable, words: ReadonlyMap<number, Words>): string | null {
  const above = chain(root, table).slice(1).reverse();
  return above.flatMap(({ pid }) => (isProgram(pid, words) ? (words.get(pid)?.name ?? []) : []))[0] ?? null;
}

function isProgram(pid: number, words: ReadonlyMap<number, Words>): boolean {
  const name = words.get(pid)?.name;
  return pid > 1 && name !== undefined && !SYSTEM.test(name) && !SHELL.test(name);
}

/** The process and its ancestors, upwards. */
function chain(row: ProcessRow, table: ProcessTable): ProcessRow[] {
  const line = [row];
  const seen = new Set([row.pid]);
  for (let next = table.get(row.ppid); next !== undefined && !seen.has(next.pid); next = table.get(next.ppid)) {
    line.push(next);
    seen.add(next.pid);
  }
  return line;
}
