import { importSources } from '../sources.mjs';

/** A simulated year of 200 processes, polled every 2 s: what was stopped, and whether anybody was by mistake. */
export async function benchYear() {
  const { simulateYear } = await importSources("export { simulateYear } from '@test/fleet-year.ts';");
  const rows = [];
  for (const seed of [1, 2]) {
    process.stderr.write(`bench: year: seed ${seed} of 2…\n`);
    const year = simulateYear({ seed, days: 365, processes: 200, pollMs: 2000, everyDays: 20 });
    rows.push({
      what: `a simulated year of 200 processes, seed ${seed}`,
      against: `${year.episodes} episodes, ${year.sleeps} sleeps, ${year.reboots} reboots, ${year.polls} polls`,
      'healthy ones stopped': year.healthyStopped.length,
      storms: year.storms,
      'runaways missed': year.missed.length,
      'stopped for a budget': year.stopped,
      'polls to the decision, memory': year.latestMemoryPolls,
      'polls past the window, CPU': year.latestCpuPolls,
      'own restarts': year.restarts,
      trips: year.trips,
      'gave way to the fleet': year.fleetStops,
      'at least': '0 healthy',
      beyond: '0 healthy',
    });
  }
  return rows;
}
