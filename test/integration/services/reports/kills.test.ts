import { join } from 'node:path';
import { CLI } from '@test/cli.ts';
import { tempDir } from '@test/temp.ts';
import { expect, test } from 'vitest';
import { crowd } from '../../../store-soak/crowd.ts';
import { kills } from '../../../store-soak/kills.ts';
import { bundleWorker } from '../../../store-soak/processes.ts';
import { withIngest } from '../../ingest/sender.ts';

/** The short version of `npm run test:store`, which does it 1,000 times and with 10,000 operations. */
test('30 kills of a writer, an editor and a sender lose, tear, double and send unapproved 0 reports', async () => {
  const dir = tempDir();
  const worker = await bundleWorker(dir);
  await withIngest({}, async (ingest) => {
    const result = await kills(worker, join(dir, 'home'), ingest, 30);
    expect(result.broken).toEqual([]);
    expect(result.kills).toBeGreaterThanOrEqual(30);
    expect(Math.min(result.written, result.sent, result.arrivals)).toBeGreaterThan(0);
  });
}, 300_000);

test('2 apps, the compiled command line and an editor at once, 450 operations, lose no update', async () => {
  const dir = tempDir();
  const result = await crowd(await bundleWorker(dir), CLI, join(dir, 'home'), 450);
  expect(result.broken).toEqual([]);
  expect(Math.min(result.counted, result.edits, result.settings, result.byHand, result.commands)).toBeGreaterThan(0);
}, 300_000);
