import { createHash } from 'node:crypto';
import { request } from 'node:http';
import { deflateSync, gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { ask, bytesOf, contentDigest, crashReport, feedbackReport, ingestForAll, newOwner, post } from './sender.ts';

const ingest = ingestForAll();
const MAX = 64 * 1024;

/** What every accepted, known, replaced, invalid or refused report is answered. */
async function expectNothingTold(answer: Response): Promise<void> {
  expect(answer.status).toBe(202);
  expect(await answer.text()).toBe('');
  expect(answer.headers.get('content-length')).toBe('0');
  const told = [...answer.headers.keys()].filter((name) => !COMMON_HEADERS.has(name));
  expect(told).toEqual([]);
}

const COMMON_HEADERS = new Set([
  'cache-control',
  'content-length',
  'content-security-policy',
  'content-type',
  'cross-origin-resource-policy',
  'referrer-policy',
  'strict-transport-security',
  'x-content-type-options',
]);

test('a new report is answered 202 with an empty body, and its bytes are stored as they came', async () => {
  const owner = newOwner();
  const bytes = bytesOf(crashReport(owner));
  await expectNothingTold(await post(ingest(), bytes));
  expect(await ingest().storedBodies(owner.reportId)).toEqual([bytes]);
});

test('a body in another layout is stored in that layout, to the byte', async () => {
  const owner = newOwner();
  const bytes = new TextEncoder().encode(` ${JSON.stringify(feedbackReport(owner))}\r\n\r\n`);
  await expectNothingTold(await post(ingest(), bytes));
  expect(await ingest().storedBodies(owner.reportId)).toEqual([bytes]);
});

test('/v1/crash takes a report as /v1/reports does', async () => {
  const owner = newOwner();
  await expectNothingTold(await post(ingest(), crashReport(owner), {}, '/v1/crash'));
  expect(await ingest().storedBodies(owner.reportId)).toHaveLength(1);
});

test('known, replaced, foreign and invalid reports get the same 202 with nothing in it', async () => {
  const report = crashReport();
  const edited = { ...report, system: { ...report.system, memory_gb: 48 } };
  const foreign = { ...report, device_id: newOwner().deviceId };
  const invalid = { ...report, type: 'gossip' };
  const text = new TextEncoder().encode('not JSON at all');
  for (const body of [report, report, edited, foreign, invalid, text, new Uint8Array()]) {
    await expectNothingTold(await post(ingest(), body));
  }
});

test.each([
  ['a crash without its fingerprint', (report: object) => ({ ...report, fingerprint: undefined })],
  ['a report of major version 2', (report: object) => ({ ...report, beacon_version: '2.0.0' })],
  ['an id that is none', (report: object) => ({ ...report, report_id: '../../etc/passwd' })],
  ['a list', () => []],
  ['the body of another type', (report: object) => ({ ...report, type: 'feedback' })],
])('%s is answered 202 and not stored', async (_what, change) => {
  const before = (await ingest().getStats()).reports;
  const owner = newOwner();
  await expectNothingTold(await post(ingest(), change(crashReport(owner))));
  expect(await ingest().storedBodies(owner.reportId)).toEqual([]);
  expect((await ingest().getStats()).reports).toBe(before);
});

test('a report of a newer minor, 1.7.0, is taken; the field it adds is dropped', async () => {
  const owner = newOwner();
  const report = { ...crashReport(owner), beacon_version: '1.7.0' };
  await post(ingest(), { ...report, mood: 'fine' });
  const [stored] = await ingest().storedBodies(owner.reportId);
  expect(JSON.parse(new TextDecoder().decode(stored))).toEqual(report);
});

test.each([
  'text/plain',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'application/jsonp',
  'application/json-seq',
])('content type %s is 415', async (type) => {
  const owner = newOwner();
  const answer = await post(ingest(), crashReport(owner), { 'content-type': type });
  expect(answer.status).toBe(415);
  expect(await answer.json()).toEqual({ error: expect.any(String) });
  expect(await ingest().storedBodies(owner.reportId)).toEqual([]);
});

test('application/json with a charset is taken', async () => {
  const answer = await post(ingest(), crashReport(), { 'content-type': 'Application/JSON; charset=utf-8' });
  expect(answer.status).toBe(202);
});

test.each([
  ['gzip', gzipSync],
  ['deflate', deflateSync],
])('a report packed with %s is taken, and stored as it was before', async (coding, pack) => {
  const owner = newOwner();
  const bytes = bytesOf(crashReport(owner));
  await expectNothingTold(await post(ingest(), new Uint8Array(pack(bytes)), { 'content-encoding': coding }));
  expect(await ingest().storedBodies(owner.reportId)).toEqual([bytes]);
});

test.each([
  ['gzip', gzipSync],
  ['deflate', deflateSync],
])('a %s bomb of 60 MiB in under 64 KiB is 413, and so is a byte too much', async (coding, pack) => {
  const bomb = new Uint8Array(pack(new Uint8Array(60 * 1024 * 1024).fill(0x20)));
  expect(bomb.length).toBeLessThan(MAX);
  for (const body of [bomb, new Uint8Array(pack(new Uint8Array(MAX + 1).fill(0x20)))]) {
    expect((await post(ingest(), body, { 'content-encoding': coding })).status).toBe(413);
  }
});

test('a damaged gzip is 202 like any other nonsense, and one cut off in the middle is not stored', async () => {
  const owner = newOwner();
  const packed = new Uint8Array(gzipSync(bytesOf(crashReport(owner))));
  for (const body of [packed.subarray(0, packed.length - 9), new TextEncoder().encode('no gzip at all')]) {
    await expectNothingTold(await post(ingest(), new Uint8Array(body), { 'content-encoding': 'gzip' }));
  }
  expect(await ingest().storedBodies(owner.reportId)).toEqual([]);
});

test.each(['br', 'zstd', 'compress', 'gzip, gzip', 'nonsense'])(
  'coding %s is 415 and names those that are taken',
  async (coding) => {
    const owner = newOwner();
    const answer = await post(ingest(), crashReport(owner), { 'content-encoding': coding });
    expect(answer.status).toBe(415);
    expect(answer.headers.get('accept-encoding')).toBe('gzip, deflate, identity');
    expect(await ingest().storedBodies(owner.reportId)).toEqual([]);
  },
);

test(`${MAX} bytes are taken and ${MAX + 1} are 413`, async () => {
  const owner = newOwner();
  const padded = (length: number) => {
    const bytes = new Uint8Array(length).fill(0x20);
    bytes.set(bytesOf(crashReport(owner)));
    return bytes;
  };
  expect((await post(ingest(), padded(MAX + 1))).status).toBe(413);
  expect(await ingest().storedBodies(owner.reportId)).toEqual([]);
  expect((await post(ingest(), padded(MAX))).status).toBe(202);
  expect(await ingest().storedBodies(owner.reportId)).toEqual([padded(MAX)]);
});

test('a chunked body that never ends is 413 all the same, and before 256 MiB have gone out', async () => {
  const { status, sent } = await heard(() => postEndlessly(`${ingest().url}/v1/reports`, 256 * 1024 * 1024));
  expect(status).toBe(413);
  expect(sent).toBeLessThan(256 * 1024 * 1024);
});

test('a client that sends 10 MiB in one go hears the 413 and no reset', async () => {
  for (let time = 0; time < 5; time += 1) {
    const answer = await post(ingest(), new Uint8Array(10 * 1024 * 1024));
    expect([answer.status, await answer.json()]).toEqual([413, { error: expect.any(String) }]);
  }
});

/** The server ends the connection of a body that goes on for long; its answer may be lost with it, as for any client. */
async function heard<T>(ask: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await ask();
    } catch (error) {
      const { code } = error as { code?: string };
      if (tries === 10 || (code !== 'ECONNRESET' && code !== 'EPIPE')) throw error;
    }
  }
}

