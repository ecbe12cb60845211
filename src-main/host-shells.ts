import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Lines } from '@services/host/socket-service.ts';
import { HostLink } from '@services/wrapping/host-link.ts';
import { innerLines } from '@services/wrapping/inner-lines.ts';
import { ShellGuests } from '@services/wrapping/shell-guests.ts';
import { shellShelf } from './adapters/handed-over.ts';
import { processSignals } from './adapters/process-signals.ts';
import { systemClock } from './adapters/system-clock.ts';
import type { World } from './world.ts';
import { openWrapperDesk } from './wrapper-desk.ts';

/** Children that shells have registered: each joins the fleet as a wrapper's would, over a connection inside this process. */
export function openShells(world: World, serve: (connection: Lines) => void): ShellGuests {
  // What the host follows from poll to poll is its fleet; a single look at one tree must not disturb that.
  const probe = { ...world.probe, follow: () => world.probe.read() };
  return new ShellGuests({
    shelf: shellShelf(world.root),
    world: { probe, signals: processSignals((pid) => probe.startTime(pid)), clock: systemClock },
    async connect() {
      const [theirs, ours] = innerLines();
      serve(ours);
      return new HostLink(theirs, systemClock);
    },
    desk: async (words, given) => openWrapperDesk(words, world.env, given),
    hasConfig: () => existsSync(join(world.root, 'guardian.json')),
  });
}
