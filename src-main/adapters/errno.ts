import { StoreFailure, type StoreFailureKind } from '@services/ports/files.ts';

/**
 * Where errno ends: the system's codes in our words. An error is known by its code, not by its class: the library's part
 * for a dying process runs in a context with classes of its own.
 */
export function isCode(error: unknown, ...codes: string[]): boolean {
  return codes.includes(codeOf(error) ?? '');
}

function codeOf(error: unknown): string | undefined {
  const code = (error as { code?: unknown } | null | undefined)?.code;
  return typeof code === 'string' ? code : undefined;
}

const kinds: Record<string, StoreFailureKind> = {
  ENOSPC: 'no_space',
  EDQUOT: 'no_space',
  EFBIG: 'no_space',
  EROFS: 'read_only',
  EACCES: 'denied',
  EPERM: 'denied',
  EMFILE: 'too_many_files',
  ENFILE: 'too_many_files',
  EEXIST: 'not_a_file',
  EISDIR: 'not_a_file',
  ENOTDIR: 'not_a_file',
  ELOOP: 'not_a_file',
  ENXIO: 'not_a_file',
  ERR_FS_FILE_TOO_LARGE: 'too_large',
};

/** Nothing is there, or it is not ours to read: null. No room to look at all is no such answer, and is thrown on. */
export function absent(error: unknown): null {
  if (isCode(error, 'EMFILE', 'ENFILE', 'ENOMEM')) throw error;
  return null;
}

/** Errno ends here. Errors of our own pass through. */
export function asStoreFailure(error: unknown, path: string): unknown {
  if (error instanceof StoreFailure) return error;
  const code = codeOf(error);
  if (code === undefined) return error;
  return new StoreFailure(kinds[code] ?? 'io', path);
}
