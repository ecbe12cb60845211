import { Settings } from '@contract/settings.ts';
import { type EffectiveEndpoint, effectiveEndpoint } from '@core/consent/endpoint.ts';
import type { EnvironmentSwitch } from '@core/consent/environment.ts';
import type { Chance, Clock, Files, Locks } from './ports.ts';
import { readText } from './text-files.ts';

const PATH = 'config.json';
/** A file younger than this may be one that an editor is still writing: it is not moved yet. */
const SETTLE_MS = 2000;

/**
 * Config.json, read anew every time: a choice made anywhere holds everywhere at once. Where it cannot be read, the
 * defaults hold, and they are all off.
 */
export class SettingsStore {
  readonly #files: Files;
  readonly #locks: Locks;
  readonly #clock: Clock;
  readonly #chance: Chance;
  /** The last file that could not be read, in words for the person; null when all is well. */
  problem: string | null = null;

  constructor(files: Files, locks: Locks, clock: Clock, chance: Chance) {
    this.#files = files;
    this.#locks = locks;
    this.#clock = clock;
    this.#chance = chance;
  }

  async current(): Promise<Settings> {
    const text = await readText(this.#files, PATH);
    if (text === null) return Settings.parse({});
    const parsed = text === undefined ? null : parseSettings(text);
    if (parsed !== null) return parsed;
    await this.#setAside();
    return Settings.parse({});
  }

  /** Changes what is saved, under the lock, keeping keys that this version does not know. */
  async update(change: (settings: Settings) => Settings): Promise<Settings> {
    return this.#locks.hold('store', 5000, async () => {
      const before = await this.current();
      const after = Settings.parse(change(before));
      // Every change of consent starts a new "since then": what was captured before it is not swept up by it.
      await this.#files.write(PATH, `${JSON.stringify(after, null, 2)}\n`);
      return after;
    });
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

  async #setAside(): Promise<void> {
    const stat = await this.#files.stat(PATH);
    if (stat === null) return;
    this.problem = 'config.json could not be read. Everything is off until it can be.';
    if (this.#clock.wallMs() - stat.modifiedAtMs < SETTLE_MS) return;
    const name = `config.json.${new Date(this.#clock.wallMs()).toISOString().replaceAll(/[:.]/g, '-')}`;
    try {
      await this.#files.move(PATH, `quarantine/${name}`);
      await this.#files.write(`quarantine/${name}.reason`, 'config.json is not JSON in the shape that Beacon knows.\n');
      this.problem = `config.json could not be read. It was set aside as quarantine/${name}; everything is off.`;
    } catch {
      // A folder that cannot be written: the file stays where it is, and everything stays off.
    }
  }
}

function parseSettings(text: string): Settings | null {
  try {
    const parsed = Settings.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null; // Not JSON.
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
