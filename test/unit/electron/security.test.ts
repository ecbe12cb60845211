import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runApp, settled, view } from '@test/electron-app.ts';
import type { FakeElectron } from '@test/fake-electron.ts';
import { describe, expect, test } from 'vitest';
import { mayOpenOutside } from '../../../src-main/electron/outside.ts';
import { shapes, type WindowName } from '../../../src-main/electron/window-shapes.ts';

/**
 * Electron's security checklist, by its own numbers (docs/tutorial/security.md of electron/electron). What a test here
 * cannot see is named at its number: 16 and 19 are in test/integration/packaging.
 */
const sources = (dir: string): string[] =>
  readdirSync(join(process.cwd(), dir), { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? sources(join(dir, entry.name)) : [join(dir, entry.name)],
  );
const windowOf = async (name: WindowName) => {
  const { electron, ...rest } = await runApp();
  electron.app.emit('second-instance', {}, []);
  await settled();
  const [main] = electron.windows;
  if (name !== 'main') main?.openHandler?.({ url: `app://beacon/index.html?window=${name}` } as never);
  await settled();
  const window = electron.windows.at(-1);
  if (window === undefined) throw new Error('There is no window.');
  return { electron, window, ...rest };
};

describe('every window', () => {
  test.each(Object.keys(shapes) as WindowName[])(
    '%s is isolated (3) and sandboxed (4), has no Node (2), web security (6), no insecure content (8), no experiments (9, 10) and no webview (11, 12)',
    async (name) => {
      const { electron, window } = await windowOf(name);
      expect(window.url).toContain(`window=${name}`);
      expect(electron.app.sandboxed).toBe(true);
      expect(window.options.webPreferences).toEqual({
        preload: '/bundle/preload.cjs',
        contextIsolation: true,
        sandbox: true,
        nodeIntegration: false,
        nodeIntegrationInWorker: false,
        nodeIntegrationInSubFrames: false,
        webviewTag: false,
        webSecurity: true,
        allowRunningInsecureContent: false,
        experimentalFeatures: false,
        navigateOnDragDrop: false,
        safeDialogs: true,
        spellcheck: false,
      });
    },
  );

  test('goes to no other page (13), in no frame, and attaches no webview (12)', async () => {
    const { window } = await windowOf('main');
    for (const name of ['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview']) {
      let prevented = false;
      window.webContents.emit(name, { preventDefault: () => (prevented = true) });
      expect(prevented, name).toBe(true);
    }
  });

  test('opens no other window (14)', async () => {
    const { electron, window } = await windowOf('main');
    for (const url of [
      'https://evil.example/',
      'http://127.0.0.1:80/other',
      'file:///etc/passwd',
      'javascript:alert(1)',
      'app://elsewhere/?window=main',
      'app://beacon.evil.example/?window=main',
      'app://beacon/index.html?window=nonsense',
      'app://beacon/index.html?window=__proto__',
    ]) {
      expect(window.openHandler?.({ url } as never)).toEqual({ action: 'deny' });
    }
    expect([electron.windows.length, electron.external]).toEqual([1, []]);
  });

  test('gets one of our own windows by asking for it by name', async () => {
    const { electron, window, bus } = await windowOf('main');
    const heard: unknown[] = [];
    bus.listen('view.open', (body) => heard.push(body));
    window.openHandler?.({ url: 'app://beacon/index.html?window=settings&pane=privacy' } as never);
    window.openHandler?.({ url: 'app://beacon/index.html?window=main&view=fleet&process=leaker' } as never);
    await settled();
    expect(electron.windows.map(({ url }) => url)).toEqual([
      'app://beacon/index.html?window=main',
      'app://beacon/index.html?window=settings&pane=privacy',
    ]);
    expect(heard).toEqual([{ view: 'fleet', id: 'leaker' }]);
  });
});

describe('what opens in the browser (15)', () => {
  test.each([
    `http://127.0.0.1:41234/#${'a'.repeat(64)}`,
    'https://github.com/stallari/beacon/issues/new?title=a&body=b',
    'https://github.com/stallari/beacon/releases',
  ])('%s does', async (url) => {
    const { electron, window } = await windowOf('main');
    expect(window.openHandler?.({ url } as never)).toEqual({ action: 'deny' });
    expect(electron.external).toEqual([url]);
  });

  test.each([
    'http://github.com/stallari/beacon/issues/new',
    'https://github.com.evil.example/a/b/issues',
    'https://github.com@evil.example/a/b/issues',
    'https://user:pass@github.com/a/b/issues',
    'https://github.com:8443/a/b/issues',
    'https://github.com/login/oauth/authorize',
    'https://gist.github.com/a/b/issues',
    'https://github.com\\@evil.example/a/b/issues',
    'https://github.com/a/b/issues\n',
    `https://github.com/a/b/issues/new?body=${'x'.repeat(9000)}`,
    'file:///Applications/Calculator.app',
    'smb://evil.example/share',
    'x-apple.systempreferences:com.apple.preference',
    'javascript:alert(1)',
    'data:text/html,x',
    'http://127.0.0.1:41234/',
    `http://localhost:41234/#${'a'.repeat(64)}`,
    `http://127.0.0.1:41234@evil.example/#${'a'.repeat(64)}`,
    'not an address',
    '',
  ])('%j does not', (url) => expect(mayOpenOutside(url)).toBe(false));
});

describe('the session', () => {
  const everything = [
    'media',
    'geolocation',
    'notifications',
    'clipboard-read',
    'fileSystem',
    'hid',
    'serial',
    'usb',
    'midi',
    'openExternal',
    'fullscreen',
    'idle-detection',
    'unknown',
  ];
  const request = (electron: FakeElectron, permission: string, requestingUrl: string, isMainFrame = true) => {
    let granted: boolean | null = null;
    electron.permissions.request?.(
      {} as never,
      permission as never,
      (answer) => {
        granted = answer;
      },
      { requestingUrl, isMainFrame } as never,
    );
    return granted;
  };

  test(`refuses ${everything.length} permissions to our own pages (5), and every device`, async () => {
    const { electron } = await runApp();
    for (const permission of everything) {
      expect(request(electron, permission, 'app://beacon/index.html'), permission).toBe(false);
      expect(electron.permissions.check?.(null, permission as never, 'app://beacon', {} as never)).toBe(false);
    }
    expect(electron.permissions.device?.({} as never)).toBe(false);
  });

  test('lets our top frame write text to the clipboard and ask for a picture of a screen, and nobody else', async () => {
    const { electron } = await runApp();
    for (const permission of ['clipboard-sanitized-write', 'display-capture']) {
      expect(request(electron, permission, 'app://beacon/index.html')).toBe(true);
      expect(electron.permissions.check?.(null, permission as never, 'app://beacon/', {} as never)).toBe(true);
      expect(request(electron, permission, 'app://beacon/index.html', false)).toBe(false);
      expect(request(electron, permission, 'https://evil.example/')).toBe(false);
      expect(request(electron, permission, 'app://beacon.evil.example/')).toBe(false);
      expect(electron.permissions.check?.(null, permission as never, '', {} as never)).toBe(false);
    }
  });

  test('never chooses a screen itself: the system’s picker does, or nobody', async () => {
    const { electron } = await runApp();
    expect(electron.permissions.displayOptions).toEqual({ useSystemPicker: true });
    const given: unknown[] = [];
    electron.permissions.display?.({} as never, (streams) => void given.push(streams));
    expect(given).toEqual([null]);
  });

  test('lets pages load their own bundle and nothing from elsewhere (1)', async () => {
    const { electron } = await runApp();
    const goes = (url: string) => {
      let cancelled: boolean | undefined;
      electron.permissions.beforeRequest?.({ url }, ({ cancel }) => {
        cancelled = cancel;
      });
      return cancelled === false;
    };
    for (const url of ['app://beacon/index.html', 'blob:app://beacon/1', 'data:image/png;base64,AA'])
      expect(goes(url), url).toBe(true);
    for (const url of [
      'https://example.com/',
      'http://127.0.0.1:1/',
      'file:///etc/passwd',
      'app://beacon.evil.example/',
      'app://beaconx/',
      'data:text/html,x',
      'ws://127.0.0.1:1/',
    ])
      expect(goes(url), url).toBe(false);
  });

  test('hands out what a page of ours made, and downloads nothing', async () => {
    const { electron } = await runApp();
    const prevented = (url: string) => {
      let is = false;
      electron.session.emit('will-download', { preventDefault: () => (is = true) }, { getURL: () => url });
      return is;
    };
    expect(prevented('blob:app://beacon/3f1c')).toBe(false);
    for (const url of ['https://example.com/x.dmg', 'data:text/plain,x', 'file:///etc/passwd'])
      expect(prevented(url)).toBe(true);
  });
});

describe('app:// (18)', () => {
  const get = async (url: string, method = 'GET', headers: Record<string, string> = {}) => {
    const { electron } = await runApp();
    const answer = await electron.protocols.get('app')?.(new Request(url, { method, headers }));
    if (answer === undefined) throw new Error('Nobody serves app://.');
    return answer;
  };

  test('is declared before the app is ready: standard, secure, without fetch', async () => {
    const { electron } = await runApp();
    expect(electron.schemes).toEqual([
      { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: false } },
    ]);
  });

  test('serves the page with a strict policy (7) and a nonce of its own each time', async () => {
    const { electron } = await runApp();
    const page = async () =>
      (await electron.protocols.get('app')?.(new Request('app://beacon/index.html?window=main'))) as Response;
    const [first, second] = [await page(), await page()];
    expect(first.status).toBe(200);
    const policy = first.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("style-src 'self' 'nonce-n0nce0'");
    expect(policy).toContain("connect-src 'none'");
    expect(policy).not.toMatch(/unsafe|\*|https?:/);
    expect(await first.text()).toBe('<p nonce="n0nce0">');
    expect(await second.text()).toBe('<p nonce="n0nce1">');
    for (const [name, value] of [
      ['x-content-type-options', 'nosniff'],
      ['referrer-policy', 'no-referrer'],
      ['cross-origin-opener-policy', 'same-origin'],
    ] as const)
      expect(first.headers.get(name)).toBe(value);
  });

  test('serves a file of the bundle whole, whatever range is asked for', async () => {
    const answer = await get('app://beacon/assets/index-1a2b.js', 'GET', { range: 'bytes=0-0' });
    expect([answer.status, await answer.text()]).toEqual([200, '1']);
  });

  test.each([
    'app://beacon/../main.mjs',
    'app://beacon/..%2fmain.mjs',
    'app://beacon/%2e%2e/main.mjs',
    'app://beacon/assets/..%5c..%5cmain.mjs',
    'app://beacon//etc/passwd',
    'app://beacon/%2fetc%2fpasswd',
    'app://beacon/index.html%00.png',
    'app://beacon/%69ndex.html',
    'app://beacon/.hidden',
    'app://beacon/assets/',
    'app://beacon/assets',
    'app://beacon/%',
    'app://elsewhere/index.html',
  ])('has nothing at %s', async (url) => expect((await get(url)).status).toBe(404));

  test.each(['POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS'])('answers %s with 405', async (method) =>
    expect((await get('app://beacon/index.html', method)).status).toBe(405),
  );
});

