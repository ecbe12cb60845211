import { createContext, useContext } from 'react';
import { text } from '../text.ts';
import { oddPieces } from './odd-pieces.ts';
import { Visible } from './Visible.tsx';

/** Words of a report that might be private, and what happens when one of them is pressed. */
export interface OddWords {
  readonly words: readonly string[];
  readonly ask: (word: string, place: DOMRect) => void;
}

/** Set around what is read before it is sent. Without it nothing is marked. */
export const OddWordsContext = createContext<OddWords | null>(null);

/** A text with a button for each odd word in it. */
export function WithOddWords({ children }: { readonly children: string }) {
  const odd = useContext(OddWordsContext);
  if (odd === null || odd.words.length === 0) return <Visible>{children}</Visible>;
  return oddPieces(children, odd.words).map(({ text: piece, word }, at) =>
    word === null ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: stretches of one text are told apart by their order
      <Visible key={at}>{piece}</Visible>
    ) : (
      <button
        // biome-ignore lint/suspicious/noArrayIndexKey: as above
        key={at}
        type="button"
        className="odd-mark"
        title={text.reports.odd.mark(word)}
        onClick={(event) => odd.ask(word, event.currentTarget.getBoundingClientRect())}
      >
        {piece}
      </button>
    ),
  );
}
