import { scrub } from '@core/scrub/index.ts';
import { crc32 } from './crc32.ts';
import { deflate } from './deflate.ts';
import { readZip, type ZipEntry } from './read-zip.ts';
import { writeZip } from './write-zip.ts';

export type ScrubbedZip =
  | { readonly kind: 'clean'; readonly bytes: Uint8Array; readonly misses: ReadonlyMap<string, number> }
  | { readonly kind: 'unreadable' };

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/**
 * The archive written anew, with every text entry and every name scrubbed. Pictures are kept, as they are outside of
 * an archive; other entries go, because nobody can say what is in them.
 */
export async function scrubZip(archive: Uint8Array): Promise<ScrubbedZip> {
  const entries = await readZip(archive);
  if (entries === null) return { kind: 'unreadable' };
  const misses = new Map<string, number>();
  const kept: ZipEntry[] = [];
  try {
    for (const entry of entries) {
      const name = scrubCounting(entry.name, misses);
      if (!isHarmlessName(name)) continue;
      const text = textOf(entry.bytes);
      if (text === null) {
        if (PNG.every((byte, at) => entry.bytes[at] === byte)) kept.push({ ...entry, name });
        continue;
      }
      const scrubbed = scrubCounting(text, misses);
      kept.push(scrubbed === text ? { ...entry, name } : await pack(name, scrubbed));
    }
  } catch {
    // The scrubber gave up: then nothing of it is stored.
    return { kind: 'unreadable' };
  }
  return { kind: 'clean', bytes: writeZip(kept), misses };
}

function scrubCounting(text: string, misses: Map<string, number>): string {
  const result = scrub(text);
  for (const { rule } of result.findings) misses.set(rule, (misses.get(rule) ?? 0) + 1);
  return result.text;
}

async function pack(name: string, text: string): Promise<ZipEntry> {
  const bytes = new TextEncoder().encode(text);
  return { name, bytes, method: 8, packed: await deflate(bytes), crc: crc32(bytes) };
}

/** One that stays inside the folder it is unpacked to. */
function isHarmlessName(name: string): boolean {
  return !/^\/|\\|^[A-Za-z]:|(?:^|\/)\.\.(?:\/|$)/.test(name);
}

function textOf(bytes: Uint8Array): string | null {
  if (bytes.includes(0)) return null;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    // Not UTF-8: not text.
    return null;
  }
}
