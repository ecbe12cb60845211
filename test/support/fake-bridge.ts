import type { AppView } from '@contract/app-view.ts';
import { type BundlePart, type BundleView, emptyDraft, type FeedbackDraft } from '@contract/feedback.ts';
import type { Finding } from '@contract/findings.ts';
import type { DeathCertificate, FleetHistory, FleetStatus, ProcessStatus, WatchedStatus } from '@contract/fleet.ts';
import type { GuardianSettings } from '@contract/guardian-settings.ts';
import type { OrphanList } from '@contract/offenders.ts';
import { Report } from '@contract/report.ts';
import type { LocalFile, Receipt } from '@contract/report-files.ts';
import type { ReportDetail, ReportRow, SaveOutcome } from '@contract/reports-view.ts';
import {
  type Answer,
  type BeaconBridge,
  type EventBody,
  type EventName,
  events,
  type Question,
  type RequestName,
  requests,
} from '@contract/requests.ts';
import type { NetworkRecord } from '@contract/socket.ts';
import { type Json, printCanonical } from '@core/report/canonical-json.ts';
import { checkEdit } from '@core/report/check-edit.ts';
import { issueLink } from '@core/report/issue-text.ts';
import { withPart } from '@core/report/parts.ts';
import { barePng } from '@core/report/png.ts';
import { countTokens } from '@core/report/tokens.ts';
import { causeOf } from '@core/report/words.ts';
import { fakeWhy } from './fake-offenders.ts';
import { fakeGuardian, fakeRequests, withGuardianChange } from './fake-settings.ts';
import { receipt } from './report-parts.ts';

/**
 * A host made of invented data, for unit tests and the gallery only. It keeps the promises of the contract that a
 * window can notice: what is saved is printed canonically and gets a new digest, an approval moves a report, a discard
 * can be undone. Every answer and event is parsed by its schema on the way out, so the data cannot drift from it.
 */
export interface FakeBridge extends BeaconBridge {
  readonly world: FakeWorld;
  /** Tells every listener; what the host would do after the world has changed. */
  tell<N extends EventName>(name: N, body: EventBody<N>): void;
  /** The host goes away. */
  vanish(): void;
  /** Resolves when every question asked so far has its answer. */
  settled(): Promise<void>;
  /** Every question asked so far, oldest first. */
  readonly asked: readonly { readonly name: RequestName; readonly question: unknown }[];
}

export interface FakeReport {
  row: ReportRow;
  text: string;
  original: string | null;
  local: LocalFile | null;
  approval: ReportDetail['approval'];
  receipt: Receipt | null;
  setAside: string | null;
  lying?: ReportDetail['lying'];
  fixed?: ReportDetail['fixed'];
}

/** All that the fake knows. A scene changes what it needs before the window is drawn. */
export interface FakeWorld {
  nowMs: number;
  app: AppView;
  right: ReportDetail['right'];
  reports: FakeReport[];
  dropped: number;
  fleet: FleetStatus;
  history: FleetHistory;
  certificates: Map<string, DeathCertificate>;
  guardian: GuardianSettings;
  requests: NetworkRecord[];
  orphans: OrphanList;
  /** Questions that are never answered. */
  feedback: Answer<'feedback.get'>;
  silent: Set<RequestName>;
  /** Questions whose answer fails. */
  failing: Set<RequestName>;
  /** Answers that a scene puts in place of the usual ones. */
  answers: { [N in RequestName]?: (question: Question<N>) => Answer<N> };
}

export const FAKE_NOW_MS = Date.parse('2026-04-03T09:26:00Z');
const at = (minutesAgo: number) => utc(FAKE_NOW_MS - minutesAgo * 60_000);
const utc = (ms: number) => new Date(ms).toISOString().replace(/\.\d{3}Z$/, 'Z');
const hex = (seed: number, length: number) => {
  const random = dice(seed);
  return Array.from({ length }, () => Math.floor(random() * 16).toString(16)).join('');
};

export async function sha256Hex(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The same numbers every time, so that two pictures of one scene are equal. */
function dice(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 0x1_0000_0000;
  };
}

