import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, relative } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { type BrowserContext, chromium, type Page } from 'playwright';
import sharp from 'sharp';
import { build } from 'vite';
import { FAKE_NOW_MS } from '../../test/support/fake-bridge.ts';
import { findChromium } from '../chromium.mjs';
import { everyScene, galleryFiles, galleryPage } from './page.ts';
import { type Step, scenes } from './scenes.ts';
import { NOW_MS, openTriage } from './triage.ts';
import { triageScenes } from './triage-scenes.ts';

/**
 * Takes a picture of every scene, light and dark, and runs axe on it. Run by gallery.mjs, from the root of a checkout.
 * Exits 1 on a violation, an error on the console, a broken policy or a page wider than its window.
 */
const root = process.cwd();
const argument = (name: string) => {
  const at = process.argv.indexOf(name);
  return at < 0 ? undefined : process.argv[at + 1];
};
const out = argument('--out') ?? 'docs/gallery';
const only = (argument('--only') ?? '').split(',');
/** Stands in for San Francisco where there is none; what is not installed either is passed over. */
const font = argument('--font') ?? 'Inter, system-ui';
/** Every scene at this size instead of its own, the pictures named with it: `--size 360x740`. */
const [, asked] = /^(\d+x\d+)$/.exec(argument('--size') ?? '') ?? [];
/** Pages that are open at a time. */
const CAMERAS = 4;
const withAxe = !process.argv.includes('--no-axe');
/** The policy the hosts send: one nonce for CodeMirror's style element, nothing inline besides. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-gallery'; img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
const types: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };

/** Serves the bundle from memory: whoever builds meanwhile may empty the folder. */
async function serve(dir: string): Promise<{ readonly url: string; readonly close: () => void }> {
  const names = await readdir(dir, { recursive: true, withFileTypes: true });
  const files = new Map<string, Buffer>();
  for (const file of names.filter((one) => one.isFile())) {
    const path = join(file.parentPath, file.name);
    files.set(`/${relative(dir, path)}`, await readFile(path));
  }
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://gallery').pathname;
    const name = path === '/' ? '/index.html' : path;
    const body = files.get(name);
    if (body === undefined) return void response.writeHead(404).end();
    response.writeHead(200, {
      'content-type': types[extname(name)] ?? 'application/octet-stream',
      'content-security-policy': POLICY,
    });
    response.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { url: `http://127.0.0.1:${port}`, close: () => server.close() };
}

async function play(page: Page, step: Step): Promise<void> {
  if ('press' in step) {
    for (let time = 0; time < (step.times ?? 1); time += 1) await page.keyboard.press(step.press);
    return;
  }
  if ('type' in step) return page.keyboard.type(step.type);
  if ('wait' in step) return page.waitForTimeout(step.wait);
  if ('file' in step) {
    // Any picture will do; one of the window itself is at hand.
    const buffer = await page.screenshot();
    await page.setInputFiles('input[type="file"]', { name: 'window.png', mimeType: 'image/png', buffer });
    return;
  }
  const role = ('click' in step ? step.click : step.hover) as Parameters<Page['getByRole']>[0];
  const name = step.name ?? '';
  const exact = page.getByRole(role, { name, exact: true });
  const found = (await exact.count()) > 0 ? exact.first() : page.getByRole(role, { name }).first();
  const listed = role === 'listitem' ? page.getByRole('listitem').filter({ hasText: name }).first() : found;
  if ('hover' in step) return listed.hover();
  return found.click();
}

/** What a picture is of: `stage` brings the page there. */
interface Shot {
  readonly name: string;
  readonly size: readonly number[];
  readonly stage: (page: Page) => Promise<void>;
  readonly nowMs?: number;
  /** What may be said on the console all the same. */
  readonly expected?: RegExp;
}

