/**
 * Timings that survive a noisy machine: the candidate and the baseline run in turn, A B A B …, and what is quoted is
 * the median of the ratios of neighbours, with the spread between the 10th and the 90th percentile.
 */

/**
 * One pair's ratios. `a` and `b` may be async; each call is one unit of work, and
 * with `selfTimed` answers how many ms that took. `cpu` counts the time that this process had a processor, not the time
 * that passed: for work that waits for nothing, on a machine that others use too.
 */
export async function ratios(a, b, { rounds = 31, warmup = 5, pauseMs = 0, selfTimed = false, cpu = false } = {}) {
  const list = [];
  for (let round = -warmup; round < rounds; round += 1) {
    // For a library that answers a second call from a cache.
    if (pauseMs > 0) await new Promise((resolve) => setTimeout(resolve, pauseMs));
    const first = await time(a, selfTimed, cpu);
    const second = await time(b, selfTimed, cpu);
    if (round >= 0) list.push({ ratio: first / second, a: first, b: second });
  }
  return {
    ratio: spread(list.map(({ ratio }) => ratio)),
    aMs: spread(list.map(({ a: ms }) => ms)).median,
    bMs: spread(list.map(({ b: ms }) => ms)).median,
  };
}

async function time(run, selfTimed, cpu) {
  const start = performance.now();
  const before = process.cpuUsage();
  const own = await run();
  if (selfTimed) return own;
  if (!cpu) return performance.now() - start;
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

export function spread(values) {
  const sorted = [...values].sort((x, y) => x - y);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.round(share * (sorted.length - 1)))];
  return { median: at(0.5), low: at(0.1), high: at(0.9) };
}

/** One row of the table. `goal` and `beyond` are the numbers of the specification, where there are any. */
export function row(what, { ratio, aMs, bMs }, against, { goal = '', beyond = '' } = {}) {
  return {
    what,
    against,
    ratio: ratio.median.toFixed(2),
    'p10 to p90': `${ratio.low.toFixed(2)} to ${ratio.high.toFixed(2)}`,
    'ms (noisy)': `${aMs.toFixed(2)} / ${bMs.toFixed(2)}`,
    'at least': goal,
    beyond,
  };
}
