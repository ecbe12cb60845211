import { AppView } from '@contract/app-view.ts';
import { FleetStatus } from '@contract/fleet.ts';
import { requestNames } from '@contract/requests.ts';
import type { Handlers } from '@services/api.ts';
import { HostBus } from '@services/host-bus.ts';
import { FakeElectron } from '@test/fake-electron.ts';
import { describe, expect, test } from 'vitest';
import { type BeaconAppParts, notifyWith, runBeaconApp } from '../../../src-main/electron/beacon-app.ts';

const view = (prompt = false, pending = 0): AppView =>
  AppView.parse({
    version: '0.1.0',
    host: 'electron',
    platform: 'macos',
    home: '~/.config/stallari/beacon',
    demo: false,
    consent: {
      prompt,
      crash_reports: false,
      diagnostics: false,
      review_before_sending: true,
      decided_at: null,
      standing_endpoint: null,
    },
    preferences: {
      project_id: false,
      launch_at_login: false,
      show_count: true,
      notifications: true,
      github_repository: null,
      ntfy: { url: null, min_severity: 'warning' },
    },
    environment: { crash: true, diagnostics: true, decided_by: null, do_not_track: false, debug: false },
    collecting: true,
    collection_saved: true,
    destination: { endpoint: null, host: null, source: null },
    counts: { pending, unread: pending, sent: 0, quarantined: 0, dropped: 0 },
    retention_days: { pending: 30, sent: 30 },
    outbox: { waiting: 0, because: null, until: null },
    notices: [],
  });
const fleet = (extra: Partial<FleetStatus['processes'][number]> = {}): FleetStatus =>
  FleetStatus.parse({
    host: { running: true, pid: 1 },
    paused: false,
    paused_until: null,
    fleet: { rss_mb: 1, ceiling_mb: 2, memory_mb: 4, cpu_percent: 0, cores: 8, pressure: null, over_ceiling: false },
    processes: [
      {
        name: 'a',
        kind: 'job',
        pid: 1,
        state: 'running',
        rss_mb: 1,
        footprint_mb: null,
        cpu_percent: 0,
        restarts_24h: 0,
        breaker: { state: 'closed', failures: 0, next_at: null },
        last_exit: null,
        source: 'config',
        started_at: null,
        subprocesses: 0,
        budget: { rss_mb: 1, cpu_percent: 1, cpu_sustained_s: 1, max_failures: 1, window_s: 1 },
        over_budget_s: null,
        over_budget: null,
        snoozed_until: null,
        ...extra,
      },
    ],
    watched: [],
    config_problem: null,
    poll_interval_ms: 2000,
  });

async function run(options: { prompt?: boolean; opened?: 'second' | { failed: string }; locked?: boolean } = {}) {
  const electron = new FakeElectron();
  electron.app.locked = options.locked ?? true;
  const bus = new HostBus();
  const said: string[] = [];
  let closes = 0;
  const asked: string[] = [];
  const handlers = Object.fromEntries(
    requestNames.map((name) => [
      name,
      async () => {
        asked.push(name);
        return name === 'app.get' ? view() : name === 'fleet.get' ? fleet() : { kind: 'done' };
      },
    ]),
  ) as unknown as Handlers;
  const parts: BeaconAppParts = {
    calls: electron.calls,
    preload: '/bundle/preload.cjs',
    asset: async (path) =>
      path === 'index.html'
        ? { bytes: new TextEncoder().encode('<p nonce="__CSP_NONCE__">'), type: 'text/html' }
        : null,
    icon: (state) => `tray-${state}`,
    openHost: async () =>
      options.opened ?? {
        handlers,
        bus,
        view: async () => view(options.prompt),
        close: async () => {
          closes += 1;
        },
      },
    nonce: () => 'n0nce',
    say: (line) => void said.push(line),
  };
  await runBeaconApp(parts);
  await new Promise((resolve) => setTimeout(resolve, 0));
  return { electron, bus, said, asked, closes: () => closes };
}

