import { join } from 'node:path';
import type { Files } from '@services/ports/files.ts';
import { type GuardProgram, guardScript } from './guard-script.ts';

const PLACE = 'bin/guard.sh';

/** The script that configurations of clients name: it stays where it is when the app is moved or updated. */
export interface GuardLauncher {
  readonly command: string;
  readonly args: readonly string[];
  /** Writes it where it is not as it should be. */
  ensure(): Promise<void>;
  isThere(): Promise<boolean>;
}

export function guardLauncher(files: Files, root: string, program: GuardProgram): GuardLauncher {
  const text = guardScript(program);
  const found = async () => {
    const bytes = await files.read(PLACE).catch(() => null); // Something else in its place: writing says what.
    return bytes === null ? null : new TextDecoder().decode(bytes);
  };
  return {
    command: '/bin/sh',
    args: [join(root, PLACE)],
    async ensure() {
      if ((await found()) !== text) await files.write(PLACE, text);
    },
    isThere: async () => (await found()) !== null,
  };
}
