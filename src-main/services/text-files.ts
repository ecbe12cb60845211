import { type Files, StoreFailure } from './ports/files.ts';

const decoder = new TextDecoder('utf-8', { fatal: true });

/** A file as text: null when it is not there, `undefined` when its bytes are not UTF-8. */
export async function readText(files: Files, path: string): Promise<string | null | undefined> {
  const bytes = await files.read(path);
  if (bytes === null) return null;
  return decodeUtf8(bytes);
}

/** Paths of all files in a folder and the folders in it; of a file, its own. */
export async function filesBelow(files: Files, dir: string): Promise<string[]> {
  const paths: string[] = [];
  const entries = await files.list(dir).catch((error: unknown) => {
    if (error instanceof StoreFailure && error.kind === 'not_a_file') return null;
    throw error;
  });
  if (entries === null) return [dir];
  for (const { name, folder } of entries) {
    if (folder) paths.push(...(await filesBelow(files, `${dir}/${name}`)));
    else paths.push(`${dir}/${name}`);
  }
  return paths;
}

export function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return decoder.decode(bytes);
  } catch {
    return undefined; // Not text; the caller says what that means.
  }
}
