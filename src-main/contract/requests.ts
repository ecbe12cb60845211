import * as z from 'zod';
import { AppView, SettingsPatch } from './app-view.ts';
import { ClientChanged, ClientConfig, ClientPlan } from './clients.ts';
import { DeleteAllOutcome, DeleteAllPlan, DeleteAllProgress } from './delete-all.ts';
import { BundleProgress, feedbackRequests, PngText } from './feedback.ts';
import { DeathCertificate, FleetHistory, FleetStatus } from './fleet.ts';
import { ProcessConfig } from './guardian-config.ts';
import { GuardianChange, GuardianSettings } from './guardian-settings.ts';
import { OrphanEnd, OrphanList, OrphanRef, Why } from './offenders.ts';
import { ReportId, Sha256Hex } from './primitives.ts';
import { Attachment } from './report.ts';
import { ReportState } from './report-files.ts';
import { ReportDetail, ReportList, ReportPage, ReportPart, SaveOutcome, SendOutcome } from './reports-view.ts';
import { Endpoint } from './settings.ts';
import { NetworkRecord } from './socket.ts';
import { TestOutcome } from './test-request.ts';

/**
 * What a window may ask its host: one row a question. The Electron bridge and the headless host serve this same table,
 * so the renderer cannot tell which of them it talks to.
 */

/** A quarantined file may have any name, so reports are named by a plain string that the store resolves in its own list. */
const AnyId = z
  .string()
  .max(200)
  .regex(/^[^/\\]+$/);
const Done = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('done') }),
  z.object({ kind: z.literal('failed'), message: z.string() }),
]);
export type Done = z.output<typeof Done>;

export const FleetCommand = z.enum(['start', 'stop', 'restart', 'reset', 'snooze']);
export type FleetCommand = z.output<typeof FleetCommand>;

