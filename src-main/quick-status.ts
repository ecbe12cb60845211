import { existsSync } from 'node:fs';
import os from 'node:os';
import { join } from 'node:path';
import { showDisclosure } from '@core/consent/disclosure.ts';
import { effectiveEndpoint } from '@core/consent/endpoint.ts';
import { readEnvironment } from '@core/consent/environment.ts';
import { noSettings, plainSettings } from '@core/consent/read-settings.ts';
import { fleetDefaults, fleetPolicy } from '@core/fleet/plan.ts';
import { fleetStatus } from '@services/guardian/status.ts';
import { quietHome } from './adapters/bare-home.ts';
import { homePath } from './adapters/home-path.ts';
import { telemetryWords } from './cli/telemetry-words.ts';

/**
 * What `telemetry status` says of a home that needs no closer look, and `guard status --json` where there is neither a host
 * nor anything to guard. Null: somebody must look more closely, which includes whatever a command does before its own
 * work (cli/greeting.ts).
 */
export function quickStatus([group, command, ...flags]: readonly string[]): string | null {
  const json = flags[0] === '--json';
  if (command !== 'status' || flags.length > (json ? 1 : 0) || !(group === 'telemetry' || (group === 'guard' && json)))
    return null;
  const environment = readEnvironment(process.env);
  const root = homePath(process.env);
  const home = environment.warnings.length > 0 ? null : quietHome(root);
  if (home === null || home.quarantine.length > 0) return null;
  // An approval may be void by now; a config.json that is new is to be remembered.
  if (home.pending.some((name) => name.endsWith('.consent.json')) || home.unseen) return null;
  if (home.config !== null && !existsSync(join(root, 'state', 'config-seen'))) return null;
  const settings = home.config === null ? noSettings() : plainSettings(home.config);
  if (settings === null) return null;
  if (group === 'guard') return nothingGuarded(root);
  const watched = process.stdout.isTTY || process.stderr.isTTY;
  if (!json && watched && showDisclosure(settings, environment)) return null;
  const destination = effectiveEndpoint(settings.endpoint, process.env['BEACON_ENDPOINT'] ?? null);
  return telemetryWords({ settings, environment, destination }, false, json);
}

/** Where a host, guardian.json or something remembered of it would be. */
const OF_A_FLEET = ['beacon.sock', 'state/socket-path', 'state/host.lock', 'guardian.json', 'state/breakers.json'];
/** A socket of a home with a longer path lies elsewhere. */
const MOST_PATH = 90;

function nothingGuarded(root: string): string | null {
  if (Buffer.byteLength(root) > MOST_PATH || OF_A_FLEET.some((name) => existsSync(join(root, name)))) return null;
  const nowMs = Date.now();
  const status = fleetStatus({
    fleet: {
      processes: new Map(),
      ceiling: { over: 0, lowSinceMs: null },
      paused: false,
      holdStarts: false,
      dispatchPaused: false,
    },
    policy: fleetPolicy(fleetDefaults),
    samples: new Map(),
    certificates: new Map(),
    host: { running: false, pid: null },
    pausedUntilMs: null,
    totalBytes: os.totalmem(),
    cores: os.availableParallelism(),
    pressure: null,
    problem: null,
    moment: { nowMs, wallMs: nowMs },
  });
  return JSON.stringify(status, null, 2);
}
