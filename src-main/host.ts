import type { AppView } from '@contract/app-view.ts';
import { mayCollect } from '@core/consent/consent.ts';
import { ownIncident } from '@core/report/own-incident.ts';
import { utcSeconds } from '@core/report/times.ts';
import { CrashFiles } from '@services/capture/crash-files.ts';
import { Faults } from '@services/capture/faults.ts';
import { crumbDetail, Journal } from '@services/capture/journal.ts';
import { Programs } from '@services/capture/programs.ts';
import { OwnData } from '@services/deleting/own-data.ts';
import { DayBook } from '@services/diagnostics/day-counts.ts';
import { Diagnostics } from '@services/diagnostics/diagnostics.ts';
import { GuardianFile } from '@services/guardian/following.ts';
import type { Guardian } from '@services/guardian/guardian.ts';
import { appView } from '@services/host/app-views.ts';
import { keepHold } from '@services/host/hold.ts';
import { HostBus } from '@services/host/host-bus.ts';
import { debugText, homeWords } from '@services/host/host-words.ts';
import { SocketService } from '@services/host/socket-service.ts';
import { FixedReports } from '@services/network/fixed-reports.ts';
import { Updates } from '@services/network/updates.ts';
import { ReportIndex } from '@services/reports/report-index.ts';
import { crashFolder, systemReportDirs } from './adapters/crash-folder.ts';
import { verifyEd25519 } from './adapters/ed25519.ts';
import { httpsSender } from './adapters/https-sender.ts';
import { onProcessFault } from './adapters/process-faults.ts';
import { listenOnSocket } from './adapters/socket-file.ts';
import { gathered, nodeDigest, systemChance, systemClock } from './adapters/system-clock.ts';
import { claimHome, type HostLock } from './claim.ts';
import { openDesk, UNFINISHED_MS } from './desk.ts';
import { openAnswers } from './host-answers.ts';
import { followHome } from './host-follow.ts';
import { openGuardian } from './host-guardian.ts';
import { followPrograms, tellDeadRuns } from './host-past.ts';
import type { Host, HostOptions, OpenedHost } from './host-shape.ts';
import { openShells } from './host-shells.ts';
import { openWorld, version, type World } from './world.ts';

export type { Host, HostOptions } from './host-shape.ts';

/** The same trouble is told on the terminal no more often than this. */
const SAY_AGAIN_MS = 60 * 60 * 1000;

/** Claims the home and starts its host. Composition only: the windows are added by main.ts and headless.ts. */
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
  const reportsChanged = (ids: readonly string[] | null) => {
    index.touched(ids);
    bus.tell('reports.changed', { ids: ids === null ? null : [...ids] });
    appChanged();
  };
  const index = new ReportIndex({
    files: world.files,
    digest: nodeDigest,
    clock: systemClock,
    rights: world.rights,
    store: world.store,
    onRead: () => {
      bus.tell('reports.changed', { ids: null });
      appChanged();
    },
  });
  const desk = openDesk(world, {
    onChange: (ids) => reportsChanged(ids),
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
  let tellApp: () => void = () => undefined;
  const appChanged = () => tellApp();

  // --- the dead run's own context, before this run begins ---
  const mayCollectNow = async () => {
    const chosen = await world.settings.chosen();
    return chosen === null ? null : mayCollect(chosen, world.environment, 'crash').kind === 'allowed';
  };
  const past = { world, desk, self, bootId: facts.bootId, aside };
  const dead = await tellDeadRuns(past);
  const { kin, beacon } = dead;
  let { uncleanReport } = dead;
  const programs = followPrograms(past);

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
  const { guardian, ntfy, logs, lastOutput } = await openGuardian({
    world,
    desk,
    self,
    bootId: facts.bootId,
    journal,
    diagnostics,
    aside,
    notify: options.notify,
    onStatus: (status) => bus.tellWhoListens('fleet.changed', status),
    onDispatch: (paused) => sockets.tellDispatch(paused),
    onKin: crashReports === null ? null : (subject, pids) => kin.see(subject, pids, systemClock.wallMs()),
  });
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
      await index.latest(),
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
  const guardianFile = new GuardianFile({
    files: world.files,
    clock: systemClock,
    guardian,
    scrubContext: desk.context,
  });
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
    onChange: () => reportsChanged(null),
  });
  const fixed = new FixedReports({
    files: world.files,
    clock: systemClock,
    chance: systemChance,
    rights: world.rights,
    sender: httpsSender(world.network),
    verify: verifyEd25519,
    onDebug: (delivery) => process.stderr.write(debugText(delivery)),
    onList: () => bus.tell('reports.changed', { ids: null }),
  });
  const handlers = await openAnswers({
    options,
    world,
    desk,
    index,
    fixed,
    bus,
    guardian,
    guardianFile,
    ownData,
    view,
    appChanged,
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
    onChange: (ids) => reportsChanged(ids),
    sinceMs: dead.crashesSinceMs,
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
    onClosed: programs.look,
    lastLines: lastOutput,
    clock: systemClock,
    hello: () => ({ pid: process.pid, version, host: options.kind, started_at: startedAt }),
    show: options.show,
    freshLink: options.freshLink,
  });

  const shells = openShells(world, (connection) => sockets.serve(connection));

  // --- start ---
  world.log.add('host_started', null, { version });
  const socket = await listenOnSocket(world.root, (connection) => sockets.serve(connection));
  try {
    await guardianFile.start();
  } catch (error) {
    stopHearing();
    await socket.close();
    throw error;
  }
  const home = followHome({ world, desk, index, reportsChanged, journal, logs, guardianFile, aside, appChanged });
  aside(shells.start());
  aside(programs.report());
  diagnostics.start();
  crashFiles.start();
  updates?.start();
  fixed.start();
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
    programs.stop();
    ntfy.stop();
    updates?.stop();
    fixed.stop();
    desk.outbox.stop();
    // Each step is tried whatever became of the one before: a disk that is full must not leave the fleet running.
    const steps = [
      () => home.close(),
      () => shells.close(),
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
