import { join } from 'node:path';
import { readEnvironment } from '@core/consent/environment.ts';
import { withWriteHealth } from '@services/host/write-health.ts';
import { rightsReader, SettingsStore } from '@services/settings/settings.ts';
import { fileLocks, type LockHolder } from './adapters/file-lock.ts';
import { homeFolder, homePath } from './adapters/home-folder.ts';
import { bootId, machine } from './adapters/machine.ts';
import { linuxProcessTable } from './adapters/process-table-linux.ts';
import { macosProcessTable } from './adapters/process-table-macos.ts';
import { nodeDigest, systemChance, systemClock } from './adapters/system-clock.ts';

/**
 * What is enough to look at a home folder: its files and the choices saved there. No schema comes with it, because that
 * would take longer than the looking; world.ts is the rest.
 */
export function openReading(env: Readonly<Record<string, string | undefined>>) {
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
    facts: machine(),
    env,
  };
}
export type Reading = ReturnType<typeof openReading>;

export function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | null = null;
  return () => {
    made ??= make();
    return made;
  };
}
