import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { type RunWords, readRunWords } from '@core/fleet/run-words.ts';
import type { WrapEnd } from '@core/fleet/wrapping.ts';
import { HostLink } from '@services/host-link.ts';
import { Wrapper, type WrapperDesk } from '@services/wrapper.ts';
import { homePath } from './adapters/home-path.ts';
import { processSignals } from './adapters/process-signals.ts';
import { linuxProcessTable } from './adapters/process-table-linux.ts';
import { macosProcessTable } from './adapters/process-table-macos.ts';
import { shellReaper } from './adapters/reaper.ts';
import { connectToSocket } from './adapters/socket-file.ts';
import { systemClock } from './adapters/system-clock.ts';
import { spawnWrapped, startTimeFromProc, type WrappedProcess } from './adapters/wrapped-spawn.ts';

/**
 * `guard run`: composition only. One of these lives beside each server of each client, so it is one small file that
 * knows no schema and no scrubber; what there is to tell is told by wrapper-desk.ts, loaded for that alone.
 */

/** What ends programs by default, and what a client or a terminal may send besides. */
const ENDING = ['SIGTERM', 'SIGINT', 'SIGHUP', 'SIGQUIT'] as const;
const OTHER = ['SIGUSR1', 'SIGUSR2', 'SIGWINCH', 'SIGCONT'] as const;
/** How often it is looked whether the client still lives: macOS tells nobody of a parent's death. */
const PARENT_LOOK_MS = 500;
/** The server comes first; guarding begins when it has had a moment to start. */
const FIRST_LOOK_MS = 300;

export async function guardRun(asked: readonly string[]): Promise<void> {
  const { home, adopt, argv } = ownWords(asked);
  if (adopt !== null) {
    const { guardAdopted } = await import('./guard-adopt.ts');
    await guardAdopted(home, adopt);
    process.exit(0);
  }
  const read = readRunWords(argv);
  if (read.kind === 'usage') {
    say(read.message);
    process.exitCode = 2;
    return;
  }
  if (read.kind === 'run') leaveWith(await run(read.words, home));
}

/**
 * What only `bin/guard.sh` says, in front of all else: the home folder that it lies in, whatever this environment names, and
 * the child of a shell that is to be looked after while there is no host.
 */
function ownWords(argv: readonly string[]): { home: string; adopt: string | null; argv: readonly string[] } {
  let home = homePath(process.env);
  let adopt: string | null = null;
  let at = 0;
  for (; argv[at] === '--home' || argv[at] === '--adopt'; at += 2) {
    const value = argv[at + 1] ?? '';
    if (argv[at] === '--adopt') adopt = value;
    else home = homePath({ BEACON_HOME: value });
  }
  return { home, adopt, argv: argv.slice(at) };
}

async function run(words: RunWords, home: string): Promise<WrapEnd> {
  const parentPid = process.ppid;
  const run = randomBytes(16).toString('hex');
  const runToken = `${run}-1`;
  const registry = join(home, 'state', `guests-${process.pid}-${run}.jsonl`);
  const probe = process.platform === 'darwin' ? macosProcessTable() : linuxProcessTable();
  let child: WrappedProcess;
  try {
    child = spawnWrapped(words.command, words.args, runToken);
  } catch {
    say('beacon: the command could not be started: it is too long, or the system is out of processes.');
    return { code: 126, signal: null };
  }
  const { pid } = child;
  // Before anything can go wrong here: from now on its end is ours to see to.
  const reaper = shellReaper();
  const watching = reaper.watch(registry, run).catch(() => undefined); // A system without a shell has no gate either.
  const startTime = startTimeFromProc(pid) ?? (await probe.startTime(pid)) ?? '';
  register(registry, { pid, start: startTime, run, name: words.name });
  await watching;

  let wrapper: Wrapper | null = null;
  let asked = false;
  for (const signal of ENDING) {
    process.on(signal, () => {
      asked = true;
      wrapper?.asked();
      child.signal(signal);
    });
  }
  for (const signal of OTHER) process.on(signal, () => child.signal(signal));
  child.release();

  let desk: Promise<WrapperDesk> | null = null;
  wrapper = new Wrapper(
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
  const guard = wrapper;
  if (asked) guard.asked();
  child.onInputEnd(() => void guard.inputEnded().catch(() => undefined));
  const looking = setInterval(() => {
    if (process.ppid === parentPid) return;
    clearInterval(looking);
    guard.clientGone();
  }, PARENT_LOOK_MS);
  looking.unref();
  systemClock.after(FIRST_LOOK_MS, () => void guard.look());

  const end = await child.ended;
  await guard.ended(end).catch(() => undefined); // What could not be told changes nothing for the client.
  forget(registry);
  return end;
}

/**
 * Written before the command runs, for the reaper; where that cannot be, it still knows the tree by BEACON_RUN. Not flushed to the
 * disk, which a client would wait for: the list is of processes, and no process outlives a loss of power.
 */
function register(path: string, line: object): void {
  const dir = dirname(path);
  const fresh = `${path}.new`;
  try {
    mkdirSync(dir, { recursive: true, mode: 0o700 });
    writeFileSync(fresh, `${JSON.stringify(line)}\n`, { mode: 0o600 });
    renameSync(fresh, path);
  } catch {
    forget(fresh);
  }
}

function forget(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // What is in the place of the folder is not ours; a list of the dead is harmless, and swept later.
  }
}

/** Ends as the child did. */
function leaveWith({ code, signal }: WrapEnd): void {
  if (signal === null) process.exit(code ?? 1);
  for (const name of [...ENDING, ...OTHER]) process.removeAllListeners(name);
  try {
    process.kill(process.pid, signal);
  } catch {
    // A signal that this system does not know by that name.
  }
  const number = constants.signals[signal as NodeJS.Signals] ?? 0;
  // Some signals take a moment, and a few end nobody.
  setTimeout(() => process.exit(128 + number), 200);
}

function say(line: string): void {
  try {
    writeSync(2, `${line}\n`);
  } catch {
    // Nobody reads it any more.
  }
}
