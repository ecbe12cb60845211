import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { named } from '@core/fleet/run-name.ts';
import type { AskedWords } from '@core/fleet/run-words.ts';
import { HostLink } from '@services/wrapping/host-link.ts';
import { Wrapper, type WrapperDesk } from '@services/wrapping/wrapper.ts';
import { processSignals } from './adapters/process-signals.ts';
import { linuxProcessTable } from './adapters/process-table-linux.ts';
import { macosProcessTable } from './adapters/process-table-macos.ts';
import { connectToSocket } from './adapters/socket-file.ts';
import { systemClock } from './adapters/system-clock.ts';
import type { WrappedProcess } from './adapters/wrapped-spawn.ts';

/** `guard run` from the moment that its command runs: composition of the guard, loaded while the command starts. */

/** How often it is looked whether the client still lives: macOS tells nobody of a parent's death. */
const PARENT_LOOK_MS = 500;
/** The server comes first; guarding begins when it has had a moment to start. */
const FIRST_LOOK_MS = 300;

const probe = process.platform === 'darwin' ? macosProcessTable() : linuxProcessTable();

/** What was heard before anybody listened, and who listens now. */
export interface Heard {
  asked: boolean;
  inputOver: boolean;
  hear: ((what: 'asked' | 'input-over') => void) | null;
}

export interface Watched {
  readonly words: AskedWords;
  readonly home: string;
  /** The client, as it was when the command was started. */
  readonly parentPid: number;
  readonly pid: number;
  readonly startTime: string;
  readonly runToken: string;
  readonly child: WrappedProcess;
  readonly heard: Heard;
}

export const startTimeOf = (pid: number): Promise<string | null> => probe.startTime(pid);

export function watchOver({ words: said, home, parentPid, pid, startTime, runToken, child, heard }: Watched): Wrapper {
  const words = named(said);
  let desk: Promise<WrapperDesk> | null = null;
  const guard = new Wrapper(
    {
      words,
      world: { probe, signals: processSignals((one) => probe.startTime(one)), clock: systemClock },
      async connect() {
        const connection = await connectToSocket(home);
        connection?.unref();
        return connection === null ? null : new HostLink(connection, systemClock);
      },
      desk() {
        desk ??= import('./wrapper-desk.ts').then(({ openWrapperDesk }) =>
          openWrapperDesk(words, { ...process.env, BEACON_HOME: home }),
        );
        return desk;
      },
      hasConfig: () => existsSync(join(home, 'guardian.json')),
    },
    {
      root: { pid, startTime },
      runToken,
      closeStdin: () => child.closeStdin(),
      stderrTail: () => child.stderrTail(),
    },
  );
  heard.hear = (what) => {
    if (what === 'asked') guard.asked();
    else void guard.inputEnded().catch(() => undefined);
  };
  if (heard.asked) heard.hear('asked');
  if (heard.inputOver) heard.hear('input-over');
  const looking = setInterval(() => {
    if (process.ppid === parentPid) return;
    clearInterval(looking);
    guard.clientGone();
  }, PARENT_LOOK_MS);
  looking.unref();
  systemClock.after(FIRST_LOOK_MS, () => void guard.look());
  return guard;
}
