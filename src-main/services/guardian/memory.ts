import { DeathCertificate } from '@contract/fleet.ts';
import { Timestamp } from '@contract/primitives.ts';
import type { Breaker } from '@core/fleet/breaker.ts';
import type { Guarded } from '@core/fleet/process.ts';
import { utcSeconds } from '@core/report/times.ts';
import * as z from 'zod';
import type { Clock } from '../ports/clock.ts';
import type { Files } from '../ports/files.ts';
import { quarantine } from '../reports/quarantine.ts';
import { readText } from '../text-files.ts';

/**
 * What the Guardian remembers of its processes across a restart of Beacon, and of the Mac: failures, restarts and
 * death certificates (`state/breakers.json`). On disk the times are wall clock and boot id; in memory, monotonic.
 */
const PATH = 'state/breakers.json';
const DAY_MS = 24 * 60 * 60 * 1000;

const Remembered = z.object({
  failures_at: z.array(Timestamp).max(1000),
  restarts_at: z.array(Timestamp).max(10_000),
  attempt: z.int().min(0),
  cool_down_s: z.number().nullable(),
  open_since: Timestamp.nullable(),
  /** Set until the breaker is closed again; absent in older files. */
  opened_after: z.int().min(1).max(1000).nullable().default(null),
  certificate: DeathCertificate.nullable(),
});
type Remembered = z.output<typeof Remembered>;

const Remembrance = z.object({
  version: z.literal(1),
  boot_id: z.string(),
  processes: z.record(z.string(), Remembered),
});
export type Remembrance = z.output<typeof Remembrance>;

export const emptyRemembrance = (bootId: string): Remembrance => ({ version: 1, boot_id: bootId, processes: {} });

/**
 * What is remembered. A file that is torn or was edited into something else is set aside in quarantine/; of one that
 * reads in part, the processes that read are kept. For the others the count of failures begins anew, which at worst means
 * one more try.
 */
export async function readRemembrance(files: Files, bootId: string): Promise<Remembrance> {
  try {
    const text = await readText(files, PATH);
    if (text === null) return emptyRemembrance(bootId);
    const { kept, whole } = readProcesses(text);
    if (!whole)
      await quarantine(files, 'state', 'breakers.json', 'It does not read as what Beacon remembers of its processes.');
    return { ...emptyRemembrance(bootId), processes: kept };
  } catch {
    return emptyRemembrance(bootId); // Not to be read, or no room to set it aside: guarding goes on without it.
  }
}

function readProcesses(text: string | undefined): { kept: Remembrance['processes']; whole: boolean } {
  const kept: Remembrance['processes'] = {};
  try {
    const outer = Remembrance.extend({ processes: z.record(z.string(), z.unknown()) }).safeParse(
      JSON.parse(text ?? ''),
    );
    if (!outer.success) return { kept, whole: false };
    const entries = Object.entries(outer.data.processes);
    for (const [name, entry] of entries) {
      const parsed = Remembered.safeParse(entry);
      if (parsed.success) kept[name] = parsed.data;
    }
    return { kept, whole: Object.keys(kept).length === entries.length };
  } catch {
    return { kept, whole: false }; // Not JSON.
  }
}

export async function isRemembered(files: Files): Promise<boolean> {
  // A folder that cannot be looked at says nothing of a deletion.
  return (await files.stat(PATH).catch(() => undefined)) !== null;
}

export function writeRemembrance(files: Files, remembrance: Remembrance): Promise<void> {
  return files.write(PATH, `${JSON.stringify(remembrance, null, 2)}\n`);
}

/** One process, for the disk. */
export function remember(process: Guarded, certificate: DeathCertificate | null, clock: Clock): Remembered {
  const offsetMs = clock.wallMs() - clock.monotonicMs();
  const wall = (atMs: number) => utcSeconds(atMs + offsetMs);
  const { breaker } = process;
  return {
    failures_at: breaker.failuresAtMs.map(wall),
    restarts_at: process.restartsAtMs.map(wall),
    attempt: process.attempt,
    cool_down_s: breaker.coolDownMs === null ? null : breaker.coolDownMs / 1000,
    open_since: breaker.state === 'open' ? wall(breaker.sinceMs) : null,
    opened_after: breaker.state === 'closed' ? null : breaker.openedAfter,
    certificate,
  };
}

/**
 * A process with what is remembered of it. Times are clamped: one in the future (the clock was set back) counts as now,
 * and one older than its window is dropped by age like any other. A trial that was under way is begun again.
 */
export function recall(process: Guarded, remembered: Remembered | undefined, clock: Clock): Guarded {
  if (remembered === undefined) return process;
  const { restart } = process.plan;
  const nowMs = clock.monotonicMs();
  const atMs = (text: string) => nowMs - Math.max(0, clock.wallMs() - Date.parse(text));
  const failuresAtMs = remembered.failures_at
    .map(atMs)
    .filter((at) => at > nowMs - restart.breaker.windowMs)
    .slice(-restart.breaker.maxFailures);
  const coolDownMs =
    remembered.cool_down_s === null ? null : Math.min(remembered.cool_down_s * 1000, restart.breaker.coolDownMaxMs);
  const breaker = ((): Breaker => {
    if (coolDownMs !== null && remembered.open_since !== null) {
      const openedAfter = remembered.opened_after ?? Math.max(1, remembered.failures_at.length);
      return { state: 'open', failuresAtMs, coolDownMs, sinceMs: atMs(remembered.open_since), openedAfter };
    }
    if (coolDownMs !== null && remembered.opened_after !== null) {
      return { state: 'half-open', failuresAtMs, coolDownMs, openedAfter: remembered.opened_after };
    }
    return { state: 'closed', failuresAtMs, coolDownMs: failuresAtMs.length === 0 ? null : coolDownMs };
  })();
  return {
    ...process,
    breaker,
    attempt: failuresAtMs.length === 0 ? 0 : remembered.attempt,
    restartsAtMs: remembered.restarts_at.map(atMs).filter((at) => at > nowMs - DAY_MS),
    phase: breaker.state === 'open' ? { is: 'open' } : process.phase,
  };
}
