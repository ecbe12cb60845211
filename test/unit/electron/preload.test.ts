import type { BeaconBridge } from '@contract/requests.ts';
import { requestNames } from '@contract/requests.ts';
import { expect, test, vi } from 'vitest';

const exposed = new Map<string, BeaconBridge>();
const invoked: unknown[][] = [];
let answer: unknown = { answer: { kind: 'done' } };
const listeners = new Set<(event: unknown, name: string, body: unknown) => void>();

vi.mock('electron', () => ({
  contextBridge: { exposeInMainWorld: (name: string, value: BeaconBridge) => void exposed.set(name, value) },
  ipcRenderer: {
    invoke: async (...args: unknown[]) => {
      invoked.push(args);
      return answer;
    },
    on: (_: string, listener: (event: unknown, name: string, body: unknown) => void) => void listeners.add(listener),
    off: (_: string, listener: (event: unknown, name: string, body: unknown) => void) =>
      void listeners.delete(listener),
  },
}));
await import('../../../src-preload/preload.ts');
const bridge = exposed.get('beacon') as BeaconBridge;

test('the page gets one object with three functions, and nothing of Electron', () => {
  expect([...exposed.keys()]).toEqual(['beacon']);
  expect(Object.keys(bridge).sort()).toEqual(['ask', 'listen', 'onGone']);
});

test('every question of the table passes, and no other', async () => {
  for (const name of requestNames) expect(await bridge.ask(name as 'fleet.resume')).toEqual({ kind: 'done' });
  expect(invoked).toHaveLength(requestNames.length);
  await expect(bridge.ask('shell.openExternal' as 'fleet.resume')).rejects.toThrow('There is no such question.');
  expect(invoked).toHaveLength(requestNames.length);
});

test('an error arrives as a sentence', async () => {
  answer = { error: 'Not from here.' };
  await expect(bridge.ask('app.get')).rejects.toThrow('Not from here.');
});

test('an event reaches its listener only, until it stops listening', () => {
  const heard: unknown[] = [];
  const stop = bridge.listen('reports.changed', (body) => heard.push(body));
  for (const listener of listeners) listener({}, 'reports.changed', { ids: ['a'] });
  for (const listener of listeners) listener({}, 'fleet.changed', {});
  stop();
  expect([heard, listeners.size]).toEqual([[{ ids: ['a'] }], 0]);
  expect(() => bridge.listen('other' as 'app.changed', () => undefined)).toThrow('There is no such event.');
});
