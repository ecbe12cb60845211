import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Page } from '@playwright/test';
import type { RunningShell } from './host.ts';

export interface HeadlessOptions {
  readonly cli: string;
  readonly env: Readonly<Record<string, string>>;
  readonly args: readonly string[];
  /** The test's own page, still empty. */
  readonly page: Page;
}

/** `beacon serve`, and its windows in the one page of a Chromium. */
export async function startHeadless({ cli, env, args, page }: HeadlessOptions): Promise<RunningShell> {
  const child = spawn(process.execPath, [cli, 'beacon', 'serve', '--json', '--no-open', ...args], {
    env: { ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const line = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).once('line', resolve);
    child.once('exit', (code) => reject(new Error(`the host ended with ${code}`)));
  });
  const { url, pid, home } = JSON.parse(line) as { url: string; pid: number; home: string };
  const { origin } = new URL(url);
  const main = async (watch?: (page: Page) => void) => {
    // A link is good for one use; what follows is the same page.
    if (!page.url().startsWith(origin)) {
      watch?.(page);
      await page.goto(url);
    }
    return page;
  };
  return {
    process: child,
    home,
    pid,
    origin,
    url,
    async open(name = 'main', watch) {
      await main(watch);
      if (name !== 'main') {
        await page.getByRole('button', { name: name === 'settings' ? 'Settings' : 'Send Feedback' }).click();
      }
      return page;
    },
    shown: async () => page,
    async consent(watch) {
      await main(watch);
      return { page, card: page.getByRole('dialog', { name: 'Help improve Stallari' }) };
    },
    followLink: async () => {
      throw new Error('Only the app is reached by links: tag the spec @electron.');
    },
    async stop() {
      child.kill('SIGTERM');
      await new Promise((resolve) => child.once('exit', resolve));
    },
  };
}
