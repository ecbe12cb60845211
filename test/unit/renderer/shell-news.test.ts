import { expect, test } from 'vitest';
import { fleetNews } from '../../../src-renderer/shell/fleet-news.ts';
import { calmFleet, fakeFleet } from '../../support/fake-bridge.ts';

test('a process that is given up on interrupts, other changes wait for their turn, numbers say nothing', () => {
  const calm = calmFleet();
  expect(fleetNews(calm, { ...calm, fleet: { ...calm.fleet, rss_mb: 9 } })).toEqual({ polite: '', assertive: '' });
  expect(fleetNews(calm, fakeFleet())).toEqual({
    polite: 'stallari-blade: Starts again',
    assertive: 'brave-search has stopped',
  });
  expect(fleetNews(calm, { ...calm, paused: true }).polite).toBe('Guardian is paused');
});
