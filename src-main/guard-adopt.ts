import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from '@services/ports/clock.ts';
import type { HostLink } from '@services/wrapping/host-link.ts';
import { ownShell, type ShellGuestParts, ShellGuests } from '@services/wrapping/shell-guests.ts';
import { shellShelf } from './adapters/handed-over.ts';
import { processSignals } from './adapters/process-signals.ts';
import { linuxProcessTable } from './adapters/process-table-linux.ts';
import { macosProcessTable } from './adapters/process-table-macos.ts';
import { connectToSocket } from './adapters/socket-file.ts';
import { systemClock } from './adapters/system-clock.ts';

/**
 * `guard run --adopt`: owns the children of shells while there is no host. Started by a shell; composition only.
 *
 * @param id `all`: of all shells of this home, until there are none or a host is there, which takes them one by one; the
 *   shell that starts it holds a lock for it, so there is one. Else that one shell's, whoever else is there.
 */
export async function guardAdopted(home: string, id: string): Promise<void> {
  const table = process.platform === 'darwin' ? macosProcessTable() : linuxProcessTable();
  // Looks of all trees come in the same moments, and so share their readings; what is followed would be one tree's.
  const probe = { ...table, follow: () => table.read() };
  const clock: Clock = { ...systemClock, after: (ms, run) => systemClock.after(together(ms), run) };
  const parts: ShellGuestParts = {
    shelf: shellShelf(home),
    world: { probe, signals: processSignals((one) => probe.startTime(one)), clock },
    // The host itself asks to be the owner; until it has come so far, a link would only be in its way.
    connect: async (): Promise<HostLink | null> => null,
    desk: (words, given) =>
      import('./wrapper-desk.ts').then(({ openWrapperDesk }) =>
        openWrapperDesk(words, { ...process.env, BEACON_HOME: home }, given),
      ),
    hasConfig: () => existsSync(join(home, 'guardian.json')),
    async isHosted() {
      const connection = await connectToSocket(home);
      connection?.close();
      return connection !== null;
    },
  };
  if (id === 'all') await all(parts);
  else await one(parts, id);
}

/** So many ms from now at the nearest of the moments that all share. */
function together(ms: number): number {
  const nowMs = systemClock.monotonicMs();
  return Math.max(0, Math.round((nowMs + ms) / MOMENT_MS) * MOMENT_MS - nowMs);
}
const MOMENT_MS = 500;

async function all(parts: ShellGuestParts): Promise<void> {
  const guests = new ShellGuests(parts);
  await guests.start();
  await guests.untilNoneIsLeft();
  await guests.close();
}

async function one(parts: ShellGuestParts, id: string): Promise<void> {
  const entry = await parts.shelf.one(id);
  const line = entry === null ? null : await parts.shelf.open(id);
  if (entry === null || line === null || line === 'busy') return;
  await ownShell(parts, entry, line, new Promise<void>(() => undefined));
}
