import { join } from 'node:path';
import type { AppView } from '@contract/app-view.ts';
import type { Answer } from '@contract/requests.ts';
import { mayCollect } from '@core/consent/consent.ts';
import { emptyConfig } from '@core/fleet/read-config.ts';
import { utcSeconds } from '@core/report/times.ts';
import { scrub } from '@core/scrub/index.ts';
import { createApi, type Handlers } from '@services/api.ts';
import { appView } from '@services/app-views.ts';
import { Guardian } from '@services/guardian/guardian.ts';
import { snapshotOf } from '@services/guardian/incidents.ts';
import { loadGuardianFile } from '@services/guardian-file.ts';
import { HostBus } from '@services/host-bus.ts';
import { crumbDetail, deadRuns, Journal } from '@services/journal.ts';
import { StoreFailure } from '@services/ports.ts';
import { SocketService } from '@services/socket-service.ts';
import { uncleanExit } from '@services/unclean-exit.ts';
import { childLauncher } from './adapters/child-launcher.ts';
import { acquire, type LockRecord } from './adapters/file-lock.ts';
import { watchHome } from './adapters/folder-watch.ts';
import { healthProbe } from './adapters/health-probe.ts';
import { ownUsage } from './adapters/own-usage.ts';
import { processSignals } from './adapters/process-signals.ts';
import { shellReaper } from './adapters/reaper.ts';
import { listenOnSocket } from './adapters/socket-file.ts';
import { nodeDigest, systemChance, systemClock } from './adapters/system-clock.ts';
import { type Desk, openDesk } from './desk.ts';
import { openWorld, version, type World } from './world.ts';

/**
 * The host: the one process of a home folder that supervises. Shared by main.ts (Electron) and headless.ts, which add
 * the windows. Composition only.
 */
export interface HostOptions {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly kind: 'electron' | 'headless';
  readonly demo: boolean;
  /** The host opens its own window: a second launch, `show` on the socket. */
  readonly show: () => void;
  readonly freshLink: () => Promise<void>;
  readonly notify: (notification: {
    title: string;
    body: string;
    severity: 'info' | 'warning' | 'alert';
    name: string | null;
  }) => void;
  readonly startDemo: () => Promise<Answer<'demo.start'>>;
  /** The person chose Quit in a window. */
  readonly quit: () => void;
}

export interface Host {
  readonly world: World;
  readonly handlers: Handlers;
  readonly bus: HostBus;
  readonly guardian: Guardian;
  readonly view: () => Promise<AppView>;
  /** Stops the fleet, closes the journal, gives the lock back. Safe to call twice. */
  close(): Promise<void>;
}

export type OpenedHost =
  | { readonly kind: 'host'; readonly host: Host }
  /** Another host holds this home. */
  | { readonly kind: 'second'; readonly holder: LockRecord | null; readonly world: World }
  | { readonly kind: 'failed'; readonly message: string };

/** Reports in a home are pruned, and the log with them, this often. */
const HOUSEKEEPING_MS = 6 * 60 * 60 * 1000;
/** The journal keeps a sample this often. */
const JOURNAL_EVERY_MS = 10_000;

