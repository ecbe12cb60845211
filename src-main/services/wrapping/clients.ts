import type { ClientChanged, ClientConfig, ClientKind, ClientPlan } from '@contract/clients.ts';
import { type ClientPlace, clientTitles } from '@core/clients/places.ts';
import { readServers, runsWords, type ServerEntry } from '@core/clients/servers.ts';
import { type ClientEdit, unwrapped, type WrapperProgram, wrapped } from '@core/clients/wrap.ts';
import { ProcessTable } from '@core/fleet/sampling.ts';
import { packageOfCommand } from '@core/packages/command.ts';
import type { Clock, Digest } from '../ports/clock.ts';
import type { Files } from '../ports/files.ts';
import type { ProcessFacts, ProcessTableProbe } from '../ports/processes.ts';
import type { ClientFiles } from '../ports/wrapping.ts';
import { readText } from '../text-files.ts';

export interface ClientsParts {
  readonly files: Files;
  readonly clientFiles: ClientFiles;
  readonly places: readonly ClientPlace[];
  /** Null where there is no CLI that a configuration could name. */
  readonly program: (WrapperProgram & { ensure(): Promise<void> }) | null;
  readonly digest: Digest;
  readonly clock: Pick<Clock, 'wallMs'>;
  readonly facts: ProcessFacts;
  readonly probe: ProcessTableProbe;
  /** A path as the person would type it. */
  readonly label: (path: string) => string;
}

const MIB = 1024 * 1024;
const NO_PROGRAM = 'The command line of Beacon is not installed here, so that no configuration could name it.';

/** The MCP clients of this computer: what servers they start, and wrapping those (spec 4.6). */
export class Clients {
  readonly #parts: ClientsParts;

  constructor(parts: ClientsParts) {
    this.#parts = parts;
  }

  /** Every configuration that is there. */
  async list(client: ClientKind | null = null): Promise<ClientConfig[]> {
    const costs = await this.#costs();
    const configs: ClientConfig[] = [];
    for (const place of this.#parts.places) {
      if (client !== null && place.client !== client) continue;
      const file = await this.#parts.clientFiles.read(place.path);
      if (file.kind === 'none') continue;
      const read = file.kind === 'file' ? readServers(file.text, place.lists) : null;
      // VS Code's settings are there for other reasons.
      if (place.path.endsWith('/settings.json') && (read?.ok !== true || read.servers.length === 0)) continue;
      configs.push({
        id: this.#idOf(place),
        client: place.client,
        title: clientTitles[place.client],
        path: this.#parts.label(place.path),
        problem: file.kind === 'unreadable' ? file.problem : read?.ok === false ? read.problem : null,
        servers: read?.ok === true ? read.servers.map((entry) => ({ ...viewOf(entry), ...costs(entry) })) : [],
      });
    }
    return configs;
  }

  async plan(id: string, undo: boolean): Promise<ClientPlan> {
    const made = await this.#make(id, undo);
    if (made.kind === 'failed') return made;
    const { edit } = made;
    if (edit.kind === 'refused') return { kind: 'failed', message: `It is left alone: ${edit.problem}.` };
    if (edit.kind === 'nothing') {
      return {
        kind: 'nothing',
        message: undo ? 'No server in it was wrapped by Beacon.' : 'There is nothing to wrap.',
      };
    }
    const sha256 = this.#parts.digest.sha256Hex(edit.text);
    return { kind: 'plan', sha256, servers: [...edit.servers], diff: [...edit.diff] };
  }

  async change(id: string, undo: boolean, sha256: string): Promise<ClientChanged> {
    const made = await this.#make(id, undo);
    if (made.kind === 'failed') return made;
    const { edit, place, text } = made;
    const { digest, clientFiles, files } = this.#parts;
    if (edit.kind !== 'edit' || digest.sha256Hex(edit.text) !== sha256) return { kind: 'changed_meanwhile' };
    const backup = undo ? null : `backups/${this.#stem(place)}-${this.#stamp()}.json`;
    if (backup !== null) {
      await this.#parts.program?.ensure();
      await files.write(backup, text);
    }
    const outcome = await clientFiles.write(place.path, text, edit.text);
    if (outcome === 'written') {
      return { kind: 'done', servers: [...edit.servers], backup: backup === null ? null : `${files.label}/${backup}` };
    }
    // Nothing was changed, so there is nothing to go back to.
    if (backup !== null) await files.remove(backup);
    if (outcome === 'changed') return { kind: 'changed_meanwhile' };
    return { kind: 'failed', message: 'It may not be written. Nothing was changed.' };
  }

