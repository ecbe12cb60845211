import type { Subject } from '@core/report/incident.ts';
import { PROGRAM_JOURNAL, reportDeadPrograms, sweepGuestLists } from '@services/capture/dead-programs.ts';
import { deadRuns } from '@services/capture/journal.ts';
import { Kin } from '@services/capture/kin.ts';
import { uncleanExit } from '@services/capture/unclean-exit.ts';
import type { ProcessIdentity } from '@services/ports/processes.ts';
import { systemClock } from './adapters/system-clock.ts';
import type { Desk } from './desk.ts';
import { version, type World } from './world.ts';

/** How long after the end of a connection it is looked whether its program is dead. */
const PROGRAM_ENDED_MS = 500;

export interface PastParts {
  readonly world: World;
  readonly desk: Desk;
  readonly self: ProcessIdentity;
  readonly bootId: string;
  /** Work that nobody waits for. */
  readonly aside: (work: Promise<unknown>) => void;
}

export interface DeadRuns {
  /** Whose processes are ours, those of dead runs too. */
  readonly kin: Kin;
  /** Beacon itself, as reports name it. */
  readonly beacon: Subject;
  /** The report of the last run that ended uncleanly, where there is one. */
  readonly uncleanReport: string | null;
  /** From when on the system may have written about an end of ours. */
  readonly crashesSinceMs: number;
}

/** The dead run's own context, told before this run begins. */
export async function tellDeadRuns({ world, desk, self, bootId }: PastParts): Promise<DeadRuns> {
  const isAlive = async (pid: number, startTime: string, boot: string) =>
    boot === bootId && pid !== self.pid && (await world.probe.startTime(pid)) === startTime;
  const isOwn = (name: string) => !PROGRAM_JOURNAL.test(name);
  const kin = new Kin();
  const beacon: Subject = { name: null, kind: 'daemon', component: 'beacon.host', publicPackage: null, version };
  kin.see(beacon, [self.pid], systemClock.wallMs());
  let uncleanReport: string | null = null;
  let crashesSinceMs = systemClock.wallMs();
  for (const run of await deadRuns(world.files, isAlive, isOwn)) {
    const captured = await desk.collector.capture(uncleanExit(run));
    if (captured.kind === 'written' || captured.kind === 'counted') uncleanReport = captured.id;
    // What macOS wrote about that end, perhaps only now, is of a process of ours.
    kin.see({ ...beacon, version: run.version }, [run.pid], run.lastAtMs);
    crashesSinceMs = Math.min(crashesSinceMs, run.lastAtMs);
    await world.files.remove(run.path).catch(() => undefined); // It is told again at the next start, which is harmless.
  }
  return { kin, beacon, uncleanReport, crashesSinceMs };
}

export interface DeadPrograms {
  report(): Promise<void>;
  /** A connection ended, and perhaps the program with it; the system needs a moment to be done with that. */
  look(): void;
  stop(): void;
}

/** Programs that use the library, and died without a word. */
export function followPrograms({ world, desk, self, bootId, aside }: PastParts): DeadPrograms {
  const startTimeOf = (pid: number) => world.probe.startTime(pid);
  const report = async (): Promise<void> => {
    const { collector } = desk;
    await reportDeadPrograms({ files: world.files, collector, self, bootId, startTimeOf });
    await sweepGuestLists(world.files, systemClock.wallMs(), startTimeOf);
  };
  let cancel = () => {};
  return {
    report,
    look() {
      cancel();
      cancel = systemClock.after(PROGRAM_ENDED_MS, () => aside(report()));
    },
    stop: () => cancel(),
  };
}
