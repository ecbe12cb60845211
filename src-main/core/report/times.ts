/** `2026-04-03T09:15:00Z`: UTC at second precision, because an offset tells where someone lives. */
export function utcSeconds(wallMs: number): string {
  return `${new Date(wallMs).toISOString().slice(0, 19)}Z`;
}
