import type { Health } from '@contract/guardian-config.ts';
import type { MemoryPressure } from '@contract/primitives.ts';
import type { NetworkRecord } from '@contract/socket.ts';
import type { Ties, Words } from '@core/fleet/orphans.ts';
import type { Exit } from '@core/fleet/process.ts';
import type { ProcessRow } from '@core/fleet/sampling.ts';
import type { WrapEnd } from '@core/fleet/wrapping.ts';

/**
 * What the services need from the world. Each port is filled by one adapter; the composition roots join them.
 */

// --- time and chance ---

export interface Clock {
  /** Monotonic, for every duration and every decision. Arbitrary zero. */
  monotonicMs(): number;
  /** The wall clock, for what people read and what must outlive the process. */
  wallMs(): number;
  /** Runs once, later; the answer calls it off. Does not keep a process alive by itself. */
  after(delayMs: number, run: () => void): () => void;
  /** Waits, and keeps the process alive while it does. */
  sleep(ms: number): Promise<void>;
}

export interface Chance {
  /** From 0 up to, but not, 1. */
  fraction(): number;
  hex(bytes: number): string;
  uuid(): string;
}

export interface Digest {
  sha256Hex(data: string | Uint8Array): string;
  /** HMAC-SHA256 as 64 hex digits; key and message are text. */
  hmacSha256Hex(key: string, message: string): string;
}

// --- files of the home folder ---

export type StoreFailureKind =
  | 'no_space'
  | 'read_only'
  | 'denied'
  | 'too_many_files'
  | 'not_a_file'
  | 'too_large'
  | 'io';

/** A file of the home folder could not be read or written. Nothing that existed before is lost by it. */
export class StoreFailure extends Error {
  override readonly name = 'StoreFailure';
  constructor(
    readonly kind: StoreFailureKind,
    /** Relative to the home folder. */
    readonly path: string,
  ) {
    super(`${storeWords[kind]}: ${path}`);
  }
}

export const storeWords: Record<StoreFailureKind, string> = {
  no_space: 'There is no room to save',
  read_only: 'The folder is read-only',
  denied: 'You are not allowed to write or read there',
  too_many_files: 'Too many files are open',
  not_a_file: 'Something that is no file is in the way',
  too_large: 'It is larger than anything that Beacon writes',
  io: 'The disk did not answer',
};

/** Files of one folder, by paths relative to it. Every write is atomic: whole or not at all, and on disk when it returns. */
export interface Files extends BulkFiles {
  /** As the person would type it, `~` for their own folder. For words only. */
  readonly label: string;
  /** Absolute. For adapters and for showing a file. */
  absolute(path: string): string;
  /**
   * Null when there is no such file.
   *
   * @param from the first byte that is wanted, 0 by default; beyond the end there is nothing
   */
  read(path: string, from?: number): Promise<Uint8Array | null>;
  /** Names in a folder, unsorted, without our own unfinished files; empty when there is no such folder. */
  list(dir: string): Promise<readonly FileEntry[]>;
  /** The same names alone, at half the cost. */
  names(dir: string): Promise<readonly string[]>;
  write(path: string, bytes: Uint8Array | string): Promise<void>;
  /**
   * The same over a file that somebody may be editing, if it still holds what `isBase` knows. `kept_both`: written, and
   * what an editor typed into the old file at that moment was moved to `aside`.
   */
  replace(
    path: string,
    bytes: Uint8Array | string,
    isBase: (found: Uint8Array) => boolean,
    aside: string,
  ): Promise<Replaced>;
  /** Moves inside the home folder, over whatever is there. */
  move(from: string, to: string): Promise<void>;
  /** Removing what is not there is fine. Folders go with all they hold. */
  remove(path: string): Promise<void>;
  stat(path: string): Promise<FileStat | null>;
  /** One line, with one write call, at the end. Not atomic against power loss; a torn last line is the reader's to skip. */
  append(path: string, line: string): Promise<void>;
}

