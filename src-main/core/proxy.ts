/**
 * Which proxy of the system a request goes through. macOS keeps them in System Settings; `scutil --proxy` prints them.
 * A proxy script (PAC) is not run: most of them let most hosts go straight, and where they do not, the report waits.
 */

/** Proxies as the system has them set. */
export interface SystemProxies {
  /** For https; null when none is switched on. */
  readonly https: { readonly host: string; readonly port: number } | null;
  /** Only a SOCKS proxy is set, which Beacon does not speak. */
  readonly unsupported: boolean;
  /** Hosts that are reached without: `*.local`, `10.0.0.0/8`, `host`. */
  readonly exceptions: readonly string[];
  /** Names without a dot are reached without. */
  readonly excludeSimple: boolean;
}

/** What `scutil --proxy` prints. Source: scutil(8), and the keys of CFNetwork's kCFNetworkProxies constants. */
export function readScutil(text: string): SystemProxies {
  const values = new Map<string, string>();
  const exceptions: string[] = [];
  let inExceptions = false;
  for (const line of text.split('\n')) {
    const array = /^\s*(\w+)\s*:\s*<array>/.exec(line);
    if (array !== null) inExceptions = array[1] === 'ExceptionsList';
    else if (/^\s*\}/.test(line)) inExceptions = false;
    else {
      const [, key = '', value = ''] = /^\s*(\w+)\s*:(.*)$/.exec(line.trim()) ?? [];
      if (inExceptions && /^\d+$/.test(key)) exceptions.push(value.trim());
      else if (key !== '') values.set(key, value.trim());
    }
  }
  const isOn = (name: string) => values.get(name) === '1';
  const host = values.get('HTTPSProxy') ?? '';
  const port = Number(values.get('HTTPSPort') ?? 443);
  const usable = isOn('HTTPSEnable') && /^[\w.:-]{1,255}$/.test(host) && port >= 1 && port <= 65_535;
  return {
    https: usable ? { host, port } : null,
    unsupported: isOn('SOCKSEnable') && !usable,
    exceptions,
    excludeSimple: isOn('ExcludeSimpleHostnames'),
  };
}

export type ProxyChoice =
  | { readonly kind: 'direct' | 'unsupported' }
  | { readonly kind: 'proxy'; readonly url: string };

/** The way to a host through what the system has set. */
export function chooseSystemProxy(host: string, system: SystemProxies): ProxyChoice {
  if (isExcepted(host, system)) return { kind: 'direct' };
  if (system.https !== null) return chosenProxy(`http://${system.https.host}:${system.https.port}`);
  return { kind: system.unsupported ? 'unsupported' : 'direct' };
}

/** A scheme, whoever signs in, a name or an address, a port: what any reader of URLs takes for a host. */
const PROXY = /^https?:\/\/(?:[^/\s?#@]*@)?(?:\[[0-9a-f:.]+\]|[^/\s?#@:[\]<>^|%\\]+)(?::(\d{0,5}))?\/?$/i;

/**
 * The way through a proxy as somebody wrote it: empty for none. One that Beacon cannot speak to is never gone around: it
 * may be there so that nothing leaves without it.
 */
export function chosenProxy(url: string): ProxyChoice {
  if (url === '') return { kind: 'direct' };
  const found = PROXY.exec(url);
  return found !== null && Number(found[1] ?? 0) <= 65_535 ? { kind: 'proxy', url } : { kind: 'unsupported' };
}

/** Is this host reached without the system's proxy? */
function isExcepted(host: string, { exceptions, excludeSimple }: SystemProxies): boolean {
  const name = host.toLowerCase();
  if (excludeSimple && !name.includes('.') && !name.includes(':')) return true;
  return exceptions.some((exception) => fits(name, exception.toLowerCase()));
}

function fits(name: string, exception: string): boolean {
  const [net = '', bits] = exception.split('/');
  if (bits !== undefined) {
    const [address, network] = [ipv4(name), ipv4(net)];
    const size = Number(bits);
    if (address === null || network === null || !(size >= 0 && size <= 32)) return false;
    const mask = size === 0 ? 0 : (-1 << (32 - size)) >>> 0;
    return (address & mask) >>> 0 === (network & mask) >>> 0;
  }
  if (exception.startsWith('*.')) return name.endsWith(exception.slice(1)) || name === exception.slice(2);
  return exception === '*' || name === exception;
}

/** As a number; `169.254` counts as `169.254.0.0`, as macOS writes networks. Null for anything else. */
function ipv4(text: string): number | null {
  if (!/^\d{1,3}(?:\.\d{1,3}){0,3}$/.test(text)) return null;
  const parts = text.split('.').map(Number);
  if (parts.some((part) => part > 255)) return null;
  return [0, 1, 2, 3].reduce((sum, at) => sum * 256 + (parts[at] ?? 0), 0);
}
