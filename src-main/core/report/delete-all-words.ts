import type { DeleteAllOutcome } from '@contract/delete-all.ts';

const number = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

/** What deleting all data did, a sentence a line: the same in a window and in a terminal. */
export function deleteAllWords({ kind, removed, server, kept, left }: DeleteAllOutcome): readonly string[] {
  if (kind === 'debug') {
    return ['STALLARI_TELEMETRY_DEBUG is set: the requests were printed, none was made, and nothing was deleted.'];
  }
  const lines = [
    `Deleted here: ${number(removed.pending, 'report', 'reports')} not sent, ${removed.sent} sent, ${removed.quarantined} set aside, and ${number(removed.other, 'other file', 'other files')}.`,
  ];
  if (server.acknowledged > 0) {
    lines.push(`The server has taken ${number(server.acknowledged, 'deletion', 'deletions')}.`);
  }
  for (const { id, host, why } of server.waiting) {
    lines.push(`Not yet deleted there: ${id}${host === null ? '' : ` at ${host}`}: ${why}.`);
  }
  if (server.waiting.length > 0) {
    lines.push('Their proofs stay. Set the destination they went to, and delete all data once more to try again.');
  }
  if (server.without_proof > 0) {
    lines.push(
      `${number(server.without_proof, 'sent report has', 'sent reports have')} no proof, so the server cannot know that they are yours: what it has of them goes after 90 days.`,
    );
  }
  for (const { path, why } of left) lines.push(`Not deleted: ${path}. ${why}.`);
  if (kind === 'cancelled') lines.push('Stopped. What is not named here is as it was.');
  else if (kept.length > 0) lines.push(`Kept: ${kept.join(', ')}.`);
  return lines;
}
