import type { GuardianEvent } from '@contract/guardian-log.ts';
import { type Cli, exit } from '../context.ts';
import { plain } from '../terminal.ts';

/** How often a followed log is looked at. */
const LOOK_MS = 500;

/** `guard events`: the log, oldest first; it is a file, so no host is needed. */
export async function guardEvents(cli: Cli, options: { json?: boolean; follow?: boolean }): Promise<number> {
  const { log } = await cli.services();
  let events = await log.read();
  if (options.json === true && options.follow !== true) {
    cli.out(JSON.stringify({ events }, null, 2));
    return exit.done;
  }
  if (events.length === 0 && options.follow !== true) cli.out('The Guardian has done nothing in the last 30 days.');
  const print = (event: GuardianEvent) => cli.out(options.json === true ? JSON.stringify(event) : readable(event));
  for (const event of events) print(event);
  while (options.follow === true) {
    await cli.sleep(LOOK_MS);
    const seen = events.length;
    events = await log.read();
    for (const event of events.slice(Math.min(seen, events.length))) print(event);
  }
  return exit.done;
}

function readable({ at, event, name, detail }: GuardianEvent): string {
  const facts = Object.entries(detail)
    .filter(([, value]) => value !== null)
    .map(([key, value]) => `${key}=${value}`);
  return plain([at, event.replaceAll('_', ' '), name ?? '', ...facts].filter((part) => part !== '').join('  '));
}
