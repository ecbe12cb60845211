import { join } from 'node:path';
import { readEnvironment } from '@core/consent/environment.ts';
import { EventLog } from '@services/event-log.ts';
import type { PersonFacts } from '@services/ports.ts';
import { ReportStore } from '@services/report-store.ts';
import { rightsReader, SettingsStore } from '@services/settings.ts';
import { withWriteHealth } from '@services/write-health.ts';
import { fileLocks, type LockHolder, livingHolder } from './adapters/file-lock.ts';
import { homeFolder, homePath } from './adapters/home-folder.ts';
import { bootId, machine, personFacts } from './adapters/machine.ts';
import { networkLog } from './adapters/network-log.ts';
import { linuxProcessTable } from './adapters/process-table-linux.ts';
import { macosProcessTable } from './adapters/process-table-macos.ts';
import { nodeDigest, systemChance, systemClock } from './adapters/system-clock.ts';

/** The version of the app, put in by the build. */
declare const BEACON_VERSION: string | undefined;
export const version = typeof BEACON_VERSION === 'string' ? BEACON_VERSION : '0.0.0';

/**
 * What works on the home folder alone, with or without a running host. Nothing is read, written or started by making
 * it, and it is small: `beacon list` needs no more. Reviewing, sending and capturing are desk.ts.
 */
export function openWorld(env: Readonly<Record<string, string | undefined>>) {
  const root = homePath(env);
  const { files, health } = withWriteHealth(homeFolder(root));
  const probe = process.platform === 'darwin' ? macosProcessTable() : linuxProcessTable();
  const self = once(async (): Promise<LockHolder> => {
    const [startTime, boot] = await Promise.all([probe.startTime(process.pid), bootId()]);
    return { pid: process.pid, startTime: startTime ?? '', bootId: boot, startTimeOf: (pid) => probe.startTime(pid) };
  });
  const locks = fileLocks(join(root, 'state'), self);
  const environment = readEnvironment(env);
  const settings = new SettingsStore(files, locks, systemClock, systemChance);
  const rights = rightsReader(settings, environment, env['BEACON_ENDPOINT'] ?? null);
  const store = new ReportStore(files, locks, systemClock, nodeDigest);
  const log = new EventLog(files, systemClock);
  const facts = machine();
  const network = networkLog(files);
  /** A host holds this home, in this process or another. */
  const hostRuns = async () => (await livingHolder(join(root, 'state', 'host.lock'), await self())) !== null;
  const person: () => Promise<PersonFacts> = once(personFacts);
  return {
    root,
    digest: nodeDigest,
    files,
    health,
    probe,
    self,
    locks,
    environment,
    settings,
    rights,
    store,
    log,
    facts,
    network,
    person,
    hostRuns,
    env,
  };
}
export type World = ReturnType<typeof openWorld>;

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | null = null;
  return () => {
    made ??= make();
    return made;
  };
}
