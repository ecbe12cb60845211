import { planOf } from '@core/fleet/plan.ts';
import { emptyConfig } from '@core/fleet/read-config.ts';
import type { RunWords } from '@core/fleet/run-words.ts';
import { loadGuardianFile } from '@services/guardian/guardian-file.ts';
import { incidentOf } from '@services/guardian/incidents.ts';
import { entryOf, type WrapperDesk } from '@services/wrapping/wrapper.ts';
import { systemClock } from './adapters/system-clock.ts';
import { openDesk } from './desk.ts';
import { openWorld } from './world.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The part of `guard run` that needs schemas, scrubber and store: loaded when there is something to tell.
 *
 * @param given the environment of the command, where that is not this one
 */
export function openWrapperDesk(words: RunWords, env: Environment, given: Environment = {}): WrapperDesk {
  const world = openWorld(env);
  /** With what was on its command line, so that it is known for a secret where it looks like one. Never stored. */
  const config = { ...entryOf(words), command: words.command, args: [...words.args] };
  const desk = openDesk(world, {
    onDebug: () => undefined,
    given,
    inForce: () => ({ ...emptyConfig, processes: [config] }),
  });
  return {
    async config() {
      const loaded = await loadGuardianFile(world.files);
      const file = loaded.kind === 'config' ? loaded.config : emptyConfig;
      return { plan: planOf(entryOf(words), file), intervalMs: file.poll_interval_ms };
    },
    async report({ plan, cause, end, sample, errorText }) {
      await world.files.prepare();
      const { pressure } = await world.facts.memory();
      await desk.collector.capture(
        incidentOf({
          plan,
          config,
          cause,
          exit: end,
          sample,
          errorText,
          breadcrumbs: [],
          totalBytes: sample?.rssBytes ?? 0,
          pressure,
          atMs: systemClock.wallMs(),
        }),
      );
      await desk.collector.settled();
    },
    async log(event, detail) {
      world.log.add(event, words.name, detail);
      await world.log.settled();
    },
  };
}
