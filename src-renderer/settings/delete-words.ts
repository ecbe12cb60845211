import type { DeleteAllOutcome, DeleteAllPlan } from '@contract/delete-all.ts';
import { text } from '../text.ts';

const words = text.deleteAll;

/** What is about to go: from here, and from the server. */
export function planSaid({ pending, sent, quarantined, provable, hosts }: DeleteAllPlan): string {
  const here = [
    ...(pending === 0 ? [] : [words.pending(pending)]),
    ...(sent === 0 ? [] : [words.receipts(sent)]),
    ...(quarantined === 0 ? [] : [words.setAside(quarantined)]),
    words.journal,
  ];
  const there = provable === 0 ? words.nothingThere : words.askThere(hosts, provable);
  return `${words.go(here)} ${there}`;
}

/** What was done, line by line, the open ends last. */
export function deletedLines(outcome: DeleteAllOutcome): { readonly title: string; readonly lines: readonly string[] } {
  const { kind, removed, server, kept, left } = outcome;
  const lines = [words.removed(removed.pending, removed.sent, removed.quarantined, removed.other)];
  if (server.acknowledged > 0) lines.push(words.acknowledged(server.acknowledged));
  for (const { id, host, why } of server.waiting) lines.push(words.waiting(id, host, why));
  if (server.without_proof > 0) lines.push(words.withoutProof(server.without_proof));
  for (const { path, why } of left) lines.push(words.left(path, why));
  if (kept.length > 0) lines.push(words.kept(kept));
  return { title: words.titles[kind], lines };
}
