import * as z from 'zod';
import { LOOPBACK_HOST } from './loopback.ts';
import { Timestamp } from './primitives.ts';
import { WORDING_VERSION } from './wording.ts';

const HERE = LOOPBACK_HOST.replace('localhost', '[Ll][Oo][Cc][Aa][Ll][Hh][Oo][Ss][Tt]');
const HOST = String.raw`(?:\[[0-9a-fA-F:.]+\]|[^/?#@\s:]+)`;
const PORT = String.raw`0{0,4}(?:[0-9]{1,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])`;

/** `https://host[/prefix]`, or http on this machine; no query, no fragment, no name and password. What is wrong with one: core/consent. */
export const Endpoint = z
  .string()
  .max(300)
  .regex(
    new RegExp(`^(?:https://${HOST}|http://${HERE})(?::(?=[0-9]{1,5}(?:/|$))${PORT})?(?:/[^?#\\s]*)?$`),
    'expected https://host, or http on this computer',
  );

/** `owner/name` on GitHub. */
export const Repository = z.string().regex(/^[\w.-]{1,100}\/[\w.-]{1,100}$/, 'expected owner/name');
export const NtfySeverity = z.enum(['info', 'warning', 'alert']);

const Consent = z.looseObject({
  crash_reports: z.boolean().default(false),
  diagnostics: z.boolean().default(false),
  review_before_sending: z.boolean().default(true),
  decided_at: Timestamp.nullable().default(null),
  disclosed_at: Timestamp.nullable().default(null),
  /** The destination that was shown when review was switched off. */
  endpoint: Endpoint.nullable().default(null),
  wording_version: z.int().min(1).default(WORDING_VERSION),
});

function text(least: number, most: number, expected: string): z.ZodString {
  return z.string(expected).min(least, expected).max(most, expected);
}

/** A rule of the person's own. Validated for linear time before use; a bad one is refused with its reason. */
export const CustomRule = z.object(
  {
    name: text(1, 60, 'expected a name of 1 to 60 characters'),
    pattern: text(1, 500, 'expected a pattern of 1 to 500 characters'),
    replacement: text(0, 60, 'expected a text of up to 60 characters').optional(),
  },
  'expected an object of name, pattern and perhaps replacement',
);
export type CustomRule = z.output<typeof CustomRule>;

const Retention = z.looseObject({
  sent_days: z.int().min(0).max(365).default(30),
  pending_days: z.int().min(1).max(365).default(30),
  pending_max: z.int().min(1).max(10_000).default(200),
  pending_mb: z.int().min(1).max(1000).default(20),
});
export type Retention = z.output<typeof Retention>;

/** Config.json (spec 2.3). Every key has a default; every default is off. Keys of a newer version are kept. */
export const Settings = z.looseObject({
  version: z.literal(1).default(1),
  consent: Consent.prefault({}),
  collection: z.boolean().default(true),
  preflight: z.looseObject({ enabled: z.boolean().default(false), raw: z.boolean().default(false) }).prefault({}),
  /** An anonymous UUID, made on first need. It never leaves. */
  device_id: z.uuid().nullable().default(null),
  project_id: z.boolean().default(false),
  endpoint: Endpoint.nullable().default(null),
  retention: Retention.prefault({}),
  scrubber: z.looseObject({ custom: z.array(CustomRule).max(100).default([]) }).prefault({}),
  github: z
    .looseObject({
      repository: Repository.nullable().default(null),
    })
    .prefault({}),
  ntfy: z
    .looseObject({
      url: z.url().nullable().default(null),
      min_severity: NtfySeverity.default('warning'),
    })
    .prefault({}),
  updates: z.looseObject({ check: z.boolean().default(false) }).prefault({}),
  launch_at_login: z.boolean().default(false),
  show_count: z.boolean().default(true),
  notifications: z.boolean().default(true),
  dismissed: z.array(z.string().max(100)).max(1000).default([]),
});
export type Settings = z.output<typeof Settings>;
