import type { FleetStatus } from '@contract/fleet.ts';
import { fleetPolicy, planOf } from '@core/fleet/plan.ts';
import { guarded } from '@core/fleet/process.ts';
import { emptyConfig } from '@core/fleet/read-config.ts';
import { loadGuardianFile } from '../guardian/guardian-file.ts';
import { readRemembrance, recall } from '../guardian/memory.ts';
import { fleetStatus } from '../guardian/status.ts';
import type { Clock } from '../ports/clock.ts';
import type { Files } from '../ports/files.ts';
import type { Machine } from '../ports/machine.ts';

/**
 * `guard status` without a host: what guardian.json asks for, what is remembered of it, and this machine. Nothing runs;
 * a breaker that was open is open, and its next try is due when the next host may make it.
 */
export async function savedStatus(files: Files, machine: Pick<Machine, 'facts'>, wallMs: number): Promise<FleetStatus> {
  const [loaded, { totalBytes, cores }] = await Promise.all([loadGuardianFile(files), machine.facts()]);
  const config = loaded.kind === 'config' ? loaded.config : emptyConfig;
  const remembrance = await readRemembrance(files, '');
  // With monotonic and wall clock the same, remembered times come out as they are.
  const clock: Pick<Clock, 'monotonicMs' | 'wallMs'> = { monotonicMs: () => wallMs, wallMs: () => wallMs };
  const processes = new Map(
    config.processes.map((entry) => [
      entry.name,
      recall(guarded(planOf(entry, config)), remembrance.processes[entry.name], clock as Clock),
    ]),
  );
  const certificates = new Map(
    Object.entries(remembrance.processes).flatMap(([name, { certificate }]) =>
      certificate === null ? [] : [[name, certificate] as const],
    ),
  );
  return fleetStatus({
    fleet: {
      processes,
      ceiling: { over: 0, lowSinceMs: null },
      paused: false,
      holdStarts: false,
      dispatchPaused: false,
    },
    policy: fleetPolicy(config),
    samples: new Map(),
    certificates,
    host: { running: false, pid: null },
    pausedUntilMs: null,
    totalBytes,
    cores,
    pressure: null,
    problem: loaded.kind === 'refused' ? loaded.problem : null,
    moment: { nowMs: wallMs, wallMs },
  });
}
