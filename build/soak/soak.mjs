/**
 * `npm run test:soak [-- --minutes 30] [--fleet 100]`: a headless host over a fleet that lives, dies, leaks and is
 * stopped, while its own memory and processor time are taken. The memory line must be flat: what it comes down to in each
 * minute, once it is warm, may not rise by more than the limit. Between two collections memory goes up and down by tens
 * of MB, more so on a busy computer, which says nothing of a leak.
 */
import { numberOption, sleep, startHost, usageOf } from './host.mjs';

if (process.platform !== 'linux') {
  process.stderr.write('test:soak reads /proc, so it needs Linux.\n');
  process.exit(2);
}
const minutes = numberOption('minutes', 30);
const size = numberOption('fleet', 100);
const MIB = 1024 * 1024;
/** A run of a few minutes still warms up: only a long one says something about a day, and only its slope is judged. */
const SLOPE_MB_PER_HOUR = minutes >= 20 ? 4 : null;
const EVERY_MS = 2000;

const shell = (name, script, rest = {}) => ({ name, command: 'sh', args: ['-c', script], ...rest });
/** Of every ten: six sleep, one dies now and then, one prints, one has a family that comes and goes, one leaks. */
const kinds = [
  ...Array.from({ length: 6 }, () => (name) => ({ name, command: 'sleep', args: ['100000'] })),
  (name, index) => shell(name, `sleep ${20 + (index % 30)}; exit 1`, { restart: { max_failures: 100, window_s: 60 } }),
  (name) => shell(name, 'while :; do echo "working on something that fails now and then" >&2; sleep 1; done'),
  (name) => shell(name, 'while :; do sh -c "sleep 2 & sleep 3"; done'),
  (name) => shell(name, 'x=0123456789abcdef; while :; do x=$x$x; sleep 4; done', { rss_mb: 8, grace_s: 2 }),
];
const fleet = Array.from({ length: size }, (_, index) => kinds[index % kinds.length](`p-${index}`, index));

const host = await startHost(fleet, { defaults: { stop_timeout_s: 1, stdin_timeout_s: 0.5 } });
const begunMs = performance.now();
const points = [];
let before = usageOf(host.pid);
let overruns = 0;
try {
  while (performance.now() - begunMs < minutes * 60_000) {
    await sleep(EVERY_MS);
    const now = usageOf(host.pid);
    if (now === null) throw new Error('the host is gone');
    const atMs = performance.now() - begunMs;
    points.push({ hours: atMs / 3_600_000, mb: now.rssBytes / MIB, cpuMs: now.cpuMs });
    const { processes } = await host.status();
    if (processes.some(({ name, state }) => Number(name.slice(2)) % 10 < 6 && state !== 'running')) overruns += 1;
    if (points.length % 30 === 0) {
      const share = (now.cpuMs - before.cpuMs) / (30 * EVERY_MS);
      before = now;
      process.stderr.write(
        `soak: ${Math.round(atMs / 60_000)} min, ${points.at(-1).mb.toFixed(1)} MB, ${(share * 100).toFixed(2)} % of a core\n`,
      );
    }
  }
} finally {
  await host.quit();
}
const events = host.events();
host.forget();

const half = points.slice(Math.floor(points.length / 2));
const slope = slopeOf(floors(points));
const [first] = half;
const last = half.at(-1);
const count = (name) => events.filter(({ event }) => event === name).length;
console.table([
  {
    fleet: size,
    minutes,
    'RSS MB': `${Math.min(...half.map(({ mb }) => mb)).toFixed(1)} to ${Math.max(...half.map(({ mb }) => mb)).toFixed(1)}`,
    'lowest of each minute, slope MB/h': slope.toFixed(2),
    'flat below': SLOPE_MB_PER_HOUR ?? 'too short to judge',
    '% of a core': (((last.cpuMs - first.cpuMs) / ((last.hours - first.hours) * 3_600_000)) * 100).toFixed(2),
    exits: count('exited'),
    'stopped for memory': count('memory_over_budget'),
    'healthy ones not running': overruns,
  },
]);
process.exit((SLOPE_MB_PER_HOUR === null || slope <= SLOPE_MB_PER_HOUR) && overruns <= points.length / 50 ? 0 : 1);

/**
 * The lowest reading of each minute (of each 10 s in a short run) after the first half: the heap of a fleet of 100 takes a quarter
 * of an hour to settle.
 */
function floors(list) {
  const windowHours = (minutes >= 20 ? 60 : 10) / 3600;
  const lowest = new Map();
  for (const point of list.filter(({ hours }) => hours > minutes / 60 / 2)) {
    const window = Math.floor(point.hours / windowHours);
    if (!(lowest.get(window)?.mb <= point.mb)) lowest.set(window, point);
  }
  return [...lowest.values()];
}

/** The median of the slopes between any two of them (Theil and Sen), in MB per hour: one odd minute does not bend it. */
function slopeOf(list) {
  const slopes = list.flatMap((from, index) =>
    list.slice(index + 1).map((to) => (to.mb - from.mb) / (to.hours - from.hours)),
  );
  return slopes.sort((a, b) => a - b)[Math.floor(slopes.length / 2)] ?? 0;
}