describe('questions over IPC (17)', () => {
  test('are answered to our own top frame', async () => {
    const { electron } = await runApp();
    expect(await electron.ask('app.get')).toEqual({ answer: view() });
  });

  test.each([
    ['another origin', { senderFrame: { origin: 'https://evil.example' } }],
    ['our scheme with another host', { senderFrame: { origin: 'app://elsewhere' } }],
    ['a frame inside the page', { senderFrame: { origin: 'app://beacon' }, sender: { mainFrame: {} } }],
    ['a frame that is gone', { senderFrame: null }],
  ])('from %s are refused before any handler sees them', async (_, from) => {
    const { electron, asked } = await runApp();
    expect(await electron.ask('app.get', undefined, from)).toEqual({ error: 'Not from here.' });
    expect(asked).toEqual([]);
  });

  test('outside the table, or of the wrong shape, are refused', async () => {
    const { electron, asked } = await runApp();
    for (const name of ['shell.openExternal', 'toString', '__proto__', ''])
      expect(await electron.ask(name)).toEqual({ error: 'There is no such question.' });
    expect(await electron.ask('reports.open', { id: 5 })).toEqual({ error: expect.stringContaining('id') });
    expect(asked).toEqual([]);
  });

  test('have one channel, and one only', async () => {
    const { electron } = await runApp();
    expect([...electron.handled.keys()]).toEqual(['beacon:ask']);
  });

  test('events go to every window that is open', async () => {
    const { electron, bus } = await runApp({ prompt: true });
    bus.tell('reports.changed', { ids: ['x'] });
    expect(electron.windows[0]?.sent).toContainEqual({
      channel: 'beacon:event',
      args: ['reports.changed', { ids: ['x'] }],
    });
  });
});

