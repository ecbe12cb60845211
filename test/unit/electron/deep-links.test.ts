import { runApp, settled } from '@test/electron-app.ts';
import { FakeElectron } from '@test/fake-electron.ts';
import { describe, expect, test } from 'vitest';
import { linkIn, readLink } from '../../../src-main/electron/deep-links.ts';

const said = (url: string) => {
  const to = readLink(url);
  return to === null ? null : `${to.window}?${to.place}`;
};

describe('a link from outside', () => {
  test.each([
    ['stallari://beacon/fleet', 'main?view=fleet'],
    ['stallari://beacon/reports', 'main?view=reports'],
    ['STALLARI://Beacon/Reports/', 'main?view=reports'],
    ['stallari://beacon/reports/brpt_1f3c5a7e9b2d4f60', 'main?view=reports&report=brpt_1f3c5a7e9b2d4f60'],
    ['stallari://beacon/settings', 'settings?'],
    ['stallari://beacon/feedback', 'feedback?'],
  ])('%s shows %s', (url, place) => expect(said(url)).toBe(place));

  test.each([
    'stallari://beacon',
    'stallari://beacon/',
    'stallari://elsewhere/reports',
    'stallari:beacon/reports',
    'stallari://beacon/reports/../settings',
    'stallari://beacon/reports/brpt_zz',
    'stallari://beacon/reports/brpt_1f3c5a7e9b2d4f60/approve',
    'stallari://beacon/reports/brpt_1f3c5a7e9b2d4f60?send=1',
    'stallari://beacon/reports#x',
    'stallari://beacon/reports/%62rpt_1f3c5a7e9b2d4f60',
    'stallari://user:pass@beacon/reports',
    'stallari://beacon/fleet/leaker',
    'stallari://beacon/send/brpt_1f3c5a7e9b2d4f60',
    'https://beacon/reports',
    `stallari://beacon/reports/brpt_${'a'.repeat(500)}`,
    ' stallari://beacon/fleet',
    'stallari://beacon/fleet\n',
    '',
  ])('%j shows nothing', (url) => expect(readLink(url)).toBeNull());

  test('is found among the arguments of a launch, the first that is one', () => {
    expect(linkIn(['--x', 'stallari://beacon/nonsense', 'stallari://beacon/fleet'])?.place.get('view')).toBe('fleet');
    expect(linkIn(['/home/stallari', 'fleet'])).toBeNull();
  });
});

describe('the app', () => {
  const id = 'brpt_1f3c5a7e9b2d4f60';
  const open = (electron: FakeElectron, url: string) => {
    let prevented = false;
    electron.app.emit('open-url', { preventDefault: () => (prevented = true) }, url);
    return prevented;
  };

  test('listens for a link before it is ready, and opens it once its host is there', async () => {
    const { electron } = await runApp({
      meanwhile: (fake) => expect(open(fake, `stallari://beacon/reports/${id}`)).toBe(true),
    });
    expect(electron.beforeReady).toContain('open-url');
    await settled();
    expect(electron.windows.map(({ url }) => url)).toEqual([
      `app://beacon/index.html?view=reports&report=${id}&window=main`,
    ]);
  });

  test('opens one that it was started with, or that a second launch brings', async () => {
    const { electron } = await runApp({ args: ['.', 'stallari://beacon/settings'] });
    await settled();
    expect(electron.windows.map(({ url }) => url)).toEqual(['app://beacon/index.html?window=settings']);
    electron.app.emit('second-instance', {}, ['beacon', `stallari://beacon/reports/${id}`]);
    await settled();
    expect(electron.windows[1]?.url).toContain(id);
  });

  test('shows nothing for a link that is none, and asks nothing of its host', async () => {
    const { electron, asked } = await runApp();
    open(electron, 'stallari://beacon/reports/brpt_1f3c5a7e9b2d4f60/approve');
    await settled();
    expect([electron.windows, asked]).toEqual([[], []]);
  });

  test('claims the scheme when it is packaged, and not from a checkout', async () => {
    const packaged = new FakeElectron();
    packaged.app.isPackaged = true;
    await runApp({ electron: packaged });
    expect(packaged.app.protocolsClaimed).toEqual(['stallari']);
    expect((await runApp()).electron.app.protocolsClaimed).toEqual([]);
  });
});
