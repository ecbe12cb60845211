import { listReports } from '@services/reports/report-views.ts';
import type { CliServices } from './context.ts';

export type Resolved =
  | { readonly kind: 'one'; readonly id: string }
  | { readonly kind: 'none'; readonly message: string };

/** A report by any unique start of its id, as git does; `brpt_` may be left out. Set-aside files by their name. */
export async function resolveId({ store, rights }: CliServices, given: string): Promise<Resolved> {
  const ids = await store.ids();
  const exact = ids.find((id) => id === given);
  if (exact !== undefined) return { kind: 'one', id: exact };
  const starts = given === '' ? [] : ids.filter((id) => id.startsWith(given) || id.startsWith(`brpt_${given}`));
  const [first, second] = starts;
  if (first !== undefined && second === undefined) return { kind: 'one', id: first };
  if (second !== undefined) return { kind: 'none', message: ambiguous(given, starts) };
  const { reports } = await listReports(store, await rights());
  const setAside = reports.find(({ state, id }) => state === 'quarantined' && id === given);
  if (setAside !== undefined) return { kind: 'one', id: setAside.id };
  return { kind: 'none', message: `There is no report ${shown(given)}. See: stallari-cli beacon list` };
}

/** How many candidates are named. */
const NAMED = 6;

function ambiguous(given: string, ids: readonly string[]): string {
  const named = [...ids].sort().slice(0, NAMED);
  const more = ids.length > NAMED ? ` and ${ids.length - NAMED} more` : '';
  return `${shown(given)} fits ${ids.length} reports: ${named.join(', ')}${more}. Give more of the id.`;
}

/** What was typed, short and without control characters. */
const shown = (text: string) => JSON.stringify(text.slice(0, 60));
