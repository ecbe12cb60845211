import { text } from '../text.ts';
import { WithOddWords } from './OddWords.tsx';

/** `[REDACTED:PATH:1]`, as it stands in a report. */
export const TOKEN = /\[REDACTED:([A-Z][A-Z0-9_]{0,30}):(\d{1,9})\]/g;

export type Piece = { readonly kind: 'text'; readonly text: string } | Token;
export interface Token {
  readonly kind: 'token';
  /** The literal in the report. */
  readonly token: string;
  readonly what: string;
  readonly number: number;
}

/** A text of a report cut into words and what was taken out of it. */
export function pieces(value: string): readonly Piece[] {
  const found: Piece[] = [];
  let end = 0;
  for (const match of value.matchAll(TOKEN)) {
    if (match.index > end) found.push({ kind: 'text', text: value.slice(end, match.index) });
    found.push({ kind: 'token', token: match[0], what: match[1] ?? '', number: Number(match[2]) });
    end = match.index + match[0].length;
  }
  if (end < value.length) found.push({ kind: 'text', text: value.slice(end) });
  return found;
}

/** Text of a report with its tokens as chips. Everything stays text: a report may hold anything. */
export function Scrubbed({ children }: { readonly children: string }) {
  return (
    // What is written from right to left keeps to its own place.
    <bdi>
      {pieces(children).map((piece, index) =>
        piece.kind === 'text' ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one text never change places
          <span key={index}>
            <WithOddWords>{piece.text}</WithOddWords>
          </span>
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: as above
          <TokenChip key={index} what={piece.what} number={piece.number} />
        ),
      )}
    </bdi>
  );
}

/** The violet chip: a black-out bar, what it was, and its number. */
export function TokenChip({ what, number }: { readonly what: string; readonly number: number }) {
  return (
    <span className="token">
      <span className="vh">{text.taken.spoken(what.toLowerCase(), number)}</span>
      <span aria-hidden="true">{`${what} ${number}`}</span>
    </span>
  );
}
