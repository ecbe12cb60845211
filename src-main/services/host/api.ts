import type { AppView } from '@contract/app-view.ts';
import type { ReportDetail, SaveOutcome } from '@contract/reports-view.ts';
import { type Answer, type Question, type RequestName, requests } from '@contract/requests.ts';
import type { Settings } from '@contract/settings.ts';
import { withoutSlash } from '@core/consent/endpoint.ts';
import { guardianSettings } from '@core/fleet/guardian-settings.ts';
import { reportFields } from '@core/report/fields.ts';
import { byteLength } from '@core/report/fit.ts';
import { readReport } from '@core/report/read.ts';
import { utcSeconds } from '@core/report/times.ts';
import type { ScrubContext } from '@core/scrub/types.ts';
import { fromBase64, toBase64 } from '../base64.ts';
import { withOwnWords } from '../capture/own-words.ts';
import type { OwnData } from '../deleting/own-data.ts';
import type { FeedbackDesk } from '../feedback/feedback-desk.ts';
import type { CommandOutcome, Guardian } from '../guardian/guardian.ts';
import { addProcess, changeSetting, ensureGuardianFile } from '../guardian/guardian-file.ts';
import { AskedByHand } from '../network/asked-by-hand.ts';
import type { FixedReports } from '../network/fixed-reports.ts';
import { type TestRequestParts, testDestination, testNtfy } from '../network/test-request.ts';
import type { Clock, Digest } from '../ports/clock.ts';
import { type Files, StoreFailure } from '../ports/files.ts';
import { LockBusy, type Locks } from '../ports/locks.ts';
import type { NetworkLog } from '../ports/network.ts';
import { exampleReport } from '../reports/example-report.ts';
import { issueOf } from '../reports/issue.ts';
import type { ReportIndex } from '../reports/report-index.ts';
import type { ReportStore } from '../reports/report-store.ts';
import type { Review } from '../reports/review.ts';
import type { Outbox } from '../sending/outbox.ts';
import { changed, decided } from '../settings/consent-choices.ts';
import type { Rights, SettingsStore } from '../settings/settings.ts';

export type Handlers = { readonly [N in RequestName]: (question: Question<N>) => Promise<Answer<N>> };

export interface ApiParts {
  readonly files: Files;
  readonly locks: Locks;
  readonly clock: Clock;
  readonly digest: Digest;
  readonly settings: SettingsStore;
  readonly rights: () => Promise<Rights>;
  readonly store: ReportStore;
  readonly index: ReportIndex;
  readonly review: Review;
  readonly scrubContext: () => Promise<ScrubContext>;
  readonly outbox: Outbox;
  readonly feedback: FeedbackDesk;
  /** The texts of a zip; null where it cannot be read. */
  readonly unzip: (bytes: Uint8Array) => ReadonlyMap<string, string> | null;
  readonly fixed: Pick<FixedReports, 'of' | 'check'>;
  readonly ownData: OwnData;
  readonly guardian: Guardian;
  readonly view: () => Promise<AppView>;
  readonly guardianFileChanged: () => Promise<void>;
  readonly network: Pick<NetworkLog, 'read'>;
  readonly testRequests: TestRequestParts;
  /** Opens a file of the home folder with whatever this system opens it with; false where nothing could. */
  readonly openFile: (path: string) => Promise<boolean>;
  readonly appChanged: () => void;
  /** MCP clients of this computer, and wrapping their servers. */
  readonly clients: {
    list(): Promise<Answer<'clients.list'>['clients']>;
    plan(id: string, undo: boolean): Promise<Answer<'clients.plan'>>;
    change(id: string, undo: boolean, sha256: string): Promise<Answer<'clients.change'>>;
  };
  /** Processes of others. */
  readonly offenders: {
    orphans(): Promise<Answer<'orphans.list'>>;
    end(orphans: Question<'orphans.end'>['orphans']): Promise<Answer<'orphans.end'>['ends']>;
    why(): Promise<Answer<'why.measure'>>;
  };
  readonly startDemo: () => Promise<Answer<'demo.start'>>;
  /** Looks for a newer version and offers it; null where this host cannot replace itself. */
  readonly offerUpdate: (() => void) | null;
  readonly quit: () => void;
}

const DONE = { kind: 'done' } as const;
const NOT_THERE = 'It does not lie beside the report any more.';
const NO_ZIP = 'It is no bundle that Beacon can read. Leave it out, or make another one.';

