/** How many redaction tokens a text holds: `scrub.redactions` counts those in the bytes to be sent. */
export function countTokens(text: string): number {
  return text.match(/\[REDACTED:[A-Z][A-Z0-9_]{0,30}:\d{1,6}\]/g)?.length ?? 0;
}
