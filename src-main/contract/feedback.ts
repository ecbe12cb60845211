import * as z from 'zod';
import { ReportId, Sha256Hex } from './primitives.ts';
import { Reaction } from './report.ts';
import { Destination, SendOutcome, SendRight } from './reports-view.ts';

/** What a person says of their own accord, while it is being written: questions and answers between a window and its host. */

/** What may be voted for: bundled, so that a vote says nothing but this. Titles stand in the windows' catalogue. */
export const FeatureId = z.enum([
  'quiet-hours',
  'budgets-per-project',
  'week-of-history',
  'energy-per-process',
  'guard-containers',
  'shared-budgets',
]);
export type FeatureId = z.output<typeof FeatureId>;
export const MOST_VOTES = 3;
export const MOST_FEEDBACK_TEXT = 4000;
/** An attachment's bound (spec 8). */
export const MOST_ATTACHMENT_BYTES = 5 * 1024 * 1024;

const Screen = z
  .string()
  .max(40)
  .regex(/^[a-z][a-z-]*$/);

/** Kept in the host's memory until it is sent, or Beacon quits; never on disk. */
export const FeedbackDraft = z.object({
  reaction: Reaction.nullable(),
  text: z.string().max(MOST_FEEDBACK_TEXT),
  votes: z.array(FeatureId).max(MOST_VOTES),
  screen: Screen.nullable(),
  /** The bare reaction that this adds words to; it is taken back when this is written. */
  replaces: ReportId.nullable(),
});
export type FeedbackDraft = z.output<typeof FeedbackDraft>;

export const emptyDraft: FeedbackDraft = { reaction: null, text: '', votes: [], screen: null, replaces: null };

export const BundlePart = z.enum(['reports', 'processes', 'events', 'logs']);
export type BundlePart = z.output<typeof BundlePart>;

/** A zip in the host's memory, with all that is in it. Parts that are not ticked say how large they would be. */
export const BundleView = z.object({
  sha256: Sha256Hex,
  bytes: z.int(),
  parts: z.array(z.object({ part: BundlePart, on: z.boolean(), files: z.int(), bytes: z.int() })),
  files: z.array(z.object({ path: z.string(), part: BundlePart, bytes: z.int() })),
  left_out: z.array(z.object({ id: z.string(), why: z.string() })),
});
export type BundleView = z.output<typeof BundleView>;

/** A picture with its black areas burnt in and nothing beside the picture in it. */
export const KeptPicture = z.object({
  sha256: Sha256Hex,
  bytes: z.int(),
  width: z.int(),
  height: z.int(),
  /** How many areas were blacked out, for the line below it. */
  areas: z.int().min(0).max(1000),
});
export type KeptPicture = z.output<typeof KeptPicture>;

/** Base64 of a PNG of at most 5 MiB. */
export const PngText = z.string().max(Math.ceil(MOST_ATTACHMENT_BYTES / 3) * 4 + 4);
const Failed = z.object({ kind: z.literal('failed'), message: z.string() });

const Done = z.discriminatedUnion('kind', [z.object({ kind: z.literal('done') }), Failed]);

/** How far a bundle is: reports scrubbed so far. */
export const BundleProgress = z.object({ done: z.int(), total: z.int() });
export type BundleProgress = z.output<typeof BundleProgress>;

export const feedbackRequests = {
  /** One click on a face: a pending report; the same face on the same day counts up. */
  'feedback.react': {
    ask: z.object({ reaction: Reaction, screen: Screen.nullable() }),
    answer: z.discriminatedUnion('kind', [z.object({ kind: z.literal('noted'), id: ReportId }), Failed]),
  },
  /** Takes one click back. */
  'feedback.unreact': { ask: z.object({ id: ReportId }), answer: Done },
  'feedback.get': {
    ask: z.undefined(),
    answer: z.object({
      draft: FeedbackDraft,
      picture: KeptPicture.extend({ png: z.string() }).nullable(),
      bundle: BundleView.nullable(),
    }),
  },
  'feedback.keep': { ask: FeedbackDraft, answer: Done },
  /** Puts a picture to the draft, or takes it away. Everything in the file but the picture itself is dropped. */
  'feedback.picture': {
    ask: z.object({ png: PngText, areas: z.int().min(0).max(1000) }).nullable(),
    answer: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('kept'), picture: KeptPicture }),
      z.object({ kind: z.literal('none') }),
      Failed,
    ]),
  },
  /** Makes the diagnostic bundle of these parts, or takes it away. */
  'feedback.bundle': {
    ask: z.object({ parts: z.array(BundlePart).max(4) }).nullable(),
    answer: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('made'), bundle: BundleView }),
      z.object({ kind: z.literal('none') }),
      Failed,
    ]),
  },
  /** Calls off a bundle that is being made; the one before stays. `feedback.progress` tells how far it is. */
  'feedback.cancel_bundle': { ask: z.undefined(), answer: Done },
  /** One file of the bundle, as it is in it. */
  'feedback.bundle_file': {
    ask: z.object({ path: z.string().max(300) }),
    answer: z.discriminatedUnion('kind', [z.object({ kind: z.literal('file'), text: z.string() }), Failed]),
  },
  /** The exact bytes that the draft would be as a report. */
  'feedback.preview': {
    ask: z.undefined(),
    answer: z.discriminatedUnion('kind', [
      z.object({
        kind: z.literal('ready'),
        text: z.string(),
        sha256: Sha256Hex,
        destination: Destination,
        right: SendRight,
      }),
      Failed,
    ]),
  },
  /**
   * Writes the draft as a pending report of exactly the bytes with this digest; with `endpoint`, that is the approval for
   * that destination, and it is sent.
   */
  'feedback.finish': {
    ask: z.object({ sha256: Sha256Hex, endpoint: z.string().nullable() }),
    answer: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('written'), id: ReportId, outcome: SendOutcome.nullable() }),
      /** What was seen is not what it would be now; look again. */
      z.object({ kind: z.literal('changed') }),
      Failed,
    ]),
  },
  /** A picture of Beacon's own window, where the host has one (Electron). */
  'feedback.capture': {
    ask: z.undefined(),
    answer: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('picture'), png: z.string() }),
      z.object({ kind: z.literal('unavailable') }),
    ]),
  },
} as const;
