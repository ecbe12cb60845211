import { fileLocks } from '@adapters/file-lock.ts';
import { homeFolder } from '@adapters/home-folder.ts';
import { bootId } from '@adapters/machine.ts';
import { networkLog } from '@adapters/network-log.ts';
import { linuxProcessTable } from '@adapters/process-table-linux.ts';
import { nodeDigest, systemChance, systemClock } from '@adapters/system-clock.ts';
import type { CrashReport } from '@contract/report.ts';
import type { LocalFile } from '@contract/report-files.ts';
import { Settings } from '@contract/settings.ts';
import { readEnvironment } from '@core/consent/environment.ts';
import type { ScrubContext } from '@core/scrub/types.ts';
import type { DeleteAllParts } from '@services/deleting/delete-all.ts';
import type { Clock } from '@services/ports/clock.ts';
import type { Files } from '@services/ports/files.ts';
import type { Delivery, DeliveryResult, Sender } from '@services/ports/network.ts';
import { ReportStore } from '@services/reports/report-store.ts';
import { Review } from '@services/reports/review.ts';
import { Outbox } from '@services/sending/outbox.ts';
import { rightsReader, SettingsStore } from '@services/settings/settings.ts';
import { crashReport, localFile } from './reports.ts';
import { tempDir } from './temp.ts';

/** A sender that writes down what it was given and answers as it is told. */
export class ScriptedSender implements Sender {
  readonly deliveries: (Delivery & { readonly text: string })[] = [];
  answer: (delivery: Delivery) => DeliveryResult | Promise<DeliveryResult> = () => ({
    kind: 'answered',
    status: 202,
    retryAfterMs: null,
  });

  async deliver(delivery: Delivery): Promise<DeliveryResult> {
    this.deliveries.push({ ...delivery, text: delivery.body === null ? '' : new TextDecoder().decode(delivery.body) });
    return this.answer(delivery);
  }
}

export interface Shelf {
  readonly root: string;
  readonly files: ReturnType<typeof homeFolder>;
  readonly settings: SettingsStore;
  readonly store: ReportStore;
  readonly outbox: Outbox;
  readonly review: Review;
  readonly sender: ScriptedSender;
  /** What deleting all data needs. `deleteAll(one.deletion, …)`. */
  readonly deletion: DeleteAllParts;
  /** What STALLARI_TELEMETRY_DEBUG printed instead of sending it. */
  readonly printed: Delivery[];
  save(change: (settings: Settings) => Settings): Promise<Settings>;
  /** A captured report in pending/. */
  put(
    id: string,
    report?: Partial<CrashReport>,
    local?: Partial<LocalFile>,
    crash?: Partial<CrashReport['crash']>,
  ): Promise<void>;
}

/** The real store over a temp folder, with the real locks, and a scripted sender. */
export async function shelf(
  options: {
    env?: Record<string, string>;
    root?: string;
    clock?: Clock;
    scrubContext?: () => Promise<ScrubContext>;
    /** Another one than the scripted: the real one, say. */
    sender?: (files: Files) => Sender;
  } = {},
): Promise<Shelf> {
  const root = options.root ?? tempDir();
  const files = homeFolder(root);
  await files.prepare();
  const probe = linuxProcessTable();
  const clock = options.clock ?? morning;
  const self = async () => ({
    pid: process.pid,
    startTime: (await probe.startTime(process.pid)) ?? '',
    bootId: await bootId(),
    startTimeOf: (pid: number) => probe.startTime(pid),
  });
  const locks = fileLocks(`${root}/state`, self);
  const settings = new SettingsStore(files, locks, clock, systemChance);
  const rights = rightsReader(settings, readEnvironment(options.env ?? {}), options.env?.['BEACON_ENDPOINT'] ?? null);
  const store = new ReportStore(files, locks, clock, nodeDigest);
  const sender = new ScriptedSender();
  const scrubContext = options.scrubContext ?? (async () => ({ username: 'ada', home: '/Users/ada' }));
  const printed: Delivery[] = [];
  const outbox = new Outbox({
    files,
    rights,
    settings,
    store,
    locks,
    sender: options.sender?.(files) ?? sender,
    digest: nodeDigest,
    clock,
    chance: systemChance,
    scrubContext,
    onChange: () => undefined,
    onDebug: (delivery) => void printed.push(delivery),
  });
  const review = new Review({
    files,
    store,
    digest: nodeDigest,
    rights,
    scrubContext,
    onChange: () => undefined,
  });
  return {
    root,
    files,
    settings,
    store,
    outbox,
    review,
    sender,
    deletion: {
      files,
      locks,
      settings,
      rights,
      sender,
      network: networkLog(files, clock.wallMs),
      digest: nodeDigest,
      clock,
      hostRuns: async () => false,
      isAlive: async ({ pid, startTime }) => (await probe.startTime(pid)) === startTime,
      sweep: () => files.sweepUnfinished(60_000),
      onDebug: (delivery) => void printed.push(delivery),
    },
    printed,
    save: (change) => settings.update(change),
    async put(id, report = {}, local = {}, crash = {}) {
      await store.create(
        crashReport({ report_id: id, ...report }, crash),
        localFile({ report_id: id, ...local }),
        Settings.parse({}).retention,
      );
    },
  };
}

/** The real clock, moved to an hour after the reports of these tests were captured. */
const offsetMs = Date.parse('2026-04-03T10:15:00Z') - Date.now();
export const morning: Clock = { ...systemClock, wallMs: () => Date.now() + offsetMs };

/** The same, so much later. */
export const later = (ms: number): Clock => ({ ...morning, wallMs: () => morning.wallMs() + ms });

export const endpoint = 'https://reports.example.com';

/** A home whose owner has switched crash reports on, with one captured report. */
export async function consentingShelf(id: string, review = true): Promise<Shelf> {
  const one = await shelf();
  await one.save((saved) => ({
    ...saved,
    endpoint,
    consent: {
      ...saved.consent,
      crash_reports: true,
      review_before_sending: review,
      decided_at: '2026-04-03T09:00:00Z',
      endpoint: review ? null : endpoint,
    },
  }));
  await one.put(id);
  return one;
}

/** From now on the server of a shelf answers when it is told to; `asked` resolves with the first request. */
export function holdAnswer({ sender }: Shelf): {
  readonly asked: Promise<void>;
  readonly answer: (result: DeliveryResult) => void;
} {
  let answer: (result: DeliveryResult) => void = () => undefined;
  const asked = new Promise<void>((heard) => {
    sender.answer = () => {
      heard();
      return new Promise((resolve) => {
        answer = resolve;
      });
    };
  });
  return { asked, answer: (result) => answer(result) };
}
