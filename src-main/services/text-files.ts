import type { Files } from './ports.ts';

const decoder = new TextDecoder('utf-8', { fatal: true });

/** A file as text: null when it is not there, `undefined` when its bytes are not UTF-8. */
export async function readText(files: Files, path: string): Promise<string | null | undefined> {
  const bytes = await files.read(path);
  if (bytes === null) return null;
  return decodeUtf8(bytes);
}

export function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return decoder.decode(bytes);
  } catch {
    return undefined; // Not text; the caller says what that means.
  }
}
