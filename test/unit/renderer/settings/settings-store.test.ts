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
  settings.type('endpoint', 'http://reports.example.com');
  expect(settings.store.getState().fields.endpoint.problem).toBeNull();
  await settings.saveField('endpoint');
  expect(settings.store.getState().fields.endpoint.problem).toBe('Only https, or http on this computer.');
  expect(bridge.asked.map(({ name }) => name)).toEqual(['app.get']);
  settings.type('endpoint', 'https://reports.example.com');
  expect(settings.store.getState().fields.endpoint.problem).toBeNull();
});

test('a good one is saved, and every window knows it', async () => {
  const { app, settings } = await open();
  settings.type('endpoint', ' https://reports.example.com/beacon ');
  await settings.saveField('endpoint');
  expect(app.getState().app?.destination.host).toBe('reports.example.com');
  expect(settings.store.getState()).toMatchObject({ fields: { endpoint: { typed: null, saved: true } } });
});

test('an empty field means no destination', async () => {
  const { app, settings } = await open();
  settings.type('endpoint', '');
  await settings.saveField('endpoint');
  expect(app.getState().app?.destination.endpoint).toBeNull();
});

test('a host that does not answer leaves the switch where it was', async () => {
  const { app, settings } = await open(fakeBridge((world) => world.failing.add('settings.set')));
  expect(await settings.set({ diagnostics: true })).toBe(false);
  expect(app.getState().app?.consent.diagnostics).toBe(false);
  expect(settings.store.getState().failed).toContain('could not be saved');
});

test('a repository that is no owner/name is refused in place; a good one is saved', async () => {
  const { app, settings } = await open();
  settings.type('github_repository', 'stallari');
  await settings.saveField('github_repository');
  expect(settings.store.getState().fields.github_repository.problem).toBe('Expected owner/name; this is “stallari”.');
  settings.type('github_repository', 'stallari/stallari');
  await settings.saveField('github_repository');
  expect(app.getState().app?.preferences.github_repository).toBe('stallari/stallari');
});

test('Test asks what is saved, and another destination forgets the answer', async () => {
  const { bridge, settings } = await open();
  await settings.test('destination', 'https://reports.stallari.example');
  expect(settings.store.getState().tests.destination).toMatchObject({ kind: 'outcome', outcome: { ms: 84 } });
  expect(bridge.asked.at(-1)).toEqual({
    name: 'network.test_destination',
    question: { endpoint: 'https://reports.stallari.example' },
  });
  settings.type('endpoint', 'https://other.example');
  await settings.saveField('endpoint');
  expect(settings.store.getState().tests.destination).toEqual({ kind: 'idle' });
});
