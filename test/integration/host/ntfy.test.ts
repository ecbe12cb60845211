import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { httpsSender } from '@adapters/https-sender.ts';
import { networkLog } from '@adapters/network-log.ts';
import { EventLog } from '@services/guardian/event-log.ts';
import { Ntfy, type PhoneNotice } from '@services/network/ntfy.ts';
import { serve } from '@test/cli.ts';
import { guardedHome } from '@test/guardian-home.ts';
import { HandClock } from '@test/hand-clock.ts';
import { shelf } from '@test/store.ts';
import { sleep, until } from '@test/temp.ts';
import { describe, expect, onTestFinished, test } from 'vitest';

interface Heard {
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** A real server in ntfy's place. */
async function phone(answers: readonly number[] = [200], headers: Record<string, string> = {}) {
  const heard: Heard[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      const status = answers[Math.min(heard.length, answers.length - 1)] ?? 200;
      heard.push({ headers: request.headers, body });
      response.writeHead(status, headers).end();
    });
  }).listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as { port: number };
  return { heard, url: `http://127.0.0.1:${port}/a-topic` };
}

const stopped: PhoneNotice = { severity: 'alert', what: 'stopped_for_memory', kind: 'mcp' };

/** The service over a real home and a real sender, with a clock that is moved by hand. */
async function ringing(url: string, more: object = {}, env: Record<string, string> = {}) {
  const home = await shelf({ env });
  await home.save((saved) => ({ ...saved, ntfy: { url, min_severity: 'warning' }, ...more }));
  const { readEnvironment } = await import('@core/consent/environment.ts');
  const { rightsReader } = await import('@services/settings/settings.ts');
  const clock = new HandClock();
  const printed: string[] = [];
  const ntfy = new Ntfy({
    rights: rightsReader(home.settings, readEnvironment(env), null),
    sender: httpsSender(networkLog(home.files)),
    clock,
    log: new EventLog(home.files, clock),
    onDebug: (delivery) => void printed.push(new TextDecoder().decode(delivery.body ?? undefined)),
  });
  return { ...home, ntfy, clock, printed };
}

describe('a guardrail action with ntfy configured', () => {
  test('tells action and kind, nothing else, and is a line of state/network.jsonl', async () => {
    const { heard, url } = await phone();
    const leak = 'const all = []; setInterval(() => all.push(Buffer.alloc(8e6, 1)), 20)';
    const home = guardedHome([
      {
        name: 'secret-plan',
        component: 'mcp.secretplan',
        kind: 'mcp',
        command: process.execPath,
        args: ['-e', leak],
        rss_mb: 100,
        on_breach: 'stop',
      },
    ]);
    writeFileSync(join(home, 'config.json'), JSON.stringify({ ntfy: { url } }));
    await serve(home);
    await until('it rings', () => heard.length > 0, 30_000);
    expect(heard[0]?.body).toBe('mcp: stopped: over its memory budget');
    const { host: _, 'content-length': __, ...headers } = heard[0]?.headers ?? {};
    expect(headers).toEqual({
      connection: 'close',
      'content-type': 'text/plain; charset=utf-8',
      title: 'Beacon',
      priority: '4',
    });
    expect(JSON.stringify(heard)).not.toContain('secret');
    const log = join(home, 'state', 'network.jsonl');
    await until('the line', () => existsSync(log) && readFileSync(log, 'utf8').includes('"ntfy"'));
    expect(readFileSync(join(home, 'state', 'network.jsonl'), 'utf8')).toContain(`"url":"${url}"`);
  });
});

describe('ntfy', () => {
  test('is silent below min_severity, without an address, and with collection off', async () => {
    const { heard, url } = await phone();
    await (await ringing(url)).ntfy.tell({ ...stopped, severity: 'info' });
    await (await ringing(url, { collection: false })).ntfy.tell(stopped);
    await (await ringing(url, { ntfy: { url: null, min_severity: 'info' } })).ntfy.tell(stopped);
    expect(heard).toEqual([]);
  });

  test.each([[{ STALLARI_TELEMETRY: 'off' }], [{ DO_NOT_TRACK: '1' }], [{ CI: '1' }]])(
    'is silent under %j',
    async (env) => {
      const { heard, url } = await phone();
      await (await ringing(url, {}, env)).ntfy.tell(stopped);
      expect(heard).toEqual([]);
    },
  );

  test('is printed and not sent with STALLARI_TELEMETRY_DEBUG=1', async () => {
    const { heard, url } = await phone();
    const one = await ringing(url, {}, { STALLARI_TELEMETRY_DEBUG: '1' });
    await one.ntfy.tell(stopped);
    expect(one.printed).toEqual(['mcp: stopped: over its memory budget']);
    expect(heard).toEqual([]);
  });

  test('tells the same at most every 5 minutes, and then how many it held back', async () => {
    const { heard, url } = await phone();
    const one = await ringing(url);
    for (let index = 0; index < 50; index += 1) await one.ntfy.tell(stopped);
    await one.ntfy.tell({ ...stopped, kind: 'job' });
    await one.clock.pass(5 * 60_000);
    await one.ntfy.tell(stopped);
    expect(heard.map(({ body }) => body)).toEqual([
      'mcp: stopped: over its memory budget',
      'job: stopped: over its memory budget (and 49 more since)',
      'mcp: stopped: over its memory budget',
    ]);
  });

  test('tells at most 20 times an hour, whatever happens', async () => {
    const { heard, url } = await phone();
    const one = await ringing(url);
    for (let index = 0; index < 10; index += 1) {
      for (const kind of ['mcp', 'job', 'daemon', 'dispatch'] as const) await one.ntfy.tell({ ...stopped, kind });
      await one.clock.pass(5 * 60_000);
    }
    expect(heard).toHaveLength(20);
  });

  test('tries 4 times over 31 s while the server fails, and then gives up', async () => {
    const { heard, url } = await phone([500]);
    const one = await ringing(url);
    const told = one.ntfy.tell(stopped);
    for (const [tries, ms] of [
      [1, 1000],
      [2, 5000],
      [3, 25_000],
    ] as const) {
      await until(`try ${tries}`, () => heard.length === tries);
      await sleep(50);
      await one.clock.pass(ms);
    }
    await told;
    expect(heard).toHaveLength(4);
  });

  test.each([[301], [404], [403]])('tries once at %i, and follows nobody', async (status) => {
    const { heard, url } = await phone([status], { location: 'http://127.0.0.1:9/elsewhere' });
    await (await ringing(url)).ntfy.tell(stopped);
    expect(heard).toHaveLength(1);
  });

  test.each([['http://192.0.2.1/topic'], ['https://user:word@example.com/topic'], ['ftp://127.0.0.1/topic']])(
    'asks nothing of %s',
    async (url) => {
      const one = await ringing(url);
      await one.ntfy.tell(stopped);
      expect(await one.files.read('state/network.jsonl')).toBeNull();
    },
  );
});