/** The table of `requests`, answered. Both hosts of the windows serve exactly this. */
export function createApi(parts: ApiParts): Handlers {
  const { store, review, outbox, ownData, guardian, settings, rights, clock } = parts;
  const now = () => utcSeconds(clock.wallMs());
  const byHand = new AskedByHand();
  const save = async (change: (settings: Settings) => Settings): Promise<AppView> => {
    // Before as well: what an editor withdrew a moment ago must not come back with this change.
    await outbox.withdraw();
    await settings.update(change);
    await outbox.withdraw();
    parts.appChanged();
    void outbox.drain();
    return parts.view();
  };

  /** With what the makers say of it. */
  const withFixed = async <D extends ReportDetail | null>(detail: D): Promise<D> => {
    if (detail === null || detail.row.state === 'sent') return detail;
    const read = readReport(detail.text);
    return read.kind === 'report' ? { ...detail, fixed: await parts.fixed.of(read.report) } : detail;
  };
  const saved = async (outcome: SaveOutcome): Promise<SaveOutcome> =>
    'detail' in outcome ? { ...outcome, detail: await withFixed(outcome.detail) } : outcome;

  const guardianView = () => {
    const status = guardian.status();
    const memoryBytes = status.fleet.memory_mb * 1024 * 1024;
    return guardianSettings(guardian.config, memoryBytes, status.config_problem);
  };

  return {
    'app.get': () => parts.view(),
    'app.dismiss': ({ id }) =>
      attempt(async () => {
        await settings.update((saved) => ({
          ...saved,
          dismissed: [...new Set([...saved.dismissed, id])].slice(-1000),
        }));
        parts.appChanged();
      }),
    'app.update': async () => {
      parts.offerUpdate?.();
      return { kind: parts.offerUpdate === null ? 'by_hand' : 'offered' };
    },
    'app.quit': async () => {
      parts.quit();
      return DONE;
    },

    'consent.decide': ({ choice }) => save((saved) => decided(saved, choice, now())),
    'consent.example': async () => ({
      text: exampleReport(parts.digest),
      fields: reportFields().map(({ path, purpose, example }) => ({ path, purpose, example })),
    }),
    'settings.set': async (patch) => {
      try {
        const { destination } = await rights();
        return { kind: 'saved', app: await save((saved) => changed(saved, patch, destination.endpoint, now())) };
      } catch (error) {
        return { kind: 'failed', message: words(error) };
      }
    },

    'consent.confirm_destination': async ({ endpoint }) => {
      try {
        const { settings: saved, destination } = await rights();
        if (destination.endpoint !== withoutSlash(endpoint))
          return { kind: 'failed', message: 'Another destination is in force by now. Look at it, and confirm again.' };
        if (saved.consent.review_before_sending)
          return { kind: 'failed', message: 'Reports are reviewed before sending, so there is nothing to confirm.' };
        const patch = { review_before_sending: false };
        return { kind: 'saved', app: await save((before) => changed(before, patch, destination.endpoint, now())) };
      } catch (error) {
        return { kind: 'failed', message: words(error) };
      }
    },

    'data.plan': () => ownData.plan(),
    'data.delete_all': async ({ config }) => {
      try {
        return await ownData.deleteAll(config);
      } catch (error) {
        return { kind: 'failed', message: words(error) };
      }
    },
    'data.cancel': async () => {
      ownData.cancel();
      return DONE;
    },
    'device.get': async () => ({ device_id: await ownData.deviceId() }),
    'device.reset': async () => {
      try {
        return { kind: 'reset', device_id: await ownData.resetDeviceId() };
      } catch (error) {
        return { kind: 'failed', message: words(error) };
      }
    },

    'network.list': async () => ({
      // The log is in the order of the answers; a later line with an earlier time is rare, and sorted by it all the same.
      requests: (await parts.network.read())
        .toReversed()
        .toSorted((one, other) => (one.at < other.at ? 1 : one.at > other.at ? -1 : 0)),
    }),
    'network.test_destination': ({ endpoint }) =>
      byHand.during((signal) => testDestination(parts.testRequests, endpoint, signal)),
    'network.test_ntfy': ({ url }) => byHand.during((signal) => testNtfy(parts.testRequests, url, signal)),
    'network.stop_asking': async () => {
      byHand.stop();
      return DONE;
    },

    'reports.list': async (question) => {
      const list = await parts.index.list();
      const states = question?.states;
      return states === undefined
        ? list
        : { ...list, reports: list.reports.filter(({ state }) => states.includes(state)) };
    },
    'reports.page': ({ from, count }) => parts.index.page(from, count),
    'reports.rows': ({ ids }) => parts.index.some(ids),
    'reports.open': async ({ id }) => withFixed(await review.open(id)),
    'reports.look': async ({ id }) => withFixed(await review.look(id)),
    'reports.save': async ({ id, base_sha256, text }) => saved(await review.save(id, base_sha256, text)),
    'reports.part': async ({ id, base_sha256, part, on }) => saved(await review.part(id, base_sha256, part, on)),
    'reports.check_fixed': async () => ({ kind: await byHand.during((signal) => parts.fixed.check(signal)) }),
    'reports.attach': async ({ id, base_sha256, kind, on }) => saved(await review.attach(id, base_sha256, kind, on)),
    'reports.picture': async ({ id, base_sha256, png }) =>
      saved(await review.picture(id, base_sha256, fromBase64(png))),
    'reports.lying': async ({ id, sha256 }) => {
      const lying = await review.lying(id, sha256);
      if (lying === null) return { kind: 'failed', message: NOT_THERE };
      if (lying.file.kind === 'screenshot') return { kind: 'picture', png: toBase64(lying.bytes) };
      const texts = parts.unzip(lying.bytes);
      if (texts === null) return { kind: 'failed', message: NO_ZIP };
      return { kind: 'files', files: [...texts].map(([path, text]) => ({ path, bytes: byteLength(text) })) };
    },
    'reports.lying_file': async ({ id, sha256, path }) => {
      const lying = await review.lying(id, sha256);
      const text = lying === null ? undefined : parts.unzip(lying.bytes)?.get(path);
      return text === undefined ? { kind: 'failed', message: NOT_THERE } : { kind: 'file', text };
    },
    'reports.approve': async ({ id, sha256, endpoint }) => {
      try {
        const settled = await review.settle(id);
        if (settled === 'refused') return { kind: 'refused', id, reason: 'scrubber_refused' };
        if (settled !== 'as_is') return { kind: settled, id };
        return await outbox.approve(id, sha256, endpoint);
      } catch (error) {
        return { kind: 'failed', id, message: words(error) };
      }
    },
    'scrubber.always': ({ words, on }) =>
      attempt(async () => {
        let problem: string | null = null;
        await settings.update((saved) => {
          const next = withOwnWords(saved, words, on);
          if (typeof next !== 'string') return next;
          problem = next;
          return saved;
        });
        parts.appChanged();
        return problem;
      }),
    'reports.issue': async ({ id }) => {
      try {
        return await issueOf(id, { review, rights, scrubContext: parts.scrubContext });
      } catch (error) {
        return { kind: 'failed', message: words(error) };
      }
    },
    'reports.open_file': ({ id }) =>
      attempt(async () => {
        if ((await store.get(id))?.place !== 'pending') return 'That report is not there any more.';
        const opened = await parts.openFile(`pending/${id}.json`);
        return opened ? null : `Nothing here opens it. Use any editor: ${parts.files.label}/pending/${id}.json`;
      }),
    'reports.stop_waiting': async () => {
      outbox.stopWaiting();
      return DONE;
    },
    'reports.take_back': ({ id }) => attempt(() => store.voidApproval(id)),
    'reports.discard': ({ id }) =>
      attempt(async () => ((await review.discard(id)) ? null : 'That report is not there any more.')),
    'reports.restore': ({ id }) =>
      attempt(async () => ((await review.restore(id)) ? null : 'It cannot be brought back any more.')),
    'reports.delete_there': async ({ id }) => {
      const outcome = await outbox.deleteThere(id);
      return outcome.kind === 'asked' ? DONE : { kind: 'failed', message: outcome.message };
    },

    'feedback.react': ({ reaction, screen }) => parts.feedback.react(reaction, screen),
    'feedback.unreact': ({ id }) => attempt(() => parts.feedback.unreact(id)),
    'feedback.get': async () => parts.feedback.get(),
    'feedback.keep': async (draft) => {
      parts.feedback.keep(draft);
      return DONE;
    },
    'feedback.picture': async (picture) => parts.feedback.picture(picture),
    'feedback.bundle': (asked) => parts.feedback.bundle(asked),
    'feedback.cancel_bundle': async () => {
      parts.feedback.cancelBundle();
      return DONE;
    },
    'feedback.bundle_file': async ({ path }) => parts.feedback.bundleFile(path),
    'feedback.preview': () => parts.feedback.preview(),
    'feedback.finish': ({ sha256, endpoint }) => parts.feedback.finish(sha256, endpoint),
    'feedback.capture': () => parts.feedback.capture(),

    'fleet.get': async () => guardian.status(),
    'fleet.history': async () => guardian.history(),
    'fleet.certificate': async ({ name }) => guardian.certificate(name),
    'fleet.command': async ({ name, command, seconds }) => doneOf(guardian.command(name, command, seconds), name),
    'fleet.pause': async ({ seconds }) => {
      guardian.pause(seconds);
      return DONE;
    },
    'fleet.resume': async () => {
      guardian.resume();
      return DONE;
    },
    'fleet.add': ({ process }) =>
      attempt(async () => {
        const problem = await addProcess(parts.files, parts.locks, process);
        if (problem === null) await parts.guardianFileChanged();
        return problem;
      }),
    'clients.list': async () => ({ clients: [...(await parts.clients.list())] }),
    'clients.plan': ({ id, undo }) => parts.clients.plan(id, undo),
    'clients.change': ({ id, undo, sha256 }) => parts.clients.change(id, undo, sha256),
    'orphans.list': () => parts.offenders.orphans(),
    'orphans.end': async ({ orphans }) => ({ ends: [...(await parts.offenders.end(orphans))] }),
    'why.measure': () => parts.offenders.why(),
    'guardian.get': async () => guardianView(),
    'guardian.set': async (change) => {
      try {
        const problem = await changeSetting(parts.files, parts.locks, change);
        if (problem !== null) return { kind: 'failed', message: problem };
        await parts.guardianFileChanged();
        return { kind: 'saved', settings: guardianView() };
      } catch (error) {
        return { kind: 'failed', message: words(error) };
      }
    },
    'guardian.open_file': () =>
      attempt(async () => {
        const problem = await ensureGuardianFile(parts.files, parts.locks);
        if (problem !== null) return problem;
        const opened = await parts.openFile('guardian.json');
        return opened ? null : `Nothing here opens it. Use any editor: ${parts.files.label}/guardian.json`;
      }),
    'demo.start': () => parts.startDemo(),
  };
}

