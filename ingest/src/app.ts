import { Sha256Hex } from '@contract/primitives.ts';
import { type Context, Hono, type MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';
import * as z from 'zod';
import { refuseUnlessAdmin } from './admin-token.ts';
import { failed, securityHeaders } from './answers.ts';
import { attach } from './attach.ts';
import { mediaType, readBody } from './body.ts';
import { Status } from './dedup.ts';
import type { Env } from './env.ts';
import { MAX_ADMIN_BODY_BYTES } from './limits.ts';
import { refuseIfTooMany } from './rate-limit.ts';
import { receive } from './receive.ts';
import { remove } from './remove.ts';
import { removeFingerprint, setStatus, show, stats } from './triage.ts';

type Bindings = { Bindings: Env };
type Handler = (c: Context<Bindings>) => Promise<Response>;

/** Every address this Worker knows, and what it takes there. What is not in here is 404, or 405 with what is. */
const routes: readonly {
  readonly path: string;
  readonly who: 'anyone' | 'admin' | 'unlimited';
  readonly on: Partial<Record<'GET' | 'POST' | 'PUT' | 'DELETE', Handler>>;
}[] = [
  { path: '/healthz', who: 'unlimited', on: { GET: async () => Response.json({ ok: true }) } },
  { path: '/v1/reports', who: 'anyone', on: { POST: receiveReport } },
  { path: '/v1/crash', who: 'anyone', on: { POST: receiveReport } },
  {
    path: '/v1/reports/:id',
    who: 'anyone',
    on: { DELETE: (c) => remove(c.req.raw, c.env, c.req.param('id') ?? '') },
  },
  {
    path: '/v1/reports/:id/attachments/:sha256',
    who: 'anyone',
    on: { PUT: (c) => attach(c.req.raw, c.env, c.req.param('id') ?? '', c.req.param('sha256') ?? '') },
  },
  { path: '/v1/crash/stats', who: 'admin', on: { GET: async (c) => Response.json(await stats(c.env.DB)) } },
  { path: '/v1/crash/:fingerprint', who: 'admin', on: { GET: showFingerprint, DELETE: deleteFingerprint } },
  { path: '/v1/crash/:fingerprint/status', who: 'admin', on: { POST: changeStatus } },
];

export function createApp(): Hono<Bindings> {
  const app = new Hono<Bindings>();
  app.use(async (c, next) => {
    await next();
    for (const [name, value] of Object.entries(securityHeaders)) c.header(name, value);
  });
  for (const { path, who, on } of routes) {
    for (const [method, handle] of Object.entries(on)) app.on(method, path, guards[who], handle);
    const allow = Object.keys(on).join(', ');
    app.all(path, () => failed(405, 'This address does not take that method.', { allow }));
  }
  app.notFound(() => failed(404, 'There is nothing at this address.'));
  app.onError((error, c) => {
    // The error's name and the route's pattern: a message or an address may hold what was being handled.
    console.error(`${c.req.method} ${routePath(c)} failed: ${error.name}`);
    return failed(500, 'Something failed here. Nothing was lost; try again later.');
  });
  return app;
}

const guards: Readonly<Record<(typeof routes)[number]['who'], MiddlewareHandler<Bindings>>> = {
  unlimited: (_c, next) => next(),
  anyone: async (c, next) => {
    const refusal = await refuseIfTooMany(c.req.raw, c.env, Date.now());
    if (refusal !== null) return refusal;
    return next();
  },
  // Guesses are limited, the admin is not.
  admin: async (c, next) => {
    const refusal = await refuseUnlessAdmin(c.req.raw, c.env.ADMIN_TOKEN);
    if (refusal !== null) return (await refuseIfTooMany(c.req.raw, c.env, Date.now())) ?? refusal;
    return next();
  },
};

function receiveReport(c: Context<Bindings>): Promise<Response> {
  return receive(c.req.raw, c.env, (work) => c.executionCtx.waitUntil(work));
}

const unknownFingerprint = () => failed(404, 'There is no such fingerprint.');

async function showFingerprint(c: Context<Bindings>): Promise<Response> {
  const fingerprint = Sha256Hex.safeParse(c.req.param('fingerprint'));
  const shown = fingerprint.success ? await show(c.env.DB, c.env.BODIES, fingerprint.data) : null;
  return shown === null ? unknownFingerprint() : Response.json(shown);
}

async function deleteFingerprint(c: Context<Bindings>): Promise<Response> {
  const fingerprint = Sha256Hex.safeParse(c.req.param('fingerprint'));
  const deleted = fingerprint.success ? await removeFingerprint(c.env.DB, c.env.BODIES, fingerprint.data) : null;
  return deleted === null ? unknownFingerprint() : Response.json({ deleted });
}

const StatusBody = z.strictObject({ status: Status });

async function changeStatus(c: Context<Bindings>): Promise<Response> {
  if (mediaType(c.req.raw) !== 'application/json') return failed(415, 'The new status is application/json.');
  const body = await readBody(c.req.raw, MAX_ADMIN_BODY_BYTES);
  if (body.kind === 'too-large') return failed(413, `At most ${MAX_ADMIN_BODY_BYTES} bytes.`);
  const asked = StatusBody.safeParse(parseOrNull(new TextDecoder().decode(body.bytes)));
  if (!asked.success) return failed(400, `Expected { "status": one of ${Status.options.join(', ')} }.`);
  const fingerprint = Sha256Hex.safeParse(c.req.param('fingerprint'));
  const changed = fingerprint.success ? await setStatus(c.env.DB, fingerprint.data, asked.data.status) : null;
  return changed === null ? unknownFingerprint() : Response.json(changed);
}

function parseOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The schema refuses null, in better words.
    return null;
  }
}
