import { createPublicKey, generateKeyPairSync, verify } from 'node:crypto';
import { FixedList, successionOf } from '@contract/fixed-list.ts';
import { expect, test } from 'vitest';
import type { RunningIngest } from '../../../ingest/start.mjs';
import { admin, ask, crashReport, newOwner, post, withFolder, withIngest } from './sender.ts';

const fixedList = async (ingest: RunningIngest): Promise<string> => (await ask(`${ingest.url}/v1/fixed.json`)).text();

/** As contract/fixed-list.ts tells a client to. */
function isSigned(text: string): boolean {
  const { signature, ...list } = JSON.parse(text);
  const spki = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), Buffer.from(list.key, 'base64')]);
  const key = createPublicKey({ key: spki, format: 'der', type: 'spki' });
  return verify(null, Buffer.from(JSON.stringify(list)), key, Buffer.from(signature, 'base64'));
}

async function markFixed(ingest: RunningIngest, symbol: string, fixed_in?: string): Promise<string> {
  const report = crashReport(newOwner(), symbol);
  await post(ingest, report);
  const answer = await admin(ingest, `/v1/crash/${report.fingerprint}/status`, {
    method: 'POST',
    body: JSON.stringify({ status: 'fixed', ...(fixed_in === undefined ? {} : { fixed_in }) }),
  });
  expect(answer.status).toBe(200);
  return report.fingerprint;
}

test('the list holds the 2 fixed of 3 fingerprints and the 2 ended versions, signed with Ed25519, cacheable, the same for all', async () => {
  await withIngest({ endOfLife: '0.42, 0.43 nonsense' }, async (ingest) => {
    const one = await markFixed(ingest, 'fixedOne', '0.44.4');
    const two = await markFixed(ingest, 'fixedTwo');
    await post(ingest, crashReport(newOwner(), 'stillOpen'));
    const answer = await ask(`${ingest.url}/v1/fixed.json`, { headers: { origin: 'https://example.com' } });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('cache-control')).toBe('public, max-age=3600');
    expect(answer.headers.get('vary')).toBeNull();
    expect(answer.headers.get('set-cookie')).toBeNull();
    const text = await answer.text();
    const list = FixedList.parse(JSON.parse(text));
    const expected = [
      { fingerprint: one, fixed_in: '0.44.4' },
      { fingerprint: two, fixed_in: null },
    ];
    expect(list.fixed).toEqual(expected.sort((a, b) => (a.fingerprint < b.fingerprint ? -1 : 1)));
    expect(list.end_of_life).toEqual(['0.42', '0.43']);
    expect(isSigned(text)).toBe(true);
    expect(isSigned(text.replace('0.44.4', '0.44.5'))).toBe(false);
  });
});

test('one that came back is no longer on the list', async () => {
  await withIngest({}, async (ingest) => {
    const fingerprint = await markFixed(ingest, 'backAgain', '0.44.4');
    expect(await fixedList(ingest)).toContain(fingerprint);
    const report = crashReport(newOwner(), 'backAgain');
    await post(ingest, { ...report, app: { ...report.app, version: '0.45.0' } });
    expect(await fixedList(ingest)).not.toContain(fingerprint);
  });
});

test('on a laptop the key stays with the data over a restart, readable by its owner alone', async () => {
  await withFolder(async (data) => {
    const keyOf = () => withIngest({ data }, async (ingest) => JSON.parse(await fixedList(ingest)).key as string);
    expect(await keyOf()).toBe(await keyOf());
  });
});

test('a given key signs; without one, or with a wrong one, the answer is 503 and says what is missing', async () => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const fixedListKey = privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64');
  await withIngest({ fixedListKey }, async (ingest) => {
    const raw = publicKey.export({ type: 'spki', format: 'der' }).subarray(-32).toString('base64');
    expect(JSON.parse(await fixedList(ingest)).key).toBe(raw);
  });
  for (const wrong of ['', 'bm9uc2Vuc2U=']) {
    await withIngest({ fixedListKey: wrong }, async (ingest) => {
      const answer = await ask(`${ingest.url}/v1/fixed.json`);
      expect([answer.status, await answer.json()]).toEqual([503, { error: expect.stringContaining('FIXED_LIST_KEY') }]);
    });
  }
});

test('behind the key stand those it replaced, and each vouches for it in the list', async () => {
  const keys = Array.from({ length: 3 }, () => generateKeyPairSync('ed25519'));
  const fixedListKey = keys
    .map(({ privateKey }) => privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64'))
    .join(' ');
  await withIngest({ fixedListKey }, async (ingest) => {
    const text = await fixedList(ingest);
    expect(isSigned(text)).toBe(true);
    const { key, vouched = [] } = FixedList.parse(JSON.parse(text));
    const halves = keys.map(({ publicKey }) =>
      publicKey.export({ type: 'spki', format: 'der' }).subarray(12).toString('base64'),
    );
    expect([key, ...vouched.map((one) => one.key)]).toEqual(halves);
    for (const [at, { signature }] of vouched.entries()) {
      const old = keys[at + 1]?.publicKey;
      expect(old && verify(null, Buffer.from(successionOf(key)), old, Buffer.from(signature, 'base64'))).toBe(true);
    }
  });
});
