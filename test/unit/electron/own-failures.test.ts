import { ownIncident } from '@core/report/own-incident.ts';
import { runApp, settled } from '@test/electron-app.ts';
import { describe, expect, test } from 'vitest';

const open = async () => {
  const app = await runApp();
  app.shell().show();
  await settled();
  const [window] = app.electron.windows;
  if (window === undefined) throw new Error('There is no window.');
  return { ...app, window };
};

describe('a page that dies', () => {
  test('is told as a report, and comes back; a second death within a minute closes its window', async () => {
    const { window, failures, clock } = await open();
    const die = (reason: string) => window.webContents.emit('render-process-gone', {}, { reason, exitCode: 11 });
    die('crashed');
    expect([failures, window.reloads]).toEqual([[{ what: 'renderer_gone', reason: 'crashed', exitCode: 11 }], 1]);
    clock.nowMs += 61_000;
    die('oom');
    expect([failures.length, window.reloads, window.destroyed]).toEqual([2, 2, false]);
    clock.nowMs += 59_000;
    die('crashed');
    expect([failures.length, window.reloads, window.destroyed]).toEqual([3, 2, true]);
  });

  test('by its own clean exit is no failure', async () => {
    const { window, failures } = await open();
    window.webContents.emit('render-process-gone', {}, { reason: 'clean-exit', exitCode: 0 });
    expect(failures).toEqual([]);
  });

  test('that hangs is told once, until it answers again', async () => {
    const { window, failures } = await open();
    window.emit('unresponsive');
    window.emit('unresponsive');
    window.emit('responsive');
    window.emit('unresponsive');
    expect(failures).toEqual([{ what: 'unresponsive' }, { what: 'unresponsive' }]);
  });
});

describe('another process of the app', () => {
  test('that dies is told by its kind', async () => {
    const { electron, failures } = await runApp();
    electron.app.emit('child-process-gone', {}, { type: 'GPU', reason: 'crashed', exitCode: 9 });
    electron.app.emit('child-process-gone', {}, { type: 'Utility', reason: 'clean-exit', exitCode: 0 });
    expect(failures).toEqual([{ what: 'child_gone', process: 'GPU', reason: 'crashed', exitCode: 9 }]);
  });

  test('that ends while the app quits is none', async () => {
    const { electron, failures } = await runApp();
    electron.calls.app.quit();
    electron.app.emit('child-process-gone', {}, { type: 'GPU', reason: 'killed', exitCode: 15 });
    expect(failures).toEqual([]);
  });
});

describe('the incident of it', () => {
  test('names the kind of process and the reason as identifiers, and holds no text', () => {
    expect(
      ownIncident(
        { what: 'child_gone', process: 'Sandbox helper', reason: 'launch-failed', exitCode: 1002 },
        5000,
        '1.2.3',
      ),
    ).toMatchObject({
      type: 'renderer_gone',
      exitCode: 1002,
      phase: 'launch_failed',
      errorText: '',
      subject: { name: null, component: 'beacon.sandbox_helper', version: '1.2.3' },
    });
    expect(ownIncident({ what: 'unresponsive' }, 5000, '1.2.3')).toMatchObject({
      type: 'hang',
      subject: { component: 'beacon.window' },
    });
  });
});
