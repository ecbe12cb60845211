import { EventEmitter } from 'node:events';
import type {
  BrowserWindow,
  BrowserWindowConstructorOptions,
  MenuItemConstructorOptions,
  NativeImage,
  Notification,
  Tray,
  WebContents,
} from 'electron';
import type { ElectronCalls } from '../../src-main/electron/calls.ts';

/**
 * A faithful fake of just the Electron calls that the room makes. It must satisfy Electron's own declarations
 * (`ElectronCalls` is picked from them), so that a call that changes upstream fails to compile.
 */
export class FakeElectron {
  readonly app = Object.assign(new EventEmitter(), {
    locked: true,
    quits: 0,
    exits: [] as number[],
    sandboxed: false,
    dockHidden: false,
    isPackaged: false,
  });
  readonly windows: FakeWindow[] = [];
  readonly trays: FakeTray[] = [];
  readonly notifications: { title: string; body: string; click: () => void }[] = [];
  readonly handled = new Map<string, (event: unknown, ...args: unknown[]) => unknown>();
  readonly schemes: unknown[] = [];
  readonly protocols = new Map<string, (request: Request) => Promise<Response>>();
  readonly permissions: {
    request?: (contents: unknown, permission: string, allow: (granted: boolean) => void) => void;
    check?: () => boolean;
    device?: () => boolean;
  } = {};
  readonly external: string[] = [];
  menu: MenuItemConstructorOptions[] = [];
  platform: NodeJS.Platform = 'darwin';

  readonly calls: ElectronCalls = {
    app: {
      requestSingleInstanceLock: () => this.app.locked,
      whenReady: async () => undefined,
      on: ((name: string, hear: () => void) => this.app.on(name, hear)) as unknown as ElectronCalls['app']['on'],
      quit: () => {
        this.app.quits += 1;
        let prevented = false;
        this.app.emit('before-quit', { preventDefault: () => (prevented = true) });
        if (!prevented) this.app.emit('quit');
      },
      exit: (code) => void this.app.exits.push(code ?? 0),
      dock: { hide: () => (this.app.dockHidden = true) } as unknown as NonNullable<ElectronCalls['app']['dock']>,
      setActivationPolicy: () => undefined,
      isPackaged: false,
      getVersion: () => '0.1.0',
      setName: () => undefined,
      enableSandbox: () => {
        this.app.sandboxed = true;
      },
    },
    ipcMain: { handle: (channel, listener) => void this.handled.set(channel, listener as never) },
    protocol: {
      registerSchemesAsPrivileged: (schemes) => void this.schemes.push(...schemes),
      handle: (scheme, handler) => void this.protocols.set(scheme, handler as never),
    },
    session: {
      defaultSession: {
        setPermissionRequestHandler: (handler) => {
          this.permissions.request = handler as never;
        },
        setPermissionCheckHandler: (handler) => {
          this.permissions.check = handler as never;
        },
        setDevicePermissionHandler: (handler) => {
          this.permissions.device = handler as never;
        },
      },
    },
    Menu: {
      buildFromTemplate: (template) => {
        this.menu = template as MenuItemConstructorOptions[];
        return {} as ReturnType<ElectronCalls['Menu']['buildFromTemplate']>;
      },
      setApplicationMenu: () => undefined,
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
          }),
      }) as unknown as Notification;
    },
    image: (path) => ({ path, setTemplateImage: () => undefined }) as unknown as NativeImage,
    openExternal: async (url) => void this.external.push(url),
    platform: 'darwin',
  };

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
  destroyed = false;
  position: [number, number] = [0, 0];
  openHandler: Parameters<WebContents['setWindowOpenHandler']>[0] | null = null;
  readonly sent: { channel: string; args: unknown[] }[] = [];
  readonly webContents = Object.assign(new EventEmitter(), {
    setWindowOpenHandler: (handler: Parameters<WebContents['setWindowOpenHandler']>[0]) => {
      this.openHandler = handler;
    },
    send: (channel: string, ...args: unknown[]) => void this.sent.push({ channel, args }),
  });

  constructor(options: BrowserWindowConstructorOptions) {
    super();
    this.options = options;
  }
  async loadURL(url: string): Promise<void> {
    this.url = url;
  }
  show(): void {
    this.shown += 1;
    this.visible = true;
  }
  hide(): void {
    this.visible = false;
  }
  focus(): void {}
  isVisible(): boolean {
    return this.visible;
  }
  isDestroyed(): boolean {
    return this.destroyed;
  }
  close(): void {
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

export class FakeTray extends EventEmitter {
  title = '';
  readonly images: string[] = [];
  setToolTip(): void {}
  setTitle(title: string): void {
    this.title = title;
  }
  setImage(image: unknown): void {
    this.images.push((image as { path: string }).path);
  }
  getBounds() {
    return { x: 1000, y: 0, width: 24, height: 24 };
  }
}
