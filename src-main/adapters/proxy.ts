import { execFile } from 'node:child_process';
import type { Agent } from 'node:http';
import { chooseSystemProxy, chosenProxy, type ProxyChoice, readScutil } from '@core/proxy.ts';

/** How a request leaves this Mac: straight, through a proxy, or not at all, because Beacon does not speak to that proxy. */
export type Way = { readonly kind: 'direct' | 'unsupported' } | { readonly kind: 'proxy'; readonly agent: Agent };

export type ProxyFinder = (target: URL) => Promise<Way>;

const VARIABLES = ['https_proxy', 'all_proxy', 'HTTPS_PROXY', 'ALL_PROXY'] as const;

/**
 * HTTPS_PROXY, ALL_PROXY and NO_PROXY of the environment, in either case; without them, on macOS, the proxy of the
 * system. Loaded on first need: most Macs have neither. Only ever asked for https: http stays on this machine.
 */
export function proxyFinder(
  platform: string = process.platform,
  scutil: () => Promise<string> = runScutil,
): ProxyFinder {
  return async (target) => {
    const set = VARIABLES.map((name) => process.env[name]?.trim() ?? '').find((value) => value !== '');
    if (set !== undefined) {
      const { getProxyForUrl } = await import('proxy-from-env');
      const url = getProxyForUrl(target.href);
      // `proxy.example.com:3128` means http to everybody but that package.
      return through(chosenProxy(set.includes('://') ? url : url.replace(/^https:/, 'http:')));
    }
    if (platform !== 'darwin') return { kind: 'direct' };
    // With every request: people change networks.
    return through(chooseSystemProxy(target.hostname.replace(/^\[|\]$/g, ''), readScutil(await scutil())));
  };
}

async function through(choice: ProxyChoice): Promise<Way> {
  if (choice.kind !== 'proxy') return { kind: choice.kind };
  const { HttpsProxyAgent } = await import('https-proxy-agent');
  return { kind: 'proxy', agent: new HttpsProxyAgent(choice.url, { rejectUnauthorized: true }) };
}

/** Empty where it cannot be asked. */
function runScutil(): Promise<string> {
  return new Promise((resolve) => {
    execFile('/usr/sbin/scutil', ['--proxy'], { timeout: 2000, maxBuffer: 256 * 1024 }, (error, stdout) =>
      resolve(error === null ? stdout : ''),
    );
  });
}
