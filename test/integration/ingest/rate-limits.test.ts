import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { admin, ask, bytesOf, crashReport, newOwner, post, withIngest } from './sender.ts';
import { everythingUnder } from './stored-files.ts';

/**
 * The limiter's window is a minute of the clock, and a test may meet its end. So each sends more than two windows take,
 * which settles it without waiting for a time.
 */
const LIMIT = 5;
const MORE_THAN_TWO_WINDOWS = 2 * LIMIT + 1;

test('one address has 5 a minute here; what is over is 429 with Retry-After and is not counted', async () => {
  await withIngest({ ratePerAddress: LIMIT }, async (ingest) => {
    const answers = [];
    for (let index = 0; index < MORE_THAN_TWO_WINDOWS; index += 1) answers.push(await post(ingest, crashReport()));
    const taken = answers.filter(({ status }) => status === 202);
    const refused = answers.filter(({ status }) => status === 429);
    expect(taken.length).toBeGreaterThanOrEqual(LIMIT);
    expect(refused.length).toBeGreaterThanOrEqual(1);
    expect(taken.length + refused.length).toBe(MORE_THAN_TWO_WINDOWS);
    for (const { headers } of refused) expect(headers.get('retry-after')).toBe('60');
    expect((await ingest.getStats()).reports).toBe(taken.length);
  });
});

test('addresses of one IPv6 /64 share a limit, another /64 and an IPv4 address have their own', async () => {
  await withIngest({ ratePerAddress: LIMIT }, async (ingest) => {
    const from = async (address: string) => (await post(ingest, crashReport(), { 'cf-connecting-ip': address })).status;
    const first = [];
    for (let index = 0; index < MORE_THAN_TWO_WINDOWS; index += 1) first.push(await from(`2001:db8:1:2::${index}`));
    expect(first).toContain(429);
    expect(await from('2001:db8:1:3::1')).toBe(202);
    expect(await from('192.0.2.7')).toBe(202);
  });
});

test('the admin is not limited, but guesses at the token are', async () => {
  await withIngest({ ratePerAddress: LIMIT }, async (ingest) => {
    const guesses = [];
    for (let index = 0; index < MORE_THAN_TWO_WINDOWS; index += 1) {
      const answer = await ask(`${ingest.url}/v1/crash/stats`, { headers: { authorization: `Bearer ${index}` } });
      guesses.push(answer.status);
    }
    expect(guesses).toContain(429);
    expect(guesses).not.toContain(200);
    for (let index = 0; index < MORE_THAN_TWO_WINDOWS; index += 1) {
      expect((await admin(ingest, '/v1/crash/stats')).status).toBe(200);
    }
  });
});

test('no address is stored: not in D1, not in R2, not as it is and not as a plain hash', async () => {
  await withIngest({ ratePerAddress: LIMIT }, async (ingest) => {
    await post(ingest, crashReport(), { 'cf-connecting-ip': '198.51.100.23' });
    await post(ingest, crashReport(), { 'cf-connecting-ip': '2001:db8:77:88:99::1' });
    const disk = await everythingUnder(ingest.data);
    expect(disk).toContain('daily_keys');
    expect(disk).not.toContain('198.51.100');
    expect(disk).not.toContain('2001:db8:77');
    for (const group of ['198.51.100.23', '2001:db8:77:88::/64']) {
      expect(disk).not.toContain(createHash('sha256').update(group).digest('hex').slice(0, 32));
    }
  });
});

test('over the 5 a minute of its fingerprint a report is 202 and counted, and its body is not stored', async () => {
  await withIngest({ ratePerFingerprint: LIMIT }, async (ingest) => {
    const reports = Array.from({ length: MORE_THAN_TWO_WINDOWS }, () => crashReport(newOwner(), 'flood'));
    for (const report of reports) expect((await post(ingest, report)).status).toBe(202);
    const bodies = await Promise.all(reports.map(({ report_id }) => ingest.storedBodies(report_id)));
    const stored = bodies.filter(({ length }) => length === 1).length;
    expect(stored).toBeGreaterThanOrEqual(LIMIT);
    expect(stored).toBeLessThan(MORE_THAN_TWO_WINDOWS);
    const { fingerprints, counters } = await ingest.getStats();
    expect(fingerprints).toEqual([expect.objectContaining({ occurrence_count: MORE_THAN_TWO_WINDOWS })]);
    expect(counters['over_rate']).toBe(MORE_THAN_TWO_WINDOWS - stored);
    // Another failure is not held up by this one.
    const other = crashReport(newOwner(), 'quiet');
    await post(ingest, other);
    expect(await ingest.storedBodies(other.report_id)).toHaveLength(1);
  });
});

test('over the rate of its fingerprint a replacement is 202 and counted; neither it nor what it replaces is kept', async () => {
  await withIngest({ ratePerFingerprint: LIMIT }, async (ingest) => {
    const report = crashReport(newOwner(), 'flood');
    await post(ingest, report);
    expect(await ingest.storedBodies(report.report_id)).toEqual([bytesOf(report)]);
    const editions = Array.from({ length: MORE_THAN_TWO_WINDOWS }, (_, index) => ({
      ...report,
      system: { ...report.system, memory_gb: 100 + index },
    }));
    let over = 0;
    for (const edition of editions) {
      const answer = await post(ingest, edition);
      expect([answer.status, await answer.text()]).toEqual([202, '']);
      const counted = (await ingest.getStats()).counters['over_rate'] ?? 0;
      const kept = counted === over ? [bytesOf(edition)] : [];
      over = counted;
      await expect.poll(() => ingest.storedBodies(report.report_id)).toEqual(kept);
    }
    expect(over).toBeGreaterThanOrEqual(1);
    expect(over).toBeLessThan(MORE_THAN_TWO_WINDOWS);
    const { reports, fingerprints, counters } = await ingest.getStats();
    expect([reports, counters['replaced']]).toEqual([1, MORE_THAN_TWO_WINDOWS]);
    // The same write as any other, of as many bytes: two of them may have met at one object.
    expect(new Set(await ingest.storedDecoys('report'))).toEqual(new Set([bytesOf(report).length + 1]));
    expect(fingerprints).toEqual([expect.objectContaining({ occurrence_count: 1 })]);
  });
});

test('with both limits 0 there is none: 100 reports of one fingerprint from one address are all kept', async () => {
  await withIngest({ ratePerAddress: 0, ratePerFingerprint: 0 }, async (ingest) => {
    const reports = Array.from({ length: 100 }, () => crashReport());
    for (const report of reports) expect((await post(ingest, report)).status).toBe(202);
    expect((await ingest.getStats()).counters['over_rate']).toBeUndefined();
  });
});
