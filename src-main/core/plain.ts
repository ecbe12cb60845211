/**
 * Text from outside, made safe for a terminal: control characters could move the cursor, hide text or set a title.
 * Bidirectional marks could show something else than what is sent.
 */
export function plain(text: string): string {
  return text.replace(/\p{Cc}|\p{Bidi_Control}/gu, (sign) => (sign === '\n' || sign === '\t' ? sign : '\ufffd'));
}
