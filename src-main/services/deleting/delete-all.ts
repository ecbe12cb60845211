import type { DeleteAllOutcome, DeleteAllPlan, DeleteAllProgress, OpenDeletion } from '@contract/delete-all.ts';
import { hostOf } from '@core/consent/endpoint.ts';
import { leftBehind } from '../guardian/registry.ts';
import type { Clock, Digest } from '../ports/clock.ts';
import { type Files, StoreFailure, storeWords } from '../ports/files.ts';
import { LockBusy, type LockName, type Locks } from '../ports/locks.ts';
import type { Delivery, NetworkLog, Sender } from '../ports/network.ts';
import type { ProcessIdentity } from '../ports/processes.ts';
import { setAsideList } from '../reports/quarantine.ts';
import { printJson } from '../reports/report-files.ts';
import { ownName } from '../reports/report-names.ts';
import type { Rights, SettingsStore } from '../settings/settings.ts';
import { DeletionRound, reportsThere, type There } from './delete-all-server.ts';

export interface DeleteAllParts {
  readonly files: Files;
  readonly locks: Locks;
  readonly settings: SettingsStore;
  readonly rights: () => Promise<Rights>;
  readonly sender: Sender;
  readonly network: Pick<NetworkLog, 'read'>;
  readonly digest: Digest;
  readonly clock: Clock;
  /** A host holds this home: its lock, socket and registry must stay. */
  readonly hostRuns: () => Promise<boolean>;
  readonly isAlive: (process: ProcessIdentity) => Promise<boolean>;
  /** Removes unfinished writes of processes that are gone. */
  readonly sweep: () => Promise<void>;
  readonly onDebug: (delivery: Delivery) => void;
}

export interface DeleteAllOptions {
  /** Also what the person configured: guardian.json, config.json with its `decided_at`, client backups. */
  readonly config: boolean;
  readonly progress?: (progress: DeleteAllProgress) => void;
  readonly signal?: AbortSignal;
}

/** A send that is under way ends within its own time limit; so long is waited for it. */
const OUTBOX_WAIT_MS = 40_000;
const STORE_WAIT_MS = 5000;

/** Files beside the folders; other names in the home folder are not Beacon's, and stay. */
const ROOT_FILES =
  /^(?:(?:guardian_events|preflight_events|engagements|failure_review)(?:[.-].*)?\.jsonl.*|salt(?:[.-].*)?)$/;
/** What a process that runs needs, and a later one finds again by itself. Locks are released by who holds them. */
const LIVE_STATE = /^(?:registry.*\.jsonl|socket-path|open\.html|wrapped)$/;
const LOCK = /\.lock(?:\.|$)/;

/** What deleting all would mean, for the question before it. Nothing is changed. */
export async function planDeleteAll(parts: DeleteAllParts): Promise<DeleteAllPlan> {
  const { files } = parts;
  const { settings, destination } = await parts.rights();
  const there = await reportsThere(files, parts.digest, parts.network, settings.device_id);
  const provable = there.filter(({ proof, acknowledged }) => proof !== null && !acknowledged);
  const endpoints = provable.flatMap(({ endpoint }) => endpoint ?? destination.endpoint ?? []);
  return {
    pending: (await reportNames(files, 'pending')).length,
    sent: (await reportNames(files, 'sent')).length,
    quarantined: (await setAsideList(files)).length,
    provable: provable.length,
    hosts: [...new Set(endpoints.map(hostOf))].sort(),
  };
}

/**
 * Deletes everything Beacon has written, here and, with the proofs it has, at the server (spec 5). Asking comes before,
 * and is the caller's.
 *
 * It can be killed at any moment and asked again: reports that never left go first, so nothing is sent any more; each
 * sent one goes when its server has acknowledged the deletion, and else becomes a stub, so no proof is lost; consent goes
 * last. A host that runs keeps its lock, its socket and the list of its processes, and begins its other files anew.
 *
 * Rejects with LockBusy when another process does not let go of the outbox; nothing is deleted then.
 */