describe('the sources', () => {
  const room = [...sources('src-main/electron'), ...sources('src-preload'), 'src-main/main.ts'].filter((path) =>
    path.endsWith('.ts'),
  );

  test('use no remote module, no sendSync, no eval in a page, no insecure switch, no file:// page (1, 2, 6, 18)', () => {
    expect(room.length).toBeGreaterThan(15);
    for (const path of room) {
      const text = readFileSync(join(process.cwd(), path), 'utf8');
      expect(text, path).not.toMatch(
        /@electron\/remote|sendSync|executeJavaScript|loadFile|file:\/\/|commandLine|appendSwitch|certificate-error|enableRemoteModule/,
      );
    }
  });

  test('give the page two functions and no more of Electron (20)', () => {
    const text = readFileSync(join(process.cwd(), 'src-preload/preload.ts'), 'utf8');
    expect(text.match(/exposeInMainWorld/g)).toHaveLength(1);
    expect(text.match(/ipcRenderer\.\w+/g)).toEqual(['ipcRenderer.invoke', 'ipcRenderer.on', 'ipcRenderer.off']);
  });

  test('the windows hold no webview and no page from elsewhere (1, 11)', () => {
    for (const path of sources('src-renderer').filter((name) => /\.(?:tsx?|html)$/.test(name))) {
      const text = readFileSync(join(process.cwd(), path), 'utf8');
      expect(text, path).not.toMatch(/<webview|<iframe|src=["']https?:/);
    }
  });
});
