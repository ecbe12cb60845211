import { join } from 'node:path';
import { machine } from '@adapters/machine.ts';
import { networkLog } from '@adapters/network-log.ts';
import { nodeDigest } from '@adapters/system-clock.ts';
import { readEnvironment } from '@core/consent/environment.ts';
import { EventLog } from '@services/guardian/event-log.ts';
import { rightsReader } from '@services/settings/settings.ts';
import type { Cli, CliDesk } from '../../src-main/cli/context.ts';
import { runCli } from '../../src-main/cli/program.ts';
import { morning, type Shelf, shelf } from './store.ts';

/**
 * The command line over a real home, in this process: for what does not depend on being a process of its own, because each
 * start of one takes longer than all of the command.
 */
export async function cliHere(
  given: Shelf | null = null,
  env: Record<string, string> = {},
  watched = true,
  free: number | null = null,
) {
  const one = given ?? (await shelf());
  const said = { out: '', err: '' };
  const environment = readEnvironment(env);
  // Of the rest, nothing is called here.
  const cli: Partial<Cli> = {
    env,
    interactive: watched,
    watched,
    colour: false,
    columns: 80,
    out: (text) => {
      said.out += `${text}\n`;
    },
    err: (text) => {
      said.err += `${text}\n`;
    },
    write: (bytes) => {
      said.out += new TextDecoder().decode(bytes);
    },
    ask: async () => '',
    now: () => morning.wallMs(),
    sleep: async () => undefined,
    edit: async () => ({ kind: 'none' }),
    freeBytes: async () => free,
    home: '~/beacon',
    reading: async () => ({
      files: one.files,
      digest: nodeDigest,
      settings: one.settings,
      rights: rightsReader(one.settings, environment, null),
      environment,
      facts: machine(),
    }),
    services: async () => ({
      files: one.files,
      digest: nodeDigest,
      store: one.store,
      settings: one.settings,
      rights: rightsReader(one.settings, environment, null),
      environment,
      log: new EventLog(one.files, morning),
      network: networkLog(one.files),
      facts: machine(),
    }),
    desk: async () => ({ review: one.review, outbox: one.outbox }) as CliDesk,
    connect: async () => null,
    serve: async () => 0,
  };
  /** One command, as a process would tell of it. */
  const ran = async (...argv: string[]) => {
    said.err = '';
    said.out = '';
    const code = await runCli(cli as Cli, '0.1.0', argv);
    return { code, ...said };
  };
  /** One command; answers what it said on stderr. */
  const run = async (...argv: string[]) => (await ran(...argv)).err;
  const config = join(one.root, 'config.json');
  return { one, run, ran, config, said };
}
