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
for (let round = 1; round <= rounds; round += 1) {
  const mark = `7${process.pid}${String(round).padStart(4, '0')}`;
  const host = await startHost(twenty(mark), { defaults: { grace_s: 0 } });
  if (round % 2 === 0) await sleep(Math.random() * MOST_MS);
  else await until('twenty trees', () => marked(mark).length >= 40);
  started += marked(mark).length;
  await host.kill();
  await sleep(5000);
  const left = marked(mark);
  alive += left.length;
  for (const pid of left) process.kill(Number(pid), 'SIGKILL');
  host.forget();
  if (round % 10 === 0 || left.length > 0) process.stderr.write(`kills: round ${round}, alive so far: ${alive}\n`);
}
console.table([{ 'kill -9 of Beacon': rounds, 'processes alive then': started, 'alive 5 s later': alive, goal: 0 }]);
process.exit(alive === 0 ? 0 : 1);
