import type { AppView } from '@contract/app-view.ts';
import type { ConfigProblem, FleetStatus } from '@contract/fleet.ts';
import type { Answer } from '@contract/requests.ts';
import type { Settings } from '@contract/settings.ts';
import { mayCollect } from '@core/consent/consent.ts';
import type { Action } from '@core/fleet/process.ts';
import { emptyConfig } from '@core/fleet/read-config.ts';
import type { Subject } from '@core/report/incident.ts';
import { cleanTail } from '@core/report/log-tail.ts';
import { type OwnFailure, ownIncident } from '@core/report/own-incident.ts';
import { utcSeconds } from '@core/report/times.ts';
import { scrub } from '@core/scrub/index.ts';
import type { ScrubContext } from '@core/scrub/types.ts';
import { createApi, type Handlers } from '@services/api.ts';
import { appView } from '@services/app-views.ts';
import { CrashFiles } from '@services/crash-files.ts';
import { DayBook } from '@services/day-counts.ts';
import { PROGRAM_JOURNAL, reportDeadPrograms, sweepGuestLists } from '@services/dead-programs.ts';
import { Diagnostics } from '@services/diagnostics.ts';
import { Faults } from '@services/faults.ts';
import { FeedbackDesk } from '@services/feedback-desk.ts';
import { Guardian } from '@services/guardian/guardian.ts';
import { snapshotOf } from '@services/guardian/incidents.ts';
import { loadGuardianFile } from '@services/guardian-file.ts';
import { keepHold } from '@services/hold.ts';
import { HostBus } from '@services/host-bus.ts';
import { debugText, homeWords, notificationText } from '@services/host-words.ts';
import { crumbDetail, deadRuns, Journal } from '@services/journal.ts';
import { Kin } from '@services/kin.ts';
import { lastLines } from '@services/last-lines.ts';
import { Ntfy } from '@services/ntfy.ts';
import { OwnData } from '@services/own-data.ts';
import { ProcessLogs } from '@services/process-logs.ts';
import { Programs } from '@services/programs.ts';
import { SocketService } from '@services/socket-service.ts';
import { uncleanExit } from '@services/unclean-exit.ts';
import { type UpdateSource, Updates } from '@services/updates.ts';
import { hasDisplay, openInBrowser } from './adapters/browser.ts';
import { childLauncher } from './adapters/child-launcher.ts';
import { crashFolder, systemReportDirs } from './adapters/crash-folder.ts';
import { watchHome } from './adapters/folder-watch.ts';
import { healthProbe } from './adapters/health-probe.ts';
import { httpsSender } from './adapters/https-sender.ts';
import { ownUsage } from './adapters/own-usage.ts';
import { onProcessFault } from './adapters/process-faults.ts';
import { processSignals } from './adapters/process-signals.ts';
import { shellReaper } from './adapters/reaper.ts';
import { listenOnSocket } from './adapters/socket-file.ts';
import { nodeDigest, systemChance, systemClock } from './adapters/system-clock.ts';
import { zipTexts } from './adapters/zip.ts';
import { claimHome, type HostLock } from './claim.ts';
import { openDesk, UNFINISHED_MS } from './desk.ts';
import { openOutside } from './outside.ts';
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
  /** One line for the person, where nothing else can tell them. */
  readonly say: (line: string) => void;
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
  /** Where Crashpad writes the dumps of this app's own processes. */
  readonly dumpDirs?: readonly string[];
  /** Where macOS writes about processes that ended; its own folders where not given. */
  readonly crashReportDirs?: readonly string[];
  /** Where newer versions are, where this build knows. */
  readonly updateSource?: (network: World['network'], debug: boolean) => UpdateSource;
  /** A PNG of Beacon's own window, where there is one. */
  readonly capture?: () => Promise<Uint8Array | null>;
}

export interface Host {
  readonly world: World;
  readonly handlers: Handlers;
  readonly bus: HostBus;
  readonly guardian: Guardian;
  readonly view: () => Promise<AppView>;
  readonly fleet: () => FleetStatus;
  readonly choices: () => Promise<Settings>;
  /** What the Mac does: sleeping, waking, locked or not. */
  readonly power: (moment: 'suspend' | 'resume' | 'lock' | 'unlock') => void;
  /** One of the app's other processes failed. */
  readonly tellFailure: (failure: OwnFailure) => void;
  readonly updates: Updates | null;
  /** Stops the fleet, closes the journal, gives the lock back. Safe to call twice. */
  close(): Promise<void>;
}

