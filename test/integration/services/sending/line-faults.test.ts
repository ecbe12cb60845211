import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { httpsSender } from '@adapters/https-sender.ts';
import { networkLog } from '@adapters/network-log.ts';
import { nodeDigest } from '@adapters/system-clock.ts';
import {
  answerLost,
  answers,
  badLine,
  cutOff,
  damaged,
  type Fault,
  neverAnswers,
  resetAtOnce,
  resetInTheBody,
  trickles,
} from '@test/bad-line.ts';
import { later, type Shelf, shelf } from '@test/store.ts';
import { describe, expect, test } from 'vitest';
import { ingestForAll, newOwner } from '../../ingest/sender.ts';

/**
 * The real outbox and the real sender, over a line that fails, to the real ingest in workerd: whatever happens on the
 * way, the approved bytes arrive once, and until then the report waits, approved, in pending/.
 */
const ingest = ingestForAll();
const OK = 'HTTP/1.1 202 Accepted\r\ncontent-length: 0\r\n\r\n';
const TEXT = 'It failed “here”, naïvely.';

async function home(endpoint: string, root?: string, afterMs = 0): Promise<Shelf> {
  const one = await shelf({
    ...(root === undefined ? {} : { root }),
    clock: later(afterMs),
    sender: (files) => {
      // Only a line that fails is to be given up soon: what comes after it may take its time on a busy computer.
      const impatient = [httpsSender(networkLog(files), { timeoutMs: 500 })];
      const patient = httpsSender(networkLog(files), { timeoutMs: 20_000 });
      return { deliver: (delivery) => (impatient.shift() ?? patient).deliver(delivery) };
    },
  });
  await one.save((saved) => ({
    ...saved,
    endpoint,
    consent: { ...saved.consent, crash_reports: true, decided_at: '2026-04-03T09:00:00Z' },
  }));
  return one;
}

async function captured(endpoint: string) {
  const owner = newOwner();
  const one = await home(endpoint);
  await one.put(owner.reportId, { device_id: owner.deviceId }, { proof: owner.proof }, { message: TEXT });
  const bytes = readFileSync(join(one.root, 'pending', `${owner.reportId}.json`));
  return { one, id: owner.reportId, bytes, sha256: nodeDigest.sha256Hex(bytes) };
}

const requests = (one: Shelf) =>
  readFileSync(join(one.root, 'state', 'network.jsonl'), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { status: number | null; error: string | null; report_id: string });

