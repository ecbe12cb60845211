import type { ProcessRow } from '@core/fleet/sampling.ts';
import type { Shape } from './fleet-episodes.ts';
import type { One } from './fleet-year-shape.ts';

export const MIB = 1024 * 1024;

/** A wrapper with the children that do the work; some of them came and went since the last reading. */
export function pushRows(rows: ProcessRow[], one: One, shape: Shape, elapsedMs: number, nowMs: number): void {
  const children = shape.children ?? 0;
  const usedMs = shape.cpu * elapsedMs;
  if (children > 0) one.endedCpuMs += usedMs;
  else one.cpuMs += usedMs;
  const rssBytes = (shape.rssMb / (children + 1)) * MIB;
  const row = { sid: one.pid, pgid: one.pid, rssBytes, footprintBytes: null };
  const root = { pid: one.pid, ppid: 1, startTime: `s${one.startedAtMs}` };
  rows.push({ ...row, ...root, cpuMs: one.cpuMs, endedCpuMs: one.endedCpuMs });
  for (let child = 0; child < children; child += 1) {
    // Their pids come round again; their start times do not.
    const born = { pid: 100_000 + ((one.pid * 7 + child) % 50_000), ppid: one.pid, startTime: `c${nowMs}` };
    rows.push({ ...row, ...born, cpuMs: 0 });
  }
}
