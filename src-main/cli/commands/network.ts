import { type Cli, exit } from '../context.ts';
import { table } from '../terminal.ts';

/** `beacon network`: every request that Beacon made, newest last. */
export async function network(cli: Cli, options: { json?: boolean }): Promise<number> {
  const { network: log } = await cli.services();
  const requests = await log.read();
  if (options.json === true) cli.out(JSON.stringify({ requests }, null, 2));
  else if (requests.length === 0) cli.out('Nothing was ever sent from this computer.');
  else {
    const rows = requests.map(({ at, why, method, url, bytes, status, error }) => [
      at,
      why,
      `${method} ${url}`,
      String(bytes),
      status === null ? (error ?? '') : String(status),
    ]);
    cli.out(table([['WHEN', 'WHY', 'REQUEST', 'BYTES', 'ANSWER'], ...rows], new Set([3])));
  }
  return exit.done;
}
