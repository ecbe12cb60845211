import * as z from 'zod';
import { ProcessName } from './guardian-config.ts';
import { Component, ProcessKind, Version } from './primitives.ts';
import { FrictionKind } from './report.ts';
import { SOCKET_VERSION } from './socket-limits.ts';

export { MAX_SOCKET_CONNECTIONS, MAX_SOCKET_MESSAGE_BYTES, SOCKET_VERSION } from './socket-limits.ts';

/**
 * Beacon.sock (spec 2.9): newline-delimited JSON. Approving, sending, consent, destination and settings never go over
 * it, because managed processes run as the same user and could connect.
 */

const OptionalSeconds = z.number().min(1).max(604_800);
const Name = z.strictObject({ name: ProcessName });

/** Budgets a wrapper or a host application brings with its process. */
export const JoinBudgets = z.strictObject({
  rss_mb: z.number().min(1).max(16_777_216).optional(),
  cpu_percent: z.number().min(1).max(102_400).optional(),
});

/** The program that speaks. What is not given with a message is what its connection said in `hello`. */
const speaker = { component: Component.optional(), version: Version.optional() } as const;

/** A process that somebody else started: alive under this start time, or it is refused. */
const Guest = z.strictObject({
  pid: z.int().min(2),
  start_time: z.string().max(60),
  name: ProcessName,
  kind: ProcessKind,
  component: Component.optional(),
  budgets: JoinBudgets.optional(),
});

/** Longest text of a breadcrumb, and of an error with its stack and causes, in characters. */
export const MAX_CRUMB_TEXT = 1000;
export const MAX_ERROR_TEXT = 32_768;

/** Raw: the host scrubs it before anything of it touches the disk. An event that is no identifier is text, too. */
export const SocketBreadcrumb = z.strictObject({
  event: z.string().min(1).max(200),
  detail: z
    .union([z.string().max(MAX_CRUMB_TEXT), z.number()])
    .nullable()
    .optional(),
});

/** Breadcrumbs that go with a failure, in place of those of the connection; `at` in milliseconds since 1970. */
const own = {
  breadcrumbs: z
    .array(SocketBreadcrumb.extend({ at: z.number().min(0) }))
    .max(100)
    .optional(),
} as const;

/** A failure of the program that speaks, as it was thrown; or the bad end of a process that it handed over. */
export const SocketCapture = z
  .strictObject({
    ...speaker,
    ...own,
    type: z.enum(['unhandled_exception', 'unhandled_rejection']).optional(),
    error: z
      .strictObject({
        name: z.string().max(200).optional(),
        message: z.string().max(MAX_ERROR_TEXT).optional(),
        stack: z.string().max(MAX_ERROR_TEXT).optional(),
      })
      .optional(),
    exit: z
      .strictObject({
        name: ProcessName,
        kind: ProcessKind,
        component: Component.optional(),
        code: z.int().min(-2_147_483_648).max(4_294_967_295).nullable(),
        signal: z
          .string()
          .regex(/^SIG[A-Z0-9]{2,12}$/)
          .nullable(),
      })
      .optional(),
  })
  .refine(({ error, exit }) => (error === undefined) !== (exit === undefined), 'expected error or exit, one of them');

export const SocketFriction = z.strictObject({
  ...speaker,
  ...own,
  kind: FrictionKind,
  phase: z.string().max(200).nullable().optional(),
});

/** How a task of an agent ended; counted for the daily diagnostic report. */
export const SocketDispatch = z.strictObject({ outcome: z.enum(['succeeded', 'failed']) });

/** Preflight checks and what followed them; answered `unavailable` by a host that keeps no such log. */
const Preflight = z.looseObject({}).optional();

