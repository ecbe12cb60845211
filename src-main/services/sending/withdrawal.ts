import { voidedByWithdrawal } from '@core/consent/consent.ts';
import { factsOf } from '../reports/report-facts.ts';
import type { ReportStore } from '../reports/report-store.ts';
import type { SettingsStore } from '../settings/settings.ts';

const UNSEEN = 'config.json was changed by hand after it was approved, while Beacon was not running';

/**
 * Voids the approvals that the saved choices no longer carry, and answers the ids. A withdrawal may be made in a window,
 * by the CLI or with an editor, so every host and every command looks for itself, before it does anything else: with the
 * approvals gone, switching on again brings none of them back.
 *
 * A config.json that cannot be read is no withdrawal: nothing goes meanwhile, and it may be half of what an editor writes.
 */
export async function voidWithdrawn(
  settings: SettingsStore,
  store: Pick<ReportStore, 'revocableIds' | 'get' | 'voidApproval'>,
): Promise<readonly string[]> {
  const chosen = await settings.chosen();
  if (chosen === null) return [];
  const unseen = await settings.changedUnseen();
  const { crash_reports, diagnostics } = chosen.consent;
  if (!unseen && chosen.collection && crash_reports && diagnostics) return [];
  const voided: string[] = [];
  for (const id of await store.revocableIds()) {
    const stored = await store.get(id);
    if (stored?.place !== 'pending' || !voidedByWithdrawal(chosen, factsOf(stored), unseen)) continue;
    const onlyUnseen = !voidedByWithdrawal(chosen, factsOf(stored));
    await store.voidApproval(id, onlyUnseen ? { at: settings.now(), status: null, reason: UNSEEN } : null);
    voided.push(id);
  }
  return voided;
}
