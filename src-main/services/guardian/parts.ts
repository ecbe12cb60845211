import type { FleetStatus } from '@contract/fleet.ts';
import type { MemoryPressure } from '@contract/primitives.ts';
import type { Action } from '@core/fleet/process.ts';
import type { Collector } from '../capture/collector.ts';
import type { Chance, Clock } from '../ports/clock.ts';
import type { Files } from '../ports/files.ts';
import type { Machine } from '../ports/machine.ts';
import type {
  HealthProbe,
  Launcher,
  ProcessIdentity,
  ProcessSignals,
  ProcessTableProbe,
  Reaper,
} from '../ports/processes.ts';
import type { EventLog } from './event-log.ts';

/** What the Guardian needs from the world and from the rest of the services. */
export interface GuardianParts {
  readonly files: Files;
  readonly clock: Clock;
  readonly chance: Chance;
  readonly machine: Machine;
  readonly probe: ProcessTableProbe;
  readonly signals: ProcessSignals;
  readonly launcher: Launcher;
  readonly reaper: Reaper;
  readonly health: HealthProbe;
  readonly log: EventLog;
  readonly collector: Pick<Collector, 'capture'>;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly home: string | null;
  /** This host, by which a later one knows whether what the registry names still has its supervisor. */
  readonly self: ProcessIdentity;
  /** The last lines of a process for its death certificate, scrubbed; empty with collection off. */
  readonly lastLines: (errorText: string) => Promise<readonly string[]>;
  /** Raw error output of a process with `log: true`; null when the process has ended. */
  readonly onErrorOutput: (name: string, chunk: string | null) => void;
  /** There is something new to show; whoever shows it asks for it. */
  readonly onStatus: (status: () => FleetStatus) => void;
  readonly onNotify: (action: Extract<Action, { do: 'notify' }>) => void;
  readonly onDispatch: (paused: boolean) => void;
  /** Pids that belong to a process of the fleet; told when it starts and with each reading. */
  readonly onMembers?: (name: string, pids: readonly number[]) => void;
  readonly onSample: (totalBytes: number, processes: number, pressure: MemoryPressure | null) => void;
}
