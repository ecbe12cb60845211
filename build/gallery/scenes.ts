import {
  calmFleet,
  destinationOf,
  emptyFleet,
  type FakeBridge,
  type FakeWorld,
  fakeHistory,
  holding,
} from '../../test/support/fake-bridge.ts';
import { fakeClients, fakeOrphans, fakePlan, fakeWhy } from '../../test/support/fake-offenders.ts';
import { diagnosticDay } from '../../test/support/report-parts.ts';
import { drawnWindow } from './drawn-window.ts';
import { BLADE, find, hostile, retold, shared, WORDS } from './told-reports.ts';

/**
 * Every screen and state worth a look. `search` is the address the window opens with; `change` is what is different in
 * the invented world; `script` names a few presses that the camera makes before it takes the picture (see shoot.ts).
 */
export interface Scene {
  readonly search: string;
  readonly size?: readonly [width: number, height: number];
  readonly shell?: 'electron' | 'browser';
  readonly change?: (world: FakeWorld) => void;
  /** Runs once the window is drawn, with the fake host in hand. */
  readonly after?: (bridge: FakeBridge) => void;
  readonly script?: readonly Step[];
}

export type Step =
  | { readonly press: string; readonly times?: number }
  | { readonly click: string; readonly name?: string }
  | { readonly hover: string; readonly name?: string }
  | { readonly type: string }
  | { readonly wait: number }
  /** A drawn picture is chosen as a file. */
  | { readonly file: 'picture' };

const report = (id: string) => `?view=reports&report=${id}`;
const tab = (name: string): Step => ({ click: 'tab', name });
const button = (name: string): Step => ({ click: 'button', name });

const written = {
  reaction: 'confused' as const,
  text: 'After the digest stopped, I could not tell whether it would start again by itself or wait for me.',
  votes: ['quiet-hours' as const, 'week-of-history' as const],
  screen: 'fleet',
  replaces: null,
};
/** A picture of 1280 by 800 lies beside the report and is attached to it. */
const withPicture = (world: FakeWorld) => {
  const one = find(world, BLADE);
  const attachment = {
    kind: 'screenshot' as const,
    media_type: 'image/png' as const,
    sha256: '5'.repeat(64),
    bytes: 48_211,
  };
  one.lying = [{ ...attachment, size: { width: 1280, height: 800 } }];
  one.text = one.text.replace('"attachments": []', `"attachments": [${JSON.stringify(attachment)}]`);
  world.answers['reports.lying'] = () => ({ kind: 'picture', png: drawnWindow(1280, 800) });
};
const noReports = (world: FakeWorld) => {
  world.reports = [];
};

const withOrphans = (world: FakeWorld) => {
  world.orphans = fakeOrphans();
};
const settingsWindow = { size: [720, 560], shell: 'electron' } as const;
const withClients = (world: FakeWorld) => {
  world.answers['clients.list'] = () => ({ clients: fakeClients() });
  world.answers['clients.plan'] = () => fakePlan();
};

