import { utcSeconds } from '@core/report/times.ts';
import type { Delivery, NetworkLog } from '@services/ports/network.ts';
import type { AppUpdater } from 'electron-updater';

/** What electron-updater hands to the network, of all that it might. */
interface UpdateRequest {
  readonly protocol?: string | null;
  readonly hostname?: string | null;
  readonly host?: string | null;
  readonly port?: number | string | null;
  readonly path?: string | null;
  readonly method?: string;
  headers?: Record<string, unknown> | null;
}
interface AnsweringRequest {
  on(event: 'response', hear: (response: { readonly statusCode?: number }) => void): unknown;
  on(event: 'error', hear: (error: unknown) => void): unknown;
}
/** Its one way to the network; not in its declarations. */
interface Executor {
  createRequest(options: UpdateRequest, answered: (response: unknown) => void): AnsweringRequest;
}

/** Of its headers, what a server needs to answer at all. What would tell one Mac from another is not among them. */
const SENT = new Set(['accept', 'range', 'user-agent', 'cache-control']);

/**
 * Makes an updater say nothing of who asks: no staging identifier, neither sent nor made (it would be kept in a file), no
 * conditional headers, no cookies; and each request it makes is a line of the network log. It fetches nothing by itself.
 */
export function quietUpdater<U extends AppUpdater>(updater: U, log: Pick<NetworkLog, 'record'>): U {
  updater.autoDownload = false;
  updater.autoInstallOnAppQuit = true;
  updater.allowDowngrade = false;
  // Its logger would write addresses and paths to the console.
  updater.logger = null;
  // A rollout by shares needs an identifier to tell who is in it: everybody is.
  updater.isUserWithinRollout = () => true;
  const inside = updater as unknown as {
    stagingUserIdPromise: { readonly value: Promise<string> };
    httpExecutor: Executor;
  };
  inside.stagingUserIdPromise = { value: Promise.resolve('') };
  const executor = inside.httpExecutor;
  const create = executor.createRequest.bind(executor);
  executor.createRequest = (options, answered) => {
    const headers = Object.entries(options.headers ?? {}).filter(([name]) => SENT.has(name.toLowerCase()));
    options.headers = Object.fromEntries(headers);
    const request = create(options, answered);
    const note = (status: number | null, error: string | null) =>
      void log.record({
        at: utcSeconds(Date.now()),
        why: 'update_check',
        method: options.method ?? 'GET',
        url: addressOf(options),
        bytes: 0,
        status,
        error,
        report_id: null,
      });
    request.on('response', ({ statusCode }) => note(statusCode ?? null, null));
    request.on('error', () => note(null, 'offline'));
    return request;
  };
  return updater;
}

function addressOf({ protocol, hostname, host, port, path }: UpdateRequest): string {
  const where = port == null || port === '' || host?.includes(':') === true ? '' : `:${port}`;
  return `${protocol ?? 'https:'}//${hostname ?? host ?? 'unknown'}${where}${path ?? '/'}`;
}

export interface UpdateFeedParts {
  readonly log: Pick<NetworkLog, 'record'>;
  /** STALLARI_TELEMETRY_DEBUG: requests are printed, and none is made. */
  readonly debug: boolean;
  readonly print?: (request: Pick<Delivery, 'method' | 'url'>) => void;
  /** The updater of this platform; made on first need. */
  readonly make?: () => Promise<AppUpdater>;
}

/** Releases as electron-updater finds them: where they are stands in the packaged app (`app-update.yml`). */
export function updateFeed({ log, debug, print = printRequest, make = platformUpdater }: UpdateFeedParts) {
  let made: Promise<AppUpdater> | null = null;
  const updater = () => {
    made ??= make().then((one) => {
      // An error that nobody listens to would end the app; the answer says that it failed.
      one.on('error', () => undefined);
      return quietUpdater(one, log);
    });
    return made;
  };
  return {
    async check() {
      if (debug) {
        print({ method: 'GET', url: 'the address in app-update.yml' });
        return { kind: 'failed' } as const;
      }
      try {
        const found = await (await updater()).checkForUpdates();
        // Null: this build cannot update itself, so nothing was asked.
        if (found === null) return { kind: 'failed' } as const;
        if (!found.isUpdateAvailable) return { kind: 'current' } as const;
        const { version } = found.updateInfo;
        // It comes from the network, and is shown.
        return /^[\w.+-]{1,40}$/.test(version) ? ({ kind: 'newer', version } as const) : ({ kind: 'failed' } as const);
      } catch {
        return { kind: 'failed' } as const; // Offline, or an answer that is none: told as one word.
      }
    },
    async fetch() {
      if (debug) return false;
      try {
        return (await (await updater()).downloadUpdate()).length > 0;
      } catch {
        return false; // The same; what was there before is untouched.
      }
    },
  };
}

/** Loaded on first need: who never looks for updates does not wait for it at every start. */
async function platformUpdater(): Promise<AppUpdater> {
  const { autoUpdater } = await import('electron-updater');
  return autoUpdater;
}

const printRequest = ({ method, url }: Pick<Delivery, 'method' | 'url'>) =>
  void process.stderr.write(`Not sent (STALLARI_TELEMETRY_DEBUG): ${method} ${url}\n`);
