import { join } from 'node:path';
import { EventLog } from '@services/guardian/event-log.ts';
import type { PersonFacts } from '@services/ports/machine.ts';
import { ReportStore } from '@services/reports/report-store.ts';
import { livingHolder } from './adapters/file-lock.ts';
import { personFacts } from './adapters/machine.ts';
import { networkLog } from './adapters/network-log.ts';
import { nodeDigest, systemClock } from './adapters/system-clock.ts';
import { once, openReading, type Reading } from './reading.ts';

/** The version of the app, put in by the build. */
declare const BEACON_VERSION: string | undefined;
export const version = typeof BEACON_VERSION === 'string' ? BEACON_VERSION : '0.0.0';

/**
 * What works on the home folder alone, with or without a running host. Nothing is read, written or started by making
 * it. Reviewing, sending and capturing are desk.ts.
 */
export function openWorld(env: Readonly<Record<string, string | undefined>>, reading: Reading = openReading(env)) {
  const { root, files, locks, self } = reading;
  const store = new ReportStore(files, locks, systemClock, nodeDigest);
  const log = new EventLog(files, systemClock);
  const network = networkLog(files);
  /** A host holds this home, in this process or another. */
  const hostRuns = async () => (await livingHolder(join(root, 'state', 'host.lock'), await self())) !== null;
  const person: () => Promise<PersonFacts> = once(personFacts);
  return { ...reading, store, log, network, person, hostRuns };
}
export type World = ReturnType<typeof openWorld>;
