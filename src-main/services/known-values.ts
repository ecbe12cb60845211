import type { GuardianConfig } from '@contract/guardian-config.ts';
import type { CustomRule } from '@contract/settings.ts';
import { checkCustomRule, isSecretName } from '@core/scrub/index.ts';
import type { ScrubContext } from '@core/scrub/types.ts';
import type { PersonFacts } from './ports.ts';

/** A value shorter than this is more likely a word than a secret. */
const SHORTEST = 4;

/**
 * What this Mac is known to hold, for the scrubber: names of the person and the machine, and the values of secret-like
 * variables and flags of managed processes. In memory only, made anew for each use.
 */
export function scrubContext(
  person: PersonFacts,
  config: GuardianConfig | null,
  environment: Readonly<Record<string, string | undefined>>,
  custom: readonly CustomRule[],
): ScrubContext {
  return {
    ...(person.hostname === null ? {} : { hostname: person.hostname }),
    ...(person.username === null ? {} : { username: person.username }),
    ...(person.fullName === null ? {} : { fullName: person.fullName }),
    ...(person.home === null ? {} : { home: person.home }),
    knownSecrets: config === null ? [] : secretsOf(config, environment),
    // A bad rule is told to the person where it is read; here it only must not be run.
    custom: custom.filter((rule) => checkCustomRule(rule).ok),
  };
}

function secretsOf(config: GuardianConfig, environment: Readonly<Record<string, string | undefined>>): string[] {
  const values = new Set<string>();
  const add = (value: string | undefined) => {
    if (value !== undefined && value.trim().length >= SHORTEST) values.add(value.trim());
  };
  for (const { env, args } of config.processes) {
    for (const [name, value] of Object.entries(env)) {
      const resolved = resolveVariables(value, environment);
      // What was kept out of the file on purpose is a secret whatever it is called.
      if (isSecretName(name) || resolved.value !== value) add(resolved.value);
    }
    for (const [index, arg] of args.entries()) {
      const flag = /^--?([A-Za-z][\w-]*)(?:=(.*))?$/s.exec(arg);
      if (flag === null || !isSecretName(flag[1] ?? '')) continue;
      add(flag[2] ?? args[index + 1]);
    }
  }
  return [...values];
}

/** `${VAR}` in a value of guardian.json, from the environment at the moment of the start. */
export function resolveVariables(
  value: string,
  environment: Readonly<Record<string, string | undefined>>,
): { readonly value: string; readonly missing: readonly string[] } {
  const missing: string[] = [];
  const resolved = value.replace(/\$\{([A-Za-z_][A-Za-z0-9_]*)\}/g, (_, name: string) => {
    const found = environment[name];
    if (found === undefined) missing.push(name);
    return found ?? '';
  });
  return { value: resolved, missing };
}