export async function openHost(options: HostOptions): Promise<OpenedHost> {
  const bus = new HostBus();
  const world = openWorld(options.env);
  const desk = openDesk(world, {
    onChange: (ids) => {
      bus.tell('reports.changed', { ids: [...ids] });
      appChanged();
    },
    onDebug: (delivery) => process.stderr.write(debugText(delivery)),
  });
  try {
    await world.files.prepare();
    await world.files.sweepUnfinished(60_000);
  } catch (error) {
    return { kind: 'failed', message: homeWords(error, world.files.label) };
  }
  const self = await world.self();
  const lock = await acquire(join(world.root, 'state', 'host.lock'), self).catch((error: unknown) => error);
  if (lock instanceof Error) return { kind: 'failed', message: homeWords(lock, world.files.label) };
  const held = lock as Awaited<ReturnType<typeof acquire>>;
  if (held.kind === 'busy') return { kind: 'second', holder: held.record, world };

  const facts = await world.facts.facts();
  const startedAt = utcSeconds(systemClock.wallMs());
  let uncleanReport: string | null = null;
  let tellApp: () => void = () => undefined;
  const appChanged = () => tellApp();

  // --- the dead run's own context, before this run begins ---
  const { settings, environment } = await world.rights();
  const collecting = mayCollect(settings, environment, 'crash').kind === 'allowed';
  const isAlive = async (pid: number, startTime: string, boot: string) =>
    boot === facts.bootId && pid !== self.pid && (await world.probe.startTime(pid)) === startTime;
  for (const run of await deadRuns(world.files, isAlive)) {
    const captured = await desk.collector.capture(uncleanExit(run));
    if (captured.kind === 'written' || captured.kind === 'counted') uncleanReport = captured.id;
    await world.files.remove(run.path).catch(() => undefined); // It is told again at the next start, which is harmless.
  }

  // --- the Guardian ---
  const journal = new Journal(world.files, systemClock, `host-${systemChance.hex(8)}`);
  let journalAtMs = Number.NEGATIVE_INFINITY;
  const signals = processSignals((pid) => world.probe.startTime(pid));
  const guardian = new Guardian(
    {
      files: world.files,
      clock: systemClock,
      chance: systemChance,
      machine: world.facts,
      probe: world.probe,
      signals,
      launcher: childLauncher((pid) => world.probe.startTime(pid)),
      reaper: shellReaper(),
      health: healthProbe(),
      log: world.log,
      collector: desk.collector,
      environment: options.env,
      home: (await world.person()).home,
      pid: process.pid,
      lastLines: async (text) => lastLines(text, world, desk),
      onStatus: (status) => bus.tell('fleet.changed', status),
      onNotify: ({ what, name, severity }) => options.notify({ ...notificationText(what, name), severity, name }),
      onDispatch: (paused) => sockets.tellDispatch(paused),
      onSample: (totalBytes, processes, pressure) => {
        const nowMs = systemClock.monotonicMs();
        if (nowMs - journalAtMs < JOURNAL_EVERY_MS) return;
        journalAtMs = nowMs;
        void ownUsage().then(({ rssBytes, cpuFraction }) => {
          const own = { atMs: nowMs, rssBytes, footprintBytes: null, cpuFraction, subprocesses: processes };
          return journal.sample(snapshotOf(own, totalBytes), pressure);
        });
      },
    },
    facts.bootId,
  );
  if (collecting) await journal.open(self, facts.bootId, version);
  world.log.listen((event) => {
    void journal.crumb(event.event, crumbDetail(event));
    sockets.tellEvent(event);
  });

  // --- views and questions ---
  const view = async (): Promise<AppView> =>
    appView(
      {
        version,
        host: options.kind,
        platform: facts.os,
        home: world.files.label,
        demo: options.demo,
        uncleanExit: uncleanReport,
      },
      await world.rights(),
      world.settings,
      world.store,
      desk.outbox,
      guardian.status().config_problem,
    );
  tellApp = gathered(async () => bus.tell('app.changed', await view()));
  const loadGuardian = async () => {
    const loaded = await loadGuardianFile(world.files);
    if (loaded.kind === 'refused') guardian.refuseConfig(loaded.problem);
    else if (loaded.text !== loadedText) {
      loadedText = loaded.text;
      guardian.reload(loaded.config);
    } else guardian.acceptConfig();
    appChanged();
  };
  const handlers = createApi({
    files: world.files,
    locks: world.locks,
    clock: systemClock,
    digest: nodeDigest,
    settings: world.settings,
    rights: world.rights,
    store: world.store,
    review: desk.review,
    outbox: desk.outbox,
    guardian,
    view,
    guardianFileChanged: loadGuardian,
    appChanged,
    startDemo: options.startDemo,
    quit: options.quit,
  });
  const sockets = new SocketService({
    guardian,
    clock: systemClock,
    hello: () => ({ pid: process.pid, version, host: options.kind, started_at: startedAt }),
    show: options.show,
    freshLink: options.freshLink,
  });

  // --- start ---
  world.log.add('host_started', null, { version });
  const socket = await listenOnSocket(world.root, (connection) => sockets.serve(connection));
  const loaded = await loadGuardianFile(world.files);
  let loadedText = loaded.kind === 'config' ? loaded.text : '';
  if (loaded.kind === 'config') await guardian.start(loaded.config);
  else {
    await guardian.start(emptyConfig);
    guardian.refuseConfig(loaded.problem);
  }
  const watch = watchHome(world.root, (paths) => {
    if (paths.includes('guardian.json')) void loadGuardian();
    const touched = paths.filter((path) => /^(?:pending|sent|quarantine)(?:\/|$)/.test(path));
    if (touched.length > 0) bus.tell('reports.changed', { ids: null });
    if (touched.length > 0 || paths.includes('config.json')) {
      appChanged();
      void desk.outbox.drain();
    }
  });
  const housekeeping = async (): Promise<void> => {
    const saved = await world.settings.current();
    await world.store.prune(saved.retention).catch(() => undefined); // Tried again in six hours.
    await world.log.prune().catch(() => undefined);
    stopHousekeeping = systemClock.after(HOUSEKEEPING_MS, () => void housekeeping());
  };
  let stopHousekeeping = () => {};
  void housekeeping();
  void desk.outbox.drain();

  let closing: Promise<void> | null = null;
  const close = async () => {
    stopHousekeeping();
    desk.outbox.stop();
    await watch.close();
    await guardian.quit();
    await desk.collector.settled();
    world.log.add('host_stopped', null);
    await world.log.settled();
    await journal.close();
    await socket.close();
    await held.release();
  };
  return {
    kind: 'host',
    host: {
      world,
      handlers,
      bus,
      guardian,
      view,
      close: () => {
        closing ??= close();
        return closing;
      },
    },
  };
}

