import type { MenuItemConstructorOptions } from 'electron';
import type { ElectronCalls } from './calls.ts';
import { text } from './text.ts';

export interface MenuDeeds {
  readonly show: (view: 'fleet' | 'reports' | 'settings' | 'feedback') => void;
  readonly checkForUpdates: () => void;
}

/** The standard menus of a Mac app, with Beacon's own views. */
export function setMenu({ Menu }: Pick<ElectronCalls, 'Menu'>, deeds: MenuDeeds): void {
  const template: MenuItemConstructorOptions[] = [
    {
      role: 'appMenu',
      submenu: [
        { role: 'about' },
        { label: text.menu.checkForUpdates, click: () => deeds.checkForUpdates() },
        { type: 'separator' },
        { label: text.menu.settings, accelerator: 'Command+,', click: () => deeds.show('settings') },
        { type: 'separator' },
        { role: 'services' },
        { type: 'separator' },
        { role: 'hide' },
        { role: 'hideOthers' },
        { role: 'unhide' },
        { type: 'separator' },
        { role: 'quit' },
      ],
    },
    { role: 'fileMenu' },
    { role: 'editMenu' },
    {
      label: text.menu.view,
      submenu: [
        { label: text.menu.fleet, accelerator: 'Command+1', click: () => deeds.show('fleet') },
        { label: text.menu.reports, accelerator: 'Command+2', click: () => deeds.show('reports') },
        { type: 'separator' },
        { role: 'togglefullscreen' },
      ],
    },
    { role: 'windowMenu' },
    {
      role: 'help',
      submenu: [{ label: text.menu.sendFeedback, accelerator: 'Shift+Command+F', click: () => deeds.show('feedback') }],
    },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}
