import type {
  App,
  BrowserWindow,
  BrowserWindowConstructorOptions,
  IpcMain,
  Menu,
  NativeImage,
  Notification,
  NotificationConstructorOptions,
  Protocol,
  Session,
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
    | 'setActivationPolicy'
    | 'isPackaged'
    | 'getVersion'
    | 'setName'
    | 'enableSandbox'
  >;
  readonly ipcMain: Pick<IpcMain, 'handle'>;
  readonly protocol: Pick<Protocol, 'handle' | 'registerSchemesAsPrivileged'>;
  readonly session: {
    readonly defaultSession: Pick<
      Session,
      'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler'
    >;
  };
  readonly Menu: Pick<typeof Menu, 'buildFromTemplate' | 'setApplicationMenu'>;
  newWindow(options: BrowserWindowConstructorOptions): BrowserWindow;
  newTray(image: NativeImage): Tray;
  newNotification(options: NotificationConstructorOptions): Notification;
  image(path: string): NativeImage;
  /** Only ever called with an address of the demo on loopback. */
  readonly openExternal: (url: string) => Promise<void>;
  readonly platform: NodeJS.Platform;
}
