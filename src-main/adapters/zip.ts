import { strToU8, zipSync } from 'fflate';

/** A zip of texts. A zip knows local times alone: it gets the numbers of UTC, so that it does not tell where somebody lives. */
export function zipTexts(files: ReadonlyMap<string, string>, at: string): Uint8Array {
  const [year, month, day, hour, minute, second] = at.match(/\d+/g)?.map(Number) ?? [];
  const mtime = new Date(year ?? 1980, (month ?? 1) - 1, day, hour, minute, second);
  return zipSync(Object.fromEntries([...files].map(([name, text]) => [name, strToU8(text)])), { mtime });
}
