/**
 * `npm run screenshots`: the pictures of README, taken from the real thing: the demo fleet, a real Chromium and the
 * ingest in workerd. Light and dark, into docs/screenshots/.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { chromium } from 'playwright';
import { startIngest } from '../ingest/start.mjs';
import { findChromium } from './chromium.mjs';
import { ensureBuilt } from './ensure.mjs';
import { root } from './run-steps.mjs';

const folder = join(root, 'docs', 'screenshots');
mkdirSync(folder, { recursive: true });
await ensureBuilt(['program', 'windows']);
const data = mkdtempSync(join(tmpdir(), 'beacon-screenshots-'));
const ingest = await startIngest({ data });
const browser = await chromium.launch({
  executablePath: findChromium() ?? undefined,
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});

try {
  for (const colorScheme of ['light', 'dark']) await shoot(colorScheme);
} finally {
  await browser.close();
  await ingest.stop();
  rmSync(data, { recursive: true, force: true });
}

async function shoot(colorScheme) {
  const env = { ...process.env, BEACON_ENDPOINT: ingest.url, STALLARI_TELEMETRY: 'on' };
  const host = spawn(
    process.execPath,
    [join(root, 'out', 'cli.mjs'), 'beacon', 'serve', '--demo', '--json', '--no-open'],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
      env,
    },
  );
  const line = await new Promise((resolve) => createInterface({ input: host.stdout }).once('line', resolve));
  const page = await browser.newPage({ viewport: { width: 1080, height: 720 }, deviceScaleFactor: 2, colorScheme });
  const picture = async (name) => {
    await page.mouse.move(540, 715);
    await page.waitForTimeout(600);
    await page.screenshot({ path: join(folder, `${name}-${colorScheme}.png`) });
  };
  const row = (name) => page.getByRole('row', { name: new RegExp(`^${name}\\b`) });
  try {
    await page.goto(JSON.parse(line).url);
    // Close to San Francisco, where that is not installed.
    await page.evaluate(() => {
      document.documentElement.style.setProperty('--font', 'Inter, system-ui');
      document.documentElement.style.setProperty('--mono', '"DejaVu Sans Mono", monospace');
    });
    await page.getByRole('dialog', { name: 'Help improve Stallari' }).waitFor();
    await picture('consent');
    await page.getByRole('button', { name: 'Enable' }).click();
    await row('crasher-python').getByText('Stopped after').waitFor({ timeout: 90_000 });
    await row('spinner').getByText('Stopped over its CPU').waitFor({ timeout: 90_000 });
    // Long enough for the sparklines of the last ten minutes to be seen.
    await page.waitForTimeout(150_000);
    await picture('fleet');
    await page.getByRole('tab', { name: /^Reports/ }).click();
    await page.getByRole('option', { name: /crasher-node/ }).click();
    await page.getByRole('tab', { name: 'Summary' }).waitFor();
    await picture('report');
    await page.getByRole('tab', { name: 'Exactly what will be sent' }).click();
    await picture('report-exact');
    await page.getByRole('tab', { name: /What was taken out/ }).click();
    await picture('report-taken');
    await page.getByRole('button', { name: 'Approve & Send' }).click();
    await page.getByRole('heading', { name: 'Sent, exactly as you approved it' }).waitFor();
    await page.waitForTimeout(7000);
    await picture('receipt');
  } finally {
    await page.close();
    host.kill('SIGTERM');
    await new Promise((resolve) => host.once('exit', resolve));
  }
}
