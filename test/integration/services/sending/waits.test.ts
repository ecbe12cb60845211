import { existsSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { nodeDigest } from '@adapters/system-clock.ts';
import type { Clock } from '@services/ports/clock.ts';
import type { DeliveryResult } from '@services/ports/network.ts';
import { consentingShelf, endpoint, holdAnswer, later, morning, type Shelf, shelf } from '@test/store.ts';
import { until } from '@test/temp.ts';
import { describe, expect, test } from 'vitest';

const id = 'brpt_1f3c5a7e9b2d4f60';
const HOUR_MS = 3_600_000;
const busy = (retryAfterMs: number | null): DeliveryResult => ({ kind: 'answered', status: 503, retryAfterMs });
const taken: DeliveryResult = { kind: 'answered', status: 202, retryAfterMs: null };
const statePath = ({ root }: Shelf) => join(root, 'state', 'outbox.json');
const sha = ({ root }: Shelf, one = id) => nodeDigest.sha256Hex(readFileSync(join(root, 'pending', `${one}.json`)));

/** A home with crash reports on, and a report. */
const home = () => consentingShelf(id);
/** Another process of the same home. */
const another = ({ root }: Shelf, clock: Clock = morning) => shelf({ root, clock });

describe('the wait of a report', () => {
  test('that the server named for 3,600 s holds in every other process, and in one that is started again', async () => {
    const one = await home();
    one.sender.answer = () => busy(HOUR_MS);
    await one.outbox.approve(id, sha(one), endpoint);
    for (const clock of [morning, later(HOUR_MS - 5000)]) {
      const other = await another(one, clock);
      await other.outbox.drain();
      expect(other.sender.deliveries).toEqual([]);
      expect(other.outbox.waiting()?.because).toBe('server_busy');
      other.outbox.stop();
    }
    const after = await another(one, later(HOUR_MS + 1000));
    await after.outbox.drain();
    expect(after.sender.deliveries).toHaveLength(1);
    expect(JSON.parse(readFileSync(statePath(one), 'utf8'))).toEqual({ version: 1, waits: [] });
  });

  test('grows from process to process: 3 tries by 3 of them are 3 attempts in the file', async () => {
    const one = await home();
    one.sender.answer = () => busy(null);
    await one.outbox.approve(id, sha(one), endpoint);
    for (const ms of [60_000, 120_000]) {
      const next = await another(one, later(ms));
      next.sender.answer = () => busy(null);
      await next.outbox.drain();
      expect(next.sender.deliveries).toHaveLength(1);
      next.outbox.stop();
    }
    expect(JSON.parse(readFileSync(statePath(one), 'utf8'))).toEqual({
      version: 1,
      waits: [
        { id, endpoint, attempts: 3, not_before: expect.stringMatching(/Z$/), because: 'server_busy', named: false },
      ],
    });
  });

  test('does not keep a person who presses Send, unless the server named its time: then it says until when', async () => {
    const one = await home();
    one.sender.answer = () => busy(null);
    await one.outbox.approve(id, sha(one), endpoint);
    one.sender.answer = () => busy(HOUR_MS);
    expect((await one.outbox.send(id)).kind).toBe('waiting');
    expect(one.sender.deliveries).toHaveLength(2);
    const other = await another(one);
    const told = await other.outbox.send(id);
    if (told.kind !== 'waiting' || told.until === null) throw new Error(told.kind);
    expect(told.because).toBe('server_busy');
    expect(Date.parse(told.until)).toBeGreaterThan(morning.wallMs() + HOUR_MS - 60_000);
    expect(other.sender.deliveries).toEqual([]);
    one.outbox.stop();
  });

  test('is forgotten with its report', async () => {
    const one = await home();
    one.sender.answer = () => busy(HOUR_MS);
    await one.outbox.approve(id, sha(one), endpoint);
    await one.review.discard(id);
    await one.outbox.drain();
    expect(readFileSync(statePath(one), 'utf8')).not.toContain(id);
  });

  test('is for its destination only: approved for another one, the report goes at once', async () => {
    const one = await home();
    one.sender.answer = () => busy(HOUR_MS);
    await one.outbox.approve(id, sha(one), endpoint);
    const other = 'https://other.example.com';
    await one.save((saved) => ({ ...saved, endpoint: other }));
    one.sender.answer = () => taken;
    expect((await one.outbox.approve(id, sha(one), other)).kind).toBe('sent');
  });

  test('after Retry-After: 0 is the backoff of at least 3.5 s', async () => {
    const one = await home();
    one.sender.answer = () => busy(0);
    await one.outbox.approve(id, sha(one), endpoint);
    await one.outbox.drain();
    expect(one.sender.deliveries).toHaveLength(1);
    expect((one.outbox.waiting()?.untilMs ?? 0) - morning.wallMs()).toBeGreaterThan(0);
  });
});

describe('state/outbox.json', () => {
  const waiting = async () => {
    const one = await home();
    one.sender.answer = () => busy(HOUR_MS);
    await one.outbox.approve(id, sha(one), endpoint);
    return one;
  };

  test.each([
    ['torn', (text: string) => text.slice(0, 40)],
    ['empty', () => ''],
    ['not JSON', () => '\u0000\u0001'],
    ['a list', () => '[1, 2]'],
    ['of a later version', (text: string) => text.replace('"version": 1', '"version": 9')],
    ['with attempts that are no number', (text: string) => text.replace('"attempts": 1', '"attempts": "many"')],
  ])('that is %s holds nothing up, and is written anew', async (_, damaged) => {
    const one = await waiting();
    writeFileSync(statePath(one), damaged(readFileSync(statePath(one), 'utf8')));
    const next = await another(one);
    next.sender.answer = () => busy(HOUR_MS);
    await next.outbox.drain();
    expect(next.sender.deliveries).toHaveLength(1);
    expect(JSON.parse(readFileSync(statePath(one), 'utf8')).waits).toMatchObject([{ id, attempts: 1 }]);
    next.outbox.stop();
  });

  test('with one bad entry of two still holds the other one', async () => {
    const one = await waiting();
    const file = JSON.parse(readFileSync(statePath(one), 'utf8'));
    writeFileSync(statePath(one), JSON.stringify({ ...file, waits: [{ id: 7 }, ...file.waits] }));
    const next = await another(one);
    await next.outbox.drain();
    expect(next.sender.deliveries).toEqual([]);
    next.outbox.stop();
  });

  test('that names the year 2099 is cut to 24 h from the first look, and does not move along with the clock', async () => {
    const one = await waiting();
    const text = readFileSync(statePath(one), 'utf8');
    writeFileSync(statePath(one), text.replace(/"not_before": "[^"]+"/, '"not_before": "2099-01-01T00:00:00Z"'));
    const now = await another(one);
    await now.outbox.drain();
    expect(now.sender.deliveries).toEqual([]);
    now.outbox.stop();
    const nextDay = await another(one, later(24 * HOUR_MS + 60_000));
    await nextDay.outbox.drain();
    expect(nextDay.sender.deliveries).toHaveLength(1);
  });

  test('that cannot be written is kept to by this process: 5 drains make no second request', async () => {
    const one = await home();
    mkdirSync(statePath(one));
    one.sender.answer = () => busy(HOUR_MS);
    expect((await one.outbox.approve(id, sha(one), endpoint)).kind).toBe('waiting');
    for (let round = 0; round < 5; round += 1) await one.outbox.drain();
    expect(one.sender.deliveries).toHaveLength(1);
    one.outbox.stop();
  });

  test('may be deleted by anybody at any time', async () => {
    const one = await waiting();
    unlinkSync(statePath(one));
    one.sender.answer = () => taken;
    await one.outbox.drain();
    expect(one.sender.deliveries).toHaveLength(2);
    expect(existsSync(join(one.root, 'sent', `${id}.json`))).toBe(true);
  });
});

describe('a host beside the CLI', () => {
  test('whose drain met a busy outbox tries again, and sends what the CLI left waiting when its time has come', async () => {
    const host = await home();
    const cli = await another(host);
    const server = holdAnswer(cli);
    const sending = cli.outbox.approve(id, sha(host), endpoint);
    await server.asked;
    await host.outbox.drain();
    expect(host.sender.deliveries).toEqual([]);
    server.answer(busy(1000));
    const outcome = await sending;
    cli.outbox.stop();
    await until('the host sends it', () => host.sender.deliveries.length === 1);
    if (outcome.kind !== 'waiting' || outcome.until === null) throw new Error(outcome.kind);
    expect(morning.wallMs()).toBeGreaterThanOrEqual(Date.parse(outcome.until));
  });

  test('sends what was approved while it waited for a slow server, without any further change', async () => {
    const host = await home();
    await host.store.approve(id, approvalFor(sha(host)));
    const server = holdAnswer(host);
    const draining = host.outbox.drain();
    await server.asked;
    const second = 'brpt_00000000000000aa';
    await host.put(second);
    await host.store.approve(second, approvalFor(sha(host, second)));
    const next = host.outbox.drain();
    host.sender.answer = () => taken;
    server.answer(taken);
    await Promise.all([draining, next]);
    await until('the second one goes', () => host.sender.deliveries.length === 2);
    host.outbox.stop();
  });

  test('that was faster than the CLI is no failure of the CLI: it says that the report is sent', async () => {
    const host = await home();
    await host.store.approve(id, approvalFor(sha(host)));
    const server = holdAnswer(host);
    const draining = host.outbox.drain();
    await server.asked;
    const cli = await another(host);
    const sending = cli.outbox.send(id);
    server.answer(taken);
    await draining;
    expect(await sending).toMatchObject({ kind: 'sent', id, receipt: { status: 202 } });
    expect(cli.sender.deliveries).toEqual([]);
  });

  const approvalFor = (sha256: string) => ({
    sha256,
    endpoint,
    approved_at: '2026-04-03T10:15:00Z',
    mode: 'reviewed' as const,
    wording_version: 1,
  });
});
