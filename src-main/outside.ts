import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ClientKind } from '@contract/clients.ts';
import { clientPlaces } from '@core/clients/places.ts';
import { readServers } from '@core/clients/servers.ts';
import type { Words } from '@core/fleet/orphans.ts';
import { packageOfCommand } from '@core/packages/command.ts';
import { Clients, lineOf } from '@services/wrapping/clients.ts';
import { Offenders } from '@services/wrapping/offenders.ts';
import { accountHome } from './adapters/account-home.ts';
import { clientFiles } from './adapters/client-files.ts';
import { guardLauncher } from './adapters/guard-launcher.ts';
import { labelOf } from './adapters/home-path.ts';
import { linuxProcessFacts } from './adapters/process-facts-linux.ts';
import { macosProcessFacts } from './adapters/process-facts-macos.ts';
import { processSignals } from './adapters/process-signals.ts';
import { nodeDigest, systemClock } from './adapters/system-clock.ts';
import { wrapperProgram } from './adapters/wrapper-program.ts';
import type { World } from './world.ts';

/** Other programs' configurations and processes, on top of a world. */
export async function openOutside(
  world: World,
  { project, guarded }: { readonly project: string | null; readonly guarded: () => Promise<ReadonlySet<number>> },
) {
  const { files, probe, env } = world;
  const machine = await world.facts.facts();
  const facts = machine.os === 'macos' ? macosProcessFacts() : linuxProcessFacts();
  const xdg = env['XDG_CONFIG_HOME'];
  const places = clientPlaces({
    os: machine.os,
    home: accountHome(),
    configHome: xdg?.startsWith('/') === true ? xdg : null,
    project,
  });
  const configs = clientFiles();
  /** Looked up anew each time: a person may edit any of them. */
  const configured = async () => {
    const byPackage = new Map<string, Set<ClientKind>>();
    const byLine = new Map<string, Set<ClientKind>>();
    const note = (map: Map<string, Set<ClientKind>>, key: string, client: ClientKind) =>
      void map.set(key, (map.get(key) ?? new Set()).add(client));
    for (const { client, path, lists } of places) {
      const file = await configs.read(path);
      const read = file.kind === 'file' ? readServers(file.text, lists) : null;
      for (const { inner } of read?.ok === true ? read.servers : []) {
        if (inner === null) continue;
        const name = packageOfCommand(inner.command, inner.args)?.name;
        if (name !== undefined) note(byPackage, name, client);
        note(byLine, nodeDigest.sha256Hex(lineOf(inner.command, inner.args)), client);
      }
    }
    return (words: Words): readonly ClientKind[] => [
      ...((words.package === null ? null : byPackage.get(words.package)) ?? []),
      ...(byLine.get(words.sameAs) ?? []),
    ];
  };
  const program = wrapperProgram(outDir());
  const launcher = program === null ? null : guardLauncher(files, world.root, program);
  const clients = new Clients({
    files,
    clientFiles: configs,
    places,
    program: launcher,
    digest: nodeDigest,
    clock: systemClock,
    facts,
    probe,
    label: labelOf,
  });
  return {
    clients,
    /** Where a client names it, or it is there: it leads to the Beacon that runs now. */
    async refreshLauncher(): Promise<void> {
      if (launcher === null) return;
      const isNamed = async () =>
        (await clients.list()).some(({ servers }) => servers.some(({ state }) => state === 'wrapped'));
      if ((await launcher.isThere()) || (await isNamed())) await launcher.ensure();
    },
    offenders: new Offenders({
      world: { probe, signals: processSignals((pid) => probe.startTime(pid)), clock: systemClock },
      facts,
      cores: machine.cores,
      self: process.pid,
      guarded,
      configured,
    }),
  };
}

/** Where the compiled program lies; this file may be a chunk, one folder further down. */
function outDir(): string {
  const here = dirname(fileURLToPath(import.meta.url));
  return here.endsWith('/program') ? dirname(here) : here;
}
