import type { CrashReport } from '@contract/report.ts';
import type { LocalFile } from '@contract/report-files.ts';
import { envelope, typeError } from '../../build/bench/crash-bytes.mjs';

/** A whole crash report of an invented failure. */
export function crashReport(extra: Partial<CrashReport> = {}, crash: Partial<CrashReport['crash']> = {}): CrashReport {
  // In the order of the format, which is how Beacon prints it.
  const around = envelope('crash', 'brpt_1f3c5a7e9b2d4f60', '0f1e2d3c4b5a69788796a5b4c3d2e1f0');
  const { occurrences, scrub, attachments, ...head } = around;
  return {
    ...head,
    app: { ...head.app, component: 'job.indexer' },
    system: { ...head.system, memory_pressure: 'normal' },
    runtime: { electron: null, node: '24.11.0', bun: null },
    crash: {
      ...typeError,
      resource_snapshot: { rss_mb: 120, cpu_percent: 2.1, subprocess_count: 0, total_managed_rss_mb: 400 },
      breadcrumbs: [
        { t: -5, event: 'started', detail: 'pid=42' },
        { t: 0, event: 'crash', detail: 'exit' },
      ],
      stack_trace: ['0: buildIndex', '1: main'],
      ...crash,
    },
    occurrences,
    fingerprint: '9'.repeat(64),
    fingerprint_version: 1,
    scrub,
    attachments,
    ...extra,
  };
}

export function localFile(extra: Partial<LocalFile> = {}): LocalFile {
  const at = '2026-04-03T09:15:00Z';
  return {
    version: 1,
    report_id: 'brpt_1f3c5a7e9b2d4f60',
    name: 'search-index',
    kind: 'job',
    captured_at: at,
    message: 'Cannot read properties of undefined',
    log_tail: ['indexing', 'TypeError: Cannot read properties of undefined'],
    breadcrumb_texts: [{ index: 0, text: 'Opened [REDACTED:PATH:1]' }],
    findings: [],
    occurrences: { count: 1, first_at: at, last_at: at },
    aftermath: null,
    read_at: null,
    refusal: null,
    proof: '5'.repeat(64),
    ...extra,
  };
}
