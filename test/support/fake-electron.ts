import { EventEmitter } from 'node:events';
import type {
  BrowserWindow,
  BrowserWindowConstructorOptions,
  CrashReporterStartOptions,
  LoginItemSettings,
  MenuItemConstructorOptions,
  MessageBoxSyncOptions,
  NativeImage,
  Notification,
  Tray,
  WebContents,
} from 'electron';
import type { ElectronCalls } from '../../src-main/electron/calls.ts';

type Session = ElectronCalls['session']['defaultSession'];
type Handler<N extends keyof Session> = Session[N] extends (handler: infer H, ...rest: never[]) => unknown
  ? NonNullable<H>
  : never;

/**
 * A faithful fake of just the Electron calls that the room makes. It must satisfy Electron's own declarations
 * (`ElectronCalls` is picked from them), so that a call that changes upstream fails to compile. Events come in
 * Electron's order: a quit asks `before-quit`, then each page that holds its window, then `will-quit`, then `quit`.
 */
export class FakeElectron {
  readonly app = Object.assign(new EventEmitter(), {
    locked: true,
    quits: 0,
    exits: [] as number[],
    sandboxed: false,
    dockHidden: false,
    isPackaged: false,
    protocolsClaimed: [] as string[],
    loginItem: { openAtLogin: false, status: 'not-registered' } as Pick<LoginItemSettings, 'openAtLogin' | 'status'>,
    loginItemSet: [] as unknown[],
  });
  /** What was called before the app was ready, in order. */
  readonly beforeReady: string[] = [];
  #ready = false;
  readonly windows: FakeWindow[] = [];
  readonly trays: FakeTray[] = [];
  readonly notifications: { title: string; body: string; click: () => void; close: () => void }[] = [];
  readonly handled = new Map<string, (event: unknown, ...args: unknown[]) => unknown>();
  readonly schemes: unknown[] = [];
  readonly protocols = new Map<string, (request: Request) => Promise<Response>>();
  readonly permissions: {
    request?: Handler<'setPermissionRequestHandler'>;
    check?: Handler<'setPermissionCheckHandler'>;
    device?: Handler<'setDevicePermissionHandler'>;
    display?: Handler<'setDisplayMediaRequestHandler'>;
    displayOptions?: unknown;
    beforeRequest?: (details: { url: string }, go: (answer: { cancel?: boolean }) => void) => void;
  } = {};
  readonly session = new EventEmitter();
  readonly power = new EventEmitter();
  readonly theme = new EventEmitter();
  readonly external: string[] = [];
  readonly crashReporter: CrashReporterStartOptions[] = [];
  readonly questions: MessageBoxSyncOptions[] = [];
  /** What the person answers, in turn; the button that leaves things as they are when nothing is left. */
  readonly answers: number[] = [];
  readonly subscriptions = new Map<string, () => void>();
  accent = '0b63ceff';
  workArea = { x: 0, y: 25, width: 1440, height: 875 };
  menu: MenuItemConstructorOptions[] = [];
  platform: NodeJS.Platform = 'darwin';

  readonly calls: ElectronCalls = this.#calls();

