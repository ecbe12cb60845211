import { printReport } from '@core/report/fit.ts';
import { rescrub } from '@core/report/rescrub.ts';
import type { ScrubContext } from '@core/scrub/types.ts';
import type { StoredReport } from '../reports/report-files.ts';

/**
 * What a standing choice sends, nobody reads: the bytes must be ones that the scrubber would leave as they are. After an
 * edit with any program, or with a scrubber that knows more by now, the report waits for a person.
 */
export class CleanCheck {
  readonly #scrubContext: () => Promise<ScrubContext>;
  /** Reports that the scrubber would change, by their digest: they are not scrubbed again with each drain. */
  readonly #unclean = new Map<string, string>();

  constructor(scrubContext: () => Promise<ScrubContext>) {
    this.#scrubContext = scrubContext;
  }

  async isClean({ id, sha256, report, text }: StoredReport): Promise<boolean> {
    if (this.#unclean.get(id) === sha256) return false;
    try {
      if (printReport(rescrub(report, await this.#scrubContext()).report) === text) return true;
    } catch {
      return false; // Fails closed, for now: what could not be scrubbed this time is tried again with the next drain.
    }
    this.#unclean.set(id, sha256);
    return false;
  }
}
