import type { Journal } from '@services/capture/journal.ts';
import type { GuardianFile } from '@services/guardian/following.ts';
import type { ProcessLogs } from '@services/logs/process-logs.ts';
import { idsIn, type ReportIndex } from '@services/reports/report-index.ts';
import { watchHome } from './adapters/folder-watch.ts';
import { systemClock } from './adapters/system-clock.ts';
import { type Desk, UNFINISHED_MS } from './desk.ts';
import type { World } from './world.ts';

/** Reports in a home are pruned, and the log with them, this often. */
const HOUSEKEEPING_MS = 6 * 60 * 60 * 1000;
/** How long after a change of config.json it is looked at again. */
const SECOND_LOOK_MS = 2500;

export interface HomeLinks {
  readonly world: World;
  readonly desk: Desk;
  readonly index: ReportIndex;
  /** Told of these reports, or of all of them where nobody knows which. */
  readonly reportsChanged: (ids: readonly string[] | null) => void;
  readonly journal: Journal;
  readonly logs: ProcessLogs;
  readonly guardianFile: GuardianFile;
  /** Work that nobody waits for. */
  readonly aside: (work: Promise<unknown>) => void;
  readonly appChanged: () => void;
}

/** What anybody changes in the home folder takes effect; and what is old in it goes, every six hours. */
export function followHome(links: HomeLinks): { close(): Promise<void> } {
  const { world, desk, index, reportsChanged, journal, logs, guardianFile, aside, appChanged } = links;
  let cancelSecondLook = () => {};
  const followChoices = () => {
    aside(journal.follow());
    cancelSecondLook();
    // A file that was torn or gone at the first look is judged once an editor would be done.
    cancelSecondLook = systemClock.after(SECOND_LOOK_MS, () => {
      appChanged();
      aside(journal.follow());
      aside(desk.outbox.drain());
    });
  };
  const watch = watchHome(world.root, (paths) => {
    if (paths.includes('guardian.json')) aside(guardianFile.load().finally(appChanged));
    if (paths.includes('config.json')) followChoices();
    const touched = paths.filter((path) => /^(?:pending|sent|quarantine)(?:\/|$)/.test(path));
    if (touched.length > 0) reportsChanged(idsIn(touched));
    else if (paths.includes('config.json')) appChanged();
    if (touched.length > 0 || paths.includes('config.json')) aside(desk.outbox.drain());
  });
  let stopHousekeeping = () => {};
  const housekeeping = async (): Promise<void> => {
    const saved = await world.settings.current();
    await world.store.prune(saved.retention).catch(() => undefined); // Tried again in six hours.
    index.touched(null);
    await world.log.prune().catch(() => undefined);
    await logs.prune().catch(() => undefined);
    await world.network.prune().catch(() => undefined);
    await world.files.sweepUnfinished(UNFINISHED_MS).catch(() => undefined);
    stopHousekeeping = systemClock.after(HOUSEKEEPING_MS, () => aside(housekeeping()));
  };
  aside(housekeeping());
  return {
    close() {
      stopHousekeeping();
      cancelSecondLook();
      return watch.close();
    },
  };
}