  #calls(): ElectronCalls {
    const fake = this;
    return {
      app: {
        requestSingleInstanceLock: () => this.app.locked,
        whenReady: async () => {
          this.#ready = true;
        },
        on: ((name: string, hear: () => void) => {
          if (!this.#ready) this.beforeReady.push(name);
          return this.app.on(name, hear);
        }) as unknown as ElectronCalls['app']['on'],
        quit: () => this.#quit(),
        exit: (code) => void this.app.exits.push(code ?? 0),
        dock: { hide: () => (this.app.dockHidden = true) } as unknown as NonNullable<ElectronCalls['app']['dock']>,
        get isPackaged() {
          return fake.app.isPackaged;
        },
        setName: () => undefined,
        enableSandbox: () => {
          if (this.#ready) throw new Error('app.enableSandbox() can only be called before app is ready');
          this.app.sandboxed = true;
        },
        setAsDefaultProtocolClient: (scheme) => {
          this.app.protocolsClaimed.push(scheme);
          return true;
        },
        getLoginItemSettings: () => this.app.loginItem as LoginItemSettings,
        setLoginItemSettings: (settings) => void this.app.loginItemSet.push(settings),
      },
      ipcMain: { handle: (channel, listener) => void this.handled.set(channel, listener as never) },
      protocol: {
        registerSchemesAsPrivileged: (schemes) => {
          if (this.#ready) throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
          this.schemes.push(...schemes);
        },
        handle: (scheme, handler) => void this.protocols.set(scheme, handler as never),
      },
      session: {
        get defaultSession() {
          if (!fake.#ready) throw new Error('Session can only be received when app is ready');
          return {
            setPermissionRequestHandler: (handler) => {
              fake.permissions.request = handler as never;
            },
            setPermissionCheckHandler: (handler) => {
              fake.permissions.check = handler as never;
            },
            setDevicePermissionHandler: (handler) => {
              fake.permissions.device = handler as never;
            },
            setDisplayMediaRequestHandler: (handler, options) => {
              fake.permissions.display = handler as never;
              fake.permissions.displayOptions = options;
            },
            on: ((name: string, hear: () => void) => fake.session.on(name, hear)) as unknown as Session['on'],
            webRequest: {
              onBeforeRequest: ((listener: never) => {
                fake.permissions.beforeRequest = listener;
              }) as Session['webRequest']['onBeforeRequest'],
            },
          } satisfies Session;
        },
      },
      Menu: {
        buildFromTemplate: (template) => {
          this.menu = template as MenuItemConstructorOptions[];
          return {} as ReturnType<ElectronCalls['Menu']['buildFromTemplate']>;
        },
        setApplicationMenu: () => undefined,
      },
      crashReporter: { start: (options) => void this.crashReporter.push(options) },
      dialog: {
        showMessageBoxSync: (...args: unknown[]) => {
          const options = args.at(-1) as MessageBoxSyncOptions;
          this.questions.push(options);
          return this.answers.shift() ?? options.cancelId ?? 0;
        },
      },
      nativeTheme: {
        on: ((name: string, hear: () => void) =>
          this.theme.on(name, hear)) as unknown as ElectronCalls['nativeTheme']['on'],
      },
      powerMonitor: {
        on: ((name: string, hear: () => void) => {
          if (!this.#ready) throw new Error('powerMonitor cannot be used before the app is ready');
          return this.power.on(name, hear);
        }) as unknown as ElectronCalls['powerMonitor']['on'],
      },
      screen: {
        getDisplayNearestPoint: () =>
          ({ workArea: this.workArea }) as ReturnType<ElectronCalls['screen']['getDisplayNearestPoint']>,
      },
      systemPreferences: {
        getAccentColor: () => this.accent,
        subscribeNotification: (name, hear) => {
          this.subscriptions.set(String(name), hear as () => void);
          return this.subscriptions.size;
        },
      },
      newWindow: (options) => {
        const window = new FakeWindow(options);
        this.windows.push(window);
        return window as unknown as BrowserWindow;
      },
      newTray: () => {
        const tray = new FakeTray();
        this.trays.push(tray);
        return tray as unknown as Tray;
      },
      newNotification: (options) => {
        const notification = new EventEmitter();
        return Object.assign(notification, {
          show: () =>
            void this.notifications.push({
              title: options.title ?? '',
              body: options.body ?? '',
              click: () => void notification.emit('click'),
              close: () => void notification.emit('close'),
            }),
        }) as unknown as Notification;
      },
      image: (path) => ({ path, setTemplateImage: () => undefined }) as unknown as NativeImage,
      openExternal: async (url) => void this.external.push(url),
      get platform() {
        return fake.platform;
      },
    };
  }

  #quit(): void {
    this.app.quits += 1;
    const ask = (name: string) => {
      let prevented = false;
      this.app.emit(name, { preventDefault: () => (prevented = true) });
      return !prevented;
    };
    if (!ask('before-quit')) return;
    for (const window of this.windows) {
      if (window.destroyed) continue;
      window.close();
      if (!window.destroyed) return;
    }
    if (!ask('will-quit')) return;
    this.app.emit('quit');
  }

  /** Asks as a window would, from its own top frame. */
  ask(
    name: string,
    question?: unknown,
    from: Partial<{ senderFrame: unknown; sender: unknown }> = {},
  ): Promise<unknown> {
    const frame = { origin: 'app://beacon' };
    const event = { senderFrame: frame, sender: { mainFrame: frame }, ...from };
    return Promise.resolve(this.handled.get('beacon:ask')?.(event, name, question));
  }
}

export class FakeWindow extends EventEmitter {
  readonly options: BrowserWindowConstructorOptions;
  url = '';
  shown = 0;
  visible = false;
  minimized = false;
  destroyed = false;
  /** The page would lose something by going. */
  holds = false;
  position: [number, number] = [0, 0];
  reloads = 0;
  /** Style sheets that it has by now. */
  readonly sheets = new Map<string, string>();
  #sheetCount = 0;
  /** What capturePage gives, in pixels; null: an empty picture. */
  picture: { width: number; height: number } | null = { width: 1080, height: 720 };
  openHandler: Parameters<WebContents['setWindowOpenHandler']>[0] | null = null;
  readonly sent: { channel: string; args: unknown[] }[] = [];
  readonly webContents = Object.assign(new EventEmitter(), {
    setWindowOpenHandler: (handler: Parameters<WebContents['setWindowOpenHandler']>[0]) => {
      this.openHandler = handler;
    },
    send: (channel: string, ...args: unknown[]) => void this.sent.push({ channel, args }),
    reload: () => {
      this.reloads += 1;
      this.sheets.clear();
      this.webContents.emit('did-finish-load');
    },
    insertCSS: async (css: string) => {
      this.#sheetCount += 1;
      this.sheets.set(`sheet-${this.#sheetCount}`, css);
      return `sheet-${this.#sheetCount}`;
    },
    removeInsertedCSS: async (key: string) => void this.sheets.delete(key),
    capturePage: async () => fakeImage(this.picture),
  });

  constructor(options: BrowserWindowConstructorOptions) {
    super();
    this.options = options;
  }
  async loadURL(url: string): Promise<void> {
    this.url = url;
    this.webContents.emit('did-finish-load');
  }
  show(): void {
    this.shown += 1;
    this.visible = true;
  }
  hide(): void {
    this.visible = false;
  }
  focus(): void {}
  restore(): void {
    this.minimized = false;
  }
  isMinimized(): boolean {
    return this.minimized;
  }
  isVisible(): boolean {
    return this.visible;
  }
  isDestroyed(): boolean {
    return this.destroyed;
  }
  close(): void {
    if (this.holds) {
      let goes = false;
      // Preventing this event lets the page go, whatever it holds.
      this.webContents.emit('will-prevent-unload', { preventDefault: () => (goes = true) });
      if (!goes) return;
    }
    this.destroy();
  }
  destroy(): void {
    this.destroyed = true;
    this.emit('closed');
  }
  getBounds() {
    return { x: 0, y: 0, width: this.options.width ?? 0, height: this.options.height ?? 0 };
  }
  setPosition(x: number, y: number): void {
    this.position = [x, y];
  }
}

function fakeImage(size: { width: number; height: number } | null): NativeImage {
  return {
    isEmpty: () => size === null,
    getSize: () => size ?? { width: 0, height: 0 },
    resize: ({ width = 1 }: { width?: number }) =>
      fakeImage(size === null ? null : { width, height: Math.round((size.height * width) / size.width) }),
    toPNG: () => Buffer.from([0x89, 0x50, 0x4e, 0x47]),
  } as unknown as NativeImage;
}

export class FakeTray extends EventEmitter {
  title = '';
  toolTip = '';
  ignoresDoubleClicks = false;
  bounds = { x: 1000, y: 0, width: 24, height: 24 };
  readonly images: string[] = [];
  setToolTip(text: string): void {
    this.toolTip = text;
  }
  setTitle(title: string): void {
    this.title = title;
  }
  setIgnoreDoubleClickEvents(ignore: boolean): void {
    this.ignoresDoubleClicks = ignore;
  }
  setImage(image: unknown): void {
    this.images.push((image as { path: string }).path);
  }
  getBounds() {
    return this.bounds;
  }
}
