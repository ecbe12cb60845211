/**
 * Draws the PNGs of the icons from their SVGs, with Chromium: `node build/icons/draw.mjs`. The PNGs are committed,
 * because the app needs them where no browser is. Tray icons are template images: black and alpha only.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright';
import { findChromium } from '../chromium.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const browser = await chromium.launch({ executablePath: findChromium() ?? undefined });

async function draw(svg, name, size, scale) {
  const page = await browser.newPage({ viewport: { width: size, height: size }, deviceScaleFactor: scale });
  const markup = readFileSync(join(here, svg), 'utf8').replace(
    /width="\d+" height="\d+"/,
    `width="${size}" height="${size}"`,
  );
  await page.setContent(`<style>html,body{margin:0;background:transparent}svg{display:block}</style>${markup}`);
  writeFileSync(join(here, name), await page.screenshot({ omitBackground: true }));
  await page.close();
}

for (const state of ['calm', 'attention', 'alert']) {
  await draw(`tray-${state}.svg`, `tray-${state}Template.png`, 18, 1);
  await draw(`tray-${state}.svg`, `tray-${state}Template@2x.png`, 18, 2);
}
await draw('app.svg', 'app.png', 512, 2);
await browser.close();