export function fakeBridge(change: (world: FakeWorld) => void = () => undefined): FakeBridge {
  const world = createFakeWorld();
  change(world);
  const hearers = new Map<string, Set<(body: never) => void>>();
  const goneHearers = new Set<() => void>();
  const asked: { name: RequestName; question: unknown }[] = [];
  const trash = new Map<string, FakeReport>();
  let gone = false;
  let open = 0;
  // Digests take a real turn of the loop, also where a test has taken the clock.
  const turn = globalThis.setTimeout;

  const tell: FakeBridge['tell'] = (name, body) => {
    const parsed = events[name].parse(body);
    for (const hear of hearers.get(name) ?? []) hear(parsed as never);
  };
  const recount = () => {
    const count = (state: string[]) => world.reports.filter(({ row }) => state.includes(row.state)).length;
    world.app = {
      ...world.app,
      counts: {
        ...world.app.counts,
        pending: count(['pending', 'approved']),
        sent: count(['sent']),
        quarantined: count(['quarantined']),
        unread: world.reports.filter(({ row }) => row.unread).length,
      },
    };
  };
  recount();
  const news = (ids: string[] | null) => {
    recount();
    tell('app.changed', world.app);
    tell('reports.changed', { ids });
  };
  const find = (id: string) => world.reports.find(({ row }) => row.id === id);
  const detailOf = async (report: FakeReport): Promise<ReportDetail> => ({
    row: report.row,
    text: report.text,
    sha256: await sha256Hex(report.text),
    original: report.original,
    local: report.local,
    approval: report.approval,
    receipt: report.receipt,
    lying: report.lying ?? [],
    fixed: report.fixed ?? null,
    destination: world.app.destination,
    right: world.app.destination.endpoint === null ? { kind: 'refused', reason: 'no_destination' } : world.right,
    set_aside: report.setAside,
  });
  const store = async (report: FakeReport, value: Report): Promise<SaveOutcome> => {
    report.text = print(value);
    report.row = { ...report.row, bytes: bytesOf(report.text) };
    news([report.row.id]);
    return { kind: 'saved', detail: await detailOf(report) };
  };
  const based = async (id: string, sha256: string): Promise<FakeReport | SaveOutcome> => {
    const report = find(id);
    if (report === undefined) return { kind: 'gone' };
    if ((await sha256Hex(report.text)) !== sha256) return { kind: 'changed', detail: await detailOf(report) };
    return report;
  };
  const done = { kind: 'done' } as const;

  const usual: { [N in RequestName]: (question: Question<N>) => Answer<N> | Promise<Answer<N>> } = {
    'app.get': () => world.app,
    'app.dismiss': ({ id }) => {
      world.app = { ...world.app, notices: world.app.notices.filter((notice) => notice.id !== id) };
      tell('app.changed', world.app);
      return done;
    },
    'clients.list': () => ({ clients: [] }),
    'clients.plan': () => ({ kind: 'nothing', message: 'There is nothing to wrap.' }),
    'clients.change': () => ({ kind: 'changed_meanwhile' }),
    'orphans.list': () => world.orphans,
    'orphans.end': ({ orphans }) => {
      const isAsked = (pid: number) => orphans.some((one) => one.pid === pid);
      world.orphans = { ...world.orphans, orphans: world.orphans.orphans.filter(({ pid }) => !isAsked(pid)) };
      return { ends: orphans.map(({ pid }) => ({ pid, outcome: 'ended' as const })) };
    },
    'why.measure': () => fakeWhy(),
    'app.quit': () => {
      setTimeout(bridge.vanish, 50);
      return done;
    },
    'consent.decide': ({ choice }) => {
      const consent = { ...world.app.consent, prompt: false, crash_reports: choice === 'enable', decided_at: at(0) };
      world.app = { ...world.app, consent };
      tell('app.changed', world.app);
      return world.app;
    },
    'consent.example': () => ({ text: blade().text, fields: fakeFields }),
    'settings.set': ({ endpoint, collection, ...patch }) => {
      const { destination, consent, preferences } = world.app;
      const { ntfy } = preferences;
      world.app = {
        ...world.app,
        consent: {
          ...consent,
          crash_reports: patch.crash_reports ?? consent.crash_reports,
          diagnostics: patch.diagnostics ?? consent.diagnostics,
          review_before_sending: patch.review_before_sending ?? consent.review_before_sending,
          standing_endpoint: patch.review_before_sending === false ? destination.endpoint : consent.standing_endpoint,
        },
        preferences: {
          project_id: patch.project_id ?? preferences.project_id,
          launch_at_login: patch.launch_at_login ?? preferences.launch_at_login,
          show_count: patch.show_count ?? preferences.show_count,
          notifications: patch.notifications ?? preferences.notifications,
          github_repository:
            patch.github_repository === undefined ? preferences.github_repository : patch.github_repository,
          ntfy: {
            url: patch.ntfy_url === undefined ? ntfy.url : patch.ntfy_url,
            min_severity: patch.ntfy_min_severity ?? ntfy.min_severity,
          },
        },
        collection_saved: collection ?? world.app.collection_saved,
        collecting: collection ?? world.app.collecting,
        destination: endpoint === undefined ? destination : destinationOf(endpoint),
      };
      tell('app.changed', world.app);
      return { kind: 'saved', app: world.app };
    },
    'reports.list': () => ({ reports: world.reports.map(({ row }) => row), dropped: world.dropped }),
    'reports.page': ({ from, count }) => {
      const place = { pending: 0, approved: 0, sent: 1, quarantined: 2 };
      const rows = world.reports.map(({ row }) => row).toSorted((a, b) => place[a.state] - place[b.state]);
      const counts = { pending: 0, sent: 0, quarantined: 0 };
      for (const { state } of rows) counts[state === 'approved' ? 'pending' : state] += 1;
      return { reports: rows.slice(from, from + count), dropped: world.dropped, of: 1, counts };
    },
    'reports.rows': ({ ids }) => ({
      reports: world.reports.flatMap(({ row }) => (ids.includes(row.id) ? [row] : [])),
      dropped: world.dropped,
    }),
    'reports.open': ({ id }) => {
      const report = find(id);
      if (report === undefined) return null;
      if (report.row.unread) {
        report.row = { ...report.row, unread: false };
        setTimeout(() => news([id]), 1000);
      }
      return detailOf(report);
    },
    'reports.look': ({ id }) => {
      const report = find(id);
      return report === undefined ? null : detailOf(report);
    },
    'reports.save': async ({ id, base_sha256, text }) => {
      const report = await based(id, base_sha256);
      if ('kind' in report) return report;
      const check = checkEdit(text, { report_id: id, type: report.row.type ?? '' });
      return check.ok ? store(report, check.report) : { kind: 'refused', problems: [...check.problems] };
    },
    'reports.part': async ({ id, base_sha256, part, on }) => {
      const report = await based(id, base_sha256);
      if ('kind' in report) return report;
      const original = report.original === null ? null : Report.parse(JSON.parse(report.original));
      return store(report, withPart(Report.parse(JSON.parse(report.text)), part, on, original, report.local));
    },
    'reports.open_file': () => ({ kind: 'done' }),
    'reports.check_fixed': () => ({ kind: 'checked' }),
    'network.stop_asking': () => done,
    'app.update': () => ({ kind: 'by_hand' }),
    'reports.attach': async ({ id, base_sha256, kind, on }) => {
      const report = await based(id, base_sha256);
      if ('kind' in report) return report;
      const now = Report.parse(JSON.parse(report.text));
      const attached = (report.lying ?? []).filter((one) => on && one.kind === kind);
      const others = now.attachments.filter((one) => one.kind !== kind);
      const own = attached.map(({ size: _size, ...attachment }) => attachment);
      return store(report, { ...now, attachments: [...others, ...own] });
    },
    'reports.picture': async ({ id, base_sha256, png }) => {
      const report = await based(id, base_sha256);
      if ('kind' in report) return report;
      const bare = barePng(Uint8Array.from(atob(png), (sign) => sign.charCodeAt(0)));
      if (bare === null) return { kind: 'failed', message: 'That is no picture that Beacon can read.' };
      const { width, height } = bare;
      const picture = { kind: 'screenshot', media_type: 'image/png', bytes: bare.bytes.length } as const;
      const sha256 = hex(bare.bytes.length, 64);
      report.lying = [{ ...picture, sha256, size: { width, height } }];
      const now = Report.parse(JSON.parse(report.text));
      return store(report, { ...now, attachments: [{ ...picture, sha256 }] });
    },
    'reports.lying': () => ({ kind: 'failed', message: 'It does not lie beside the report any more.' }),
    'reports.lying_file': () => ({ kind: 'failed', message: 'It does not lie beside the report any more.' }),
    'reports.approve': async ({ id, sha256, endpoint }) => {
      const report = find(id);
      if (report === undefined) return { kind: 'gone', id };
      if ((await sha256Hex(report.text)) !== sha256) return { kind: 'changed', id };
      const approval = { sha256, endpoint, approved_at: at(0), mode: 'reviewed' as const, wording_version: 1 };
      if (world.app.outbox.because !== null) {
        report.approval = approval;
        report.row = { ...report.row, state: 'approved' };
        news([id]);
        return { kind: 'waiting', id, because: 'offline', until: null };
      }
      report.receipt = receiptOf(report, approval);
      report.row = { ...report.row, state: 'sent', at: at(0) };
      report.local = null;
      report.original = null;
      news([id]);
      return { kind: 'sent', id, receipt: report.receipt };
    },
    'reports.stop_waiting': () => done,
    'reports.take_back': ({ id }) => {
      const report = find(id);
      if (report === undefined) return { kind: 'failed', message: 'It was sent just now.' };
      report.approval = null;
      report.row = { ...report.row, state: 'pending' };
      news([id]);
      return done;
    },
    'reports.discard': ({ id }) => {
      const report = find(id);
      if (report !== undefined) trash.set(id, report);
      world.reports = world.reports.filter((one) => one !== report);
      news([id]);
      return done;
    },
    'reports.restore': ({ id }) => {
      const report = trash.get(id);
      if (report === undefined) return { kind: 'failed', message: 'It is too late for that.' };
      world.reports = [...world.reports, report];
      news([id]);
      return done;
    },
    'scrubber.always': () => done,
    'reports.issue': ({ id }) => {
      const report = find(id);
      const read = report === undefined ? null : Report.safeParse(JSON.parse(report.text));
      if (read?.success !== true) return { kind: 'failed', message: 'That report is not there any more.' };
      return { kind: 'issue', repository: 'stallari/stallari', ...issueLink(read.data, 'stallari/stallari') };
    },
    'feedback.react': ({ reaction, screen }) => {
      const at = utc(world.nowMs);
      const same = world.reports.find(({ row }) => row.id === FEEDBACK_ID);
      if (same === undefined) world.reports = [bareReaction(reaction, screen, at), ...world.reports];
      else same.row = { ...same.row, occurrences: same.row.occurrences + 1 };
      news([FEEDBACK_ID]);
      return { kind: 'noted', id: FEEDBACK_ID };
    },
    'feedback.unreact': ({ id }) => {
      world.reports = world.reports.filter(({ row }) => row.id !== id);
      news([id]);
      return done;
    },
    'feedback.get': () => world.feedback,
    'feedback.keep': (draft) => {
      world.feedback = { ...world.feedback, draft };
      return done;
    },
    'feedback.picture': async (given) => {
      if (given === null) {
        world.feedback = { ...world.feedback, picture: null };
        return { kind: 'none' };
      }
      const bytes = Uint8Array.from(atob(given.png), (sign) => sign.charCodeAt(0));
      const bare = barePng(bytes);
      if (bare === null) return { kind: 'failed', message: 'That is no picture that Beacon can read.' };
      const { width, height } = bare;
      const picture = {
        sha256: await sha256Hex(given.png),
        bytes: bare.bytes.length,
        width,
        height,
        areas: given.areas,
      };
      world.feedback = { ...world.feedback, picture: { ...picture, png: given.png } };
      return { kind: 'kept', picture };
    },
    'feedback.bundle': (asked) => {
      if (asked === null) {
        world.feedback = { ...world.feedback, bundle: null };
        return { kind: 'none' };
      }
      const on = (part: BundlePart) => asked.parts.includes(part);
      const files = fakeBundle.filter(({ part }) => on(part));
      const part = (name: BundlePart) => {
        const own = fakeBundle.filter((file) => file.part === name);
        return { part: name, on: on(name), files: own.length, bytes: own.reduce((sum, { bytes }) => sum + bytes, 0) };
      };
      const parts = [part('reports'), part('processes'), part('events'), part('logs')];
      const bytes = Math.round(files.reduce((sum, file) => sum + file.bytes, 0) * 0.4);
      const bundle = { sha256: hex(77, 64), bytes, parts, files, left_out: [] };
      world.feedback = { ...world.feedback, bundle };
      return { kind: 'made', bundle };
    },
    'feedback.cancel_bundle': () => ({ kind: 'done' }),
    'feedback.bundle_file': ({ path }) =>
      path.startsWith('pending/')
        ? { kind: 'file', text: blade().text }
        : { kind: 'file', text: '{"at":"2026-04-03T09:15:00Z","event":"restart","name":"process-1"}\n' },
    'feedback.preview': async () => {
      const text = print(feedbackReport(world.feedback));
      return {
        kind: 'ready',
        text,
        sha256: await sha256Hex(text),
        destination: world.app.destination,
        right:
          world.app.destination.endpoint === null
            ? { kind: 'refused', reason: 'no_destination' }
            : { kind: 'ask', mode: 'once' },
      };
    },
    'feedback.finish': async ({ endpoint }) => {
      const value = feedbackReport(world.feedback);
      const report = bareReaction(value.feedback.reaction ?? 'works', null, utc(world.nowMs));
      report.text = print(value);
      report.row = { ...report.row, id: value.report_id, cause: causeOf(value), unread: false };
      world.reports = [report, ...world.reports];
      world.feedback = { draft: emptyDraft, picture: null, bundle: null };
      news([value.report_id]);
      if (endpoint === null) return { kind: 'written', id: value.report_id, outcome: null };
      const sha256 = await sha256Hex(report.text);
      const outcome = await usual['reports.approve']({ id: value.report_id, sha256, endpoint });
      return { kind: 'written', id: value.report_id, outcome };
    },
    'feedback.capture': () => ({ kind: 'unavailable' }),
    'consent.confirm_destination': () => ({ kind: 'saved', app: world.app }),
    'data.plan': () => ({
      pending: world.reports.filter(({ row }) => row.state === 'pending' || row.state === 'approved').length,
      sent: world.reports.filter(({ row }) => row.state === 'sent').length,
      quarantined: world.reports.filter(({ row }) => row.state === 'quarantined').length,
      provable: world.reports.filter(({ receipt }) => receipt?.proof != null).length,
      hosts: ['reports.example.com'],
    }),
    'data.delete_all': () => {
      world.reports = [];
      news([]);
      return {
        kind: 'finished',
        outcome: {
          kind: 'done',
          removed: { pending: 1, sent: 1, quarantined: 0, other: 3 },
          server: { acknowledged: 1, waiting: [], without_proof: 0 },
          kept: ['guardian.json'],
          left: [],
        },
      };
    },
    'data.cancel': () => done,
    'device.get': () => ({ device_id: '6f1c3a52-8a4e-4c1d-9a67-0d5b2c7e8f90' }),
    'device.reset': () => ({ kind: 'reset', device_id: 'a0c4e7d1-3b52-4f68-8d19-5e6f7a8b9c0d' }),
    'reports.delete_there': ({ id }) => {
      const report = find(id);
      if (report?.receipt != null) report.receipt = { ...report.receipt, deletion: { asked_at: at(0), status: 202 } };
      return done;
    },
    'fleet.get': () => world.fleet,
    'fleet.history': () => world.history,
    'fleet.certificate': ({ name }) => world.certificates.get(name) ?? null,
    'fleet.command': ({ name, command }) => {
      const state = {
        start: 'starting',
        restart: 'starting',
        stop: 'stopped',
        reset: 'stopped',
        snooze: 'running',
      } as const;
      const ended = { at: utc(world.nowMs), code: null, signal: 'SIGTERM', stopped_by: 'person' } as const;
      const change = command === 'stop' ? { ...down, last_exit: ended } : {};
      const changed = world.fleet.processes.map((process) =>
        process.name === name ? { ...process, ...change, state: state[command] } : process,
      );
      world.fleet = holding(world.fleet, changed);
      tell('fleet.changed', world.fleet);
      return done;
    },
    'fleet.pause': ({ seconds }) => {
      const until = seconds === null ? null : utc(world.nowMs + seconds * 1000);
      world.fleet = { ...world.fleet, paused: true, paused_until: until };
      tell('fleet.changed', world.fleet);
      return done;
    },
    'fleet.resume': () => {
      world.fleet = { ...world.fleet, paused: false, paused_until: null };
      tell('fleet.changed', world.fleet);
      return done;
    },
    'fleet.add': ({ process: { name, kind, rss_mb } }) => {
      world.fleet = {
        ...world.fleet,
        processes: [...world.fleet.processes, managed(name, { kind, state: 'starting', rss_mb: 0 }, rss_mb)],
      };
      tell('fleet.changed', world.fleet);
      return done;
    },
    'guardian.get': () => world.guardian,
    'guardian.set': (change) => {
      world.guardian = withGuardianChange(world.guardian, change);
      return { kind: 'saved', settings: world.guardian };
    },
    'guardian.open_file': () => done,
    'network.list': () => ({ requests: world.requests }),
    'network.test_destination': () => ({
      kind: 'answered',
      status: 200,
      ms: 84,
      ok: true,
      certificate_until: '2026-06-09T00:00:00Z',
    }),
    'network.test_ntfy': () => ({ kind: 'answered', status: 200, ms: 120, ok: true, certificate_until: null }),
    'demo.start': () => ({ kind: 'started', url: `http://127.0.0.1:4711/#${'0'.repeat(64)}` }),
  };

  const bridge: FakeBridge = {
    world,
    asked,
    tell,
    ask: async (name, ...question) => {
      const parsed = requests[name].ask.parse(question[0]);
      asked.push({ name, question: parsed });
      if (gone || world.failing.has(name)) throw new Error(`${name} failed`);
      if (world.silent.has(name)) return new Promise(() => undefined);
      const answer = world.answers[name] ?? usual[name];
      open += 1;
      try {
        return requests[name].answer.parse(await answer(parsed as never)) as never;
      } finally {
        open -= 1;
      }
    },
    listen: (name, hear) => {
      const known = hearers.get(name) ?? new Set();
      hearers.set(name, known);
      known.add(hear as (body: never) => void);
      return () => known.delete(hear as (body: never) => void);
    },
    onGone: (hear) => {
      goneHearers.add(hear);
      return () => goneHearers.delete(hear);
    },
    settled: async () => {
      for (let quiet = 0; quiet < 3; quiet = open === 0 ? quiet + 1 : 0)
        await new Promise((resolve) => turn(resolve, 1));
    },
    vanish: () => {
      gone = true;
      for (const hear of goneHearers) hear();
    },
  };
  return bridge;
}

