import type { CustomRule } from '@contract/settings.ts';
import { disclosure, showDisclosure } from '@core/consent/disclosure.ts';
import { utcSeconds } from '@core/report/times.ts';
import { StoreFailure } from '@services/ports/files.ts';
import { LockBusy } from '@services/ports/locks.ts';
import { revocableIds } from '@services/reports/approvals.ts';
import { voidWithdrawn } from '@services/sending/withdrawal.ts';
import type { Cli } from './context.ts';

/** A rule of the person's own that cannot be run takes nothing out: that is said with every command, until it is mended. */
async function warnOfRules(cli: Cli, custom: readonly CustomRule[]): Promise<void> {
  if (custom.length === 0) return;
  // Only who has rules waits for the scrubber to be loaded.
  const { checkCustomRule } = await import('@core/scrub/index.ts');
  for (const [index, rule] of custom.entries()) {
    const checked = checkCustomRule(rule);
    if (!checked.ok) cli.err(`Rule ${index + 1} of scrubber.custom in config.json is not applied: ${checked.reason}`);
  }
}

/**
 * What every command does before its own work: says what is wrong with the environment or config.json, notices a consent
 * that was withdrawn with an editor, and tells a person at a terminal, once, what Beacon collects. None of it may keep
 * the command from running. A host (`serve`) sees to all of it itself.
 */
export async function greet(cli: Cli, command: string, json: boolean): Promise<void> {
  // Doctor must see the folder as it lies there; completion is no business of the folder's.
  if (['serve', 'doctor', 'completion'].includes(command)) return;
  const { environment, settings, files, rights } = await cli.reading();
  for (const warning of environment.warnings) cli.err(warning);
  try {
    await voidWithdrawn(settings, {
      revocableIds: () => revocableIds(files),
      get: async (id) => (await cli.services()).store.get(id),
      voidApproval: async (id, refusal) => (await cli.services()).store.voidApproval(id, refusal),
    });
    const now = await rights();
    if (settings.problem !== null) cli.err(settings.problem);
    await warnOfRules(cli, now.settings.scrubber.custom);
    if (json || !cli.watched || !showDisclosure(now.settings, environment)) return;
    cli.err(`${disclosure(files.label, now.destination.endpoint)}\n`);
    const disclosed_at = utcSeconds(cli.now());
    await settings.update((saved) => ({ ...saved, consent: { ...saved.consent, disclosed_at } }));
  } catch (error) {
    // A folder that cannot be read or written: the command says so itself, where it needs it.
    if (!(error instanceof StoreFailure || error instanceof LockBusy)) throw error;
  }
}
