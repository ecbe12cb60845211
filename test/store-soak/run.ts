import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { startIngest } from '../../ingest/start.mjs';
import { crowd } from './crowd.ts';
import { kills } from './kills.ts';
import { bundleWorker } from './processes.ts';

/** `npm run test:store -- [--rounds 1000] [--operations 10000]`; 0 leaves one out. Exit code 1 when a promise is broken. */
const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '1000' }, operations: { type: 'string', default: '10000' } },
});
const dir = await mkdtemp(join(tmpdir(), 'beacon-kills-'));
const broken: string[] = [];
try {
  const worker = await bundleWorker(dir);
  if (Number(values.rounds) > 0) {
    const ingest = await startIngest({ data: join(dir, 'ingest'), ratePerAddress: 0, ratePerFingerprint: 0 });
    const result = await kills(worker, join(dir, 'home'), ingest, Number(values.rounds), (done) => {
      if (done % 100 === 0) console.log(`${done} kills`);
    });
    await ingest.stop();
    console.log(result);
    broken.push(...result.broken);
  }
  if (Number(values.operations) > 0) {
    const result = await crowd(worker, resolve('out', 'cli.mjs'), join(dir, 'crowd'), Number(values.operations));
    console.log(result);
    broken.push(...result.broken);
  }
} finally {
  await rm(dir, { recursive: true, force: true });
}
for (const line of broken) console.error(line);
process.exit(broken.length === 0 ? 0 : 1);