// --- the invented world ---

export function createFakeWorld(): FakeWorld {
  return {
    nowMs: FAKE_NOW_MS,
    app: {
      version: '0.1.0',
      host: 'headless',
      platform: 'macos',
      home: '~/.config/stallari/beacon',
      demo: false,
      consent: {
        prompt: false,
        crash_reports: true,
        diagnostics: false,
        review_before_sending: true,
        decided_at: at(60 * 24 * 9),
        standing_endpoint: null,
      },
      environment: { crash: true, diagnostics: true, decided_by: null, do_not_track: false, debug: false },
      collecting: true,
      collection_saved: true,
      destination: destinationOf('https://reports.stallari.example'),
      counts: { pending: 0, unread: 0, sent: 0, quarantined: 0, dropped: 0 },
      preferences: {
        project_id: false,
        launch_at_login: false,
        show_count: true,
        notifications: true,
        github_repository: null,
        ntfy: { url: null, min_severity: 'warning' },
      },
      retention_days: { pending: 30, sent: 30 },
      outbox: { waiting: 0, because: null, until: null },
      notices: [],
      failure: null,
    },
    right: { kind: 'ask', mode: 'reviewed' },
    reports: [brave(), blade(), digest(), ...sent(), aside()],
    dropped: 0,
    fleet: fakeFleet(),
    history: fakeHistory(fakeFleet()),
    certificates: new Map([
      ['brave-search', braveCertificate()],
      ['stallari-blade', bladeCertificate()],
    ]),
    guardian: fakeGuardian(fakeFleet()),
    requests: fakeRequests(FAKE_NOW_MS),
    feedback: { draft: emptyDraft, picture: null, bundle: null },
    orphans: { orphans: [], spared: [] },
    silent: new Set(),
    failing: new Set(),
    answers: {},
  };
}

