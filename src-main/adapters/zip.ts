import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

/** Far more than a bundle holds; a zip that would become more than this is not opened. */
const MOST_UNPACKED = 64 * 1024 * 1024;

/** A zip of texts. A zip knows local times alone: it gets the numbers of UTC, so that it does not tell where somebody lives. */
export function zipTexts(files: ReadonlyMap<string, string>, at: string): Uint8Array {
  const [year, month, day, hour, minute, second] = at.match(/\d+/g)?.map(Number) ?? [];
  const mtime = new Date(year ?? 1980, (month ?? 1) - 1, day, hour, minute, second);
  return zipSync(Object.fromEntries([...files].map(([name, text]) => [name, strToU8(text)])), { mtime });
}

/** The texts of a zip by their paths; null where it is none that can be read, or would fill the memory. */
export function unzipTexts(bytes: Uint8Array): ReadonlyMap<string, string> | null {
  let sum = 0;
  try {
    const files = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        sum += originalSize;
        return sum <= MOST_UNPACKED && !name.endsWith('/');
      },
    });
    return sum > MOST_UNPACKED
      ? null
      : new Map(Object.entries(files).map(([name, content]) => [name, strFromU8(content)]));
  } catch {
    return null; // Torn, or packed in a way that nothing of ours packs.
  }
}
