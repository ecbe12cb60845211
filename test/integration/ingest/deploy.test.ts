import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { promisify } from 'node:util';
import Ajv from 'ajv';
import { type ParseError, parse } from 'jsonc-parser';
import { expect, test } from 'vitest';
import { withFolder } from './sender.ts';

const root = process.cwd();
const wrangler = join(root, 'node_modules/wrangler/bin/wrangler.js');

/** Whatever wrangler would ask of the internet is switched off. */
const quiet = {
  ...process.env,
  CI: '1',
  CLOUDFLARE_CF_FETCH_ENABLED: 'false',
  WRANGLER_HIDE_BANNER: 'true',
  WRANGLER_SEND_METRICS: 'false',
};

async function config(): Promise<Record<string, unknown>> {
  const errors: ParseError[] = [];
  const value = parse(await readFile(join(root, 'ingest/wrangler.jsonc'), 'utf8'), errors);
  expect(errors).toEqual([]);
  return value;
}

test('wrangler.jsonc fits the schema of the wrangler that deploys it', async () => {
  const schema = createRequire(import.meta.url)('wrangler/config-schema.json');
  const ajv = new Ajv({ strict: false, allErrors: true });
  // The schema's own words for its documentation, which no validator has to know.
  const validate = ajv.compile(schema);
  validate(await config());
  expect(validate.errors ?? []).toEqual([]);
});

test('it names every binding of the Worker, keeps no log, and has a dead-letter queue and both crons', async () => {
  expect(await config()).toMatchObject({
    r2_buckets: [{ binding: 'BODIES' }],
    d1_databases: [{ binding: 'DB', migrations_dir: 'migrations' }],
    ratelimits: [{ name: 'ADDRESS_LIMIT', simple: { limit: 600, period: 60 } }, { name: 'FINGERPRINT_LIMIT' }],
    queues: {
      producers: [{ binding: 'TRIAGE', queue: 'stallari-beacon-triage' }],
      consumers: [
        { queue: 'stallari-beacon-triage', dead_letter_queue: 'stallari-beacon-triage-dead' },
        { queue: 'stallari-beacon-triage-dead' },
      ],
    },
    triggers: { crons: ['17 3 * * *', '*/10 * * * *'] },
    vars: { END_OF_LIFE: '' },
    observability: { enabled: false },
    logpush: false,
  });
});

test('`wrangler deploy --dry-run` takes it, and what it would upload has the page in it', async () => {
  await withFolder(async (out) => {
    const { stdout } = await promisify(execFile)(process.execPath, [wrangler, 'deploy', '--dry-run', '--outdir', out], {
      cwd: join(root, 'ingest'),
      env: { ...quiet, WRANGLER_LOG_PATH: out, XDG_CONFIG_HOME: out },
    });
    expect(stdout).toContain('env.TRIAGE (stallari-beacon-triage)');
    expect(stdout).toContain('env.BODIES (stallari-beacon-bodies)');
    const names = await readdir(out);
    expect(names).toContain('worker.js');
    for (const part of ['page.js.txt', 'page.css.txt']) {
      const name = names.find((one) => one.endsWith(part));
      expect((await readFile(join(out, name ?? part), 'utf8')).length).toBeGreaterThan(1000);
    }
  });
});
