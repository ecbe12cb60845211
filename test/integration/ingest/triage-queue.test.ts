import { expect, test } from 'vitest';
import type { DeadLetter } from '../../../ingest/src/dedup.ts';
import type { RunningIngest } from '../../../ingest/start.mjs';
import { admin, crashReport, ingestForAll, newOwner, post, withFolder, withIngest } from './sender.ts';

const ingest = ingestForAll();
const MINUTE_MS = 60_000;
const SOON = { timeout: 45_000 };

const deadLetters = async (of: RunningIngest): Promise<readonly DeadLetter[]> =>
  (await (await admin(of, '/v1/dead-letters')).json()).dead_letters;
const handled = async (of: RunningIngest, kind: string): Promise<number> =>
  (await of.getStats()).counters[`triage_${kind}`] ?? 0;
const notices = (of: RunningIngest) => of.query('SELECT fingerprint FROM fingerprints WHERE notice IS NOT NULL');
const promote = (of: RunningIngest, body: unknown) =>
  admin(of, '/v1/crash/promote', { method: 'POST', body: JSON.stringify(body) });

test('3 reports of one new fingerprint are one message, which is handled and leaves no notice', async () => {
  await withIngest({}, async (own) => {
    for (let time = 0; time < 3; time += 1) await post(own, crashReport(newOwner(), 'announced'));
    await expect.poll(() => handled(own, 'new'), SOON).toBe(1);
    await expect.poll(() => notices(own), SOON).toEqual([]);
    expect(await deadLetters(own)).toEqual([]);
  });
});

test('a message that was lost with the queue is sent again 10 minutes later, after a restart too', async () => {
  await withFolder(async (data) => {
    await withIngest({ data }, async (own) => {
      // As if the process had ended between the commit and the message.
      await post(own, crashReport(newOwner(), 'lost'));
      await expect.poll(() => notices(own), SOON).toEqual([]);
      await own.query("UPDATE fingerprints SET notice = 'new', notice_at = last_seen");
    });
    await withIngest({ data }, async (own) => {
      await own.resend(Date.now() + 9 * MINUTE_MS);
      expect(await notices(own)).toHaveLength(1);
      await own.resend(Date.now() + 11 * MINUTE_MS);
      await expect.poll(() => notices(own), SOON).toEqual([]);
      expect(await handled(own, 'new')).toBe(2);
    });
  });
});

test('promoting marks the row and sends one message, however often it is asked for', async () => {
  const report = crashReport(newOwner(), 'promoted');
  await post(ingest(), report);
  const before = await handled(ingest(), 'promoted');
  for (let time = 0; time < 3; time += 1) {
    const answer = await promote(ingest(), { fingerprint: report.fingerprint });
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ fingerprint: report.fingerprint, status: 'promoted' });
  }
  await expect.poll(() => handled(ingest(), 'promoted'), SOON).toBe(before + 1);
});

test.each([
  [{ fingerprint: '0'.repeat(64) }, 404],
  [{ fingerprint: 'nonsense' }, 400],
  [{ fingerprint: '0'.repeat(64), by: 'me' }, 400],
  [{}, 400],
  [null, 400],
])('promoting %j is %i', async (body, status) => {
  const answer = await promote(ingest(), body);
  expect([answer.status, await answer.json()]).toEqual([status, { error: expect.any(String) }]);
});

test('a message that nobody can handle is a dead letter after 4 attempts, and is one again when replayed', async () => {
  const said: string[] = [];
  await withIngest({ onSaid: (line) => said.push(line) }, async (own) => {
    await own.sendToTriage({ kind: 'gossip', about: 'ada@example.com' });
    await expect.poll(() => deadLetters(own), SOON).toHaveLength(1);
    const [letter] = await deadLetters(own);
    expect(letter).toMatchObject({ id: expect.any(String), at: expect.stringMatching(/Z$/), attempts: 4 });
    // Scrubbed before it was kept, as everything is that was not checked.
    expect(JSON.stringify(letter)).not.toContain('ada@example.com');

    const answer = await admin(own, `/v1/dead-letters/${letter?.id}/replay`, { method: 'POST' });
    expect([answer.status, await answer.json()]).toEqual([202, { replayed: letter?.id }]);
    await expect.poll(async () => (await deadLetters(own)).map(({ id }) => id), SOON).not.toContain(letter?.id);
    await expect.poll(() => deadLetters(own), SOON).toHaveLength(1);
    // Each attempt by the name of what was wrong, and not a word of the message.
    await expect.poll(() => said.length, SOON).toBe(8);
    expect(new Set(said)).toEqual(new Set(['A message of stallari-beacon-triage failed: ZodError']));
  });
});

test('a dead letter that can be handled by now is gone for good when it is replayed', async () => {
  await withIngest({}, async (own) => {
    const report = crashReport(newOwner(), 'triedAgain');
    await post(own, report);
    await expect.poll(() => handled(own, 'new'), SOON).toBe(1);
    const message = { kind: 'new', fingerprint: report.fingerprint, at: '2026-04-03T09:15:00Z' };
    await own.query(
      `INSERT INTO dead_letters VALUES ('letter', '2026-04-03T09:15:00Z', '${JSON.stringify(message)}', 4)`,
    );
    expect(await deadLetters(own)).toEqual([{ id: 'letter', at: '2026-04-03T09:15:00Z', message, attempts: 4 }]);
    await admin(own, '/v1/dead-letters/letter/replay', { method: 'POST' });
    await expect.poll(() => handled(own, 'new'), SOON).toBe(2);
    expect(await deadLetters(own)).toEqual([]);
  });
});

test('replaying a letter that is not there is 404', async () => {
  const answer = await admin(ingest(), '/v1/dead-letters/nobody/replay', { method: 'POST' });
  expect([answer.status, await answer.json()]).toEqual([404, { error: expect.any(String) }]);
});
