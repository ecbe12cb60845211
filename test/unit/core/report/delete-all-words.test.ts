import type { DeleteAllOutcome } from '@contract/delete-all.ts';
import { deleteAllWords } from '@core/report/delete-all-words.ts';
import { expect, test } from 'vitest';

const outcome: DeleteAllOutcome = {
  kind: 'done',
  removed: { pending: 1, sent: 2, quarantined: 0, other: 1 },
  server: { acknowledged: 1, waiting: [], without_proof: 0 },
  kept: ['guardian.json'],
  left: [],
};

test('says what 1 deletion did, and what it kept', () => {
  expect(deleteAllWords(outcome)).toEqual([
    'Deleted here: 1 report not sent, 2 sent, 0 set aside, and 1 other file.',
    'The server has taken 1 deletion.',
    'Kept: guardian.json.',
  ]);
});

test('names each report that a server has still, why, and what to do', () => {
  const waiting = [
    { id: 'brpt_1f3c5a7e9b2d4f60', host: 'reports.example.com', why: 'could not be reached' },
    { id: 'brpt_1f3c5a7e9b2d4f61', host: null, why: 'no destination is set, and its receipt is gone' },
  ];
  expect(
    deleteAllWords({
      ...outcome,
      kind: 'incomplete',
      server: { acknowledged: 0, waiting, without_proof: 2 },
      left: [{ path: 'salt', why: 'The folder is read-only' }],
    }),
  ).toEqual([
    'Deleted here: 1 report not sent, 2 sent, 0 set aside, and 1 other file.',
    'Not yet deleted there: brpt_1f3c5a7e9b2d4f60 at reports.example.com: could not be reached.',
    'Not yet deleted there: brpt_1f3c5a7e9b2d4f61: no destination is set, and its receipt is gone.',
    'Their proofs stay. Set the destination they went to, and delete all data once more to try again.',
    '2 sent reports have no proof, so the server cannot know that they are yours: what it has of them goes after 90 days.',
    'Not deleted: salt. The folder is read-only.',
    'Kept: guardian.json.',
  ]);
});

test('says that nothing was deleted under STALLARI_TELEMETRY_DEBUG, and that the rest is as it was when cancelled', () => {
  expect(deleteAllWords({ ...outcome, kind: 'debug' })).toHaveLength(1);
  expect(deleteAllWords({ ...outcome, kind: 'cancelled' }).at(-1)).toBe(
    'Stopped. What is not named here is as it was.',
  );
});