describe('the menu-bar app', () => {
  test('is one instance: a second one quits before anything is opened', async () => {
    const { electron } = await run({ locked: false });
    expect(electron.app.quits).toBe(1);
    expect([electron.windows, electron.trays]).toEqual([[], []]);
  });

  test('leaves with 0 when another host holds the home, and with 1 and one line when the home cannot be used', async () => {
    expect((await run({ opened: 'second' })).electron.app.exits).toEqual([0]);
    const failed = await run({ opened: { failed: 'The folder is read-only.' } });
    expect(failed.electron.app.exits).toEqual([1]);
    expect(failed.said).toEqual(['The folder is read-only.']);
  });

  test('lives in the menu bar: no Dock icon, no window at launch', async () => {
    const { electron } = await run();
    expect(electron.app.dockHidden).toBe(true);
    expect(electron.windows).toEqual([]);
    expect(electron.trays).toHaveLength(1);
  });

  test('asks on first launch in a window of its own, and closes it with the decision', async () => {
    const { electron, bus } = await run({ prompt: true });
    expect(electron.windows.map(({ url }) => url)).toEqual(['app://beacon/index.html?window=consent']);
    expect(electron.windows[0]?.options).toMatchObject({ width: 560, height: 472, resizable: false });
    bus.tell('app.changed', view(false));
    expect(electron.windows[0]?.destroyed).toBe(true);
  });

  test('takes closing that window for Not Now', async () => {
    const { electron, asked } = await run({ prompt: true });
    electron.windows[0]?.close();
    await new Promise((resolve) => setTimeout(resolve, 0));
    expect(asked).toEqual(['consent.decide']);
  });

  test('opens the panel under its icon with a click, and puts it away with the next, or when it loses the focus', async () => {
    const { electron } = await run();
    const [tray] = electron.trays;
    tray?.emit('click');
    await new Promise((resolve) => setTimeout(resolve, 0));
    const [panel] = electron.windows;
    expect(panel?.options).toMatchObject({ width: 380, height: 530, frame: false });
    expect(panel?.position).toEqual([822, 24]);
    tray?.emit('click');
    expect(panel?.visible).toBe(false);
    tray?.emit('click');
    await new Promise((resolve) => setTimeout(resolve, 0));
    panel?.emit('blur');
    expect(panel?.visible).toBe(false);
  });

  test('focuses its window on a second launch, and makes no second one', async () => {
    const { electron } = await run();
    electron.app.emit('second-instance');
    electron.app.emit('activate');
    await new Promise((resolve) => setTimeout(resolve, 0));
    expect(electron.windows).toHaveLength(1);
    expect(electron.windows[0]?.url).toBe('app://beacon/index.html?window=main');
  });

  test('stops the fleet before it quits, once', async () => {
    const { electron, closes } = await run();
    let left = 0;
    electron.app.on('quit', () => {
      left += 1;
    });
    electron.calls.app.quit();
    electron.calls.app.quit();
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect([closes(), left]).toEqual([1, 1]);
  });

  test('stays when its last window is closed', async () => {
    const { electron } = await run();
    electron.app.emit('window-all-closed');
    expect(electron.app.quits).toBe(0);
  });

  test('notifies with a click that leads to the reports', () => {
    const electron = new FakeElectron();
    let opened = 0;
    notifyWith(electron.calls, () => {
      opened += 1;
    })({ title: 'leaker', body: 'was stopped' });
    electron.notifications[0]?.click();
    expect([electron.notifications.length, opened]).toEqual([1, 1]);
  });
});

describe('the tray', () => {
  test('shows calm, attention and alert, each drawn once, and the count beside it', async () => {
    const { electron, bus } = await run();
    const [tray] = electron.trays;
    bus.tell('fleet.changed', fleet());
    bus.tell('fleet.changed', fleet({ state: 'backing_off' }));
    bus.tell('fleet.changed', fleet({ state: 'backing_off' }));
    bus.tell('fleet.changed', fleet({ state: 'open' }));
    bus.tell('fleet.changed', fleet());
    expect(tray?.images).toEqual(['tray-attention', 'tray-alert', 'tray-calm']);
    bus.tell('app.changed', view(false, 3));
    expect([tray?.title, tray?.images.at(-1)]).toEqual(['3', 'tray-attention']);
    bus.tell('app.changed', view(false, 120));
    expect(tray?.title).toBe('99+');
    bus.tell('app.changed', view(false, 0));
    expect(tray?.title).toBe('');
  });
});

