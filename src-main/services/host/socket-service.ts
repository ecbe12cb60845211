import type { GuardianEvent } from '@contract/guardian-log.ts';
import {
  type HelloAnswer,
  type LogTail,
  MAX_SOCKET_CONNECTIONS,
  SOCKET_VERSION,
  type SocketBody,
  type SocketErrorCode,
  type SocketOp,
  SocketRequest,
  socketOps,
} from '@contract/socket.ts';
import { newSpeaker, type Programs, type Speaker } from '../capture/programs.ts';
import type { CommandOutcome, Guardian } from '../guardian/guardian.ts';
import type { Clock } from '../ports/clock.ts';

/** A connection, as the adapter gives it. */
export interface Lines {
  send(line: string): void;
  /** What was sent before is still delivered; nothing more is heard. */
  close(): void;
  /** The next line comes once `hear` is done with this one: answers come in the order of the questions. */
  onLine(hear: (line: string | 'too_large') => void | Promise<void>): void;
  onClose(hear: () => void): void;
}

export interface SocketServiceParts {
  readonly guardian: Pick<
    Guardian,
    'status' | 'join' | 'adopt' | 'leave' | 'command' | 'pause' | 'resume' | 'askOwner' | 'tellOwner'
  >;
  /** Failures and breadcrumbs that other programs tell of themselves. */
  readonly programs: Programs;
  /** One task of an agent ended. */
  readonly onDispatch: (outcome: 'succeeded' | 'failed') => void;
  readonly clock: Pick<Clock, 'monotonicMs'>;
  readonly hello: () => HelloAnswer;
  /** The end of a process's error output, scrubbed; null where there is no such process, or its output is another's. */
  readonly lastLines: (name: string) => Promise<readonly string[] | null>;
  /** A connection ended, and perhaps its program with it. */
  readonly onClosed: () => void;
  /** The host opens its own window. */
  readonly show: () => void;
  /** A headless host writes a fresh one-use link into its 0600 file. */
  readonly freshLink: () => Promise<void>;
}

/** More messages than this in one second, on one connection, are each answered with an error. */
const MAX_PER_SECOND = 500;
/** With this many it is closed after the error: whoever goes on like that does not read what it is told. */
const END_PER_SECOND = 5000;

type Reply =
  | { readonly ok: true; readonly body: unknown }
  | { readonly ok: false; readonly code: SocketErrorCode; readonly message: string };

/**
 * Beacon.sock (spec 2.9). Managed processes run as the same user and may connect, so nothing here can approve, send,
 * consent, or change a setting: those operations do not exist. Nothing that is received can end the host.
 */
export class SocketService {
  readonly #parts: SocketServiceParts;
  readonly #subscribers = new Set<Lines>();
  /** Who owns a joined process. */
  readonly #owners = new Map<string, Lines>();
  readonly #open = new Map<Lines, Speaker>();

  constructor(parts: SocketServiceParts) {
    this.#parts = parts;
    parts.guardian.askOwner = (name, why) => this.#push(this.#owners.get(name), 'guard.stop', { name, why });
    parts.guardian.tellOwner = (name, event, body) => this.#push(this.#owners.get(name), event, { name, ...body });
  }

  /** Takes a new connection. */
  serve(connection: Lines): void {
    if (this.#open.size >= MAX_SOCKET_CONNECTIONS) {
      this.#answer(connection, null, tooMany(`At most ${MAX_SOCKET_CONNECTIONS} connections at the same time.`));
      connection.close();
      return;
    }
    this.#open.set(connection, newSpeaker());
    let second = 0;
    let count = 0;
    connection.onLine((line) => {
      const now = Math.floor(this.#parts.clock.monotonicMs() / 1000);
      count = now === second ? count + 1 : 1;
      second = now;
      if (count <= MAX_PER_SECOND) return this.#hear(connection, line);
      this.#answer(connection, idOf(line), tooMany(`At most ${MAX_PER_SECOND} messages a second.`));
      if (count >= END_PER_SECOND) connection.close();
    });
    connection.onClose(() => {
      this.#open.delete(connection);
      this.#subscribers.delete(connection);
      for (const [name, owner] of this.#owners) {
        if (owner === connection) this.#leave(name);
      }
      this.#parts.onClosed();
    });
  }

  #leave(name: string): void {
    this.#owners.delete(name);
    this.#parts.guardian.leave(name);
  }

  /** Tells subscribers of a guardrail action. */
  tellEvent(event: GuardianEvent): void {
    for (const one of this.#subscribers) this.#push(one, 'guardian.event', event);
  }

  /** Tells subscribers to hold new work back, or to go on. */
  tellDispatch(paused: boolean): void {
    for (const one of this.#subscribers) this.#push(one, paused ? 'dispatch.pause' : 'dispatch.resume', {});
  }

  #push(connection: Lines | undefined, event: string, body: unknown): void {
    connection?.send(JSON.stringify({ v: SOCKET_VERSION, event, body }));
  }

  #answer(connection: Lines, id: string | number | null, reply: Reply): void {
    const body = reply.ok
      ? { ok: true, body: reply.body ?? null }
      : { ok: false, error: { code: reply.code, message: reply.message } };
    connection.send(JSON.stringify({ v: SOCKET_VERSION, id, ...body }));
  }

