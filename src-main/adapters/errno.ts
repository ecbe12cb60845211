import { StoreFailure, type StoreFailureKind } from '@services/ports.ts';

/** Where errno ends: the system's codes in our words. */
export function isCode(error: unknown, ...codes: string[]): boolean {
  return error instanceof Error && codes.includes((error as NodeJS.ErrnoException).code ?? '');
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

/** Errno ends here. Errors of our own pass through. */
export function asStoreFailure(error: unknown, path: string): unknown {
  if (!(error instanceof Error) || error instanceof StoreFailure) return error;
  const code = (error as NodeJS.ErrnoException).code;
  if (code === undefined) return error;
  return new StoreFailure(kinds[code] ?? 'io', path);
}
