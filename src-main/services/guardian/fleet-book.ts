import type { ConfigProblem, DeathCertificate } from '@contract/fleet.ts';
import type { GuardianConfig, ProcessConfig } from '@contract/guardian-config.ts';
import type { MemoryPressure } from '@contract/primitives.ts';
import type { Sample } from '@core/fleet/budget.ts';
import { freshCeiling } from '@core/fleet/ceiling.ts';
import { type Fleet, fleetBytes } from '@core/fleet/decide.ts';
import { type FleetPolicy, fleetPolicy } from '@core/fleet/plan.ts';
import type { Guarded } from '@core/fleet/process.ts';
import { emptyConfig } from '@core/fleet/read-config.ts';
import { Crumbs } from './crumbs.ts';
import { History } from './history.ts';

/** The present state of the fleet: one place that the loop, the commands and the actions share. No behaviour. */
export class FleetBook {
  fleet: Fleet = {
    processes: new Map(),
    ceiling: freshCeiling,
    paused: false,
    holdStarts: false,
    dispatchPaused: false,
  };
  config: GuardianConfig = emptyConfig;
  configs: ReadonlyMap<string, ProcessConfig> = new Map();
  policy: FleetPolicy = fleetPolicy(emptyConfig);
  problem: ConfigProblem | null = null;
  samples: Map<string, Sample> = new Map();
  readonly certificates = new Map<string, DeathCertificate>();
  readonly crumbs = new Crumbs();
  readonly history = new History();
  totalBytes = 0;
  cores = 1;
  pressure: MemoryPressure | null = null;
  pausedUntilMs: number | null = null;
  quitting = false;

  get(name: string): Guarded | undefined {
    return this.fleet.processes.get(name);
  }

  put(process: Guarded): void {
    const processes = new Map(this.fleet.processes);
    processes.set(process.plan.name, process);
    this.fleet = { ...this.fleet, processes };
  }

  drop(name: string): void {
    const processes = new Map(this.fleet.processes);
    processes.delete(name);
    this.fleet = { ...this.fleet, processes };
    this.samples.delete(name);
    this.certificates.delete(name);
    this.history.forget(name);
    this.crumbs.forget(name);
  }

  takeConfig(config: GuardianConfig): void {
    this.config = config;
    this.policy = fleetPolicy(config);
    this.configs = new Map(config.processes.map((entry) => [entry.name, entry]));
  }

  sumBytes(): number {
    return fleetBytes(this.fleet.processes.values(), this.samples);
  }
}
