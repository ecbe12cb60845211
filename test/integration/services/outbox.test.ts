import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { nodeDigest } from '@adapters/system-clock.ts';
import { endpoint, morning, type Shelf, shelf } from '@test/store.ts';
import { describe, expect, test } from 'vitest';

const id = 'brpt_1f3c5a7e9b2d4f60';
const bytesOf = ({ root }: Shelf, place = 'pending') => readFileSync(join(root, place, `${id}.json`));
const shaOf = (one: Shelf) => nodeDigest.sha256Hex(bytesOf(one));

async function consenting(review = true): Promise<Shelf> {
  const one = await shelf();
  await one.save((saved) => ({
    ...saved,
    endpoint,
    consent: {
      ...saved.consent,
      crash_reports: true,
      review_before_sending: review,
      decided_at: '2026-04-03T09:00:00Z',
      endpoint: review ? null : endpoint,
    },
  }));
  await one.put(id);
  return one;
}

describe('approving a report', () => {
  test('sends exactly the bytes of the file, with their digest, to the destination that was shown', async () => {
    const one = await consenting();
    const approved = bytesOf(one);
    const outcome = await one.outbox.approve(id, shaOf(one), endpoint);
    expect(outcome.kind).toBe('sent');
    expect(one.sender.deliveries).toHaveLength(1);
    const [delivery] = one.sender.deliveries;
    expect(delivery?.url).toBe('https://reports.example.com/v1/reports');
    expect(Buffer.from(delivery?.body ?? [])).toEqual(approved);
    expect(delivery?.headers).toEqual({
      'content-type': 'application/json',
      'content-digest': `sha-256=:${Buffer.from(nodeDigest.sha256Hex(approved), 'hex').toString('base64')}:`,
    });
  });

  test('leaves those bytes and a receipt in sent/, and nothing in pending/', async () => {
    const one = await consenting();
    const approved = bytesOf(one);
    await one.outbox.approve(id, shaOf(one), endpoint);
    expect(readdirSync(join(one.root, 'pending'))).toEqual([]);
    expect(readdirSync(join(one.root, 'sent')).sort()).toEqual([`${id}.json`, `${id}.receipt.json`]);
    expect(bytesOf(one, 'sent')).toEqual(approved);
    const receipt = JSON.parse(readFileSync(join(one.root, 'sent', `${id}.receipt.json`), 'utf8'));
    expect(receipt).toMatchObject({
      report_id: id,
      status: 202,
      endpoint,
      sha256: nodeDigest.sha256Hex(approved),
      bytes: approved.length,
      approval: { mode: 'reviewed', endpoint },
      proof: '5'.repeat(64),
      name: 'search-index',
    });
  });

  test('of other bytes than those on disk is answered with "changed", and nothing is sent', async () => {
    const one = await consenting();
    expect(await one.outbox.approve(id, 'b'.repeat(64), endpoint)).toEqual({ kind: 'changed', id });
    expect(one.sender.deliveries).toEqual([]);
  });

  test('for another destination than the one in force is refused, and nothing is sent', async () => {
    const one = await consenting();
    expect(await one.outbox.approve(id, shaOf(one), 'https://elsewhere.example.com')).toMatchObject({
      kind: 'refused',
      reason: 'approval_void',
    });
    expect(one.sender.deliveries).toEqual([]);
  });

  test('with crash reports off sends this one, with mode once', async () => {
    const one = await shelf();
    await one.save((saved) => ({ ...saved, endpoint }));
    await one.put(id);
    const outcome = await one.outbox.approve(id, shaOf(one), endpoint);
    expect(outcome).toMatchObject({ kind: 'sent', receipt: { approval: { mode: 'once' } } });
  });

  test.each([
    ['DO_NOT_TRACK', { DO_NOT_TRACK: '1' }, 'do_not_track'],
    ['STALLARI_TELEMETRY=off', { STALLARI_TELEMETRY: 'off' }, 'switched_off_by_environment'],
  ])('under %s is refused, and nothing is sent', async (_, env, reason) => {
    const one = await shelf({ env });
    await one.save((saved) => ({ ...saved, endpoint, consent: { ...saved.consent, crash_reports: true } }));
    await one.put(id);
    expect(await one.outbox.approve(id, shaOf(one), endpoint)).toEqual({ kind: 'refused', id, reason });
    expect(one.sender.deliveries).toEqual([]);
  });
});

describe('what leaves by itself', () => {
  test('is nothing while review is on', async () => {
    const one = await consenting();
    await one.outbox.drain();
    expect(one.sender.deliveries).toEqual([]);
  });

  test('is what was captured after the decision when review is off, and nothing from before it', async () => {
    const one = await consenting(false);
    const before = 'brpt_00000000000000aa';
    await one.put(before, {}, { captured_at: '2026-04-03T08:59:59Z' });
    await one.outbox.drain();
    expect(one.sender.deliveries.map(({ reportId }) => reportId)).toEqual([id]);
    expect(existsSync(join(one.root, 'pending', `${before}.json`))).toBe(true);
    expect(JSON.parse(readFileSync(join(one.root, 'sent', `${id}.receipt.json`), 'utf8')).approval.mode).toBe(
      'standing',
    );
  });

  test('is not a report to which a person added the message', async () => {
    const one = await consenting(false);
    const withMessage = 'brpt_00000000000000bb';
    await one.put(withMessage, {}, {}, { message: 'something' });
    await one.outbox.drain();
    expect(one.sender.deliveries.map(({ reportId }) => reportId)).toEqual([id]);
  });
});

