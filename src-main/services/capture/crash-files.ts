import { crashFileTimeMs, dumpIncident, ipsIncident, jetsamIncident } from '@core/report/crash-file-incident.ts';
import type { Incident, Subject } from '@core/report/incident.ts';
import { type IpsFile, readIps, readMinidump } from '@core/stack/index.ts';
import type { Clock } from '../ports/clock.ts';
import type { CrashFile, CrashFolder } from '../ports/crash-folder.ts';
import type { ReportStore } from '../reports/report-store.ts';
import type { Captured, Collector } from './collector.ts';

/** A report of the same end that was made from the exit alone lies at most this far from the file's own time. */
const SAME_END_MS = 2 * 60_000;
/** A folder is looked at again this often, whatever the system says of its changes. */
const LOOK_MS = 60_000;
/** A dump that could not be read or told of is kept no longer than this. */
const DUMP_KEPT_MS = 24 * 60 * 60 * 1000;
/** What macOS still writes about a run that has just ended is waited for, and belongs to the run before. */
const BEFORE_START_MS = 10_000;

export interface CrashFileParts {
  readonly collector: Pick<Collector, 'capture'>;
  readonly store: Pick<ReportStore, 'pendingLike' | 'discard'>;
  readonly clock: Clock;
  /** Whose process that was; null for anybody else's, whose files are left alone. */
  readonly ownerOf: (pid: number | null, atMs: number, launchedAtMs: number | null) => Subject | null;
  /** RSS of the whole fleet. */
  readonly totalBytes: () => number;
  readonly version: string;
  /** `.ips` and JetsamEvent files of everybody on this Mac; only read. Null where there are none. */
  readonly reports: CrashFolder | null;
  /** Crashpad's dumps of Beacon's own processes; each is removed once it was read. */
  readonly dumps: CrashFolder | null;
  /** Nothing may be collected: then dumps are removed unread. */
  readonly mayCollect: () => Promise<boolean | null>;
  readonly onReplaced: (before: string, after: string) => void;
  readonly onChange: (ids: readonly string[]) => void;
  /** Files of before this moment are of no process of this run, or of the one before it. */
  readonly sinceMs: number;
}

/** From what the system wrote about an end to a report: of our own processes, of the named fields, and of nothing else. */
export class CrashFiles {
  readonly #parts: CrashFileParts;
  readonly #done = new Set<string>();
  #looking: Promise<void> | null = null;
  #again = false;
  #cancel: () => void = () => undefined;
  #watches: { close(): Promise<void> }[] = [];

  constructor(parts: CrashFileParts) {
    this.#parts = parts;
  }

  start(): void {
    const { reports, dumps } = this.#parts;
    const look = () => void this.look();
    this.#watches = [reports, dumps].flatMap((folder) => (folder === null ? [] : [folder.watch(look)]));
    if (this.#watches.length > 0) this.#next();
  }

  async stop(): Promise<void> {
    this.#cancel();
    await Promise.all(this.#watches.map((watch) => watch.close()));
    await this.#looking;
  }

  /** Reads what is new and whole. Never rejects: a file that makes trouble is left alone. */
  look(): Promise<void> {
    if (this.#looking !== null) {
      this.#again = true;
      return this.#looking;
    }
    this.#looking = this.#lookAll().finally(() => {
      this.#looking = null;
    });
    return this.#looking;
  }

