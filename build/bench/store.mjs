import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { mkdir, open, rename } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importSources } from '../sources.mjs';
import { ratios, row } from './pairs.mjs';

const FILES_A_REPORT = 3;
const SENT_AT_ONCE = 20;

/**
 * Writing a captured report (three files, each flushed and renamed, under a lock that other processes see), next to
 * writing as many bytes the same way without any of that; and draining 20 approved reports, next to 20 bare requests.
 */
export async function benchStore() {
  const { openWorld, openDesk, crashReport, localFile, Settings, nodeDigest } = await importSources(`
    export { openWorld } from './src-main/world.ts'; export { openDesk } from './src-main/desk.ts';
    export { crashReport, localFile } from './test/support/reports.ts';
    export { Settings } from '@contract/settings.ts'; export { nodeDigest } from '@adapters/system-clock.ts';`);
  const dir = mkdtempSync(join(tmpdir(), 'beacon-bench-'));
  const bodies = [];
  const server = createServer((request, response) => {
    request.on('data', () => undefined);
    request.on('end', () => {
      bodies.push(1);
      response.writeHead(202).end();
    });
  });
  try {
    await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
    const endpoint = `http://127.0.0.1:${server.address().port}`;
    const home = (name) => ({ BEACON_HOME: join(dir, name), HOME: dir, STALLARI_TELEMETRY: 'on' });
    const retention = { ...Settings.parse({}).retention, pending_max: 10_000, pending_mb: 1000 };
    let number = 0;
    const put = async (world) => {
      number += 1;
      const id = `brpt_${number.toString(16).padStart(16, '0')}`;
      await world.store.create(crashReport({ report_id: id }), localFile({ report_id: id }), retention);
      return id;
    };

    // One home for each write: the caps read what is there, and an empty one is what the baseline has, too.
    const writing = async () => {
      const world = openWorld(home(`write-${number}`));
      await put(world);
    };
    await writing();
    const id = 'brpt_0000000000000001';
    const texts = ['', '.original', '.local'].map((ending) =>
      readFileSync(join(dir, 'write-0', 'pending', `${id}${ending}.json`)),
    );
    let bare = 0;
    const bareWriting = async () => {
      bare += 1;
      const folder = join(dir, `bare-${bare}`);
      await mkdir(folder);
      for (let at = 0; at < FILES_A_REPORT; at += 1) await bareWrite(folder, `${at}.json`, texts[at]);
    };

    const world = openWorld(home('send'));
    const { outbox } = openDesk(world);
    await world.settings.update((saved) => ({
      ...saved,
      endpoint,
      consent: { ...saved.consent, crash_reports: true, decided_at: '2026-01-01T00:00:00Z' },
    }));
    const approve = async () => {
      for (let left = SENT_AT_ONCE; left > 0; left -= 1) {
        const one = await put(world);
        const { sha256 } = await world.store.get(one);
        const approval = { endpoint, approved_at: '2026-04-03T09:21:00Z', mode: 'reviewed', wording_version: 1 };
        await world.store.approve(one, { ...approval, sha256: sha256 ?? nodeDigest.sha256Hex('') });
      }
    };
    const drains = [];
    const fetches = [];
    for (let round = 0; round < 7; round += 1) {
      await approve();
      const before = bodies.length;
      drains.push(await timed(() => outbox.drain()));
      if (bodies.length - before !== SENT_AT_ONCE)
        throw new Error(`${bodies.length - before} of ${SENT_AT_ONCE} were sent`);
      fetches.push(
        await timed(async () => {
          for (let left = SENT_AT_ONCE; left > 0; left -= 1) {
            await fetch(`${endpoint}/v1/reports`, { method: 'POST', body: texts[0] });
            // What a receipt costs at least: the bytes and a line about them.
            await bareWrite(dir, 'sent.json', texts[0]);
            await bareWrite(dir, 'receipt.json', texts[2]);
          }
        }),
      );
    }
    const measured = await ratios(writing, bareWriting, { rounds: 31, warmup: 3 });
    const sent = drains.map((ms, at) => ({ ratio: ms / fetches[at], a: ms, b: fetches[at] }));
    const middle = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
    return [
      row('a captured report to disk', measured, 'its 3 files, written, flushed and renamed bare'),
      row(
        `drain of ${SENT_AT_ONCE} approved reports`,
        {
          ratio: {
            median: middle(sent.map(({ ratio }) => ratio)),
            low: Math.min(...sent.map(({ ratio }) => ratio)),
            high: Math.max(...sent.map(({ ratio }) => ratio)),
          },
          aMs: middle(drains),
          bMs: middle(fetches),
        },
        'as many bare fetches, each with 2 files flushed and renamed',
      ),
    ];
  } finally {
    server.closeAllConnections();
    server.close();
    rmSync(dir, { recursive: true, force: true });
  }
}

async function bareWrite(folder, name, bytes) {
  const file = await open(join(folder, `.${name}`), 'w');
  await file.writeFile(bytes);
  await file.sync();
  await file.close();
  await rename(join(folder, `.${name}`), join(folder, name));
  const at = await open(folder, 'r');
  await at.sync();
  await at.close();
}

async function timed(run) {
  const start = performance.now();
  await run();
  return performance.now() - start;
}