  async #hear(connection: Lines, line: string): Promise<void> {
    if (line === 'too_large') {
      this.#answer(connection, null, { ok: false, code: 'too_large', message: 'A message is at most 64 KiB.' });
      return;
    }
    const message = parseMessage(line);
    if (message === null) {
      this.#answer(connection, idOf(line), {
        ok: false,
        code: 'bad_message',
        message: 'Expected { "v": 1, "id", "op", "body" } on one line.',
      });
      return;
    }
    if (!isOp(message.op)) {
      this.#answer(connection, message.id, {
        ok: false,
        code: 'unknown_op',
        message: `There is no operation "${message.op}".`,
      });
      return;
    }
    const body = socketOps[message.op].safeParse(message.body ?? undefined);
    if (!body.success) {
      const [issue] = body.error.issues;
      const place = issue === undefined ? '' : issue.path.join('.');
      this.#answer(connection, message.id, {
        ok: false,
        code: 'bad_body',
        message: `${place || 'body'}: ${issue?.message ?? 'not as expected'}`,
      });
      return;
    }
    let reply: Reply;
    try {
      reply = await this.#perform(connection, message.op, body.data);
    } catch {
      // Whatever broke, the sender learns that it did, and the host goes on.
      reply = { ok: false, code: 'failed', message: 'That could not be done.' };
    }
    this.#answer(connection, message.id, reply);
    // It came in the middle of a pause, and must not wait for the next one to learn of it.
    if (message.op === 'subscribe' && this.#parts.guardian.status().fleet.over_ceiling) {
      this.#push(connection, 'dispatch.pause', {});
    }
  }

  async #perform(connection: Lines, op: SocketOp, body: unknown): Promise<Reply> {
    const { guardian } = this.#parts;
    const done = (value: unknown = null): Reply => ({ ok: true, body: value });
    const named = body as SocketBody<'guard.snooze'>;
    const { programs } = this.#parts;
    // Closed meanwhile: what it said last still counts.
    const speaker = this.#open.get(connection) ?? newSpeaker();
    switch (op) {
      case 'hello':
        programs.hello(speaker, body as SocketBody<'hello'>);
        if ((body as SocketBody<'hello'>)?.link === true) await this.#parts.freshLink();
        return done(this.#parts.hello());
      case 'show':
        this.#parts.show();
        return done();
      case 'status':
        return done(guardian.status());
      case 'subscribe':
        this.#subscribers.add(connection);
        return done();
      case 'breadcrumb':
        programs.breadcrumb(speaker, body as SocketBody<'breadcrumb'>);
        return done();
      case 'capture':
        return toldOf(await programs.capture(speaker, body as SocketBody<'capture'>));
      case 'friction':
        return toldOf(await programs.friction(speaker, body as SocketBody<'friction'>));
      case 'dispatch':
        this.#parts.onDispatch((body as SocketBody<'dispatch'>).outcome);
        return done();
      case 'preflight':
      case 'engage':
        return { ok: false, code: 'unavailable', message: 'This Beacon keeps no preflight log.' };
      case 'join':
      case 'adopt': {
        const entry = body as SocketBody<'join'>;
        const outcome = await (op === 'join' ? guardian.join(entry) : guardian.adopt(entry));
        if (outcome.kind === 'done') this.#owners.set(entry.name, connection);
        // The connection is its lifeline, also where it ended while the process was being looked at.
        if (outcome.kind === 'done' && !this.#open.has(connection)) this.#leave(entry.name);
        return replyOf(outcome, entry.name);
      }
      case 'guard.start':
      case 'guard.stop':
      case 'guard.restart':
      case 'guard.reset': {
        const command = op.slice('guard.'.length) as 'start' | 'stop' | 'restart' | 'reset';
        return replyOf(guardian.command(named.name, command), named.name);
      }
      case 'guard.logs': {
        const lines = await this.#parts.lastLines(named.name);
        if (lines !== null) return done({ name: named.name, lines: [...lines] } satisfies LogTail);
        return { ok: false, code: 'not_found', message: `There is no error output of a process called ${named.name}.` };
      }
      case 'guard.snooze':
        return replyOf(guardian.command(named.name, 'snooze', named.seconds), named.name);
      case 'guard.pause':
        guardian.pause((body as SocketBody<'guard.pause'>)?.seconds ?? null);
        return done();
      case 'guard.resume':
        guardian.resume();
        return done();
      default:
        return op satisfies never;
    }
  }
}

/** Told too often: an answer like any other, and nothing that is fatal. */
const toldOf = (told: object | null): Reply =>
  told === null ? tooMany('At most 60 failures a minute on one connection.') : { ok: true, body: told };

function replyOf(outcome: CommandOutcome, name: string): Reply {
  switch (outcome.kind) {
    case 'done':
      return { ok: true, body: null };
    case 'not_found':
      return { ok: false, code: 'not_found', message: `There is no process called ${name}.` };
    case 'refused':
      return { ok: false, code: 'refused', message: outcome.message };
    default:
      return outcome satisfies never;
  }
}

const tooMany = (message: string): Reply => ({ ok: false, code: 'too_many', message });

/** The id of a message that is refused unread, so that whoever waits for its answer gets one. */
function idOf(line: string): string | number | null {
  try {
    const parsed = SocketRequest.pick({ id: true }).safeParse(JSON.parse(line));
    return parsed.success ? parsed.data.id : null;
  } catch {
    return null; // Not JSON.
  }
}

function parseMessage(line: string): SocketRequest | null {
  try {
    const parsed = SocketRequest.safeParse(JSON.parse(line));
    return parsed.success ? parsed.data : null;
  } catch {
    return null; // Not JSON.
  }
}

const isOp = (op: string): op is SocketOp => Object.hasOwn(socketOps, op);
