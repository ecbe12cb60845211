import { closeSync, mkdirSync, openSync, readSync, renameSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { type AskedWords, readRunWords } from '@core/fleet/run-words.ts';
import type { WrapEnd } from '@core/fleet/wrapping.ts';
import { homePath } from './adapters/home-path.ts';
import { shellReaper } from './adapters/reaper.ts';
import { spawnWrapped, startTimeFromProc, type WrappedProcess } from './adapters/wrapped-spawn.ts';
import type { Heard } from './guard-watch.ts';

/**
 * `guard run`: composition only. The server comes first: what is here reads the words, starts the command behind its gate and
 * the reaper beside it, and lets it run; only then is loaded what looks after it (guard-watch.ts), and only for a report
 * what knows schemas and scrubber (wrapper-desk.ts). It is part of the door's own file.
 */

/** What ends programs by default, and what a client or a terminal may send besides. */
const ENDING = ['SIGTERM', 'SIGINT', 'SIGHUP', 'SIGQUIT'] as const;
const OTHER = ['SIGUSR1', 'SIGUSR2', 'SIGWINCH', 'SIGCONT'] as const;
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

async function run(words: AskedWords, home: string): Promise<WrapEnd> {
  const parentPid = process.ppid;
  const run = randomHex();
  const runToken = `${run}-1`;
  const registry = join(home, 'state', `guests-${process.pid}-${run}.jsonl`);
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
  const startTime = startTimeFromProc(pid) ?? (await startTimeFromTable(pid));
  register(registry, { pid, start: startTime, run, name: words.name ?? 'server' });
  await watching;

  const heard: Heard = { asked: false, inputOver: false, hear: null };
  for (const signal of ENDING) {
    process.on(signal, () => {
      heard.asked = true;
      heard.hear?.('asked');
      child.signal(signal);
    });
  }
  for (const signal of OTHER) process.on(signal, () => child.signal(signal));
  child.onInputEnd(() => {
    heard.inputOver = true;
    heard.hear?.('input-over');
  });
  child.release();

  // The command runs; what guards it may take its time. Where that cannot be loaded (Beacon is being replaced), the command
  // goes on all the same, and the reaper ends what it leaves behind.
  const guard = await import('./guard-watch.ts')
    .then(({ watchOver }) => watchOver({ words, home, parentPid, pid, startTime, runToken, child, heard }))
    .catch(() => null);
  const end = await child.ended;
  // What could not be told changes nothing for the client.
  if ((await guard?.ended(end).catch(() => 'left' as const)) === 'gone') reaper.dismiss();
  forget(registry);
  return end;
}

/** 16 bytes of dice, without loading what comes with a library of ciphers. */
function randomHex(): string {
  const bytes = Buffer.alloc(16);
  try {
    const file = openSync('/dev/urandom', 'r');
    const length = readSync(file, bytes, 0, bytes.length, 0);
    closeSync(file);
    if (length === bytes.length) return bytes.toString('hex');
  } catch {
    // There is no such file here, or no room for one more.
  }
  return process.getBuiltinModule('node:crypto').randomBytes(16).toString('hex');
}

/** macOS: from the table that it will be compared with. */
async function startTimeFromTable(pid: number): Promise<string> {
  const watch = await import('./guard-watch.ts').catch(() => null);
  return (await watch?.startTimeOf(pid).catch(() => null)) ?? '';
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
