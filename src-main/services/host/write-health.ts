import { MAX_REPORT_BYTES } from '@contract/limits.ts';
import { type Files, type Replaced, StoreFailure, type StoreFailureKind } from '../ports/files.ts';

/** What a person must know when nothing can be saved any more, and what to do. */
const words: Partial<Record<StoreFailureKind, (label: string) => string>> = {
  no_space: (label) =>
    `There is no room left on the disk that holds ${label}. Beacon goes on guarding, but can save no report and no setting until there is.`,
  read_only: (label) =>
    `${label} has become read-only. Beacon goes on guarding, but can save no report and no setting until it can be written.`,
  denied: (label) =>
    `Beacon may not write in ${label}. It goes on guarding, but can save no report and no setting until it may.`,
  io: (label) =>
    `The disk that holds ${label} does not answer as it should. Beacon goes on guarding, but can save nothing until it does.`,
};

export interface WriteHealth {
  /** In words for the person; null while writing works. */
  readonly problem: string | null;
  /** Told when that changes. */
  onChange: (problem: string | null) => void;
}

/**
 * The same files, with an eye on whether they can be written: many writers go on without their line or note when the
 * disk is full, and rightly so, but the person must hear of it once.
 */
export function withWriteHealth<F extends Files>(files: F): { readonly files: F; readonly health: WriteHealth } {
  let problem: string | null = null;
  /** What failed was this long: on a disk that is nearly full, something shorter may still be written. A report fits. */
  let failedBytes = 0;
  const health = {
    get problem() {
      return problem;
    },
    onChange: (_problem: string | null): void => undefined,
  };
  const now = (next: string | null) => {
    if (next === problem) return;
    problem = next;
    health.onChange(next);
  };
  const seen = async (bytes: number, write: Promise<void>) => {
    try {
      await write;
      if (bytes < failedBytes) return;
      failedBytes = 0;
      now(null);
    } catch (error) {
      const say = error instanceof StoreFailure ? words[error.kind] : undefined;
      if (say !== undefined) {
        failedBytes = Math.max(failedBytes, Math.min(bytes, MAX_REPORT_BYTES));
        now(say(files.label));
      }
      throw error;
    }
  };
  return {
    files: {
      ...files,
      write: (path, bytes) => seen(bytes.length, files.write(path, bytes)),
      replace: async (path, bytes, isBase, aside) => {
        let done: Replaced = 'gone';
        const replaced = files.replace(path, bytes, isBase, aside).then((how) => {
          done = how;
        });
        await seen(bytes.length, replaced);
        return done;
      },
      append: (path, line) => seen(line.length, files.append(path, line)),
    },
    health,
  };
}
