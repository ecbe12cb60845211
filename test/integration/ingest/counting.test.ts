import { setTimeout as sleep } from 'node:timers/promises';
import type { CrashReport } from '@contract/report.ts';
import { expect, test } from 'vitest';
import type { Fingerprint } from '../../../ingest/src/dedup.ts';
import type { RunningIngest } from '../../../ingest/start.mjs';
import {
  admin,
  bytesOf,
  crashReport,
  feedbackReport,
  ingestForAll,
  inParallel,
  newOwner,
  post,
  postUntilAnswered,
  withFolder,
  withIngest,
} from './sender.ts';

const ingest = ingestForAll();

/** Whether it is so within that time. */
async function comesTrue(isSo: () => Promise<boolean>, withinMs: number): Promise<boolean> {
  for (const until = Date.now() + withinMs; Date.now() < until; await sleep(250)) if (await isSo()) return true;
  return false;
}

async function rowOf(report: CrashReport, of: RunningIngest = ingest()): Promise<Fingerprint | undefined> {
  return (await of.getStats()).fingerprints.find(({ fingerprint }) => fingerprint === report.fingerprint);
}

test('the same bytes posted 3 times are one report, counted once and stored once', async () => {
  const report = crashReport(newOwner(), 'sameBytes');
  for (let time = 0; time < 3; time += 1) await post(ingest(), report);
  expect(await rowOf(report)).toMatchObject({ occurrence_count: 1, reported_occurrences: 1 });
  expect(await ingest().storedBodies(report.report_id)).toEqual([bytesOf(report)]);
});

test('the reports of two differently named processes with the same fingerprint count 2', async () => {
  const one = crashReport(newOwner(), 'twoProcesses');
  const two = { ...crashReport(newOwner(), 'twoProcesses'), app: { version: '0.44.3.3', component: 'job.indexer' } };
  await post(ingest(), one);
  await post(ingest(), two);
  expect(await rowOf(one)).toMatchObject({ occurrence_count: 2 });
});

test('a known id with other bytes from the same device takes the place of the body, and counts once', async () => {
  const report = crashReport(newOwner(), 'replacedOnce');
  const edited = { ...report, system: { ...report.system, memory_gb: 48 } };
  await post(ingest(), report);
  await post(ingest(), edited);
  await expect.poll(() => ingest().storedBodies(report.report_id)).toEqual([bytesOf(edited)]);
  expect(await rowOf(report)).toMatchObject({ occurrence_count: 1 });
});

test('a known id with other bytes from another device changes nothing', async () => {
  const report = crashReport(newOwner(), 'notReplaced');
  await post(ingest(), report);
  await post(ingest(), { ...report, device_id: newOwner().deviceId, system: { ...report.system, memory_gb: 48 } });
  expect(await ingest().storedBodies(report.report_id)).toEqual([bytesOf(report)]);
  expect(await rowOf(report)).toMatchObject({ occurrence_count: 1 });
});

test('reported occurrences add up, each capped at 1,000', async () => {
  const counts = [3, 5_000_000, 20];
  const reports = counts.map((count) => {
    const report = crashReport(newOwner(), 'manyTimes');
    return { ...report, occurrences: { ...report.occurrences, count } };
  });
  for (const report of reports) await post(ingest(), report);
  expect(await rowOf(crashReport(newOwner(), 'manyTimes'))).toMatchObject({
    occurrence_count: 3,
    reported_occurrences: 1023,
  });
});

test('each of 3 versions is listed once, in the order seen; an unknown one is not', async () => {
  for (const version of ['0.44.3.3', '0.44.3.4', null, '0.44.3.3', '0.45.0']) {
    const report = crashReport(newOwner(), 'versions');
    await post(ingest(), { ...report, app: { ...report.app, version } });
  }
  expect(await rowOf(crashReport(newOwner(), 'versions'))).toMatchObject({
    occurrence_count: 5,
    app_versions: ['0.44.3.3', '0.44.3.4', '0.45.0'],
  });
});

test('a row says new, when it was seen, and that no issue belongs to it yet', async () => {
  const report = crashReport(newOwner(), 'freshRow');
  await post(ingest(), report);
  const utc = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
  expect(await rowOf(report)).toEqual({
    fingerprint: report.fingerprint,
    first_seen: utc,
    last_seen: utc,
    occurrence_count: 1,
    reported_occurrences: 1,
    app_versions: ['0.44.3.3'],
    private_issue_number: null,
    public_issue_number: null,
    pull_request: null,
    status: 'new',
    fixed_after: null,
    fixed_in: null,
    days: { [new Date().toISOString().slice(0, 10)]: 1 },
  });
});

test('feedback is a report without a fingerprint: counted, stored, in no row', async () => {
  const before = await ingest().getStats();
  const report = feedbackReport();
  await post(ingest(), report);
  const after = await ingest().getStats();
  expect(after.reports).toBe(before.reports + 1);
  expect(after.fingerprints).toHaveLength(before.fingerprints.length);
  expect(await ingest().storedBodies(report.report_id)).toEqual([bytesOf(report)]);
});

