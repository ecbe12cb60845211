import { importSources } from '../sources.mjs';
import { ratios, row } from './pairs.mjs';
import { installPeers, loadPeers, timeWithin } from './scrub-peers.mjs';

/** A mixed log, one line in 15 with something private; all of it invented. */
function mixedLog(bytes) {
  const lines = [
    '2026-04-03T09:15:00.123Z INFO  server listening on port 7700, pid 4711',
    '    at Object.<anonymous> (node_modules/express/lib/router/index.js:284:15)',
    'GET /api/v1/items?page=3 200 12ms - 4821 bytes',
    'commit 9fceb02d0ae598e95dc970b74767f19372d61af8 merged into main',
    'worker 3 finished 120 of 4000 tasks in 81 s, 0 failed',
    'WARN  retrying in 2000 ms (attempt 3 of 5): ECONNRESET',
    '  File "lib/python3.11/json/decoder.py", line 355, in raw_decode',
    'stallari-daemon 0.44.3.3 (arm64) build 8812',
    'cache hit ratio 0.93, evictions 12, size 48.2 MB',
    '3   libsystem_pthread.dylib  0x000000018a3f1f94 _pthread_start + 136',
    'schema migration 0042_add_index applied',
    'DEBUG  queue depth 7 -> 3',
    'thread main panicked at src/main.rs:41:13',
    'health check ok, uptime 86400 s',
  ];
  const secrets = [
    `opened /Users/ada/Notes/plans.md for ada@example.com`,
    `Authorization: Bearer ${'a1B2c3D4e5F6g7H8'.repeat(3)}`,
    `connect to postgres://app:${'s3cretPass99'}@10.11.12.13:5432/main`,
    `OPENAI_API_KEY=sk-${'A1b2C3d4E5f6G7h8'.repeat(3)}`,
  ];
  let text = '';
  for (let index = 0; text.length < bytes; index += 1) {
    text += `${index % 15 === 14 ? secrets[((index / 15) % secrets.length) | 0] : lines[index % lines.length]}\n`;
  }
  return text.slice(0, bytes);
}

/** Twelve patterns as people write them, as one alternation: what the speed is compared with. It finds far less. */
const typical =
  /\b[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{2,24}){1,4}\b|\b(?:\d{1,3}\.){3}\d{1,3}\b|\bsk-[A-Za-z0-9]{20,80}\b|\bghp_[A-Za-z0-9]{36}\b|\bAKIA[0-9A-Z]{16}\b|\beyJ[\w-]{10,400}\.[\w-]{10,400}\.[\w-]{10,400}|\bBearer\s+[\w.~+/-]{16,400}=*|\bxox[abprs]-[\w-]{10,80}|-----BEGIN [A-Z ]{3,30}PRIVATE KEY-----|\/(?:Users|home)\/[^/\s:]{1,64}|\b(?:\d[ -]?){15}\d\b|\b(?:password|secret|token|api[_-]?key)\s{0,3}[=:]\s{0,3}\S{6,200}/gi;

const KIB = 1024;

export async function benchScrub() {
  const { scrub } = await importSources(`export { scrub } from '@core/scrub/index.ts'`);
  const context = { username: 'ada', home: '/Users/ada', hostname: 'adas-mac.local', knownSecrets: ['s3cretPass99'] };
  const log = mixedLog(256 * KIB);
  const rows = [
    row(
      'scrub, mixed log of 256 KiB, speed',
      inverse(
        await ratios(
          () => scrub(log, context),
          () => log.replace(typical, '*'),
          { rounds: 21 },
        ),
      ),
      'one V8 alternation of 12 typical patterns',
      {
        goal: '0.3',
        beyond: '1.0',
      },
    ),
  ];
  for (const [name, unit] of hostile) {
    const small = unit.repeat(Math.ceil((64 * KIB) / unit.length)).slice(0, 64 * KIB);
    const large = unit.repeat(Math.ceil((1024 * KIB) / unit.length)).slice(0, 1024 * KIB);
    const measured = await ratios(
      () => scrub(large, context),
      () => scrub(small, context),
      { rounds: 5, warmup: 1 },
    );
    rows.push(
      row(`scrub, hostile: ${name}`, measured, 'the same at 64 KiB, 1 MiB being 16 times as long', {
        goal: '24',
        beyond: '17',
      }),
    );
  }
  const from = installPeers();
  if (from !== null) rows.push(...(await benchPeers(from, log)));
  return rows;
}

/** The same log and the same hostile texts for the others; and, printed apart, what each lets through by family. */
async function benchPeers(from, log) {
  const peers = await loadPeers(from);
  const rows = [];
  for (const [name, run] of Object.entries(peers)) {
    const measured = await ratios(
      () => run(log),
      () => log.replace(typical, '*'),
      { rounds: 5, warmup: 1 },
    );
    rows.push(row(`peer ${name}: the same log, speed`, inverse(measured), 'the same alternation'));
  }
  const hangs = [];
  for (const name of Object.keys(peers)) {
    const line = { peer: name };
    for (const [what, unit] of hostile) {
      const repeated = (bytes) => unit.repeat(Math.ceil(bytes / unit.length)).slice(0, bytes);
      const small = await timeWithin(from, name, repeated(64 * KIB), MOST_MS);
      const large = small === null ? null : await timeWithin(from, name, repeated(1024 * KIB), MOST_MS);
      line[what] = large === null ? `over 3 s at ${small === null ? '64 KiB' : '1 MiB'}` : (large / small).toFixed(1);
    }
    hangs.push(line);
  }
  process.stdout.write('hostile texts, time(1 MiB) / time(64 KiB):\n');
  console.table(hangs);
  await printLeaks(peers);
  return rows;
}

const MOST_MS = 3000;

async function printLeaks(peers) {
  const { scrub, leakCases } = await importSources(
    `export { scrub } from '@core/scrub/index.ts'; export { leakCases } from '@test/scrub-corpus/corpus.ts'`,
  );
  const all = { Beacon: (text, context) => scrub(text, context).text, ...peers };
  const families = new Map();
  for (const one of leakCases()) {
    const name = `T${one.tier} ${one.group}`;
    const family = families.get(name) ?? { cases: 0 };
    family.cases += 1;
    for (const [peer, run] of Object.entries(all)) {
      const out = await run(one.text, one.context);
      const read = one.strip == null ? out : out.replace(one.strip, '');
      family[peer] = (family[peer] ?? 0) + (one.secrets.some((secret) => read.includes(secret)) ? 1 : 0);
    }
    families.set(name, family);
  }
  process.stdout.write('secrets of our own corpus that are still there whole, % by family:\n');
  console.table(
    [...families].sort().map(([family, { cases, ...counts }]) => ({
      family,
      cases,
      ...Object.fromEntries(
        Object.entries(counts).map(([peer, count]) => [peer, Number(((100 * count) / cases).toFixed(1))]),
      ),
    })),
  );
}

/** Texts that hang careless patterns: every place could begin a match. */
const hostile = [
  ['one letter', 'a'],
  ['at signs', 'a@'],
  ['equals signs', 'key='],
  ['quotes that never close', 'password="'],
  ['dots and digits', '1.2.3.'],
  ['PEM without an end', '-----BEGIN RSA PRIVATE KEY-----\nMIIE'],
];

/** Speed is work per time: the inverse of a ratio of times. */
function inverse({ ratio, aMs, bMs }) {
  return { ratio: { median: 1 / ratio.median, low: 1 / ratio.high, high: 1 / ratio.low }, aMs, bMs };
}
