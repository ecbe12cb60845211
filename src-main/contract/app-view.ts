import * as z from 'zod';
import { ReportId, Timestamp } from './primitives.ts';
import { WaitReason } from './report-files.ts';
import { Destination } from './reports-view.ts';
import { Endpoint, NtfySeverity, Repository } from './settings.ts';

/** A line at the top of a window. The renderer draws it, the host decides it. */
export const Notice = z.object({
  id: z.string().max(100),
  tone: z.enum(['news', 'attention', 'alert', 'good']),
  text: z.string().max(400),
  /** A fact that is still true cannot be dismissed. */
  dismissable: z.boolean(),
});
export type Notice = z.output<typeof Notice>;

/** What an environment variable decides (spec 2.5), in force for the whole life of the process. */
export const EnvironmentView = z.object({
  crash: z.boolean(),
  diagnostics: z.boolean(),
  /** The switch that decided, as it should be named to the person: "STALLARI_TELEMETRY=crash". */
  decided_by: z.string().nullable(),
  do_not_track: z.boolean(),
  debug: z.boolean(),
});
export type EnvironmentView = z.output<typeof EnvironmentView>;

export const ConsentView = z.object({
  /** The first-launch dialog is to be shown. */
  prompt: z.boolean(),
  crash_reports: z.boolean(),
  diagnostics: z.boolean(),
  review_before_sending: z.boolean(),
  decided_at: Timestamp.nullable(),
  /** With review off: the destination that was on screen then. Another one in force waits to be confirmed. */
  standing_endpoint: z.string().nullable(),
});
export type ConsentView = z.output<typeof ConsentView>;

/** The rest of config.json that Settings shows. The person's own words (`scrubber.custom`) are not among it. */
export const Preferences = z.object({
  project_id: z.boolean(),
  launch_at_login: z.boolean(),
  show_count: z.boolean(),
  notifications: z.boolean(),
  github_repository: z.string().nullable(),
  ntfy: z.object({ url: z.string().nullable(), min_severity: NtfySeverity }),
});
export type Preferences = z.output<typeof Preferences>;

/** What every window knows of the app. */
export const AppView = z.object({
  version: z.string(),
  host: z.enum(['electron', 'headless']),
  platform: z.enum(['macos', 'linux']),
  /** The home folder as the person knows it: "~/.config/stallari/beacon". */
  home: z.string(),
  demo: z.boolean(),
  consent: ConsentView,
  environment: EnvironmentView,
  /** Saved choice and environment together: whether reports are written at all. */
  collecting: z.boolean(),
  collection_saved: z.boolean(),
  destination: Destination,
  counts: z.object({ pending: z.int(), unread: z.int(), sent: z.int(), quarantined: z.int(), dropped: z.int() }),
  preferences: Preferences,
  retention_days: z.object({ pending: z.int(), sent: z.int() }),
  /** Approved reports that could not go yet. */
  outbox: z.object({
    waiting: z.int(),
    because: z.enum([...WaitReason.options, 'no_destination']).nullable(),
    until: Timestamp.nullable(),
  }),
  notices: z.array(Notice),
  /** The newest failure that nobody was asked about yet ("Tell us what happened?"); null without one. */
  failure: ReportId.nullable(),
});
export type AppView = z.output<typeof AppView>;

/** What Settings may change. Consent and destination only ever come through a window or the CLI, never the socket. */
export const SettingsPatch = z.strictObject({
  crash_reports: z.boolean().optional(),
  diagnostics: z.boolean().optional(),
  review_before_sending: z.boolean().optional(),
  collection: z.boolean().optional(),
  endpoint: Endpoint.nullable().optional(),
  project_id: z.boolean().optional(),
  launch_at_login: z.boolean().optional(),
  show_count: z.boolean().optional(),
  notifications: z.boolean().optional(),
  github_repository: Repository.nullable().optional(),
  /** An address of ntfy with its topic, under the rules of a destination. */
  ntfy_url: Endpoint.nullable().optional(),
  ntfy_min_severity: NtfySeverity.optional(),
});
export type SettingsPatch = z.output<typeof SettingsPatch>;
