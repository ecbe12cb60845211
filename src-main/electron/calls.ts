import type {
  App,
  BrowserWindow,
  BrowserWindowConstructorOptions,
  CrashReporter,
  Dialog,
  IpcMain,
  Menu,
  NativeImage,
  NativeTheme,
  Notification,
  NotificationConstructorOptions,
  PowerMonitor,
  Protocol,
  Screen,
  Session,
  SystemPreferences,
  Tray,
} from 'electron';

/**
 * The Electron calls that this room makes, in Electron's own types: `main.ts` hands in the real ones, the tests a fake
 * that must satisfy the same declarations, so that a call that changes upstream fails to compile.
 */
export interface ElectronCalls {
  readonly app: Pick<
    App,
    | 'requestSingleInstanceLock'
    | 'whenReady'
    | 'on'
    | 'quit'
    | 'exit'
    | 'dock'
    | 'isPackaged'
    | 'setName'
    | 'enableSandbox'
    | 'setAsDefaultProtocolClient'
    | 'setLoginItemSettings'
    | 'getLoginItemSettings'
  >;
  readonly ipcMain: Pick<IpcMain, 'handle'>;
  readonly protocol: Pick<Protocol, 'handle' | 'registerSchemesAsPrivileged'>;
  readonly session: {
    readonly defaultSession: Pick<
      Session,
      | 'setPermissionRequestHandler'
      | 'setPermissionCheckHandler'
      | 'setDevicePermissionHandler'
      | 'setDisplayMediaRequestHandler'
      | 'on'
    > & { readonly webRequest: Pick<Session['webRequest'], 'onBeforeRequest'> };
  };
  readonly Menu: Pick<typeof Menu, 'buildFromTemplate' | 'setApplicationMenu'>;
  readonly crashReporter: Pick<CrashReporter, 'start'>;
  readonly dialog: Pick<Dialog, 'showMessageBoxSync'>;
  readonly nativeTheme: Pick<NativeTheme, 'on'>;
  /** Each of these exists only once the app is ready. */
  readonly powerMonitor: Pick<PowerMonitor, 'on'>;
  readonly screen: Pick<Screen, 'getDisplayNearestPoint'>;
  readonly systemPreferences: Pick<SystemPreferences, 'getAccentColor' | 'subscribeNotification'>;
  newWindow(options: BrowserWindowConstructorOptions): BrowserWindow;
  newTray(image: NativeImage): Tray;
  newNotification(options: NotificationConstructorOptions): Notification;
  image(path: string): NativeImage;
  /** Only ever called with an address that `mayOpenOutside` let through. */
  readonly openExternal: (url: string) => Promise<void>;
  readonly platform: NodeJS.Platform;
}
