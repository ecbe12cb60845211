import * as z from 'zod';
import {
  BreadcrumbDetail,
  BreadcrumbEvent,
  Component,
  identifier,
  MemoryPressure,
  REPORT_FORMAT,
  ReportId,
  Sha256Hex,
  Timestamp,
  Version,
} from './primitives.ts';

/**
 * The report that may leave this Mac (spec 2.2), version 1.0.0.
 *
 * This file is the field registry too: every leaf carries `purpose` and `example` in its metadata, a test fails on a
 * leaf without them, and the tables of PRIVACY.md and the ingest's allow-list are read from here.
 */
export interface FieldMeta {
  /** Why the people who fix things need it, in one sentence for the person who is asked. */
  readonly purpose: string;
  readonly example: unknown;
  readonly [key: string]: unknown;
}

/**
 * What is in no report, no log, no state file and no export. Each row is kept by a test: `probe` is put where a program
 * would have it, and must be in nothing that is made of it.
 */
export interface NeverCollected {
  readonly what: string;
  /** What is there in its place, or why there is nothing. */
  readonly instead: string;
  readonly probe: string;
}

export const neverCollected: readonly NeverCollected[] = [
  {
    what: 'Arguments and environments of processes.',
    instead: 'Nothing. They are in no report, log, state file, export or `--json`.',
    probe: '--workspace=northwind-merger',
  },
  {
    what: 'The standard output of a process.',
    instead: 'Nothing. For an MCP server it is what you asked and what it answered.',
    probe: 'tool answer: lunch with Grace on Friday',
  },
  {
    what: 'Names of processes in guardian.json.',
    instead: 'The component you gave it, a well-known public package, or only its kind: `local.mcp`.',
    probe: 'adas-diary-indexer',
  },
  {
    what: 'Paths of your files, and names of folders.',
    instead: 'The names of functions. Inside well-known public packages, the path that every copy of the package has.',
    probe: '/Users/ada/Documents/merger/plan.mjs',
  },
  {
    what: 'Names, versions and paths of packages that are not well-known and public.',
    instead: '`[package]`.',
    probe: '@northwind/merger-rules',
  },
  {
    what: 'Line and column numbers.',
    instead: 'Nothing.',
    probe: ':48213:',
  },
  {
    what: 'The error message and the log, unless you tick them in a report.',
    instead: 'The class of the error. Both lie scrubbed beside the report, on this Mac only.',
    probe: 'no row for customer 48213 of Northwind',
  },
  {
    what: 'Your account, your full name, the name of your Mac, its addresses.',
    instead: 'Nothing.',
    probe: 'ada-byrons-mac.local',
  },
  {
    what: 'Anything that links two reports.',
    instead: '`device_id`, which differs in every one of them.',
    probe: '5f0c2b1e-7a34-4c68-9d21-0e8f6b5a4c3d',
  },
  {
    what: 'The time zone.',
    instead: 'All times are UTC.',
    probe: '+02:00',
  },
];

/** Puts a field into the registry. */
function field<T extends z.ZodType>(schema: T, purpose: string, example: unknown): T {
  return schema.meta({ purpose, example } satisfies FieldMeta) as T;
}

export const CrashType = z.enum([
  'memory_pressure',
  'cpu_runaway',
  'fleet_ceiling',
  'restart_loop',
  'signal_abort',
  'signal_segv',
  'signal_kill',
  'signal_other',
  'unhandled_exception',
  'unhandled_rejection',
  'nonzero_exit',
  'hang',
  'renderer_gone',
  'unclean_exit',
  'friction',
]);
export type CrashType = z.output<typeof CrashType>;

export const FrictionKind = z.enum(['retry_loop', 'rate_limit_loop', 'gate_failure', 'provider_failure']);
export type FrictionKind = z.output<typeof FrictionKind>;

export const MAX_FRAMES = 20;
export const MAX_BREADCRUMBS = 100;
export const MAX_LOG_LINES = 50;
export const MAX_LOG_LINE = 400;
export const MAX_MESSAGE = 500;
export const MAX_BREADCRUMB_TEXT = 200;

/** `0: ProcessManager.spawn(_:) + 0x1a4`, `1: parse (commander/lib/command.js)`, `2: [package]`. */
export const Frame = z
  .string()
  .max(400)
  .regex(/^\d{1,3}: [^\r\n]+$/, 'expected a frame such as "0: buildIndex"');

export const Breadcrumb = z.strictObject({
  t: field(
    z.int().min(-31_536_000).max(0),
    'How many seconds before the crash the event was, so that the order of things can be seen.',
    -300,
  ),
  event: field(BreadcrumbEvent, 'What kind of thing happened: a fixed word chosen by a programmer.', 'dispatch_start'),
  detail: field(
    BreadcrumbDetail.nullable(),
    'One identifier or number about the event. Free text is not allowed here.',
    'rss_mb=512',
  ),
  text: field(
    z.string().max(MAX_BREADCRUMB_TEXT).optional(),
    'Free text of the event, scrubbed. Only there when you ticked “Breadcrumb texts”.',
    'Opened [REDACTED:PATH:1]',
  ),
});
export type Breadcrumb = z.output<typeof Breadcrumb>;

