import * as z from 'zod';
import { ProcessKind, ReportId, Sha256Hex, Timestamp, Version } from './primitives.ts';
import { Attachment } from './report.ts';
import { ApprovalFile, LocalFile, Receipt, ReportState, WaitReason } from './report-files.ts';

/** One row of `beacon list --json` (spec 2.6). */
export const ReportSummary = z.object({
  id: z.string(),
  type: z.enum(['crash', 'diagnostic', 'feedback']).nullable(),
  state: ReportState,
  timestamp: Timestamp.nullable(),
  component: z.string().nullable(),
  /** What happened in plain words: "ran out of memory". */
  cause: z.string(),
  occurrences: z.int(),
  bytes: z.int(),
  fingerprint: Sha256Hex.nullable(),
});
export type ReportSummary = z.output<typeof ReportSummary>;

/** The same row for the windows, with what only this Mac knows. */
export const ReportRow = ReportSummary.extend({
  name: z.string().nullable(),
  kind: ProcessKind.nullable(),
  unread: z.boolean(),
  /** Newest activity: captured, approved or sent; what the list is sorted by. */
  at: Timestamp.nullable(),
});
export type ReportRow = z.output<typeof ReportRow>;

export const ReportList = z.object({
  reports: z.array(ReportRow),
  /** Unread reports dropped by the caps since the last "delete all". */
  dropped: z.int(),
});
export type ReportList = z.output<typeof ReportList>;

/** A stretch of the list. */
export const ReportPage = ReportList.extend({
  /** The same number means the same list. */
  of: z.int(),
  counts: z.object({ pending: z.int(), sent: z.int(), quarantined: z.int() }),
});
export type ReportPage = z.output<typeof ReportPage>;

/** Where a report would go, and whether it may. */
export const Destination = z.object({
  endpoint: z.string().nullable(),
  /** `reports.example.com`, or `127.0.0.1:8787`. */
  host: z.string().nullable(),
  source: z.enum(['settings', 'environment']).nullable(),
});
export type Destination = z.output<typeof Destination>;

/** Why nothing is sent, each with one sentence in the message catalogue. */
export const RefusalReason = z.enum([
  'switched_off_by_environment',
  'do_not_track',
  'collection_off',
  'no_destination',
  'not_approved',
  'approval_void',
  'not_a_terminal',
  'crash_reports_off',
  'diagnostics_off',
  'captured_before_consent',
  'declined',
  'scrubber_refused',
  'debug_mode',
  'newer_format',
  'attachment_changed',
]);
export type RefusalReason = z.output<typeof RefusalReason>;

/** What pressing "Approve & Send" would mean now. */
export const SendRight = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ask'), mode: z.enum(['reviewed', 'once']) }),
  z.object({ kind: z.literal('allowed'), mode: z.enum(['reviewed', 'standing', 'once']) }),
  z.object({ kind: z.literal('refused'), reason: RefusalReason }),
]);
export type SendRight = z.output<typeof SendRight>;

/** A file that lies beside a pending report, attached or left out: a picture, or a zip of texts. */
export const LyingFile = Attachment.extend({
  /** Of a picture, in its own pixels. */
  size: z.object({ width: z.int(), height: z.int() }).nullable(),
});
export type LyingFile = z.output<typeof LyingFile>;

/** What the makers say of a failure: fixed, in a version where they named one; or of a version without more fixes. */
export const Fixed = z.object({ kind: z.enum(['fixed', 'end_of_life']), version: Version.nullable() });
export type Fixed = z.output<typeof Fixed>;

export const ReportDetail = z.object({
  row: ReportRow,
  /** The exact bytes, as text. Empty for a file that is not UTF-8. */
  text: z.string(),
  sha256: Sha256Hex,
  original: z.string().nullable(),
  local: LocalFile.nullable(),
  approval: ApprovalFile.nullable(),
  receipt: Receipt.nullable(),
  /** What could be attached to it, or is: the report says which. One that changed since it was attached is not it. */
  lying: z.array(LyingFile),
  /** By the signed list of the destination in force; null where it says nothing, or there is none. */
  fixed: Fixed.nullable(),
  destination: Destination,
  right: SendRight,
  /** Why the file was set aside, for a quarantined one. */
  set_aside: z.string().nullable(),
});
export type ReportDetail = z.output<typeof ReportDetail>;

/** Something wrong in the edited text. Line and column count from 1. */
export const EditProblem = z.object({
  line: z.int(),
  column: z.int(),
  path: z.string(),
  message: z.string(),
});
export type EditProblem = z.output<typeof EditProblem>;

export const SaveOutcome = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('saved'), detail: ReportDetail }),
  z.object({ kind: z.literal('refused'), problems: z.array(EditProblem) }),
  /** Another program changed the file since it was read; here is what it says now. */
  z.object({ kind: z.literal('changed'), detail: ReportDetail }),
  z.object({ kind: z.literal('gone') }),
  z.object({ kind: z.literal('failed'), message: z.string() }),
]);
export type SaveOutcome = z.output<typeof SaveOutcome>;

/** The parts a person can leave out or add (spec 2.2). */
export const ReportPart = z.enum(['stack', 'breadcrumbs', 'breadcrumb_texts', 'message', 'log_tail']);
export type ReportPart = z.output<typeof ReportPart>;

export const SendOutcome = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('sent'), id: ReportId, receipt: Receipt }),
  /** Approved, and goes by itself later. */
  z.object({
    kind: z.literal('waiting'),
    id: ReportId,
    because: z.enum([...WaitReason.options, 'busy', 'no_destination']),
    until: Timestamp.nullable(),
  }),
  /** Not approved, nothing sent. */
  z.object({ kind: z.literal('refused'), id: z.string(), reason: RefusalReason }),
  /** The server will never take it; the approval is void. */
  z.object({ kind: z.literal('rejected'), id: ReportId, status: z.int(), reason: z.string() }),
  z.object({ kind: z.literal('changed'), id: ReportId }),
  z.object({ kind: z.literal('gone'), id: z.string() }),
  z.object({ kind: z.literal('failed'), id: z.string(), message: z.string() }),
]);
export type SendOutcome = z.output<typeof SendOutcome>;
