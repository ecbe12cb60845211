import type { ClientConfig, ClientKind } from '@contract/clients.ts';
import { type Cli, type CliOutside, type ExitCode, exit } from '../context.ts';
import { paint, plain } from '../terminal.ts';

/** A client writes its file at any time: then it is planned anew, this often. */
const TRIES = 3;

/** `guard import` and `guard undo`: each configuration that is there, one after the other. */
export async function guardImport(
  cli: Cli,
  { client, dryRun, undo }: { readonly client?: ClientKind; readonly dryRun?: boolean; readonly undo: boolean },
): Promise<number> {
  const { clients } = await cli.outside();
  const configs = await clients.list(client ?? null);
  if (configs.length === 0) {
    cli.err(`No configuration ${client === undefined ? 'of a known client' : `of ${client}`} was found.`);
    return client === undefined ? exit.done : exit.failed;
  }
  let code: ExitCode = exit.done;
  let changed = false;
  for (const config of configs) {
    const outcome = await one(cli, clients, config, undo, dryRun === true);
    if (outcome === 'failed') code = exit.failed;
    changed ||= outcome === 'changed';
  }
  if (changed) cli.out('Restart the clients, or their servers, for this to take effect.');
  return code;
}

async function one(
  cli: Cli,
  clients: CliOutside['clients'],
  config: ClientConfig,
  undo: boolean,
  dryRun: boolean,
): Promise<'changed' | 'unchanged' | 'failed'> {
  const where = `${config.title} (${plain(config.path)})`;
  for (let count = 0; count < TRIES; count += 1) {
    const plan = await clients.plan(config.id, undo);
    if (plan.kind === 'failed') {
      cli.err(`${where}: ${plan.message}`);
      return 'failed';
    }
    if (plan.kind === 'nothing') {
      cli.out(`${where}: ${plan.message}${leftWords(config, undo)}`);
      return 'unchanged';
    }
    if (dryRun) {
      cli.out(`${where}: would ${undo ? 'unwrap' : 'wrap'} ${plan.servers.length}`);
      for (const { sign, text } of plan.diff) cli.out(paintLine(cli, sign, `${sign} ${plain(text)}`));
      return 'unchanged';
    }
    const done = await clients.change(config.id, undo, plan.sha256);
    if (done.kind === 'failed') {
      cli.err(`${where}: ${done.message}`);
      return 'failed';
    }
    if (done.kind === 'changed_meanwhile') continue;
    const kept = done.backup === null ? '' : ` As it was: ${done.backup}`;
    cli.out(`${where}: ${undo ? 'unwrapped' : 'wrapped'} ${plain(done.servers.join(', '))}.${kept}`);
    return 'changed';
  }
  cli.err(`${where}: it is being written by another program all the time. Nothing was changed.`);
  return 'failed';
}

const paintLine = (cli: Cli, sign: string, line: string) =>
  sign === '+' ? paint(cli, 'green', line) : sign === '-' ? paint(cli, 'red', line) : line;

/** Why there is nothing to wrap, where that is worth a word. */
function leftWords({ servers }: ClientConfig, undo: boolean): string {
  if (undo) return '';
  const count = (state: string) => servers.filter((server) => server.state === state).length;
  const parts = [
    [count('wrapped'), 'wrapped already'],
    [count('remote'), 'elsewhere'],
    [count('odd'), 'not as expected, left alone'],
  ].flatMap(([number, words]) => (number === 0 ? [] : [`${number} ${words}`]));
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`;
}