/** Posts chunks of 64 KiB, each when the one before has gone, until an answer comes or `most` bytes are out. */
function postEndlessly(url: string, most: number): Promise<{ status: number; sent: number }> {
  return new Promise((resolve, reject) => {
    const chunk = Buffer.alloc(64 * 1024, 0x20);
    let sent = 0;
    let done = false;
    const post = request(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'transfer-encoding': 'chunked' },
    });
    post.on('response', (answer) => {
      done = true;
      answer.resume();
      resolve({ status: answer.statusCode ?? 0, sent });
      post.destroy();
    });
    // The server may close on us once it has answered.
    post.on('error', (error) => {
      if (!done) reject(error);
    });
    const next = () => {
      if (done || sent >= most) return;
      sent += chunk.length;
      post.write(chunk, () => setImmediate(next));
    };
    next();
  });
}

test('a Content-Digest of other bytes is 400, and nothing is stored', async () => {
  const owner = newOwner();
  const other = contentDigest(new TextEncoder().encode('something else'));
  const answer = await post(ingest(), crashReport(owner), { 'content-digest': other });
  expect(answer.status).toBe(400);
  expect(await ingest().storedBodies(owner.reportId)).toEqual([]);
});

test('the digest is checked before the body is read as JSON: garbage with a wrong one is 400, with a right one 202', async () => {
  const garbage = new TextEncoder().encode('{{{{');
  expect((await post(ingest(), garbage, { 'content-digest': 'sha-256=:AAAA:' })).status).toBe(400);
  expect((await post(ingest(), garbage)).status).toBe(202);
});

