import { dirname, isAbsolute, join, resolve } from 'node:path';
import { originIn } from '@core/project-id.ts';
import { readRegularFile } from './regular-file.ts';

/** Larger than any configuration of git that a person wrote. */
const MAX_BYTES = 1024 * 1024;
/** No folder lies deeper. */
const MOST_LEVELS = 64;

/** Where the repository that holds this folder comes from, read from its configuration; null where there is none. */
export async function gitOrigin(folder: string): Promise<string | null> {
  if (!isAbsolute(folder)) return null;
  let at = folder;
  for (let level = 0; level < MOST_LEVELS; level += 1) {
    const config = (await text(join(at, '.git', 'config'))) ?? (await ofWorktree(at));
    if (config !== null) return originIn(config);
    if (dirname(at) === at) return null;
    at = dirname(at);
  }
  return null;
}

/** A worktree or a submodule has a file in place of the folder, which says where it is; gitrepository-layout(5). */
async function ofWorktree(at: string): Promise<string | null> {
  const dir = /^gitdir: (.+)$/m.exec((await text(join(at, '.git'))) ?? '')?.[1]?.trim();
  if (dir === undefined) return null;
  const own = resolve(at, dir);
  const common = (await text(join(own, 'commondir')))?.trim();
  return text(join(common === undefined ? own : resolve(own, common), 'config'));
}

async function text(path: string): Promise<string | null> {
  try {
    return (await readRegularFile(path, 'git', MAX_BYTES)).bytes.toString('utf8');
  } catch {
    return null; // Not there, or not for us to read: then there is no project.
  }
}