const passing: readonly [string, Fault, { because?: string; error?: string; status?: number }][] = [
  ['resets the line at once', resetAtOnce, { because: 'offline', error: 'reset' }],
  ['resets the line in the middle of the body', resetInTheBody, { because: 'offline', error: 'reset' }],
  ['takes the report and loses the answer', answerLost, { because: 'offline', error: 'reset' }],
  ['never answers', neverAnswers, { because: 'offline', error: 'timeout' }],
  ['trickles its status line for ever', trickles('HTTP/1.1 2'), { because: 'unexpected_answer', error: 'protocol' }],
  [
    'trickles a header for ever',
    trickles('HTTP/1.1 202 Accepted\r\nx-wait: '),
    { because: 'offline', error: 'timeout' },
  ],
  ['cuts the body off', cutOff, {}],
  ['damages 1 bit of the body', damaged, { because: 'server_busy', status: 400 }],
  ['answers 500', answers('HTTP/1.1 500 No\r\n\r\n'), { because: 'server_busy', status: 500 }],
  [
    'answers 503 and 2 MB of words',
    answers(`HTTP/1.1 503 No\r\n\r\n${'x'.repeat(2e6)}`),
    { because: 'server_busy', status: 503 },
  ],
  ['answers 408', answers('HTTP/1.1 408 Slow\r\n\r\n'), { because: 'server_busy', status: 408 }],
  ['answers 425', answers('HTTP/1.1 425 Early\r\n\r\n'), { because: 'server_busy', status: 425 }],
  ['answers 429 without a time', answers('HTTP/1.1 429 Busy\r\n\r\n'), { because: 'server_busy', status: 429 }],
  ['answers 429 with a time of 0', answers('HTTP/1.1 429 Busy\r\nretry-after: 0\r\n\r\n'), { because: 'server_busy' }],
  [
    'answers 429 with a time that is none',
    answers('HTTP/1.1 429 Busy\r\nretry-after: soon\r\n\r\n'),
    { because: 'server_busy' },
  ],
  [
    'answers 200 like a portal of a hotel',
    answers('HTTP/1.1 200 OK\r\n\r\n<html>'),
    { because: 'unexpected_answer', status: 200 },
  ],
  ['answers 204', answers('HTTP/1.1 204 No\r\n\r\n'), { because: 'unexpected_answer', status: 204 }],
  [
    'says 101 and speaks something else',
    answers('HTTP/1.1 101 Switching\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n'),
    { because: 'unexpected_answer', error: 'protocol' },
  ],
  [
    'says 103 and nothing after it',
    answers('HTTP/1.1 103 Early Hints\r\n\r\n'),
    { because: 'offline', error: 'reset' },
  ],
  ['does not speak HTTP', answers('SSH-2.0-OpenSSH_9.9\r\n'), { because: 'unexpected_answer', error: 'protocol' }],
  [
    'floods with 1 MB of headers',
    answers(`HTTP/1.1 202 Accepted\r\n${`x-a: ${'b'.repeat(1000)}\r\n`.repeat(1000)}\r\n`),
    { because: 'unexpected_answer', error: 'protocol' },
  ],
];

