import { useStore } from 'zustand';
import { format } from '../parts/format.ts';
import { Sheet } from '../parts/Sheet.tsx';
import { text } from '../text.ts';
import type { OffendersStore } from './offenders-store.ts';
import { heldBy } from './orphan-words.ts';

const words = text.orphans;

/** Asked before anything of others is ended. The host looks at each once more all the same. */
export function EndQuestion({ offenders }: { readonly offenders: OffendersStore }) {
  const ending = useStore(offenders.store, (state) => state.ending);
  const busy = useStore(offenders.store, (state) => state.busy);
  if (ending === null) return null;
  return (
    <Sheet
      title={words.endTitle(ending.length, ending[0]?.runs ?? '')}
      said={words.endSaid(format.memory(heldBy(ending)))}
      close={() => offenders.askToEnd(null)}
      cancel={words.back}
      busy={busy}
      act={{ label: words.endAct, kind: 'danger', run: () => void offenders.end() }}
    />
  );
}
