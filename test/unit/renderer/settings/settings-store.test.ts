import { expect, test } from 'vitest';
import { createAppStore } from '../../../../src-renderer/parts/app-store.ts';
import { createSettingsStore } from '../../../../src-renderer/settings/settings-store.ts';
import { fakeBridge } from '../../../support/fake-bridge.ts';

const settle = () => new Promise((resolve) => setTimeout(resolve, 0));

async function open(bridge = fakeBridge()) {
  const { store: app } = createAppStore(bridge);
  await settle();
  return { bridge, app, settings: createSettingsStore(bridge, app) };
}

test('a destination that is wrong is not sent to the host, and says why in place', async () => {
  const { bridge, settings } = await open();
  settings.type('http://reports.example.com');
  expect(settings.store.getState().endpointProblem).toBeNull();
  await settings.saveEndpoint();
  expect(settings.store.getState().endpointProblem).toBe('Only https, or http on this computer.');
  expect(bridge.asked.map(({ name }) => name)).toEqual(['app.get']);
  settings.type('https://reports.example.com');
  expect(settings.store.getState().endpointProblem).toBeNull();
});

test('a good one is saved, and every window knows it', async () => {
  const { app, settings } = await open();
  settings.type(' https://reports.example.com/beacon ');
  await settings.saveEndpoint();
  expect(app.getState().app?.destination.host).toBe('reports.example.com');
  expect(settings.store.getState()).toMatchObject({ endpoint: null, endpointSaved: true });
});

test('an empty field means no destination', async () => {
  const { app, settings } = await open();
  settings.type('');
  await settings.saveEndpoint();
  expect(app.getState().app?.destination.endpoint).toBeNull();
});

test('a host that does not answer leaves the switch where it was', async () => {
  const { app, settings } = await open(fakeBridge((world) => world.failing.add('settings.set')));
  expect(await settings.set({ diagnostics: true })).toBe(false);
  expect(app.getState().app?.consent.diagnostics).toBe(false);
  expect(settings.store.getState().failed).toContain('could not be saved');
});