export function destinationOf(endpoint: string | null): AppView['destination'] {
  return {
    endpoint,
    host: endpoint === null ? null : new URL(endpoint).host,
    source: endpoint === null ? null : 'settings',
  };
}

const bytesOf = (text: string) => new TextEncoder().encode(text).length;

/** As the host prints a report: tokens counted, canonical. */
function print(report: Report): string {
  const counted = printCanonical(report as unknown as Json);
  return printCanonical({
    ...report,
    scrub: { ...report.scrub, redactions: countTokens(counted) },
  } as unknown as Json);
}

interface Invented {
  readonly id: string;
  readonly name: string;
  readonly kind: ReportRow['kind'];
  readonly minutesAgo: number;
  readonly occurrences: number;
  readonly unread?: boolean;
  readonly local?: Partial<LocalFile>;
  readonly report: Partial<Extract<Report, { type: 'crash' }>>;
  readonly crash: Partial<Extract<Report, { type: 'crash' }>['crash']>;
}

function invent({
  id,
  name,
  kind,
  minutesAgo,
  occurrences,
  unread = false,
  local,
  report,
  crash,
}: Invented): FakeReport {
  const seed = Number.parseInt(id.slice(5, 11), 16);
  const seen = { count: occurrences, first_at: at(minutesAgo + 60 * 15), last_at: at(minutesAgo) };
  const value: Report = {
    beacon_version: '1.0.0',
    report_id: id,
    type: 'crash',
    timestamp: at(minutesAgo),
    app: { version: '0.44.3.3', component: `local.${kind ?? 'daemon'}` },
    system: { os: 'macos', os_version: '26.3.0', arch: 'arm64', memory_gb: 36, memory_pressure: 'normal' },
    runtime: { electron: '45.4.1', node: '24.11.0', bun: null },
    device_id: hex(seed, 32),
    project_id_hash: null,
    crash: {
      type: 'nonzero_exit',
      signal: null,
      exit_code: null,
      jetsam_reason: null,
      error_class: null,
      friction_kind: null,
      phase: null,
      resource_snapshot: null,
      breadcrumbs: [],
      stack_trace: [],
      ...crash,
    },
    occurrences: seen,
    fingerprint: hex(seed + 1, 64),
    fingerprint_version: 1,
    scrub: { rules_version: '1.0', redactions: 0 },
    attachments: [],
    ...report,
  };
  const text = print(value);
  return {
    row: {
      id,
      type: 'crash',
      state: 'pending',
      timestamp: value.timestamp,
      component: value.app.component,
      cause: causeOf(value),
      occurrences,
      bytes: bytesOf(text),
      fingerprint: value.fingerprint,
      name,
      kind,
      unread,
      at: at(minutesAgo),
    },
    text,
    original: text,
    local: {
      version: 1,
      report_id: id,
      name,
      kind,
      captured_at: at(minutesAgo),
      message: null,
      log_tail: [],
      breadcrumb_texts: [],
      findings: [],
      occurrences: seen,
      aftermath: null,
      read_at: null,
      refusal: null,
      proof: hex(seed + 2, 64),
      ...local,
    },
    approval: null,
    receipt: null,
    setAside: null,
  };
}