  #next(): void {
    void this.look().then(() => {
      this.#cancel = this.#parts.clock.after(LOOK_MS, () => this.#next());
    });
  }

  async #lookAll(): Promise<void> {
    do {
      this.#again = false;
      await this.#lookAt(this.#parts.reports, (folder, file) => this.#report(folder, file));
      await this.#lookAt(this.#parts.dumps, (folder, file) => this.#dump(folder, file));
    } while (this.#again);
  }

  async #lookAt(
    folder: CrashFolder | null,
    handle: (folder: CrashFolder, file: CrashFile) => Promise<void>,
  ): Promise<void> {
    if (folder === null) return;
    // A dump of any age is to be removed.
    const sinceMs = folder === this.#parts.dumps ? 0 : this.#parts.sinceMs - BEFORE_START_MS;
    const files = await folder.list(sinceMs).catch(() => []);
    for (const file of files) {
      const stamp = `${file.key} ${file.modifiedAtMs}`;
      if (this.#done.has(stamp)) continue;
      this.#done.add(stamp);
      await handle(folder, file).catch(() => undefined); // Said above; the next one may be fine.
    }
    const kept = new Set(files.map((file) => `${file.key} ${file.modifiedAtMs}`));
    for (const stamp of this.#done) if (!kept.has(stamp) && this.#isOf(folder, stamp)) this.#done.delete(stamp);
  }

  /** Keys of dumps end so; every other one is a report's. */
  #isOf(folder: CrashFolder, stamp: string): boolean {
    return /\.dmp \d/.test(stamp) === (folder === this.#parts.dumps);
  }

  async #report(folder: CrashFolder, file: CrashFile): Promise<void> {
    const bytes = await folder.read(file.key);
    if (bytes === null) return;
    for (const incident of this.#incidents(readIps(new TextDecoder().decode(bytes)), file.modifiedAtMs)) {
      await this.#tell(incident);
    }
  }

  #incidents(read: IpsFile, modifiedAtMs: number): readonly Incident[] {
    const { ownerOf, totalBytes } = this.#parts;
    switch (read.kind) {
      case 'crash': {
        const atMs = crashFileTimeMs(read.capturedAt) ?? modifiedAtMs;
        // A child that came and went between two readings is known by its parent; but not every tool that Beacon itself
        // asks something is Beacon.
        const parent = ownerOf(read.parentPid, atMs, null);
        const subject =
          ownerOf(read.pid, atMs, crashFileTimeMs(read.launchedAt)) ?? (parent?.name === null ? null : parent);
        return subject === null ? [] : [ipsIncident(read, subject, atMs)];
      }
      case 'jetsam':
        return read.ended.flatMap((end) => {
          const subject = ownerOf(end.pid, modifiedAtMs, null);
          return subject === null ? [] : [jetsamIncident(end, subject, totalBytes(), modifiedAtMs)];
        });
      case 'other':
      case 'unreadable':
        return [];
      default:
        return read satisfies never;
    }
  }

  async #dump(folder: CrashFolder, file: CrashFile): Promise<void> {
    const { mayCollect, version, clock } = this.#parts;
    const may = await mayCollect();
    if (may === null && clock.wallMs() - file.modifiedAtMs < DUMP_KEPT_MS) {
      // Whether it may be read cannot be told at this moment: the next look decides.
      this.#done.delete(`${file.key} ${file.modifiedAtMs}`);
      return;
    }
    const bytes = may === true ? await folder.read(file.key) : null;
    const read = bytes === null ? null : readMinidump(bytes);
    try {
      if (read?.kind === 'crash') await this.#tell(dumpIncident(read, file.modifiedAtMs, version));
    } finally {
      // It holds memory of the process: it is gone whatever became of its report.
      await folder.remove(file.key);
    }
  }

  /** One end, one report: what was told from the exit alone gives way to what the system knows of it. */
  async #tell(incident: Incident): Promise<void> {
    const { collector, store, onReplaced, onChange } = this.#parts;
    const same = await this.#sameEnd(incident);
    if (same === 'told') return;
    const captured: Captured = await collector.capture(incident);
    if (same === null || (captured.kind !== 'written' && captured.kind !== 'counted') || captured.id === same) return;
    if ((await store.discard(same)) === null) return;
    onReplaced(same, captured.id);
    onChange([same, captured.id]);
  }

  /** The id of a bare report of this end that nobody has read yet; `told` where there is one with a stack; else null. */
  async #sameEnd({ subject, crash, atMs }: Incident): Promise<string | 'told' | null> {
    const pending = await this.#parts.store.pendingLike((text) => {
      const at = /"timestamp"\s*:\s*"([^"]+)"/.exec(text)?.[1];
      return at === undefined || !(Math.abs(Date.parse(at) - atMs) > SAME_END_MS);
    });
    const hasFrames = (crash?.frames.length ?? 0) > 0;
    for (const { id, report, local, approval } of pending) {
      if (report.type !== 'crash' || local === null || local.name !== subject.name) continue;
      if (subject.name === null && report.app.component !== subject.component) continue;
      if (Math.abs(Date.parse(report.timestamp) - atMs) > SAME_END_MS || !EXITS.has(report.crash.type)) continue;
      if (report.crash.stack_trace.length > 0) {
        if (hasFrames) return 'told';
        continue;
      }
      if (local.read_at === null && approval === null && local.occurrences.count === 1) return id;
    }
    return null;
  }
}

/** What a report says that was made from the end alone. */
const EXITS: ReadonlySet<string> = new Set([
  'signal_abort',
  'signal_segv',
  'signal_kill',
  'signal_other',
  'unhandled_exception',
  'nonzero_exit',
  'unclean_exit',
  'renderer_gone',
]);
