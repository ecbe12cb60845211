import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdir, open, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { Log, LogLevel, Miniflare } from 'miniflare';
import { buildPage } from './build-page.mjs';

const room = fileURLToPath(new URL('.', import.meta.url));

/** Something the caller can put right: a port in use, a data folder that another ingest has. */
export class CannotStart extends Error {
  name = 'CannotStart';
}

const HOST = '127.0.0.1';
/** As in wrangler.jsonc. */
const TRIAGE_QUEUE = 'stallari-beacon-triage';
const DEAD_QUEUE = 'stallari-beacon-triage-dead';

/** @type {typeof import('./start.d.mts').startIngest} */
export async function startIngest(options = {}) {
  const { port = 0, ratePerAddress = 600, ratePerFingerprint = 60 } = options;
  const data = resolve(options.data ?? join(room, '.data'));
  const adminToken = options.adminToken ?? randomBytes(32).toString('hex');
  await mkdir(data, { recursive: true, mode: 0o700 });
  const release = await holdData(data);
  let miniflare;
  try {
    await assertFree(port);
    miniflare = new Miniflare({
      host: HOST,
      port,
      // The placeholder for Request.cf would be fetched from Cloudflare otherwise.
      cf: false,
      log: new Log(LogLevel.ERROR),
      ...(options.onSaid === undefined ? {} : { handleStructuredLogs: ({ message }) => void options.onSaid(message) }),
      modules: [{ type: 'ESModule', path: 'worker.mjs', contents: await (options.worker ?? bundle()) }],
      compatibilityDate: await compatibilityDate(),
      r2Buckets: ['BODIES'],
      r2Persist: join(data, 'r2'),
      d1Databases: ['DB'],
      d1Persist: join(data, 'd1'),
      queueProducers: { TRIAGE: { queueName: TRIAGE_QUEUE } },
      queueConsumers: {
        [TRIAGE_QUEUE]: { maxBatchSize: 10, maxBatchTimeout: 1, maxRetries: 3, deadLetterQueue: DEAD_QUEUE },
        [DEAD_QUEUE]: { maxBatchSize: 10, maxBatchTimeout: 1, maxRetries: 3 },
      },
      bindings: {
        ADMIN_TOKEN: adminToken,
        END_OF_LIFE: options.endOfLife ?? '',
        FIXED_LIST_KEY: options.fixedListKey ?? (await ownSigningKey(data)),
      },
      ratelimits: limits({ ADDRESS_LIMIT: ratePerAddress, FINGERPRINT_LIMIT: ratePerFingerprint }),
    });
    const url = (await miniflare.ready).origin;
    await migrate(await miniflare.getD1Database('DB'));
    return running({ miniflare, url, data, adminToken, release });
  } catch (error) {
    await miniflare?.dispose().catch(() => {});
    await release();
    throw error;
  }
}

/** @returns {import('./start.d.mts').RunningIngest} */
function running({ miniflare, url, data, adminToken, release }) {
  /** Miniflare never comes to an end while one of its own calls is under way, so stopping waits for them. */
  const underWay = new Set();
  const call = (work) => {
    const done = work().finally(() => underWay.delete(done));
    underWay.add(done);
    return done;
  };
  let stopped = null;
  return {
    url,
    data,
    adminToken,
    async getStats() {
      // A connection of its own: workerd closes one that rested for 5 s, and the caller may have been busy for longer.
      const headers = { authorization: `Bearer ${adminToken}`, connection: 'close' };
      const answer = await fetch(`${url}/v1/crash/stats`, { headers });
      if (!answer.ok) throw new Error(`The ingest answered ${answer.status} to a question for its stats.`);
      return answer.json();
    },
    storedBodies: (reportId) =>
      call(async () => {
        const bucket = await miniflare.getR2Bucket('BODIES');
        const { objects } = await bucket.list({ prefix: `reports/${reportId}/` });
        const found = await Promise.all(objects.map(({ key }) => bucket.get(key)));
        // One that went between the two questions is not stored.
        return Promise.all(found.filter(Boolean).map(async (object) => new Uint8Array(await object.arrayBuffer())));
      }),
    storedAttachment: (reportId, sha256) =>
      call(async () => {
        const object = await (await miniflare.getR2Bucket('BODIES')).get(`attachments/${reportId}/${sha256}`);
        return object === null ? null : new Uint8Array(await object.arrayBuffer());
      }),
    storedDecoys: (kind) =>
      call(async () => {
        const { objects } = await (await miniflare.getR2Bucket('BODIES')).list({ prefix: `decoys/${kind}/` });
        return objects.map(({ size }) => size);
      }),
    sendToTriage: (message) =>
      call(async () => {
        await (await miniflare.getQueueProducer('TRIAGE')).send(message);
      }),
    query: (sql) =>
      call(async () => {
        const { results } = await (await miniflare.getD1Database('DB')).prepare(sql).all();
        return results;
      }),
    resend: (atMs = Date.now()) =>
      call(async () => {
        const worker = await miniflare.getWorker();
        await worker.scheduled({ scheduledTime: new Date(atMs), cron: '*/10 * * * *' });
      }),
    sweep: (atMs = Date.now()) =>
      call(async () => {
        const worker = await miniflare.getWorker();
        const { outcome } = await worker.scheduled({ scheduledTime: new Date(atMs), cron: 'local' });
        if (outcome !== 'ok') throw new Error(`it ended with "${outcome}"`);
      }),
    stop() {
      stopped ??= (async () => {
        await Promise.allSettled(underWay);
        await miniflare.dispose();
        await release();
      })();
      return stopped;
    },
  };
}

