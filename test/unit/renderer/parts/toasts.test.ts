import { expect, test } from 'vitest';
import { createToasts } from '../../../../src-renderer/parts/toasts.ts';

test('undo runs the newest way back that is still on screen, once', () => {
  const toasts = createToasts();
  const done: string[] = [];
  const undo = (name: string) => ({ action: { label: 'Undo', run: () => void done.push(name), undoes: true } });
  toasts.say('first', undo('first'));
  toasts.say('second', undo('second'));
  toasts.say('plain');
  expect(toasts.undo()).toBe(true);
  expect(toasts.undo()).toBe(true);
  expect(toasts.undo()).toBe(false);
  expect(done).toEqual(['second', 'first']);
});

test('at most 3 are shown, all are kept in the log', () => {
  const toasts = createToasts();
  for (const word of ['a', 'b', 'c', 'd']) toasts.say(word);
  expect(toasts.store.getState().shown.map(({ text }) => text)).toEqual(['b', 'c', 'd']);
  expect(toasts.store.getState().said).toHaveLength(4);
});
