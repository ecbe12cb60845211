/** The redaction tokens in a text, in order, each as often as it is there. */
export function tokensOf(text: string): readonly string[] {
  return text.match(/\[REDACTED:[A-Z][A-Z0-9_]{0,30}:\d{1,9}\]/g) ?? [];
}

/** How many redaction tokens a text holds: `scrub.redactions` counts those in the bytes to be sent. */
export const countTokens = (text: string): number => tokensOf(text).length;
