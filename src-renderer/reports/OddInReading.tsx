import { type ReactNode, useMemo, useState } from 'react';
import { useBeacon } from '../parts/beacon.ts';
import { chordName, thisPlatform, useKeys } from '../parts/keys.ts';
import { type AskedOdd, OddPopover } from '../parts/OddPopover.tsx';
import { type OddWords, OddWordsContext } from '../parts/OddWords.tsx';
import { settledOdd } from './reports-state.ts';
import { useReports, useReportsStore } from './use-reports.ts';

/** Marks the odd words of the open report wherever a reading says one, and asks about one that is pressed. */
export function OddInReading({ children }: { readonly children: ReactNode }) {
  const { shell } = useBeacon();
  const { editing } = useReportsStore();
  const odd = useReports(settledOdd);
  const [asked, setAsked] = useState<(AskedOdd & { readonly opener: Element | null }) | null>(null);
  const marks = useMemo<OddWords>(
    () => ({
      words: [...new Set(odd.map(({ word }) => word))],
      ask: (word, place) => {
        const first = odd.find((one) => one.word === word);
        if (first !== undefined) setAsked({ ...first, place, opener: document.activeElement });
      },
    }),
    [odd],
  );
  const close = () => {
    if (asked?.opener instanceof HTMLElement) asked.opener.focus({ preventScroll: true });
    setAsked(null);
  };
  const redact = (how: 'redact' | 'redactAlways') => {
    if (asked !== null) void editing[how](asked.from, asked.to);
    close();
  };
  useKeys(
    {
      '⇧⌘X': asked === null ? null : () => redact('redact'),
      '⌥⇧⌘X': asked === null ? null : () => redact('redactAlways'),
    },
    shell,
  );
  return (
    <OddWordsContext value={marks}>
      {children}
      {asked !== null && (
        <OddPopover
          asked={asked}
          close={close}
          redact={redact}
          leave={() => {
            editing.leaveIn(asked.word);
            close();
          }}
          keys={(chord) => chordName(chord, thisPlatform(shell))}
        />
      )}
    </OddWordsContext>
  );
}
