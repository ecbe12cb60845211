import * as z from 'zod';
import { LOOPBACK_HOST } from './loopback.ts';
import { Component, ProcessKind, Version } from './primitives.ts';

/** Guardian.json (spec 2.4), as the person writes it. Strict: an unknown key is refused with its path. */

export const ProcessName = z
  .string()
  .min(1)
  .max(100)
  // Names are printed in tables and logs: no control characters, no surrounding blanks.
  .regex(/^[^\s\p{C}](?:[^\p{C}]*[^\s\p{C}])?$/u, 'expected a name without control characters or surrounding blanks');

export const BreachAction = z.enum(['restart', 'stop', 'alert']);
export type BreachAction = z.output<typeof BreachAction>;

const OnBreach = z.union(
  [BreachAction, z.strictObject({ memory: BreachAction.optional(), cpu: BreachAction.optional() })],
  { error: 'expected "restart", "stop" or "alert", or { "memory", "cpu" } of those' },
);

const seconds = (most: number) => z.number().min(0).max(most);

const Restart = z.strictObject({
  policy: z.enum(['always', 'on-failure', 'never']).optional(),
  backoff_initial_s: z.number().min(0.1).max(3600).optional(),
  backoff_factor: z.number().min(1).max(10).optional(),
  backoff_max_s: z.number().min(1).max(86_400).optional(),
  jitter: z.number().min(0).max(0.5).optional(),
  max_failures: z.int().min(1).max(100).optional(),
  window_s: z.number().min(1).max(604_800).optional(),
  stable_after_s: seconds(86_400).optional(),
  cool_down_s: z.number().min(1).max(86_400).optional(),
  cool_down_max_s: z.number().min(1).max(604_800).optional(),
  never_retry_exit_codes: z.array(z.int().min(0).max(255)).max(256).optional(),
});

/** What may be set for all processes and again for one. */
const policy = {
  memory_metric: z.enum(['rss', 'footprint']).optional(),
  rss_mb: z.number().min(1).max(16_777_216).optional(),
  cpu_percent: z.number().min(1).max(102_400).optional(),
  cpu_sustained_s: z.number().min(1).max(86_400).optional(),
  on_breach: OnBreach.optional(),
  grace_s: seconds(3600).optional(),
  start_timeout_s: z.number().min(1).max(3600).optional(),
  stdin_timeout_s: seconds(60).optional(),
  stop_timeout_s: seconds(300).optional(),
  stdin: z.enum(['open', 'null']).optional(),
  log: z.boolean().optional(),
  restart: Restart.optional(),
} as const;

const interval = {
  interval_s: z.number().min(1).max(86_400).default(30),
  timeout_s: z.number().min(0.1).max(300).default(5),
} as const;

const LOOPBACK_URL = new RegExp(`^https?://${LOOPBACK_HOST}(?::\\d{1,5})?(?:[/?#]|$)`, 'i');

/**
 * True for an http or https address on this machine, which a health check may ask without `remote`. Anything between
 * host and port or path, such as `127.0.0.1@example.com`, makes it another one.
 */
export function isLoopback(url: string): boolean {
  return LOOPBACK_URL.test(url);
}

/** Refused when it is read, not when it is asked: a process that can never be healthy would be stopped again and again. */
function checkReach(key: 'http' | 'mcp_ping', url: string, remote: boolean | undefined, context: z.RefinementCtx) {
  const message = !/^https?:/i.test(url)
    ? 'expected an http or https address'
    : remote !== true && !isLoopback(url)
      ? 'expected an address on this computer (127.0.0.1, [::1] or localhost), or "remote": true beside it'
      : null;
  if (message !== null) context.addIssue({ code: 'custom', path: [key], input: url, message });
}

export const Health = z.union(
  [
    z
      .strictObject({ http: z.url(), remote: z.boolean().optional(), ...interval })
      .superRefine(({ http, remote }, context) => checkReach('http', http, remote, context)),
    z.strictObject({ command: z.array(z.string()).min(1), ...interval }),
    z
      .strictObject({ mcp_ping: z.url(), remote: z.boolean().optional(), ...interval })
      .superRefine(({ mcp_ping, remote }, context) => checkReach('mcp_ping', mcp_ping, remote, context)),
  ],
  { error: 'expected { "http": url }, { "command": [argv] } or { "mcp_ping": url }, with interval_s and timeout_s' },
);
export type Health = z.output<typeof Health>;

export const ProcessConfig = z.strictObject({
  name: ProcessName,
  command: z.string().min(1).max(4096),
  args: z.array(z.string()).max(1000).default([]),
  kind: ProcessKind.default('job'),
  component: Component.optional(),
  version: Version.optional(),
  env: z.record(z.string().regex(/^[A-Za-z_][A-Za-z0-9_]*$/), z.string()).default({}),
  cwd: z.string().min(1).max(4096).optional(),
  /** A higher number is kept longer when the fleet is over its ceiling. */
  priority: z.int().min(-1000).max(1000).default(0),
  autostart: z.boolean().default(true),
  health: Health.optional(),
  ...policy,
});
export type ProcessConfig = z.output<typeof ProcessConfig>;

export const WatchConfig = z.strictObject({
  name: ProcessName,
  match: z.strictObject({ executable: z.string().min(1).max(255), args_contain: z.string().max(255).optional() }),
  rss_mb: z.number().min(1).max(16_777_216).optional(),
  cpu_percent: z.number().min(1).max(102_400).optional(),
  cpu_sustained_s: z.number().min(1).max(86_400).optional(),
  on_breach: z.literal('alert').default('alert'),
});
export type WatchConfig = z.output<typeof WatchConfig>;

export const GuardianConfig = z
  .strictObject({
    version: z.literal(1).default(1),
    poll_interval_ms: z.int().min(200).max(60_000).default(2000),
    fleet: z
      .strictObject({
        max_percent_of_memory: z.number().min(1).max(100).default(50),
        on_breach: z.enum(['stop', 'alert']).default('stop'),
      })
      .prefault({}),
    defaults: z.strictObject(policy).prefault({}),
    processes: z.array(ProcessConfig).max(2000).default([]),
    watch: z.array(WatchConfig).max(200).default([]),
  })
  .superRefine((config, context) => {
    const seen = new Map<string, string>();
    const lists = [
      ['processes', config.processes],
      ['watch', config.watch],
    ] as const;
    for (const [list, entries] of lists) {
      for (const [index, { name }] of entries.entries()) {
        const first = seen.get(name);
        if (first !== undefined) {
          context.addIssue({
            code: 'custom',
            path: [list, index, 'name'],
            input: name,
            message: `expected a name that no other entry has; ${first} has it`,
          });
        }
        seen.set(name, `${list}[${index}]`);
      }
    }
  });
export type GuardianConfig = z.output<typeof GuardianConfig>;
export type RestartConfig = NonNullable<ProcessConfig['restart']>;
