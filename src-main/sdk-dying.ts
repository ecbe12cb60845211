import { join } from 'node:path';
import { readEnvironment } from '@core/consent/environment.ts';
import { Collector } from '@services/capture/collector.ts';
import { scrubContext } from '@services/capture/known-values.ts';
import { EventLog } from '@services/guardian/event-log.ts';
import { loadGuardianFile } from '@services/guardian/guardian-file.ts';
import { LockBusy } from '@services/ports/locks.ts';
import { ReportStore } from '@services/reports/report-store.ts';
import { rightsReader, SettingsStore } from '@services/settings/settings.ts';
import { homePath } from './adapters/home-folder.ts';
import { syncMachineFacts, syncOwnStartTime, syncPersonFacts } from './adapters/sync-facts.ts';
import { pause, syncFiles, syncLocks } from './adapters/sync-files.ts';
import { nodeDigest, systemChance, systemClock } from './adapters/system-clock.ts';
import { incidentOf } from './sdk/incidents.ts';
import type { Told } from './sdk/told.ts';
import type { Flushed } from './sdk/types.ts';

/**
 * What keeps reports in a process that is ending: the collector and the store as everywhere, over files, locks and
 * clocks that do not wait. Run by sdk.ts in a context that works through every promise before it returns.
 */
declare const job: string;
export let result: Flushed = { kept: 0, dropped: 0 };

/** As long as a file that an editor is writing may take to be whole. */
const LONGEST_PAUSE_MS = 50;
const clock = { ...systemClock, sleep: async (ms: number) => pause(Math.min(ms, LONGEST_PAUSE_MS)) };

/** Where the lock is not to be had, nothing that is there is touched: a new file is written. */
class HastyStore extends ReportStore {
  override countRepeat(fingerprint: string, name: string | null, at: string): Promise<string | null> {
    return super.countRepeat(fingerprint, name, at).catch(unlessBusy(async () => null));
  }

  override create(...args: Parameters<ReportStore['create']>): ReturnType<ReportStore['create']> {
    const [report, local] = args;
    return super.create(...args).catch(
      unlessBusy(async () => {
        await this.writeNew(report, local);
        return { dropped: [] };
      }),
    );
  }
}

/** An id that could not be saved serves for one report as well: its proof lies beside the report. */
class HastySettings extends SettingsStore {
  override deviceId(): Promise<string> {
    return super.deviceId().catch(unlessBusy(async () => systemChance.uuid()));
  }
}

const unlessBusy =
  <T>(otherwise: () => Promise<T>) =>
  (error: unknown): Promise<T> => {
    if (error instanceof LockBusy) return otherwise();
    throw error;
  };

async function keep(all: readonly Told[]): Promise<Flushed> {
  const { env } = process;
  const root = homePath(env);
  const files = syncFiles(root);
  const facts = syncMachineFacts();
  const self = { pid: process.pid, startTime: syncOwnStartTime(), bootId: facts.bootId };
  const locks = syncLocks(join(root, 'state'), self);
  const settings = new HastySettings(files, locks, clock, systemChance);
  const collector = new Collector({
    rights: rightsReader(settings, readEnvironment(env), null),
    settings,
    store: new HastyStore(files, locks, clock, nodeDigest),
    machine: { facts: async () => facts, memory: async () => ({ totalBytes: facts.totalBytes, pressure: null }) },
    digest: nodeDigest,
    chance: systemChance,
    clock,
    log: new EventLog(files, clock),
    onChange: () => undefined,
    async scrubContext() {
      const loaded = await loadGuardianFile(files);
      const configs = loaded.kind === 'config' ? [loaded.config] : [];
      return scrubContext(syncPersonFacts(), configs, env, (await settings.current()).scrubber.custom);
    },
  });
  const done = { kept: 0, dropped: 0 };
  for (const told of all) {
    if (told.is === 'dispatch') continue;
    const { kind } = await collector.capture(incidentOf(told));
    if (kind === 'written' || kind === 'counted') done.kept += 1;
    if (kind === 'failed') done.dropped += 1;
  }
  return done;
}

void keep((JSON.parse(job) as { told: readonly Told[] }).told).then((done) => {
  result = done;
});
