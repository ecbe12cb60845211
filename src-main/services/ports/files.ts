/** The files of the home folder, as the services need them. */

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
