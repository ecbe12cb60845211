import { describe, expect, test } from 'vitest';
import { createFleetFeed, withSample } from '../../../../src-renderer/parts/fleet-feed.ts';
import { unbrokenRuns } from '../../../../src-renderer/parts/Sparkline.tsx';
import { emptyFleet, fakeBridge, fakeFleet } from '../../../support/fake-bridge.ts';

const settle = () => new Promise((resolve) => setTimeout(resolve, 0));

describe('the fleet as it is followed', () => {
  test('starts with the past of the host and adds a point each step, ten minutes at most', async () => {
    let nowMs = 1_000_000;
    const bridge = fakeBridge();
    const feed = createFleetFeed(bridge, () => nowMs);
    await settle();
    const points = () => feed.store.getState().history.get('playwright')?.rssMb ?? [];
    expect(points()).toHaveLength(60);
    const before = points();
    bridge.tell('fleet.changed', fakeFleet());
    expect(points()).toBe(before);
    nowMs += 10_000;
    bridge.tell('fleet.changed', fakeFleet());
    expect(points()).toHaveLength(60);
    expect(points().at(-1)).toBe(1946);
    expect(feed.store.getState().capacity).toBe(60);
  });

  test('a life of 3 seconds between two points leaves one with its highest reading, and the next has none', async () => {
    let nowMs = 1_000_000;
    const bridge = fakeBridge();
    const feed = createFleetFeed(bridge, () => nowMs);
    await settle();
    const holding = (rss_mb: number | null) => {
      nowMs += 1000;
      const fleet = fakeFleet();
      const processes = fleet.processes.map((one) => (one.name === 'playwright' ? { ...one, rss_mb } : one));
      bridge.tell('fleet.changed', { ...fleet, processes });
    };
    for (const rss_mb of [null, null, 210, 940, 380, null, null, null, null, null, null]) holding(rss_mb);
    const points = () => feed.store.getState().history.get('playwright')?.rssMb ?? [];
    expect(points().at(-1)).toBe(940);
    for (let at = 0; at < 11; at += 1) holding(null);
    expect(points().slice(-2)).toEqual([940, null]);
  });

  test('of 10 news at once the first is shown, and then the newest, so that a fleet read 10 times a second is drawn 4 times', async () => {
    const bridge = fakeBridge((world) => world.failing.add('fleet.get'));
    const feed = createFleetFeed(bridge);
    await settle();
    const shown: (number | undefined)[] = [];
    feed.store.subscribe(({ status }) => shown.push(status?.fleet.rss_mb));
    for (let at = 1; at <= 10; at += 1)
      bridge.tell('fleet.changed', { ...fakeFleet(), fleet: { ...fakeFleet().fleet, rss_mb: at } });
    await expect.poll(() => shown.at(-1)).toBe(10);
    expect(shown).toEqual([1, 10]);
    feed.stop();
  });

  test('what left the fleet is forgotten', () => {
    const once = withSample(new Map(), fakeFleet(), 60);
    expect(once.has('ollama')).toBe(true);
    expect(withSample(once, emptyFleet(), 60).size).toBe(0);
  });

  test('a host that cannot answer is a failure only while nothing is known', async () => {
    const bridge = fakeBridge((world) => world.failing.add('fleet.get'));
    const feed = createFleetFeed(bridge);
    await settle();
    expect(feed.store.getState()).toMatchObject({ status: null, failed: true });
    bridge.tell('fleet.changed', fakeFleet());
    expect(feed.store.getState().failed).toBe(false);
  });
});

test('a line breaks where there was nothing', () => {
  expect(unbrokenRuns([null, 1, 2, null, null, 3])).toEqual([
    [
      { index: 1, value: 1 },
      { index: 2, value: 2 },
    ],
    [{ index: 5, value: 3 }],
  ]);
});
