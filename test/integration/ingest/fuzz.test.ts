import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fuzzed, SECRETS } from './fuzzed.ts';
import { ask, contentDigest, inParallel, withIngest } from './sender.ts';
import { everythingUnder } from './stored-files.ts';

/** `BEACON_FUZZ=100000` is the whole of it, which takes a quarter of an hour. */
const BODIES = Number(process.env['BEACON_FUZZ'] ?? 500);
const AT_ONCE = 8;
const ROUND = 1000;
const SEED = 20_260_403;

test(
  `of ${BODIES} fuzzed bodies none is a 5xx, some are stored, and no planted secret reaches the disk`,
  async () => {
    await withIngest({}, async (ingest) => {
      const statuses = new Map<number, number>();
      for (let done = 0; done < BODIES; done += ROUND) {
        const bodies = fc.sample(fuzzed, { numRuns: Math.min(ROUND, BODIES - done), seed: SEED + done });
        const jobs = bodies.map(({ bytes, coding }) => async () => {
          const { status } = await ask(`${ingest.url}/v1/reports`, {
            method: 'POST',
            body: bytes,
            headers: {
              'content-type': 'application/json',
              'content-digest': contentDigest(bytes),
              ...(coding === null ? {} : { 'content-encoding': coding }),
            },
          });
          statuses.set(status, (statuses.get(status) ?? 0) + 1);
        });
        await inParallel(jobs, AT_ONCE);
      }
      expect([...statuses.keys()].filter((status) => status !== 202 && status !== 413)).toEqual([]);
      expect(statuses.get(413) ?? 0).toBeGreaterThan(0);
      const { reports, misses, counters } = await ingest.getStats();
      // A fuzzer that never gets past the schema, or plants nothing, would prove nothing.
      expect(reports).toBeGreaterThan(BODIES / 10);
      expect(misses).toBeGreaterThan(BODIES / 25);
      expect(counters['invalid']).toBeGreaterThan(BODIES / 10);
      const stored = await everythingUnder(ingest.data);
      for (const secret of SECRETS) expect(stored.includes(secret), secret.slice(0, 4)).toBe(false);
    });
  },
  BODIES * 60 + 60_000,
);
