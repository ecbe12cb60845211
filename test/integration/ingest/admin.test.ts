import { expect, test } from 'vitest';
import { ADMIN_TOKEN, admin, ask, bytesOf, crashReport, ingestForAll, newOwner, post, withIngest } from './sender.ts';

const ingest = ingestForAll();
const NOBODY = '0'.repeat(64);

const questions = [
  ['GET', '/v1/crash/stats'],
  ['GET', `/v1/crash/${NOBODY}`],
  ['DELETE', `/v1/crash/${NOBODY}`],
  ['POST', `/v1/crash/${NOBODY}/status`],
  ['POST', '/v1/crash/promote'],
  ['GET', '/v1/dead-letters'],
  ['POST', '/v1/dead-letters/none/replay'],
] as const;

test.each(questions)('%s %s without the admin token is 401, with a wrong one too', async (method, path) => {
  const wrong = [
    undefined,
    '',
    'Bearer',
    'Bearer wrong',
    ADMIN_TOKEN,
    `Basic ${ADMIN_TOKEN}`,
    `Bearer ${ADMIN_TOKEN}x`,
    `Bearer ${ADMIN_TOKEN.slice(0, -1)}`,
  ];
  for (const authorization of wrong) {
    const headers = authorization === undefined ? {} : { authorization };
    const answer = await ask(`${ingest().url}${path}`, { method, headers });
    expect(answer.status).toBe(401);
    expect(answer.headers.get('www-authenticate')).toBe('Bearer');
    expect(await answer.json()).toEqual({ error: expect.any(String) });
  }
});

test('where no admin token is configured every question is 503 and says why, and reports are still taken', async () => {
  await withIngest({ adminToken: '' }, async (own) => {
    for (const [method, path] of questions) {
      const answer = await ask(`${own.url}${path}`, { method, headers: { authorization: 'Bearer ' } });
      expect(answer.status).toBe(503);
      expect(await answer.json()).toEqual({ error: expect.stringContaining('ADMIN_TOKEN') });
    }
    const report = crashReport();
    expect((await post(own, report)).status).toBe(202);
    expect(await own.storedBodies(report.report_id)).toHaveLength(1);
  });
});

test('stats has reports, fingerprints and misses', async () => {
  await post(ingest(), crashReport());
  const answer = await admin(ingest(), '/v1/crash/stats');
  expect(answer.status).toBe(200);
  expect(await answer.json()).toMatchObject({
    reports: expect.any(Number),
    fingerprints: expect.any(Array),
    misses: expect.any(Number),
  });
});

test('a fingerprint is shown with its row and its reports as stored', async () => {
  const [one, two] = [crashReport(newOwner(), 'shown'), crashReport(newOwner(), 'shown')];
  await post(ingest(), one);
  await post(ingest(), two);
  const answer = await admin(ingest(), `/v1/crash/${one.fingerprint}`);
  const shown = await answer.json();
  expect(shown).toMatchObject({ fingerprint: one.fingerprint, occurrence_count: 2, status: 'new' });
  const byId = (a: { report_id: string }, b: { report_id: string }) => a.report_id.localeCompare(b.report_id);
  expect(shown.reports.map(({ report }: { report: typeof one }) => report).sort(byId)).toEqual([one, two].sort(byId));
});

test('of 25 reports of a fingerprint 20 are shown', async () => {
  const reports = Array.from({ length: 25 }, () => crashReport(newOwner(), 'many'));
  for (const report of reports) await post(ingest(), report);
  const answer = await admin(ingest(), `/v1/crash/${reports[0]?.fingerprint}`);
  expect((await answer.json()).reports).toHaveLength(20);
});

test.each([NOBODY, 'nonsense', 'A'.repeat(64)])('fingerprint %s, which nobody sent, is 404', async (fingerprint) => {
  const path = `/v1/crash/${fingerprint}`;
  const answers = await Promise.all([
    admin(ingest(), path),
    admin(ingest(), path, { method: 'DELETE' }),
    admin(ingest(), `${path}/status`, { method: 'POST', body: '{"status":"fixed"}' }),
  ]);
  expect(answers.map(({ status }) => status)).toEqual([404, 404, 404]);
});

test('a status goes from new to confirmed, promoted and fixed, which remembers the newest version seen', async () => {
  const report = crashReport(newOwner(), 'moved');
  await post(ingest(), report);
  await post(ingest(), { ...crashReport(newOwner(), 'moved'), app: { version: '0.9', component: 'job.x' } });
  for (const status of ['confirmed', 'promoted', 'fixed']) {
    const answer = await admin(ingest(), `/v1/crash/${report.fingerprint}/status`, {
      method: 'POST',
      body: JSON.stringify({ status }),
    });
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ fingerprint: report.fingerprint, status });
  }
  expect(await (await admin(ingest(), `/v1/crash/${report.fingerprint}`)).json()).toMatchObject({
    status: 'fixed',
    fixed_after: '0.44.3.3',
  });
});

test.each([
  ['{"status":"gone"}', 400],
  ['{"status":"fixed","by":"me"}', 400],
  ['{}', 400],
  ['not JSON', 400],
  [`{"status":"fixed"${' '.repeat(5000)}}`, 413],
])('a new status of %.40j is %i', async (body, status) => {
  const report = crashReport(newOwner(), 'badStatus');
  await post(ingest(), report);
  const answer = await admin(ingest(), `/v1/crash/${report.fingerprint}/status`, { method: 'POST', body });
  expect(answer.status).toBe(status);
  expect(await answer.json()).toEqual({ error: expect.any(String) });
});

test('deleting a fingerprint deletes its row and the bodies of its 3 reports, and no others', async () => {
  const mine = Array.from({ length: 3 }, () => crashReport(newOwner(), 'deleteAll'));
  const other = crashReport(newOwner(), 'spared');
  for (const report of [...mine, other]) await post(ingest(), report);
  const before = (await ingest().getStats()).reports;
  const path = `/v1/crash/${mine[0]?.fingerprint}`;
  const answer = await admin(ingest(), path, { method: 'DELETE' });
  expect([answer.status, await answer.json()]).toEqual([200, { deleted: 3 }]);
  for (const { report_id } of mine) expect(await ingest().storedBodies(report_id)).toEqual([]);
  expect(await ingest().storedBodies(other.report_id)).toEqual([bytesOf(other)]);
  expect((await ingest().getStats()).reports).toBe(before - 3);
  expect((await admin(ingest(), path)).status).toBe(404);
});
