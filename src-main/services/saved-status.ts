import type { FleetStatus } from '@contract/fleet.ts';
import { closedBreaker } from '@core/fleet/breaker.ts';
import { fleetPolicy, planOf } from '@core/fleet/plan.ts';
import { guarded } from '@core/fleet/process.ts';
import { emptyConfig } from '@core/fleet/read-config.ts';
import { readRemembrance, recall } from './guardian/memory.ts';
import { fleetStatus } from './guardian/status.ts';
import { loadGuardianFile } from './guardian-file.ts';
import type { Clock, Files } from './ports.ts';

/** `guard status` without a host: what guardian.json asks for, and what is remembered of it. Nothing runs. */
export async function savedStatus(files: Files, wallMs: number): Promise<FleetStatus> {
  const loaded = await loadGuardianFile(files);
  const config = loaded.kind === 'config' ? loaded.config : emptyConfig;
  const remembrance = await readRemembrance(files, '');
  // With monotonic and wall clock the same, remembered times come out as they are.
  const clock: Pick<Clock, 'monotonicMs' | 'wallMs'> = { monotonicMs: () => wallMs, wallMs: () => wallMs };
  const processes = new Map(
    config.processes.map((entry) => {
      const process = recall(guarded(planOf(entry, config)), remembrance.processes[entry.name], clock as Clock);
      // Without a host nothing will start it, whatever the breaker says.
      const breaker = { ...closedBreaker, failuresAtMs: process.breaker.failuresAtMs };
      return [entry.name, { ...process, phase: { is: 'stopped' } as const, breaker }];
    }),
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
    totalBytes: 0,
    cores: 0,
    pressure: null,
    problem: loaded.kind === 'refused' ? loaded.problem : null,
    moment: { nowMs: wallMs, wallMs },
  });
}
