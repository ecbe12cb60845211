import type { GuardianConfig } from '@contract/guardian-config.ts';
import type { CustomRule } from '@contract/settings.ts';
import { checkCustomRule, isSecretName } from '@core/scrub/index.ts';
import type { ScrubContext } from '@core/scrub/types.ts';
import type { PersonFacts } from './ports.ts';

/** A value shorter than this is more likely a word than a secret. */
const SHORTEST = 4;
/** Of variables that nobody gave to a managed process on purpose, and of single lines of a longer value. */
const SHORTEST_INHERITED = 8;
/** Values that a secret-named variable or flag may have without being one. */
const ORDINARY = /^(?:true|false|yes|no|on|off|none|null|undefined|\d{1,5})$/i;

/**
 * What this Mac is known to hold, for the scrubber: names of the person and the machine, and the values of secret-like
 * variables and flags of managed processes. In memory only, made anew for each use.
 */
export function scrubContext(
  person: PersonFacts,
  configs: readonly GuardianConfig[],
  environment: Readonly<Record<string, string | undefined>>,
  custom: readonly CustomRule[],
): ScrubContext {
  return {
    ...(person.hostname === null ? {} : { hostname: person.hostname }),
    ...(person.username === null ? {} : { username: person.username }),
    ...(person.fullName === null ? {} : { fullName: person.fullName }),
    ...(person.home === null ? {} : { home: person.home }),
    knownSecrets: secretsOf(configs, environment),
    // A bad rule is told to the person where it is read; here it only must not be run.
    custom: custom.filter((rule) => checkCustomRule(rule).ok),
  };
}

function secretsOf(
  configs: readonly GuardianConfig[],
  environment: Readonly<Record<string, string | undefined>>,
): string[] {
  const values = new Set<string>();
  const add = (value: string | undefined, shortest = SHORTEST) => {
    const text = value?.trim() ?? '';
    if (text.length < shortest || ORDINARY.test(text)) return;
    values.add(text);
    // A key of several lines may be cut through, or printed line by line.
    for (const line of text.includes('\n') ? text.split(/\r?\n/) : []) {
      if (line.trim().length >= SHORTEST_INHERITED) values.add(line.trim());
    }
  };
  // A managed process inherits what Beacon was started with.
  for (const [name, value] of Object.entries(environment)) {
    if (isSecretName(name)) add(value, SHORTEST_INHERITED);
  }
  for (const { env, args } of configs.flatMap(({ processes }) => processes)) {
    for (const [name, value] of Object.entries(env)) {
      // What was kept out of the file on purpose is a secret whatever it is called.
      for (const variable of variablesOf(value)) add(environment[variable]);
      if (isSecretName(name) || variablesOf(value).length > 0) add(resolveVariables(value, environment).value);
    }
    for (const [index, arg] of args.entries()) {
      for (const name of variablesOf(arg)) add(environment[name]);
      const flag = /^--?([A-Za-z][\w-]*)(?:=(.*))?$/s.exec(arg);
      if (flag === null || !isSecretName(flag[1] ?? '')) continue;
      add(resolveVariables(flag[2] ?? args[index + 1] ?? '', environment).value);
    }
  }
  return [...values];
}

const VARIABLE = /\$\{([A-Za-z_][A-Za-z0-9_]*)\}/g;

const variablesOf = (value: string): readonly string[] => [...value.matchAll(VARIABLE)].map(([, name]) => name ?? '');

/** `${VAR}` in a value of guardian.json, from the environment at the moment of the start. */
export function resolveVariables(
  value: string,
  environment: Readonly<Record<string, string | undefined>>,
): { readonly value: string; readonly missing: readonly string[] } {
  const missing: string[] = [];
  const resolved = value.replace(VARIABLE, (_, name: string) => {
    const found = environment[name];
    if (found === undefined) missing.push(name);
    return found ?? '';
  });
  return { value: resolved, missing };
}
