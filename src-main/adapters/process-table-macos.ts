import { execFile } from 'node:child_process';
import { basename } from 'node:path';
import { promisify } from 'node:util';
import type { ProcessRow } from '@core/fleet/sampling.ts';
import type { ProcessTableProbe } from '@services/ports/processes.ts';
import { shared } from './shared-readings.ts';

const execute = promisify(execFile);
const PS = '/bin/ps';
const TOP = '/usr/bin/top';
const options = {
  encoding: 'utf8',
  maxBuffer: 64 * 1024 * 1024,
  env: { LC_ALL: 'C', PATH: '/bin:/usr/bin' },
  // One that hangs is a reading that could not be taken, and not the end of all polls.
  timeout: 20_000,
} as const;

/**
 * The process table of macOS, from one `ps` call a reading. Source: ps(1): `rss` in KiB, `time` as accumulated
 * processor time; `%cpu` is not read, because it decays over up to a minute.
 *
 * `ps` names no session that could be compared, so the group stands in for it; a child that made a session of its own
 * is found by its parent, by having been seen before, or by BEACON_RUN.
 */
export function macosProcessTable(): ProcessTableProbe {
  const read = shared<void, readonly ProcessRow[]>(async () => {
    const { stdout } = await execute(PS, ['-A', '-o', 'pid=,ppid=,pgid=,stat=,rss=,time=,lstart='], options);
    return parsePs(stdout);
  });
  const carriers = shared<string, ReadonlyMap<string, readonly number[]>>(async (tokens) => {
    const { stdout } = await execute(PS, ['-x', '-E', '-ww', '-o', 'pid=,command='], options);
    return carriersIn(stdout, tokens);
  });
  return {
    read: () => read(),

    // One call of ps tells of all, whoever is asked for.
    follow: () => read(),

    async footprints() {
      const { stdout } = await execute(TOP, ['-l', '1', '-F', '-stats', 'pid,mem'], options);
      return parseTop(stdout);
    },

    async startTime(pid) {
      try {
        const { stdout } = await execute(PS, ['-o', 'lstart=', '-p', String(pid)], options);
        const text = normalTime(stdout);
        return text === '' ? null : text;
      } catch {
        return null; // ps ends with 1 when there is no such process.
      }
    },

    async carrying(runToken) {
      return ((await carriers(runToken)).get(runToken) ?? []).filter((pid) => pid !== process.pid);
    },

    async tokens(candidates, run) {
      // A whole second call of ps: only for those whose parent is gone, which are few.
      const pids = candidates.filter(({ ppid }) => ppid === 1).map(({ pid }) => pid);
      if (pids.length === 0) return new Map();
      try {
        const { stdout } = await execute(PS, ['-E', '-ww', '-o', 'pid=,command=', '-p', pids.join(',')], options);
        return tokensIn(stdout, run);
      } catch {
        return new Map(); // ps ends with 1 when all of them have ended in between.
      }
    },

    async matching(executable, argsContain) {
      const { stdout } = await execute(PS, ['-x', '-ww', '-o', 'pid=,args='], options);
      return linesOf(stdout)
        .filter(({ rest }) => {
          const [name = '', ...args] = rest.split(' ');
          return basename(name) === executable && (argsContain === null || args.join(' ').includes(argsContain));
        })
        .map(({ pid }) => pid);
    },
  };
}

/** Who carries each of these as BEACON_RUN, in the output of `ps -E -o pid=,command=`. */
export function carriersIn(stdout: string, tokens: ReadonlySet<string>): Map<string, number[]> {
  const found = new Map<string, number[]>([...tokens].map((token) => [token, []]));
  for (const { pid, rest } of linesOf(stdout)) {
    for (const word of rest.split(' ')) {
      if (word.startsWith('BEACON_RUN=')) found.get(word.slice('BEACON_RUN='.length))?.push(pid);
    }
  }
  return found;
}

/** BEACON_RUN of this run in the output of `ps -E -o pid=,command=`, by pid. */
export function tokensIn(stdout: string, run: string): Map<number, string> {
  const tokens = linesOf(stdout).flatMap(({ pid, rest }) => {
    const word = rest.split(' ').find((one) => one.startsWith(`BEACON_RUN=${run}-`));
    return word === undefined ? [] : [[pid, word.slice('BEACON_RUN='.length)] as const];
  });
  return new Map(tokens);
}

/** `pid ppid pgid stat rss time lstart`, one process a line; lines that do not fit are left out. */
export function parsePs(stdout: string): ProcessRow[] {
  const rows: ProcessRow[] = [];
  for (const line of stdout.split('\n')) {
    const match = /^\s*(\d+)\s+(\d+)\s+(\d+)\s+(\S+)\s+(\d+)\s+(\S+)\s+(\S.*)$/.exec(line);
    if (match === null) continue;
    const [, pid, ppid, pgid, stat = '', rss, time = '', lstart = ''] = match;
    if (stat.startsWith('Z')) continue;
    rows.push({
      pid: Number(pid),
      ppid: Number(ppid),
      pgid: Number(pgid),
      sid: Number(pgid),
      startTime: normalTime(lstart),
      cpuMs: cpuTimeMs(time),
      rssBytes: Number(rss) * 1024,
      footprintBytes: null,
    });
  }
  return rows;
}

const UNITS: Readonly<Record<string, number>> = { B: 1, K: 1024, M: 1024 ** 2, G: 1024 ** 3, T: 1024 ** 4 };

/**
 * The footprint by pid in the output of `top -l 1 -stats pid,mem`: below the summary and the line of headings, one
 * process a line, its memory with a unit and, where it changed, a `+` or `-` behind it (`12K`, `345M+`, `6G-`). A value
 * that top does not know is `N/A` or 0B; such a process has no footprint here. Source: top(1), macOS.
 */
export function parseTop(stdout: string): Map<number, number> {
  const lines = stdout.split('\n');
  const footprints = new Map<number, number>();
  for (const line of lines.slice(lines.findIndex((one) => /^\s*PID\s+MEM\b/.test(one)) + 1)) {
    const match = /^\s*(\d+)[*+-]?\s+(\d+(?:\.\d+)?)([BKMGT])[+-]?\s*$/.exec(line);
    const bytes = Number(match?.[2]) * (UNITS[match?.[3] ?? ''] ?? Number.NaN);
    if (bytes > 0) footprints.set(Number(match?.[1]), Math.round(bytes));
  }
  return footprints;
}

/** `0:00.03`, `12:34.56`, `1:02:03`, `2-03:04:05`. */
export function cpuTimeMs(text: string): number {
  const [days, clock] = text.includes('-') ? text.split('-') : ['0', text];
  const parts = (clock ?? '').split(':').map(Number);
  const seconds = parts.reduce((sum, part) => sum * 60 + part, 0);
  const total = Number(days) * 86_400 + seconds;
  return Number.isFinite(total) ? Math.round(total * 1000) : 0;
}

const normalTime = (text: string) => text.trim().replace(/\s+/g, ' ');

function linesOf(stdout: string): { pid: number; rest: string }[] {
  return stdout.split('\n').flatMap((line) => {
    const match = /^\s*(\d+)\s+(.*)$/.exec(line);
    return match === null ? [] : [{ pid: Number(match[1]), rest: match[2] ?? '' }];
  });
}
