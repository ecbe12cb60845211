/**
 * Draws the icons from their SVGs, with Chromium: `node build/icons/draw.mjs`. What it draws is committed, because the
 * app needs it where no browser is. Tray icons are template images: black and alpha only; the app's icon, in every size,
 * comes from one SVG.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright';
import { findChromium } from '../chromium.mjs';
import { icns, icnsSizes } from './icns.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const browser = await chromium.launch({ executablePath: findChromium() ?? undefined });

/** Under 32 px: no band, no sea, a larger lamp. */
const SMALL = '.from-32 { display: none } .lamp { r: 6.6px }';
const PAUSED = 'svg { opacity: 0.4 }';

async function draw(svg, size, scale, style = '') {
  const page = await browser.newPage({ viewport: { width: size, height: size }, deviceScaleFactor: scale });
  const markup = readFileSync(join(here, svg), 'utf8').replace(
    /width="\d+" height="\d+"/,
    `width="${size}" height="${size}"`,
  );
  await page.setContent(`<style>html,body{margin:0;background:transparent}svg{display:block}${style}</style>${markup}`);
  const png = await page.screenshot({ omitBackground: true });
  await page.close();
  return png;
}
const save = (name, bytes) => writeFileSync(join(here, name), bytes);

for (const scale of [1, 2]) {
  const at = scale === 1 ? '' : `@${scale}x`;
  for (const state of ['calm', 'attention', 'alert'])
    save(`tray-${state}Template${at}.png`, await draw(`tray-${state}.svg`, 18, scale));
  save(`tray-pausedTemplate${at}.png`, await draw('tray-calm.svg', 18, scale, PAUSED));
}
const sizes = new Map();
for (const size of new Set(Object.values(icnsSizes)))
  sizes.set(size, await draw('app.svg', size, 1, size < 32 ? SMALL : ''));
save('app.png', sizes.get(1024));
save(
  'app.icns',
  icns((size) => sizes.get(size)),
);
await browser.close();