export const requests = {
  'app.get': { ask: z.undefined(), answer: AppView },
  'app.dismiss': { ask: z.object({ id: z.string().max(100) }), answer: Done },
  /** Stops every process of the fleet, then the host itself. */
  'app.quit': { ask: z.undefined(), answer: Done },
  /** Looks for a newer version and offers it, as the app menu does; `by_hand` where this host cannot replace itself. */
  'app.update': { ask: z.undefined(), answer: z.object({ kind: z.enum(['offered', 'by_hand']) }) },

  'consent.decide': { ask: z.object({ choice: z.enum(['enable', 'not_now']) }), answer: AppView },
  /** An example report, and every field with its purpose: what "Learn More" shows. */
  'consent.example': {
    ask: z.undefined(),
    answer: z.object({
      text: z.string(),
      fields: z.array(z.object({ path: z.string(), purpose: z.string(), example: z.string() })),
    }),
  },
  'settings.set': {
    ask: SettingsPatch,
    answer: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('saved'), app: AppView }),
      z.object({ kind: z.literal('failed'), message: z.string() }),
    ]),
  },

  /**
   * Confirms where reports go that are sent without review: `endpoint` is the destination that was on screen. Refused
   * where another one is in force by now. It begins a new "since then": what was captured before is not swept up.
   */
  'consent.confirm_destination': {
    ask: z.object({ endpoint: Endpoint }),
    answer: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('saved'), app: AppView }),
      z.object({ kind: z.literal('failed'), message: z.string() }),
    ]),
  },

  /** What "delete all data" would mean, for the question before it. */
  'data.plan': { ask: z.undefined(), answer: DeleteAllPlan },
  /** Deletes everything, here and at the server; `data.progress` tells how far it is. The window asks before. */
  'data.delete_all': {
    ask: z.object({ config: z.boolean() }),
    answer: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('finished'), outcome: DeleteAllOutcome }),
      z.object({ kind: z.literal('failed'), message: z.string() }),
    ]),
  },
  'data.cancel': { ask: z.undefined(), answer: Done },
  /** The anonymous UUID; null before its first use. It leaves this Mac in nothing. */
  'device.get': { ask: z.undefined(), answer: z.object({ device_id: z.uuid().nullable() }) },
  /** Sent reports whose receipt is gone can then no longer be deleted at the server. */
  'device.reset': {
    ask: z.undefined(),
    answer: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('reset'), device_id: z.uuid() }),
      z.object({ kind: z.literal('failed'), message: z.string() }),
    ]),
  },

  /** Every request Beacon made in the last 90 days, by whatever process, newest first. */
  'network.list': { ask: z.undefined(), answer: z.object({ requests: z.array(NetworkRecord) }) },
  /** Asks a destination whether it is there: one request, with nothing of this Mac in it, and a line of the log. */
  'network.test_destination': { ask: z.object({ endpoint: Endpoint }), answer: TestOutcome },
  /** Sends one message that says it is a test. */
  'network.test_ntfy': { ask: z.object({ url: Endpoint }), answer: TestOutcome },
  /** A server is slow: ends the tests and the checks that a person asked for. Each of them answers `stopped`. */
  'network.stop_asking': { ask: z.undefined(), answer: Done },

  'reports.list': { ask: z.object({ states: z.array(ReportState).optional() }).optional(), answer: ReportList },
  /**
   * A stretch of that list, what waits first, newest first within each state: a window paints its first rows before it
   * has all of them. `of` names the list it is a stretch of; where it changes from one answer to the next, begin again.
   */
  'reports.page': {
    ask: z.object({ from: z.int().min(0), count: z.int().min(1).max(5000) }),
    answer: ReportPage,
  },
  /** The rows of these alone, after the host told that they changed; a report that is gone has none. */
  'reports.rows': {
    ask: z.object({ ids: z.array(AnyId).max(200) }),
    answer: ReportList,
  },
  /** Opening a report for approval folds later occurrences into it, marks it read and answers null when it is gone. */
  'reports.open': { ask: z.object({ id: AnyId }), answer: ReportDetail.nullable() },
  /** The same without opening it: nothing is folded in or marked, so that it is safe under an open editor. */
  'reports.look': { ask: z.object({ id: AnyId }), answer: ReportDetail.nullable() },
  'reports.save': {
    ask: z.object({ id: ReportId, base_sha256: Sha256Hex, text: z.string().max(512 * 1024) }),
    answer: SaveOutcome,
  },
  'reports.part': {
    ask: z.object({ id: ReportId, base_sha256: Sha256Hex, part: ReportPart, on: z.boolean() }),
    answer: SaveOutcome,
  },
  /** Asks the destination now what is fixed, because the person wants to know: one request, a line of the log. */
  'reports.check_fixed': {
    ask: z.undefined(),
    answer: z.object({ kind: z.enum(['checked', 'unsigned', 'not_answered', 'not_asked', 'stopped']) }),
  },
  /** Attaches what lies beside a report, or leaves it out. It stays beside it until the report is sent or discarded. */
  'reports.attach': {
    ask: z.object({ id: ReportId, base_sha256: Sha256Hex, kind: Attachment.shape.kind, on: z.boolean() }),
    answer: SaveOutcome,
  },
  /** Puts a picture beside a report, in place of the one before, and attaches it. Only what is drawn of it is kept. */
  'reports.picture': {
    ask: z.object({ id: ReportId, base_sha256: Sha256Hex, png: PngText }),
    answer: SaveOutcome,
  },
  /** What lies beside a report, to be looked at: a picture whole, or the names of the files of a bundle. */
  'reports.lying': {
    ask: z.object({ id: ReportId, sha256: Sha256Hex }),
    answer: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('picture'), png: z.string() }),
      z.object({ kind: z.literal('files'), files: z.array(z.object({ path: z.string(), bytes: z.int() })) }),
      z.object({ kind: z.literal('failed'), message: z.string() }),
    ]),
  },
  /** One file of such a bundle. */
  'reports.lying_file': {
    ask: z.object({ id: ReportId, sha256: Sha256Hex, path: z.string().max(300) }),
    answer: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('file'), text: z.string() }),
      z.object({ kind: z.literal('failed'), message: z.string() }),
    ]),
  },
  /** Consent to the bytes with this digest for this destination, and the first try to send them. */
  'reports.approve': { ask: z.object({ id: ReportId, sha256: Sha256Hex, endpoint: z.string() }), answer: SendOutcome },
  /** Words of the person's own that are taken out of every report from now on (`scrubber.custom`), or no more. */
  'scrubber.always': { ask: z.object({ words: z.string().min(3).max(200), on: z.boolean() }), answer: Done },
  /** GitHub's form for a new issue with the report's text in it, scrubbed again. Beacon itself asks GitHub nothing. */
  'reports.issue': {
    ask: z.object({ id: ReportId }),
    answer: z.discriminatedUnion('kind', [
      z.object({
        kind: z.literal('issue'),
        repository: z.string(),
        title: z.string(),
        body: z.string(),
        url: z.url(),
        /** What had to be left out for the address to fit. */
        cut: z.string().nullable(),
      }),
      z.object({ kind: z.literal('failed'), message: z.string() }),
    ]),
  },
  /** Opens the file of a pending report in whatever opens such files here: what is saved there is seen here at once. */
  'reports.open_file': { ask: z.object({ id: ReportId }), answer: Done },
  /** A server is slow: nobody waits for its answer any more. What was approved stays so and goes by itself, once. */
  'reports.stop_waiting': { ask: z.undefined(), answer: Done },
  'reports.take_back': { ask: z.object({ id: ReportId }), answer: Done },
  'reports.discard': { ask: z.object({ id: AnyId }), answer: Done },
  /** Undoes a discard of this session. */
  'reports.restore': { ask: z.object({ id: AnyId }), answer: Done },
  /** Asks the server to delete a sent report, with the proof from its receipt. */
  'reports.delete_there': { ask: z.object({ id: ReportId }), answer: Done },

  ...feedbackRequests,

  'fleet.get': { ask: z.undefined(), answer: FleetStatus },
  'fleet.history': { ask: z.undefined(), answer: FleetHistory },
  'fleet.certificate': { ask: z.object({ name: z.string() }), answer: DeathCertificate.nullable() },
  'fleet.command': {
    ask: z.object({ name: z.string(), command: FleetCommand, seconds: z.number().min(1).max(604_800).optional() }),
    answer: Done,
  },
  /** Pausing means that nothing is stopped or restarted by itself; null seconds: until resumed. */
  'fleet.pause': { ask: z.object({ seconds: z.number().min(1).max(604_800).nullable() }), answer: Done },
  'fleet.resume': { ask: z.undefined(), answer: Done },
  /** Adds one process to guardian.json, whose other text stays as the person wrote it. */
  'fleet.add': {
    ask: z.object({
      process: ProcessConfig.pick({ name: true, command: true, args: true, kind: true, cwd: true, rss_mb: true }),
    }),
    answer: Done,
  },

  /** The MCP clients of this computer, their servers, and what those cost now. */
  'clients.list': { ask: z.undefined(), answer: z.object({ clients: z.array(ClientConfig) }) },
  /** What wrapping every server of one file would change, or taking our wrapping out (`undo`). Writes nothing. */
  'clients.plan': { ask: z.object({ id: z.string().max(100), undo: z.boolean() }), answer: ClientPlan },
  /** Does what the plan with this digest showed, and nothing else. Wrapping keeps a copy of the file in backups/. */
  'clients.change': {
    ask: z.object({ id: z.string().max(100), undo: z.boolean(), sha256: Sha256Hex }),
    answer: ClientChanged,
  },

  /** MCP servers whose client is gone, whoever started them, with proof; and those that only look like it. */
  'orphans.list': { ask: z.undefined(), answer: OrphanList },
  /** Ends these with all they started, each after another look. The window asks before. */
  'orphans.end': {
    ask: z.object({ orphans: z.array(OrphanRef).min(1).max(500) }),
    answer: z.object({ ends: z.array(OrphanEnd) }),
  },
  /** Measures for about two seconds what makes this computer busy. */
  'why.measure': { ask: z.undefined(), answer: Why },

  'guardian.get': { ask: z.undefined(), answer: GuardianSettings },
  /** Changes one value of guardian.json, whose other text stays as the person wrote it. */
  'guardian.set': {
    ask: GuardianChange,
    answer: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('saved'), settings: GuardianSettings }),
      z.object({ kind: z.literal('failed'), message: z.string() }),
    ]),
  },
  /** Opens guardian.json in whatever opens such files here; one that is not there yet is written first. */
  'guardian.open_file': { ask: z.undefined(), answer: Done },
  /** Starts the demo fleet over a throw-away home of its own and says where its windows are. */
  'demo.start': {
    ask: z.undefined(),
    answer: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('started'), url: z.url() }),
      z.object({ kind: z.literal('failed'), message: z.string() }),
    ]),
  },
} as const;

