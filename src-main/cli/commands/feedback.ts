import type { Reaction } from '@contract/report.ts';
import { refusalLine } from '@core/report/words.ts';
import { giveFeedback } from '@services/feedback/feedback.ts';
import { type StoreFailureKind, storeWords } from '@services/ports/files.ts';
import { type Cli, exit } from '../context.ts';
import { send } from './send.ts';

/** Characters of a feedback text (spec 2.2). */
const MOST = 4000;

/**
 * `beacon feedback`: written as a pending report, then shown and asked about like any other. Whatever is answered, and off
 * a terminal, where nobody can be asked, it is kept.
 */
export async function feedback(
  cli: Cli,
  options: { reaction?: Reaction; text?: string; json?: boolean },
): Promise<number> {
  // Of an argument list every program on this computer can read.
  const given = options.text === '-' ? await cli.input(4 * MOST) : (options.text ?? '');
  if (given === null) {
    cli.err(`A feedback text is text in UTF-8 of at most ${MOST} characters. Nothing was written.`);
    return exit.usage;
  }
  const text = given.trim();
  if (options.reaction === undefined && text === '') {
    cli.err('Say something: --reaction works|broken|confused|love, or --text "...", or both.');
    return exit.usage;
  }
  if ([...text].length > MOST || text.length > MOST) {
    cli.err(`A feedback text has at most ${MOST} characters; this has ${text.length}. Nothing was written.`);
    return exit.usage;
  }
  const { destination } = await (await cli.services()).rights();
  const { feedback: parts } = await cli.desk();
  const said = { reaction: options.reaction ?? null, text: text === '' ? null : text, votes: [], screen: null };
  const captured = await giveFeedback(parts, said, { component: 'beacon.cli', version: cli.version });
  switch (captured.kind) {
    case 'written':
    case 'counted': {
      const again = captured.kind === 'counted' ? 'counted with the one of today' : 'written';
      if (options.json !== true) cli.out(`${captured.id}: ${again}. It stays on this computer until you send it.`);
      return send(cli, [captured.id], options.json === true ? { json: true } : {});
    }
    case 'refused':
      cli.err(`Nothing was written. ${refusalLine(captured.reason, destination.problem)}`);
      return exit.refused;
    case 'failed':
      cli.err(
        captured.why === 'scrubber'
          ? 'The scrubber could not read that text, so nothing was written.'
          : `Your feedback was not saved. ${storeProblem(cli, captured.problem ?? 'io')} Then say it again.`,
      );
      return captured.why === 'scrubber' ? exit.refused : exit.failed;
    default:
      return captured satisfies never;
  }
}

/** What keeps it from being saved, and what to do about it. */
function storeProblem({ home }: Cli, problem: StoreFailureKind | 'busy'): string {
  switch (problem) {
    case 'busy':
      return 'Another Beacon process is busy with the reports: wait for it.';
    case 'no_space':
      return `There is no room left on the disk that holds ${home}: make some.`;
    case 'denied':
    case 'read_only':
      return `${home} cannot be written: make it yours to write.`;
    default:
      return `${storeWords[problem]}: see stallari-cli beacon doctor.`;
  }
}
