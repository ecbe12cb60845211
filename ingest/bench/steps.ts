import { Report } from '@contract/report.ts';
import { Hono } from 'hono';
import { bodyKey } from '../src/bodies.ts';
import { readBody } from '../src/body.ts';
import { sha256, toHex } from '../src/digest.ts';
import type { Env } from '../src/env.ts';
import { takeIn } from '../src/intake.ts';
import { post } from '../src/ledger.ts';
import { receive } from '../src/receive.ts';

/** The ingest up to one step each, for load.mjs: what an address does is all that the ones before it do, and one more. */
const app = new Hono<{ Bindings: Env }>();
const done = () => new Response(null, { status: 202 });

async function bytesOf(request: Request): Promise<Uint8Array> {
  const body = await readBody(request, 65_536);
  return body.kind === 'whole' ? body.received : new Uint8Array();
}

app.post('/answer', () => done());

app.post('/read', async (c) => {
  await sha256(await bytesOf(c.req.raw));
  return done();
});

app.post('/parse', async (c) => {
  Report.safeParse(JSON.parse(new TextDecoder().decode(await bytesOf(c.req.raw))));
  return done();
});

app.post('/scrub', async (c) => {
  await takeIn(await bytesOf(c.req.raw));
  return done();
});

app.post('/count', async (c) => {
  await count(c.env, await bytesOf(c.req.raw));
  return done();
});

app.post('/store', async (c) => {
  const bytes = await bytesOf(c.req.raw);
  const intake = await takeIn(bytes);
  if (intake.kind === 'report') await c.env.BODIES.put(bodyKey(intake.report.report_id, 'x'), intake.stored);
  return done();
});

app.post('/v1/reports', (c) => receive(c.req.raw, c.env, (work) => c.executionCtx.waitUntil(work)));

async function count(env: Env, bytes: Uint8Array): Promise<void> {
  const intake = await takeIn(bytes);
  if (intake.kind !== 'report') return;
  await post(env.DB, {
    report: intake.report,
    digest: toHex(await sha256(bytes)),
    appVersion: intake.appVersion,
    keep: true,
    tallies: new Map(),
    at: new Date().toISOString().replace(/\.\d+Z$/, 'Z'),
  });
}

export default app;
