import { text } from '../text.ts';
import { seenPieces } from './unseen.ts';

/** A text from elsewhere, with every sign that is not seen told by its number in place of itself. */
export function Visible({ children }: { readonly children: string }) {
  const pieces = seenPieces(children);
  if (pieces.length === 1 && pieces[0]?.sign === null) return children;
  return pieces.map(({ text: piece, sign }, at) =>
    sign === null ? (
      piece
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one text never change places
      <span key={at} className="unseen" title={text.common.unseen(sign)}>
        {sign}
      </span>
    ),
  );
}
