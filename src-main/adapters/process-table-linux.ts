import { closeSync, openSync, readdirSync, readFileSync, readSync, statSync } from 'node:fs';
import { endianness } from 'node:os';
import { basename } from 'node:path';
import { childMark, tokenOfMark } from '@core/fleet/run-mark.ts';
import type { ProcessRow } from '@core/fleet/sampling.ts';
import type { ProcessTableProbe } from '@services/ports/processes.ts';
import { absent } from './errno.ts';
import { FollowedProcesses, type HeldStat } from './followed-processes.ts';
import { parseStat } from './proc-stat.ts';
import { shared } from './shared-readings.ts';

/**
 * The process table of Linux, straight from /proc: one small read per process, no child process.
 * Source: proc(5). RSS comes in pages, processor time in clock ticks, the start time in ticks since boot.
 *
 * The reads are synchronous: /proc is memory, and the whole table takes a few milliseconds, where promises take four
 * times as long.
 */
export function linuxProcessTable(): ProcessTableProbe {
  let units: { readonly pageBytes: number; readonly tickMs: number } | null = null;
  const buffer = Buffer.allocUnsafe(1024);

  const parsed = (length: number): ProcessRow | null => {
    units ??= { pageBytes: auxiliary(AT_PAGESZ, 4096), tickMs: 1000 / auxiliary(AT_CLKTCK, 100) };
    return parseStat(buffer.toString('latin1', 0, length), units.pageBytes, units.tickMs);
  };
  const readInto = (file: number): number => readSync(file, buffer, 0, buffer.length, 0);

  const readHeld = (held: HeldStat): ProcessRow | null => {
    const length = readInto(held.file);
    if (held.bytes.length === length && buffer.compare(held.bytes, 0, length, 0, length) === 0) return held.row;
    if (held.bytes.length === length) buffer.copy(held.bytes, 0, 0, length);
    else held.bytes = Buffer.from(buffer.subarray(0, length));
    held.row = parsed(length);
    return held.row;
  };

  const readRow = (pid: string): ProcessRow | null => {
    let file: number;
    try {
      file = openSync(`/proc/${pid}/stat`, 'r');
    } catch (error) {
      return absent(error); // It ended between the listing and the reading.
    }
    try {
      return parsed(readInto(file));
    } catch {
      return null; // ESRCH: it ended between open and read.
    } finally {
      closeSync(file);
    }
  };

  const followed = new FollowedProcesses(readRow, readHeld);

  const read = shared<void, readonly ProcessRow[]>(async () => {
    const rows: ProcessRow[] = [];
    for (const name of readdirSync('/proc')) {
      if (!isPid(name)) continue;
      const row = readRow(name);
      if (row !== null) rows.push(row);
    }
    // Those who ask in the same turn of the loop share the next reading.
    await new Promise(setImmediate);
    return rows;
  });

  const carriers = shared<string, ReadonlyMap<string, readonly number[]>>(async (tokens) => {
    const found = findCarriers(tokens);
    await new Promise(setImmediate);
    return found;
  });

  return {
    read: () => read(),

    async follow(pids) {
      return followed.read(pids);
    },

    async footprints() {
      return null;
    },

    async startTime(pid) {
      return readRow(String(pid))?.startTime ?? null;
    },

    async carrying(runToken) {
      return (await carriers(runToken)).get(runToken) ?? [];
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

/** Processes whose environment carries one of these as BEACON_RUN, or that carry its mark. */
function findCarriers(tokens: ReadonlySet<string>): Map<string, number[]> {
  const wanted = [...tokens].map((token) => ({
    token,
    variable: Buffer.from(`\0BEACON_RUN=${token}\0`),
    mark: childMark(token),
  }));
  const found = new Map<string, number[]>(wanted.map(({ token }) => [token, []]));
  for (const pid of ownPids()) {
    try {
      const environment = environmentOf(pid);
      const limit = wanted.some(({ mark }) => mark !== null) ? lockLimitOf(pid) : null;
      for (const { token, variable, mark } of wanted) {
        if (environment.includes(variable) || (mark !== null && limit === mark)) found.get(token)?.push(pid);
      }
    } catch {
      // Gone, or not ours to read: then not ours to stop either.
    }
  }
  return found;
}

/** Read again and again for many: a buffer each time would be most of the work. Made with the first reading. */
let environmentBuffer = Buffer.alloc(0);

/** With a zero on each side, so that the first and the last variable look like the others. Holds until the next call. */
function environmentOf(pid: number): Buffer {
  const file = openSync(`/proc/${pid}/environ`, 'r');
  if (environmentBuffer.length === 0) environmentBuffer = Buffer.alloc(256 * 1024);
  try {
    const room = environmentBuffer.length - 2;
    const length = readSync(file, environmentBuffer, 1, room, 0);
    // The kernel gives at most a page or so at a time to some readers; what is longer than the buffer is rare.
    const end = 1 + length + (length > 0 && length < room ? readRest(file, length, room) : 0);
    if (end <= room) {
      environmentBuffer[end] = 0;
      return environmentBuffer.subarray(0, end + 1);
    }
  } finally {
    closeSync(file);
  }
  return Buffer.concat([Buffer.of(0), readFileSync(`/proc/${pid}/environ`), Buffer.of(0)]);
}

function readRest(file: number, from: number, room: number): number {
  let length = from;
  for (let more = -1; more !== 0 && length < room; length += more) {
    more = readSync(file, environmentBuffer, 1 + length, room - length, length);
  }
  return length - from;
}

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

const AT_PAGESZ = 6;
const AT_CLKTCK = 17;

/** What the kernel told this process at its start: pairs of words of the processor. Source: getauxval(3). */
function auxiliary(type: number, fallback: number): number {
  try {
    const bytes = readFileSync('/proc/self/auxv');
    const size = ['ia32', 'arm', 'mips', 'mipsel'].includes(process.arch) ? 4 : 8;
    const little = endianness() === 'LE';
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    const word = (at: number) => (size === 4 ? view.getUint32(at, little) : Number(view.getBigUint64(at, little)));
    for (let at = 0; at + 2 * size <= bytes.length; at += 2 * size) {
      if (word(at) === type && word(at + size) > 0) return word(at + size);
    }
  } catch {
    // Not to be read here: then the usual numbers.
  }
  return fallback;
}
