import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright';
import type { RunningIngest, startIngest } from '../../ingest/start.mjs';
import { crashBytes } from '../bench/crash-bytes.mjs';
import { triageScenes } from './triage-scenes.ts';

const TOKEN = 'only-for-these-pictures';
/** The Worker’s clock is the machine’s, and it shows the last 30 days: so these pictures are of the day they were taken on. */
export const NOW_MS = new Date().setUTCHours(9, 26, 0, 0);
const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

/** Invented failures: how often each came, for how many days until when, in which versions, and where it stands. */
const failures = [
  {
    symbol: 'StallariDaemon.ProcessManager.spawn',
    times: 41,
    days: 24,
    agoMs: HOUR_MS / 6,
    versions: ['0.44.2', '0.44.3.3'],
    status: 'confirmed',
  },
  { symbol: 'pushAll', times: 23, days: 6, agoMs: HOUR_MS, versions: ['0.44.3.3'], status: 'new' },
  {
    symbol: 'Ledger.balance',
    times: 17,
    days: 29,
    agoMs: 3 * HOUR_MS,
    versions: ['0.43.0', '0.44.1', '0.44.3.3'],
    status: 'regressed',
  },
  {
    symbol: 'VaultIndex.rebuild',
    times: 12,
    days: 11,
    agoMs: 20 * HOUR_MS,
    versions: ['0.44.3.3'],
    status: 'promoted',
  },
  { symbol: 'Pool.grow', times: 8, days: 18, agoMs: 9 * DAY_MS, versions: ['0.43.0', '0.43.1'], status: 'fixed' },
  { symbol: 'DigestMail.render', times: 5, days: 3, agoMs: 2 * DAY_MS, versions: ['0.44.3.3'], status: 'new' },
  { symbol: 'main', times: 2, days: 1, agoMs: 4 * DAY_MS, versions: [], status: 'new' },
] as const;

const utc = (ms: number) => new Date(ms).toISOString().replace(/\.\d+Z$/, 'Z');
const numbered = (seed: number, digits: number) =>
  (seed * 2_654_435_761).toString(16).padStart(digits, '0').slice(-digits);

async function post(ingest: RunningIngest, body: object): Promise<void> {
  const headers = { 'content-type': 'application/json', connection: 'close' };
  const answer = await fetch(`${ingest.url}/v1/reports`, { method: 'POST', headers, body: JSON.stringify(body) });
  if (answer.status !== 202) throw new Error(`A report was answered ${answer.status}.`);
}

/** Real reports through the real Worker; only the days on which they came are put back in D1 afterwards. */
async function fill(ingest: RunningIngest): Promise<void> {
  let seed = 0;
  for (const { symbol, times, days, agoMs, versions, status } of failures) {
    let fingerprint = '';
    for (let time = 0; time < times; time += 1) {
      seed += 1;
      const report = JSON.parse(crashBytes(symbol, `brpt_${numbered(seed, 16)}`).toString()) as {
        fingerprint: string;
        device_id: string;
        crash: object;
      };
      fingerprint = report.fingerprint;
      const version = versions[Math.min(versions.length - 1, Math.floor((time * versions.length) / times))] ?? null;
      // What a sender's older rules left, for the second scrub to find: put together here, and nobody's.
      const message = seed % 17 === 0 ? { message: `No answer for ada@example.com from 198.51.100.${seed % 200}` } : {};
      await post(ingest, {
        ...report,
        device_id: numbered(seed, 32),
        app: { version, component: 'daemon.mcp.stallari-blade' },
        crash: { ...report.crash, ...message },
      });
    }
    const lastMs = NOW_MS - agoMs;
    const share: Record<string, number> = {};
    for (let time = 0; time < times; time += 1) {
      // More of them lately, as it is with most.
      const back = Math.floor(((1 - Math.sqrt((time + 0.5) / times)) * days * 0.999) / 1);
      const day = utc(lastMs - back * DAY_MS).slice(0, 10);
      share[day] = (share[day] ?? 0) + 1;
    }
    const fixed = status === 'fixed' ? `, fixed_in = '0.44.0', fixed_after = '0.43.1'` : '';
    await ingest.query(
      `UPDATE fingerprints SET status = '${status}', first_seen = '${utc(lastMs - (days - 1) * DAY_MS)}', last_seen = '${utc(lastMs)}',
         reported_occurrences = occurrence_count * 3, days = '${JSON.stringify(share)}'${fixed} WHERE fingerprint = '${fingerprint}'`,
    );
    await ingest.query(`UPDATE reports SET received_at = '${utc(lastMs)}' WHERE fingerprint = '${fingerprint}'`);
  }
}

async function untilDead(ingest: RunningIngest): Promise<void> {
  await ingest.sendToTriage({ kind: 'gossip' });
  for (let left = 120; left > 0; left -= 1) {
    if ((await ingest.query('SELECT id FROM dead_letters')).length > 0) break;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  await ingest.query(`UPDATE dead_letters SET at = '${utc(NOW_MS - HOUR_MS)}'`);
}

export interface TriageGallery {
  /** Brings a page to where a scene's picture is taken. */
  readonly stage: (page: Page, name: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** The triage page over a real ingest in workerd, one that is full and one that is empty. */
export async function openTriage(root: string): Promise<TriageGallery> {
  // By its own address: bundled into another file it would not find its migrations.
  const { startIngest: start } = (await import(pathToFileURL(join(root, 'ingest', 'start.mjs')).href)) as {
    startIngest: typeof startIngest;
  };
  const data = await mkdtemp(join(tmpdir(), 'beacon-gallery-'));
  const options = { adminToken: TOKEN, ratePerAddress: 0, ratePerFingerprint: 0 };
  const full = await start({ data: join(data, 'full'), ...options });
  const empty = await start({ data: join(data, 'empty'), ...options });
  await fill(full);
  await untilDead(full);

  const signIn = async (page: Page, token = TOKEN) => {
    await page.getByLabel('Admin token').fill(token);
    await page.getByRole('button', { name: 'Sign In' }).click();
  };
  return {
    async stage(page, name) {
      const scene = triageScenes[name];
      if (scene === undefined) throw new Error(name);
      await page.goto(`${(scene.empty === true ? empty : full).url}/admin`);
      if (scene.token === null) return;
      if (scene.stalls === true) await page.route('**/v1/**', () => undefined);
      await signIn(page, scene.token);
      if (scene.stalls === true || scene.token !== undefined) return;
      await page.getByRole('tab', { name: /^Failures/ }).waitFor();
      if (scene.tab !== undefined) await page.getByRole('tab', { name: scene.tab }).click();
      if (scene.open === true) await page.locator('tbody tr').first().click();
      if (scene.press !== undefined) await page.getByRole('button', { name: scene.press }).click();
      if (scene.gone === true) {
        await page.route('**/v1/**', (route) => route.abort());
        await page.getByRole('button', { name: 'Refresh' }).click();
        await page.getByText(/^The ingest does not answer/).waitFor();
      }
    },
    async close() {
      await Promise.all([full.stop(), empty.stop()]);
      await rm(data, { recursive: true, force: true });
    },
  };
}
