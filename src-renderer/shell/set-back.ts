import type { Beacon } from '../parts/beacon.ts';
import { nameOf } from '../reports/find-rows.ts';
import type { ReportsStore } from '../reports/reports-store.ts';
import { setBackWords } from '../reports/send-state.ts';
import { text } from '../text.ts';

/**
 * An approved report that waits for the person again was set back by its server or by a change, perhaps hours after it was
 * approved: that is said in whatever view is open, with the way to it. Returns what ends it.
 */
export function tellSetBacks(
  { bridge, toasts, navigation }: Pick<Beacon, 'bridge' | 'toasts' | 'navigation'>,
  reports: Pick<ReportsStore, 'store'>,
): () => void {
  let approved: ReadonlySet<string> = new Set();
  let seen = reports.store.getState().list;
  const tell = async (id: string, name: string) => {
    const detail = await bridge.ask('reports.look', { id }).catch(() => null);
    const refusal = detail?.row.state === 'pending' ? (detail.local?.refusal ?? null) : null;
    // Above the report that is open it stands anyway.
    const place = navigation.store.getState();
    if (refusal === null || (place.view === 'reports' && reports.store.getState().selectedId === id)) return;
    toasts.say(text.reports.setBack(name, setBackWords(refusal)), {
      tone: 'bad',
      action: {
        label: text.reports.open,
        undoes: false,
        run: () => navigation.go({ window: 'main', view: 'reports', report: id }),
      },
    });
  };
  return reports.store.subscribe(({ list, busy }) => {
    if (list === seen || list.kind !== 'ready') return;
    seen = list;
    const before = approved;
    approved = new Set(list.rows.flatMap(({ id, state }) => (state === 'approved' ? [id] : [])));
    // What is being sent by hand is answered where it was asked.
    if (busy === 'sending' || before.size === 0) return;
    for (const row of list.rows) if (row.state === 'pending' && before.has(row.id)) void tell(row.id, nameOf(row));
  });
}
