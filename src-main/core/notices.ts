import type { Notice } from '@contract/app-view.ts';
import type { ConfigProblem } from '@contract/fleet.ts';
import type { WaitReason } from '@contract/report-files.ts';
import type { EnvironmentSwitch } from './consent/environment.ts';

/** What the top of a window should say, from the facts alone. Facts that are still true cannot be dismissed. */
export interface NoticeFacts {
  readonly configProblem: string | null;
  readonly guardianProblem: ConfigProblem | null;
  /** A configuration of guardian.json is in force, read before it was broken. */
  readonly guards: boolean;
  readonly endpointProblem: string | null;
  readonly environment: EnvironmentSwitch;
  readonly collection: boolean;
  /** Custom rules that were refused, with their reasons. */
  readonly refusedRules: readonly { readonly name: string; readonly reason: string }[];
  readonly storeProblem: string | null;
  readonly outbox: { readonly waiting: number; readonly because: WaitReason | null };
  /** A run of Beacon itself ended without saying goodbye, and its report waits. */
  readonly uncleanExit: string | null;
  readonly dismissed: readonly string[];
}

export function notices(facts: NoticeFacts): readonly Notice[] {
  const list: Notice[] = [];
  const fact = (id: string, tone: Notice['tone'], text: string) => list.push({ id, tone, text, dismissable: false });
  const once = (id: string, tone: Notice['tone'], text: string) => {
    if (!facts.dismissed.includes(id)) list.push({ id, tone, text, dismissable: true });
  };
  if (facts.storeProblem !== null) fact('store', 'alert', facts.storeProblem);
  if (facts.configProblem !== null) fact('config', 'alert', facts.configProblem);
  if (facts.guardianProblem !== null) {
    fact(
      'guardian',
      'alert',
      `${facts.guardianProblem.message}. ${facts.guards ? 'The last good configuration stays in force.' : 'Nothing is guarded until it is mended.'}`,
    );
  }
  if (facts.endpointProblem !== null) fact('endpoint', 'alert', facts.endpointProblem);
  for (const { name, reason } of facts.refusedRules)
    fact(`rule:${name}`, 'alert', `The rule “${name}” in config.json is not used: ${reason}`);
  if (facts.environment.doNotTrack) {
    fact('do-not-track', 'attention', 'Do Not Track is set, so nothing is collected or sent. Your choices are kept.');
  } else if (facts.environment.decidedBy !== null && !facts.environment.crash) {
    fact(
      'environment',
      'attention',
      `Beacon was started with ${facts.environment.decidedBy}: no crash reports are collected or sent.`,
    );
  } else if (!facts.collection) {
    fact('collection', 'attention', 'Collection is off. Beacon guards, and keeps only its own list of what it did.');
  }
  if (facts.environment.debug)
    fact('debug', 'attention', 'STALLARI_TELEMETRY_DEBUG is set: requests are printed, and none is made.');
  if (facts.outbox.waiting > 0 && facts.outbox.because === 'offline') {
    fact(
      'offline',
      'attention',
      'You are offline, or the destination cannot be reached. Approved reports wait and go later.',
    );
  }
  if (facts.outbox.waiting > 0 && facts.outbox.because === 'server_busy') {
    fact('busy', 'attention', 'The server asked to wait. Approved reports go later.');
  }
  if (facts.outbox.waiting > 0 && facts.outbox.because === 'unexpected_answer') {
    fact(
      'answer',
      'attention',
      'The destination did not answer as an ingest does. Approved reports are tried again later.',
    );
  }
  if (facts.outbox.waiting > 0 && facts.outbox.because === 'untrusted') {
    fact(
      'untrusted',
      'attention',
      'The certificate of the destination cannot be trusted, so nothing was sent to it. Approved reports are tried again later.',
    );
  }
  if (facts.outbox.waiting > 0 && facts.outbox.because === 'proxy') {
    fact(
      'proxy',
      'attention',
      'The proxy does not open the way to the destination. Approved reports are tried again later.',
    );
  }
  if (facts.uncleanExit !== null) {
    once(
      `unclean:${facts.uncleanExit}`,
      'news',
      'Beacon did not end properly last time. A report about it waits in Reports.',
    );
  }
  return list;
}