  async #make(
    id: string,
    undo: boolean,
  ): Promise<
    | { readonly kind: 'made'; readonly edit: ClientEdit; readonly place: ClientPlace; readonly text: string }
    | { readonly kind: 'failed'; readonly message: string }
  > {
    const { places, clientFiles, program } = this.#parts;
    const place = places.find((one) => this.#idOf(one) === id);
    if (place === undefined) return { kind: 'failed', message: 'There is no such configuration.' };
    const file = await clientFiles.read(place.path);
    if (file.kind === 'none') return { kind: 'failed', message: 'It is not there any more.' };
    if (file.kind === 'unreadable') return { kind: 'failed', message: `It is left alone: ${file.problem}.` };
    if (program === null && !undo) return { kind: 'failed', message: NO_PROGRAM };
    const edit =
      undo || program === null
        ? unwrapped(file.text, place.lists, await this.#lastBackup(place))
        : wrapped(file.text, place.lists, program);
    return { kind: 'made', edit, place, text: file.text };
  }

  async #lastBackup(place: ClientPlace): Promise<string | null> {
    const { files } = this.#parts;
    const names = (await files.list('backups')).map(({ name }) => name);
    const last = names
      .filter((name) => name.startsWith(`${this.#stem(place)}-`))
      .sort()
      .at(-1);
    return last === undefined ? null : ((await readText(files, `backups/${last}`)) ?? null);
  }

  #idOf(place: ClientPlace): string {
    return this.#stem(place);
  }

  /** Names one file among all: two of one client differ in their path. */
  #stem({ client, path }: ClientPlace): string {
    return `${client}-${this.#parts.digest.sha256Hex(path).slice(0, 12)}`;
  }

  /** Sorts by time, down to the millisecond. */
  #stamp(): string {
    return new Date(this.#parts.clock.wallMs()).toISOString().replaceAll(/[:.]/g, '-');
  }

  /** What each server's processes use now: those that run its package, or the very same line. */
  async #costs() {
    const { facts, probe, digest } = this.#parts;
    const [words, rows] = await Promise.all([
      facts.words().catch(() => new Map()) as ReturnType<ProcessFacts['words']>,
      probe.read().catch(() => []),
    ]);
    const table = new ProcessTable(rows);
    return ({ inner }: ServerEntry): { processes: number; rss_mb: number | null } => {
      if (inner === null) return { processes: 0, rss_mb: null };
      const wanted = packageOfCommand(inner.command, inner.args)?.name ?? null;
      const line = digest.sha256Hex(lineOf(inner.command, inner.args));
      const pids = new Map<number, number>();
      for (const [pid, one] of words) {
        if (!one.own || !(wanted === null ? one.sameAs === line : one.package === wanted)) continue;
        const row = table.get(pid);
        if (row === undefined) continue;
        for (const member of table.tree(row)) pids.set(member.pid, member.rssBytes);
      }
      if (pids.size === 0) return { processes: 0, rss_mb: null };
      const bytes = [...pids.values()].reduce((sum, one) => sum + one, 0);
      return { processes: pids.size, rss_mb: Math.round(bytes / MIB) };
    };
  }
}

/** A command line as it is compared: the executable by its name, since clients look it up. */
export const lineOf = (command: string, args: readonly string[]): string =>
  [command.split('/').at(-1) ?? '', ...args].join(' ');

const viewOf = (entry: ServerEntry) => ({
  name: entry.name.replace(/\p{C}/gu, ' '),
  project: entry.project,
  runs: entry.inner === null ? null : runsWords(entry.inner),
  state: entry.state,
});
