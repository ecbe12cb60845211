import type { ConfigProblem } from '@contract/fleet.ts';
import { emptyConfig } from '@core/fleet/read-config.ts';
import { scrub } from '@core/scrub/index.ts';
import type { ScrubContext } from '@core/scrub/types.ts';
import type { Clock } from '../ports/clock.ts';
import type { Files } from '../ports/files.ts';
import type { Guardian } from './guardian.ts';
import { loadGuardianFile } from './guardian-file.ts';

/** How long guardian.json may be gone before that means an empty fleet. */
const GONE_MS = 1500;

export interface FollowingParts {
  readonly files: Files;
  readonly clock: Clock;
  readonly guardian: Guardian;
  readonly scrubContext: () => Promise<ScrubContext>;
}

/** Brings guardian.json, as it is now, to the Guardian. */
export class GuardianFile {
  readonly #parts: FollowingParts;
  #loadedText = '';
  /** One load after the other: what was read first must not be what holds in the end. */
  #loading: Promise<void> = Promise.resolve();

  constructor(parts: FollowingParts) {
    this.#parts = parts;
  }

  /** Starts the Guardian with what there is, or with nothing where that is refused. */
  async start(): Promise<void> {
    const { files, guardian } = this.#parts;
    const loaded = await loadGuardianFile(files);
    await guardian.start(loaded.kind === 'config' ? loaded.config : emptyConfig);
    if (loaded.kind === 'config') this.#loadedText = loaded.text;
    else guardian.refuseConfig(await this.#clean(loaded.problem));
  }

  load(): Promise<void> {
    const load = () => this.#load();
    this.#loading = this.#loading.then(load, load);
    return this.#loading;
  }

  async #load(): Promise<void> {
    const { files, guardian, clock } = this.#parts;
    let loaded = await loadGuardianFile(files);
    if (loaded.kind === 'config' && loaded.text === '' && this.#loadedText !== '') {
      // Some editors remove the file before they write it anew; a fleet is not stopped for that.
      await clock.sleep(GONE_MS);
      loaded = await loadGuardianFile(files);
    }
    if (loaded.kind === 'refused') guardian.refuseConfig(await this.#clean(loaded.problem));
    else if (loaded.text !== this.#loadedText) {
      this.#loadedText = loaded.text;
      guardian.reload(loaded.config);
    } else guardian.acceptConfig();
  }

  /** What is told of a wrong file quotes it, so it is scrubbed like everything else that is shown. */
  async #clean(problem: ConfigProblem): Promise<ConfigProblem> {
    const known = await this.#parts.scrubContext();
    return { ...problem, path: scrub(problem.path, known).text, message: scrub(problem.message, known).text };
  }
}