/** A finding whose place in the text is the token's own. */
function found(path: string, rule: string, kind: string, token: string, text = token): Finding {
  const start = Math.max(0, text.indexOf(token));
  return { rule, kind, token, start, end: start + token.length, path };
}

const bladeLog = [
  'starting pool with 4 workers',
  'opened [REDACTED:PATH:1]',
  'authorised with [REDACTED:KEY:1]',
  'user [REDACTED:USER:1] attached',
  'index at 2.1 GB',
  'peer [REDACTED:IP:1] slow, backing off',
  'peer [REDACTED:IP:1] lost',
  'index at 5.2 GB',
];

export function blade(): FakeReport {
  const log = bladeLog.join('\n');
  const made = invent({
    id: 'brpt_1f3c5a7e9b2d4f60',
    name: 'stallari-blade',
    kind: 'mcp',
    minutesAgo: 11,
    occurrences: 3,
    report: {
      app: { version: '0.44.3.3', component: 'mcp.stallari-blade' },
      system: { os: 'macos', os_version: '26.3.0', arch: 'arm64', memory_gb: 36, memory_pressure: 'critical' },
    },
    crash: {
      type: 'memory_pressure',
      signal: 'SIGKILL',
      jetsam_reason: 'per-process-limit',
      resource_snapshot: { rss_mb: 6144, cpu_percent: 2.1, subprocess_count: 47, total_managed_rss_mb: 14336 },
      breadcrumbs: [
        { t: -300, event: 'dispatch_start', detail: 'daily-digest' },
        { t: -212, event: 'file_open', detail: null, text: '[REDACTED:PATH:1]' },
        { t: -148, event: 'index', detail: 'northwind-payroll' },
        { t: -96, event: 'notify', detail: null, text: '[REDACTED:EMAIL:1]' },
        { t: -61, event: 'fetch', detail: null, text: '[REDACTED:HOST:1]' },
        { t: -12, event: 'memory_warning', detail: 'rss_mb=5325' },
        { t: 0, event: 'crash', detail: 'jetsam' },
      ],
      stack_trace: [
        '0: StallariDaemon.ProcessManager.spawn(_:) + 0x1a4',
        '1: StallariDaemon.BladePool.grow(by:) + 0x6c',
        '2: StallariDaemon.BladePool.lease() + 0x118',
        '3: StallariDaemon.Dispatch.run(_:) + 0x2f0',
        '4: StallariDaemon.Dispatch.start(_:) + 0x88',
        '5: Swift.Task.init(priority:operation:) + 0x34',
      ],
    },
    local: {
      message: 'ENOMEM: not enough memory, map [REDACTED:PATH:1]',
      log_tail: bladeLog,
      breadcrumb_texts: [
        { index: 1, text: '[REDACTED:PATH:1]' },
        { index: 3, text: '[REDACTED:EMAIL:1]' },
        { index: 4, text: '[REDACTED:HOST:1]' },
      ],
      findings: [
        found('/breadcrumb_texts/1', 'home-path', 'PATH', '[REDACTED:PATH:1]'),
        found('/breadcrumb_texts/3', 'email', 'EMAIL', '[REDACTED:EMAIL:1]'),
        found('/breadcrumb_texts/4', 'internal-host', 'HOST', '[REDACTED:HOST:1]'),
        found('/message', 'home-path', 'PATH', '[REDACTED:PATH:1]'),
        found('/log_tail', 'home-path', 'PATH', '[REDACTED:PATH:1]', log),
        found('/log_tail', 'known-value', 'KEY', '[REDACTED:KEY:1]', log),
        found('/log_tail', 'account-name', 'USER', '[REDACTED:USER:1]', log),
        found('/log_tail', 'ipv4', 'IP', '[REDACTED:IP:1]', log),
        { ...found('/log_tail', 'ipv4', 'IP', '[REDACTED:IP:1]', log), start: log.lastIndexOf('[REDACTED:IP:1]') },
      ],
      aftermath: 'Beacon started it again two seconds later, and it has been steady since.',
    },
  });
  // The owner has ticked the texts; as captured they are left out.
  const report = Report.parse(JSON.parse(made.text));
  return { ...made, original: print(withPart(report, 'breadcrumb_texts', false, null, made.local)) };
}

