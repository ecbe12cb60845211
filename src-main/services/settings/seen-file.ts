import { type Files, StoreFailure } from '../ports/files.ts';
import { readText } from '../text-files.ts';

/**
 * How a file looked when Beacon looked last (`state/config-seen`): size and time of change. A file that looks otherwise
 * was changed by somebody else since. What changes and comes back within one tick of the file system's clock is not
 * noticed, and neither is anything after state/ was deleted: with no memory of it the file counts as seen.
 */
export class SeenFile {
  readonly #files: Files;
  readonly #path: string;
  readonly #memory: string;

  constructor(files: Files, path: string) {
    this.#files = files;
    this.#path = path;
    this.#memory = `state/${path.replace(/\.json$/, '')}-seen`;
  }

  async isSeen(): Promise<boolean> {
    const before = await this.#remembered();
    return before === null || before === (await this.#looks());
  }

  /** From now on this is how it looks. */
  async see(): Promise<void> {
    const looks = await this.#looks();
    const before = await this.#remembered();
    // Looking at a home that is not there must not make it.
    if (before === looks || (before === null && looks === 'absent')) return;
    // On a full disk the next process finds a change that was none, and asks once more: the safe side.
    await this.#files.write(this.#memory, `${looks}\n`).catch(ignoreStore);
  }

  async #looks(): Promise<string> {
    const stat = await this.#files.stat(this.#path).catch(ignoreStore);
    return stat == null ? 'absent' : `${stat.bytes} ${stat.modifiedAtMs}`;
  }

  async #remembered(): Promise<string | null> {
    return (await readText(this.#files, this.#memory).catch(ignoreStore))?.trim() ?? null;
  }
}

function ignoreStore(error: unknown): null {
  if (error instanceof StoreFailure) return null;
  throw error;
}