/** Many small files at once, where waiting for them one by one would cost many times what the disk does: it blocks. */
export interface BulkFiles {
  /** The sizes of the files of one folder, by their names; links and folders are not in it. */
  sizesIn(dir: string): ReadonlyMap<string, number>;
  /**
   * Reads the files of one folder by their names. `gone`: there is none by now; `special`: it is no file, larger than 64 KiB,
   * no text in UTF-8, or cannot be read, and `Files.read` says which.
   */
  readerOf(dir: string): (name: string) => { readonly text: string; readonly bytes: number } | 'gone' | 'special';
}

export type Replaced = 'written' | 'changed' | 'gone' | 'kept_both';

export interface FileEntry {
  readonly name: string;
  readonly folder: boolean;
}

export interface FileStat {
  readonly bytes: number;
  readonly modifiedAtMs: number;
}

export interface Locks {
  /**
   * Runs while holding a lock file of `state/`. Waits at most `waitMs`; rejects with LockBusy after that. A lock whose
   * holder is dead (pid and start time) is taken over.
   */
  hold<T>(name: LockName, waitMs: number, run: () => Promise<T>): Promise<T>;
}
export type LockName = 'store' | 'outbox';

export class LockBusy extends Error {
  override readonly name = 'LockBusy';
  constructor(readonly lock: LockName) {
    super(`another Beacon process is busy with the ${lock}`);
  }
}

// --- processes ---

/** A pid with what tells it from a later owner of the same number. */
export interface ProcessIdentity {
  readonly pid: number;
  readonly startTime: string;
}

/** The process table. */
export interface ProcessTableProbe {
  /** One reading of everything. Rejects only when no reading could be taken at all. */
  read(): Promise<readonly ProcessRow[]>;
  /**
   * The same for polls in a row: those of `pids` are read anew, and so is whoever is new; the row of any other may be a few
   * such readings old, because nothing but its place in the tree is asked of it. Where a whole reading costs no more, it is one.
   */
  follow(pids: ReadonlySet<number>): Promise<readonly ProcessRow[]>;
  /**
   * The footprint of every process that says it, in bytes by pid: what macOS judges by, compressed and swapped memory counted. Null
   * on a system that has no such number. On macOS it is dearer than `read`. Rejects when no reading could be taken.
   */
  footprints(): Promise<ReadonlyMap<number, number> | null>;
  /** Start time of one pid, or null when it is gone. */
  startTime(pid: number): Promise<string | null>;
  /**
   * Own-user processes whose environment carries BEACON_RUN with this value, or, on Linux, that carry its mark (see
   * core/fleet/run-mark.ts). Environments are read, never kept.
   */
  carrying(runToken: string): Promise<readonly number[]>;
  /**
   * Which of these own-user processes belong to a child of this run, with that child's whole BEACON_RUN. On macOS only
   * those whose parent is gone are looked at.
   */
  tokens(candidates: readonly ProcessRow[], run: string): Promise<ReadonlyMap<number, string>>;
  /** Executable name of own-user processes, for `watch`; arguments are compared here and never returned. */
  matching(executable: string, argsContain: string | null): Promise<readonly number[]>;
}

export type Signal = 'SIGTERM' | 'SIGKILL' | 'SIGINT' | 'SIGHUP';

export interface ProcessSignals {
  /** True when it was delivered. The start time is compared first: a reused pid is never signalled. */
  signal(target: ProcessIdentity, signal: Signal): Promise<boolean>;
  /** To every process of the group that this leader made. */
  signalGroup(leaderPid: number, signal: Signal): boolean;
}

/** How to start one process. Arguments and environment live here and in the child only. */
export interface LaunchSpec {
  readonly command: string;
  readonly args: readonly string[];
  /** What the person wrote, resolved; added to Beacon's own environment. */
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string | null;
  readonly stdin: 'open' | 'null';
  /** The value of BEACON_RUN for this child. */
  readonly runToken: string;
}