export const socketOps = {
  /**
   * Who is there. `link` asks a headless host to write a fresh one-use link into its 0600 file; `component` and
   * `version` say who speaks on this connection from now on.
   */
  hello: z.strictObject({ link: z.boolean().optional(), ...speaker }).optional(),
  /** The host opens its own window. */
  show: z.undefined(),
  status: z.undefined(),
  /** This connection is told of `dispatch.pause`, `dispatch.resume` and guardian events. */
  subscribe: z.undefined(),
  /** Something happened in the program that speaks; the last 100 of a connection go with its next capture. */
  breadcrumb: SocketBreadcrumb,
  capture: SocketCapture,
  friction: SocketFriction,
  dispatch: SocketDispatch,
  /** A wrapper joins the fleet with the process it guards; the connection is its lifeline. */
  join: Guest,
  /** A host application hands a child over; it alone starts it again, and it is asked to stop it. */
  adopt: Guest,
  preflight: Preflight,
  engage: Preflight,
  'guard.start': Name,
  'guard.stop': Name,
  'guard.restart': Name,
  'guard.reset': Name,
  /** The last lines of its error output, from memory, scrubbed. */
  'guard.logs': Name,
  'guard.snooze': z.strictObject({ name: ProcessName, seconds: OptionalSeconds }),
  'guard.pause': z.strictObject({ seconds: OptionalSeconds.optional() }).optional(),
  'guard.resume': z.undefined(),
} as const;
export type SocketOp = keyof typeof socketOps;
export type SocketBody<O extends SocketOp> = z.output<(typeof socketOps)[O]>;

export const SocketRequest = z.object({
  v: z.literal(SOCKET_VERSION),
  id: z.union([z.string().max(64), z.int()]),
  op: z.string().max(40),
  body: z.unknown().optional(),
});
export type SocketRequest = z.output<typeof SocketRequest>;

export const SocketErrorCode = z.enum([
  'bad_message',
  'too_large',
  'too_many',
  'unknown_op',
  'bad_body',
  'not_found',
  'refused',
  /** This host does not do that (yet). */
  'unavailable',
  'failed',
]);
export type SocketErrorCode = z.output<typeof SocketErrorCode>;

export const SocketAnswer = z.union([
  z.object({
    v: z.literal(SOCKET_VERSION),
    id: z.union([z.string(), z.int(), z.null()]),
    ok: z.literal(true),
    body: z.unknown(),
  }),
  z.object({
    v: z.literal(SOCKET_VERSION),
    id: z.union([z.string(), z.int(), z.null()]),
    ok: z.literal(false),
    error: z.object({ code: SocketErrorCode, message: z.string() }),
  }),
]);
export type SocketAnswer = z.output<typeof SocketAnswer>;

export const SocketEvent = z.object({ v: z.literal(SOCKET_VERSION), event: z.string(), body: z.unknown() });
export type SocketEvent = z.output<typeof SocketEvent>;

/** Answer to `guard.logs`. */
export const LogTail = z.object({ name: z.string(), lines: z.array(z.string()) });
export type LogTail = z.output<typeof LogTail>;

export const HelloAnswer = z.object({
  pid: z.int(),
  version: z.string(),
  host: z.enum(['electron', 'headless']),
  started_at: z.string(),
});
export type HelloAnswer = z.output<typeof HelloAnswer>;

/** The line `serve --json` prints (spec 2.6). */
export const ServeLine = z.object({ url: z.url().nullable(), pid: z.int(), home: z.string() });
export type ServeLine = z.output<typeof ServeLine>;

/** One line of state/network.jsonl: a request that Beacon made, and what came back. */
export const NetworkRecord = z.object({
  at: z.string(),
  why: z.enum(['report', 'attachment', 'deletion', 'fixed_list', 'update_check', 'ntfy', 'endpoint_test', 'health']),
  method: z.string(),
  url: z.url(),
  bytes: z.int(),
  status: z.int().nullable(),
  /** offline, timeout, tls, refused ...: our word, never the system's text. */
  error: z.string().nullable(),
  report_id: z.string().nullable(),
});
export type NetworkRecord = z.output<typeof NetworkRecord>;
