import { systemClock } from '@adapters/system-clock.ts';
import { MAX_SOCKET_CONNECTIONS } from '@contract/socket.ts';
import type { Incident } from '@core/report/incident.ts';
import type { Captured } from '@services/capture/collector.ts';
import { Programs } from '@services/capture/programs.ts';
import { SocketClient } from '@services/host/socket-client.ts';
import { type Lines, SocketService, type SocketServiceParts } from '@services/host/socket-service.ts';
import { HandClock } from '@test/hand-clock.ts';
import { describe, expect, test } from 'vitest';

interface Answer {
  readonly id: string | number | null;
  readonly ok: boolean;
  readonly error?: { readonly code: string };
}

/** One connection as values: what the service sends, and whether it closed it. */
class Line implements Lines {
  readonly sent: Answer[] = [];
  closed = false;
  #hear: ((line: string | 'too_large') => void | Promise<void>)[] = [];
  #end: (() => void)[] = [];

  send(line: string): void {
    this.sent.push(JSON.parse(line));
  }

  close(): void {
    this.closed = true;
  }

  onLine(hear: (line: string | 'too_large') => void | Promise<void>): void {
    this.#hear.push(hear);
  }

  onClose(hear: () => void): void {
    this.#end.push(hear);
  }

  async say(line: string): Promise<void> {
    for (const hear of this.#hear) await hear(line);
  }

  end(): void {
    for (const hear of this.#end) hear();
  }
}

const guardian = { askOwner: () => undefined } as unknown as SocketServiceParts['guardian'];
function service(guarding = guardian) {
  const clock = new HandClock();
  const incidents: Incident[] = [];
  const dispatched: string[] = [];
  const capture = (incident: Incident): Captured => {
    incidents.push(incident);
    return { kind: 'written', id: 'brpt_0123456789abcdef' };
  };
  const parts = {
    guardian: guarding,
    clock,
    hello: () => ({ pid: 1, version: '1', host: 'headless' as const, started_at: '' }),
    show: () => undefined,
    freshLink: async () => undefined,
    programs: new Programs({ capture: async (incident) => capture(incident) }, clock),
    onClosed: () => undefined,
    lastLines: async () => null,
    onDispatch: (outcome: string) => void dispatched.push(outcome),
  };
  return { clock, incidents, dispatched, service: new SocketService(parts) };
}
const hello = (id: number | string) => JSON.stringify({ v: 1, id, op: 'hello' });
const codes = (sent: readonly Answer[]) => sent.map(({ ok, error }) => (ok ? 'ok' : error?.code));

describe('1,000 messages within one second on one connection', () => {
  test('are all answered under their own ids: 500 with what was asked for, 500 with an error', async () => {
    const one = service();
    const line = new Line();
    one.service.serve(line);
    for (let id = 0; id < 1000; id += 1) await line.say(hello(id));
    expect(line.sent.map(({ id }) => id)).toEqual(Array.from({ length: 1000 }, (_, id) => id));
    expect(codes(line.sent).filter((code) => code === 'ok')).toHaveLength(500);
    expect(codes(line.sent).filter((code) => code === 'too_many')).toHaveLength(500);
    expect(line.closed).toBe(false);
    await one.clock.pass(1000);
    await line.say(hello('later'));
    expect(line.sent.at(-1)).toMatchObject({ id: 'later', ok: true });
  });

  test('end the connection, after an error, when they become 5,000', async () => {
    const one = service();
    const line = new Line();
    one.service.serve(line);
    for (let id = 1; id <= 5000; id += 1) await line.say(hello(id));
    expect(line.closed).toBe(true);
    expect(line.sent.at(-1)).toMatchObject({ id: 5000, error: { code: 'too_many' } });
  });
});

describe('a message that is refused', () => {
  test('is answered under its id where it has one', async () => {
    const line = new Line();
    service().service.serve(line);
    await line.say('{"v":9,"id":7,"op":"hello"}');
    await line.say('not json');
    expect(line.sent).toMatchObject([
      { id: 7, error: { code: 'bad_message' } },
      { id: null, error: { code: 'bad_message' } },
    ]);
  });
});

describe('connections', () => {
  test(`beyond ${MAX_SOCKET_CONNECTIONS} at the same time are told so and closed, until one of the others ends`, () => {
    const one = service();
    const lines = Array.from({ length: MAX_SOCKET_CONNECTIONS + 1 }, () => new Line());
    for (const line of lines) one.service.serve(line);
    expect(lines.filter(({ closed }) => closed)).toEqual([lines.at(-1)]);
    expect(codes(lines.at(-1)?.sent ?? [])).toEqual(['too_many']);
    lines[0]?.end();
    const next = new Line();
    one.service.serve(next);
    expect(next.closed).toBe(false);
  });
});

describe('a wrapper that goes away while its process is being looked at', () => {
  test('does not leave that process behind in the fleet', async () => {
    const left: string[] = [];
    let joined: () => void = () => undefined;
    const slow = {
      ...guardian,
      leave: (name: string) => void left.push(name),
      join: () =>
        new Promise<{ kind: 'done' }>((resolve) => {
          joined = () => resolve({ kind: 'done' });
        }),
    };
    const line = new Line();
    service(slow).service.serve(line);
    const body = { pid: 42, start_time: '1', name: 'wrapped', kind: 'mcp' };
    const answered = line.say(JSON.stringify({ v: 1, id: 1, op: 'join', body }));
    line.end();
    joined();
    await answered;
    expect(left).toEqual(['wrapped']);
  });
});

describe('a program that speaks of itself', () => {
  const say = (line: Line, op: string, body?: unknown) => line.say(JSON.stringify({ v: 1, id: op, op, body }));

  test('has its component, version and last 100 breadcrumbs in what it captures', async () => {
    const one = service();
    const line = new Line();
    one.service.serve(line);
    await say(line, 'hello', { component: 'job.digest', version: '1.2.3' });
    for (let step = 0; step < 120; step += 1) await say(line, 'breadcrumb', { event: 'step', detail: step });
    await say(line, 'capture', {
      error: { name: 'TypeError', message: 'x', stack: 'TypeError: x\n    at a (b.js:1:1)' },
    });
    await say(line, 'friction', { kind: 'retry_loop', phase: 'fetch' });
    expect(line.sent.at(-1)).toMatchObject({ ok: true, body: { outcome: 'written' } });
    expect(one.incidents[0]).toMatchObject({
      subject: { name: 'job.digest', component: 'job.digest', version: '1.2.3' },
      errorText: 'TypeError: x\n    at a (b.js:1:1)',
    });
    expect(one.incidents[0]?.breadcrumbs.map(({ detail }) => detail)).toEqual([
      ...Array.from({ length: 100 }, (_, index) => String(index + 20)),
      'unhandled_exception',
    ]);
    expect(one.incidents[1]).toMatchObject({ type: 'friction', frictionKind: 'retry_loop', phase: 'fetch' });
  });

  test('is told so after 60 failures in a minute, and heard again in the next', async () => {
    const one = service();
    const line = new Line();
    one.service.serve(line);
    for (let index = 0; index < 61; index += 1) await say(line, 'friction', { kind: 'retry_loop' });
    expect(codes(line.sent).filter((code) => code === 'ok')).toHaveLength(60);
    expect(line.sent.at(-1)).toMatchObject({ error: { code: 'too_many' } });
    await one.clock.pass(60_000);
    await say(line, 'friction', { kind: 'retry_loop' });
    expect(line.sent.at(-1)).toMatchObject({ ok: true });
  });

  test('counts how its tasks ended, and nothing else', async () => {
    const one = service();
    const line = new Line();
    one.service.serve(line);
    await say(line, 'dispatch', { outcome: 'succeeded' });
    await say(line, 'dispatch', { outcome: 'failed' });
    await say(line, 'dispatch', { outcome: 'maybe' });
    expect(codes(line.sent)).toEqual(['ok', 'ok', 'bad_body']);
    expect(one.dispatched).toEqual(['succeeded', 'failed']);
  });

  test('gets a clear answer for preflight and engage', async () => {
    const line = new Line();
    service().service.serve(line);
    for (const op of ['preflight', 'engage']) await say(line, op, { session_id: 's' });
    expect(codes(line.sent)).toEqual(['unavailable', 'unavailable']);
  });

  test.each([
    'approve',
    'send',
    'consent',
    'endpoint',
    'settings',
    'discard',
    'reports.send',
    'config',
    '__proto__',
    'constructor',
  ])('cannot ask for %s: there is no such operation', async (op) => {
    const line = new Line();
    service().service.serve(line);
    await say(line, op, { id: 'brpt_0123456789abcdef' });
    expect(codes(line.sent)).toEqual(['unknown_op']);
  });
});

describe('a client', () => {
  const answerTo = (line: Line, message: object) => line.say(JSON.stringify({ v: 1, ...message }));

  test('hears why the host ended the connection, in the answer to every question that waits', async () => {
    const line = new Line();
    const client = new SocketClient(line, systemClock);
    const waiting = client.ask('hello');
    await answerTo(line, { id: null, ok: false, error: { code: 'too_many', message: 'At most 256.' } });
    line.end();
    const refused = { ok: false, code: 'too_many', message: 'At most 256.' };
    expect(await waiting).toEqual(refused);
    expect(await client.ask('status')).toEqual(refused);
  });

  test('answers a question of more than 64 KiB itself, because the host could not say whose it was', async () => {
    const line = new Line();
    const reply = await new SocketClient(line, systemClock).ask('hello', { text: 'x'.repeat(70_000) });
    expect(reply).toMatchObject({ ok: false, code: 'too_large' });
    expect(line.sent).toEqual([]);
  });
});
