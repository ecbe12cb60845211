import type { Report } from '@contract/report.ts';
import { issueLink, issueText } from '@core/report/issue-text.ts';
import { readReport } from '@core/report/read.ts';
import { rescrub } from '@core/report/rescrub.ts';
import { type Cli, exit } from '../context.ts';
import { resolveId } from '../resolve.ts';
import { agreed, paint, plain } from '../terminal.ts';

/**
 * `beacon issue`: shows the text and the repository, asks, then prints or opens GitHub's form with the text in it. Beacon
 * itself asks GitHub nothing; what is confirmed is this text, and no approval to send the report anywhere.
 */
export async function issue(cli: Cli, given: string, options: { open?: boolean; text?: boolean }): Promise<number> {
  const services = await cli.services();
  const resolved = await resolveId(services, given);
  const desk = await cli.desk();
  const detail = resolved.kind === 'one' ? await desk.review.look(resolved.id) : null;
  if (resolved.kind === 'none' || detail === null) {
    cli.err(resolved.kind === 'none' ? resolved.message : 'That report is not there any more.');
    return exit.failed;
  }
  const { id } = detail.row;
  const read = readReport(detail.text);
  if (read.kind !== 'report') {
    cli.err(`${id}: it could not be read as a report, so there is no text to make of it.`);
    return exit.failed;
  }
  let report: Report;
  try {
    // The file may have been edited with any program since the scrubber saw it.
    report = rescrub(read.report, await desk.context()).report;
  } catch {
    cli.err(`${id}: the scrubber could not vouch for this report, so nothing is made of it.`);
    return exit.refused;
  }
  if (options.text === true) {
    const { title, body } = issueText(report);
    cli.out(plain(`${title}\n\n${body.trimEnd()}`));
    return exit.done;
  }
  const { repository } = (await services.rights()).settings.github;
  if (repository === null || repository.split('/').some((part) => /^\.*$/.test(part))) {
    cli.err('No repository is set. Put "github": { "repository": "owner/name" } into config.json.');
    return exit.refused;
  }
  if (!cli.interactive) {
    cli.err('An issue needs your answer, and this is not a terminal to ask on. To see its text: --text');
    return exit.refused;
  }
  const { title, body, url, cut } = issueLink(report, repository);
  cli.err(
    paint(cli, 'bold', `For a new issue in ${repository} on github.com, readable by everybody who can read that:`),
  );
  cli.err(plain(`${title}\n\n${body.trimEnd()}\n`));
  if (cut !== null)
    cli.err(
      `GitHub’s addresses are short: ${cut} left out. The whole text, to paste: stallari-cli beacon issue ${id} --text`,
    );
  if (!(await agreed(cli, `Make the link to a new issue in ${repository}?`))) {
    cli.err('Nothing was made.');
    return exit.refused;
  }
  if (options.open === true && services.environment.debug)
    cli.err('STALLARI_TELEMETRY_DEBUG is set: the address is printed, not opened.');
  else if (options.open === true && (await cli.openInBrowser(url))) {
    cli.err('Opened in your browser. Nothing is published before you press the button there.');
    return exit.done;
  } else if (options.open === true) cli.err('There is no browser to open it in. Here is the address:');
  cli.out(url);
  return exit.done;
}