async function shoot(
  context: BrowserContext,
  { name, size, stage, expected, nowMs = FAKE_NOW_MS }: Shot,
  file: string,
) {
  const page = await context.newPage();
  const said: string[] = [];
  page.on(
    'console',
    (message) => message.type() === 'error' && !expected?.test(message.text()) && said.push(message.text()),
  );
  page.on('pageerror', (error) => said.push(String(error)));
  const [width = 1080, height = 720] = asked?.split('x').map(Number) ?? size;
  await page.setViewportSize({ width, height });
  await page.clock.setFixedTime(nowMs);
  await stage(page);
  // Through the object model: the policy refuses a style element without its nonce, as it should.
  await page.evaluate((name) => document.documentElement.style.setProperty('--font', name), font);
  await page.waitForTimeout(250);
  for (const step of scenes[name]?.script ?? []) await play(page, step);
  await page.waitForTimeout(350);
  const picture = await page.screenshot({ animations: 'disabled' });
  // A palette is enough for a window, and not half the size. With less quality small marks lose their red and green: of
  // 93,786 coloured points in 12 pictures 1,450 turn grey at 80, 278 at 90, 47 at 93.
  await sharp(picture).png({ palette: true, quality: 93, dither: 0, effort: 8, compressionLevel: 9 }).toFile(file);
  const problems = [...said];
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
  if (overflow) problems.push('the page is wider than its window');
  if (withAxe) {
    const { violations } = await new AxeBuilder({ page })
      // Focus guards of an open menu: hidden from screen readers, and they hand the focus on at once.
      .exclude('[data-base-ui-focus-guard]')
      .analyze();
    for (const { id, nodes } of violations) {
      problems.push(
        `axe ${id}: ${nodes.map(({ target, failureSummary }) => `${target} ${failureSummary?.split('\n')[1] ?? ''}`).join(' | ')}`,
      );
    }
  }
  await page.close();
  return problems;
}

await build({ configFile: join(root, 'build/gallery/vite.config.ts'), logLevel: 'warn' });
const server = await serve(join(root, 'out/gallery'));
await mkdir(out, { recursive: true });
const chromiumPath = findChromium();
const browser = await chromium.launch({
  ...(chromiumPath === null ? {} : { executablePath: chromiumPath }),
  args: ['--no-sandbox'],
});
let bad = 0;
const wanted = (name: string) => only.some((part) => name.includes(part));
const triage = Object.keys(triageScenes).some(wanted) ? await openTriage(root) : null;
const chosen: Shot[] = [
  ...Object.entries(scenes).map(([name, scene]) => ({
    name,
    size: scene.size ?? [],
    stage: async (page: Page) => void (await page.goto(`${server.url}/#${name}`)),
  })),
  ...Object.entries(triageScenes).map(([name, scene]) => ({
    name,
    size: scene.size ?? [],
    stage: (page: Page) => triage?.stage(page, name) ?? Promise.resolve(),
    nowMs: NOW_MS,
    // The browser's own line about an answer that the scene is about.
    ...(scene.token !== undefined || scene.gone === true ? { expected: /Failed to load resource/ } : {}),
  })),
].filter(({ name }) => wanted(name));
const suffix = asked === undefined ? '' : `-${asked}`;
for (const colorScheme of ['light', 'dark'] as const) {
  const waiting = [...chosen];
  const camera = async () => {
    // One each: the clock belongs to a context.
    const context = await browser.newContext({
      colorScheme,
      deviceScaleFactor: 1.5,
      locale: 'en-GB',
      timezoneId: 'Europe/Berlin',
      reducedMotion: 'no-preference',
      bypassCSP: false,
    });
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const { name } = next;
      const file = join(out, `${name}${suffix}-${colorScheme}.png`);
      const problems = await shoot(context, next, file).catch((error: unknown) => [
        String(error).split('\n').slice(0, 4).join(' '),
      ]);
      for (const problem of problems) console.log(`${name} ${colorScheme}: ${problem}`);
      bad += problems.length;
    }
    await context.close();
  };
  // Most of a scene is waiting for it to come to rest.
  await Promise.all(Array.from({ length: CAMERAS }, camera));
}
await browser.close();
server.close();
await triage?.close();
if (out === 'docs/gallery' && asked === undefined) {
  const known = new Set(galleryFiles(everyScene));
  for (const name of await readdir(out)) if (!known.has(name)) await rm(join(out, name));
  await writeFile(join(out, 'README.md'), galleryPage(everyScene));
}
console.log(bad === 0 ? 'Every scene is clean.' : `${bad} problems.`);
process.exitCode = bad === 0 ? 0 : 1;
