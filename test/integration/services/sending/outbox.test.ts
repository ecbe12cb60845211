import { existsSync, readdirSync, readFileSync, unlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { nodeDigest } from '@adapters/system-clock.ts';
import { consentingShelf, endpoint, holdAnswer, later, morning, type Shelf, shelf } from '@test/store.ts';
import { until } from '@test/temp.ts';
import { describe, expect, test } from 'vitest';

const id = 'brpt_1f3c5a7e9b2d4f60';
const bytesOf = ({ root }: Shelf, place = 'pending') => readFileSync(join(root, place, `${id}.json`));
const shaOf = (one: Shelf) => nodeDigest.sha256Hex(bytesOf(one));

const consenting = (review = true) => consentingShelf(id, review);

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

describe('a server that does not answer', () => {
  test('is not waited for when the person stops: the report stays approved, is tried again, and arrives once', async () => {
    const one = await consenting();
    const held = holdAnswer(one);
    const approving = one.outbox.approve(id, shaOf(one), endpoint);
    await held.asked;
    const { signal } = one.sender.deliveries[0] ?? {};
    signal?.addEventListener('abort', () => held.answer({ kind: 'failed', why: 'reset' }));
    one.outbox.stopWaiting();
    expect(await approving).toMatchObject({ kind: 'waiting', id, because: 'no_answer' });
    expect(existsSync(join(one.root, 'pending', `${id}.consent.json`))).toBe(true);
    expect(one.outbox.waiting()).toMatchObject({ because: 'no_answer' });
    one.sender.answer = () => Promise.resolve({ kind: 'answered', status: 202, retryAfterMs: null });
    expect(await one.outbox.send(id)).toMatchObject({ kind: 'sent' });
    expect(one.sender.deliveries.map(({ body }) => nodeDigest.sha256Hex(body ?? new Uint8Array()))).toEqual(
      Array.from(
        { length: 2 },
        () => one.sender.deliveries[0] && nodeDigest.sha256Hex(one.sender.deliveries[0].body ?? new Uint8Array()),
      ),
    );
  });

  test('taken back after that, a report does not go again by itself', async () => {
    const one = await consenting();
    const held = holdAnswer(one);
    const approving = one.outbox.approve(id, shaOf(one), endpoint);
    await held.asked;
    one.sender.deliveries[0]?.signal?.addEventListener('abort', () => held.answer({ kind: 'failed', why: 'reset' }));
    one.outbox.stopWaiting();
    await approving;
    await one.store.voidApproval(id);
    await one.outbox.drain();
    expect(one.sender.deliveries).toHaveLength(1);
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

describe('with review off, a report that the scrubber would change by now', () => {
  const path = (one: Shelf) => join(one.root, 'pending', `${id}.json`);

  test('waits for review when an editor put a path into it: 0 deliveries, the file as the editor left it', async () => {
    const one = await consenting(false);
    const text = readFileSync(path(one), 'utf8').replace('0: buildIndex', '0: open /Users/ada/secret-notes.md');
    writeFileSync(path(one), text);
    await one.outbox.drain();
    await one.outbox.drain();
    expect(one.sender.deliveries).toEqual([]);
    expect(readFileSync(path(one), 'utf8')).toBe(text);
    expect(await one.store.get(id)).toMatchObject({ approval: null });
  });

  test('waits when it is no longer printed as a report is: a key twice, of which a reader sees one', async () => {
    const one = await consenting(false);
    const text = readFileSync(path(one), 'utf8');
    writeFileSync(path(one), text.replace('"type": "crash",', '"type": "/Users/ada", "type": "crash",'));
    await one.outbox.drain();
    expect(one.sender.deliveries).toEqual([]);
  });

  test('goes after a person made it clean again, and other reports do not wait for it', async () => {
    const one = await consenting(false);
    const other = 'brpt_00000000000000aa';
    await one.put(other);
    const text = readFileSync(path(one), 'utf8');
    writeFileSync(path(one), text.replace('0: buildIndex', '0: /Users/ada/x'));
    await one.outbox.drain();
    expect(one.sender.deliveries.map(({ reportId }) => reportId)).toEqual([other]);
    expect(await one.review.settle(id)).toBe('changed');
    await one.outbox.drain();
    expect(one.sender.deliveries.map(({ reportId }) => reportId)).toEqual([other, id]);
    expect(one.sender.deliveries[1]?.text).not.toContain('ada');
  });

  test('waits while the scrubber fails, cannot be approved by a person either, and goes when it works again', async () => {
    const scrubber = { fails: true };
    const first = await consenting(false);
    const one = await shelf({
      root: first.root,
      scrubContext: async () => {
        if (scrubber.fails) throw new Error('no context');
        return {};
      },
    });
    await one.outbox.drain();
    expect(one.sender.deliveries).toEqual([]);
    expect(await one.review.settle(id)).toBe('refused');
    scrubber.fails = false;
    await one.outbox.drain();
    expect(one.sender.deliveries).toHaveLength(1);
  });

  test('that was approved as it is goes byte for byte: the person saw these bytes', async () => {
    const one = await consenting();
    const text = readFileSync(path(one), 'utf8').replace('0: buildIndex', '0: open /Users/ada/mine.md');
    writeFileSync(path(one), text);
    one.sender.answer = () => ({ kind: 'failed', why: 'offline' });
    await one.outbox.approve(id, shaOf(one), endpoint);
    one.sender.answer = () => ({ kind: 'answered', status: 202, retryAfterMs: null });
    expect((await one.outbox.send(id)).kind).toBe('sent');
    expect(one.sender.deliveries.map((delivery) => delivery.text)).toEqual([text, text]);
  });
});

describe('a report of format 1.1.0 with a field that this version does not know', () => {
  const newer = async (review: boolean) => {
    const one = await consenting(review);
    const path = join(one.root, 'pending', `${id}.json`);
    const text = readFileSync(path, 'utf8')
      .replace('"beacon_version": "1.0.0"', '"beacon_version": "1.1.0"')
      .replace('"phase": null', '"phase": null, "new_field": "unseen words"');
    expect(text).toContain('unseen words');
    writeFileSync(path, text);
    return { one, path, text };
  };

  test('does not go by itself under a standing choice', async () => {
    const { one } = await newer(false);
    await one.outbox.drain();
    expect(one.sender.deliveries).toEqual([]);
  });

  test('is refused with its reason when a person approves it, and keeps every byte', async () => {
    const { one, path, text } = await newer(true);
    await one.review.open(id);
    expect(await one.review.settle(id)).toBe('as_is');
    expect(await one.outbox.approve(id, shaOf(one), endpoint)).toEqual({ kind: 'refused', id, reason: 'newer_format' });
    expect((await one.review.part(id, shaOf(one), 'stack', false)).kind).toBe('failed');
    expect(readFileSync(path, 'utf8')).toBe(text);
    expect(one.sender.deliveries).toEqual([]);
  });

  test('is shown whole, unknown field and all', async () => {
    const { one, text } = await newer(true);
    expect(await one.review.open(id)).toMatchObject({ text, right: { kind: 'refused', reason: 'newer_format' } });
  });

  test('goes once a person has taken that field out in the editor: exactly the bytes that are shown then', async () => {
    const { one, text } = await newer(true);
    const saved = await one.review.save(id, shaOf(one), text.replace(', "new_field": "unseen words"', ''));
    if (saved.kind !== 'saved') throw new Error(saved.kind);
    expect((await one.outbox.approve(id, saved.detail.sha256, endpoint)).kind).toBe('sent');
    expect(one.sender.deliveries.map((delivery) => delivery.text)).toEqual([saved.detail.text]);
    expect(saved.detail.text).not.toContain('new_field');
  });
});

describe('an approved report that could not go yet', () => {
  test.each([
    ['offline', { kind: 'failed', why: 'offline' }, 'offline'],
    ['a timeout', { kind: 'failed', why: 'timeout' }, 'offline'],
    ['a certificate that nobody vouches for', { kind: 'failed', why: 'tls' }, 'untrusted'],
    ['a proxy that does not open', { kind: 'failed', why: 'proxy' }, 'proxy'],
    ['500', { kind: 'answered', status: 500, retryAfterMs: null }, 'server_busy'],
    ['429', { kind: 'answered', status: 429, retryAfterMs: null }, 'server_busy'],
    ['200, which no ingest answers', { kind: 'answered', status: 200, retryAfterMs: null }, 'unexpected_answer'],
    ['204, which no ingest answers', { kind: 'answered', status: 204, retryAfterMs: 0 }, 'unexpected_answer'],
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

describe('a consent that was withdrawn in config.json with an editor', () => {
  const approved = async () => {
    const one = await consenting();
    one.sender.answer = () => ({ kind: 'failed', why: 'offline' });
    await one.outbox.approve(id, shaOf(one), endpoint);
    one.sender.answer = () => ({ kind: 'answered', status: 202, retryAfterMs: null });
    const path = join(one.root, 'config.json');
    const was = readFileSync(path, 'utf8');
    const edit = (text: string) => writeFileSync(path, text);
    // The wait before the next try is over.
    unlinkSync(join(one.root, 'state', 'outbox.json'));
    /** Another process. */
    const second = await shelf({ root: one.root });
    return { one: second, was, edit };
  };

  test('voids the approval with the next drain, and switching on again sends nothing', async () => {
    const { one, was, edit } = await approved();
    edit(was.replace('"crash_reports": true', '"crash_reports": false'));
    await one.outbox.drain();
    expect(existsSync(join(one.root, 'pending', `${id}.consent.json`))).toBe(false);
    edit(was);
    await one.outbox.drain();
    expect(one.sender.deliveries).toEqual([]);
  });

  test('by deleting the file is a withdrawal too', async () => {
    const { one, was, edit } = await approved();
    unlinkSync(join(one.root, 'config.json'));
    await one.outbox.drain();
    edit(was);
    await one.outbox.drain();
    expect(one.sender.deliveries).toEqual([]);
  });

  test('is noticed while a drain waits for a server that does not answer', async () => {
    const { one, was, edit } = await approved();
    const second = 'brpt_00000000000000ff';
    await one.put(second, { timestamp: '2026-04-03T09:20:00Z' });
    const bytes = readFileSync(join(one.root, 'pending', `${second}.json`));
    await one.store.approve(second, {
      sha256: nodeDigest.sha256Hex(bytes),
      endpoint,
      approved_at: '2026-04-03T10:15:00Z',
      mode: 'reviewed',
      wording_version: 1,
    });
    const server = holdAnswer(one);
    const first = one.outbox.drain();
    await server.asked;
    edit(was.replace('"crash_reports": true', '"crash_reports": false'));
    const next = one.outbox.drain();
    await until('the second approval is void', async () => (await one.store.get(second))?.approval === null);
    edit(was);
    server.answer({ kind: 'answered', status: 202, retryAfterMs: null });
    await Promise.all([first, next]);
    await one.outbox.drain();
    expect(one.sender.deliveries.map(({ reportId }) => reportId)).toEqual([id]);
  });

  test('leaves one that was approved once', async () => {
    const { one, was, edit } = await approved();
    const path = join(one.root, 'pending', `${id}.consent.json`);
    writeFileSync(path, readFileSync(path, 'utf8').replace('"reviewed"', '"once"'));
    edit(was.replace('"crash_reports": true', '"crash_reports": false'));
    await one.outbox.drain();
    expect(one.sender.deliveries).toHaveLength(1);
  });

  test('is not what half a file means: nothing goes meanwhile, and the approval holds when it is whole again', async () => {
    const { one, was, edit } = await approved();
    // It runs when the editor comes: what changed while nothing ran is another matter.
    await one.outbox.withdraw();
    edit(was.slice(0, 40));
    const young = new Date(morning.wallMs());
    utimesSync(join(one.root, 'config.json'), young, young);
    await one.outbox.drain();
    expect(one.sender.deliveries).toEqual([]);
    edit(was);
    await one.outbox.drain();
    expect(one.sender.deliveries).toHaveLength(1);
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
  const deleted = { method: 'DELETE', headers: { authorization: `Beacon-Proof ${'5'.repeat(64)}` }, body: null };
  const stubbed = async (one: Shelf) => {
    await one.outbox.approve(id, shaOf(one), endpoint);
    const month = await shelf({ root: one.root, clock: later(31 * 24 * 60 * 60 * 1000) });
    await month.store.prune((await month.settings.current()).retention);
    expect(readdirSync(join(one.root, 'sent'))).toEqual([`${id}.receipt.json`]);
    return month;
  };

  test('shows the proof of the receipt, and the receipt remembers that it was asked', async () => {
    const one = await consenting();
    await one.outbox.approve(id, shaOf(one), endpoint);
    expect(await one.outbox.deleteThere(id)).toEqual({ kind: 'asked', status: 202 });
    expect(one.sender.deliveries.at(-1)).toMatchObject({ ...deleted, url: `${endpoint}/v1/reports/${id}` });
    expect((await one.store.get(id))?.receipt?.deletion).toMatchObject({ status: 202 });
  });

  test('after 31 days shows the proof of the stub to the destination in force, and keeps the stub', async () => {
    const one = await stubbed(await consenting());
    await one.save((saved) => ({ ...saved, endpoint: 'https://moved.example.com' }));
    expect(await one.outbox.deleteThere(id)).toEqual({ kind: 'asked', status: 202 });
    expect(one.sender.deliveries).toMatchObject([{ ...deleted, url: `https://moved.example.com/v1/reports/${id}` }]);
    expect(await one.store.stub(id)).toEqual({ report_id: id, proof: '5'.repeat(64) });
  });

  test('after 31 days and without a destination says that only the proof is kept: 0 requests', async () => {
    const one = await stubbed(await consenting());
    await one.save((saved) => ({ ...saved, endpoint: null }));
    expect(await one.outbox.deleteThere(id)).toMatchObject({
      kind: 'failed',
      message: expect.stringContaining('only the proof is kept'),
    });
    expect(one.sender.deliveries).toEqual([]);
  });

  test('of a report that was never sent says that there is no receipt: 0 requests', async () => {
    const one = await consenting();
    expect(await one.outbox.deleteThere(id)).toMatchObject({ message: expect.stringContaining('no receipt') });
    expect(one.sender.deliveries).toEqual([]);
  });
});

describe('a report of 70,000 bytes that an editor made of an approved one', () => {
  test('is set aside whole with its reason and its sidecars, and nothing sends it', async () => {
    const one = await consenting(false);
    const path = join(one.root, 'pending', `${id}.json`);
    const text = readFileSync(path, 'utf8');
    const large = `${text.trimEnd()}${' '.repeat(70_000 - text.length)}\n`;
    writeFileSync(path, large);
    await one.store.approve(id, {
      sha256: shaOf(one),
      endpoint,
      approved_at: '2026-04-03T10:15:00Z',
      mode: 'reviewed',
      wording_version: 1,
    });
    const old = new Date(morning.wallMs() - 60_000);
    utimesSync(path, old, old);
    await one.outbox.drain();
    expect(await one.outbox.send(id)).toEqual({ kind: 'gone', id });
    expect(await one.outbox.approve(id, nodeDigest.sha256Hex(large), endpoint)).toEqual({ kind: 'gone', id });
    expect(one.sender.deliveries).toEqual([]);
    expect((await one.store.list()).setAside).toMatchObject([
      { file: `${id}.json`, reason: 'It is 70000 bytes; a report is at most 65536.' },
    ]);
    expect(readFileSync(join(one.root, 'quarantine', `${id}.json`), 'utf8')).toBe(large);
    for (const ending of ['original', 'local', 'consent'])
      expect(existsSync(join(one.root, 'quarantine', `${id}.${ending}.json`))).toBe(true);
  });
});
