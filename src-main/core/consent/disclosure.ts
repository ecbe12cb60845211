import { type ConsentSettings, showConsentPrompt } from './consent.ts';
import type { EnvironmentSwitch } from './environment.ts';

/**
 * What a person who only ever uses the command line is told once, with the first command on a terminal (spec 5). It is no
 * question, and no answer to one: `disclosed_at` says that it was said, `decided_at` stays as it is.
 */
export function showDisclosure(settings: ConsentSettings, environment: EnvironmentSwitch): boolean {
  return settings.consent.disclosed_at === null && showConsentPrompt(settings, environment);
}

/** What, never what, where, how to switch it off. */
export function disclosure(home: string, endpoint: string | null): string {
  const goes = endpoint === null ? 'No destination is set' : `What you approve goes to ${endpoint}`;
  return [
    'Stallari Beacon turns failures of the processes it guards into reports. Nothing is sent unless you allow it.',
    'In a report: what failed, how, memory and CPU, stack symbols, versions of the system and the runtime.',
    'Never: command lines, environments, paths or files, your name. Error messages and logs only where you add them.',
    `Where: reports stay in ${home}. ${goes}.`,
    'To switch it off: stallari-cli telemetry off, or DO_NOT_TRACK=1. This is said once.',
  ].join('\n');
}
