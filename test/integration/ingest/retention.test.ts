import { expect, test } from 'vitest';
import { ask, crashReport, feedbackReport, newOwner, post, remove, sha256Hex, withIngest } from './sender.ts';
import { everythingUnder } from './stored-files.ts';

const DAY_MS = 86_400_000;

test('bodies are kept 89 days and gone after 91; the counters stay', async () => {
  await withIngest({}, async (ingest) => {
    const report = crashReport();
    await post(ingest, report);
    const before = await ingest.getStats();
    await ingest.sweep(Date.now() + 89 * DAY_MS);
    expect(await ingest.storedBodies(report.report_id)).toHaveLength(1);
    await ingest.sweep(Date.now() + 91 * DAY_MS);
    expect(await ingest.storedBodies(report.report_id)).toEqual([]);
    expect(await ingest.getStats()).toEqual(before);
    expect(await everythingUnder(ingest.data)).not.toContain('buildIndex');
  });
});

test('an attachment is kept 29 days and gone after 31, before its report', async () => {
  await withIngest({}, async (ingest) => {
    const bytes = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]);
    const digest = sha256Hex(bytes);
    const report = feedbackReport();
    const attachment = { kind: 'screenshot', media_type: 'image/png', sha256: digest, bytes: bytes.length };
    await post(ingest, { ...report, attachments: [attachment] });
    await ask(`${ingest.url}/v1/reports/${report.report_id}/attachments/${digest}`, {
      method: 'PUT',
      body: bytes,
      headers: { 'content-type': 'image/png' },
    });
    await ingest.sweep(Date.now() + 29 * DAY_MS);
    expect(await ingest.storedAttachment(report.report_id, digest)).toEqual(bytes);
    await ingest.sweep(Date.now() + 31 * DAY_MS);
    expect(await ingest.storedAttachment(report.report_id, digest)).toBeNull();
    expect(await ingest.storedBodies(report.report_id)).toHaveLength(1);
  });
});

test('a sweep of 450 reports takes more than one round and leaves none', async () => {
  await withIngest({}, async (ingest) => {
    const reports = Array.from({ length: 450 }, () => crashReport());
    await Promise.all(reports.map((report) => post(ingest, report)));
    await ingest.sweep(Date.now() + 91 * DAY_MS);
    const bodies = await Promise.all(reports.map(({ report_id }) => ingest.storedBodies(report_id)));
    expect(bodies.flat()).toEqual([]);
    expect((await ingest.getStats()).reports).toBe(450);
  });
});

test('a sweep leaves a deleted report deleted, and the next report of its fingerprint counts on', async () => {
  await withIngest({}, async (ingest) => {
    const owner = newOwner();
    const report = crashReport(owner);
    await post(ingest, report);
    await remove(ingest, owner.reportId, owner.proof);
    await ingest.sweep();
    await post(ingest, report);
    await post(ingest, crashReport());
    expect(await ingest.storedBodies(owner.reportId)).toEqual([]);
    expect((await ingest.getStats()).fingerprints).toEqual([expect.objectContaining({ occurrence_count: 2 })]);
  });
});
