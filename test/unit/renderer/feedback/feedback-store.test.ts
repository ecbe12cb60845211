import { afterEach, expect, test, vi } from 'vitest';
import { createFeedbackStore, hasAttachment, saysSomething } from '../../../../src-renderer/feedback/feedback-store.ts';
import { createToasts } from '../../../../src-renderer/parts/toasts.ts';
import { fakeBridge } from '../../../support/fake-bridge.ts';

afterEach(() => void vi.useRealTimers());

async function open() {
  const bridge = fakeBridge();
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const toasts = createToasts();
  const feedback = createFeedbackStore(bridge, toasts);
  await feedback.load('fleet');
  const state = feedback.store.getState;
  const asks = (name: string) => bridge.asked.filter((one) => one.name === name);
  return { bridge, feedback, state, asks, toasts };
}

test('words are kept by the host 300 ms after the last key, once', async () => {
  const { bridge, feedback, asks } = await open();
  const before = asks('feedback.keep').length;
  for (const text of ['a', 'ab', 'abc']) feedback.change({ text });
  await vi.advanceTimersByTimeAsync(299);
  expect(asks('feedback.keep')).toHaveLength(before);
  await vi.advanceTimersByTimeAsync(1);
  await bridge.settled();
  expect(asks('feedback.keep')).toHaveLength(before + 1);
  expect(bridge.world.feedback.draft).toMatchObject({ text: 'abc', screen: 'fleet' });
});

test('a fourth vote is none, and one taken back makes room', async () => {
  const { feedback, state } = await open();
  for (const id of ['quiet-hours', 'week-of-history', 'shared-budgets', 'guard-containers'] as const)
    feedback.vote(id, true);
  expect(state().draft.votes).toEqual(['quiet-hours', 'week-of-history', 'shared-budgets']);
  feedback.vote('quiet-hours', false);
  feedback.vote('guard-containers', true);
  expect(state().draft.votes).toEqual(['week-of-history', 'shared-budgets', 'guard-containers']);
});

test('a text of 4,001 characters is cut at 4,000, and blanks alone say nothing', async () => {
  const { feedback, state } = await open();
  feedback.change({ text: 'x'.repeat(4001) });
  expect(state().draft.text).toHaveLength(4000);
  feedback.change({ text: '   ' });
  expect(saysSomething(state().draft)).toBe(false);
});

test('sending names the digest of what is kept and the destination on screen, and the form is empty after it', async () => {
  const { feedback, state, asks } = await open();
  feedback.change({ reaction: 'broken', text: 'it jumps' });
  const done = await feedback.finish(true);
  expect(done?.outcome?.kind).toBe('sent');
  expect(asks('feedback.finish')[0]?.question).toMatchObject({ endpoint: 'https://reports.stallari.example' });
  expect(state().draft).toMatchObject({ reaction: null, text: '' });
});

test('words typed while it is being sent are there for the next one, and kept by the host', async () => {
  const { bridge, feedback, state } = await open();
  feedback.change({ reaction: 'broken', text: 'it jumps' });
  const { ask } = bridge;
  bridge.ask = async (name, ...rest) => {
    if (name === 'feedback.finish') feedback.change({ text: 'it jumps, and blinks' });
    return ask(name, ...rest);
  };
  expect((await feedback.finish(true))?.outcome?.kind).toBe('sent');
  expect(state().draft).toMatchObject({ reaction: null, text: 'it jumps, and blinks' });
  await vi.advanceTimersByTimeAsync(400);
  await bridge.settled();
  expect(bridge.world.feedback.draft).toMatchObject({ text: 'it jumps, and blinks' });
});

test('while it is being sent nothing is attached or taken away, and nothing is sent a second time', async () => {
  const { bridge, feedback, state, asks } = await open();
  feedback.change({ reaction: 'broken', text: 'it jumps' });
  const { ask } = bridge;
  bridge.ask = async (name, ...rest) => {
    if (name === 'feedback.finish' && asks('feedback.finish').length === 0) {
      await Promise.all([feedback.setBundle([]), feedback.edit(new Blob()), feedback.removePicture()]);
      expect(state().busy).toBe('sending');
      expect(await feedback.finish(true)).toBeNull();
    }
    return ask(name, ...rest);
  };
  expect((await feedback.finish(true))?.outcome?.kind).toBe('sent');
  expect(asks('feedback.finish')).toHaveLength(1);
  expect([...asks('feedback.bundle'), ...asks('feedback.picture')]).toEqual([]);
});

test('what was open to be read and is another by now is not sent', async () => {
  const { bridge, feedback, state, asks } = await open();
  feedback.change({ text: 'first' });
  await vi.advanceTimersByTimeAsync(400);
  await bridge.settled();
  feedback.see(true);
  feedback.change({ text: 'second' });
  expect(await feedback.finish(true)).toBeNull();
  expect(asks('feedback.finish')).toEqual([]);
  expect(state().problem).toMatch(/changed since you saw it/);
  expect((await feedback.finish(true))?.outcome?.kind).toBe('sent');
});

test('a host that does not answer loses no word: it is said, and the next try sends it', async () => {
  const { bridge, feedback, state } = await open();
  feedback.change({ text: 'kept' });
  bridge.world.failing.add('feedback.finish');
  expect(await feedback.finish(true)).toBeNull();
  expect(state().problem).toBe('Beacon did not answer. Nothing was changed.');
  expect(state().draft.text).toBe('kept');
  bridge.world.failing.clear();
  expect((await feedback.finish(true))?.kind).toBe('written');
});

test('a bundle is an attachment while a part of it is ticked', async () => {
  const { feedback, state } = await open();
  await feedback.setBundle(['reports']);
  expect(hasAttachment(state())).toBe(true);
  await feedback.setBundle([]);
  expect(hasAttachment(state())).toBe(false);
  await feedback.setBundle(null);
  expect(state().bundle).toBeNull();
});
