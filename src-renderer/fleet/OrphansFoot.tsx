import { useStore } from 'zustand';
import { Button } from '../parts/Button.tsx';
import { format } from '../parts/format.ts';
import { Icon } from '../parts/Icon.tsx';
import { text } from '../text.ts';
import type { OffendersStore } from './offenders-store.ts';
import { heldBy } from './orphan-words.ts';
import './others.css';

/** A line at the foot of Fleet while there are servers whose client is gone. */
export function OrphansFoot({ offenders }: { readonly offenders: OffendersStore }) {
  const orphans = useStore(offenders.store, (state) => state.orphans?.orphans);
  if (orphans === undefined || orphans.length === 0) return null;
  return (
    <footer className="orphans-foot" data-region>
      <Icon name="info" />
      <p role="status">{text.orphans.foot(orphans.length, format.memory(heldBy(orphans)))}</p>
      <Button size="small" onClick={() => offenders.open('orphans')}>
        {text.orphans.show}
      </Button>
    </footer>
  );
}