export const ResourceSnapshot = z.strictObject({
  rss_mb: field(z.int().min(0).max(16_777_216), 'Memory of the process and its children when it ended, in MiB.', 16384),
  cpu_percent: field(
    z.number().min(0).max(102_400),
    'Processor time of the process and its children; 100 is one core.',
    2.1,
  ),
  subprocess_count: field(z.int().min(0).max(1_000_000), 'How many child processes it had.', 47),
  total_managed_rss_mb: field(
    z.int().min(0).max(16_777_216),
    'Memory of everything that Beacon guards, to tell one leak from a full Mac.',
    28672,
  ),
});
export type ResourceSnapshot = z.output<typeof ResourceSnapshot>;

const Signal = z.string().regex(/^SIG[A-Z0-9]{2,12}$/, 'expected a signal such as SIGKILL');

export const Crash = z.strictObject({
  type: field(CrashType, 'Which of a fixed list of failures this is.', 'memory_pressure'),
  signal: field(Signal.nullable(), 'The signal that ended the process, if one did.', 'SIGKILL'),
  exit_code: field(
    z.int().min(-2_147_483_648).max(4_294_967_295).nullable(),
    'The exit code, if it ended by itself.',
    1,
  ),
  jetsam_reason: field(
    identifier(60).nullable(),
    'The reason macOS gives when it ends a process for memory.',
    'per-process-limit',
  ),
  error_class: field(identifier(80).nullable(), 'The class of the error, never its message.', 'TypeError'),
  friction_kind: field(FrictionKind.nullable(), 'Which of a fixed list of obstacles was met.', 'rate_limit_loop'),
  phase: field(identifier(40).nullable(), 'The step of the work it happened in, a short identifier.', 'startup'),
  resource_snapshot: ResourceSnapshot.nullable(),
  breadcrumbs: z.array(Breadcrumb).max(MAX_BREADCRUMBS),
  stack_trace: z
    .array(
      field(
        Frame,
        'Where in the program it stopped: names of functions. Paths, lines and columns are left out, except inside well-known public packages.',
        '0: StallariDaemon.ProcessManager.spawn(_:) + 0x1a4',
      ),
    )
    .max(MAX_FRAMES),
  message: field(
    z.string().max(MAX_MESSAGE).optional(),
    'The error message, scrubbed. Only there when you ticked “Error message”.',
    'ENOENT: no such file or directory, open [REDACTED:PATH:1]',
  ),
  log_tail: z
    .array(
      field(
        z.string().max(MAX_LOG_LINE),
        'The last lines the process wrote to its error output, scrubbed. Only there when you ticked “Log tail”.',
        'retry 3 of 3 failed',
      ),
    )
    .max(MAX_LOG_LINES)
    .optional(),
});
export type Crash = z.output<typeof Crash>;

const Count = z.int().min(0).max(1_000_000_000);

export const Diagnostic = z.strictObject({
  interval_s: field(z.int().min(0).max(31_536_000), 'How long the counts were taken for, in seconds.', 86400),
  managed_processes: field(Count, 'How many processes Beacon guards.', 12),
  total_managed_rss_mb: field(Count, 'Their memory together, in MiB.', 2210),
  peak_rss_mb: field(Count, 'The most memory they held together, in MiB.', 4100),
  dispatch: z.strictObject({
    succeeded: field(Count, 'How many tasks ended well.', 40),
    failed: field(Count, 'How many tasks failed.', 2),
  }),
  mcp: z.strictObject({
    up: field(Count, 'How many MCP servers were up.', 9),
    down: field(Count, 'How many MCP servers were down.', 1),
  }),
  guardian: z.strictObject({
    kills: field(Count, 'How many processes the Guardian stopped.', 1),
    restarts: field(Count, 'How many times it restarted one.', 4),
    trips: field(Count, 'How many times it gave up restarting.', 0),
  }),
});
export type Diagnostic = z.output<typeof Diagnostic>;

export const Reaction = z.enum(['works', 'broken', 'confused', 'love']);
export type Reaction = z.output<typeof Reaction>;

export const Feedback = z.strictObject({
  reaction: field(Reaction.nullable(), 'Which of the four faces you chose.', 'broken'),
  text: field(
    z.string().max(4000).nullable(),
    'What you wrote, scrubbed like everything else.',
    'The list jumps when I scroll.',
  ),
  votes: z
    .array(field(identifier(60), 'A feature you would like next, from the list in the app.', 'guard-windows'))
    .max(10),
  screen: field(identifier(40).nullable(), 'Which screen of Beacon you were on.', 'fleet'),
});
export type Feedback = z.output<typeof Feedback>;

