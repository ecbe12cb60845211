import { simulateYear } from '@test/fleet-year.ts';
import { expect, test } from 'vitest';

test('a year of 200 processes, one episode each in 40 days: no healthy one is stopped, no storm, no runaway missed or late, nobody stuck', () => {
  const year = simulateYear({ seed: 20_261_121, days: 365, processes: 200, pollMs: 10_000, everyDays: 40 });
  expect(year).toMatchObject({ healthyStopped: [], storms: 0, missed: [], stuck: [] });
  // The third reading in a row decides; a CPU window has to be seen whole once more after a late poll.
  expect(year.latestMemoryPolls).toBeLessThanOrEqual(3);
  expect(year.latestCpuPolls).toBeLessThanOrEqual(3);
  // That it was a year worth looking at.
  expect(year.episodes).toBeGreaterThan(1500);
  expect(year.stopped).toBeGreaterThan(400);
  expect(year.trips).toBeGreaterThan(20);
  expect(year.fleetStops).toBeGreaterThan(20);
  expect(year.sleeps).toBeGreaterThan(200);
  expect(year.reboots).toBeGreaterThan(5);
}, 180_000);
