import type { GuardianConfig } from '@contract/guardian-config.ts';
import type { ScrubContext } from '@core/scrub/types.ts';
import { Collector, type CollectorParts } from '@services/capture/collector.ts';
import { scrubContext } from '@services/capture/known-values.ts';
import type { DeleteAllParts } from '@services/deleting/delete-all.ts';
import { loadGuardianFile } from '@services/guardian/guardian-file.ts';
import { debugText } from '@services/host/host-words.ts';
import type { Delivery } from '@services/ports/network.ts';
import { Review } from '@services/reports/review.ts';
import { Outbox } from '@services/sending/outbox.ts';
import { gitOrigin } from './adapters/git-origin.ts';
import { httpsSender } from './adapters/https-sender.ts';
import { nodeDigest, systemChance, systemClock } from './adapters/system-clock.ts';
import type { World } from './world.ts';

export interface DeskOptions {
  /** Reports changed; the CLI does not care, a host tells its windows. */
  readonly onChange?: (ids: readonly string[]) => void;
  /** With STALLARI_TELEMETRY_DEBUG: where the request that was not made is shown, if not on standard error. */
  readonly onDebug?: (delivery: Delivery) => void;
  /** What a host supervises by now: guardian.json may be torn, or changed, while a process still runs as it was. */
  readonly inForce?: () => GuardianConfig | null;
  /** What a process that Beacon did not start itself was given: its secrets are known, too. In memory only. */
  readonly given?: Readonly<Record<string, string | undefined>>;
}

/** An unfinished write of a living process is left alone this long. */
export const UNFINISHED_MS = 60_000;

const printDebug = (delivery: Delivery) => void process.stderr.write(debugText(delivery));

/** Reviewing, sending and capturing: all that needs the scrubber, on top of a world. */
export function openDesk(
  world: World,
  { onChange = () => undefined, onDebug = printDebug, inForce, given = {} }: DeskOptions = {},
) {
  const { files, locks, settings, rights, store, log, network, facts, person, env } = world;
  /** Every value this run has known: a process that was started with an old one may still print it. In memory only. */
  const known = new Set<string>();
  const context = async (): Promise<ScrubContext> => {
    const [loaded, saved] = await Promise.all([loadGuardianFile(files), settings.current()]);
    const configs = [loaded.kind === 'config' ? loaded.config : null, inForce?.() ?? null].filter(
      (one) => one !== null,
    );
    const made = scrubContext(await person(), configs, { ...env, ...given }, saved.scrubber.custom);
    for (const value of made.knownSecrets ?? []) known.add(value);
    return { ...made, knownSecrets: [...known] };
  };
  const shared = { digest: nodeDigest, clock: systemClock, chance: systemChance, rights, settings, store, onChange };
  const sender = httpsSender(network);
  return {
    context,
    /** What deleting all of it needs; a host adds what it must forget. */
    deletion: {
      ...shared,
      files,
      locks,
      sender,
      network,
      hostRuns: world.hostRuns,
      isAlive: async ({ pid, startTime }) => (await world.probe.startTime(pid)) === startTime,
      sweep: () => files.sweepUnfinished(UNFINISHED_MS),
      onDebug,
    } satisfies DeleteAllParts,
    outbox: new Outbox({
      ...shared,
      files,
      locks,
      sender,
      onDebug,
      scrubContext: context,
    }),
    review: new Review({ ...shared, files, scrubContext: context }),
    collector: new Collector({ ...shared, machine: facts, log, scrubContext: context, originOf: gitOrigin }),
    /** What writing a feedback report needs. */
    feedback: { ...shared, machine: facts, log, scrubContext: context } satisfies CollectorParts,
  };
}
export type Desk = ReturnType<typeof openDesk>;