function brave(): FakeReport {
  return invent({
    id: 'brpt_77ab1203c4d5e6f7',
    name: 'brave-search',
    kind: 'mcp',
    minutesAgo: 4,
    occurrences: 10,
    unread: true,
    report: { app: { version: '0.6.2', component: 'mcp.@modelcontextprotocol/server-brave-search' } },
    crash: {
      type: 'restart_loop',
      exit_code: 1,
      error_class: 'ConnectTimeoutError',
      phase: 'startup',
      resource_snapshot: { rss_mb: 88, cpu_percent: 4, subprocess_count: 1, total_managed_rss_mb: 3120 },
      breadcrumbs: [
        { t: -1740, event: 'started', detail: null },
        { t: -1682, event: 'exited', detail: 'code=1' },
        { t: -60, event: 'restart_scheduled', detail: 'delay_s=60' },
        { t: -1, event: 'exited', detail: 'code=1' },
        { t: 0, event: 'breaker_opened', detail: 'failures=10' },
      ],
      stack_trace: ['0: connect (undici/lib/core/connect.js)', '1: BraveClient.open', '2: main'],
    },
    local: {
      message: 'connect [REDACTED:HOST:1] timed out',
      log_tail: ['connect [REDACTED:HOST:1] timed out', 'retry 3 of 3 failed', 'fatal: no route, giving up'],
      findings: [
        found('/message', 'internal-host', 'HOST', '[REDACTED:HOST:1]', 'connect [REDACTED:HOST:1] timed out'),
        found('/log_tail', 'internal-host', 'HOST', '[REDACTED:HOST:1]', 'connect [REDACTED:HOST:1] timed out'),
      ],
      aftermath: 'Beacon stopped starting it and tries once more at 11:37.',
    },
  });
}

function digest(): FakeReport {
  return invent({
    id: 'brpt_5d0e91c27a3b8842',
    name: 'daily-digest',
    kind: 'dispatch',
    minutesAgo: 60 * 17,
    occurrences: 1,
    report: {},
    crash: { type: 'friction', friction_kind: 'rate_limit_loop', phase: 'summarise' },
  });
}

function sent(): FakeReport[] {
  const made = [
    { id: 'brpt_a1b2c3d4e5f60718', name: 'playwright', kind: 'mcp', days: 2, type: 'renderer_gone', occurrences: 1 },
    { id: 'brpt_b2c3d4e5f6071829', name: 'postgres', kind: 'daemon', days: 8, type: 'nonzero_exit', occurrences: 2 },
    { id: 'brpt_c3d4e5f60718293a', name: 'stallari-daemon', kind: 'daemon', days: 15, type: 'hang', occurrences: 1 },
  ] as const;
  return made.map(({ id, name, kind, days, type, occurrences }) => {
    const report = invent({
      id,
      name,
      kind,
      minutesAgo: days * 24 * 60,
      occurrences,
      report: {},
      crash: { type, ...(type === 'nonzero_exit' ? { exit_code: 1 } : {}) },
    });
    const approval = {
      sha256: hex(days, 64),
      endpoint: 'https://reports.stallari.example',
      approved_at: at(days * 24 * 60 - 3),
      mode: 'reviewed' as const,
      wording_version: 1,
    };
    return {
      ...report,
      row: { ...report.row, state: 'sent' as const },
      receipt: receiptOf(report, approval),
      local: null,
      original: null,
    };
  });
}

function receiptOf(report: FakeReport, approval: NonNullable<ReportDetail['approval']>): Receipt {
  return receipt(approval, {
    report_id: report.row.id,
    sent_at: utc(Date.parse(approval.approved_at) + 1000),
    bytes: bytesOf(report.text),
    proof: hex(9, 64),
    name: report.row.name,
    kind: report.row.kind,
    findings: report.local?.findings ?? [],
  });
}