export type RequestName = keyof typeof requests;
export type Ask<N extends RequestName> = z.input<(typeof requests)[N]['ask']>;
export type Question<N extends RequestName> = z.output<(typeof requests)[N]['ask']>;
export type Answer<N extends RequestName> = z.output<(typeof requests)[N]['answer']>;

/** What a host tells its windows without being asked. */
export const events = {
  'app.changed': AppView,
  'fleet.changed': FleetStatus,
  /** Something in pending/, sent/ or quarantine/ changed, by Beacon or by anybody. */
  'reports.changed': z.object({ ids: z.array(z.string()).nullable() }),
  'data.progress': DeleteAllProgress,
  /** Null when the gathering of a bundle has ended. */
  'feedback.progress': z.object({ bundle: BundleProgress.nullable() }),
  /** A view to show, from a notification, the menu or a second launch. */
  'view.open': z.object({ view: z.enum(['fleet', 'reports', 'settings']), id: z.string().nullable() }),
} as const;
export type EventName = keyof typeof events;
export type EventBody<N extends EventName> = z.output<(typeof events)[N]>;

export const requestNames = Object.keys(requests) as readonly RequestName[];
export const eventNames = Object.keys(events) as readonly EventName[];

/** The one object a window has: from the preload under Electron, from a small client in a browser. */
export interface BeaconBridge {
  ask<N extends RequestName>(name: N, ...question: undefined extends Ask<N> ? [Ask<N>?] : [Ask<N>]): Promise<Answer<N>>;
  listen<N extends EventName>(name: N, hear: (body: EventBody<N>) => void): () => void;
  /** Called when the host goes away (a browser window only); under Electron it never is. */
  onGone(hear: () => void): () => void;
}
