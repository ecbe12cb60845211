import type { WrapEnd } from '@core/fleet/wrapping.ts';

/** What wrapping the servers of other programs needs: their configurations, and the children that scripts registered. */

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

/** A child that a shell has registered, as its file in `state/wrapped/` says. */
export interface ShellEntry {
  readonly id: string;
  /** Pid of the shell that waits for it. */
  readonly shell: number;
  readonly pid: number;
  /** Of the child; empty where it is not known yet. */
  readonly startTime: string;
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
  /** What it was given by its client, for the scrubber: in memory only. Empty where that is not to be read. */
  environmentOf(shell: number): Promise<Readonly<Record<string, string>>>;
  /** Tells of changes, where the system does; the answer ends that. */
  watch(changed: () => void): () => void;
}