describe('every window', () => {
  test('is isolated and sandboxed, has no Node, no webview, and the preload alone', async () => {
    const { electron } = await run({ prompt: true });
    expect(electron.app.sandboxed).toBe(true);
    expect(electron.windows[0]?.options.webPreferences).toMatchObject({
      preload: '/bundle/preload.cjs',
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
    });
  });

  test('opens no other window and goes to no other page', async () => {
    const { electron } = await run({ prompt: true });
    const [window] = electron.windows;
    for (const url of [
      'https://evil.example/',
      'http://127.0.0.1:80/other',
      'file:///etc/passwd',
      'javascript:alert(1)',
      'app://elsewhere/?window=main',
    ]) {
      expect(window?.openHandler?.({ url } as never)).toEqual({ action: 'deny' });
    }
    expect([electron.windows.length, electron.external]).toEqual([1, []]);
    for (const name of ['will-navigate', 'will-redirect', 'will-attach-webview']) {
      let prevented = false;
      window?.webContents.emit(name, { preventDefault: () => (prevented = true) });
      expect(prevented, name).toBe(true);
    }
  });

  test('gets one of our own windows by asking for it by name, and the demo in the browser', async () => {
    const { electron, bus } = await run({ prompt: true });
    const ask = (url: string) => electron.windows[0]?.openHandler?.({ url } as never);
    const heard: unknown[] = [];
    bus.listen('view.open', (body) => heard.push(body));
    expect(ask('app://beacon/index.html?window=main&view=reports&report=brpt_1f3c5a7e9b2d4f60')).toEqual({
      action: 'deny',
    });
    await new Promise((resolve) => setTimeout(resolve, 0));
    expect(electron.windows[1]?.url).toBe(
      'app://beacon/index.html?window=main&view=reports&report=brpt_1f3c5a7e9b2d4f60',
    );
    ask('app://beacon/index.html?window=main&view=fleet&process=leaker');
    await new Promise((resolve) => setTimeout(resolve, 0));
    expect(electron.windows).toHaveLength(2);
    expect(heard).toEqual([{ view: 'fleet', id: 'leaker' }]);
    ask('app://beacon/index.html?window=nonsense');
    expect(electron.windows).toHaveLength(2);
    const demo = `http://127.0.0.1:41234/#${'a'.repeat(64)}`;
    expect(ask(demo)).toEqual({ action: 'deny' });
    expect(electron.external).toEqual([demo]);
  });

  test('gets no permission of any kind', async () => {
    const { electron } = await run();
    const answers: boolean[] = [];
    for (const permission of ['media', 'geolocation', 'notifications', 'clipboard-read'])
      electron.permissions.request?.({}, permission, (granted) => answers.push(granted));
    expect(answers).toEqual([false, false, false, false]);
    expect([electron.permissions.check?.(), electron.permissions.device?.()]).toEqual([false, false]);
  });
});

describe('app://', () => {
  test('serves the bundle with a strict policy, and nothing else', async () => {
    const { electron } = await run();
    expect(electron.schemes).toEqual([
      { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: false } },
    ]);
    const get = (url: string) => electron.protocols.get('app')?.(new Request(url)) as Promise<Response>;
    const page = await get('app://beacon/index.html?window=main');
    expect(page.status).toBe(200);
    const policy = page.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("style-src 'self' 'nonce-n0nce'");
    expect(policy).not.toContain('unsafe');
    expect(await page.text()).toBe('<p nonce="n0nce">');
    expect((await get('app://beacon/../main.mjs')).status).toBe(404);
    expect((await get('app://elsewhere/index.html')).status).toBe(404);
  });
});

describe('questions over IPC', () => {
  test('are answered to our own top frame', async () => {
    const { electron } = await run();
    expect(await electron.ask('app.get')).toEqual({ answer: view() });
  });

  test.each([
    ['another origin', { senderFrame: { origin: 'https://evil.example' } }],
    ['a frame inside the page', { senderFrame: { origin: 'app://beacon' }, sender: { mainFrame: {} } }],
    ['a frame that is gone', { senderFrame: null }],
  ])('from %s are refused before any handler sees them', async (_, from) => {
    const { electron, asked } = await run();
    expect(await electron.ask('app.get', undefined, from)).toEqual({ error: 'Not from here.' });
    expect(asked).toEqual([]);
  });

  test('outside the table, or of the wrong shape, are refused', async () => {
    const { electron, asked } = await run();
    for (const name of ['shell.openExternal', 'toString', '__proto__', ''])
      expect(await electron.ask(name)).toEqual({ error: 'There is no such question.' });
    expect(await electron.ask('reports.open', { id: 5 })).toEqual({ error: expect.stringContaining('id') });
    expect(asked).toEqual([]);
  });

  test('events go to every window that is open', async () => {
    const { electron, bus } = await run({ prompt: true });
    bus.tell('reports.changed', { ids: ['x'] });
    expect(electron.windows[0]?.sent).toContainEqual({
      channel: 'beacon:event',
      args: ['reports.changed', { ids: ['x'] }],
    });
  });
});