export const scenes: Readonly<Record<string, Scene>> = {
  'consent-page': {
    search: '?view=fleet',
    change: (world) => {
      world.app.consent = { ...world.app.consent, prompt: true, crash_reports: false, decided_at: null };
    },
  },
  'consent-window': { search: '?window=consent', size: [560, 472], shell: 'electron' },
  'consent-example': { search: '?window=consent', size: [560, 472], script: [button('Learn More'), { wait: 400 }] },
  'consent-fields': {
    search: '?window=consent',
    size: [560, 472],
    script: [button('Learn More'), tab('Every field'), { wait: 300 }],
  },
  fleet: { search: '?view=fleet', change: withOrphans },
  'fleet-certificate': { search: '?view=fleet&process=brave-search', script: [{ wait: 400 }] },
  'fleet-selected': { search: '?view=fleet', script: [{ click: 'row', name: 'playwright' }] },
  'fleet-stopped': {
    search: '?view=fleet',
    script: [{ click: 'row', name: 'playwright' }, button('Stop playwright'), { wait: 200 }],
  },
  'fleet-calm': {
    search: '?view=fleet',
    change: (world) => {
      world.fleet = calmFleet();
      world.history = fakeHistory(world.fleet);
    },
  },
  'fleet-paused': {
    search: '?view=fleet',
    change: (world) => {
      world.fleet = { ...calmFleet(), paused: true, paused_until: '2026-04-03T10:26:00Z' };
      world.history = fakeHistory(world.fleet);
    },
  },
  'fleet-pause-menu': { search: '?view=fleet', script: [button('Pause Guardian'), { wait: 300 }] },
  'fleet-problem': {
    search: '?view=fleet',
    change: (world) => {
      world.fleet = {
        ...world.fleet,
        config_problem: {
          path: 'processes[2].restart.max_failures',
          message: 'guardian.json, line 31: processes[2].restart.max_failures: expected at least 1; there is 0',
          line: 31,
        },
      };
    },
  },
  'fleet-notice': {
    search: '?view=fleet',
    change: (world) => {
      world.app.notices = [
        {
          id: 'a',
          tone: 'attention',
          text: 'You are offline. Approved reports wait and go later.',
          dismissable: false,
        },
        {
          id: 'b',
          tone: 'alert',
          text: 'config.json could not be read. It was set aside; everything is off.',
          dismissable: true,
        },
      ];
    },
  },
  'fleet-empty': {
    search: '?view=fleet',
    change: (world) => {
      world.fleet = emptyFleet();
      world.history = { step_s: 10, processes: {} };
    },
  },
  'fleet-add': {
    search: '?view=fleet',
    change: (world) => {
      world.fleet = emptyFleet();
    },
    script: [button('Add a Process…'), { wait: 300 }, { type: ' ' }, button('Add Process'), { wait: 300 }],
  },
  'fleet-demo': {
    search: '?view=fleet',
    change: (world) => {
      world.fleet = emptyFleet();
    },
    script: [button('Try the Demo Fleet'), { wait: 200 }],
  },
  'fleet-orphans': {
    search: '?view=fleet',
    change: withOrphans,
    script: [button('Show Them…'), { wait: 400 }],
  },
  'fleet-orphans-end': {
    search: '?view=fleet',
    change: withOrphans,
    script: [button('Show Them…'), { wait: 300 }, button('End All…'), { wait: 400 }],
  },
  'fleet-why': {
    search: '?view=fleet',
    change: withOrphans,
    script: [button('Why Is My Fan Loud?'), { wait: 500 }],
  },
  'fleet-why-measuring': {
    search: '?view=fleet',
    change: (world) => {
      world.silent.add('why.measure');
    },
    script: [button('Why Is My Fan Loud?'), { wait: 400 }],
  },
  'fleet-why-nothing': {
    search: '?view=fleet',
    change: (world) => {
      world.answers['why.measure'] = () => ({
        ...fakeWhy(),
        cpu_percent: 11,
        by_cpu: fakeWhy().by_cpu.map((tree) => ({ ...tree, cpu_percent: tree.cpu_percent / 60 })),
      });
    },
    script: [button('Why Is My Fan Loud?'), { wait: 500 }],
  },
  'fleet-snooze': {
    search: '?view=fleet',
    script: [{ click: 'row', name: 'playwright' }, button('Snooze the budget of playwright'), { wait: 300 }],
  },
  'fleet-snoozed': {
    search: '?view=fleet',
    change: (world) => {
      world.fleet = {
        ...world.fleet,
        processes: world.fleet.processes.map((one) =>
          one.name === 'playwright'
            ? { ...one, snoozed_until: '2026-04-03T10:26:00Z' }
            : one.name === 'github'
              ? { ...one, over_budget: 'memory' as const, over_budget_s: 12, rss_mb: 540 }
              : one,
        ),
      };
    },
  },
  'fleet-loading': {
    search: '?view=fleet',
    change: (world) => {
      world.silent.add('fleet.get');
    },
    script: [{ wait: 500 }],
  },
  feedback: {
    search: '?view=feedback',
    size: [1080, 780],
    change: (world) => {
      world.feedback = { ...world.feedback, draft: written };
    },
  },
  'feedback-empty': { search: '?window=feedback', size: [520, 630], shell: 'electron' },
  'feedback-exact': {
    search: '?view=feedback',
    size: [1080, 900],
    change: (world) => {
      world.feedback = { ...world.feedback, draft: written };
    },
    script: [button('See exactly what is sent'), { wait: 500 }, { press: 'End' }],
  },
  'feedback-bundle': {
    search: '?window=feedback',
    size: [520, 680],
    shell: 'electron',
    change: (world) => {
      world.feedback = { ...world.feedback, draft: written };
    },
    script: [button('Add Diagnostic Bundle'), { wait: 500 }],
  },
  'feedback-bundle-read': {
    search: '?view=feedback',
    change: (world) => {
      world.feedback = { ...world.feedback, draft: written };
    },
    script: [button('Add Diagnostic Bundle'), { wait: 400 }, button('Read It…'), { wait: 400 }],
  },
  'feedback-bundle-making': {
    search: '?window=feedback',
    size: [520, 680],
    shell: 'electron',
    change: (world) => {
      world.feedback = { ...world.feedback, draft: written };
      world.silent.add('feedback.bundle');
    },
    after: (bridge) => {
      setInterval(() => bridge.tell('feedback.progress', { bundle: { done: 120, total: 200 } }), 200);
    },
    script: [button('Add Diagnostic Bundle'), { wait: 1500 }],
  },
  'feedback-odd': {
    search: '?window=feedback',
    size: [520, 680],
    shell: 'electron',
    change: (world) => {
      const said = 'The digest stops since the Quillfeather move. Restarting northwind-payroll helps for an hour.';
      world.feedback = { ...world.feedback, draft: { ...written, text: said } };
    },
    script: [{ press: 'F8' }, { press: 'Enter' }, { wait: 400 }],
  },
  'feedback-sending': {
    search: '?view=feedback',
    size: [1080, 780],
    change: (world) => {
      world.feedback = { ...world.feedback, draft: written };
      world.silent.add('feedback.finish');
    },
    script: [button('Send'), { wait: 1400 }],
  },
  'feedback-picture': {
    search: '?view=feedback',
    size: [1080, 780],
    change: (world) => {
      world.feedback = { ...world.feedback, draft: written };
    },
    script: [{ file: 'picture' }, { wait: 500 }, button('Use Picture'), { wait: 600 }],
  },
  'feedback-nowhere': {
    search: '?view=feedback',
    change: (world) => {
      world.app.destination = destinationOf(null);
      world.feedback = { ...world.feedback, draft: { ...written, votes: [] } };
    },
  },
  'feedback-off': {
    search: '?view=feedback',
    change: (world) => {
      world.app.collecting = false;
      world.app.collection_saved = false;
    },
  },
  'feedback-failed': {
    search: '?view=feedback',
    change: (world) => {
      world.failing.add('feedback.get');
    },
    script: [{ wait: 300 }],
  },
  'feedback-narrow': {
    search: '?view=feedback',
    size: [380, 640],
    change: (world) => {
      world.feedback = { ...world.feedback, draft: written };
    },
    script: [button('Add Diagnostic Bundle'), { wait: 400 }],
  },
  'picture-editor': {
    search: '?view=feedback',
    script: [
      { file: 'picture' },
      { wait: 500 },
      button('Add Black Area'),
      { press: 'ArrowUp', times: 30 },
      button('Add Black Area'),
      { press: 'Shift+ArrowDown', times: 5 },
      { wait: 500 },
    ],
  },
  'picture-crop': {
    search: '?view=feedback',
    script: [{ file: 'picture' }, { wait: 500 }, tab('Crop'), { press: 'Tab', times: 20 }, { wait: 100 }],
  },
  'picture-narrow': {
    search: '?view=feedback',
    size: [380, 640],
    script: [{ file: 'picture' }, { wait: 500 }, button('Add Black Area'), { wait: 500 }],
  },
  'failure-banner': {
    search: '?view=fleet',
    change: (world) => {
      world.app.failure = BLADE;
    },
  },
  'reaction-noted': { search: '?view=fleet', script: [button('Confused'), { wait: 400 }] },
  'reports-summary': { search: report(BLADE) },
  'reports-odd-word': {
    search: report(BLADE),
    script: [button('words to look at'), { wait: 500 }, { press: 'Enter' }, { wait: 400 }],
  },
  'reports-issue': {
    search: report(BLADE),
    script: [button('More: copy'), { wait: 200 }, { click: 'menuitem', name: 'Open as GitHub Issue…' }, { wait: 500 }],
  },
  'reports-unread': { search: report('brpt_77ab1203c4d5e6f7') },
  'reports-exact': { search: report(BLADE), script: [tab('Exactly what will be sent'), { wait: 400 }] },
  'reports-problem': {
    search: report(BLADE),
    script: [
      tab('Exactly what will be sent'),
      { wait: 400 },
      { click: 'textbox', name: 'Report' },
      { press: 'Control+Home' },
      { press: 'ArrowDown', times: 26 },
      { press: 'End' },
      { press: 'Backspace', times: 4 },
      { type: '"a lot",' },
      { wait: 300 },
    ],
  },
  'reports-broken': {
    search: report(BLADE),
    script: [
      tab('Exactly what will be sent'),
      { wait: 400 },
      { click: 'textbox', name: 'Report' },
      { press: 'Control+End' },
      { type: ', x' },
      tab('Summary'),
      { wait: 200 },
    ],
  },
  'reports-compare': {
    search: report(BLADE),
    change: (world) => {
      const one = find(world, BLADE);
      one.text = one.text
        .replace('"detail": "daily-digest"', '"detail": null')
        .replace(',\n      "5: Swift.Task.init(priority:operation:) + 0x34"', '')
        .replace('"version": "0.44.3.3"', '"version": null');
    },
    script: [tab('Exactly what will be sent'), button('Compare'), { wait: 300 }],
  },
  'reports-taken': { search: report(BLADE), script: [tab('What was taken out')] },
  'reports-taken-home': {
    search: report(BLADE),
    change: (world) => {
      const { local } = find(world, BLADE);
      const home = (path: string) => ({ rule: 'home-path', kind: 'HOME', token: '~', start: 0, end: 1, path });
      local?.findings.push(home('/breadcrumb_texts/1'), home('/log_tail/0'));
    },
    script: [tab('What was taken out')],
  },
  'reports-not-redacted': {
    search: report(BLADE),
    script: [
      tab('Exactly what will be sent'),
      { wait: 400 },
      { click: 'textbox', name: 'Report' },
      { press: 'Control+End' },
      { press: 'Control+Home' },
      { press: 'ArrowDown', times: 31 },
      { press: 'Home' },
      { press: 'Control+ArrowRight', times: 3 },
      { press: 'Control+Shift+ArrowRight' },
      { press: 'Control+Shift+x' },
      { wait: 200 },
    ],
  },
  'reports-part-reader': { search: report(BLADE), script: [button('Read: Log tail'), { wait: 400 }] },
  'reports-more-menu': { search: report(BLADE), script: [{ click: 'button', name: 'More' }, { wait: 300 }] },
  'reports-no-destination': {
    search: report(BLADE),
    change: (world) => {
      world.app.destination = destinationOf(null);
    },
  },
  'reports-once': {
    search: report(BLADE),
    change: (world) => {
      world.app.consent = { ...world.app.consent, crash_reports: false };
      world.right = { kind: 'ask', mode: 'once' };
    },
  },
  'reports-switched-off': {
    search: report(BLADE),
    change: (world) => {
      world.app.environment = {
        crash: false,
        diagnostics: false,
        decided_by: 'STALLARI_TELEMETRY=off',
        do_not_track: false,
        debug: false,
      };
      world.right = { kind: 'refused', reason: 'switched_off_by_environment' };
    },
  },
  'reports-fixed': {
    search: report(BLADE),
    change: (world) => {
      find(world, BLADE).fixed = { kind: 'fixed', version: '0.44.4' };
    },
  },
  'reports-checking': {
    search: report(BLADE),
    change: (world) => {
      world.silent.add('reports.check_fixed');
    },
    script: [
      button('More: copy'),
      { wait: 200 },
      { click: 'menuitem', name: 'See Whether It Is Fixed' },
      { wait: 1200 },
    ],
  },
  'reports-feedback': {
    search: report(WORDS),
    change: (world) => {
      world.reports = [
        retold(find(world, BLADE), WORDS, (value) => ({
          ...shared(value),
          type: 'feedback',
          feedback: {
            reaction: 'confused',
            text: 'The digest stops since the Quillfeather move. Restarting northwind-payroll helps for an hour.',
            votes: ['quiet-hours', 'week-of-history'],
            screen: 'fleet',
          },
        })),
        ...world.reports,
      ];
    },
  },
  'reports-diagnostic': {
    search: report(WORDS),
    change: (world) => {
      world.reports = [
        retold(find(world, BLADE), WORDS, (value) => ({
          ...shared(value),
          type: 'diagnostic',
          diagnostic: diagnosticDay,
        })),
        ...world.reports,
      ];
    },
  },
  // Whatever a program may say: from right to left, one word of 300 letters, one line of 60 KiB.
  'reports-hostile': { search: report(BLADE), change: hostile },
  'reports-hostile-exact': {
    search: report(BLADE),
    change: hostile,
    script: [
      tab('Exactly what will be sent'),
      { wait: 400 },
      { click: 'textbox', name: 'Report' },
      { press: 'Control+Home' },
      { press: 'ArrowDown', times: 75 },
      { wait: 300 },
    ],
  },
  'reports-screenshot': { search: report(BLADE), change: withPicture },
  'reports-picture': {
    search: report(BLADE),
    change: withPicture,
    script: [button('Read: Screenshot'), { wait: 600 }],
  },
  'reports-sending': {
    search: report(BLADE),
    change: (world) => {
      world.silent.add('reports.approve');
    },
    script: [button('Approve & Send'), { wait: 1400 }],
  },
  'reports-waiting': {
    search: report(BLADE),
    change: (world) => {
      const one = find(world, BLADE);
      world.app.outbox = { waiting: 1, because: 'offline', until: null };
      one.row = { ...one.row, state: 'approved' };
      one.approval = {
        sha256: '0'.repeat(64),
        endpoint: 'https://reports.stallari.example',
        approved_at: '2026-04-03T09:24:06Z',
        mode: 'reviewed',
        wording_version: 1,
      };
    },
  },
  'reports-refused': {
    search: report(BLADE),
    change: (world) => {
      const one = find(world, BLADE);
      if (one.local !== null) {
        one.local = {
          ...one.local,
          refusal: { at: '2026-04-03T09:24:06Z', status: 413, reason: 'the report is too large' },
        };
      }
    },
  },
  'reports-conflict': {
    search: report(BLADE),
    script: [{ wait: 300 }],
    after: (bridge) => {
      setTimeout(() => {
        const one = find(bridge.world, BLADE);
        one.text = one.text.replace('"subprocess_count": 47', '"subprocess_count": 40');
        bridge.tell('reports.changed', { ids: [BLADE] });
      }, 100);
    },
  },
  'reports-sent': { search: report(BLADE), script: [button('Approve & Send'), { wait: 700 }] },
  'reports-receipt': { search: report('brpt_b2c3d4e5f6071829') },
  'reports-undeleted': {
    search: report('brpt_b2c3d4e5f6071829'),
    change: (world) => {
      const one = find(world, 'brpt_b2c3d4e5f6071829');
      if (one.receipt !== null)
        one.receipt = { ...one.receipt, deletion: { asked_at: '2026-04-03T09:20:00Z', status: null } };
    },
  },
  'reports-delete': {
    search: report('brpt_b2c3d4e5f6071829'),
    script: [button('Ask Server to Delete…'), { wait: 400 }],
  },
  'reports-discarded': { search: report(BLADE), script: [button('Discard'), { wait: 400 }] },
  'reports-aside': { search: report('brpt_0b0b0b0b0b0b0b0b.json') },
  'reports-aside-file': {
    search: report('brpt_0b0b0b0b0b0b0b0b.json'),
    script: [tab('The file'), { wait: 300 }],
  },
  'reports-empty': { search: '?view=reports', change: noReports },
  'reports-empty-sent': { search: '?view=reports&tab=sent', change: noReports },
  'reports-search-none': {
    search: '?view=reports',
    script: [{ click: 'searchbox', name: 'Search reports' }, { type: 'retry' }],
  },
  'reports-loading': {
    search: '?view=reports',
    change: (world) => {
      world.silent.add('reports.page');
    },
    script: [{ wait: 500 }],
  },
  'reports-failed': {
    search: '?view=reports',
    change: (world) => {
      world.failing.add('reports.page');
    },
  },
  'reports-many': {
    search: '?view=reports',
    change: (world) => {
      const [first] = world.reports;
      if (first === undefined) return;
      world.dropped = 4;
      world.reports = Array.from({ length: 10_000 }, (_, index) => ({
        ...first,
        row: { ...first.row, id: `brpt_${index.toString(16).padStart(16, '0')}`, unread: index % 3 === 0 },
      }));
    },
  },
  'settings-general': { search: '?window=settings&pane=general', size: [720, 560], shell: 'electron' },
  'settings-privacy': {
    search: '?window=settings&pane=privacy',
    size: [720, 560],
    shell: 'electron',
    change: (world) => {
      world.app.environment = {
        crash: true,
        diagnostics: false,
        decided_by: 'STALLARI_TELEMETRY=crash',
        do_not_track: false,
        debug: false,
      };
    },
  },
  'settings-privacy-page': { search: '?view=settings&pane=privacy' },
  'settings-fields': {
    search: '?view=settings&pane=privacy',
    script: [button('What Beacon collects, field by field'), { wait: 200 }],
  },
  'settings-delete': {
    search: '?window=settings&pane=privacy',
    ...settingsWindow,
    script: [button('Delete All Data…'), { wait: 400 }],
  },
  'settings-deleting': {
    search: '?window=settings&pane=privacy',
    ...settingsWindow,
    change: (world) => {
      world.silent.add('data.delete_all');
    },
    script: [button('Delete All Data…'), { wait: 300 }, button('Delete All'), { wait: 500 }],
    after: (bridge) => {
      // Heard once the deletion has begun, whenever that is.
      setInterval(() => bridge.tell('data.progress', { step: 'server', done: 2, total: 3 }), 200);
    },
  },
  'settings-deleted': {
    search: '?window=settings&pane=privacy',
    ...settingsWindow,
    script: [button('Delete All Data…'), { wait: 300 }, button('Delete All'), { wait: 400 }],
  },
  'settings-device': {
    search: '?window=settings&pane=privacy',
    ...settingsWindow,
    script: [button('Show'), button('Reset…'), { wait: 400 }],
  },
  'settings-standing': {
    search: '?window=settings&pane=privacy',
    ...settingsWindow,
    change: (world) => {
      world.app.consent = {
        ...world.app.consent,
        review_before_sending: false,
        standing_endpoint: 'https://another.example',
      };
    },
  },
  'settings-do-not-track': {
    search: '?window=settings&pane=privacy',
    ...settingsWindow,
    change: (world) => {
      world.app.environment = {
        crash: false,
        diagnostics: false,
        decided_by: 'DO_NOT_TRACK',
        do_not_track: true,
        debug: false,
      };
    },
  },
  'settings-guardian': { search: '?window=settings&pane=guardian', ...settingsWindow },
  'settings-guardian-wrong': {
    search: '?window=settings&pane=guardian',
    ...settingsWindow,
    script: [
      { click: 'textbox', name: 'Failures before it stays stopped' },
      { press: 'Control+a' },
      { type: '0' },
      { press: 'Enter' },
    ],
  },
  'settings-guardian-problem': {
    search: '?window=settings&pane=guardian',
    ...settingsWindow,
    change: (world) => {
      world.guardian = {
        ...world.guardian,
        problem: {
          path: 'processes[2].restart.max_failures',
          message: 'guardian.json, line 31: processes[2].restart.max_failures: expected at least 1; there is 0',
          line: 31,
        },
      };
    },
  },
  'settings-integrations': { search: '?window=settings&pane=integrations', ...settingsWindow, change: withClients },
  'settings-integrations-page': { search: '?view=settings&pane=integrations', change: withClients },
  'settings-tested': {
    search: '?window=settings&pane=integrations',
    ...settingsWindow,
    script: [button('Test the connection'), { wait: 300 }],
  },
  'settings-testing': {
    search: '?window=settings&pane=integrations',
    ...settingsWindow,
    change: (world) => {
      world.silent.add('network.test_destination');
    },
    script: [button('Test the connection'), { wait: 1200 }],
  },
  'settings-clients-guard': {
    search: '?view=settings&pane=integrations',
    change: withClients,
    script: [button('Guard the servers of Cursor'), { wait: 400 }],
  },
  'settings-wrong': {
    search: '?view=settings&pane=integrations',
    script: [
      { click: 'textbox', name: 'Send reports to' },
      { press: 'Control+a' },
      { type: 'http://reports.stallari.example' },
      { press: 'Enter' },
    ],
  },
  'settings-network': { search: '?window=settings&pane=network', ...settingsWindow },
  'settings-network-filter': {
    search: '?window=settings&pane=network',
    ...settingsWindow,
    script: [{ click: 'searchbox' }, { type: 'report 413' }],
  },
  'settings-network-empty': {
    search: '?window=settings&pane=network',
    ...settingsWindow,
    change: (world) => {
      world.requests = [];
    },
  },
  'settings-about': { search: '?window=settings&pane=about', ...settingsWindow },
  'panel-alert': { search: '?window=panel', size: [380, 530], shell: 'electron' },
  'panel-calm': {
    search: '?window=panel',
    size: [380, 530],
    shell: 'electron',
    change: (world) => {
      world.fleet = calmFleet();
      world.history = fakeHistory(world.fleet);
      world.reports = world.reports.filter(({ row }) => row.state === 'sent');
    },
    script: [{ hover: 'listitem', name: 'stallari-blade' }],
  },
  'panel-attention': {
    search: '?window=panel',
    size: [380, 530],
    shell: 'electron',
    change: (world) => {
      const calm = calmFleet();
      world.fleet = holding(
        calm,
        calm.processes.map((one) => (one.name === 'playwright' ? { ...one, rss_mb: 13_824 } : one)),
      );
      world.history = fakeHistory(world.fleet);
    },
  },
  'panel-paused': {
    search: '?window=panel',
    size: [380, 530],
    shell: 'electron',
    change: (world) => {
      world.fleet = { ...calmFleet(), paused: true, paused_until: '2026-04-03T10:26:00Z' };
      world.history = fakeHistory(world.fleet);
    },
  },
  'panel-empty': {
    search: '?window=panel',
    size: [380, 530],
    shell: 'electron',
    change: (world) => {
      world.fleet = emptyFleet();
      world.reports = [];
    },
  },
  'panel-quit': {
    search: '?window=panel',
    size: [380, 530],
    shell: 'electron',
    script: [button('Quit Beacon'), { wait: 400 }],
  },
  gone: { search: '?view=fleet', after: (bridge) => bridge.vanish() },
  'no-link': { search: '?view=fleet&gallery=no-link' },
  'start-failed': {
    search: '?view=fleet',
    change: (world) => {
      world.failing.add('app.get');
    },
  },
  'wide-fleet': { search: '?view=fleet', size: [1600, 900] },
  'wide-reports': { search: report(BLADE), size: [1600, 900] },
  'mid-fleet': { search: '?view=fleet', size: [820, 560] },
  'mid-reports': { search: report(BLADE), size: [820, 560] },
  'mid-exact': { search: report(BLADE), size: [820, 560], script: [tab('Exactly what will be sent'), { wait: 400 }] },
  'small-fleet': { search: '?view=fleet', size: [560, 720] },
  'small-reports': { search: report(BLADE), size: [560, 720] },
  'small-settings': { search: '?view=settings&pane=privacy', size: [560, 720] },
  'phone-home': { search: '', size: [380, 720] },
  'phone-fleet': { search: '?view=fleet&whole=1', size: [380, 720] },
  'phone-list': { search: '?view=reports', size: [380, 720] },
  'phone-report': { search: report(BLADE), size: [380, 720] },
  'phone-exact': { search: report(BLADE), size: [380, 720], script: [tab('Exactly what will be sent'), { wait: 400 }] },
  'phone-receipt': { search: report('brpt_b2c3d4e5f6071829'), size: [380, 720] },
  'phone-settings': { search: '?view=settings&pane=privacy', size: [380, 720] },
  'phone-notice': {
    search: '',
    size: [380, 720],
    change: (world) => {
      world.app.notices = [
        {
          id: 'a',
          tone: 'alert',
          text: 'config.json could not be read. It was set aside; everything is off.',
          dismissable: true,
        },
      ];
    },
  },
  'phone-guardian': { search: '?view=settings&pane=guardian', size: [380, 720] },
  'phone-network': { search: '?view=settings&pane=network', size: [380, 720] },
  'phone-consent': {
    search: '?view=fleet',
    size: [380, 720],
    change: (world) => {
      world.app.consent = { ...world.app.consent, prompt: true, crash_reports: false, decided_at: null };
    },
  },
};
