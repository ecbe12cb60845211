import { type SpawnOptions, spawn } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';

/** How a person's editor ended. */
export type EditorEnd =
  | { readonly kind: 'ended'; readonly code: number | null; readonly signal: string | null }
  | { readonly kind: 'none' }
  | { readonly kind: 'not_started'; readonly command: string };

/** What edits where nothing is set and there is a terminal, as every Unix has it. */
const FALLBACK = 'vi';

/**
 * Opens a file in $VISUAL, else $EDITOR, and waits until it is closed. As with git, the value is a command of the shell,
 * so it may have arguments and quotes; where the whole of it is the path of a program, blanks in it are part of the
 * path. `none`: nothing is set, and there is no terminal for vi.
 */
export async function editFile(
  path: string,
  env: Readonly<Record<string, string | undefined>>,
  onTerminal: boolean,
): Promise<EditorEnd> {
  const set = [env['VISUAL'], env['EDITOR']].map((one) => one?.trim() ?? '').find((one) => one !== '');
  if (set === undefined && !onTerminal) return { kind: 'none' };
  const command = set ?? FALLBACK;
  const [program, args] = isProgram(command)
    ? [command, [path]]
    : ['/bin/sh', ['-c', `${command} "$@"`, command, path]];
  // Ctrl-C belongs to the editor while it runs.
  const ignore = () => undefined;
  process.on('SIGINT', ignore);
  try {
    return await ended(command, program, args, { stdio: 'inherit', env: { ...env } });
  } finally {
    process.off('SIGINT', ignore);
  }
}

function ended(command: string, program: string, args: readonly string[], options: SpawnOptions): Promise<EditorEnd> {
  return new Promise((resolve) => {
    const child = spawn(program, args, options);
    child.once('error', () => resolve({ kind: 'not_started', command }));
    child.once('close', (code, signal) =>
      // What a shell says of a command it could not find or run.
      resolve(code === 126 || code === 127 ? { kind: 'not_started', command } : { kind: 'ended', code, signal }),
    );
  });
}

function isProgram(path: string): boolean {
  try {
    if (!path.includes('/') || !statSync(path).isFile()) return false;
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