describe('an approved report that could not go yet', () => {
  test.each([
    ['offline', { kind: 'failed', why: 'offline' }, 'offline'],
    ['a timeout', { kind: 'failed', why: 'timeout' }, 'offline'],
    ['500', { kind: 'answered', status: 500, retryAfterMs: null }, 'server_busy'],
    ['429 with Retry-After', { kind: 'answered', status: 429, retryAfterMs: 60_000 }, 'server_busy'],
    ['400, a damaged body', { kind: 'answered', status: 400, retryAfterMs: null }, 'server_busy'],
  ] as const)('after %s waits, is not lost, and goes later as the same bytes', async (_, result, because) => {
    const one = await consenting();
    const approved = bytesOf(one);
    one.sender.answer = () => result;
    expect(await one.outbox.approve(id, shaOf(one), endpoint)).toMatchObject({ kind: 'waiting', because });
    expect(existsSync(join(one.root, 'pending', `${id}.consent.json`))).toBe(true);
    one.sender.answer = () => ({ kind: 'answered', status: 202, retryAfterMs: null });
    await one.outbox.drain();
    expect(one.sender.deliveries).toHaveLength(1);
    expect((await one.outbox.send(id)).kind).toBe('sent');
    expect(bytesOf(one, 'sent')).toEqual(approved);
  });

  test('waits as long as Retry-After says', async () => {
    const one = await consenting();
    one.sender.answer = () => ({ kind: 'answered', status: 503, retryAfterMs: 3_600_000 });
    await one.outbox.approve(id, shaOf(one), endpoint);
    const untilMs = one.outbox.waiting()?.untilMs ?? 0;
    expect(untilMs - morning.wallMs()).toBeGreaterThan(3_590_000);
  });

  test('is voided by an edit of the file with any program', async () => {
    const one = await consenting();
    one.sender.answer = () => ({ kind: 'failed', why: 'offline' });
    await one.outbox.approve(id, shaOf(one), endpoint);
    const path = join(one.root, 'pending', `${id}.json`);
    writeFileSync(path, readFileSync(path, 'utf8').replace('buildIndex', 'buildOther'));
    expect(await one.outbox.send(id)).toMatchObject({ kind: 'refused', reason: 'approval_void' });
    expect(one.sender.deliveries).toHaveLength(1);
    expect(existsSync(join(one.root, 'pending', `${id}.consent.json`))).toBe(false);
  });

  test('is voided by another destination', async () => {
    const one = await consenting();
    one.sender.answer = () => ({ kind: 'failed', why: 'offline' });
    await one.outbox.approve(id, shaOf(one), endpoint);
    await one.save((saved) => ({ ...saved, endpoint: 'https://other.example.com' }));
    await one.outbox.drain();
    expect(one.sender.deliveries).toHaveLength(1);
    expect((await one.store.get(id))?.approval).toBeNull();
  });

  test('is voided by a withdrawal, at once; one that was approved once is not', async () => {
    const one = await consenting();
    one.sender.answer = () => ({ kind: 'failed', why: 'offline' });
    await one.outbox.approve(id, shaOf(one), endpoint);
    await one.save((saved) => ({ ...saved, consent: { ...saved.consent, crash_reports: false } }));
    await one.outbox.withdraw();
    expect((await one.store.get(id))?.approval).toBeNull();
    await one.outbox.approve(id, shaOf(one), endpoint);
    await one.outbox.withdraw();
    expect((await one.store.get(id))?.approval?.mode).toBe('once');
  });
});

describe('a report that the server will never take', () => {
  test.each([301, 401, 404, 413, 415])(
    'after %i is pending again, without approval and with the reason',
    async (status) => {
      const one = await consenting();
      one.sender.answer = () => ({ kind: 'answered', status, retryAfterMs: null });
      expect(await one.outbox.approve(id, shaOf(one), endpoint)).toMatchObject({ kind: 'rejected', status });
      const stored = await one.store.get(id);
      expect(stored?.approval).toBeNull();
      expect(stored?.local?.refusal).toMatchObject({ status });
      await one.outbox.drain();
      expect(one.sender.deliveries).toHaveLength(1);
    },
  );
});

describe('deletion at the server', () => {
  test('shows the proof of the receipt, and the receipt remembers that it was asked', async () => {
    const one = await consenting();
    await one.outbox.approve(id, shaOf(one), endpoint);
    expect(await one.outbox.deleteThere(id)).toEqual({ kind: 'asked', status: 202 });
    expect(one.sender.deliveries.at(-1)).toMatchObject({
      method: 'DELETE',
      url: `https://reports.example.com/v1/reports/${id}`,
      headers: { authorization: `Beacon-Proof ${'5'.repeat(64)}` },
      body: null,
    });
    expect((await one.store.get(id))?.receipt?.deletion).toMatchObject({ status: 202 });
  });
});