export interface Launched extends ProcessIdentity {
  /** Lets it run. Until then it waits at the gate; if Beacon dies first, it never starts. */
  release(): void;
  /** Closes the gate for good: what waits there ends without ever starting. */
  abandon(): void;
  /** Closes its standard input, the first step of stopping. */
  closeStdin(): void;
  /** The last 64 KiB of its error output, raw, in memory only. */
  stderrTail(): string;
  onStderr(hear: (chunk: string) => void): void;
  /** Called once, when the process itself is gone. Its tree may still live. */
  onExit(hear: (exit: Exit) => void): void;
}

export class LaunchFailed extends Error {
  override readonly name = 'LaunchFailed';
  constructor(
    message: string,
    /** It may work later without anybody changing anything: the system was out of processes, the disk was full. */
    readonly passing: boolean,
  ) {
    super(message);
  }
}

export interface Launcher {
  /** Rejects with LaunchFailed and one clear line when not even the gate could be started. */
  launch(spec: LaunchSpec): Promise<Launched>;
}

/** The shell that outlives Beacon and stops what it left. */
export interface Reaper {
  /** Starts watching over this run. Idempotent. */
  watch(registryPath: string, run: string): Promise<void>;
  /** Closes the pipe and waits until the last look is done, at most this long. */
  finish(timeoutMs: number): Promise<void>;
  /** Everywhere was looked, and nothing is left: it ends without a look of its own. */
  dismiss(): void;
  /** Sweeps after a run that is dead already, at launch. */
  sweep(registryPath: string, run: string): Promise<void>;
}

export interface HealthProbe {
  /**
   * Null when healthy, else one word: refused, timeout, status, protocol, command.
   *
   * @param runToken BEACON_RUN of a command that is run for it, so that it does not outlive Beacon
   */
  check(health: Health, runToken: string): Promise<string | null>;
}

/** A file that the system wrote about the end of a process. Whole: nobody has written to it for a while. */
export interface CrashFile {
  /** Opaque; what `read` and `remove` take. */
  readonly key: string;
  readonly modifiedAtMs: number;
}

/** Where the system puts such files. */
export interface CrashFolder {
  /** Those that are whole by now, oldest first, each until it is removed or no longer new. */
  list(sinceMs: number): Promise<readonly CrashFile[]>;
  /** Null when it is gone, larger than any that is worth reading, or not ours to read. */
  read(key: string): Promise<Uint8Array | null>;
  /** With what lies beside it. */
  remove(key: string): Promise<void>;
  /** Something came or changed; look again. */
  watch(changed: () => void): { close(): Promise<void> };
}

/** Configurations of other programs, by absolute path. */
export interface ClientFiles {
  read(
    path: string,
  ): Promise<
    | { readonly kind: 'file'; readonly text: string }
    | { readonly kind: 'none' }
    | { readonly kind: 'unreadable'; readonly problem: string }
  >;
  /** Replaces a file that still says `before`, whole or not at all; a link, the mode and the owner stay. */
  write(path: string, before: string, after: string): Promise<'written' | 'changed' | 'failed'>;
}

export interface ProcessFacts {
  words(): Promise<ReadonlyMap<number, Words>>;
  /** For each root, with the pids of its tree. */
  ties(trees: ReadonlyMap<number, ReadonlySet<number>>): Promise<ReadonlyMap<number, Ties>>;
}

// --- children that a shell has registered ---

/** A child that a shell has registered, as its file in `state/wrapped/` says. */
export interface ShellEntry {
  readonly id: string;
  /** Pid of the shell that waits for it. */
  readonly shell: number;
  readonly pid: number;
  readonly runToken: string;
  readonly name: string;
  readonly kind: string;
  readonly rssMb: number | null;
  readonly cpuPercent: number | null;
}

/** What a shell tells the owner of its child. */
export type ShellSays =
  /** Its client is gone, closed its input, or sent a signal that ends programs. */
  | { readonly kind: 'gone' | 'eof' | 'asked' }
  /** Somebody else wants to be the owner. */
  | { readonly kind: 'give' }
  | { readonly kind: 'end'; readonly end: WrapEnd; readonly asked: boolean; readonly errorText: string };

