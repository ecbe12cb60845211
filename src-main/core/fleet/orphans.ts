import type { Orphan, SparedBecause } from '@contract/offenders.ts';
import { identityOf, type ProcessRow, type ProcessTable } from './sampling.ts';

/**
 * Which processes are MCP servers whose client is gone (spec 4.7). Parent 1 alone is no proof: daemons look the same. The
 * proof is that a server which speaks on its standard streams has nobody at the other end of them any more.
 */

/** What can be said of a process without saying its arguments. They are looked at where they are read. */
export interface Words {
  /** Of the executable. */
  readonly name: string;
  /** The executable's name and the package it runs. */
  readonly runs: string;
  readonly package: string | null;
  /** Equal for equal command lines, and nothing that could be read. */
  readonly sameAs: string;
  /** Something in the line says that it is an MCP server. */
  readonly mcp: boolean;
  readonly own: boolean;
  readonly ageMs: number | null;
}

/** Whether anybody is at the other end of a standard stream; `none`: it has no other end (a file, nothing). */
export type StreamEnd = 'dead' | 'alive' | 'none' | 'terminal' | 'unknown';

/** What tells an orphan from a daemon. */
export interface Ties {
  readonly input: StreamEnd;
  readonly output: StreamEnd;
  /** Somebody outside its tree is connected to a socket that it listens on. */
  readonly shared: boolean;
  /** The system started it as a service, and looks after it. */
  readonly service: boolean;
  readonly client: Orphan['client'];
}

/** Younger than this, its client may be about to be replaced, or to hand it over. */
export const YOUNG_MS = 15_000;

/** Programs that take over processes whose parent has died, whatever number they have. */
const KEEPERS = /^(?:launchd|systemd|init|tini|dumb-init|docker-init|catatonit|s6-svscan|runit|openrc-init)$/;
const MIB = 1024 * 1024;

export interface Suspect {
  readonly row: ProcessRow;
  readonly tree: readonly ProcessRow[];
}

/** Those worth a closer look: taken over by the system, and perhaps a server. `skip` are pids that are never meant. */
export function suspects(
  table: ProcessTable,
  words: ReadonlyMap<number, Words>,
  skip: (pid: number) => boolean,
): Suspect[] {
  const found: Suspect[] = [];
  for (const row of table.rows()) {
    if (row.pid <= 1 || skip(row.pid) || !words.has(row.pid) || !isTakenOver(row, table, words)) continue;
    if (KEEPERS.test(words.get(row.pid)?.name ?? '')) continue;
    found.push({ row, tree: wholeTree(row, table) });
  }
  return found;
}

function isTakenOver({ ppid }: ProcessRow, table: ProcessTable, words: ReadonlyMap<number, Words>): boolean {
  if (ppid <= 1) return ppid === 1;
  return table.get(ppid) === undefined || KEEPERS.test(words.get(ppid)?.name ?? '');
}

/**
 * All that would be ended with it, so that all of it is judged: those of the group and the session that it leads, which may have
 * left it for the system and be somebody's by now, and the descendants of every one.
 */
function wholeTree(row: ProcessRow, table: ProcessTable): ProcessRow[] {
  const all = [...table.rows()];
  const found = all.filter(({ pid, pgid, sid }) => pid === row.pid || pgid === row.pid || sid === row.pid);
  const pids = new Set(found.map(({ pid }) => pid));
  for (let more = true; more; ) {
    more = false;
    for (const one of all) {
      if (pids.has(one.pid) || !pids.has(one.ppid)) continue;
      pids.add(one.pid);
      found.push(one);
      more = true;
    }
  }
  return found;
}

/** One suspect, judged; null where nothing about it is like an MCP server without a client. */
export function judgeSuspect(
  { row, tree }: Suspect,
  ties: Ties,
  table: ProcessTable,
  words: ReadonlyMap<number, Words>,
  guarded: (pid: number) => boolean,
  /** Clients whose configuration has this package, or this very line. */
  configured: (words: Words) => readonly Orphan['client'][],
): Orphan | null {
  const own = words.get(row.pid);
  if (own === undefined) return null;
  const members = tree.flatMap(({ pid }) => words.get(pid) ?? []);
  const clients = members.flatMap(configured);
  const server = clients.length > 0 || members.some(({ mcp }) => mcp);
  const bothDead = ties.input === 'dead' && ties.output === 'dead';
  if (!server && !bothDead) return null;
  const inTree = new Set(tree.map(({ pid }) => pid));
  const leads = row.pgid === row.pid && row.sid === row.pid;
  const known = [...new Set(clients)];
  return {
    pid: row.pid,
    start_time: row.startTime,
    runs: nameOfTree(own, members),
    age_s: own.ageMs === null ? null : Math.round(own.ageMs / 1000),
    rss_mb: Math.round(tree.reduce((sum, { rssBytes }) => sum + rssBytes, 0) / MIB),
    processes: tree.length,
    client: ties.client ?? (known.length === 1 ? (known[0] ?? null) : null),
    duplicates: [...words].filter(([pid, one]) => !inTree.has(pid) && one.sameAs === own.sameAs).length,
    proof: {
      parents: parentsOf(row, table, words),
      parent_gone: true,
      leader_gone: leads ? null : table.get(row.pgid) === undefined || table.get(row.sid) === undefined,
      input_dead: deadness(ties.input),
      output_dead: deadness(ties.output),
    },
    spared: spareReason(
      own,
      ties,
      server,
      tree.some(({ pid }) => guarded(pid)),
    ),
  };
}

const deadness = (end: Ties['input']): boolean | null =>
  end === 'dead' ? true : end === 'alive' || end === 'terminal' ? false : null;

function spareReason(own: Words, ties: Ties, server: boolean, guarded: boolean): SparedBecause | null {
  if (guarded) return 'guarded';
  if (!own.own || ties.service) return 'foreign';
  if (ties.input === 'terminal' || ties.output === 'terminal') return 'terminal';
  if (ties.shared) return 'shared';
  // Standard output alone says nothing of a daemon whose starter has closed its pipe.
  if (ties.input !== 'dead' || ties.output === 'alive') return 'client_may_live';
  if (!server) return 'no_server';
  if (own.ageMs === null || own.ageMs < YOUNG_MS) return 'young';
  return null;
}

/** A runner's own name says little: of `npm exec x` and the `node` below it, the one with the package. */
const nameOfTree = (own: Words, members: readonly Words[]): string =>
  own.package !== null ? own.runs : (members.find((one) => one.package !== null && one.mcp)?.runs ?? own.runs);

function parentsOf(row: ProcessRow, table: ProcessTable, words: ReadonlyMap<number, Words>) {
  const parents: { pid: number; name: string }[] = [];
  const seen = new Set([identityOf(row)]);
  for (let pid = row.ppid; pid > 0 && parents.length < 20; ) {
    const parent = table.get(pid);
    parents.push({ pid, name: words.get(pid)?.name ?? '?' });
    if (parent === undefined || seen.has(identityOf(parent))) break;
    seen.add(identityOf(parent));
    pid = parent.ppid;
  }
  return parents;
}
