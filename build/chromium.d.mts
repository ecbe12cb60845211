/** The system's Chromium, or null; BEACON_CHROMIUM names another. */
export function findChromium(env?: Readonly<Record<string, string | undefined>>): string | null;
