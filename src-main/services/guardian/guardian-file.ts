import type { ConfigProblem } from '@contract/fleet.ts';
import type { GuardianConfig, ProcessConfig } from '@contract/guardian-config.ts';
import type { GuardianChange } from '@contract/guardian-settings.ts';
import { type EditedConfig, startingText, withProcess, withSetting } from '@core/fleet/edit-config.ts';
import { emptyConfig, readGuardianConfig } from '@core/fleet/read-config.ts';
import { type Files, StoreFailure, type StoreFailureKind } from '../ports/files.ts';
import { type Locks, STORE_WAIT_MS } from '../ports/locks.ts';
import { readText } from '../text-files.ts';

const PATH = 'guardian.json';

export type LoadedConfig =
  | { readonly kind: 'config'; readonly config: GuardianConfig; readonly text: string }
  | { readonly kind: 'refused'; readonly problem: ConfigProblem };

/** Guardian.json, as the person wrote it. A missing file is an empty fleet; a wrong one is refused whole. */
export async function loadGuardianFile(files: Files): Promise<LoadedConfig> {
  let text: string | null | undefined;
  try {
    text = await readText(files, PATH);
  } catch (error) {
    if (!(error instanceof StoreFailure)) throw error;
    return refused(unreadable[error.kind] ?? 'the disk did not answer');
  }
  if (text === null) return { kind: 'config', config: emptyConfig, text: '' };
  if (text === undefined) return refused('it is not text in UTF-8');
  const read = readGuardianConfig(text);
  return read.ok ? { kind: 'config', config: read.config, text } : { kind: 'refused', problem: read.problem };
}

const unreadable: Partial<Record<StoreFailureKind, string>> = {
  not_a_file: 'there is no file of that name, but something else',
  too_large: 'it is far too large',
  denied: 'its permissions do not let Beacon read it',
};

const refused = (what: string): LoadedConfig => ({
  kind: 'refused',
  problem: { path: '', line: null, message: `guardian.json: ${what}` },
});

/** Adds one process to the file. Answers null, or the one sentence that says why not. */
export function addProcess(
  files: Files,
  locks: Locks,
  entry: Partial<ProcessConfig> & Pick<ProcessConfig, 'name' | 'command'>,
): Promise<string | null> {
  return edit(files, locks, (text) => withProcess(text, entry));
}

/** Changes one value of the file. Answers null, or the one sentence that says why not. */
export function changeSetting(files: Files, locks: Locks, change: GuardianChange): Promise<string | null> {
  return edit(files, locks, (text) => withSetting(text, change));
}

/** There is a file to open: one without any process where there was none. */
export function ensureGuardianFile(files: Files, locks: Locks): Promise<string | null> {
  return edit(files, locks, (text) => ({ ok: true, text: startingText(text) }));
}

function edit(files: Files, locks: Locks, change: (text: string | null) => EditedConfig): Promise<string | null> {
  return locks.hold('store', STORE_WAIT_MS, async () => {
    const text = await readText(files, PATH);
    if (text === undefined) return 'guardian.json is not text in UTF-8. Nothing was changed.';
    const edited = change(text);
    if (!edited.ok) return edited.message;
    if (edited.text !== text) await files.write(PATH, edited.text);
    return null;
  });
}
