import type { BrowserWindowConstructorOptions } from 'electron';

export type WindowName = 'main' | 'panel' | 'consent' | 'settings' | 'feedback';

const framed: BrowserWindowConstructorOptions = {
  titleBarStyle: 'hiddenInset',
  trafficLightPosition: { x: 20, y: 20 },
};

/** Sizes of design.md. */
export const shapes: Readonly<Record<WindowName, BrowserWindowConstructorOptions>> = {
  main: { ...framed, width: 1080, height: 720, minWidth: 820, minHeight: 560 },
  panel: {
    width: 380,
    height: 530,
    frame: false,
    resizable: false,
    movable: false,
    minimizable: false,
    maximizable: false,
    skipTaskbar: true,
    fullscreenable: false,
    alwaysOnTop: true,
  },
  consent: { ...framed, width: 560, height: 472, resizable: false, minimizable: false, maximizable: false },
  settings: { ...framed, width: 720, height: 560, resizable: false, maximizable: false },
  feedback: { ...framed, width: 520, height: 630, minWidth: 520, minHeight: 630 },
};

/** Of every window: isolated, sandboxed, without Node, and with the bridge alone. */
export const safePreferences = (preload: string): NonNullable<BrowserWindowConstructorOptions['webPreferences']> => ({
  preload,
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
