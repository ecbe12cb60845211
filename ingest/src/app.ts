import { type Context, Hono, type MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';
import {
  changeStatus,
  deleteFingerprint,
  promoteFingerprint,
  replay,
  showDeadLetters,
  showFingerprint,
} from './admin-api.ts';
import { adminPage, adminScript, adminStyle } from './admin-page.ts';
import { refuseUnlessAdmin } from './admin-token.ts';
import { failed, securityHeaders } from './answers.ts';
import { attach } from './attach.ts';
import type { After, Env } from './env.ts';
import { fixedList } from './fixed-list.ts';
import { openapi } from './openapi.ts';
import { refuseIfTooMany } from './rate-limit.ts';
import { receive } from './receive.ts';
import { remove } from './remove.ts';
import { stats } from './triage.ts';

type Bindings = { Bindings: Env };
type Handler = (c: Context<Bindings>) => Response | Promise<Response>;
export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/**
 * Every address this Worker knows, and what it takes there. What is not in here is 404, or 405 with what is. The first
 * that fits is taken: fixed words stand before parameters. openapi.ts describes each, and a test holds the two together.
 */
export const routes: readonly {
  readonly path: string;
  readonly who: 'anyone' | 'admin' | 'unlimited';
  readonly on: Partial<Record<Method, Handler>>;
}[] = [
  { path: '/healthz', who: 'unlimited', on: { GET: () => Response.json({ ok: true }) } },
  { path: '/openapi.json', who: 'unlimited', on: { GET: () => Response.json(openapi()) } },
  { path: '/admin', who: 'unlimited', on: { GET: adminPage } },
  { path: '/admin/page.js', who: 'unlimited', on: { GET: adminScript } },
  { path: '/admin/page.css', who: 'unlimited', on: { GET: adminStyle } },
  { path: '/v1/fixed.json', who: 'anyone', on: { GET: (c) => fixedList(c.env, Date.now()) } },
  { path: '/v1/reports', who: 'anyone', on: { POST: receiveReport } },
  { path: '/v1/crash', who: 'anyone', on: { POST: receiveReport } },
  { path: '/v1/reports/:id', who: 'anyone', on: { DELETE: (c) => remove(c.req.raw, c.env, part(c, 'id')) } },
  {
    path: '/v1/reports/:id/attachments/:sha256',
    who: 'anyone',
    on: { PUT: (c) => attach(c.req.raw, c.env, part(c, 'id'), part(c, 'sha256')) },
  },
  { path: '/v1/crash/stats', who: 'admin', on: { GET: async (c) => Response.json(await stats(c.env.DB)) } },
  { path: '/v1/crash/promote', who: 'admin', on: { POST: (c) => promoteFingerprint(c.req.raw, c.env, afterOf(c)) } },
  {
    path: '/v1/crash/:fingerprint',
    who: 'admin',
    on: {
      GET: (c) => showFingerprint(c.env, part(c, 'fingerprint')),
      DELETE: (c) => deleteFingerprint(c.env, part(c, 'fingerprint')),
    },
  },
  {
    path: '/v1/crash/:fingerprint/status',
    who: 'admin',
    on: { POST: (c) => changeStatus(c.req.raw, c.env, part(c, 'fingerprint')) },
  },
  { path: '/v1/dead-letters', who: 'admin', on: { GET: (c) => showDeadLetters(c.env) } },
  { path: '/v1/dead-letters/:id/replay', who: 'admin', on: { POST: (c) => replay(c.env, part(c, 'id')) } },
];

export function createApp(): Hono<Bindings> {
  const app = new Hono<Bindings>();
  app.use(async (c, next) => {
    await next();
    for (const [name, value] of Object.entries(securityHeaders)) {
      if (!c.res.headers.has(name)) c.header(name, value);
    }
  });
  for (const { path, who, on } of routes) {
    for (const [method, handle] of Object.entries(on)) app.on(method, path, guards[who], (c) => handle(c));
    // Hono answers HEAD where there is a GET.
    const allow = Object.keys(on)
      .flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method]))
      .join(', ');
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

const part = (c: Context<Bindings>, name: string): string => c.req.param(name) ?? '';

const afterOf =
  (c: Context<Bindings>): After =>
  (work) =>
    c.executionCtx.waitUntil(work);

function receiveReport(c: Context<Bindings>): Promise<Response> {
  return receive(c.req.raw, c.env, afterOf(c));
}
