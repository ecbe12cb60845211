import { fleet, runApp, settled, view } from '@test/electron-app.ts';
import { FakeElectron } from '@test/fake-electron.ts';
import { describe, expect, test } from 'vitest';

describe('the menu-bar app', () => {
  test('is one instance: a second one quits before anything is opened', async () => {
    const electron = new FakeElectron();
    electron.app.locked = false;
    await runApp({ electron });
    expect(electron.app.quits).toBe(1);
    expect([electron.windows, electron.trays]).toEqual([[], []]);
  });

  test('leaves with 0 when another host holds the home, and with 1 and one line when the home cannot be used', async () => {
    expect((await runApp({ opened: 'second' })).electron.app.exits).toEqual([0]);
    const failed = await runApp({ opened: { failed: 'The folder is read-only.' } });
    expect(failed.electron.app.exits).toEqual([1]);
    expect(failed.said).toEqual(['The folder is read-only.']);
  });

  test('lives in the menu bar: no Dock icon, no window at launch', async () => {
    const { electron } = await runApp();
    expect(electron.app.dockHidden).toBe(true);
    expect(electron.windows).toEqual([]);
    expect(electron.trays).toHaveLength(1);
  });

  test('asks on first launch in a window of its own, and closes it with the decision', async () => {
    const { electron, bus } = await runApp({ prompt: true });
    expect(electron.windows.map(({ url }) => url)).toEqual(['app://beacon/index.html?window=consent']);
    expect(electron.windows[0]?.options).toMatchObject({ width: 560, height: 472, resizable: false });
    bus.tell('app.changed', view(false));
    expect(electron.windows[0]?.destroyed).toBe(true);
  });

  test('takes closing that window for Not Now', async () => {
    const { electron, asked } = await runApp({ prompt: true });
    electron.windows[0]?.close();
    await settled();
    expect(asked).toEqual([{ name: 'consent.decide', question: { choice: 'not_now' } }]);
  });

  test('opens the panel under its icon with a click, and puts it away with the next, or when it loses the focus', async () => {
    const { electron } = await runApp();
    const [tray] = electron.trays;
    tray?.emit('click');
    await settled();
    const [panel] = electron.windows;
    expect(panel?.options).toMatchObject({ width: 380, height: 530, frame: false });
    expect(panel?.position).toEqual([822, 25]);
    tray?.emit('click');
    expect(panel?.visible).toBe(false);
  });

  test('puts the panel away with the click that takes its focus, and opens it again with one 300 ms later', async () => {
    const { electron, clock } = await runApp();
    const [tray] = electron.trays;
    tray?.emit('click');
    await settled();
    const [panel] = electron.windows;
    panel?.emit('blur');
    tray?.emit('click');
    await settled();
    expect(panel?.visible).toBe(false);
    clock.nowMs += 300;
    tray?.emit('click');
    await settled();
    expect(panel?.visible).toBe(true);
  });

  test.each([
    ['at the right edge', { x: 1420, y: 0, width: 24, height: 24 }, [1060, 25]],
    ['at the left edge', { x: 2, y: 0, width: 24, height: 24 }, [0, 25]],
    ['in a bar at the bottom', { x: 700, y: 876, width: 24, height: 24 }, [522, 346]],
    ['of an unknown place', { x: 0, y: 0, width: 0, height: 0 }, [1060, 25]],
  ])('keeps the panel whole on the screen for an icon %s', async (_, bounds, position) => {
    const { electron } = await runApp();
    const [tray] = electron.trays;
    if (tray !== undefined) tray.bounds = bounds;
    tray?.emit('click');
    await settled();
    expect(electron.windows[0]?.position).toEqual(position);
  });

  test('focuses its window on a second launch, and makes no second one', async () => {
    const { electron } = await runApp();
    electron.app.emit('second-instance', {}, ['/Applications/Beacon', '--flag']);
    await settled();
    electron.app.emit('second-instance', {}, []);
    electron.app.emit('activate', {}, false);
    await settled();
    expect(electron.windows).toHaveLength(1);
    expect(electron.windows[0]?.url).toBe('app://beacon/index.html?window=main');
    expect(electron.windows[0]?.shown).toBe(3);
  });

  test('shows its window after all when the second launch comes while the first still starts', async () => {
    const { electron } = await runApp({ meanwhile: (fake) => void fake.app.emit('second-instance', {}, []) });
    await settled();
    expect(electron.windows.map(({ url }) => url)).toEqual(['app://beacon/index.html?window=main']);
  });

  test('stays when its last window is closed', async () => {
    const { electron } = await runApp();
    electron.app.emit('window-all-closed');
    expect(electron.app.quits).toBe(0);
  });

  test('starts the crash reporter before anything else, and uploads nothing', async () => {
    const { electron } = await runApp({ opened: { failed: 'x' } });
    expect(electron.crashReporter).toEqual([{ uploadToServer: false, ignoreSystemCrashHandler: false }]);
  });
});

