import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, readlinkSync, statSync } from 'node:fs';
import type { Ties, Words } from '@core/fleet/orphans.ts';
import { wordsOfLine } from '@core/fleet/process-words.ts';
import { clientOfNames, parseTcp, parseUnix, type SocketTable, streamEnd, treeIsShared } from '@core/fleet/sockets.ts';
import type { ProcessFacts } from '@services/ports/processes.ts';
import { parseStat } from './proc-stat.ts';

/**
 * What /proc says of processes besides their numbers. Command lines and environments are looked at here and go no
 * further. Source: proc(5); the state and the reference count of unix sockets: net/unix/af_unix.c.
 */
export function linuxProcessFacts(): ProcessFacts {
  return {
    async words() {
      const uid = process.getuid?.();
      const upMs = Number(text('/proc/uptime').split(' ')[0]) * 1000;
      const found = new Map<number, Words>();
      for (const pid of pids()) {
        try {
          const argv = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
          if (argv.at(-1) === '') argv.pop();
          if (argv.length === 0) continue; // A thread of the kernel, or a zombie.
          const { line, ...words } = wordsOfLine(argv.length === 1 ? (argv[0] ?? '').split(' ') : argv);
          const row = parseStat(readFileSync(`/proc/${pid}/stat`, 'latin1'), 1, 1);
          const ageMs = row === null ? null : Math.max(0, upMs - Number(row.startTime) * TICK_MS);
          const sameAs = createHash('sha256').update(line).digest('hex');
          found.set(pid, { ...words, sameAs, own: statSync(`/proc/${pid}`).uid === uid, ageMs });
        } catch {
          // It ended in between, or is not ours to read.
        }
      }
      return found;
    },

    async ties(trees) {
      const links = new Map<number, ReadonlyMap<number, string>>();
      for (const pid of pids()) links.set(pid, linksOf(pid));
      const found = new Map<number, Ties>();
      for (const [root, tree] of trees) {
        const sockets: SocketTable = {
          unix: parseUnix(text(`/proc/${root}/net/unix`)),
          tcp: [...parseTcp(text(`/proc/${root}/net/tcp`)), ...parseTcp(text(`/proc/${root}/net/tcp6`))],
        };
        const own = links.get(root) ?? new Map<number, string>();
        const heldOutside = (link: string) =>
          [...links].some(([pid, others]) => !tree.has(pid) && [...others.values()].includes(link));
        const inodes = new Set<number>();
        for (const pid of tree) for (const link of links.get(pid)?.values() ?? []) inodes.add(inodeOf(link) ?? -1);
        found.set(root, {
          input: streamEnd(own.get(0) ?? null, sockets, heldOutside),
          output: streamEnd(own.get(1) ?? null, sockets, heldOutside),
          shared: treeIsShared(inodes, sockets),
          service: isService(root),
          client: clientOfNames(namesOf(root)),
        });
      }
      return found;
    },
  };
}

/** Ticks of /proc/<pid>/stat are a hundredth of a second on every Linux of today. */
const TICK_MS = 10;

const pids = () =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number);

function text(path: string): string {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return ''; // Not there, or not to be read: then nothing is known.
  }
}

function linksOf(pid: number): ReadonlyMap<number, string> {
  const links = new Map<number, string>();
  try {
    for (const fd of readdirSync(`/proc/${pid}/fd`)) links.set(Number(fd), readlinkSync(`/proc/${pid}/fd/${fd}`));
  } catch {
    // It ended in between, or is not ours to read.
  }
  return links;
}

const inodeOf = (link: string): number | null => Number(/^socket:\[(\d+)\]$/.exec(link)?.[1] ?? Number.NaN) || null;

/** Names of its environment, and never a value. */
function namesOf(pid: number): string[] {
  return text(`/proc/${pid}/environ`)
    .split('\0')
    .map((entry) => entry.slice(0, Math.max(0, entry.indexOf('='))));
}

/** A unit of systemd that is not the one that we run in ourselves. */
function isService(pid: number): boolean {
  const unit = (path: string) => /\/([^/\n]+\.service)$/m.exec(text(path))?.[1] ?? null;
  const its = unit(`/proc/${pid}/cgroup`);
  return its !== null && !/^user@\d+\.service$/.test(its) && its !== unit('/proc/self/cgroup');
}
