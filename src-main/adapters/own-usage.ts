import pidusage from 'pidusage';

/** What Beacon itself uses: it must never become the problem it watches for. */
export async function ownUsage(): Promise<{ readonly rssBytes: number; readonly cpuFraction: number }> {
  const { memory, cpu } = await pidusage(process.pid);
  return { rssBytes: memory, cpuFraction: Number.isFinite(cpu) ? cpu / 100 : 0 };
}
