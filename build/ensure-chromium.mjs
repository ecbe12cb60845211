import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { findChromium } from './chromium.mjs';
import { tools } from './run-steps.mjs';

/** Where Playwright's own downloads come from; asked first, because its installer retries for minutes without a network. */
const DOWNLOADS = 'https://cdn.playwright.dev';

/** A Chromium that Playwright can drive: the system's, Playwright's, or one that is installed now. */
export async function ensureChromium(say) {
  const found = findChromium();
  if (found !== null) {
    say(`Chromium: ${found}`);
    return;
  }
  if (await playwrightHasOne()) {
    say('Chromium: the one that Playwright installed');
    return;
  }
  if (await canReach(DOWNLOADS)) {
    say('No Chromium here. Installing Playwright’s: npx playwright install chromium');
    spawnSync(tools.playwright[0], [tools.playwright[1], 'install', 'chromium'], { stdio: 'inherit' });
    if (await playwrightHasOne()) return;
  }
  if (process.platform === 'linux' && existsSync('/usr/bin/apt-get')) {
    const asRoot = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
    const packages = ['chromium', 'fonts-inter', 'fonts-dejavu-core'];
    say(`No Chromium here. Installing Debian’s: apt-get install ${packages.join(' ')}`);
    const apt = (...args) => {
      const [command, ...rest] = [...asRoot, 'apt-get', '-qq', ...args];
      return spawnSync(command, rest, {
        stdio: ['ignore', 'ignore', 'inherit'],
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      });
    };
    apt('update');
    apt('install', '-y', '--no-install-recommends', ...packages);
    if (findChromium() !== null) return;
  }
  say('The end-to-end tests need a Chromium, and none could be installed. Install one, or name it in BEACON_CHROMIUM.');
  process.exit(1);
}

async function playwrightHasOne() {
  const { chromium } = await import('playwright');
  return existsSync(chromium.executablePath());
}

async function canReach(url) {
  try {
    await fetch(url, { method: 'HEAD', signal: AbortSignal.timeout(5000) });
    return true;
  } catch {
    return false;
  }
}