/** The connection to a shell: whoever has it owns the child, and there is never more than one. */
export interface ShellLine {
  onSays(hear: (says: ShellSays) => void): void;
  /** The shell is gone. */
  onGone(hear: () => void): void;
  close(): void;
}

/** The registered children of a home. */
export interface ShellShelf {
  prepare(): Promise<void>;
  ids(): readonly string[];
  /** Null where it is gone by now, or no registration. */
  one(id: string): Promise<ShellEntry | null>;
  /** Null: its shell is gone. `busy`: another owner is still there. */
  open(id: string): Promise<ShellLine | 'busy' | null>;
  remove(id: string): Promise<void>;
  /** What runs inside, with its arguments: for the scrubber and the package's name, in memory only. */
  commandOf(shell: number): Promise<readonly string[]>;
  /** Tells of changes, where the system does; the answer ends that. */
  watch(changed: () => void): () => void;
}

// --- the machine and the person ---

export interface MemoryFacts {
  readonly totalBytes: number;
  readonly pressure: MemoryPressure | null;
}

export interface MachineFacts {
  readonly os: 'macos' | 'linux';
  readonly osVersion: string | null;
  readonly arch: 'arm64' | 'x64';
  readonly totalBytes: number;
  readonly cores: number;
  readonly bootId: string;
  readonly runtime: { readonly electron: string | null; readonly node: string | null; readonly bun: string | null };
}

export interface Machine {
  facts(): Promise<MachineFacts>;
  /** Read now and then, never per poll. */
  memory(): Promise<MemoryFacts>;
}

/** What names this person and this Mac: for the scrubber, in memory only. */
export interface PersonFacts {
  readonly username: string | null;
  readonly fullName: string | null;
  readonly hostname: string | null;
  readonly home: string | null;
}

// --- the network ---

export type DeliveryResult =
  | {
      readonly kind: 'answered';
      readonly status: number;
      readonly retryAfterMs: number | null;
      /** When the certificate that answered runs out, where there was one. */
      readonly certificateUntilMs?: number | null;
      /** What was answered, where it was asked for and is no longer than that. */
      readonly body?: Uint8Array;
    }
  | { readonly kind: 'failed'; readonly why: 'offline' | 'timeout' | 'tls' | 'reset' | 'protocol' | 'proxy' };

export interface Delivery {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array | null;
  readonly why: NetworkRecord['why'];
  readonly reportId: string | null;
  /** The answer itself is wanted, up to so many bytes; of any other only the status is read. */
  readonly mostAnswered?: number;
  /** Nobody waits for the answer any more: it ends as `reset`. What had left may have arrived. */
  readonly signal?: AbortSignal;
}

/** Whether a text was signed with an Ed25519 key; both are base64. */
export type VerifySignature = (key: string, text: string, signature: string) => Promise<boolean>;

export interface Sender {
  /** One request, no redirects, no cookies, TLS verified. Never rejects. Each is a line of state/network.jsonl. */
  deliver(delivery: Delivery): Promise<DeliveryResult>;
}

// --- people ---

export interface Notifier {
  /** A notification of the system, where there is one. */
  notify(notification: {
    readonly title: string;
    readonly body: string;
    readonly severity: 'info' | 'warning' | 'alert';
    readonly reportId: string | null;
  }): void;
}

/** Every request that Beacon made (`state/network.jsonl`). */
export interface NetworkLog {
  /**
   * One request: noted before `make` makes it, a line once it answered. `make` answers what came of it and what the
   * caller wants to know.
   */
  during<T>(
    entry: Omit<NetworkRecord, 'status' | 'error'>,
    make: () => Promise<{ readonly status: number | null; readonly error: string | null; readonly value: T }>,
  ): Promise<T>;
  /** One that was made already. */
  record(entry: NetworkRecord): Promise<void>;
  read(): Promise<readonly NetworkRecord[]>;
  prune(): Promise<void>;
}