export const Attachment = z.strictObject({
  kind: field(z.enum(['screenshot', 'bundle']), 'What kind of thing is attached.', 'screenshot'),
  media_type: field(z.enum(['image/png', 'application/zip']), 'The format of the attachment.', 'image/png'),
  sha256: field(Sha256Hex, 'The digest that ties the attachment to this report.', '0'.repeat(64)),
  bytes: field(
    z
      .int()
      .min(1)
      .max(5 * 1024 * 1024),
    'The size of the attachment in bytes, checked when it arrives.',
    48211,
  ),
});
export type Attachment = z.output<typeof Attachment>;

export const Occurrences = z.strictObject({
  count: field(z.int().min(1).max(1_000_000_000), 'How many times the same failure was seen on this Mac.', 3),
  first_at: field(Timestamp, 'When it was first seen, in UTC.', '2026-04-03T08:00:00Z'),
  last_at: field(Timestamp, 'When it was last seen, in UTC.', '2026-04-03T09:15:00Z'),
});
export type Occurrences = z.output<typeof Occurrences>;

const head = {
  beacon_version: field(
    z.string().regex(/^\d{1,4}\.\d{1,4}\.\d{1,4}$/, `expected the format’s version, ${REPORT_FORMAT}`),
    'The version of this format.',
    REPORT_FORMAT,
  ),
  report_id: field(
    ReportId,
    'A random number for this report alone. Quote it to ask about the report.',
    'brpt_1f3c5a7e9b2d4f60',
  ),
} as const;

const context = {
  timestamp: field(
    Timestamp,
    'When it happened, in UTC at second precision, so that no time zone is told.',
    '2026-04-03T09:15:00Z',
  ),
  app: z.strictObject({
    version: field(Version.nullable(), 'The version of the program that failed, if it is known.', '0.44.3.3'),
    component: field(
      Component,
      'Which part failed: the name its owner gave it for reports, a well-known public package, or only its kind.',
      'mcp.@modelcontextprotocol/server-filesystem',
    ),
  }),
  system: z.strictObject({
    os: field(z.enum(['macos', 'linux']), 'Which operating system it ran on.', 'macos'),
    os_version: field(Version.nullable(), 'The version of the operating system, digits only.', '26.3.0'),
    arch: field(z.enum(['arm64', 'x64']), 'Which kind of processor it ran on.', 'arm64'),
    memory_gb: field(z.int().min(0).max(1_048_576), 'Installed memory in GiB, rounded.', 36),
    memory_pressure: field(MemoryPressure.nullable(), 'How short of memory the system was.', 'critical'),
  }),
  runtime: z.strictObject({
    electron: field(Version.nullable(), 'The version of Electron that Beacon runs on, if it does.', '45.4.1'),
    node: field(Version.nullable(), 'The version of Node that Beacon runs on.', '24.11.0'),
    bun: field(Version.nullable(), 'The version of Bun that the reporting program runs on, if it does.', '1.3.0'),
  }),
  device_id: field(
    z.string().regex(/^[0-9a-f]{32}$/, 'expected 32 hex digits'),
    'A number that differs in every report, so that reports cannot be linked. With a proof that only this Mac has, it lets you have the report deleted.',
    '0f1e2d3c4b5a69788796a5b4c3d2e1f0',
  ),
  project_id_hash: field(
    Sha256Hex.nullable(),
    'A hash of the public repository’s address, only if you switched that on.',
    null,
  ),
} as const;

const tail = {
  scrub: z.strictObject({
    rules_version: field(z.string().regex(/^\d{1,4}\.\d{1,4}$/), 'Which scrub rules were applied.', '1.0'),
    redactions: field(z.int().min(0).max(100_000), 'How many pieces of private text were replaced in this report.', 3),
  }),
  attachments: z.array(Attachment).max(4),
} as const;

export const CrashReport = z.strictObject({
  ...head,
  type: field(z.literal('crash'), 'A failure of a program.', 'crash'),
  ...context,
  crash: Crash,
  occurrences: Occurrences,
  fingerprint: field(
    Sha256Hex,
    'A digest of the error’s class and the innermost functions, to count equal failures together.',
    '9'.repeat(64),
  ),
  fingerprint_version: field(z.int().min(1).max(1000), 'How the fingerprint was made.', 1),
  ...tail,
});
export type CrashReport = z.output<typeof CrashReport>;

export const DiagnosticReport = z.strictObject({
  ...head,
  type: field(z.literal('diagnostic'), 'Counts of one day, only when you switched diagnostics on.', 'diagnostic'),
  ...context,
  diagnostic: Diagnostic,
  occurrences: Occurrences,
  ...tail,
});
export type DiagnosticReport = z.output<typeof DiagnosticReport>;

export const FeedbackReport = z.strictObject({
  ...head,
  type: field(z.literal('feedback'), 'Something you told us.', 'feedback'),
  ...context,
  feedback: Feedback,
  occurrences: Occurrences,
  ...tail,
});
export type FeedbackReport = z.output<typeof FeedbackReport>;

/** Everything that may ever be sent. */
export const Report = z.discriminatedUnion('type', [CrashReport, DiagnosticReport, FeedbackReport]);
export type Report = z.output<typeof Report>;
export type ReportType = Report['type'];
