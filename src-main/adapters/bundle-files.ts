import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.json': 'application/json',
  '.woff2': 'font/woff2',
  '.ico': 'image/x-icon',
};

/** Files of the windows' bundle, and of nothing else: no way out of its folder, no kind of file but these. */
export function bundleFiles(root: string): (path: string) => Promise<{ bytes: Uint8Array; type: string } | null> {
  return async (path) => {
    const type = types[extname(path)];
    const full = normalize(join(root, path));
    if (type === undefined || path.includes('\0') || !full.startsWith(root + sep)) return null;
    try {
      return { bytes: await readFile(full), type };
    } catch {
      return null; // No such file.
    }
  };
}