describe('over a line that', () => {
  test.each(passing)(
    '%s the report waits approved, and arrives once, byte for byte, with the next try',
    async (_, fault, expected) => {
      const line = await badLine(ingest().url, [fault]);
      const { one, id, bytes, sha256 } = await captured(line.url);
      const before = (await ingest().getStats()).reports;
      const first = await one.outbox.approve(id, sha256, line.url);
      expect(first).toMatchObject({
        kind: 'waiting',
        ...(expected.because === undefined ? {} : { because: expected.because }),
      });
      expect(readFileSync(join(one.root, 'pending', `${id}.json`))).toEqual(bytes);
      expect((await one.store.get(id))?.approval?.sha256).toBe(sha256);
      const [tried] = requests(one);
      if (expected.error !== undefined) expect(tried?.error).toBe(expected.error);
      if (expected.status !== undefined) expect(tried?.status).toBe(expected.status);

      expect((await one.outbox.send(id)).kind).toBe('sent');
      expect(line.connections()).toBe(2);
      expect(await ingest().storedBodies(id)).toEqual([new Uint8Array(bytes)]);
      expect((await ingest().getStats()).reports).toBe(before + 1);
      expect(readdirSync(join(one.root, 'pending'))).toEqual([]);
      expect(requests(one).map(({ report_id }) => report_id)).toEqual([id, id]);
    },
  );

  test.each([
    ['with a body that never ends', trickles('HTTP/1.1 202 Accepted\r\ncontent-length: 1000000\r\n\r\n')],
    ['with less of a body than it said', answers('HTTP/1.1 202 Accepted\r\ncontent-length: 1000\r\n\r\nabc')],
    ['with junk for gzip', answers('HTTP/1.1 202 Accepted\r\ncontent-encoding: gzip\r\ncontent-length: 4\r\n\r\njunk')],
    ['after two 103s', answers(`HTTP/1.1 103 Early Hints\r\n\r\nHTTP/1.1 103 Early Hints\r\n\r\n${OK}`)],
    ['with 10 MB after it', answers(`HTTP/1.1 202 Accepted\r\n\r\n${'x'.repeat(1e7)}`)],
    [
      'with a cookie, which nothing keeps',
      answers(`HTTP/1.1 202 Accepted\r\nset-cookie: a=b\r\ncontent-length: 0\r\n\r\n`),
    ],
  ])('answers 202 %s counts as taken', async (_, fault) => {
    const line = await badLine(ingest().url, [fault]);
    const { one, id, sha256 } = await captured(line.url);
    expect((await one.outbox.approve(id, sha256, line.url)).kind).toBe('sent');
    expect(line.connections()).toBe(1);
  });

  test.each([
    [301, 'https://elsewhere.example.com/v1/reports'],
    [302, '/v1/reports'],
    [303, '/'],
    [307, 'http://127.0.0.1:1/'],
    [308, 'file:///etc/passwd'],
  ])('redirects with %i is not followed: the approval is void, with the reason', async (status, location) => {
    const line = await badLine(ingest().url, [
      answers(`HTTP/1.1 ${status} Away\r\nlocation: ${location}\r\ncontent-length: 0\r\n\r\n`),
    ]);
    const { one, id, sha256 } = await captured(line.url);
    expect(await one.outbox.approve(id, sha256, line.url)).toMatchObject({ kind: 'rejected', status });
    expect(line.connections()).toBe(1);
    const stored = await one.store.get(id);
    expect([stored?.approval, stored?.local?.refusal?.status]).toEqual([null, status]);
    await one.outbox.drain();
    expect(line.connections()).toBe(1);
  });

  test.each([401, 403, 404, 405, 410, 413, 415, 422, 451])(
    'answers %i voids the approval, with the reason',
    async (status) => {
      const line = await badLine(ingest().url, [answers(`HTTP/1.1 ${status} No\r\ncontent-length: 0\r\n\r\n`)]);
      const { one, id, sha256 } = await captured(line.url);
      expect(await one.outbox.approve(id, sha256, line.url)).toMatchObject({ kind: 'rejected', status });
      expect((await one.store.get(id))?.local?.refusal).toMatchObject({ status });
    },
  );

  test.each([
    ['60 seconds', '60', 60],
    ['a date in an hour', null, 3600],
    ['the year 2099', new Date('2099-01-01').toUTCString(), 86_400],
    ['10^30 seconds', `1${'0'.repeat(30)}`, 86_400],
  ])('answers 429 until %s is left alone that long, a day at most, by a person too', async (_, value, seconds) => {
    const line = await badLine(ingest().url, [
      answers(`HTTP/1.1 429 Busy\r\nretry-after: ${value ?? new Date(Date.now() + 3_600_000).toUTCString()}\r\n\r\n`),
    ]);
    const { one, id, sha256 } = await captured(line.url);
    const first = await one.outbox.approve(id, sha256, line.url);
    expect(first).toMatchObject({ kind: 'waiting', because: 'server_busy' });
    expect((await one.outbox.send(id)).kind).toBe('waiting');
    await one.outbox.drain();
    expect(line.connections()).toBe(1);
    const sooner = await home(line.url, one.root, (seconds - 30) * 1000);
    await sooner.outbox.drain();
    expect(line.connections()).toBe(1);
    const after = await home(line.url, one.root, (seconds + 30) * 1000);
    await after.outbox.drain();
    expect((await one.store.get(id))?.place).toBe('sent');
    expect(line.connections()).toBe(2);
  });

  test('loses the answer 3 times has the report counted once, with its very bytes', async () => {
    const line = await badLine(ingest().url, [answerLost, answerLost, answerLost]);
    const { one, id, bytes, sha256 } = await captured(line.url);
    const before = (await ingest().getStats()).reports;
    await one.outbox.approve(id, sha256, line.url);
    for (let n = 0; n < 3; n += 1) await one.outbox.send(id);
    expect((await one.store.get(id))?.place).toBe('sent');
    expect(await ingest().storedBodies(id)).toEqual([new Uint8Array(bytes)]);
    expect((await ingest().getStats()).reports).toBe(before + 1);
  });
});
