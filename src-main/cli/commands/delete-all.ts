import type { DeleteAllPlan } from '@contract/delete-all.ts';
import { deleteAllWords } from '@core/report/delete-all-words.ts';
import { deleteAll, planDeleteAll } from '@services/deleting/delete-all.ts';
import { LockBusy } from '@services/ports/locks.ts';
import { type Cli, exit } from '../context.ts';
import { agreed, plain } from '../terminal.ts';

/** `beacon delete-all`: says what would go, asks, does it, and says what it did. Off a terminal: exit 3. */
export async function deleteEverything(cli: Cli, options: { config?: boolean; json?: boolean }): Promise<number> {
  const { deletion } = await cli.desk();
  const config = options.config === true;
  if (!cli.interactive) {
    cli.err('Deleting everything needs your answer, and this is not a terminal to ask on. Nothing was deleted.');
    return exit.refused;
  }
  cli.err(planWords(await planDeleteAll(deletion), cli.home, config));
  if (!(await agreed(cli, 'Delete all of it? It cannot be undone.'))) {
    cli.err('Nothing was deleted.');
    return exit.refused;
  }
  // From here on, Ctrl-C stops between two steps: what is gone is gone, what is left can be deleted again.
  const stop = new AbortController();
  const off = cli.onInterrupt(() => stop.abort());
  try {
    const outcome = await deleteAll(deletion, { config, signal: stop.signal });
    if (options.json === true) cli.out(JSON.stringify(outcome, null, 2));
    else for (const line of deleteAllWords(outcome)) cli.out(plain(line));
    if (outcome.kind === 'cancelled') return exit.interrupted;
    if (outcome.kind === 'debug') return exit.refused;
    return outcome.kind === 'done' ? exit.done : exit.failed;
  } catch (error) {
    if (!(error instanceof LockBusy)) throw error;
    cli.err('Another Beacon process is sending right now. Nothing was deleted; try again.');
    return exit.failed;
  } finally {
    off();
  }
}

function planWords(
  { pending, sent, quarantined, provable, hosts }: DeleteAllPlan,
  home: string,
  config: boolean,
): string {
  const there =
    provable === 0
      ? 'No server holds a report that can be proved to be yours.'
      : `${hosts.length === 0 ? 'The server' : hosts.map(plain).join(', ')} will be asked to delete ${provable} of them.`;
  return [
    `In ${home}: ${pending} reports not sent, ${sent} sent, ${quarantined} set aside, logs, events and state.`,
    there,
    config
      ? 'Your choices, guardian.json and the backups of client configurations go, too.'
      : 'When you decided about consent, guardian.json and the backups of client configurations stay; --config removes these too.',
  ].join('\n');
}
