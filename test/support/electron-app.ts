import { AppView } from '@contract/app-view.ts';
import { FleetStatus } from '@contract/fleet.ts';
import { requestNames } from '@contract/requests.ts';
import type { OwnFailure } from '@core/report/own-incident.ts';
import type { Handlers } from '@services/host/api.ts';
import { HostBus } from '@services/host/host-bus.ts';
import type { Updates } from '@services/network/updates.ts';
import {
  type BeaconAppParts,
  type ElectronHost,
  type ElectronShell,
  runBeaconApp,
} from '../../src-main/electron/beacon-app.ts';
import { FakeElectron } from './fake-electron.ts';

export const view = (prompt = false, pending = 0): AppView =>
  AppView.parse({
    version: '0.1.0',
    host: 'electron',
    platform: 'macos',
    home: '~/.config/stallari/beacon',
    demo: false,
    consent: {
      prompt,
      crash_reports: false,
      diagnostics: false,
      review_before_sending: true,
      decided_at: null,
      standing_endpoint: null,
    },
    preferences: {
      project_id: false,
      launch_at_login: false,
      show_count: true,
      notifications: true,
      github_repository: null,
      ntfy: { url: null, min_severity: 'warning' },
    },
    environment: { crash: true, diagnostics: true, decided_by: null, do_not_track: false, debug: false },
    collecting: true,
    collection_saved: true,
    destination: { endpoint: null, host: null, source: null },
    counts: { pending, unread: pending, sent: 0, quarantined: 0, dropped: 0 },
    retention_days: { pending: 30, sent: 30 },
    outbox: { waiting: 0, because: null, until: null },
    notices: [],
    failure: null,
  });
export const fleet = (extra: Partial<FleetStatus['processes'][number]> = {}): FleetStatus =>
  FleetStatus.parse({
    host: { running: true, pid: 1 },
    paused: false,
    paused_until: null,
    fleet: { rss_mb: 1, ceiling_mb: 2, memory_mb: 4, cpu_percent: 0, cores: 8, pressure: null, over_ceiling: false },
    processes: [
      {
        name: 'a',
        kind: 'job',
        pid: 1,
        state: 'running',
        rss_mb: 1,
        footprint_mb: null,
        cpu_percent: 0,
        restarts_24h: 0,
        breaker: { state: 'closed', failures: 0, next_at: null },
        last_exit: null,
        source: 'config',
        started_at: null,
        subprocesses: 0,
        budget: { rss_mb: 1, cpu_percent: 1, cpu_sustained_s: 1, max_failures: 1, window_s: 1 },
        over_budget_s: null,
        over_budget: null,
        snoozed_until: null,
        ...extra,
      },
    ],
    watched: [],
    config_problem: null,
    poll_interval_ms: 2000,
  });

/** Lets what was begun without waiting come to its end. */
export const settled = () => new Promise((resolve) => setTimeout(resolve, 5));

export interface AppOptions {
  readonly prompt?: boolean;
  readonly opened?: 'second' | { failed: string };
  readonly electron?: FakeElectron;
  readonly reports?: readonly { readonly id: string; readonly name: string | null; readonly at: string }[];
  readonly choices?: { launch_at_login: boolean; show_count: boolean };
  readonly updates?: Pick<Updates, 'check' | 'fetch' | 'onFound'>;
  readonly args?: readonly string[];
  /** A host in place of the one that answers everything. */
  readonly host?: ElectronHost;
  /** Runs while the host is being opened. */
  readonly meanwhile?: (electron: FakeElectron) => void;
}

/** The whole room over the fake, with a host that answers every question of the table. */
export async function runApp(options: AppOptions = {}) {
  const electron = options.electron ?? new FakeElectron();
  const bus = new HostBus();
  const said: string[] = [];
  const asked: { name: string; question: unknown }[] = [];
  const powers: string[] = [];
  const failures: OwnFailure[] = [];
  const choices = { launch_at_login: false, show_count: true, ...options.choices };
  const clock = { nowMs: 1_000_000 };
  const state = { closes: 0, fleet: fleet({ state: 'stopped' }), nonces: 0 };
  let shell: ElectronShell | null = null;
  const handlers = Object.fromEntries(
    requestNames.map((name) => [
      name,
      async (question: unknown) => {
        asked.push({ name, question });
        if (name === 'app.get') return view();
        if (name === 'fleet.get') return fleet();
        if (name === 'reports.list') return { reports: options.reports ?? [], dropped: 0 };
        return { kind: 'done' };
      },
    ]),
  ) as unknown as Handlers;
  const host: ElectronHost = {
    handlers,
    bus,
    view: async () => view(options.prompt),
    fleet: () => state.fleet,
    choices: async () => choices,
    power: (moment) => void powers.push(moment),
    tellFailure: (failure) => void failures.push(failure),
    updates: (options.updates ?? null) as Updates | null,
    close: async () => {
      state.closes += 1;
    },
  };
  const parts: BeaconAppParts = {
    calls: electron.calls,
    preload: '/bundle/preload.cjs',
    asset: async (path) =>
      path === 'index.html'
        ? { bytes: new TextEncoder().encode('<p nonce="__CSP_NONCE__">'), type: 'text/html' }
        : path === 'assets/index-1a2b.js'
          ? { bytes: new TextEncoder().encode('1'), type: 'text/javascript' }
          : null,
    icon: (name) => `tray-${name}`,
    openHost: async (given) => {
      shell = given;
      options.meanwhile?.(electron);
      return options.opened ?? options.host ?? host;
    },
    nonce: () => `n0nce${state.nonces++}`,
    monotonicMs: () => clock.nowMs,
    say: (line) => void said.push(line),
    args: options.args ?? [],
  };
  await runBeaconApp(parts);
  await settled();
  return {
    electron,
    bus,
    said,
    asked,
    powers,
    failures,
    choices,
    clock,
    state,
    shell: () => {
      if (shell === null) throw new Error('The host was not opened.');
      return shell;
    },
  };
}