describe('quitting', () => {
  test('stops the fleet before the app is gone, once', async () => {
    const { electron, state } = await runApp();
    let left = 0;
    electron.app.on('quit', () => {
      left += 1;
    });
    electron.calls.app.quit();
    electron.calls.app.quit();
    await settled();
    expect([state.closes, left]).toEqual([1, 1]);
  });

  test('asks once where 1 process would end, and stays with Cancel', async () => {
    const { electron, state } = await runApp();
    state.fleet = fleet();
    electron.calls.app.quit();
    await settled();
    expect(electron.questions.map(({ message, buttons }) => [message, buttons])).toEqual([
      ['Quit and end 1 process?', ['Cancel', 'Quit']],
    ]);
    expect(state.closes).toBe(0);
    electron.answers.push(1);
    electron.calls.app.quit();
    await settled();
    expect([electron.questions.length, state.closes]).toEqual([2, 1]);
  });

  test('asks nothing when the person chose Quit in a window, or the Mac shuts down', async () => {
    for (const how of ['window', 'shutdown'] as const) {
      const { electron, state, shell } = await runApp();
      state.fleet = fleet();
      let waits = false;
      if (how === 'window') shell().quit();
      else electron.power.emit('shutdown', { preventDefault: () => (waits = true) });
      await settled();
      expect([how, electron.questions, state.closes, waits]).toEqual([how, [], 1, how === 'shutdown']);
    }
  });

  test('keeps an unsaved edit and the fleet with it when the person says so', async () => {
    const { electron, state, shell } = await runApp();
    shell().show();
    await settled();
    const [window] = electron.windows;
    if (window !== undefined) window.holds = true;
    electron.calls.app.quit();
    await settled();
    expect(electron.questions.map(({ buttons, defaultId }) => [buttons, defaultId])).toEqual([
      [['Keep Editing', 'Discard Changes'], 0],
    ]);
    expect([window?.destroyed, state.closes]).toEqual([false, 0]);
    electron.answers.push(1);
    electron.calls.app.quit();
    await settled();
    expect([window?.destroyed, state.closes]).toEqual([true, 1]);
  });
});

describe('notifications', () => {
  const id = 'brpt_1f3c5a7e9b2d4f60';

  test('open the newest report of the process they are about', async () => {
    const { electron, shell } = await runApp({
      reports: [
        { id: 'brpt_0000000000000001', name: 'leaker', at: '2026-04-03T09:00:00Z' },
        { id, name: 'leaker', at: '2026-04-03T09:15:00Z' },
        { id: 'brpt_0000000000000002', name: 'other', at: '2026-04-03T09:20:00Z' },
      ],
    });
    shell().notify({ title: 'leaker', body: 'was stopped', name: 'leaker' });
    electron.notifications[0]?.click();
    await settled();
    expect(electron.windows.map(({ url }) => url)).toEqual([
      `app://beacon/index.html?view=reports&report=${id}&window=main`,
    ]);
  });

  test('lead to the report in a window that is open already', async () => {
    const { electron, bus, shell } = await runApp({ reports: [{ id, name: 'leaker', at: '2026-04-03T09:15:00Z' }] });
    const heard: unknown[] = [];
    bus.listen('view.open', (body) => heard.push(body));
    shell().show();
    await settled();
    shell().notify({ title: 'leaker', body: 'was stopped', name: 'leaker' });
    electron.notifications[0]?.click();
    await settled();
    expect([electron.windows.length, heard]).toEqual([1, [{ view: 'reports', id }]]);
  });

  test('lead to the process where there is no report of it, and to the fleet where they are about all', async () => {
    const { electron, shell } = await runApp();
    shell().notify({ title: 'a', body: 'is over its budget', name: 'a' });
    electron.notifications[0]?.click();
    await settled();
    expect(electron.windows[0]?.url).toBe('app://beacon/index.html?view=fleet&process=a&window=main');
    electron.windows[0]?.close();
    shell().notify({ title: 'Memory is getting tight', body: '', name: null });
    electron.notifications[1]?.click();
    await settled();
    expect(electron.windows[1]?.url).toBe('app://beacon/index.html?view=fleet&window=main');
  });
});

