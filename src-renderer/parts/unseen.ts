/**
 * Signs that nobody sees and that may change what is seen: overrides of the direction (a text then reads backwards), widths
 * of nothing, controls, tags. What is approved must be what was read, so each is shown by its number. Those that emoji are
 * joined with stay. Source: https://www.unicode.org/reports/tr36/#Bidirectional_Text_Spoofing
 */
export const UNSEEN = new RegExp(
  [
    String.raw`[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f]`,
    String.raw`[\u200b\u200c\u200e\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff]`,
    String.raw`(?<!\p{Extended_Pictographic}\ufe0f?|\p{Emoji_Modifier})\u200d`,
    String.raw`[\u{e0000}-\u{e0fff}]`,
  ].join('|'),
  'gu',
);

/** "U+202E". */
export function nameOfSign(code: number): string {
  return `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}

export interface SeenPiece {
  readonly text: string;
  /** The name of a sign that is not seen; null for what is. */
  readonly sign: string | null;
}

/** A text cut at such signs; put together it is the text again. */
export function seenPieces(value: string): readonly SeenPiece[] {
  const found: SeenPiece[] = [];
  let end = 0;
  for (const { 0: sign, index } of value.matchAll(UNSEEN)) {
    if (index > end) found.push({ text: value.slice(end, index), sign: null });
    found.push({ text: sign, sign: nameOfSign(sign.codePointAt(0) ?? 0) });
    end = index + sign.length;
  }
  if (end < value.length) found.push({ text: value.slice(end), sign: null });
  return found;
}
