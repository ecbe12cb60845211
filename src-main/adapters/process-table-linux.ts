import { execFileSync } from 'node:child_process';
import { closeSync, openSync, readdirSync, readFileSync, readSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { childMark, tokenOfMark } from '@core/fleet/run-mark.ts';
import type { ProcessRow } from '@core/fleet/sampling.ts';
import type { ProcessTableProbe } from '@services/ports.ts';

/**
 * The process table of Linux, straight from /proc: one small read per process, no child process.
 * Source: proc(5). RSS comes in pages, processor time in clock ticks, the start time in ticks since boot.
 *
 * The reads are synchronous: /proc is memory, and the whole table takes a few milliseconds, where promises take four
 * times as long.
 */
export function linuxProcessTable(): ProcessTableProbe {
  // Asked on the first reading: a program that never samples does not start a process for it.
  let units: { readonly pageBytes: number; readonly tickMs: number } | null = null;
  const buffer = Buffer.allocUnsafe(1024);

  const readRow = (pid: string): ProcessRow | null => {
    let file: number;
    try {
      file = openSync(`/proc/${pid}/stat`, 'r');
    } catch {
      return null; // It ended between the listing and the reading.
    }
    try {
      const length = readSync(file, buffer, 0, buffer.length, 0);
      units ??= { pageBytes: getconf('PAGESIZE', 4096), tickMs: 1000 / getconf('CLK_TCK', 100) };
      return parseStat(buffer.toString('latin1', 0, length), units.pageBytes, units.tickMs);
    } catch {
      return null; // ESRCH: it ended between open and read.
    } finally {
      closeSync(file);
    }
  };

  return {
    async read() {
      const rows: ProcessRow[] = [];
      for (const name of readdirSync('/proc')) {
        if (!isPid(name)) continue;
        const row = readRow(name);
        if (row !== null) rows.push(row);
      }
      return rows;
    },

    async startTime(pid) {
      return readRow(String(pid))?.startTime ?? null;
    },

    async carrying(runToken) {
      const wanted = Buffer.from(`\0BEACON_RUN=${runToken}\0`);
      const mark = childMark(runToken);
      return ownPids().filter((pid) => {
        try {
          if (environmentOf(pid).includes(wanted)) return true;
        } catch {
          return false; // Gone, or not ours to read: then not ours to stop either.
        }
        return mark !== null && lockLimitOf(pid) === mark;
      });
    },

    async tokens(candidates, run) {
      const uid = process.getuid?.();
      const begin = Buffer.from(`\0BEACON_RUN=${run}-`);
      const found = new Map<number, string>();
      for (const { pid } of candidates) {
        try {
          if (pid === process.pid || statSync(`/proc/${pid}`).uid !== uid) continue;
          const environment = environmentOf(pid);
          const at = environment.indexOf(begin);
          const end = environment.indexOf(0, at + 1);
          const token =
            at < 0
              ? tokenOfMark(lockLimitOf(pid) ?? '', run)
              : environment.toString('latin1', at + '\0BEACON_RUN='.length, end);
          if (token !== null) found.set(pid, token);
        } catch {
          // It ended in between, or is not ours to read.
        }
      }
      return found;
    },

    async matching(executable, argsContain) {
      return ownPids().filter((pid) => {
        try {
          const [name, ...args] = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
          if (name === undefined || basename(name) !== executable) return false;
          return argsContain === null || args.some((arg) => arg.includes(argsContain));
        } catch {
          return false; // It ended in between.
        }
      });
    },
  };
}

/** One line of /proc/<pid>/stat. The name in parentheses may hold anything, so fields count from the last one. */
export function parseStat(text: string, pageBytes: number, tickMs: number): ProcessRow | null {
  const close = text.lastIndexOf(')');
  const pid = Number.parseInt(text, 10);
  if (close < 0 || !Number.isInteger(pid)) return null;
  const fields = text.slice(close + 2).split(' ', 22);
  const field = (number: number) => fields[number - 3] ?? '';
  if (field(3) === 'Z' || field(3) === 'X') return null; // A zombie is dead; only its parent has not looked yet.
  const startTime = field(22);
  const rssPages = Number(fields[24 - 3] ?? Number.NaN);
  if (startTime === '' || Number.isNaN(rssPages)) return null;
  return {
    pid,
    ppid: Number(field(4)),
    pgid: Number(field(5)),
    sid: Number(field(6)),
    startTime,
    cpuMs: (Number(field(14)) + Number(field(15))) * tickMs,
    endedCpuMs: (Number(field(16)) + Number(field(17))) * tickMs,
    rssBytes: rssPages * pageBytes,
    footprintBytes: null,
  };
}

/** With a zero on each side, so that the first and the last variable look like the others. */
const environmentOf = (pid: number) =>
  Buffer.concat([Buffer.of(0), readFileSync(`/proc/${pid}/environ`), Buffer.of(0)]);

/** The soft limit of file locks, as the kernel prints it. */
function lockLimitOf(pid: number): string | null {
  try {
    return /^Max file locks +(\d+) /m.exec(readFileSync(`/proc/${pid}/limits`, 'latin1'))?.[1] ?? null;
  } catch {
    return null; // It ended in between.
  }
}

function ownPids(): number[] {
  const uid = process.getuid?.();
  return readdirSync('/proc')
    .filter(isPid)
    .map(Number)
    .filter((pid) => {
      try {
        return pid !== process.pid && statSync(`/proc/${pid}`).uid === uid;
      } catch {
        return false; // It ended in between.
      }
    });
}

const isPid = (name: string) => name.charCodeAt(0) >= 0x30 && name.charCodeAt(0) <= 0x39;

function getconf(name: string, fallback: number): number {
  try {
    const value = Number(execFileSync('getconf', [name], { encoding: 'utf8' }).trim());
    return Number.isFinite(value) && value > 0 ? value : fallback;
  } catch {
    return fallback; // A system without getconf has the usual numbers.
  }
}
