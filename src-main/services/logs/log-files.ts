import type { Digest } from '../ports/clock.ts';
import type { FileStat, Files } from '../ports/files.ts';
import { readText } from '../text-files.ts';

/** `logs/<name>.log`, then `.1.log` to `.4.log`, oldest last. */
export const LOG_FILES = 5;

/** Where the log of a process lies: a name may hold anything a file name may not. */
export function logPath(name: string, digest: Digest, number = 0): string {
  const safe = encodeURIComponent(name).replaceAll('*', '%2A');
  const short = safe.length <= 120 ? safe : `${safe.slice(0, 80)}-${digest.sha256Hex(name).slice(0, 16)}`;
  return number === 0 ? `logs/${short}.log` : `logs/${short}.${number}.log`;
}

/** The lines of a process's log, oldest first; null where there is no file. */
export async function readLog(files: Files, digest: Digest, name: string): Promise<readonly string[] | null> {
  const older = await olderText(files, digest, name);
  const newest = await readText(files, logPath(name, digest));
  return older === null && newest == null ? null : linesOf((older ?? '') + (newest ?? ''));
}

/** All but the newest file; null where there is none. */
async function olderText(files: Files, digest: Digest, name: string): Promise<string | null> {
  const texts: string[] = [];
  for (let number = LOG_FILES - 1; number > 0; number -= 1) {
    const text = await readText(files, logPath(name, digest, number));
    if (text != null) texts.push(text);
  }
  return texts.length === 0 ? null : texts.join('');
}

const linesOf = (text: string) => text.split('\n').filter((line) => line !== '');

/** The lines that come to the log of a process from now on. What was read is not read again. */
export class LogFollower {
  readonly #files: Files;
  readonly #digest: Digest;
  readonly #name: string;
  readonly #path: string;
  readonly #olderPath: string;
  /** Of the newest file: up to here its lines are known. */
  #offset = 0;
  #older: FileStat | null = null;

  constructor(files: Files, digest: Digest, name: string) {
    this.#files = files;
    this.#digest = digest;
    this.#name = name;
    this.#path = logPath(name, digest);
    this.#olderPath = logPath(name, digest, 1);
  }

  /** All lines there are, oldest first; those of `next` follow on them. */
  async begin(): Promise<readonly string[]> {
    this.#older = await this.#files.stat(this.#olderPath);
    const older = await olderText(this.#files, this.#digest, this.#name);
    return linesOf((older ?? '') + (await this.#more()));
  }

  /** Whole lines only: half of one comes with its other half. */
  async next(): Promise<readonly string[]> {
    const older = await this.#files.stat(this.#olderPath);
    const rotated =
      older !== null && (older.bytes !== this.#older?.bytes || older.modifiedAtMs !== this.#older.modifiedAtMs);
    this.#older = older;
    let text = '';
    if (rotated) {
      text = textOf(await this.#files.read(this.#olderPath, this.#offset));
      this.#offset = 0;
    }
    return linesOf(text + (await this.#more()));
  }

  async #more(): Promise<string> {
    const bytes = (await this.#files.stat(this.#path))?.bytes ?? 0;
    // Old lines were pruned, or the file was begun anew.
    if (bytes < this.#offset) this.#offset = bytes;
    if (bytes === this.#offset) return '';
    const more = (await this.#files.read(this.#path, this.#offset)) ?? new Uint8Array();
    const end = more.lastIndexOf(NEWLINE) + 1;
    this.#offset += end;
    return textOf(more.subarray(0, end));
  }
}

const NEWLINE = 10;
const decoder = new TextDecoder();
const textOf = (bytes: Uint8Array | null) => (bytes === null ? '' : decoder.decode(bytes));