/** Made once in a process: a test starts many. */
let bundled;

/** The Worker as one module: what `wrangler deploy` would upload. */
function bundle() {
  bundled ??= bundleOnce();
  return bundled;
}

async function bundleOnce() {
  const page = await buildPage();
  const { outputFiles } = await build({
    entryPoints: [join(room, 'src/worker.ts')],
    tsconfig: join(room, 'tsconfig.json'),
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2023',
    conditions: ['workerd', 'worker', 'browser'],
    logLevel: 'silent',
    plugins: [
      {
        name: 'the page, from memory',
        setup(steps) {
          steps.onResolve({ filter: /\.built\/.*\.txt$/ }, ({ path }) => ({
            path: path.replace(/^.*\.built\/|\.txt$/g, ''),
            namespace: 'page',
          }));
          steps.onLoad({ filter: /./, namespace: 'page' }, ({ path }) => ({ contents: page[path], loader: 'text' }));
        },
      },
    ],
  });
  return outputFiles[0].text;
}

/** A key for fixed.json that stays with the data: whoever has seen the list before can tell that it is ours. */
async function ownSigningKey(data) {
  const path = join(data, 'fixed-list-key');
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
    const { privateKey } = generateKeyPairSync('ed25519');
    const key = privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64');
    await writeFile(path, key, { mode: 0o600 });
    return key;
  }
}

/** One place says it for both: wrangler.jsonc. */
async function compatibilityDate() {
  const config = await readFile(join(room, 'wrangler.jsonc'), 'utf8');
  return /"compatibility_date":\s*"([\d-]+)"/.exec(config)?.[1];
}

/** 0 is no limit: then the Worker is given no limiter. */
function limits(perMinute) {
  return Object.fromEntries(
    Object.entries(perMinute)
      .filter(([, limit]) => limit > 0)
      .map(([name, limit], index) => [name, { namespace_id: String(1001 + index), simple: { limit, period: 60 } }]),
  );
}

/** Applies the migrations that this data folder has not seen, in the table that wrangler would use for it. */
async function migrate(db) {
  await db
    .prepare(
      'CREATE TABLE IF NOT EXISTS d1_migrations (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT UNIQUE, applied_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL)',
    )
    .run();
  const { results } = await db.prepare('SELECT name FROM d1_migrations').all();
  const applied = new Set(results.map(({ name }) => name));
  const files = (await readdir(join(room, 'migrations'))).filter((name) => name.endsWith('.sql')).sort();
  for (const name of files.filter((file) => !applied.has(file))) {
    const sql = await readFile(join(room, 'migrations', name), 'utf8');
    const statements = sql
      .replace(/^\s*--.*$/gm, '')
      .split(/;\s*$/m)
      .map((statement) => statement.trim())
      .filter((statement) => statement !== '');
    await db.batch([
      ...statements.map((statement) => db.prepare(statement)),
      db.prepare('INSERT INTO d1_migrations (name) VALUES (?)').bind(name),
    ]);
  }
}

/** workerd says "address in use" only in a stack of its own; this asks first. */
async function assertFree(port) {
  if (port === 0) return;
  const server = createServer();
  await new Promise((resolve, reject) => {
    server.once('error', (error) =>
      reject(
        error.code === 'EADDRINUSE'
          ? new CannotStart(`Port ${port} is in use. Choose another with --port.`)
          : new CannotStart(`Port ${port} cannot be used (${error.code}). Choose another with --port.`),
      ),
    );
    server.listen(port, HOST, resolve);
  });
  await new Promise((resolve) => server.close(resolve));
}

/** Locks of this process. */
const held = new Set();

/** Two workerds on one folder would each count on their own. The lock of a process that is gone is taken over. */
async function holdData(data) {
  const path = join(data, 'ingest.lock');
  for (const lastTry of [false, true]) {
    try {
      const file = await open(path, 'wx', 0o600);
      await file.writeFile(String(process.pid));
      await file.close();
      held.add(path);
      return async () => {
        held.delete(path);
        await rm(path, { force: true });
      };
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      const pid = Number(await readFile(path, 'utf8').catch(() => ''));
      // In a container a process may well have the number that the one before it had.
      const taken = pid === process.pid ? held.has(path) : isAlive(pid);
      if (lastTry || taken) {
        throw new CannotStart(
          `The data in ${data} is used by another ingest (process ${pid}). Choose another with --data.`,
        );
      }
      await rm(path, { force: true });
    }
  }
}

function isAlive(pid) {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
