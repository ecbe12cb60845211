import type { Answer } from '@contract/requests.ts';
import { issueLink } from '@core/report/issue-text.ts';
import { readReport } from '@core/report/read.ts';
import { rescrub } from '@core/report/rescrub.ts';
import type { ScrubContext } from '@core/scrub/types.ts';
import type { Rights } from '../settings/settings.ts';
import type { Review } from './review.ts';

export interface IssueParts {
  readonly review: Pick<Review, 'look'>;
  readonly rights: () => Promise<Rights>;
  readonly scrubContext: () => Promise<ScrubContext>;
}

/** A report as GitHub's form for a new issue; the person reads it, and publishes it there or does not. */
export async function issueOf(id: string, parts: IssueParts): Promise<Answer<'reports.issue'>> {
  const failed = (message: string) => ({ kind: 'failed', message }) as const;
  const detail = await parts.review.look(id);
  if (detail === null) return failed('That report is not there any more.');
  const { repository } = (await parts.rights()).settings.github;
  if (repository === null || repository.split('/').some((part) => /^\.*$/.test(part)))
    return failed('No GitHub repository is set. Choose one in Settings → Integrations.');
  const read = readReport(detail.text);
  if (read.kind !== 'report') return failed('It could not be read as a report, so there is no text to make of it.');
  try {
    // The file may have been edited with any program since the scrubber saw it.
    const { report } = rescrub(read.report, await parts.scrubContext());
    return { kind: 'issue', repository, ...issueLink(report, repository) };
  } catch {
    return failed('The scrubber could not vouch for this report, so nothing is made of it.');
  }
}
