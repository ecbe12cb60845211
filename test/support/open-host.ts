import { type Host, openHost } from '../../src-main/host.ts';
import type { HostOptions } from '../../src-main/host-shape.ts';
import { plainEnv } from './cli.ts';

/** A real host over a home, in this process; without a window, a person or a Mac's folders unless they are given. */
export async function hostIn(
  home: string,
  { env = {}, ...more }: Partial<Omit<HostOptions, 'env'>> & { readonly env?: Record<string, string> } = {},
): Promise<Host> {
  const opened = await openHost({
    env: plainEnv(home, env),
    kind: 'headless',
    demo: false,
    show: () => undefined,
    say: () => undefined,
    freshLink: async () => undefined,
    notify: () => undefined,
    startDemo: async () => ({ kind: 'failed', message: 'none' }),
    quit: () => undefined,
    crashReportDirs: [],
    ...more,
  });
  if (opened.kind !== 'host') throw new Error(`no host: ${opened.kind}`);
  return opened.host;
}