function aside(): FakeReport {
  const text = '{\n  "beacon_version": "1.0.0",\n  "report_id": "brpt_0b0b';
  return {
    row: {
      id: 'brpt_0b0b0b0b0b0b0b0b.json',
      type: null,
      state: 'quarantined',
      timestamp: null,
      component: null,
      cause: 'could not be read',
      occurrences: 1,
      bytes: bytesOf(text),
      fingerprint: null,
      name: null,
      kind: null,
      unread: false,
      at: at(60 * 24 * 3),
    },
    text,
    original: null,
    local: null,
    approval: null,
    receipt: null,
    setAside: 'It is not complete JSON.',
  };
}

function managed(name: string, change: Partial<ProcessStatus>, budgetMb = 512): ProcessStatus {
  return {
    name,
    kind: 'mcp',
    pid: 4000 + name.length,
    state: 'running',
    rss_mb: 100,
    footprint_mb: null,
    cpu_percent: 0.4,
    restarts_24h: 0,
    breaker: { state: 'closed', failures: 0, next_at: null },
    last_exit: null,
    source: 'config',
    started_at: at(60 * 24 * 6),
    subprocesses: 1,
    budget: { rss_mb: budgetMb, cpu_percent: 90, cpu_sustained_s: 300, max_failures: 10, window_s: 1800 },
    over_budget_s: null,
    over_budget: null,
    snoozed_until: null,
    ...change,
  };
}

/** What is not running holds nothing. */
const down = { pid: null, rss_mb: null, cpu_percent: null, started_at: null, subprocesses: null };

/** The fleet with these processes; together they hold what they hold one by one. */
export function holding(fleet: FleetStatus, processes: FleetStatus['processes']): FleetStatus {
  const rss_mb = processes.reduce((sum, process) => sum + (process.rss_mb ?? 0), 0);
  return { ...fleet, processes, fleet: { ...fleet.fleet, rss_mb } };
}

export function fakeFleet(): FleetStatus {
  const processes: ProcessStatus[] = [
    managed('brave-search', {
      ...down,
      state: 'open',
      restarts_24h: 10,
      breaker: { state: 'open', failures: 10, next_at: '2026-04-03T09:37:00Z' },
      last_exit: { at: '2026-04-03T09:22:18Z', code: 1, signal: null, stopped_by: 'itself' },
    }),
    managed(
      'stallari-blade',
      {
        ...down,
        state: 'backing_off',
        restarts_24h: 3,
        breaker: { state: 'closed', failures: 3, next_at: utc(FAKE_NOW_MS + 42_000) },
        last_exit: { at: at(1), code: null, signal: 'SIGKILL', stopped_by: 'memory_budget' },
      },
      6144,
    ),
    managed('playwright', { rss_mb: 1946, cpu_percent: 31, started_at: at(130) }, 3072),
    managed('stallari-daemon', { kind: 'daemon', rss_mb: 412, cpu_percent: 9 }, 2048),
    managed('github', { rss_mb: 138, cpu_percent: 2 }),
    managed('postgres', { kind: 'daemon', rss_mb: 121, cpu_percent: 1, restarts_24h: 1, started_at: at(60 * 19) }),
    managed('slack', { rss_mb: 117, cpu_percent: 1 }),
    managed('linear', { rss_mb: 64, cpu_percent: 88, state: 'starting', started_at: utc(FAKE_NOW_MS - 4000) }),
    managed('files', { rss_mb: 96 }),
    managed('calendar', { rss_mb: 92 }),
    managed('memory', { rss_mb: 88 }),
    managed('daily-digest', { kind: 'dispatch', rss_mb: 74, source: 'joined' }),
  ];
  const watched: WatchedStatus[] = [
    {
      name: 'ollama',
      pids: 2,
      pid_list: [640, 655],
      rss_mb: 12_902,
      cpu_percent: 14,
      budget_mb: 24_000,
      over_budget: false,
    },
  ];
  return {
    host: { running: true, pid: 4021 },
    paused: false,
    paused_until: null,
    fleet: {
      rss_mb: processes.reduce((sum, { rss_mb }) => sum + (rss_mb ?? 0), 0),
      ceiling_mb: 18_432,
      memory_mb: 36_864,
      cpu_percent: 140,
      cores: 12,
      pressure: 'warning',
      over_ceiling: false,
    },
    processes,
    watched,
    config_problem: null,
    poll_interval_ms: 2000,
  };
}

/** A fleet with nothing wrong. */
export function calmFleet(): FleetStatus {
  const fleet = fakeFleet();
  const processes = fleet.processes.map((process) =>
    process.state === 'open' || process.state === 'backing_off'
      ? managed(process.name, { rss_mb: process.name === 'brave-search' ? 84 : 1126 }, process.budget.rss_mb)
      : process,
  );
  return holding({ ...fleet, fleet: { ...fleet.fleet, pressure: 'normal' } }, processes);
}

export function emptyFleet(): FleetStatus {
  const fleet = fakeFleet();
  return {
    ...fleet,
    processes: [],
    watched: [],
    fleet: { ...fleet.fleet, rss_mb: 0, cpu_percent: 0, pressure: 'normal' },
  };
}

export function fakeHistory(fleet: FleetStatus): FleetHistory {
  const points = 60;
  const members = [...fleet.processes, ...fleet.watched];
  const tracks = members.map(({ name, rss_mb, cpu_percent }, index) => {
    const random = dice(index * 7919 + 11);
    const open = name === 'brave-search' && rss_mb === null;
    const fell = name === 'stallari-blade' && rss_mb === null;
    const fresh = name === 'linear';
    const end = rss_mb ?? 5900;
    const slope = fell ? 0.5 : name === 'ollama' ? 0.24 : 0;
    const rss: (number | null)[] = [];
    const cpu: (number | null)[] = [];
    let wave = 0;
    for (let at = 0; at < points; at += 1) {
      wave = wave * 0.75 + (random() - 0.5) * 0.12;
      const share = fell ? at / (points - 9) : at / (points - 1);
      const here = !(open || (fell && at > points - 9) || (fresh && at < points - 7));
      const rise = fresh ? (at - points + 8) / 8 : 1 - slope + slope * share;
      rss.push(here ? Math.max(1, end * (rise + wave)) : null);
      cpu.push(here ? Math.max(0, (cpu_percent ?? 30) * (1 + wave * 6)) : null);
    }
    return [name, { rss_mb: rss, cpu_percent: cpu }] as const;
  });
  return { step_s: 10, processes: Object.fromEntries(tracks) };
}

