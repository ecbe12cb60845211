import type { ClientConfig } from '@contract/clients.ts';
import type { Formats } from '../parts/format.ts';
import { text } from '../text.ts';

const words = text.clients;

const counted = ({ servers }: ClientConfig, state: ClientConfig['servers'][number]['state']) =>
  servers.filter((server) => server.state === state).length;

/** Servers that are not guarded and can be. */
export const guardable = (client: ClientConfig) => (client.problem === null ? counted(client, 'unwrapped') : 0);

/** Some of its servers are guarded, so that there is something to undo. */
export const isGuarded = (client: ClientConfig) => client.problem === null && counted(client, 'wrapped') > 0;

/** "5 of 5 servers guarded, 412 MB now, 1 runs elsewhere"; or why the file is left alone. */
export function clientSaid(client: ClientConfig, format: Formats): string {
  if (client.problem !== null) return client.problem;
  const wrapped = counted(client, 'wrapped');
  const local = wrapped + counted(client, 'unwrapped');
  const held = client.servers.reduce((sum, { rss_mb }) => sum + (rss_mb ?? 0), 0);
  const parts = [
    local === 0 ? words.noServers : wrapped === 0 ? words.notGuarded(local) : words.guarded(wrapped, local),
  ];
  if (held > 0) parts.push(words.holding(format.memory(held)));
  const remote = counted(client, 'remote');
  if (remote > 0) parts.push(words.remote(remote));
  const odd = counted(client, 'odd');
  if (odd > 0) parts.push(words.odd(odd));
  return parts.join(', ');
}
