import type { ClientKind } from '@contract/clients.ts';
import type { Orphan, OrphanEnd } from '@contract/offenders.ts';
import { text } from '../text.ts';

const words = text.orphans;

const clients: Record<ClientKind, string> = {
  'claude-desktop': 'Claude Desktop',
  'claude-code': 'Claude Code',
  cursor: 'Cursor',
  vscode: 'VS Code',
  'mcp-json': '.mcp.json',
};

/** Why it counts as left over, each piece of proof that there is: "what started it is gone, nobody holds its input". */
export function proofSaid({ proof, client }: Orphan): string {
  const { parent_gone, leader_gone, input_dead, output_dead, parents } = proof;
  const said = [
    ...(client === null ? [] : [words.proof.client(clients[client])]),
    ...(parent_gone ? [words.proof.parent] : []),
    ...(leader_gone === true ? [words.proof.leader] : []),
    ...(input_dead === true ? [words.proof.input] : []),
    ...(output_dead === true ? [words.proof.output] : []),
    ...(parents.length === 0
      ? []
      : [words.proof.under(parents.map(({ pid, name }) => `${name} (${pid})`).join(' ← '))]),
  ].join(', ');
  return said.charAt(0).toLocaleUpperCase() + said.slice(1);
}

/** What became of those that were asked to end; gone already is ended. */
export function endedSaid(ends: readonly OrphanEnd[]): string {
  const count = (...outcomes: OrphanEnd['outcome'][]) =>
    ends.filter(({ outcome }) => outcomes.includes(outcome)).length;
  return words.ended(count('ended', 'gone_already'), count('spared'), count('left'));
}

export const heldBy = (orphans: readonly Orphan[]) => orphans.reduce((sum, { rss_mb }) => sum + rss_mb, 0);
