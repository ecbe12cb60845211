/**
 * `npm run test:kills [-- --rounds 100]`: kill -9 of Beacon with 20 children each (10 ignore SIGTERM, 5 have families
 * three deep, 2 call setsid), at a random moment. Counts who is alive 5 s later. Ends with 1 when anybody is.
 */
import { marked, numberOption, sleep, startHost, until } from './host.mjs';

if (process.platform !== 'linux') {
  process.stderr.write('test:kills reads /proc, so it needs Linux.\n');
  process.exit(2);
}
const rounds = numberOption('rounds', 100);
/** Every second round is killed while the fleet still starts. */
const MOST_MS = 400;
/** Hosts beside each other: most of a round is the wait of 5 s. */
const AT_ONCE = 3;
const shell = (name, script, mark) => ({ name, command: 'sh', args: ['-c', script, mark] });
const times = (count, make) => Array.from({ length: count }, (_, index) => make(index));
const twenty = (mark) => [
  ...times(10, (n) => shell(`stubborn-${n}`, `trap "" TERM; while :; do sleep 0.${mark}; done`, mark)),
  ...times(5, (n) => shell(`family-${n}`, `sh -c 'sh -c "sleep ${mark} & sleep ${mark}" & wait' & wait`, mark)),
  ...times(2, (n) =>
    shell(`leaver-${n}`, `setsid sleep ${mark} & setsid sh -c 'sleep ${mark} & exec sleep ${mark}' & wait`, mark),
  ),
  ...times(3, (n) => ({ name: `plain-${n}`, command: 'sleep', args: [mark] })),
];

let alive = 0;
let started = 0;

async function round(number) {
  const mark = `7${process.pid}${String(number).padStart(4, '0')}`;
  const host = await startHost(twenty(mark), { defaults: { grace_s: 0 } });
  if (number % 2 === 0) await sleep(Math.random() * MOST_MS);
  else await until('twenty trees', () => marked(mark).length >= 40);
  started += marked(mark).length;
  await host.kill();
  await sleep(5000);
  const left = marked(mark);
  alive += left.length;
  for (const pid of left) {
    try {
      process.kill(Number(pid), 'SIGKILL');
    } catch {
      // It has ended by now.
    }
  }
  host.forget();
  if (left.length > 0) process.stderr.write(`kills: round ${number}: ${left.length} alive after 5 s\n`);
}

for (let first = 1; first <= rounds; first += AT_ONCE) {
  const batch = Array.from({ length: Math.min(AT_ONCE, rounds - first + 1) }, (_, index) => round(first + index));
  await Promise.all(batch);
}
console.table([{ 'kill -9 of Beacon': rounds, 'processes alive then': started, 'alive 5 s later': alive, goal: 0 }]);
process.exit(alive === 0 ? 0 : 1);
