import type { RefusalReason } from '@contract/reports-view.ts';
import { mayCollect } from '@core/consent/consent.ts';
import { normalisedOrigin } from '@core/project-id.ts';
import { type Built, buildCrashReport, type ReportSurroundings } from '@core/report/build.ts';
import type { Incident } from '@core/report/incident.ts';
import type { ScrubContext } from '@core/scrub/types.ts';
import type { EventLog } from '../guardian/event-log.ts';
import type { Chance, Clock, Digest } from '../ports/clock.ts';
import { StoreFailure, type StoreFailureKind } from '../ports/files.ts';
import { LockBusy } from '../ports/locks.ts';
import type { Machine } from '../ports/machine.ts';
import type { ReportStore } from '../reports/report-store.ts';
import type { Rights, SettingsStore } from '../settings/settings.ts';
import { deviceIdOf } from './device-id.ts';

const UNSURE_MS = 700;

/** What became of a failure. Nothing here ever throws at the one who noticed it. */
export type Captured =
  | { readonly kind: 'written'; readonly id: string }
  /** The same failure again: counted with the report that is there already. */
  | { readonly kind: 'counted'; readonly id: string }
  | { readonly kind: 'refused'; readonly reason: RefusalReason }
  /** `problem`: of the store, where a person waits for an answer. */
  | {
      readonly kind: 'failed';
      readonly why: 'scrubber' | 'store';
      readonly problem?: StoreFailureKind | 'busy';
    };

export interface CollectorParts {
  readonly rights: () => Promise<Rights>;
  readonly settings: SettingsStore;
  readonly store: ReportStore;
  readonly machine: Machine;
  readonly digest: Digest;
  readonly chance: Chance;
  readonly clock: Clock;
  readonly log: EventLog;
  readonly scrubContext: () => Promise<ScrubContext>;
  readonly onChange: (ids: readonly string[]) => void;
  /** Where the repository that holds a folder comes from; asked only with `project_id: true`. */
  readonly originOf?: (folder: string) => Promise<string | null>;
}

/** Failure → report → scrub → store. The raw text never leaves memory. */
export class Collector {
  readonly #parts: CollectorParts;
  /** One at a time: two exits in the same moment must not both find that they are the first. */
  #queue: Promise<unknown> = Promise.resolve();

  constructor(parts: CollectorParts) {
    this.#parts = parts;
  }

  capture(incident: Incident): Promise<Captured> {
    const name = incident.subject.name;
    const run = this.#queue
      .then(() => this.#capture(incident))
      .catch((error: unknown) => this.#notWritten(name, error));
    this.#queue = run;
    return run;
  }

  /** Resolves when nothing is being written any more. */
  async settled(): Promise<void> {
    await this.#queue;
  }

  async #capture(incident: Incident): Promise<Captured> {
    const { rights, store, log, settings: saved, clock } = this.#parts;
    const name = incident.subject.name;
    // Half of what an editor is writing is no choice to go by: a crash in that moment waits for the whole.
    for (let looks = 0; looks < 3 && (await saved.chosen()) === null; looks += 1) await clock.sleep(UNSURE_MS);
    const { settings, environment } = await rights();
    const right = mayCollect(settings, environment, 'crash');
    if (right.kind === 'refused') return right;

    let built: Built;
    try {
      built = await this.#build(incident);
    } catch (error) {
      if (error instanceof StoreFailure || error instanceof LockBusy) throw error;
      // Fails closed: what could not be scrubbed is not written, and the error itself may quote what it failed on.
      log.add('scrub_failed', name);
      return { kind: 'failed', why: 'scrubber' };
    }
    const { report, local } = built;
    const same = await store.countRepeat(report.fingerprint, name, report.timestamp);
    if (same !== null) {
      this.#parts.onChange([same]);
      return { kind: 'counted', id: same };
    }
    const { dropped } = await store.create(report, local, settings.retention);
    log.add('report_written', name, { report: report.report_id, type: report.crash.type });
    if (dropped.length > 0) log.add('report_dropped', null, { count: dropped.length });
    this.#parts.onChange([report.report_id, ...dropped]);
    return { kind: 'written', id: report.report_id };
  }

  #notWritten(name: string | null, error: unknown): Captured {
    const why = error instanceof StoreFailure ? error.kind : error instanceof LockBusy ? 'busy' : 'fault';
    this.#parts.log.add('report_dropped', name, { count: 1, why });
    return { kind: 'failed', why: 'store' };
  }

  /** Null unless the person switched it on, and the process ran in a repository with an origin. */
  async #projectIdHash({ subject: { folder } }: Incident): Promise<string | null> {
    const { rights, originOf, digest } = this.#parts;
    if (originOf === undefined || folder == null || !(await rights()).settings.project_id) return null;
    const origin = await originOf(folder);
    const project = origin === null ? null : normalisedOrigin(origin);
    return project === null ? null : digest.sha256Hex(project);
  }

  async #build(incident: Incident): Promise<Built> {
    const { digest } = this.#parts;
    return buildCrashReport(incident, {
      ...(await surroundings(this.#parts)),
      projectIdHash: await this.#projectIdHash(incident),
      sha256Hex: (text) => digest.sha256Hex(text),
    });
  }
}

/** What the machine adds to a new report, with an id and a proof of its own. */
export async function surroundings({
  machine,
  digest,
  chance,
  settings,
  scrubContext,
}: Pick<CollectorParts, 'machine' | 'digest' | 'chance' | 'settings' | 'scrubContext'>): Promise<
  Omit<ReportSurroundings, 'sha256Hex'>
> {
  const facts = await machine.facts();
  const reportId = `brpt_${chance.hex(8)}`;
  return {
    reportId,
    ...deviceIdOf(await settings.deviceId(), reportId, digest),
    system: {
      os: facts.os,
      os_version: facts.osVersion,
      arch: facts.arch,
      memory_gb: Math.round(facts.totalBytes / 1024 ** 3),
    },
    runtime: facts.runtime,
    projectIdHash: null,
    scrub: await scrubContext(),
  };
}
