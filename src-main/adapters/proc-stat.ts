import type { ProcessRow } from '@core/fleet/sampling.ts';

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
