import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createContext, Script } from 'node:vm';
import { readEnvironment } from '@core/consent/environment.ts';
import { createBeacon } from './sdk/beacon.ts';
import type { Told } from './sdk/told.ts';
import type { Beacon, Flushed } from './sdk/types.ts';

export type * from './sdk/types.ts';

/**
 * The library: composition only. Small, because it is loaded by other people's programs at their start: the scrubber,
 * the store and the socket come with `sdk-live.ts`, on first use.
 */
const here = dirname(fileURLToPath(import.meta.url));
/** Where the part for a dying process lies; this file may be a chunk, one folder further down. */
const DYING = 'sdk-dying.cjs';

/**
 * In a process that is ending, nothing that waits is ever continued. A context with a queue of its own for what waits
 * works through it before it returns, so the same code that keeps reports in a living process keeps them here.
 */
function keepNow(told: readonly Told[]): Flushed {
  const require = createRequire(import.meta.url);
  const module: { exports: { result?: Flushed } } = { exports: {} };
  const job = JSON.stringify({ told });
  const context = createContext(
    { require, module, exports: module.exports, process, Buffer, job, TextEncoder, TextDecoder, URL, performance },
    { microtaskMode: 'afterEvaluate' },
  );
  new Script(readFileSync(join(here, DYING), 'utf8'), { filename: join(here, DYING) }).runInContext(context);
  return module.exports.result ?? { kept: 0, dropped: told.length };
}

function make(): Beacon {
  const environment = readEnvironment(process.env);
  return createBeacon({
    may: { collect: environment.crash, count: environment.diagnostics },
    load: async () => (await import('./sdk-live.ts')).openLive(),
    keepNow(told) {
      try {
        return keepNow(told);
      } catch {
        return { kept: 0, dropped: told.length };
      }
    },
    watchProcess({ onFatal, onExit }) {
      // A monitor changes nothing: the process ends, or goes on, as it would have without it.
      process.on('uncaughtExceptionMonitor', (error, origin) => {
        const survives =
          process.listenerCount('uncaughtException') > 0 || process.hasUncaughtExceptionCaptureCallback();
        onFatal(error, origin === 'unhandledRejection', survives);
      });
      process.on('exit', onExit);
    },
    wallMs: Date.now,
    after(ms, run) {
      const timer = setTimeout(run, ms);
      timer.unref();
      return () => clearTimeout(timer);
    },
    hold() {
      const timer = setInterval(() => undefined, 1000);
      return () => clearInterval(timer);
    },
  });
}

/** One in a process, however often the library is loaded. */
const ONE = Symbol.for('stallari-beacon.1');
const shared = globalThis as { [ONE]?: Beacon };
shared[ONE] ??= make();
export const beacon: Beacon = shared[ONE];
