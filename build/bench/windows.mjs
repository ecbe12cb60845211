import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { chromium } from '@playwright/test';
import { findChromium } from '../chromium.mjs';
import { ensureBuilt } from '../ensure.mjs';
import { root } from '../run-steps.mjs';
import { importSources } from '../sources.mjs';
import { row, spread } from './pairs.mjs';

const REPORTS = 10_000;
const ROUNDS = 11;
const KEYS = 200;
const EDITOR_BYTES = 64 * 1024;
/** A task above this is one that a person can feel. Source: W3C Long Tasks. */
const LONG_TASK_MS = 50;

/**
 * The windows in a real Chromium, against a real host: the list of 10,000 reports to first paint, next to an empty list,
 * page after page in turn; what scrolling it from end to end costs; and 200 keys typed into a text of 64 KiB, each until
 * it is painted, next to the same keys typed into a report of a few lines.
 */
export async function benchWindows() {
  await ensureBuilt(['program', 'windows']);
  const dir = mkdtempSync(join(tmpdir(), 'beacon-bench-windows-'));
  const ending = [];
  try {
    const { crashReport, localFile, printReport } = await importSources(`
      export { crashReport, localFile } from './test/support/reports.ts'; export { printReport } from '@core/report/fit.ts';`);
    const put = (home, report) => {
      const text = printReport(report);
      const id = report.report_id;
      const local = localFile({ report_id: id, occurrences: report.occurrences, captured_at: report.timestamp });
      writeFileSync(join(home, 'pending', `${id}.json`), text, { mode: 0o600 });
      writeFileSync(join(home, 'pending', `${id}.original.json`), text, { mode: 0o600 });
      writeFileSync(join(home, 'pending', `${id}.local.json`), JSON.stringify(local), { mode: 0o600 });
    };
    const newHome = (name) => {
      const home = join(dir, name);
      mkdirSync(join(home, 'pending'), { recursive: true, mode: 0o700 });
      writeFileSync(join(home, 'config.json'), JSON.stringify({ consent: { decided_at: '2026-01-01T00:00:00Z' } }));
      return home;
    };
    const empty = newHome('empty');
    const full = newHome('full');
    for (let n = 0; n < REPORTS; n += 1) put(full, numbered(crashReport, n));
    const small = newHome('small');
    put(small, numbered(crashReport, 0));
    const large = newHome('large');
    put(large, filled(crashReport, printReport));

    const executablePath = findChromium();
    const browser = await chromium.launch({
      ...(executablePath === null ? {} : { executablePath }),
      args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    });
    ending.push(() => browser.close());
    const open = async (home) => {
      const host = await startHost(home);
      ending.push(host.stop);
      const page = await browser.newPage({ viewport: { width: 1080, height: 720 } });
      await page.addInitScript(watchPage);
      await page.goto(host.url);
      await page.getByRole('tab', { name: /^Reports/ }).waitFor({ timeout: 120_000 });
      await page.goto(`${new URL(host.url).origin}/?view=reports`);
      return page;
    };
    const [emptyPage, fullPage] = [await open(empty), await open(full)];
    const first = async (page) => {
      await page.reload();
      return page.evaluate(() => globalThis.firstPaint);
    };
    const pairs = [];
    for (let round = -2; round < ROUNDS; round += 1) {
      const [a, b] = [await first(fullPage), await first(emptyPage)];
      if (round >= 0) pairs.push({ ratio: a / b, a, b });
    }
    const scrolled = await scrollThrough(fullPage);
    await fullPage.close();
    await emptyPage.close();

    const [largePage, smallPage] = [await open(large), await open(small)];
    const typed = { large: [], small: [] };
    for (const page of [largePage, smallPage]) await openEditor(page);
    for (let done = 0; done < KEYS; done += 20) {
      typed.large.push(...(await type(largePage, 20)));
      typed.small.push(...(await type(smallPage, 20)));
    }
    const middle = (list, key) => spread(list.map((one) => one[key])).median;
    const keys = typed.large.map((ms, at) => ({ ratio: ms / typed.small[at], a: ms, b: typed.small[at] }));
    const p95 = (list) => [...list].sort((x, y) => x - y)[Math.floor(list.length * 0.95)];
    const asRow = (list) => ({
      ratio: spread(list.map(({ ratio }) => ratio)),
      aMs: middle(list, 'a'),
      bMs: middle(list, 'b'),
    });
    return [
      row(`list of ${REPORTS} reports, reload to first paint`, asRow(pairs), 'the same page with no report', {
        goal: '1.5',
        beyond: '1.1',
      }),
      plain(`scrolling ${REPORTS} rows end to end: the longest task`, `${scrolled.longest.toFixed(0)} ms`, {
        against: `${scrolled.steps} screens, ${scrolled.long} tasks over ${LONG_TASK_MS} ms`,
        goal: 'under 1 s',
      }),
      row(
        `a key in a text of ${EDITOR_BYTES / 1024} KiB, pressed to painted`,
        asRow(keys),
        'the same in a short report',
      ),
      plain('the same, the slowest 5 %', `${p95(typed.large).toFixed(1)} / ${p95(typed.small).toFixed(1)} ms`, {
        against: `${KEYS} keys each`,
      }),
    ];
  } finally {
    for (const end of ending.reverse()) await end().catch(() => undefined);
    rmSync(dir, { recursive: true, force: true });
  }
}