export async function deleteAll(parts: DeleteAllParts, options: DeleteAllOptions): Promise<DeleteAllOutcome> {
  const { files, clock } = parts;
  const { settings, environment, destination } = await parts.rights();
  const tell = options.progress ?? (() => undefined);
  const cancelled = () => options.signal?.aborted === true;
  const removed = { pending: 0, sent: 0, quarantined: 0, other: 0 };
  const server = { acknowledged: 0, waiting: [] as OpenDeletion[], without_proof: 0 };
  const left = new Map<string, string>();
  const round = new DeletionRound({
    sender: parts.sender,
    clock,
    instead: environment.debug ? parts.onDebug : null,
    cancelled,
    signal: options.signal,
  });
  const outcome = (kind: DeleteAllOutcome['kind']): DeleteAllOutcome => ({
    kind: kind === 'done' && left.size > 0 ? 'incomplete' : kind,
    removed,
    server,
    kept: kind === 'debug' ? ['everything'] : kept(options.config, server.waiting.length),
    left: [...left].map(([path, why]) => ({ path, why })),
  });
  /** True when it is gone. What cannot be removed is told at the end, and holds nothing else up. */
  const remove = (path: string): Promise<boolean> => gone(left, path, () => files.remove(path));

  if (environment.debug) {
    const there = await reportsThere(files, parts.digest, parts.network, settings.device_id);
    for (const { id, proof, endpoint, acknowledged } of there) {
      if (proof === null || acknowledged) continue;
      const open = await round.ask(id, proof, endpoint ?? destination.endpoint);
      if (open !== null) server.waiting.push(open);
    }
    return outcome('debug');
  }

  // --- what never left ---
  let there: readonly There[] = [];
  await holding(parts.locks, 'outbox', OUTBOX_WAIT_MS, () =>
    holding(parts.locks, 'store', STORE_WAIT_MS, async () => {
      there = await reportsThere(files, parts.digest, parts.network, settings.device_id);
      // A stub first, for one that may have arrived: with its pending files gone, nothing else would know of it.
      for (const { id, proof, paths } of there) {
        if (paths.length > 0 || proof === null) continue;
        await gone(left, `sent/${id}.receipt.json`, () =>
          files.write(`sent/${id}.receipt.json`, printJson({ report_id: id, proof })),
        );
      }
      const reports = new Set((await reportNames(files, 'pending')).map((id) => `${id}.json`));
      const names = (await files.list('pending')).map(({ name }) => name);
      // Each report before what lies beside it: with it gone, the rest is not a report.
      names.sort((a, b) => Number(reports.has(b)) - Number(reports.has(a)));
      for (const [index, name] of names.entries()) {
        if (cancelled()) return;
        tell({ step: 'unsent', done: index, total: names.length });
        if ((await remove(`pending/${name}`)) && reports.has(name)) removed.pending += 1;
      }
    }),
  );
  if (cancelled()) return outcome('cancelled');

  // --- what a server has ---
  const stubs: { readonly id: string; readonly proof: string }[] = [];
  for (const [index, one] of there.entries()) {
    tell({ step: 'server', done: index, total: there.length });
    if (cancelled()) return outcome('cancelled');
    const { id, proof } = one;
    if (proof === null) server.without_proof += 1;
    const open =
      proof === null || one.acknowledged ? null : await round.ask(id, proof, one.endpoint ?? destination.endpoint);
    // What is not settled when the person stops stays as it is, for the next time.
    if (open !== null && cancelled()) return outcome('cancelled');
    if (open === null && proof !== null) server.acknowledged += 1;
    await holding(parts.locks, 'store', STORE_WAIT_MS, async () => {
      const had = one.paths.includes(`sent/${id}.json`);
      const bodyGone = await remove(`sent/${id}.json`);
      if (open === null) await remove(`sent/${id}.receipt.json`);
      else if (proof !== null) stubs.push({ id, proof });
      if (had && bodyGone) removed.sent += 1;
    });
    if (open !== null) server.waiting.push(open);
  }

  // --- the rest ---
  if (cancelled()) return outcome('cancelled');
  const keptStubs = new Set(stubs.map(({ id }) => `sent/${id}.receipt.json`));
  removed.quarantined = (await setAsideList(files)).length;
  const rest = (await restOf(parts, options.config)).filter((path) => !keptStubs.has(path));
  for (const [index, path] of rest.entries()) {
    tell({ step: 'rest', done: index, total: rest.length });
    const wasThere = (await files.stat(path).catch(() => null)) !== null;
    if ((await remove(path)) && wasThere && !path.startsWith('quarantine/')) removed.other += 1;
  }
  removed.quarantined -= (await setAsideList(files)).length;
  // Now that there is room again, should the disk have been full.
  for (const { id, proof } of stubs) {
    const path = `sent/${id}.receipt.json`;
    await gone(left, path, () => files.write(path, printJson({ report_id: id, proof })));
  }
  await gone(left, 'config.json', () => parts.settings.forget(options.config));
  await parts.sweep().catch(() => undefined); // What is left of unfinished writes is looked for again by every host.
  tell({ step: 'rest', done: rest.length, total: rest.length });
  return outcome('done');
}

