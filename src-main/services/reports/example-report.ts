import { buildCrashReport } from '@core/report/build.ts';
import { printReport } from '@core/report/fit.ts';
import type { Digest } from '../ports/clock.ts';

/** An invented failure, put through the same code as a real one: what "Learn More" shows. */
export function exampleReport(digest: Digest): string {
  const atMs = Date.UTC(2026, 3, 3, 9, 15, 0);
  const { report } = buildCrashReport(
    {
      atMs,
      type: 'memory_pressure',
      signal: 'SIGTERM',
      exitCode: null,
      jetsamReason: null,
      frictionKind: null,
      phase: null,
      errorText: [
        'RangeError: could not index /Users/ada/Notes/plans.md',
        '    at buildIndex (/Users/ada/agents/indexer.mjs:41:13)',
        '    at async main (/Users/ada/agents/indexer.mjs:12:3)',
      ].join('\n'),
      snapshot: { rss_mb: 514, cpu_percent: 31.5, subprocess_count: 2, total_managed_rss_mb: 2210 },
      breadcrumbs: [
        { atMs: atMs - 300_000, event: 'started', detail: 'pid=4711', text: null },
        { atMs: atMs - 12_000, event: 'memory_over_budget', detail: 'rss_mb=514', text: null },
        { atMs, event: 'crash', detail: 'memory', text: null },
      ],
      pressure: 'warning',
      subject: { name: 'search-index', kind: 'job', component: 'job.indexer', publicPackage: null, version: '2.1.0' },
      aftermath: null,
    },
    {
      reportId: 'brpt_1f3c5a7e9b2d4f60',
      deviceId: '0f1e2d3c4b5a69788796a5b4c3d2e1f0',
      proof: '0'.repeat(64),
      system: { os: 'macos', os_version: '26.3.0', arch: 'arm64', memory_gb: 36 },
      runtime: { electron: '45.4.1', node: '24.11.0', bun: null },
      projectIdHash: null,
      scrub: { username: 'ada', home: '/Users/ada' },
      sha256Hex: (text) => digest.sha256Hex(text),
    },
  );
  return printReport(report);
}
