import type { Settings } from '@contract/settings.ts';
import { type EffectiveEndpoint, effectiveEndpoint } from '@core/consent/endpoint.ts';
import type { EnvironmentSwitch } from '@core/consent/environment.ts';
import { noSettings, plainSettings } from '@core/consent/read-settings.ts';
import { utcSeconds } from '@core/report/times.ts';
import type { Chance, Clock } from '../ports/clock.ts';
import { type Files, StoreFailure } from '../ports/files.ts';
import { type Locks, STORE_WAIT_MS } from '../ports/locks.ts';
import { quarantine } from '../reports/quarantine.ts';
import { readText } from '../text-files.ts';
import { SeenFile } from './seen-file.ts';

const PATH = 'config.json';
/** A file younger than this may be one that an editor is still writing: it is not moved yet. */
const SETTLE_MS = 2000;

/** A config.json in quarantine/, by the name that `#setAside` gives it; its reason beside it ends otherwise. */
const ASIDE = /^config\.json\.[^.]+(?:\.\d+)?$/;

/** What lies in config.json at this moment. */
type OnDisk =
  | { readonly kind: 'absent' }
  | { readonly kind: 'settings'; readonly settings: Settings }
  /** `why`: which key is wrong, and what was expected there; empty where it is no JSON at all. */
  | { readonly kind: 'unreadable'; readonly why: string };

/**
 * Config.json, read anew every time: a choice made anywhere holds everywhere at once. Where it cannot be read, the
 * defaults hold, and they are all off.
 */
export class SettingsStore {
  readonly #files: Files;
  readonly #locks: Locks;
  readonly #clock: Clock;
  readonly #chance: Chance;
  #problem: string | null = null;
  /** There was a file at the last look of `chosen`, and since when it is gone. */
  #seen = false;
  #goneAtMs: number | null = null;
  readonly #seenFile: SeenFile;
  /** This process has compared the file with what Beacon saw last. */
  #looked = false;
  /** What this store itself wrote in place of a file that could not be read: no sign that the person has mended it. */
  #inItsPlace: string | null = null;

  constructor(files: Files, locks: Locks, clock: Clock, chance: Chance) {
    this.#files = files;
    this.#locks = locks;
    this.#clock = clock;
    this.#chance = chance;
    this.#seenFile = new SeenFile(files, PATH);
  }

  /** The last file that could not be read, in words for the person; null when all is well, or well again. */
  get problem(): string | null {
    return this.#problem;
  }

