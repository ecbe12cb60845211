import * as z from 'zod';
import { Finding } from './findings.ts';
import { ProcessKind, ReportId, Sha256Hex, Timestamp } from './primitives.ts';
import { Occurrences } from './report.ts';

/**
 * The files that stand beside a report and never leave this Mac (spec 2.1).
 */

/** Why a report came back from the outbox: a server refused it, or the approval no longer held. */
export const Refusal = z.object({
  at: Timestamp,
  /** HTTP status, or null where no answer came. */
  status: z.int().nullable(),
  reason: z.string().max(200),
});
export type Refusal = z.output<typeof Refusal>;

/** `pending/<id>.local.json`: what the person may add, and what only this Mac knows. All of it is scrubbed. */
export const LocalFile = z.object({
  version: z.literal(1),
  report_id: ReportId,
  /** The process's name in guardian.json; null for a failure of Beacon itself. */
  name: z.string().max(100).nullable(),
  kind: ProcessKind.nullable(),
  captured_at: Timestamp,
  message: z.string().nullable(),
  log_tail: z.array(z.string()),
  /** Free text of breadcrumbs, by their index in the captured report. */
  breadcrumb_texts: z.array(z.object({ index: z.int().min(0), text: z.string() })),
  findings: z.array(Finding),
  occurrences: Occurrences,
  /** What Beacon did afterwards, in plain words; only ever shown here. */
  aftermath: z.string().max(200).nullable(),
  read_at: Timestamp.nullable(),
  refusal: Refusal.nullable(),
  /** What the receipt will hold; kept from the capture on, so that a reset of the device id does not lose it. */
  proof: Sha256Hex.nullable(),
});
export type LocalFile = z.output<typeof LocalFile>;

/** How a report came to be approved: read by the person, by a standing choice, or this one only. */
export const ApprovalMode = z.enum(['reviewed', 'standing', 'once']);
export type ApprovalMode = z.output<typeof ApprovalMode>;

/** `pending/<id>.consent.json`: consent to exactly these bytes for exactly this destination. */
export const ApprovalFile = z.object({
  sha256: Sha256Hex,
  endpoint: z.url(),
  approved_at: Timestamp,
  mode: ApprovalMode,
  wording_version: z.int().min(1),
});
export type ApprovalFile = z.output<typeof ApprovalFile>;

/** `sent/<id>.receipt.json`. `proof` is what lets the owner have the report deleted. */
export const Receipt = z.object({
  version: z.literal(1),
  report_id: ReportId,
  sent_at: Timestamp,
  endpoint: z.url(),
  url: z.url(),
  status: z.int(),
  bytes: z.int().min(0),
  sha256: Sha256Hex,
  approval: ApprovalFile,
  /** Null where the report was edited or written by something that kept none: it cannot be deleted at the server. */
  proof: Sha256Hex.nullable(),
  name: z.string().nullable(),
  kind: ProcessKind.nullable(),
  findings: z.array(Finding),
  /** Repeats of the same failure seen after it was sent. */
  later_occurrences: z.int().min(0),
  last_occurrence_at: Timestamp.nullable(),
  kept_there_days: z.int().min(0),
  deletion: z.object({ asked_at: Timestamp, status: z.int().nullable() }).nullable(),
});
export type Receipt = z.output<typeof Receipt>;

/** What is left of a receipt after its 30 days, so that deletion stays possible. */
export const ReceiptStub = z.strictObject({ report_id: ReportId, proof: Sha256Hex });
export type ReceiptStub = z.output<typeof ReceiptStub>;

/** Why a report that is approved has not arrived, as far as a server has to do with it. */
/** `untrusted`: its certificate could not be verified. `proxy`: the way there is through one that did not open it. */
export const WaitReason = z.enum(['offline', 'server_busy', 'unexpected_answer', 'no_answer', 'untrusted', 'proxy']);
export type WaitReason = z.output<typeof WaitReason>;

/** One report that waits for its next try. */
export const OutboxWait = z.object({
  id: ReportId,
  /** The destination it was tried at; no other one is meant. */
  endpoint: z.url(),
  attempts: z.int().min(1).max(1_000_000),
  not_before: Timestamp,
  because: WaitReason,
  /** The server named the time (`Retry-After`). */
  named: z.boolean(),
});
export type OutboxWait = z.output<typeof OutboxWait>;

/** `state/outbox.json`: read entry by entry, so that one bad entry hides no other. */
export const OutboxFile = z.object({ version: z.literal(1), waits: z.array(z.unknown()) });
export type OutboxFile = z.output<typeof OutboxFile>;

export const ReportState = z.enum(['pending', 'approved', 'sent', 'quarantined']);
export type ReportState = z.output<typeof ReportState>;
