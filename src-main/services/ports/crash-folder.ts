/** The folders in which macOS leaves crash files. */

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
