import { join } from 'node:path';
import { readEnvironment } from '@core/consent/environment.ts';
import type { ScrubContext } from '@core/scrub/types.ts';
import { Collector } from '@services/collector.ts';
import { EventLog } from '@services/event-log.ts';
import { loadGuardianFile } from '@services/guardian-file.ts';
import { scrubContext } from '@services/known-values.ts';
import { Outbox } from '@services/outbox.ts';
import type { Delivery, PersonFacts } from '@services/ports.ts';
import { ReportStore } from '@services/report-store.ts';
import { Review } from '@services/review.ts';
import { rightsReader, SettingsStore } from '@services/settings.ts';
import { fileLocks, type LockHolder } from './adapters/file-lock.ts';
import { homeFolder, homePath } from './adapters/home-folder.ts';
import { httpsSender } from './adapters/https-sender.ts';
import { bootId, machine, personFacts } from './adapters/machine.ts';
import { networkLog } from './adapters/network-log.ts';
import { linuxProcessTable } from './adapters/process-table-linux.ts';
import { macosProcessTable } from './adapters/process-table-macos.ts';
import { nodeDigest, systemChance, systemClock } from './adapters/system-clock.ts';

/** The version of the app, put in by the build. */
declare const BEACON_VERSION: string | undefined;
export const version = typeof BEACON_VERSION === 'string' ? BEACON_VERSION : '0.0.0';

export interface WorldOptions {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Reports changed; the CLI does not care, a host tells its windows. */
  readonly onChange?: (ids: readonly string[]) => void;
  /** With STALLARI_TELEMETRY_DEBUG: where the request that was not made is shown. */
  readonly onDebug?: (delivery: Delivery) => void;
}

/**
 * Everything that works on the home folder alone, with or without a running host: settings, reports, review, outbox.
 * Nothing is read, written or started by making it.
 */
export function openWorld({ env, onChange = () => undefined, onDebug = () => undefined }: WorldOptions) {
  const root = homePath(env);
  const files = homeFolder(root);
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
  const person: () => Promise<PersonFacts> = once(personFacts);
  const context = async (): Promise<ScrubContext> => {
    const [loaded, saved] = await Promise.all([loadGuardianFile(files), settings.current()]);
    return scrubContext(await person(), loaded.kind === 'config' ? loaded.config : null, env, saved.scrubber.custom);
  };
  const outbox = new Outbox({
    rights,
    settings,
    store,
    locks,
    sender: httpsSender((entry) => network.record(entry)),
    digest: nodeDigest,
    clock: systemClock,
    chance: systemChance,
    onChange,
    onDebug,
  });
  const review = new Review({ files, store, digest: nodeDigest, rights, scrubContext: context, onChange });
  const collector = new Collector({
    rights,
    settings,
    store,
    machine: facts,
    digest: nodeDigest,
    chance: systemChance,
    clock: systemClock,
    log,
    scrubContext: context,
    onChange,
  });
  return {
    root,
    files,
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
    context,
    outbox,
    review,
    collector,
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
