import { expect, test } from 'vitest';
import { createConsentStore } from '../../../../src-renderer/consent/consent-store.ts';
import { fakeBridge } from '../../../support/fake-bridge.ts';

const settle = () => new Promise((resolve) => setTimeout(resolve, 0));

test('a choice is told to the host once, however often it is pressed', async () => {
  const bridge = fakeBridge();
  let decided = 0;
  const consent = createConsentStore(bridge, () => {
    decided += 1;
  });
  consent.decide('not_now');
  consent.decide('enable');
  await settle();
  expect(bridge.asked).toEqual([{ name: 'consent.decide', question: { choice: 'not_now' } }]);
  expect(decided).toBe(1);
});

test('a choice that could not be kept leaves the question open', async () => {
  const consent = createConsentStore(
    fakeBridge((world) => world.failing.add('consent.decide')),
    () => {
      throw new Error('decided');
    },
  );
  consent.decide('enable');
  await settle();
  expect(consent.store.getState()).toMatchObject({ deciding: null, failed: true });
});

test('Learn More asks for the example once', async () => {
  const bridge = fakeBridge();
  const consent = createConsentStore(bridge, () => undefined);
  consent.learnMore();
  await settle();
  consent.back();
  consent.learnMore();
  await settle();
  expect(bridge.asked).toHaveLength(1);
  expect(consent.store.getState().example).toMatchObject({ fields: expect.any(Array) });
});
