import { mkdir, readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { type BrowserContext, chromium, type Page } from 'playwright';
import { build } from 'vite';
import { FAKE_NOW_MS } from '../../test/support/fake-bridge.ts';
import { type Scene, type Step, scenes } from './scenes.ts';

/**
 * Takes a picture of every scene, light and dark, and runs axe on it. `npm run gallery`, or from the root of a checkout:
 *
 *   npx esbuild build/gallery/shoot.ts --bundle --platform=node --format=esm --packages=external --outfile=out/shoot.mjs
 *   node out/shoot.mjs [--out DIR] [--only substring] [--no-axe] [--font Inter]
 *
 * Exits 1 on a violation, an error on the console, a broken policy or a page wider than its window.
 */
const root = process.cwd();
const argument = (name: string) => {
  const at = process.argv.indexOf(name);
  return at < 0 ? undefined : process.argv[at + 1];
};
const out = argument('--out') ?? '/tmp/gallery';
const only = argument('--only') ?? '';
/** Stands in for San Francisco where there is none. */
const font = argument('--font');
const withAxe = !process.argv.includes('--no-axe');
/** The policy the hosts send: one nonce for CodeMirror's style element, nothing inline besides. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-gallery'; img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
const types: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };

async function serve(dir: string): Promise<{ readonly url: string; readonly close: () => void }> {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://gallery').pathname;
    readFile(join(dir, path === '/' ? 'index.html' : path)).then(
      (body) => {
        response.writeHead(200, {
          'content-type': types[extname(path)] ?? 'text/html',
          'content-security-policy': POLICY,
        });
        response.end(body);
      },
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { url: `http://127.0.0.1:${port}`, close: () => server.close() };
}

async function play(page: Page, step: Step): Promise<void> {
  if ('press' in step) return page.keyboard.press(step.press);
  if ('type' in step) return page.keyboard.type(step.type);
  if ('wait' in step) return page.waitForTimeout(step.wait);
  const role = ('click' in step ? step.click : step.hover) as Parameters<Page['getByRole']>[0];
  const name = step.name ?? '';
  const exact = page.getByRole(role, { name, exact: true });
  const found = (await exact.count()) > 0 ? exact.first() : page.getByRole(role, { name }).first();
  const listed = role === 'listitem' ? page.getByRole('listitem').filter({ hasText: name }).first() : found;
  if ('hover' in step) return listed.hover();
  return found.click();
}

async function shoot(context: BrowserContext, url: string, name: string, scene: Scene, file: string) {
  const page = await context.newPage();
  const said: string[] = [];
  page.on('console', (message) => message.type() === 'error' && said.push(message.text()));
  page.on('pageerror', (error) => said.push(String(error)));
  const [width, height] = scene.size ?? [1080, 720];
  await page.setViewportSize({ width, height });
  await page.clock.setFixedTime(FAKE_NOW_MS);
  await page.goto(`${url}/#${name}`);
  if (font !== undefined) {
    // Through the object model: the policy refuses a style element without its nonce, as it should.
    await page.evaluate((name) => document.documentElement.style.setProperty('--font', name), font);
  }
  await page.waitForTimeout(250);
  for (const step of scene.script ?? []) await play(page, step);
  await page.waitForTimeout(350);
  await page.screenshot({ path: file, animations: 'disabled' });
  const problems = [...said];
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
  if (overflow) problems.push('the page is wider than its window');
  if (withAxe) {
    const { violations } = await new AxeBuilder({ page }).analyze();
    for (const { id, nodes } of violations) {
      problems.push(`axe ${id}: ${nodes.map(({ target, failureSummary }) => `${target} ${failureSummary?.split('\n')[1] ?? ''}`).join(' | ')}`);
    }
  }
  await page.close();
  return problems;
}

await build({ configFile: join(root, 'build/gallery/vite.config.ts'), logLevel: 'warn' });
const server = await serve(join(root, 'out/gallery'));
await mkdir(out, { recursive: true });
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
let bad = 0;
for (const colorScheme of ['light', 'dark'] as const) {
  const context = await browser.newContext({
    colorScheme,
    deviceScaleFactor: 2,
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    reducedMotion: 'no-preference',
    bypassCSP: false,
  });
  for (const [name, scene] of Object.entries(scenes)) {
    if (!name.includes(only)) continue;
    const problems = await shoot(context, server.url, name, scene, join(out, `${name}-${colorScheme}.png`)).catch(
      (error: unknown) => [String(error).split('\n').slice(0, 4).join(' ')],
    );
    for (const problem of problems) console.log(`${name} ${colorScheme}: ${problem}`);
    bad += problems.length;
  }
  await context.close();
}
await browser.close();
server.close();
console.log(bad === 0 ? 'Every scene is clean.' : `${bad} problems.`);
process.exitCode = bad === 0 ? 0 : 1;
