import { expect, test } from 'vitest';
import { bytesOf, crashReport, ingestForAll, newOwner, post } from './sender.ts';
import { everythingUnder } from './stored-files.ts';

const ingest = ingestForAll();

// Invented: the shape is AWS's, the value is not.
const SECRET = 'AKIAZ7QPXMN4RTW2KVSB';

async function storedText(reportId: string): Promise<string> {
  const [stored] = await ingest().storedBodies(reportId);
  return new TextDecoder().decode(stored);
}

test('a secret that the sender left is not in the stored body nor anywhere on disk, and its rule counts a miss', async () => {
  const before = await ingest().getStats();
  const report = crashReport();
  await post(ingest(), { ...report, crash: { ...report.crash, message: `could not use ${SECRET} here` } });
  const stored = await storedText(report.report_id);
  expect(stored).not.toContain(SECRET);
  expect(JSON.parse(stored).crash.message).toMatch(/^could not use \[REDACTED:[A-Z_]+:\d+\] here$/);
  expect(await everythingUnder(ingest().data)).not.toContain(SECRET);
  const after = await ingest().getStats();
  expect(after.misses).toBe(before.misses + 1);
  expect(Object.values(after.misses_by_rule).reduce((sum, count) => sum + count, 0)).toBe(after.misses);
});

test('apart from the secret the body is as it was sent', async () => {
  const report = crashReport();
  const at = (message: string) => ({ ...report, crash: { ...report.crash, message } });
  await post(ingest(), at(`could not use ${SECRET} here`));
  const stored = JSON.parse(await storedText(report.report_id));
  expect(stored).toEqual(at(stored.crash.message));
});

test('the same secret sent again with the same report is no second miss', async () => {
  const report = crashReport();
  const leaky = { ...report, crash: { ...report.crash, message: `again ${SECRET}` } };
  await post(ingest(), leaky);
  const once = (await ingest().getStats()).misses;
  await post(ingest(), leaky);
  expect((await ingest().getStats()).misses).toBe(once);
});

test('a report with nothing to find counts no miss', async () => {
  const before = (await ingest().getStats()).misses;
  await post(ingest(), crashReport());
  expect((await ingest().getStats()).misses).toBe(before);
});

test('tokens that the sender put in place stay as they are and are no miss', async () => {
  const before = (await ingest().getStats()).misses;
  const report = crashReport();
  const scrubbed = {
    ...report,
    crash: { ...report.crash, message: 'no file [REDACTED:PATH:1], key [REDACTED:KEY:2]' },
  };
  await post(ingest(), scrubbed);
  expect(await ingest().storedBodies(report.report_id)).toEqual([bytesOf(scrubbed)]);
  expect((await ingest().getStats()).misses).toBe(before);
});

test('2 unknown fields are dropped with what is in them, and counted', async () => {
  const before = (await ingest().getStats()).counters['dropped_fields'] ?? 0;
  const report = crashReport();
  await post(ingest(), { ...report, hostname: 'adas-mac', crash: { ...report.crash, env: { KEY: SECRET } } });
  expect(JSON.parse(await storedText(report.report_id))).toEqual(report);
  expect(await everythingUnder(ingest().data)).not.toContain('adas-mac');
  expect((await ingest().getStats()).counters['dropped_fields']).toBe(before + 2);
});

test('a secret in a key that is given twice is not stored, though JSON reads only the second', async () => {
  const report = crashReport();
  const text = new TextDecoder()
    .decode(bytesOf(report))
    .replace('"phase": null', `"phase": "${SECRET}", "phase": null`);
  expect(text).toContain(SECRET);
  await post(ingest(), new TextEncoder().encode(text));
  expect(JSON.parse(await storedText(report.report_id))).toEqual(report);
  expect(await everythingUnder(ingest().data)).not.toContain(SECRET);
});

test('a secret spelled with \\u escapes is found as well', async () => {
  const report = crashReport();
  const escaped = [...SECRET].map((c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`).join('');
  const leaky = JSON.stringify({ ...report, crash: { ...report.crash, message: 'MARK' } }).replace('MARK', escaped);
  await post(ingest(), new TextEncoder().encode(leaky));
  expect(await storedText(report.report_id)).not.toContain(escaped);
  expect(await storedText(report.report_id)).not.toContain(SECRET);
});

test('an invalid report with a secret leaves no trace of it', async () => {
  const owner = newOwner();
  const marker = 'ghp_r4nD0mInvalidReportToken0123456789AB';
  await post(ingest(), { ...crashReport(owner), type: 'gossip', note: marker });
  await post(ingest(), new TextEncoder().encode(`{"message":"${marker}"`));
  expect(await everythingUnder(ingest().data)).not.toContain(marker);
});