  /** The time, as files have it. */
  now(): string {
    return utcSeconds(this.#clock.wallMs());
  }

  async current(): Promise<Settings> {
    const found = await this.#read();
    if (found.kind === 'settings') return found.settings;
    if (found.kind === 'absent') return this.#withoutFile();
    await this.#noticeUnreadable(found.why);
    // Whatever the file says by the next look: until then nothing is collected either.
    return { ...noSettings(), collection: false };
  }

  /**
   * What the person has chosen, defaults where there is no file; null while that cannot be told: the file cannot be
   * read, and may be half of what an editor is writing, or it is gone since a moment ago, and may be about to come back.
   * For what must not act on a guess.
   */
  async chosen(): Promise<Settings | null> {
    const found = await this.#read();
    if (found.kind === 'settings') this.#seen = true;
    if (found.kind === 'unreadable') return null;
    if (found.kind === 'settings') {
      this.#goneAtMs = null;
      return found.settings;
    }
    if (!this.#seen) return this.#withoutFile();
    this.#goneAtMs ??= this.#clock.monotonicMs();
    return this.#clock.monotonicMs() - this.#goneAtMs < SETTLE_MS ? null : this.#withoutFile();
  }

  /**
   * Changes what is saved, under the lock, keeping keys that this version does not know. A file that cannot be read is
   * set aside first, however young it is: what was in it is the person's, and is never written over.
   */
  async update(change: (settings: Settings) => Settings): Promise<Settings> {
    return this.#locks.hold('store', STORE_WAIT_MS, async () => {
      const followed = await this.#seenFile.isSeen();
      const found = await this.#read();
      if (found.kind === 'unreadable') await this.#setAside(found.why);
      const before = found.kind === 'settings' ? found.settings : await this.#withoutFile();
      const { Settings } = await import('@contract/settings.ts');
      const after = Settings.parse(change(before));
      const text = `${JSON.stringify(after, null, 2)}\n`;
      await this.#files.write(PATH, text);
      if (followed) {
        await this.#seenFile.see();
        this.#looked = true;
      }
      if (this.#problem !== null) this.#inItsPlace = text;
      return after;
    });
  }

  /**
   * Was the file changed by hand while no Beacon ran? Asked before anything that an approval allows; only the first look
   * of a process can find that, because after it this process sees each change as it comes.
   */
  async changedUnseen(): Promise<boolean> {
    const unseen = !this.#looked && !(await this.#seenFile.isSeen());
    await this.#seenFile.see();
    this.#looked = true;
    return unseen;
  }

  /**
   * For "delete all data": what stays is when the person decided, so that nobody asks again, and that collection is off,
   * where they had switched it off. With `whole` nothing stays.
   */
  async forget(whole: boolean): Promise<void> {
    await this.#locks.hold('store', STORE_WAIT_MS, async () => {
      const found = await this.#read();
      const saved = found.kind === 'settings' ? found.settings : null;
      const kept = {
        ...(saved?.consent.decided_at == null ? {} : { consent: { decided_at: saved.consent.decided_at } }),
        ...(saved?.collection === false ? { collection: false } : {}),
      };
      if (whole || Object.keys(kept).length === 0) await this.#files.remove(PATH);
      else await this.#files.write(PATH, `${JSON.stringify({ version: 1, ...kept }, null, 2)}\n`);
      this.#problem = null;
      this.#inItsPlace = null;
    });
  }

  /**
   * Another anonymous UUID from now on. Receipts keep their proofs; a sent report whose receipt is gone can no longer be
   * deleted at the server.
   */
  async resetDeviceId(): Promise<string> {
    const device_id = this.#chance.uuid();
    await this.update((settings) => ({ ...settings, device_id }));
    return device_id;
  }

  /** The anonymous UUID of this Mac, made on first need. It goes into nothing but the HMAC of spec 2.2. */
  async deviceId(): Promise<string> {
    const { device_id } = await this.current();
    if (device_id !== null) return device_id;
    const saved = await this.update((settings) => ({
      ...settings,
      device_id: settings.device_id ?? this.#chance.uuid(),
    }));
    return saved.device_id as string;
  }

  async #read(): Promise<OnDisk> {
    const text = await this.#text();
    if (text === null) return { kind: 'absent' };
    const settings = text === undefined ? '' : await parseSettings(text);
    if (typeof settings === 'string' || text === undefined) return { kind: 'unreadable', why: String(settings) };
    // Mended by the person, or decided anew: only then is there nothing left to tell.
    if (text !== this.#inItsPlace || settings.consent.decided_at !== null) {
      this.#problem = null;
      this.#inItsPlace = null;
    }
    return { kind: 'settings', settings };
  }

  /**
   * The defaults. Where a file that could not be read was set aside, nobody can tell whether it had switched collection
   * off: then nothing is collected either, until the person chooses again.
   */
  async #withoutFile(): Promise<Settings> {
    const aside = (await this.#namesAside()).find((name) => ASIDE.test(name));
    if (aside === undefined) return noSettings();
    this.#problem ??= problemOf(aside);
    return { ...noSettings(), collection: false };
  }

  async #namesAside(): Promise<readonly string[]> {
    try {
      return await this.#files.names('quarantine');
    } catch (error) {
      // A home that is no folder, or no quarantine in it: there is nothing aside, and nothing can be written either.
      if (error instanceof StoreFailure) return [];
      throw error;
    }
  }

  async #text(): Promise<string | null | undefined> {
    try {
      return await readText(this.#files, PATH);
    } catch (error) {
      // A folder of that name, or a file that is not ours to read, is no settings, and is moved as a torn one would be.
      if (error instanceof StoreFailure && error.kind !== 'too_many_files') return undefined;
      throw error;
    }
  }

  /** Reading is no reason to move a file that an editor may be in the middle of. */
  async #noticeUnreadable(why: string): Promise<void> {
    this.#problem = `${unread(why)} Nothing is collected or sent until it can be.`;
    const stat = await this.#files.stat(PATH);
    if (stat === null || this.#clock.wallMs() - stat.modifiedAtMs < SETTLE_MS) return;
    try {
      await this.#setAside(why);
    } catch {
      // A folder that cannot be written: the file stays where it is, and everything stays off.
    }
  }

  async #setAside(why: string): Promise<void> {
    const at = new Date(this.#clock.wallMs()).toISOString().replaceAll(/[:.]/g, '-');
    const moved = await quarantine(
      this.#files,
      '.',
      PATH,
      `config.json is not JSON in the shape that Beacon knows${why === '' ? '' : `: ${why}`}.`,
      `config.json.${at}`,
    );
    if (moved === null) return; // Mended, or somebody was faster.
    this.#problem = problemOf(moved, why);
  }
}

const unread = (why: string): string => `config.json could not be read${why === '' ? '' : ` (${why})`}.`;

function problemOf(aside: string, why = ''): string {
  return `${unread(why)} It was set aside as quarantine/${aside}; nothing is collected or sent until you choose again.`;
}

/** Or what is wrong with it: its first wrong key and what was expected there, never what stands there. */
async function parseSettings(text: string): Promise<Settings | string> {
  const plain = plainSettings(text);
  if (plain !== null) return plain;
  const { Settings } = await import('@contract/settings.ts');
  try {
    const parsed = Settings.safeParse(JSON.parse(text));
    if (parsed.success) return parsed.data;
    const [first] = parsed.error.issues;
    const expected = (first?.message ?? '').replace(/^Invalid input: /, '').replace(/, received .*$/, '');
    return `${first?.path.join('.') || 'the whole'}: ${expected}`;
  } catch {
    return ''; // Not JSON.
  }
}

/** Settings and environment together: what every decision about consent needs, read at the moment it is made. */
export interface Rights {
  readonly settings: Settings;
  readonly environment: EnvironmentSwitch;
  readonly destination: EffectiveEndpoint;
}

/** Reads the saved choices live; the environment is the process's own and never changes. */
export function rightsReader(
  store: SettingsStore,
  environment: EnvironmentSwitch,
  endpointOverride: string | null,
): () => Promise<Rights> {
  return async () => {
    const settings = await store.current();
    return { settings, environment, destination: effectiveEndpoint(settings.endpoint, endpointOverride) };
  };
}