const plain = (what, value, { against, goal = '' }) => ({
  what,
  against,
  ratio: '',
  'p10 to p90': '',
  'ms (noisy)': value,
  'at least': goal,
  beyond: '',
});

function numbered(crashReport, n) {
  const at = new Date(Date.parse('2026-04-03T09:15:00Z') - n * 60_000).toISOString().replace('.000Z', 'Z');
  return crashReport({
    report_id: `brpt_${(n + 1).toString(16).padStart(16, '0')}`,
    timestamp: at,
    app: { version: '0.44.3', component: `job.indexer-${n % 40}` },
    occurrences: { count: 1 + (n % 5), first_at: at, last_at: at },
    fingerprint: n.toString(16).padStart(64, '0'),
  });
}

/** As much as a report holds: 20 frames, 100 breadcrumbs with their texts, and log lines up to 64 KiB. */
function filled(crashReport, printReport) {
  const words = 'the indexer read another page of the calendar and waited for the daemon ';
  const build = (lines) =>
    crashReport(
      { report_id: 'brpt_00000000000000aa' },
      {
        stack_trace: Array.from({ length: 20 }, (_, n) => `${n}: ${'step'.repeat(80)}${n}`),
        breadcrumbs: Array.from({ length: 100 }, (_, n) => ({
          t: n - 100,
          event: 'started',
          detail: `pid=${n}`,
          text: words.repeat(3).slice(0, 190),
        })),
        message: words.repeat(7).slice(0, 490),
        log_tail: Array.from({ length: lines }, () => words.repeat(6).slice(0, 395)),
      },
    );
  const size = (report) => Buffer.byteLength(printReport(report));
  let lines = 50;
  while (lines > 1 && size(build(lines)) > EDITOR_BYTES - 400) lines -= 1;
  return build(lines);
}

/** In the page: when the list, or what stands for an empty one, was painted; and every long task. */
function watchPage() {
  globalThis.longTasks = [];
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) globalThis.longTasks.push(duration);
  }).observe({ entryTypes: ['longtask'] });
  globalThis.firstPaint = new Promise((resolve) => {
    const look = () => {
      const there = document.querySelector('.list [role="option"], .detail.none h2, .detail.none h3') !== null;
      if (!there) return false;
      // After the frame that holds it.
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve(performance.now());
        port2.postMessage(null);
      });
      return true;
    };
    const watch = new MutationObserver(() => look() && watch.disconnect());
    watch.observe(document, { childList: true, subtree: true });
  });
}

function scrollThrough(page) {
  return page.evaluate(async () => {
    const scroller = document.querySelector('.list-scroll');
    // All of it has to be there before it can be scrolled to its end.
    while (scroller.scrollHeight < 10_000 * 50) await new Promise((done) => setTimeout(done, 100));
    await new Promise((done) => setTimeout(done, 500));
    globalThis.longTasks.length = 0;
    let steps = 0;
    for (let at = 0; at < scroller.scrollHeight; at += scroller.clientHeight * 4) {
      scroller.scrollTop = at;
      steps += 1;
      await new Promise((done) => requestAnimationFrame(done));
    }
    await new Promise((done) => setTimeout(done, 500));
    return { steps, long: globalThis.longTasks.length, longest: Math.max(0, ...globalThis.longTasks) };
  });
}

async function openEditor(page) {
  await page.getByRole('option').first().click();
  await page.getByRole('tab', { name: 'Exactly what will be sent' }).click();
  await page.getByRole('textbox', { name: /^Report,/ }).focus();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('ArrowDown');
  await page.evaluate(() => {
    globalThis.painted = [];
    document.addEventListener(
      'keydown',
      () => {
        const began = performance.now();
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => globalThis.painted.push(performance.now() - began);
          port2.postMessage(null);
        });
      },
      true,
    );
  });
}

/** Real keys, at the pace of somebody quick. */
async function type(page, count) {
  await page.bringToFront();
  await page.evaluate(() => {
    globalThis.painted.length = 0;
  });
  for (let n = 0; n < count; n += 1) {
    await page.keyboard.press('Space');
    await page.waitForTimeout(70);
  }
  await page.waitForFunction((wanted) => globalThis.painted.length >= wanted, count);
  return page.evaluate(() => [...globalThis.painted]);
}

function startHost(home) {
  const child = spawn(process.execPath, [join(root, 'out', 'cli.mjs'), 'beacon', 'serve', '--json', '--no-open'], {
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      TMPDIR: tmpdir(),
      BEACON_HOME: home,
      STALLARI_TELEMETRY: 'on',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  return new Promise((resolve, reject) => {
    createInterface({ input: child.stdout }).once('line', (line) =>
      resolve({
        ...JSON.parse(line),
        stop: async () => {
          child.kill('SIGTERM');
          await ended;
        },
      }),
    );
    ended.then((code) => reject(new Error(`the host ended with ${code}`)));
  });
}