/** Five lines, scrubbed; none with collection off (spec 4.9). */
async function lastLines(text: string, world: World, desk: Desk): Promise<readonly string[]> {
  const { settings, environment } = await world.rights();
  if (mayCollect(settings, environment, 'crash').kind === 'refused') return [];
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  // Scrubbed with what comes before them: a key block may begin above the last five lines.
  const clean = scrub(
    lines
      .slice(-50)
      .map((line) => line.slice(0, 2000))
      .join('\n'),
    await desk.context(),
  );
  if (clean.text === '') return [];
  return clean.text
    .split('\n')
    .slice(-5)
    .map((line) => line.slice(0, 300));
}

/** Calls that come together become one, a moment later. */
function gathered(run: () => Promise<void>): () => void {
  let waiting = false;
  return () => {
    if (waiting) return;
    waiting = true;
    systemClock.after(30, () => {
      waiting = false;
      // What cannot be read now is read with the next change; the windows keep what they have.
      void run().catch(() => undefined);
    });
  };
}

function homeWords(error: unknown, label: string): string {
  if (!(error instanceof StoreFailure)) return `Beacon cannot use its folder ${label}.`;
  const words = {
    no_space: `There is no room left on the disk that holds ${label}. Free some space and start Beacon again.`,
    read_only: `The folder ${label} is read-only, and Beacon must write there. Set BEACON_HOME to another one.`,
    denied: `The folder ${label} does not let you write. Mend its owner or permissions, or set BEACON_HOME to another one.`,
    too_many_files: 'Too many files are open on this system. Close some programs and start Beacon again.',
    io: `The disk that holds ${label} does not answer as it should.`,
  };
  return words[error.kind];
}

function debugText({
  method,
  url,
  headers,
  body,
}: {
  method: string;
  url: string;
  headers: object;
  body: Uint8Array | null;
}): string {
  const head = Object.entries(headers).map(
    ([name, value]) => `${name}: ${name === 'authorization' ? '(hidden)' : value}`,
  );
  return `${[`Not sent (STALLARI_TELEMETRY_DEBUG): ${method} ${url}`, ...head, '', body === null ? '' : new TextDecoder().decode(body)].join('\n')}\n`;
}

const notificationWords = {
  stopped_for_memory: 'was stopped: it used more memory than its budget.',
  stopped_for_cpu: 'was stopped: it used more CPU than its budget.',
  over_budget: 'is over its budget.',
  gave_up: 'keeps crashing, so Beacon stopped starting it for now.',
  hang: 'stopped answering, so Beacon stopped it.',
  fleet: 'Memory is getting tight',
  cannot_start: 'cannot start.',
} as const;

function notificationText(what: keyof typeof notificationWords, name: string | null): { title: string; body: string } {
  if (name === null)
    return { title: notificationWords[what], body: 'The processes of Beacon together are over their ceiling.' };
  return { title: name, body: `${name} ${notificationWords[what]}` };
}
