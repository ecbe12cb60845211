import type { EffectiveEndpoint } from './endpoint.ts';

/**
 * What a person reads before a change of consent on the command line (spec 2.5); `WORDING_VERSION` is bumped with these
 * words as with those of the dialog.
 */
export type ConsentChange = 'crash' | 'diagnostics' | 'review_on' | 'review_off';

export function consentText(change: ConsentChange, { endpoint }: Pick<EffectiveEndpoint, 'endpoint'>): string {
  return [...texts[change], `Destination: ${endpoint ?? 'none is set, so nothing can be sent yet'}.`].join('\n');
}

const inReports = [
  'In a report: what failed, how, memory and CPU, stack symbols, versions of the system and the runtime.',
  'Never: command lines, environments, paths or files, your name. Error messages and logs only where you add them.',
];

const texts: Record<ConsentChange, readonly string[]> = {
  crash: [
    'Help improve Stallari: send anonymous crash reports when things go wrong.',
    ...inReports,
    'You see each report and say yes before it is sent. Reports captured before now wait for you, too.',
    'To take it back: stallari-cli telemetry off crash',
  ],
  diagnostics: [
    'Send one report a day with counts: guarded processes, their memory, restarts, tasks that ended well or failed.',
    'Never: names of processes, command lines, environments, paths or files, your name.',
    'To take it back: stallari-cli telemetry off diagnostics',
  ],
  review_on: ['With review on, no report is sent before you have seen it and said yes.'],
  review_off: [
    'With review off, reports captured from now on are sent by themselves, without your seeing them first.',
    ...inReports,
    'Only these base fields: never an error message, a log, breadcrumb texts or an attachment.',
    'Only to the destination named here: should it change, you are asked for each report again.',
    'To take it back: stallari-cli telemetry review on',
  ],
};
