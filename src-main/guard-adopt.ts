import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { HostLink } from '@services/wrapping/host-link.ts';
import { ownShell } from '@services/wrapping/shell-guests.ts';
import { shellShelf } from './adapters/handed-over.ts';
import { processSignals } from './adapters/process-signals.ts';
import { linuxProcessTable } from './adapters/process-table-linux.ts';
import { macosProcessTable } from './adapters/process-table-macos.ts';
import { systemClock } from './adapters/system-clock.ts';

/** `guard run --adopt`: owns the child of one shell while there is no host. Started by the shell; composition only. */
export async function guardAdopted(home: string, id: string): Promise<void> {
  const shelf = shellShelf(home);
  const entry = await shelf.one(id);
  const line = entry === null ? null : await shelf.open(id);
  if (entry === null || line === null || line === 'busy') return;
  const probe = process.platform === 'darwin' ? macosProcessTable() : linuxProcessTable();
  const world = { probe, signals: processSignals((one) => probe.startTime(one)), clock: systemClock };
  // The host itself asks to be the owner; until it has come so far, a link would only be in its way.
  const connect = async (): Promise<HostLink | null> => null;
  await ownShell(
    {
      shelf,
      world,
      connect,
      desk: (words) =>
        import('./wrapper-desk.ts').then(({ openWrapperDesk }) =>
          openWrapperDesk(words, { ...process.env, BEACON_HOME: home }),
        ),
      hasConfig: () => existsSync(join(home, 'guardian.json')),
    },
    entry,
    line,
    new Promise<void>(() => undefined),
  );
}
