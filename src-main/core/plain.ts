/**
 * Text from outside, made safe for a terminal: control characters could move the cursor, hide text or set a title.
 * Bidirectional marks could show something else than what is sent.
 */
const SAFE = /^[ -~]*$/;
const UNSAFE = /\p{Cc}|\p{Bidi_Control}/gu;

export function plain(text: string): string {
  // Most text is; to look for the others takes ten times as long.
  if (SAFE.test(text)) return text;
  return text.replace(UNSAFE, (sign) => (sign === '\n' || sign === '\t' ? sign : '\ufffd'));
}