test.each([
  ['a sha-512 of 3 bytes', 'sha-512=:AAAA:'],
  ['a sha-512 of 3 bytes beside the right sha-256', 'sha-512=:AAAA:, <own>'],
  ['a word', 'hello'],
  ['a sha-256 without its colons', 'sha-256=AAAA'],
])('%s as Content-Digest is 400, and nothing is counted or stored', async (_what, header) => {
  const before = (await ingest().getStats()).reports;
  const report = crashReport();
  const digest = header.replace('<own>', contentDigest(bytesOf(report)));
  const answer = await post(ingest(), report, { 'content-digest': digest });
  expect([answer.status, await answer.json()]).toEqual([400, { error: expect.any(String) }]);
  expect(await ingest().storedBodies(report.report_id)).toEqual([]);
  expect((await ingest().getStats()).reports).toBe(before);
});

test.each([
  ['the right sha-512', (bytes: Uint8Array) => `sha-512=:${createHash('sha512').update(bytes).digest('base64')}:`],
  ['only an algorithm that is not known here', () => 'md5=:AAAA:'],
])('%s as Content-Digest is 202, and the report is stored', async (_what, digestOf) => {
  const report = crashReport();
  await expectNothingTold(await post(ingest(), report, { 'content-digest': digestOf(bytesOf(report)) }));
  expect(await ingest().storedBodies(report.report_id)).toHaveLength(1);
});

test('a report without a Content-Digest is taken', async () => {
  const answer = await ask(`${ingest().url}/v1/reports`, {
    method: 'POST',
    body: bytesOf(crashReport()),
    headers: { 'content-type': 'application/json' },
  });
  expect(answer.status).toBe(202);
});

test.each([
  ['GET', '/v1/reports', 405, 'POST'],
  ['OPTIONS', '/v1/reports', 405, 'POST'],
  ['PUT', '/v1/crash', 405, 'POST'],
  ['POST', '/healthz', 405, 'GET, HEAD'],
  ['GET', '/v1/reports/brpt_1f3c5a7e9b2d4f60', 405, 'DELETE'],
  ['POST', `/v1/reports/brpt_1f3c5a7e9b2d4f60/attachments/${'0'.repeat(64)}`, 405, 'PUT'],
  ['DELETE', '/v1/crash/stats', 405, 'GET, HEAD'],
  ['PUT', `/v1/crash/${'0'.repeat(64)}`, 405, 'GET, HEAD, DELETE'],
  ['GET', '/', 404, null],
  ['GET', '/v2/reports', 404, null],
  ['POST', '/v1/reports/', 404, null],
  ['GET', '/admin/../etc/passwd', 404, null],
])('%s %s is %i as one line of JSON', async (method, path, status, allow) => {
  const answer = await ask(`${ingest().url}${path}`, { method });
  expect(answer.status).toBe(status);
  expect(answer.headers.get('allow')).toBe(allow);
  expect(answer.headers.get('content-type')).toBe('application/json');
  expect(await answer.json()).toEqual({ error: expect.any(String) });
});

test('GET /healthz is { ok: true }', async () => {
  const answer = await ask(`${ingest().url}/healthz`);
  expect([answer.status, await answer.json()]).toEqual([200, { ok: true }]);
});

test('no answer opens anything to a web page, and each says not to be cached or guessed at', async () => {
  const origin = { origin: 'https://example.com' };
  const answers = await Promise.all([
    ask(`${ingest().url}/healthz`, { headers: origin }),
    ask(`${ingest().url}/v1/crash/stats`, { headers: origin }),
    ask(`${ingest().url}/nothing`, { headers: origin }),
    ask(`${ingest().url}/v1/reports`, {
      method: 'OPTIONS',
      headers: { ...origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type' },
    }),
    post(ingest(), crashReport(), origin),
    post(ingest(), crashReport(), { ...origin, 'content-type': 'text/plain' }),
  ]);
  for (const { headers } of answers) {
    expect([...headers.keys()].filter((name) => name.startsWith('access-control-'))).toEqual([]);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
  }
});