/** Asks one question of the table, as it came from outside: parsed before the handler sees it, parsed on the way out. */
export async function serve(handlers: Handlers, name: string, question: unknown): Promise<Served> {
  if (!Object.hasOwn(requests, name)) return { kind: 'unknown' };
  const row = requests[name as RequestName];
  const asked = row.ask.safeParse(question);
  if (!asked.success) {
    const [issue] = asked.error.issues;
    return {
      kind: 'bad_question',
      message: `${issue?.path.join('.') || 'question'}: ${issue?.message ?? 'not as expected'}`,
    };
  }
  try {
    const handler = handlers[name as RequestName] as (question: unknown) => Promise<unknown>;
    return { kind: 'answer', answer: row.answer.parse(await handler(asked.data)) };
  } catch (error) {
    return { kind: 'failed', message: words(error) };
  }
}

export type Served =
  | { readonly kind: 'answer'; readonly answer: unknown }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'bad_question'; readonly message: string }
  | { readonly kind: 'failed'; readonly message: string };

async function attempt(run: () => Promise<unknown>): Promise<Answer<'app.dismiss'>> {
  try {
    const problem = await run();
    return typeof problem === 'string' ? { kind: 'failed', message: problem } : DONE;
  } catch (error) {
    return { kind: 'failed', message: words(error) };
  }
}

function doneOf(outcome: CommandOutcome, name: string): Answer<'fleet.command'> {
  switch (outcome.kind) {
    case 'done':
      return DONE;
    case 'not_found':
      return { kind: 'failed', message: `There is no process called ${name}.` };
    case 'refused':
      return { kind: 'failed', message: outcome.message };
    default:
      return outcome satisfies never;
  }
}

/** A sentence for the person. An unexpected error's own text may quote anything, so it is not repeated. */
function words(error: unknown): string {
  if (error instanceof StoreFailure) return `${error.message}. Nothing was lost.`;
  if (error instanceof LockBusy) return 'Another Beacon process is busy with this folder. Try again in a moment.';
  return 'That did not work, because of a fault in Beacon. Nothing was changed.';
}
