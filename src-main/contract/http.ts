import * as z from 'zod';

/**
 * How a browser window talks to the headless host (spec 6). Only ever on 127.0.0.1.
 *
 * The link is `http://127.0.0.1:<port>/#<token>`. The page POSTs the token to `session`, once, and gets a secret that
 * it keeps in sessionStorage and sends in a header: cookies ignore ports, so every local server would get them.
 */
export const httpPaths = {
  session: '/session',
  /** `POST /ask/<request name>` with AskBody, answered with AskAnswer. */
  ask: '/ask/',
  /** `GET`, answered with one EventLine a line for as long as both sides live. */
  events: '/events',
} as const;

export const SESSION_HEADER = 'beacon-session';
/** Where the page keeps the secret; per tab, gone when it closes. */
export const SESSION_STORAGE_KEY = 'beacon.session';
/** A link is good for one use within this time. */
export const LINK_LIFE_MS = 60_000;
/** A line without event is written this often, so that a dead host is noticed. */
export const HEARTBEAT_MS = 15_000;

export const SessionBody = z.strictObject({ token: z.string().regex(/^[0-9a-f]{64}$/) });
export const SessionAnswer = z.object({ session: z.string() });

export const AskBody = z.strictObject({ question: z.unknown().optional() });
export const AskAnswer = z.union([
  z.object({ answer: z.unknown() }),
  z.object({
    error: z.object({ code: z.enum(['unknown', 'bad_question', 'session', 'failed']), message: z.string() }),
  }),
]);

export const EventLine = z.union([
  z.object({ event: z.string(), body: z.unknown() }),
  z.object({ beat: z.literal(true) }),
]);
