import type { GuardianConfig } from '@contract/guardian-config.ts';
import type { CustomRule } from '@contract/settings.ts';
import { checkCustomRule, isSecretName } from '@core/scrub/index.ts';
import type { ScrubContext } from '@core/scrub/types.ts';
import type { PersonFacts } from '../ports/machine.ts';

/** A value shorter than this is more likely a word than a secret. */
const SHORTEST = 4;
/** Of variables that nobody gave to a managed process on purpose, and of single lines of a longer value. */
const LONG = 8;
/** Values that a secret-named variable or flag may have without being one. */
const ORDINARY =
  /^(?:true|false|yes|no|on|off|none|null|undefined|\d{1,5}|test|local|localhost|internal|external|default|admin|root|user|guest|public|postgres|mysql|redis|password|secret|token|development|production|staging)$/i;

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
  const add = (value: string | undefined) => {
    const text = value?.trim() ?? '';
    if (text.length < SHORTEST || ORDINARY.test(text)) return;
    values.add(text);
    // A key of several lines may be cut through, or printed line by line.
    for (const line of text.includes('\n') ? text.split(/\r?\n/) : []) {
      if (line.trim().length >= LONG) values.add(line.trim());
    }
  };
  /** A value that nobody called a secret: only where it does not read like a setting. */
  const addUnlessSetting = (name: string, value: string | undefined) => {
    if (isSecretName(name)) add(value);
    else if (!SETTINGS.test(name) && !readsLikeSetting(value?.trim() ?? '')) add(value);
  };
  // A managed process inherits what Beacon was started with.
  for (const [name, value] of Object.entries(environment)) {
    const text = value?.trim() ?? '';
    if (isSecretName(name) && text.length >= LONG && !WORD.test(text) && !FILE_PATH.test(text)) add(text);
  }
  for (const { env, args } of configs.flatMap(({ processes }) => processes)) {
    for (const [name, value] of Object.entries(env)) {
      // What was kept out of the file on purpose is a secret, whatever it is called, unless it reads like a setting.
      for (const variable of variablesOf(value)) addUnlessSetting(variable, environment[variable]);
      if (isSecretName(name)) add(resolveVariables(value, environment).value);
    }
    for (const [index, arg] of args.entries()) {
      for (const name of variablesOf(arg)) addUnlessSetting(name, environment[name]);
      const flag = /^--?([A-Za-z][\w-]*)(?:=(.*))?$/s.exec(arg);
      if (flag === null || !isSecretName(flag[1] ?? '')) continue;
      add(resolveVariables(flag[2] ?? args[index + 1] ?? '', environment).value);
    }
  }
  return [...values];
}

/** Variables that every environment has, and those that only say how a program is to run. */
const SETTINGS =
  /^(?:HOME|USER|LOGNAME|SHELL|PATH|PWD|OLDPWD|TMPDIR|TMP|TEMP|LANG|LANGUAGE|LC_\w+|TERM|TZ|EDITOR|DISPLAY|HOSTNAME|HOST|PORT|NODE_ENV|XDG_\w+|\w*(?:LOG|DEBUG)_?LEVEL|\w+_(?:DIR|HOME|PATH|PORT|HOST|ENV|MODE|REGION|LOCALE|ZONE))$/;
/** One plain word, which a secret that nobody called one hardly is. */
const WORD = /^(?:[a-z]+|[A-Z]+|[A-Z][a-z]+)$/;

const FILE_PATH = /^(?:~|\.{1,2})?\/[^\s@]*$/;

/** A plain word, a number, a path, an address without a password: redacting these everywhere would take reports apart. */
const readsLikeSetting = (value: string): boolean =>
  WORD.test(value) ||
  /^[\d.,:+-]+$/.test(value) ||
  FILE_PATH.test(value) ||
  /^[a-z][a-z0-9+.-]*:\/\/[^\s@]*$/.test(value) ||
  /^[a-z]{2}(?:_[A-Z]{2})?(?:\.[A-Za-z0-9-]+)?$/.test(value);

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
