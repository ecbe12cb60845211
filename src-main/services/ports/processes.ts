import type { Health } from '@contract/guardian-config.ts';
import type { Ties, Words } from '@core/fleet/orphans.ts';
import type { Exit } from '@core/fleet/process.ts';
import type { ProcessRow } from '@core/fleet/sampling.ts';

/** Processes: reading, starting, signalling, reaping and asking them. */

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

export interface ProcessFacts {
  words(): Promise<ReadonlyMap<number, Words>>;
  /** For each root, with the pids of its tree. */
  ties(trees: ReadonlyMap<number, ReadonlySet<number>>): Promise<ReadonlyMap<number, Ties>>;
}
