import type { LogTail } from '@contract/socket.ts';
import { LogFollower, readLog } from '@services/logs/log-files.ts';
import { type Cli, exit } from '../context.ts';
import { plain } from '../terminal.ts';

/** How often a followed log is looked at. */
const LOOK_MS = 500;

type Found = { readonly source: 'file' | 'memory'; readonly lines: readonly string[] } | { readonly problem: string };

/** `guard logs`: the file of a process with `log: true`; else what the host has in memory. Both scrubbed. */
export async function guardLogs(
  cli: Cli,
  name: string,
  options: { json?: boolean; follow?: boolean },
): Promise<number> {
  let found = await look(cli, name);
  if ('problem' in found) {
    cli.err(plain(found.problem));
    return exit.failed;
  }
  if (options.json === true && options.follow !== true) {
    cli.out(JSON.stringify({ name, source: found.source, lines: found.lines }, null, 2));
    return exit.done;
  }
  const print = (line: string) => cli.out(options.json === true ? JSON.stringify({ name, line }) : plain(line));
  if (found.lines.length === 0 && options.follow !== true)
    cli.out(`${plain(name)} has written nothing to its error output.`);
  for (const line of found.lines) print(line);
  while (options.follow === true) {
    if (found.source === 'file') await followFile(cli, name, found.lines, print);
    await cli.sleep(LOOK_MS);
    const next = await look(cli, name);
    // A host that ends, or a file that is gone, may come back.
    if ('problem' in next) continue;
    for (const line of newLines(found.lines, next.lines)) print(line);
    found = next;
  }
  return exit.done;
}

/** Never comes back: a log that is deleted may be begun anew. */
async function followFile(
  cli: Cli,
  name: string,
  printed: readonly string[],
  print: (line: string) => void,
): Promise<void> {
  const { files, digest } = await cli.services();
  const follower = new LogFollower(files, digest, name);
  for (const line of newLines(printed, await follower.begin())) print(line);
  for (;;) {
    await cli.sleep(LOOK_MS);
    for (const line of await follower.next()) print(line);
  }
}

async function look(cli: Cli, name: string): Promise<Found> {
  const { files, digest } = await cli.services();
  const lines = await readLog(files, digest, name);
  if (lines !== null) return { source: 'file', lines };
  const client = await cli.connect();
  if (client === null) {
    return {
      problem: `There is no log of ${name}, and Beacon is not running. Start it with: stallari-cli beacon serve; or set "log": true for it in guardian.json.`,
    };
  }
  try {
    const reply = await client.ask('guard.logs', { name });
    if (!reply.ok) return { problem: reply.message };
    return { source: 'memory', lines: (reply.body as LogTail).lines };
  } finally {
    client.close();
  }
}

/** What came since: the longest end of the old that begins the new is known already. */
export function newLines(before: readonly string[], now: readonly string[]): readonly string[] {
  for (let shared = Math.min(before.length, now.length); shared > 0; shared -= 1) {
    const from = before.length - shared;
    if (now.slice(0, shared).every((line, index) => line === before[from + index])) return now.slice(shared);
  }
  return now;
}
