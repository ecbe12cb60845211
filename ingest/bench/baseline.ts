import { Report } from '@contract/report.ts';
import { Hono } from 'hono';

/**
 * What the ingest is compared with: the same framework and the same schema, one row in D1 and one object in R2, and
 * nothing else. No scrub, no digest, no limits, no dedup, no decoys.
 */
interface Bindings {
  readonly BODIES: R2Bucket;
  readonly DB: D1Database;
}

const app = new Hono<{ Bindings: Bindings }>();

app.post('/v1/reports', async (c) => {
  const bytes = new Uint8Array(await c.req.arrayBuffer());
  const parsed = Report.safeParse(JSON.parse(new TextDecoder().decode(bytes)));
  if (!parsed.success) return c.body(null, 400);
  const { report_id, device_id, type } = parsed.data;
  await c.env.DB.prepare(
    `INSERT OR IGNORE INTO reports (report_id, digest, device_id, type, received_at, body, attachments)
     VALUES (?1, '', ?2, ?3, ?4, 1, '[]')`,
  )
    .bind(report_id, device_id, type, new Date().toISOString())
    .run();
  await c.env.BODIES.put(`reports/${report_id}`, bytes);
  return c.body(null, 202);
});

export default app;
