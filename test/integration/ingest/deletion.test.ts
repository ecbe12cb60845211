import { expect, test } from 'vitest';
import { admin, crashReport, ingestForAll, newOwner, post, remove } from './sender.ts';
import { everythingUnder } from './stored-files.ts';

const ingest = ingestForAll();

test('with the right proof body and row go, and the answer is an empty 202', async () => {
  const owner = newOwner();
  const report = crashReport(owner, 'deletedOne');
  await post(ingest(), report);
  const before = (await ingest().getStats()).reports;
  const answer = await remove(ingest(), owner.reportId, owner.proof);
  expect([answer.status, await answer.text()]).toEqual([202, '']);
  expect(await ingest().storedBodies(owner.reportId)).toEqual([]);
  expect((await ingest().getStats()).reports).toBe(before - 1);
  const shown = await admin(ingest(), `/v1/crash/${report.fingerprint}`);
  expect(await shown.json()).toMatchObject({ occurrence_count: 1, reports: [] });
});

test('nothing of a deleted report but its own random id is left on the disk', async () => {
  const owner = newOwner();
  const report = crashReport(owner, 'deletedFromDisk');
  const component = 'job.marker-of-this-test';
  await post(ingest(), { ...report, app: { version: null, component } });
  expect(await everythingUnder(ingest().data)).toContain(component);
  await remove(ingest(), owner.reportId, owner.proof);
  expect(await everythingUnder(ingest().data)).not.toContain(component);
});

test.each([
  ['a proof of another report', () => newOwner().proof],
  ['no proof', () => null],
  ['a proof of 63 digits', () => '0'.repeat(63)],
])('with %s the answer is the same 202 and everything stays', async (_what, proof) => {
  const owner = newOwner();
  await post(ingest(), crashReport(owner, 'notDeleted'));
  const answer = await remove(ingest(), owner.reportId, proof());
  expect([answer.status, await answer.text()]).toEqual([202, '']);
  expect(await ingest().storedBodies(owner.reportId)).toHaveLength(1);
});

test.each(['brpt_ffffffffffffffff', 'nothing-like-an-id', '..%2F..%2Fsecrets'])(
  'deleting %s, which was never posted, is 202 too',
  async (id) => {
    expect((await remove(ingest(), id, newOwner().proof)).status).toBe(202);
  },
);

test('a retry that arrives after the deletion does not bring the report back, and counts nothing', async () => {
  const owner = newOwner();
  const report = crashReport(owner, 'lateRetry');
  await post(ingest(), report);
  await remove(ingest(), owner.reportId, owner.proof);
  const before = await ingest().getStats();
  expect((await post(ingest(), report)).status).toBe(202);
  expect(await ingest().storedBodies(owner.reportId)).toEqual([]);
  const after = await ingest().getStats();
  expect(after.reports).toBe(before.reports);
  expect(after.fingerprints).toEqual(before.fingerprints);
});

test('deleting twice is 202 twice and takes 1 off the count', async () => {
  const owner = newOwner();
  await post(ingest(), crashReport(owner, 'deletedTwice'));
  const before = (await ingest().getStats()).reports;
  expect((await remove(ingest(), owner.reportId, owner.proof)).status).toBe(202);
  expect((await remove(ingest(), owner.reportId, owner.proof)).status).toBe(202);
  expect((await ingest().getStats()).reports).toBe(before - 1);
});

test('a replaced report is deleted with every body it had', async () => {
  const owner = newOwner();
  const report = crashReport(owner, 'replacedThenDeleted');
  await post(ingest(), report);
  await post(ingest(), { ...report, system: { ...report.system, memory_gb: 48 } });
  await remove(ingest(), owner.reportId, owner.proof);
  expect(await ingest().storedBodies(owner.reportId)).toEqual([]);
});
