import { rmSync } from 'node:fs';
import { isatty } from 'node:tty';
import { mayCollect } from '@core/consent/consent.ts';
import { emptyConfig } from '@core/fleet/read-config.ts';
import { noCounts } from '@core/report/diagnostic.ts';
import { reportDeadPrograms, sweepGuestLists } from '@services/capture/dead-programs.ts';
import { Journal } from '@services/capture/journal.ts';
import { DayBook } from '@services/diagnostics/day-counts.ts';
import { loadGuardianFile } from '@services/guardian/guardian-file.ts';
import { SocketClient } from '@services/host/socket-client.ts';
import { processSignals } from './adapters/process-signals.ts';
import { shellReaper } from './adapters/reaper.ts';
import { connectToSocket } from './adapters/socket-file.ts';
import { systemChance, systemClock } from './adapters/system-clock.ts';
import { openDesk } from './desk.ts';
import { Diary } from './sdk/diary.ts';
import { Guests } from './sdk/guests.ts';
import { createLive } from './sdk/live.ts';
import type { Live } from './sdk/told.ts';
import { openWorld } from './world.ts';

/** After a look that found no host, the next one is this far off. */
const LOOK_AGAIN_MS = 1000;

/** The part of the library that needs the scrubber, the store and a host: composition only. */
export async function openLive(): Promise<Live> {
  const world = openWorld(process.env);
  const desk = openDesk(world, { onDebug: () => undefined });
  const { files, probe } = world;
  const [self, facts] = await Promise.all([world.self(), world.facts.facts()]);
  const run = systemChance.hex(16);

  let client: SocketClient | null = null;
  let lookedAtMs = Number.NEGATIVE_INFINITY;
  let looking: Promise<SocketClient | null> | null = null;
  const connect = async (): Promise<SocketClient | null> => {
    lookedAtMs = systemClock.monotonicMs();
    const connection = await connectToSocket(world.root);
    if (connection === null) return null;
    connection.unref();
    const made = new SocketClient(connection, systemClock);
    made.onClose(() => {
      if (client === made) client = null;
    });
    client = made;
    return made;
  };
  const host = async (): Promise<SocketClient | null> => {
    if (client !== null) return client;
    if (systemClock.monotonicMs() - lookedAtMs < LOOK_AGAIN_MS) return looking ?? null;
    looking = connect().finally(() => {
      looking = null;
    });
    return looking;
  };

  const mayWrite = async () => {
    const chosen = await world.settings.chosen();
    return chosen === null ? null : mayCollect(chosen, world.environment, 'crash').kind === 'allowed';
  };
  const journal = new Journal(files, systemClock, `sdk-${systemChance.hex(8)}`, mayWrite);
  const diary = new Diary({
    journal,
    scrubContext: desk.context,
    self,
    bootId: facts.bootId,
    interactive: isatty(0),
  });
  const guests: Guests = new Guests({
    files,
    clock: systemClock,
    probe,
    signals: processSignals((pid) => probe.startTime(pid)),
    reaper: shellReaper(),
    log: world.log,
    collector: desk.collector,
    async config() {
      const loaded = await loadGuardianFile(files);
      return loaded.kind === 'config' ? loaded.config : emptyConfig;
    },
    host,
    tell: (told) => live.tell(told),
    self,
    bootId: facts.bootId,
    run,
  });
  const book = new DayBook(files, world.locks, systemClock);
  const live = createLive({
    collector: desk.collector,
    host,
    diary,
    guests,
    async countDispatch(outcome) {
      const { settings, environment } = await world.rights();
      if (mayCollect(settings, environment, 'diagnostic').kind === 'refused') return 'refused';
      await book.add({ ...noCounts, [outcome]: 1 });
      return 'kept';
    },
    cleanUp() {
      rmSync(files.absolute(diary.path), { force: true });
    },
  });
  const startTimeOf = (pid: number) => probe.startTime(pid);
  void reportDeadPrograms({ files, collector: desk.collector, self, bootId: facts.bootId, startTimeOf })
    .then(() => sweepGuestLists(files, systemClock.wallMs(), startTimeOf))
    .catch(() => undefined); // The next process that uses the library looks again.
  return live;
}