function braveCertificate(): DeathCertificate {
  return {
    name: 'brave-search',
    exit: { at: '2026-04-03T09:22:18Z', code: 1, signal: null, stopped_by: 'itself' },
    rss_mb: null,
    limit_mb: null,
    cpu_percent: null,
    uptime_s: 58,
    restarts: Array.from({ length: 10 }, (_, index) => at(4 + index * 3)),
    last_lines: ['connect [REDACTED:HOST:1] timed out', 'retry 3 of 3 failed', 'fatal: no route, giving up'],
    report_id: 'brpt_77ab1203c4d5e6f7',
  };
}

function bladeCertificate(): DeathCertificate {
  return {
    name: 'stallari-blade',
    exit: { at: at(1), code: null, signal: 'SIGKILL', stopped_by: 'memory_budget' },
    rss_mb: 6150,
    limit_mb: 6144,
    cpu_percent: 12,
    uptime_s: 4210,
    restarts: [at(1), at(300), at(900)],
    last_lines: ['index at 5.2 GB'],
    report_id: 'brpt_1f3c5a7e9b2d4f60',
  };
}

const fakeFields = [
  {
    path: 'report_id',
    purpose: 'A random number for this report alone. Quote it to ask about the report.',
    example: '"brpt_1f3c5a7e9b2d4f60"',
  },
  {
    path: 'timestamp',
    purpose: 'When it happened, in UTC at second precision, so that no time zone is told.',
    example: '"2026-04-03T09:15:00Z"',
  },
  {
    path: 'app.component',
    purpose:
      'Which part failed: the name its owner gave it for reports, a well-known public package, or only its kind.',
    example: '"mcp.@modelcontextprotocol/server-filesystem"',
  },
  { path: 'system.memory_gb', purpose: 'Installed memory in GiB, rounded.', example: '36' },
  {
    path: 'device_id',
    purpose:
      'A number that differs in every report, so that reports cannot be linked. With a proof that only this Mac has, it lets you have the report deleted.',
    example: '"0f1e2d3c4b5a69788796a5b4c3d2e1f0"',
  },
  { path: 'crash.type', purpose: 'Which of a fixed list of failures this is.', example: '"memory_pressure"' },
  { path: 'crash.signal', purpose: 'The signal that ended the process, if one did.', example: '"SIGKILL"' },
  {
    path: 'crash.stack_trace[]',
    purpose:
      'Where in the program it stopped: names of functions. Paths, lines and columns are left out, except inside well-known public packages.',
    example: '"0: StallariDaemon.ProcessManager.spawn(_:) + 0x1a4"',
  },
];

const FEEDBACK_ID = 'brpt_0fedbac0fedbac01';

const fakeBundle: BundleView['files'] = [
  { path: 'pending/brpt_1f3c5a7e9b2d4f60.json', part: 'reports', bytes: 2174 },
  { path: 'pending/brpt_5d0e91c27a3b8842.json', part: 'reports', bytes: 1822 },
  { path: 'processes.json', part: 'processes', bytes: 1904 },
  { path: 'guardian_events.jsonl', part: 'events', bytes: 4210 },
  { path: 'logs/log-1.log', part: 'logs', bytes: 14_400 },
];

/** A draft as the report it would be. */
function feedbackReport({ draft, picture, bundle }: Answer<'feedback.get'>): Report & { type: 'feedback' } {
  const at = utc(FAKE_NOW_MS);
  const report = Report.parse({
    beacon_version: '1.0.0',
    report_id: 'brpt_0fedbac0fedbac02',
    type: 'feedback',
    timestamp: at,
    app: { version: '0.1.0', component: 'beacon.app' },
    system: { os: 'macos', os_version: '26.3.0', arch: 'arm64', memory_gb: 36, memory_pressure: null },
    runtime: { electron: '45.4.1', node: '24.11.0', bun: null },
    device_id: hex(91, 32),
    project_id_hash: null,
    feedback: {
      reaction: draft.reaction,
      text: draft.text.trim() === '' ? null : draft.text.trim(),
      votes: draft.votes,
      screen: draft.screen,
    },
    occurrences: { count: 1, first_at: at, last_at: at },
    scrub: { rules_version: '1.0', redactions: 0 },
    attachments: [
      ...(picture === null
        ? []
        : [{ kind: 'screenshot', media_type: 'image/png', sha256: hex(92, 64), bytes: picture.bytes }]),
      ...(bundle === null
        ? []
        : [{ kind: 'bundle', media_type: 'application/zip', sha256: bundle.sha256, bytes: Math.max(1, bundle.bytes) }]),
    ],
  });
  if (report.type !== 'feedback') throw new Error(report.type);
  return report;
}

function bareReaction(reaction: FeedbackDraft['reaction'], screen: string | null, when: string): FakeReport {
  const value = feedbackReport({ draft: { ...emptyDraft, reaction, screen }, picture: null, bundle: null });
  const text = print({ ...value, report_id: FEEDBACK_ID });
  return {
    row: {
      id: FEEDBACK_ID,
      type: 'feedback',
      state: 'pending',
      timestamp: when,
      component: 'beacon.app',
      cause: causeOf(value),
      occurrences: 1,
      bytes: bytesOf(text),
      fingerprint: null,
      name: null,
      kind: null,
      unread: true,
      at: when,
    },
    text,
    original: text,
    local: null,
    approval: null,
    receipt: null,
    setAside: null,
  };
}
