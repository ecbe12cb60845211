import type { Files } from '../ports/files.ts';
import { readText } from '../text-files.ts';

/**
 * The 0600 file that a browser is opened on: it redirects to the link, so that no token is in an argument list, where
 * every user of the machine could read it.
 */
export const LINK_PATH = 'state/open.html';

export async function writeLink(files: Files, url: string): Promise<void> {
  await files.write(
    LINK_PATH,
    `<!doctype html><meta charset="utf-8"><meta name="referrer" content="no-referrer"><title>Beacon</title><meta http-equiv="refresh" content="0;url=${url}"><p><a href="${url}">Open Beacon</a></p>\n`,
  );
}

/** The link in the file, or null when there is none. */
export async function readLink(files: Files): Promise<string | null> {
  return /url=(http:\/\/127\.0\.0\.1:\d+\/#[0-9a-f]{64})"/.exec((await readText(files, LINK_PATH)) ?? '')?.[1] ?? null;
}