/** Where the disk is too full for a lock, nobody else can take one either, and what is deleted here makes room. */
async function holding(locks: Locks, name: LockName, waitMs: number, run: () => Promise<void>): Promise<void> {
  let began = false;
  try {
    await locks.hold(name, waitMs, () => {
      began = true;
      return run();
    });
  } catch (error) {
    if (began || !(error instanceof StoreFailure) || error.kind !== 'no_space') throw error;
    await run();
  }
}

async function gone(left: Map<string, string>, path: string, run: () => Promise<void>): Promise<boolean> {
  try {
    await run();
    left.delete(path);
    return true;
  } catch (error) {
    if (error instanceof LockBusy) left.set(path, 'Another Beacon process is busy with this folder');
    else if (error instanceof StoreFailure) left.set(path, storeWords[error.kind]);
    else throw error;
    return false;
  }
}

/** Everything of Beacon's but pending reports and what a running host stands on. */
async function restOf(parts: DeleteAllParts, config: boolean): Promise<readonly string[]> {
  const { files } = parts;
  const [running, registered] = await Promise.all([parts.hostRuns(), stillRegistered(parts)]);
  const paths: string[] = [];
  for (const folder of ['sent', 'quarantine', 'journal', 'logs', ...(config ? ['backups'] : [])]) {
    for (const { name } of await files.list(folder)) paths.push(`${folder}/${name}`);
  }
  for (const { name } of await files.list('state')) {
    if (LOCK.test(name)) continue;
    if (LIVE_STATE.test(name) && (running || (registered && name.startsWith('registry')))) continue;
    paths.push(`state/${name}`);
  }
  for (const { name, folder } of await files.list('.')) {
    if (!folder && ROOT_FILES.test(name)) paths.push(name);
    if (name === 'beacon.sock' && !running) paths.push(name);
    if (name === 'guardian.json' && config) paths.push(name);
  }
  return paths;
}

/** Processes that a host left, killed a moment ago, are still to be swept: the list of them is no data of the past. */
async function stillRegistered({ files, isAlive }: DeleteAllParts): Promise<boolean> {
  const left = await leftBehind(files).catch(() => []);
  return (await Promise.all(left.map(isAlive))).some(Boolean);
}

/** Ids of the reports in a folder, by their names. */
async function reportNames(files: Files, place: 'pending' | 'sent'): Promise<string[]> {
  return (await files.list(place)).flatMap(({ name }) => {
    const own = ownName(name);
    return own?.main ? [own.id] : [];
  });
}

function kept(config: boolean, stubs: number): string[] {
  return [
    ...(config
      ? []
      : ['when you decided about consent (config.json)', 'guardian.json', 'backups of client configurations']),
    ...(stubs > 0
      ? [`${stubs} ${stubs === 1 ? 'proof' : 'proofs'} for deletions that no server has acknowledged yet`]
      : []),
  ];
}
