import { createHash, randomBytes } from 'node:crypto';

const AT = '2026-04-03T09:15:00Z';

/** What every invented report of tests and benches has around it (spec 2.2). */
export const envelope = (type, reportId, deviceId) => ({
  beacon_version: '1.0.0',
  report_id: reportId,
  type,
  timestamp: AT,
  app: { version: '0.44.3.3', component: 'daemon.mcp.stallari-blade' },
  system: { os: 'macos', os_version: '26.3.0', arch: 'arm64', memory_gb: 36, memory_pressure: 'critical' },
  runtime: { electron: '45.4.1', node: '24.11.0', bun: null },
  device_id: deviceId,
  project_id_hash: null,
  occurrences: { count: 1, first_at: AT, last_at: AT },
  scrub: { rules_version: '1.0', redactions: 0 },
  attachments: [],
});

/** A TypeError that nobody caught, without its frames and what was before it. */
export const typeError = {
  type: 'unhandled_exception',
  signal: null,
  exit_code: 1,
  jetsam_reason: null,
  error_class: 'TypeError',
  friction_kind: null,
  phase: null,
  resource_snapshot: { rss_mb: 512, cpu_percent: 2.1, subprocess_count: 4, total_managed_rss_mb: 2867 },
};

/** A crash of the size that most have; `symbol` makes the fingerprint. */
export function crashBytes(symbol, id = `brpt_${randomBytes(8).toString('hex')}`) {
  const frames = [symbol, ...Array.from({ length: 9 }, (_, at) => `StallariDaemon.Pool.grow${at}`)];
  return Buffer.from(
    JSON.stringify({
      ...envelope('crash', id, createHash('sha256').update(id).digest('hex').slice(0, 32)),
      crash: {
        ...typeError,
        breadcrumbs: Array.from({ length: 12 }, (_, at) => ({
          t: at - 12,
          event: 'dispatch_start',
          detail: `step=${at}`,
        })),
        stack_trace: frames.map((frame, at) => `${at}: ${frame}`),
      },
      // As of version 1: the class, then the signatures of the first five frames.
      fingerprint: createHash('sha256')
        .update(['v1', 'TypeError', ...frames.slice(0, 5)].join('\n'))
        .digest('hex'),
      fingerprint_version: 1,
    }),
  );
}