export type OpenedHost =
  | { readonly kind: 'host'; readonly host: Host }
  /** Another host holds this home. */
  | { readonly kind: 'second'; readonly holderPid: number | null; readonly world: World }
  | { readonly kind: 'failed'; readonly message: string };

/** Reports in a home are pruned, and the log with them, this often. */
const HOUSEKEEPING_MS = 6 * 60 * 60 * 1000;
/** How long guardian.json may be gone before that means an empty fleet. */
const GONE_MS = 1500;
/** The same trouble is told on the terminal no more often than this. */
const SAY_AGAIN_MS = 60 * 60 * 1000;
/** How long after a change of config.json it is looked at again. */
const SECOND_LOOK_MS = 2500;
/** What this Mac is known to hold is looked up anew this often for error output. */
const KNOWN_MS = 1000;
/** How long after the end of a connection it is looked whether its program is dead. */
const PROGRAM_ENDED_MS = 500;
/** The journal keeps a sample this often. */
const JOURNAL_EVERY_MS = 10_000;

type Notice = Extract<Action, { do: 'notify' }>;

export async function openHost(options: HostOptions): Promise<OpenedHost> {
  const world = openWorld(options.env);
  let lock: HostLock | null = null;
  try {
    await world.files.prepare();
    await world.files.sweepUnfinished(UNFINISHED_MS);
    const claimed = await claimHome(world);
    if (claimed.kind === 'taken') return { kind: 'second', holderPid: claimed.holderPid, world };
    lock = claimed.lock;
    return { kind: 'host', host: await startHost(options, world, lock) };
  } catch (error) {
    await lock?.release().catch(() => undefined); // It counts as a dead holder's once this process has ended.
    return { kind: 'failed', message: homeWords(error, world.files.label) };
  }
}

