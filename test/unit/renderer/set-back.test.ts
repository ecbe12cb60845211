import { expect, test } from 'vitest';
import { createAppStore } from '../../../src-renderer/parts/app-store.ts';
import { createNavigation } from '../../../src-renderer/parts/navigation.ts';
import { createToasts } from '../../../src-renderer/parts/toasts.ts';
import { createReportsStore } from '../../../src-renderer/reports/reports-store.ts';
import { tellSetBacks } from '../../../src-renderer/shell/set-back.ts';
import type { FakeBridge } from '../../support/fake-bridge.ts';
import { fakeBridge } from '../../support/fake-bridge.ts';

const BLADE = 'brpt_1f3c5a7e9b2d4f60';
const address = (search: string) => ({ search: () => search, write: () => undefined, onBack: () => undefined });

async function window(search: string) {
  const bridge = fakeBridge((world) => {
    world.app.outbox = { waiting: 0, because: 'offline', until: null };
  });
  const toasts = createToasts();
  const navigation = createNavigation(address(search));
  const reports = createReportsStore(bridge, toasts);
  reports.start(createAppStore(bridge).store);
  tellSetBacks({ bridge, toasts, navigation }, reports);
  await bridge.settled();
  await reports.select(BLADE);
  await reports.acts.approve('https://reports.stallari.example');
  await bridge.settled();
  return { bridge, toasts, navigation, said: () => toasts.store.getState().shown.map(({ text }) => text) };
}

/** The host has heard from the server, or has looked at the approval once more. */
async function setBack(bridge: FakeBridge, status: number | null, reason: string) {
  const one = bridge.world.reports.find(({ row }) => row.id === BLADE);
  if (one === undefined || one.local === null) throw new Error(BLADE);
  one.row = { ...one.row, state: 'pending' };
  one.approval = null;
  one.local = { ...one.local, refusal: { at: '2026-04-03T09:24:06Z', status, reason } };
  bridge.tell('reports.changed', { ids: [BLADE] });
  await bridge.settled();
}

test('a report that its server refuses hours later is told of in another view, with the way to it', async () => {
  const { bridge, toasts, navigation, said } = await window('?view=fleet');
  await setBack(bridge, 413, 'it is too large');
  expect(said()).toEqual(['stallari-blade: The server refused this report: it is too large. It is still here.']);
  toasts.store.getState().shown[0]?.action?.run();
  expect(navigation.store.getState()).toMatchObject({ view: 'reports', report: BLADE });
});

test('an approval that is void is no refusal of the server, and the open report says it above itself alone', async () => {
  const away = await window('?view=fleet');
  await setBack(away.bridge, null, 'the report or the destination changed after it was approved');
  expect(away.said()).toEqual([
    'stallari-blade: It was not sent, and its approval is void: the report or the destination changed after it was approved. Look at it once more.',
  ]);
  const here = await window('?view=reports');
  await setBack(here.bridge, 413, 'it is too large');
  expect(here.said()).toEqual([]);
});