test('a fixed fingerprint stays fixed in the version it was last seen in, and is regressed in a newer one', async () => {
  const inVersion = (version: string) => {
    const report = crashReport(newOwner(), 'comesBack');
    return { ...report, app: { ...report.app, version } };
  };
  const path = `/v1/crash/${crashReport(newOwner(), 'comesBack').fingerprint}/status`;
  const status = async () => (await rowOf(crashReport(newOwner(), 'comesBack')))?.status;
  await post(ingest(), inVersion('0.9.0'));
  await admin(ingest(), path, { method: 'POST', body: '{"status":"fixed"}' });
  await post(ingest(), inVersion('0.9.0'));
  await post(ingest(), inVersion('0.8.9'));
  expect(await status()).toBe('fixed');
  await post(ingest(), inVersion('0.10.0'));
  expect(await status()).toBe('regressed');
});

test('fixed in 1.2.0.4 it stays fixed in 1.2.0.3 and is regressed in 1.2.0.4 itself; two at once are one message', async () => {
  await withIngest({}, async (own) => {
    const inVersion = (version: string) => {
      const report = crashReport(newOwner(), 'fixedIn');
      return { ...report, app: { ...report.app, version } };
    };
    const { fingerprint } = inVersion('1.2.0.2');
    await post(own, inVersion('1.2.0.2'));
    const change = { status: 'fixed', fixed_in: '1.2.0.4' };
    await admin(own, `/v1/crash/${fingerprint}/status`, { method: 'POST', body: JSON.stringify(change) });
    await post(own, inVersion('1.2.0.3'));
    expect(await rowOf(crashReport(newOwner(), 'fixedIn'), own)).toMatchObject(change);
    await Promise.all([post(own, inVersion('1.2.0.4')), post(own, inVersion('1.10.0.0'))]);
    expect((await rowOf(crashReport(newOwner(), 'fixedIn'), own))?.status).toBe('regressed');
    await expect
      .poll(async () => (await own.getStats()).counters, { timeout: 45_000 })
      .toMatchObject({
        triage_new: 1,
        triage_regressed: 1,
      });
  });
});

test('a fingerprint that its own fields do not give is kept as sent, and counted as a mismatch', async () => {
  const count = async () => (await ingest().getStats()).counters['fingerprint_mismatches'] ?? 0;
  const before = await count();
  await post(ingest(), crashReport(newOwner(), 'matching'));
  expect(await count()).toBe(before);
  const report = { ...crashReport(newOwner(), 'notMatching'), fingerprint: 'ab'.repeat(32) };
  await post(ingest(), report);
  expect(await count()).toBe(before + 1);
  expect(await rowOf(report)).toMatchObject({ occurrence_count: 1 });
});

test('2,000 posts at once, of 50 fingerprints, with 20 % of the ids sent twice, give exact counts and a message for each of the 50', async () => {
  await withFolder(async (data) => {
    const allHandled = await withIngest({ data }, async (own) => {
      const distinct = Array.from({ length: 1600 }, (_, index) => crashReport(newOwner(), `storm${index % 50}`));
      const posts = [...distinct, ...distinct.slice(0, 400)]
        .map((report, index) => ({ report, order: (index * 7919) % 2000 }))
        .sort((a, b) => a.order - b.order)
        .map(
          ({ report }) =>
            async () =>
              expect((await postUntilAnswered(own, report)).status).toBe(202),
        );
      await inParallel(posts, posts.length);
      const { reports, fingerprints, counters } = await own.getStats();
      expect(reports).toBe(1600);
      // A request that was reset was never read. Were one counted all the same, its second try would be a known one.
      expect(counters['known']).toBe(400);
      expect(fingerprints.map(({ occurrence_count }) => occurrence_count)).toEqual(Array(50).fill(32));
      expect(fingerprints.map(({ reported_occurrences }) => reported_occurrences)).toEqual(Array(50).fill(32));
      // A storm may pass midnight: what counts is the sum.
      expect(fingerprints.map(({ days }) => Object.values(days).reduce((sum, count) => sum + count))).toEqual(
        Array(50).fill(32),
      );
      const handled = async () => (await own.getStats()).counters['triage_new'] ?? 0;
      const allHandled = await comesTrue(async () => (await handled()) === 50, 60_000);
      expect(await handled()).toBeLessThanOrEqual(50);
      return allHandled;
    });
    if (allHandled) return;
    // The local queue lies in memory, and under such a load it may come to a stand: what nobody handled is sent again.
    await withIngest({ data }, async (own) => {
      await own.resend(Date.now() + 11 * 60_000);
      const unhandled = () => own.query('SELECT fingerprint FROM fingerprints WHERE notice IS NOT NULL');
      await expect.poll(unhandled, { timeout: 90_000 }).toEqual([]);
    });
  });
}, 240_000);

test('50 posts of one id at once, from 50 devices, are one report: the first that arrived', async () => {
  const owner = newOwner();
  const rivals = Array.from({ length: 50 }, () => ({ ...crashReport(owner, 'oneId'), device_id: newOwner().deviceId }));
  await inParallel(
    rivals.map((report) => () => post(ingest(), report)),
    50,
  );
  expect(await rowOf(crashReport(owner, 'oneId'))).toMatchObject({ occurrence_count: 1 });
  const stored = await ingest().storedBodies(owner.reportId);
  expect(stored).toHaveLength(1);
});
