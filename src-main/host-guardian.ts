import type { Action } from '@core/fleet/process.ts';
import type { Subject } from '@core/report/incident.ts';
import { cleanTail } from '@core/report/log-tail.ts';
import { scrub } from '@core/scrub/index.ts';
import type { ScrubContext } from '@core/scrub/types.ts';
import type { Journal } from '@services/capture/journal.ts';
import type { Diagnostics } from '@services/diagnostics/diagnostics.ts';
import { Guardian } from '@services/guardian/guardian.ts';
import { snapshotOf } from '@services/guardian/incidents.ts';
import type { GuardianParts } from '@services/guardian/parts.ts';
import { debugText, notificationText } from '@services/host/host-words.ts';
import { lastLines } from '@services/logs/last-lines.ts';
import { ProcessLogs } from '@services/logs/process-logs.ts';
import { Ntfy } from '@services/network/ntfy.ts';
import type { ProcessIdentity } from '@services/ports/processes.ts';
import { childLauncher } from './adapters/child-launcher.ts';
import { healthProbe } from './adapters/health-probe.ts';
import { httpsSender } from './adapters/https-sender.ts';
import { ownUsage } from './adapters/own-usage.ts';
import { processSignals } from './adapters/process-signals.ts';
import { shellReaper } from './adapters/reaper.ts';
import { nodeDigest, systemChance, systemClock } from './adapters/system-clock.ts';
import type { Desk } from './desk.ts';
import type { World } from './world.ts';

/** What this Mac is known to hold is looked up anew this often for error output. */
const KNOWN_MS = 1000;
/** The journal keeps a sample this often. */
const JOURNAL_EVERY_MS = 10_000;

type Notice = Extract<Action, { do: 'notify' }>;

export interface GuardianLinks {
  readonly world: World;
  readonly desk: Desk;
  readonly self: ProcessIdentity;
  readonly bootId: string;
  readonly journal: Journal;
  readonly diagnostics: Diagnostics;
  /** Work that nobody waits for. */
  readonly aside: (work: Promise<unknown>) => void;
  readonly notify: (notification: {
    title: string;
    body: string;
    severity: Notice['severity'];
    name: string | null;
  }) => void;
  readonly onStatus: GuardianParts['onStatus'];
  readonly onDispatch: GuardianParts['onDispatch'];
  /** These pids are of this process; null where nobody will ask. */
  readonly onKin: ((subject: Subject, pids: readonly number[]) => void) | null;
}

/** The Guardian with what it acts through, and whom it tells: the person, the journal, the logs. */
export async function openGuardian(links: GuardianLinks) {
  const { world, desk, journal, diagnostics, aside, onKin } = links;

  const ntfy = new Ntfy({
    rights: world.rights,
    sender: httpsSender(world.network),
    clock: systemClock,
    log: world.log,
    onDebug: (delivery) => process.stderr.write(debugText(delivery)),
  });
  /** The person, wherever they are. */
  const tellPerson = async ({ what, name, severity }: Notice): Promise<void> => {
    const kind = guardian.status().processes.find((process) => process.name === name)?.kind;
    aside(ntfy.tell({ what, severity, kind: name === null ? 'fleet' : (kind ?? 'watched') }));
    const { notifications } = await world.settings.current();
    if (notifications) links.notify({ ...notificationText(what, name), severity, name });
  };

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

  let journalAtMs = Number.NEGATIVE_INFINITY;
  const guardian = new Guardian(
    {
      files: world.files,
      clock: systemClock,
      chance: systemChance,
      machine: world.facts,
      probe: world.probe,
      signals: processSignals((pid) => world.probe.startTime(pid)),
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
      environment: world.env,
      home: (await world.person()).home,
      self: links.self,
      lastLines: (text) => lastLines(text, world.rights, desk.context),
      onStatus: links.onStatus,
      onErrorOutput: (name, chunk) => (chunk === null ? aside(logs.ended(name)) : logs.hear(name, chunk)),
      onNotify: (action) => aside(tellPerson(action)),
      onDispatch: links.onDispatch,
      onMembers: (name, pids) => {
        const subject = onKin === null ? null : guardian.subject(name);
        if (subject !== null) onKin?.(subject, pids);
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
    links.bootId,
  );

  /** The end of a process's error output, scrubbed; null where it has none that is ours. */
  const lastOutput = async (name: string): Promise<readonly string[] | null> => {
    const raw = guardian.errorOutput(name);
    if (raw === null) return null;
    const context = await desk.context();
    // An answer of the socket is at most 64 KiB, and a character may take 3 bytes in it.
    return cleanTail(raw, { lines: 100, line: 200 }, (text) => scrub(text, context)).lines;
  };
  return { guardian, ntfy, logs, lastOutput };
}
