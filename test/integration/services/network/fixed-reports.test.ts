import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { verifyEd25519 } from '@adapters/ed25519.ts';
import { httpsSender } from '@adapters/https-sender.ts';
import { networkLog } from '@adapters/network-log.ts';
import { systemChance, systemClock } from '@adapters/system-clock.ts';
import { successionOf } from '@contract/fixed-list.ts';
import { readEnvironment } from '@core/consent/environment.ts';
import { FixedReports } from '@services/network/fixed-reports.ts';
import type { Delivery } from '@services/ports/network.ts';
import { rightsReader } from '@services/settings/settings.ts';
import { crashReport } from '@test/reports.ts';
import { type Shelf, shelf } from '@test/store.ts';
import { afterEach, expect, test } from 'vitest';

const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

const newKey = () => generateKeyPairSync('ed25519').privateKey;

const publicHalf = (key: KeyObject) =>
  Buffer.from(key.export({ format: 'jwk' }).x ?? '', 'base64url').toString('base64');

function signed(key: KeyObject, fixed_in: string, replaced: readonly KeyObject[] = [], heir = key): string {
  const list = {
    version: 1,
    issued_at: '2026-04-03T09:00:00Z',
    fixed: [{ fingerprint: '9'.repeat(64), fixed_in }],
    end_of_life: [],
    key: publicHalf(key),
    vouched: replaced.map((old) => ({
      key: publicHalf(old),
      signature: sign(null, Buffer.from(successionOf(publicHalf(heir))), old).toString('base64'),
    })),
  };
  return JSON.stringify({ ...list, signature: sign(null, Buffer.from(JSON.stringify(list)), key).toString('base64') });
}

/** A real server on loopback that answers what it is told, and remembers what it was asked. */
async function destination(env: Record<string, string> = {}) {
  const asked: IncomingMessage[] = [];
  const server = { answer: '', status: 200 };
  const http = createServer((request, response) => {
    asked.push(request);
    response.writeHead(server.status).end(server.answer);
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  ends.push(() => new Promise((resolve) => http.close(resolve)));
  const one: Shelf = await shelf();
  const endpoint = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  await one.save((saved) => ({ ...saved, endpoint }));
  const printed: Delivery[] = [];
  let told = 0;
  const open = () =>
    new FixedReports({
      files: one.files,
      clock: systemClock,
      chance: systemChance,
      rights: rightsReader(one.settings, readEnvironment(env), null),
      sender: httpsSender(networkLog(one.files)),
      verify: verifyEd25519,
      onDebug: (delivery) => void printed.push(delivery),
      onList: () => {
        told += 1;
      },
    });
  const allow = () => one.save((saved) => ({ ...saved, consent: { ...saved.consent, crash_reports: true } }));
  return { one, asked, server, open, allow, printed, told: () => told };
}

test('the list is asked for only with crash reports on, at most once a day, with nothing of this computer, and in the log', async () => {
  const { one, asked, server, open, allow, told } = await destination();
  server.answer = signed(newKey(), '0.44.4');
  const fixed = open();
  await fixed.look();
  expect(asked).toEqual([]);
  await allow();
  await fixed.look();
  await fixed.look();
  await open().look();
  expect(asked.map(({ method, url }) => `${method} ${url}`)).toEqual(['GET /v1/fixed.json']);
  expect(Object.keys(asked[0]?.headers ?? {}).sort()).toEqual(['connection', 'host']);
  expect(await fixed.of(crashReport())).toEqual({ kind: 'fixed', version: '0.44.4' });
  expect(told()).toBe(1);
  const lines = readFileSync(join(one.root, 'state', 'network.jsonl'), 'utf8')
    .trim()
    .split('\n');
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([{ why: 'fixed_list', method: 'GET', status: 200 }]);
});

test('a list that another key signed, that was changed on its way, or that is torn is not believed, and the one before stays', async () => {
  const { one, server, open } = await destination();
  const key = newKey();
  const fixed = open();
  server.answer = signed(key, '0.44.4').replace('0.44.4', '9.99.9');
  expect(await fixed.check()).toBe('unsigned');
  expect(await fixed.of(crashReport())).toBeNull();
  server.answer = signed(key, '0.44.4');
  expect(await fixed.check()).toBe('checked');
  for (const answer of [
    signed(newKey(), '0.55.5'),
    signed(key, '0.55.5').replace('0.55.5', '9.99.9'),
    '{"torn',
    'null',
  ]) {
    server.answer = answer;
    expect(await fixed.check()).toBe('unsigned');
  }
  server.answer = 'x'.repeat(3 * 1024 * 1024);
  expect(await fixed.check()).toBe('not_answered');
  server.status = 503;
  expect(await fixed.check()).toBe('not_answered');
  expect(await open().of(crashReport())).toEqual({ kind: 'fixed', version: '0.44.4' });
  // Changed where it lies.
  const path = join(one.root, 'state', 'fixed.json');
  writeFileSync(path, readFileSync(path, 'utf8').replace('0.44.4', '9.99.9'));
  expect(await open().of(crashReport())).toBeNull();
});

test('a new key is believed when the one that is known has signed that it takes its place, and for that key alone', async () => {
  const { server, open } = await destination();
  const [old, next, foreign] = [newKey(), newKey(), newKey()];
  const fixed = open();
  server.answer = signed(old, '0.44.4');
  expect(await fixed.check()).toBe('checked');
  for (const answer of [
    signed(next, '0.55.5', [foreign]),
    // What the old key signed is about another one.
    signed(foreign, '0.55.5', [old], next),
    signed(
      next,
      '0.55.5',
      Array.from({ length: 5 }, () => old),
    ),
  ]) {
    server.answer = answer;
    expect(await fixed.check()).toBe('unsigned');
  }
  server.answer = signed(next, '0.55.5', [foreign, old]);
  expect(await fixed.check()).toBe('checked');
  expect(await open().of(crashReport())).toEqual({ kind: 'fixed', version: '0.55.5' });
  server.answer = signed(old, '0.66.6');
  expect(await fixed.check()).toBe('unsigned');
  server.answer = signed(next, '0.66.6');
  expect(await fixed.check()).toBe('checked');
});

test('of another destination nothing is believed that the one before said', async () => {
  const { one, server, open } = await destination();
  server.answer = signed(newKey(), '0.44.4');
  const fixed = open();
  expect(await fixed.check()).toBe('checked');
  await one.save((saved) => ({ ...saved, endpoint: 'https://other.example.com' }));
  expect(await fixed.of(crashReport())).toBeNull();
});

test.each([
  [{ DO_NOT_TRACK: '1' }, 0],
  [{ STALLARI_TELEMETRY: 'off' }, 0],
  [{ STALLARI_TELEMETRY_DEBUG: '1' }, 1],
])('with %j nothing is asked, whoever wants to know, and %d requests are printed', async (env, prints) => {
  const { asked, open, allow, printed } = await destination(env);
  await allow();
  const fixed = open();
  await fixed.look();
  expect(await fixed.check()).toBe('not_asked');
  expect(asked).toEqual([]);
  expect(printed.length).toBe(prints * 2);
});
