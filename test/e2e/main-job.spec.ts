import { readdirSync, readFileSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './host.ts';

/** What the processes say of somebody in their errors. None of it may be on the disk, in a window, or in a request. */
const PRIVATE = ['divorce', 'ada@example.com', 'tok-Zx81Qp47Lm92', 'Ledger 2026', 'hunter2-in-the-environment'];

const crashing = (name: string) => `
class SyncError extends Error { name = 'SyncError' }
function pushNote(path) { throw new SyncError('could not push ' + path + ' of ada@example.com, api_key=tok-Zx81Qp47Lm92 ' + process.env.VAULT_TOKEN) }
function pushAll() { pushNote(${JSON.stringify(join(homedir(), 'Notes', 'divorce.md'))}) }
setTimeout(pushAll, 300) // ${name}`;

const python = `
import os, time
def amount(path):
    raise KeyError("no amount in " + path)
def balance():
    return amount(os.path.expanduser("~/Ledger 2026.csv"))
time.sleep(0.3)
balance()
`;

const crasher = (name: string) => ({
  name,
  command: process.execPath,
  args: ['-e', crashing(name)],
  kind: 'daemon',
  component: 'e2e.sync',
  env: { VAULT_TOKEN: 'hunter2-in-the-environment' },
});

const guardian = {
  version: 1,
  poll_interval_ms: 500,
  defaults: {
    grace_s: 1,
    stdin_timeout_s: 0.5,
    stop_timeout_s: 2,
    restart: { max_failures: 3, window_s: 120, backoff_initial_s: 0.5 },
  },
  processes: [
    { name: 'quiet', command: 'sleep', args: ['86123'], kind: 'daemon' },
    {
      name: 'leaker',
      command: process.execPath,
      args: ['-e', 'const kept = []; setInterval(() => kept.push(Buffer.alloc(8 * 1024 * 1024, 1)), 100)'],
      component: 'e2e.leaker',
      rss_mb: 150,
      on_breach: 'stop',
    },
    {
      name: 'spinner',
      command: process.execPath,
      args: ['-e', 'for (;;) {}'],
      component: 'e2e.spinner',
      // It never rests, and on a busy computer it still gets little of it.
      cpu_percent: 5,
      cpu_sustained_s: 3,
      on_breach: 'stop',
    },
    crasher('sync-home'),
    crasher('sync-work'),
    { name: 'ledger', command: 'python3', args: ['-c', python], kind: 'job' },
  ],
};

function* filesBelow(dir: string): Generator<string> {
  for (const entry of readdirSync(dir, { withFileTypes: true })) {
    const path = join(dir, entry.name);
    if (entry.isDirectory()) yield* filesBelow(path);
    else if (entry.isFile()) yield path;
  }
}

test('a process runs away, its owner reads a scrubbed report, approves it, and exactly that arrives', async ({
  startHost,
  ingest,
}) => {
  const host = await startHost({ guardian, config: { endpoint: ingest.url } });
  const requested: string[] = [];
  const watch = (one: Page) => void one.on('request', (request) => requested.push(request.url()));

  // First launch asks, once, with two equal buttons; Return does nothing.
  const { page: asking, card: consent } = await host.consent(watch);
  await expect(consent).toBeVisible();
  await asking.keyboard.press('Enter');
  await expect(consent).toBeVisible();
  await consent.getByRole('button', { name: 'Enable' }).click();
  await expect(consent).toBeHidden();
  const page = await host.open('main', watch);
  expect(JSON.parse(host.cli('telemetry', 'status', '--json').out)).toMatchObject({
    crash_reports: true,
    diagnostics: false,
    review_before_sending: true,
  });
  expect(page.url()).not.toContain('#');

  // The Guardian does its work, and the Fleet shows it.
  const row = (name: string) => page.getByRole('row', { name: new RegExp(`^${name}\\b`) });
  await expect(row('sync-home')).toContainText('Stopped after 3 failures', { timeout: 120_000 });
  await expect(row('sync-work')).toContainText('Stopped after 3 failures', { timeout: 120_000 });
  await expect(row('quiet')).toContainText('Running');
  const status = () =>
    JSON.parse(host.cli('guard', 'status', '--json').out) as {
      processes: {
        name: string;
        state: string;
        last_exit: { stopped_by: string } | null;
        breaker: { failures: number };
      }[];
    };
  const process_ = (name: string) => status().processes.find((one) => one.name === name);
  await expect
    .poll(() => process_('leaker'), { timeout: 120_000 })
    .toMatchObject({ state: 'stopped', last_exit: { stopped_by: 'memory_budget' } });
  await expect
    .poll(() => process_('spinner'), { timeout: 120_000 })
    .toMatchObject({ state: 'stopped', last_exit: { stopped_by: 'cpu_budget' } });
  await expect
    .poll(() => process_('ledger'), { timeout: 120_000 })
    .toMatchObject({ state: 'open', breaker: { failures: 3 } });
  expect(process_('quiet')).toMatchObject({ state: 'running' });

  // Each became one report, counted, scrubbed, in the format of the specification; nothing of it is on the disk in the clear.
  const listed = () =>
    JSON.parse(host.cli('beacon', 'list', '--json').out) as {
      reports: { id: string; component: string; cause: string; occurrences: number; fingerprint: string }[];
    };
  const failures = () => listed().reports.reduce((sum, { occurrences }) => sum + occurrences, 0);
  await expect.poll(failures).toBeGreaterThanOrEqual(9);
  await expect.poll(() => listed().reports.length).toBe(5);
  const { reports } = listed();
  const syncs = reports.filter(({ component }) => component === 'e2e.sync');
  expect(syncs).toHaveLength(2);
  expect(new Set(syncs.map(({ fingerprint }) => fingerprint)).size).toBe(1);
  expect(syncs.map(({ cause, occurrences }) => [cause, occurrences])).toEqual([
    ['crashed with SyncError', 3],
    ['crashed with SyncError', 3],
  ]);
  expect(reports.map(({ component }) => component).sort()).toEqual([
    'e2e.leaker',
    'e2e.spinner',
    'e2e.sync',
    'e2e.sync',
    'local.job',
  ]);
  for (const path of filesBelow(host.home)) {
    if (path.endsWith('guardian.json')) continue;
    const text = readFileSync(path, 'latin1');
    for (const secret of PRIVATE) expect(text, path).not.toContain(secret);
    expect(statSync(path).mode & 0o077, path).toBe(0);
  }

  // The owner reads one.
  await page.getByRole('tab', { name: /^Reports/ }).click();
  await page.getByRole('option', { name: /sync-home/ }).click();
  await expect(page.getByRole('heading', { name: /sync-home crashed with SyncError/ })).toBeVisible();
  const open = syncs.find(
    ({ id }) => JSON.parse(host.cli('beacon', 'inspect', id, '--json').out).local.name === 'sync-home',
  );
  const id = open?.id ?? '';
  const pendingPath = join(host.home, 'pending', `${id}.json`);
  await expect.poll(() => JSON.parse(readFileSync(pendingPath, 'utf8')).occurrences.count).toBe(3);
  expect(JSON.parse(readFileSync(pendingPath, 'utf8')).crash).toMatchObject({
    type: 'unhandled_exception',
    error_class: 'SyncError',
    exit_code: 1,
    stack_trace: expect.arrayContaining(['0: pushNote', '1: Timeout.pushAll']),
  });

  // … leaves the breadcrumbs out, and edits the text itself.
  await page.getByRole('checkbox', { name: /^Breadcrumbs/ }).click();
  await expect.poll(() => JSON.parse(readFileSync(pendingPath, 'utf8')).crash.breadcrumbs).toEqual([]);
  await page.getByRole('tab', { name: /Exactly what will be sent/ }).click();
  const editor = page.locator('.cm-content');
  await expect(editor).toContainText('"report_id"');
  const edited = readFileSync(pendingPath, 'utf8')
    .replace('"1: Timeout.pushAll"', '"1: somethingOfMine"')
    .replace(/"memory_gb": \d+/, '"memory_gb": 0');
  await editor.click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText(edited.replace('"memory_gb": 0', '"memory_gb": "none of your business"'));
  await expect(page.getByText(/memory_gb must be a number; this is text/).first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Approve & Send' })).toBeDisabled();
  await editor.click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText(edited);
  await expect.poll(() => readFileSync(pendingPath, 'utf8')).toBe(edited);

  // … approves it, and exactly that arrives.
  const approved = readFileSync(pendingPath);
  await page.getByRole('button', { name: 'Approve & Send' }).click();
  await expect(page.getByRole('heading', { name: 'Sent, exactly as you approved it' })).toBeVisible();
  expect(await ingest.storedBodies(id)).toEqual([new Uint8Array(approved)]);
  expect(readFileSync(join(host.home, 'sent', `${id}.json`))).toEqual(approved);
  const receipt = JSON.parse(readFileSync(join(host.home, 'sent', `${id}.receipt.json`), 'utf8'));
  expect(receipt).toMatchObject({
    status: 202,
    bytes: approved.length,
    endpoint: ingest.url,
    approval: { mode: 'reviewed' },
  });
  expect(readdirSync(join(host.home, 'pending')).filter((name) => name.startsWith(id))).toEqual([]);
  expect(await ingest.getStats()).toMatchObject({ reports: 1, fingerprints: [{ occurrence_count: 1, status: 'new' }] });

  // The same failure of a differently named process counts 2.
  await page.getByRole('tab', { name: /^Pending/ }).click();
  await page.getByRole('option', { name: /sync-work/ }).click();
  await expect(page.getByRole('heading', { name: /sync-work crashed with SyncError/ })).toBeVisible();
  await page.getByRole('button', { name: 'Approve & Send' }).click();
  await expect(page.getByRole('heading', { name: 'Sent, exactly as you approved it' })).toBeVisible();
  expect(await ingest.getStats()).toMatchObject({
    reports: 2,
    misses: 0,
    fingerprints: [{ fingerprint: open?.fingerprint, occurrence_count: 2, reported_occurrences: 6 }],
  });

  // Nothing else was sent, and everything that was is in the network log; the page asked nobody but its host.
  const network = JSON.parse(host.cli('beacon', 'network', '--json').out) as {
    requests: { url: string; status: number }[];
  };
  expect(network.requests.map(({ url, status }) => [url, status])).toEqual([
    [`${ingest.url}/v1/reports`, 202],
    [`${ingest.url}/v1/reports`, 202],
  ]);
  expect(requested).not.toEqual([]);
  expect(requested.filter((url) => !url.startsWith(`${host.origin}/`))).toEqual([]);
});

test('what the server kept is deleted again with the proof of the receipt', async ({ startHost, ingest }) => {
  const processes = [crasher('sync-home')];
  const host = await startHost({
    guardian: { ...guardian, processes },
    config: { endpoint: ingest.url, consent: { decided_at: '2026-01-01T00:00:00Z', crash_reports: true } },
  });
  // All of its lives have ended: one more while it is approved would make it another report.
  await expect.poll(() => JSON.parse(host.cli('beacon', 'list', '--json').out).reports[0]?.occurrences).toBe(3);
  const page = await host.open();
  await page.getByRole('tab', { name: /^Reports/ }).click();
  await page.getByRole('option', { name: /sync-home/ }).click();
  await page.getByRole('button', { name: 'Approve & Send' }).click();
  await expect(page.getByRole('heading', { name: 'Sent, exactly as you approved it' })).toBeVisible();
  await page.getByRole('button', { name: 'Ask Server to Delete…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: /^Ask/ }).click();
  await expect(page.getByText('The server was asked to delete it').first()).toBeVisible();
  const [name] = readdirSync(join(host.home, 'sent')).filter((one) => one.endsWith('.receipt.json'));
  const id = (name ?? '').replace('.receipt.json', '');
  expect(await ingest.storedBodies(id)).toEqual([]);
  expect(await ingest.getStats()).toMatchObject({ reports: 0 });
});