describe('the tray', () => {
  test('shows calm, attention, alert and paused, each drawn once, and the count beside it', async () => {
    const { electron, bus } = await runApp();
    const [tray] = electron.trays;
    bus.tell('fleet.changed', fleet());
    bus.tell('fleet.changed', fleet({ state: 'backing_off' }));
    bus.tell('fleet.changed', fleet({ state: 'backing_off' }));
    bus.tell('fleet.changed', fleet({ state: 'open' }));
    bus.tell('fleet.changed', { ...fleet(), paused: true });
    bus.tell('fleet.changed', fleet());
    expect(tray?.images).toEqual(['tray-attention', 'tray-alert', 'tray-paused', 'tray-calm']);
    bus.tell('app.changed', view(false, 3));
    await settled();
    expect([tray?.title, tray?.images.at(-1), tray?.toolTip]).toEqual([
      '3',
      'tray-attention',
      'Stallari Beacon: needs attention, 3 reports to review',
    ]);
    bus.tell('app.changed', view(false, 120));
    expect(tray?.title).toBe('99+');
    bus.tell('app.changed', view(false, 0));
    expect(tray?.title).toBe('');
  });

  test('hides the count with `show_count: false`, at the moment it is switched', async () => {
    const { electron, bus, choices } = await runApp({ choices: { launch_at_login: false, show_count: false } });
    bus.tell('app.changed', view(false, 3));
    await settled();
    expect(electron.trays[0]?.title).toBe('');
    choices.show_count = true;
    bus.tell('app.changed', view(false, 3));
    await settled();
    expect(electron.trays[0]?.title).toBe('3');
  });
});

describe('launch at login', () => {
  const run = async (
    wanted: boolean,
    status: 'not-registered' | 'enabled' | 'requires-approval',
    isPackaged = true,
  ) => {
    const electron = new FakeElectron();
    electron.app.isPackaged = isPackaged;
    electron.app.loginItem = { status, openAtLogin: status === 'enabled' };
    const app = await runApp({ electron, choices: { launch_at_login: wanted, show_count: true } });
    return { ...app, set: electron.app.loginItemSet };
  };

  test('is told to the system when the saved choice and the system differ', async () => {
    expect((await run(true, 'not-registered')).set).toEqual([{ openAtLogin: true, type: 'mainAppService' }]);
    expect((await run(false, 'enabled')).set).toEqual([{ openAtLogin: false, type: 'mainAppService' }]);
    expect((await run(true, 'enabled')).set).toEqual([]);
    expect((await run(false, 'not-registered')).set).toEqual([]);
  });

  test('is left as the person set it in System Settings, until they choose anew in Beacon', async () => {
    const { set, choices, bus } = await run(true, 'requires-approval');
    expect(set).toEqual([]);
    choices.launch_at_login = false;
    bus.tell('app.changed', view());
    await settled();
    choices.launch_at_login = true;
    bus.tell('app.changed', view());
    await settled();
    expect(set).toEqual([{ openAtLogin: true, type: 'mainAppService' }]);
  });

  test('is for the packaged app alone: a checkout is no login item', async () => {
    expect((await run(true, 'not-registered', false)).set).toEqual([]);
  });
});

describe('power', () => {
  test('sleeping, waking, locking and unlocking reach the sampler in that order', async () => {
    const { electron, powers } = await runApp();
    for (const name of ['lock-screen', 'suspend', 'resume', 'unlock-screen']) electron.power.emit(name);
    expect(powers).toEqual(['lock', 'suspend', 'resume', 'unlock']);
  });

  test('a locked screen shows no panel', async () => {
    const { electron } = await runApp();
    electron.trays[0]?.emit('click');
    await settled();
    electron.power.emit('lock-screen');
    expect(electron.windows[0]?.visible).toBe(false);
  });
});

describe('the application menu', () => {
  test('has the standard roles of a Mac, and Help → Send Feedback', async () => {
    const { electron } = await runApp();
    const roles = electron.menu.map(({ role, label }) => role ?? label);
    expect(roles).toEqual(['appMenu', 'fileMenu', 'editMenu', 'View', 'windowMenu', 'help']);
    const inside = electron.menu[0]?.submenu as { role?: string; label?: string }[];
    expect(inside.flatMap(({ role }) => role ?? [])).toEqual([
      'about',
      'services',
      'hide',
      'hideOthers',
      'unhide',
      'quit',
    ]);
    const help = electron.menu[5]?.submenu as { label: string; click: () => void }[];
    expect(help.map(({ label }) => label)).toEqual(['Send Feedback…']);
    help[0]?.click();
    await settled();
    expect(electron.windows[0]?.url).toBe('app://beacon/index.html?window=feedback');
    expect(electron.windows[0]?.options).toMatchObject({ width: 520, height: 630 });
  });

  test('opens Settings, Fleet and Reports', async () => {
    const { electron } = await runApp();
    const click = (menu: number, label: string) =>
      ((electron.menu[menu]?.submenu ?? []) as { label?: string; click?: () => void }[])
        .find((item) => item.label === label)
        ?.click?.();
    click(0, 'Settings…');
    click(3, 'Reports');
    await settled();
    expect(electron.windows.map(({ url }) => url)).toEqual([
      'app://beacon/index.html?window=settings',
      'app://beacon/index.html?view=reports&window=main',
    ]);
    expect(electron.windows[0]?.options).toMatchObject({ width: 720, height: 560 });
    expect(electron.windows[1]?.options).toMatchObject({
      width: 1080,
      height: 720,
      minWidth: 820,
      minHeight: 560,
      titleBarStyle: 'hiddenInset',
      trafficLightPosition: { x: 20, y: 20 },
    });
  });
});