async function startHost(options: HostOptions, world: World, lock: HostLock): Promise<Host> {
  const bus = new HostBus();
  /** Null until it is made: a dead run's report comes first. */
  let supervising: Guardian | null = null;
  const self = await world.self();
  const desk = openDesk(world, {
    onChange: (ids) => {
      bus.tell('reports.changed', { ids: [...ids] });
      appChanged();
    },
    onDebug: (delivery) => process.stderr.write(debugText(delivery)),
    inForce: () => supervising?.config ?? null,
  });
  const faults = new Faults({
    clock: systemClock,
    log: world.log,
    collector: desk.collector,
    version,
    say: options.say,
    giveUp: options.quit,
  });
  const stopHearing = onProcessFault(faults.hear);
  /** Work that nobody waits for: what goes wrong with it is heard, and ends nothing. */
  const aside = (work: Promise<unknown>) => void work.catch((error: unknown) => faults.hear(error));

  const facts = await world.facts.facts();
  const startedAt = utcSeconds(systemClock.wallMs());
  let uncleanReport: string | null = null;
  let tellApp: () => void = () => undefined;
  const appChanged = () => tellApp();

  // --- the dead run's own context, before this run begins ---
  const mayCollectNow = async () => {
    const chosen = await world.settings.chosen();
    return chosen === null ? null : mayCollect(chosen, world.environment, 'crash').kind === 'allowed';
  };
  const isAlive = async (pid: number, startTime: string, boot: string) =>
    boot === facts.bootId && pid !== self.pid && (await world.probe.startTime(pid)) === startTime;
  const isOwn = (name: string) => !PROGRAM_JOURNAL.test(name);
  const kin = new Kin();
  const beacon: Subject = { name: null, kind: 'daemon', component: 'beacon.host', publicPackage: null, version };
  kin.see(beacon, [self.pid], systemClock.wallMs());
  let crashesSinceMs = systemClock.wallMs();
  for (const run of await deadRuns(world.files, isAlive, isOwn)) {
    const captured = await desk.collector.capture(uncleanExit(run));
    if (captured.kind === 'written' || captured.kind === 'counted') uncleanReport = captured.id;
    // What macOS wrote about that end, perhaps only now, is of a process of ours.
    kin.see({ ...beacon, version: run.version }, [run.pid], run.lastAtMs);
    crashesSinceMs = Math.min(crashesSinceMs, run.lastAtMs);
    await world.files.remove(run.path).catch(() => undefined); // It is told again at the next start, which is harmless.
  }

  // --- programs that use the library ---
  const startTimeOf = (pid: number) => world.probe.startTime(pid);
  const reportDead = async (): Promise<void> => {
    const { collector } = desk;
    await reportDeadPrograms({ files: world.files, collector, self, bootId: facts.bootId, startTimeOf });
    await sweepGuestLists(world.files, systemClock.wallMs(), startTimeOf);
  };
  let cancelReportDead = () => {};
  /** A connection ended, and perhaps the program with it; the system needs a moment to be done with that. */
  const lookForDead = () => {
    cancelReportDead();
    cancelReportDead = systemClock.after(PROGRAM_ENDED_MS, () => aside(reportDead()));
  };

  // --- the person, wherever they are ---
  const ntfy = new Ntfy({
    rights: world.rights,
    sender: httpsSender(world.network),
    clock: systemClock,
    log: world.log,
    onDebug: (delivery) => process.stderr.write(debugText(delivery)),
  });
  const tellPerson = async ({ what, name, severity }: Notice): Promise<void> => {
    const kind = supervising?.status().processes.find((process) => process.name === name)?.kind;
    aside(ntfy.tell({ what, severity, kind: name === null ? 'fleet' : (kind ?? 'watched') }));
    const { notifications } = await world.settings.current();
    if (notifications) options.notify({ ...notificationText(what, name), severity, name });
  };

  // --- error output ---
  let knownAtMs = Number.NEGATIVE_INFINITY;
  let known: Promise<ScrubContext> | null = null;
  /** What this Mac is known to hold, looked up anew at most once a second: a process may write all the time. */
  const recentContext = () => {
    const nowMs = systemClock.monotonicMs();
    if (known === null || nowMs - knownAtMs > KNOWN_MS) {
      knownAtMs = nowMs;
      known = desk.context();
    }
    return known;
  };
  const logs = new ProcessLogs({
    files: world.files,
    clock: systemClock,
    digest: nodeDigest,
    scrubContext: recentContext,
  });
  const lastOutput = async (name: string): Promise<readonly string[] | null> => {
    const raw = guardian.errorOutput(name);
    if (raw === null) return null;
    const context = await desk.context();
    // An answer of the socket is at most 64 KiB, and a character may take 3 bytes in it.
    return cleanTail(raw, { lines: 100, line: 200 }, (text) => scrub(text, context)).lines;
  };

  const diagnostics = new Diagnostics({
    ...desk.feedback,
    book: new DayBook(world.files, world.locks, systemClock),
    version,
    status: () => guardian.status(),
  });

  const reportDirs = options.crashReportDirs ?? systemReportDirs((await world.person()).home);
  const crashReports = reportDirs.length === 0 ? null : crashFolder({ dirs: reportDirs, ending: '.ips' });

  // --- the Guardian ---
  const journal = new Journal(world.files, systemClock, `host-${systemChance.hex(8)}`, mayCollectNow);
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
      health: healthProbe({
        record: (entry) => world.network.record(entry),
        instead: world.environment.debug
          ? (request) => process.stderr.write(debugText({ ...request, headers: {}, body: null }))
          : null,
      }),
      log: world.log,
      collector: desk.collector,
      environment: options.env,
      home: (await world.person()).home,
      self,
      lastLines: (text) => lastLines(text, world.rights, desk.context),
      onStatus: (status) => bus.tellWhoListens('fleet.changed', status),
      onErrorOutput: (name, chunk) => (chunk === null ? aside(logs.ended(name)) : logs.hear(name, chunk)),
      onNotify: (action) => aside(tellPerson(action)),
      onDispatch: (paused) => sockets.tellDispatch(paused),
      onMembers: (name, pids) => {
        const subject = crashReports === null ? null : (supervising?.subject(name) ?? null);
        if (subject !== null) kin.see(subject, pids, systemClock.wallMs());
      },
      onSample: (totalBytes, processes, pressure) => {
        diagnostics.sample(totalBytes);
        const nowMs = systemClock.monotonicMs();
        if (nowMs - journalAtMs < JOURNAL_EVERY_MS) return;
        journalAtMs = nowMs;
        aside(
          ownUsage().then(({ rssBytes, cpuFraction }) => {
            const own = { atMs: nowMs, rssBytes, footprintBytes: null, cpuFraction, subprocesses: processes };
            return journal.sample(snapshotOf(own, totalBytes), pressure);
          }),
        );
      },
    },
    facts.bootId,
  );
  supervising = guardian;
  await journal.open(self, facts.bootId, version);
  world.log.listen((event) => {
    void journal.crumb(event.event, crumbDetail(event));
    diagnostics.event(event);
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
        storeProblem: world.health.problem,
      },
      await world.rights(),
      world.settings,
      world.store,
      desk.outbox,
      { problem: guardian.status().config_problem, guards: guardian.config.processes.length > 0 },
    );
  tellApp = gathered(async () => bus.tell('app.changed', await view()));
  let saidAtMs = Number.NEGATIVE_INFINITY;
  world.health.onChange = (problem) => {
    const nowMs = systemClock.monotonicMs();
    // A disk that is nearly full comes and goes; the windows follow, the terminal is spared.
    if (problem !== null && nowMs - saidAtMs > SAY_AGAIN_MS) {
      saidAtMs = nowMs;
      options.say(problem);
    }
    appChanged();
  };
  /** What is told of a wrong file quotes it, so it is scrubbed like everything else that is shown. */
  const cleanProblem = async (problem: ConfigProblem): Promise<ConfigProblem> => {
    const known = await desk.context();
    return { ...problem, path: scrub(problem.path, known).text, message: scrub(problem.message, known).text };
  };
  /** One load after the other: what was read first must not be what holds in the end. */
  let loading: Promise<void> = Promise.resolve();
  const loadGuardian = () => {
    loading = loading.then(loadNow, loadNow);
    return loading;
  };
  const loadNow = async () => {
    let loaded = await loadGuardianFile(world.files);
    if (loaded.kind === 'config' && loaded.text === '' && loadedText !== '') {
      // Some editors remove the file before they write it anew; a fleet is not stopped for that.
      await systemClock.sleep(GONE_MS);
      loaded = await loadGuardianFile(world.files);
    }
    if (loaded.kind === 'refused') guardian.refuseConfig(await cleanProblem(loaded.problem));
    else if (loaded.text !== loadedText) {
      loadedText = loaded.text;
      guardian.reload(loaded.config);
    } else guardian.acceptConfig();
    appChanged();
  };
  const ownData = new OwnData({
    ...desk.deletion,
    review: desk.review,
    outbox: desk.outbox,
    forget: async () => {
      uncleanReport = null;
      await guardian.forget();
      await journal.follow();
    },
    progress: (progress) => bus.tell('data.progress', progress),
    onChange: () => {
      bus.tell('reports.changed', { ids: null });
      appChanged();
    },
  });
  const outside = await openOutside(world, {
    project: null,
    guarded: async () => new Set(guardian.status().processes.flatMap(({ pid }) => pid ?? [])),
  });
  const handlers = createApi({
    files: world.files,
    locks: world.locks,
    clock: systemClock,
    digest: nodeDigest,
    settings: world.settings,
    rights: world.rights,
    store: world.store,
    review: desk.review,
    scrubContext: desk.context,
    outbox: desk.outbox,
    feedback: new FeedbackDesk({
      collector: desk.feedback,
      bundle: {
        files: world.files,
        store: world.store,
        log: world.log,
        scrubContext: desk.context,
        status: () => guardian.status(),
      },
      review: desk.review,
      outbox: desk.outbox,
      zip: zipTexts,
      version,
      capture: options.capture ?? (async () => null),
    }),
    ownData,
    guardian,
    view,
    guardianFileChanged: loadGuardian,
    network: world.network,
    testRequests: {
      rights: world.rights,
      sender: httpsSender(world.network),
      clock: systemClock,
      onDebug: (delivery) => process.stderr.write(debugText(delivery)),
    },
    openFile: async (path) => hasDisplay(options.env) && openInBrowser(world.files.absolute(path)),
    appChanged,
    clients: outside.clients,
    offenders: outside.offenders,
    startDemo: options.startDemo,
    quit: options.quit,
  });
  const crashFiles = new CrashFiles({
    collector: desk.collector,
    store: world.store,
    clock: systemClock,
    ownerOf: (pid, atMs, launchedAtMs) => {
      // Beacon itself is alive, or was until a moment ago.
      kin.see(beacon, [self.pid], systemClock.wallMs());
      return kin.find(pid, atMs, launchedAtMs);
    },
    totalBytes: () => guardian.status().fleet.rss_mb * 1024 * 1024,
    version,
    reports: crashReports,
    dumps: options.dumpDirs === undefined ? null : crashFolder({ dirs: options.dumpDirs, ending: '.dmp' }),
    mayCollect: mayCollectNow,
    onReplaced: (before, after) => {
      if (uncleanReport === before) uncleanReport = after;
      guardian.reportReplaced(before, after);
    },
    onChange: (ids) => {
      bus.tell('reports.changed', { ids: [...ids] });
      appChanged();
    },
    sinceMs: crashesSinceMs,
  });
  const updates =
    options.updateSource === undefined
      ? null
      : new Updates({
          source: options.updateSource(world.network, world.environment.debug),
          files: world.files,
          settings: world.settings,
          clock: systemClock,
          chance: systemChance,
        });
  const sockets = new SocketService({
    guardian,
    programs: new Programs(desk.collector, systemClock),
    onDispatch: (outcome) => diagnostics.dispatch(outcome),
    onClosed: lookForDead,
    lastLines: lastOutput,
    clock: systemClock,
    hello: () => ({ pid: process.pid, version, host: options.kind, started_at: startedAt }),
    show: options.show,
    freshLink: options.freshLink,
  });

  // --- start ---
  world.log.add('host_started', null, { version });
  const socket = await listenOnSocket(world.root, (connection) => sockets.serve(connection));
  let loadedText = '';
  try {
    const loaded = await loadGuardianFile(world.files);
    await guardian.start(loaded.kind === 'config' ? loaded.config : emptyConfig);
    if (loaded.kind === 'config') loadedText = loaded.text;
    else guardian.refuseConfig(await cleanProblem(loaded.problem));
  } catch (error) {
    stopHearing();
    await socket.close();
    throw error;
  }
  let cancelSecondLook = () => {};
  const followChoices = () => {
    aside(journal.follow());
    cancelSecondLook();
    // A file that was torn or gone at the first look is judged once an editor would be done.
    cancelSecondLook = systemClock.after(SECOND_LOOK_MS, () => {
      appChanged();
      aside(journal.follow());
      aside(desk.outbox.drain());
    });
  };
  const watch = watchHome(world.root, (paths) => {
    if (paths.includes('guardian.json')) aside(loadGuardian());
    if (paths.includes('config.json')) followChoices();
    const touched = paths.filter((path) => /^(?:pending|sent|quarantine)(?:\/|$)/.test(path));
    if (touched.length > 0) bus.tell('reports.changed', { ids: null });
    if (touched.length > 0 || paths.includes('config.json')) {
      appChanged();
      aside(desk.outbox.drain());
    }
  });
  const housekeeping = async (): Promise<void> => {
    const saved = await world.settings.current();
    await world.store.prune(saved.retention).catch(() => undefined); // Tried again in six hours.
    await world.log.prune().catch(() => undefined);
    await logs.prune().catch(() => undefined);
    await world.network.prune().catch(() => undefined);
    await world.files.sweepUnfinished(UNFINISHED_MS).catch(() => undefined);
    stopHousekeeping = systemClock.after(HOUSEKEEPING_MS, () => aside(housekeeping()));
  };
  let stopHousekeeping = () => {};
  aside(housekeeping());
  aside(reportDead());
  diagnostics.start();
  crashFiles.start();
  updates?.start();
  aside(diagnostics.look());
  aside(desk.outbox.drain());
  const hold = keepHold({
    clock: systemClock,
    lock,
    socket,
    onLost: () => {
      options.say('Another Beacon has taken over this folder, so this one ends.');
      options.quit();
    },
  });

  let closing: Promise<void> | null = null;
  const close = async () => {
    hold.stop();
    stopHousekeeping();
    cancelSecondLook();
    cancelReportDead();
    ntfy.stop();
    updates?.stop();
    desk.outbox.stop();
    // Each step is tried whatever became of the one before: a disk that is full must not leave the fleet running.
    const steps = [
      () => watch.close(),
      () => guardian.quit(),
      () => crashFiles.stop(),
      () => logs.settled(),
      () => diagnostics.stop(),
      () => desk.collector.settled(),
      async () => void world.log.add('host_stopped', null),
      () => world.log.settled(),
      () => journal.close(),
      () => socket.close(),
      () => lock.release(),
    ];
    for (const step of steps) await step().catch((error: unknown) => faults.hear(error));
    stopHearing();
  };
  return {
    world,
    handlers,
    bus,
    guardian,
    view,
    fleet: () => guardian.status(),
    choices: () => world.settings.current(),
    power: (moment) => {
      if (moment === 'suspend') guardian.suspend();
      if (moment === 'resume') guardian.wakeUp();
      aside(journal.crumb('power', moment));
    },
    tellFailure: (failure) => aside(desk.collector.capture(ownIncident(failure, systemClock.wallMs(), version))),
    updates,
    close: () => {
      closing ??= close();
      return closing;
    },
  };
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
