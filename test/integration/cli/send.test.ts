import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { cli, serve } from '@test/cli.ts';
import { openSession } from '@test/session.ts';
import { shelf } from '@test/store.ts';
import { until } from '@test/temp.ts';
import { cliOnTerminal } from '@test/terminal.ts';
import { describe, expect, onTestFinished, test } from 'vitest';

const id = 'brpt_1f3c5a7e9b2d4f60';
const decided_at = '2026-04-03T09:00:00Z';

/** A server that answers with each of these in turn, and then with the last one for ever. */
async function ingest(...answers: { status: number; headers?: Record<string, string>; afterMs?: number }[]) {
  const askedAtMs: number[] = [];
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      const answer = answers[Math.min(askedAtMs.length, answers.length - 1)];
      askedAtMs.push(Date.now());
      setTimeout(() => response.writeHead(answer?.status ?? 202, answer?.headers).end(), answer?.afterMs ?? 0);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return { endpoint: `http://127.0.0.1:${address.port}`, askedAtMs };
}

async function home(endpoint: string, extra: object = {}) {
  const one = await shelf();
  await one.put(id);
  const consent = { crash_reports: true, decided_at, disclosed_at: decided_at, ...extra };
  writeFileSync(join(one.root, 'config.json'), JSON.stringify({ endpoint, consent }));
  return one;
}

describe('beacon send and y on a terminal', () => {
  test('sends exactly what was shown', async () => {
    const server = await ingest({ status: 202 });
    const { root } = await home(server.endpoint);
    const ran = await cliOnTerminal(root, ['beacon', 'send', id], 'y');
    expect(ran.screen).toContain(`${id}: sent to ${server.endpoint}`);
    expect(ran.code).toBe(0);
    expect(server.askedAtMs).toHaveLength(1);
  });

  test('under STALLARI_TELEMETRY_DEBUG prints the request with headers and body, approves nothing, and ends with 3', async () => {
    const server = await ingest({ status: 202 });
    const { root } = await home(server.endpoint);
    // Without DEBUG: whatever were approved, this host would send it.
    const host = await serve(root);
    const before = readdirSync(join(root, 'pending')).map((name) => [
      name,
      readFileSync(join(root, 'pending', name), 'utf8'),
    ]);
    const ran = await cliOnTerminal(root, ['beacon', 'send', id], 'y', { STALLARI_TELEMETRY_DEBUG: '1' });
    expect(ran.screen).toContain(`Not sent (STALLARI_TELEMETRY_DEBUG): POST ${server.endpoint}/v1/reports\n`);
    expect(ran.screen).toMatch(
      /content-type: application\/json\ncontent-digest: sha-256=:[^\n]+:\ncontent-length: \d+\n\n\{/,
    );
    expect(ran.screen).toContain('Nothing is approved or sent.');
    expect(ran.screen).not.toMatch(/state: waiting|approved;/);
    expect(ran.code).toBe(3);
    const after = readdirSync(join(root, 'pending')).map((name) => [
      name,
      readFileSync(join(root, 'pending', name), 'utf8'),
    ]);
    expect(after).toEqual(before);
    await host.quit();
    expect(server.askedAtMs).toEqual([]);
  });
});

test('a host under STALLARI_TELEMETRY_DEBUG prints what a standing choice would send, with its headers, and sends nothing', async () => {
  const server = await ingest({ status: 202 });
  const { root } = await home(server.endpoint);
  const consent = { crash_reports: true, review_before_sending: false, decided_at, endpoint: server.endpoint };
  writeFileSync(join(root, 'config.json'), JSON.stringify({ endpoint: server.endpoint, consent }));
  const host = await serve(root, { STALLARI_TELEMETRY_DEBUG: '1' });
  await until('the request is printed', () => host.err().includes(`POST ${server.endpoint}/v1/reports\n`));
  expect(host.err()).toContain('content-digest: sha-256=:');
  expect(existsSync(join(root, 'pending', `${id}.consent.json`))).toBe(false);
  await host.quit();
  expect(server.askedAtMs).toEqual([]);
});

describe('Retry-After: 2, answered to the CLI', () => {
  const busy = { status: 503, headers: { 'retry-after': '2' } };

  test('keeps a running host and a second send waiting; the host sends it when the time has come: 2 requests', async () => {
    // Slow enough for the host to look while the CLI holds the outbox.
    const server = await ingest({ ...busy, afterMs: 500 }, { status: 202 });
    const { root } = await home(server.endpoint);
    const host = await serve(root);
    const ran = await cliOnTerminal(root, ['beacon', 'send', id], 'y');
    expect(ran.code).toBe(0);
    const told = /Next try not before ([^\s]+Z), by itself while Beacon runs\./.exec(ran.screen)?.[1] ?? '';
    expect(ran.screen).toContain('state: waiting');
    await until('the host sends it', () => existsSync(join(root, 'sent', `${id}.receipt.json`)));
    expect(server.askedAtMs).toHaveLength(2);
    expect(server.askedAtMs[1]).toBeGreaterThanOrEqual(Date.parse(told));
    await host.quit();
  });

  test('keeps a second send and a host that is started then waiting: 1 request', async () => {
    const server = await ingest({ status: 503, headers: { 'retry-after': '3600' } });
    const { root } = await home(server.endpoint);
    await cliOnTerminal(root, ['beacon', 'send', id], 'y');
    const again = cli(root, ['beacon', 'send', id, '--json']);
    expect(again.code).toBe(0);
    expect(JSON.parse(again.out).results).toMatchObject([
      { id, state: 'waiting', because: 'server_busy', until: expect.stringMatching(/Z$/) },
    ]);
    const host = await serve(root);
    const window = await openSession(host.line.url ?? '');
    await until('the host has looked', async () => (await window.ask('app.get')).outbox.because === 'server_busy');
    await host.quit();
    expect(server.askedAtMs).toHaveLength(1);
  });
});

test('an answer of 200 is no delivery: exit 0, state waiting with the reason, the report and its approval as they were', async () => {
  const server = await ingest({ status: 200 });
  const { root } = await home(server.endpoint);
  const ran = await cliOnTerminal(root, ['beacon', 'send', id], 'y');
  expect(ran.screen).toContain(
    'state: waiting (approved; the destination did not answer as an ingest does: it answered 200). Next try',
  );
  expect(ran.code).toBe(0);
  expect(readdirSync(join(root, 'sent'))).toEqual([]);
  expect(existsSync(join(root, 'pending', `${id}.consent.json`))).toBe(true);
});
