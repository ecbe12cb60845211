import type { Files } from '../ports/files.ts';
import { readText } from '../text-files.ts';
import { idsOfSidecars } from './report-names.ts';

/** A file that could not be read, as it lies in quarantine/. Nothing is silently deleted. */
export interface SetAside {
  /** Its name in quarantine/, which is what the CLI and the windows call it by. */
  readonly file: string;
  readonly reason: string;
  readonly bytes: number;
  readonly atMs: number;
}

const REPORT = /^(brpt_[0-9a-f]{8,32})\.json$/;

/**
 * Moves a file out of the way, with its reason beside it; sidecars of a report go along. Nothing that lies in
 * quarantine/ is written over: a name that is taken gets a number, the same for a report and its sidecars.
 *
 * @param as the name to give it there, if not its own
 * @returns the name it has in quarantine/, or null when it is gone: somebody was faster
 */
export async function quarantine(
  files: Files,
  place: string,
  name: string,
  reason: string,
  as = name,
): Promise<string | null> {
  if ((await files.stat(`${place}/${name}`)) === null) return null;
  const id = REPORT.exec(as)?.[1];
  const beside = id === undefined ? [] : (await files.list(place)).map((entry) => entry.name);
  const sidecars = beside.filter((other) => other !== name && other.startsWith(`${id}.`));
  const ending = await freeEnding(files, [as, ...sidecars]);
  await files.write(`quarantine/${as}${ending}.reason`, `${reason}\n`);
  try {
    await files.move(`${place}/${name}`, `quarantine/${as}${ending}`);
  } catch (error) {
    await files.remove(`quarantine/${as}${ending}.reason`);
    throw error;
  }
  for (const other of sidecars) await files.move(`${place}/${other}`, `quarantine/${other}${ending}`);
  return `${as}${ending}`;
}

/**
 * Writes over a pending report. Where an editor typed into the old file at that moment, the old file comes here, with
 * its reason. False: it is not the one any more that `isBase` knows, and nothing was written.
 */
export async function replaceKeeping(
  files: Files,
  name: string,
  text: string,
  isBase: (found: Uint8Array) => boolean,
): Promise<boolean> {
  const as = `${name}${await freeEnding(files, [name])}`;
  const done = await files.replace(`pending/${name}`, text, isBase, `quarantine/${as}`);
  if (done === 'kept_both') {
    await files.write(
      `quarantine/${as}.reason`,
      'It was edited by hand in the moment in which Beacon wrote it anew.\n',
    );
  }
  return done === 'written' || done === 'kept_both';
}

/** What lies beside a file that was set aside and belongs to it: its reason, and the sidecars of a report. */
export async function besideSetAside(files: Files, name: string): Promise<readonly string[]> {
  const own = /^(brpt_[0-9a-f]{8,32})\.json(\.\d+)?$/.exec(name);
  const sidecars =
    own === null
      ? []
      : ['original.json', 'local.json', 'consent.json', 'receipt.json', 'd'].map(
          (ending) => `${own[1]}.${ending}${own[2] ?? ''}`,
        );
  const wanted = new Set([`${name}.reason`, ...sidecars]);
  return (await files.list('quarantine')).map((entry) => entry.name).filter((entry) => wanted.has(entry));
}

/** Ids of reports whose sidecars lie in quarantine/. */
export async function sidecarsSetAside(files: Files): Promise<readonly string[]> {
  return idsOfSidecars((await files.list('quarantine')).map(({ name }) => name));
}

/**
 * A report that was set aside, mended and put back into pending/ gets back what was set aside with it. Answers whether
 * there was anything.
 */
export async function takeBackSidecars(files: Files, id: string): Promise<boolean> {
  const names = new Set((await files.list('quarantine')).map(({ name }) => name));
  let any = false;
  for (const ending of ['original.json', 'local.json']) {
    const name = `${id}.${ending}`;
    if (!names.has(name) || (await files.stat(`pending/${name}`)) !== null) continue;
    await files.move(`quarantine/${name}`, `pending/${name}`);
    any = true;
  }
  return any;
}

const SIDECAR = /\.(?:original|local|consent|receipt)\.json(?:\.\d+)?$|\.reason$|\.d(?:\.\d+)?$/;

export async function setAsideList(files: Files): Promise<SetAside[]> {
  const list: SetAside[] = [];
  for (const { name, folder } of await files.list('quarantine')) {
    if (SIDECAR.test(name) || name.startsWith('.')) continue;
    const stat = await files.stat(`quarantine/${name}`);
    if (stat === null) continue;
    const given = await readText(files, `quarantine/${name}.reason`).catch(() => null); // Something that is no text.
    // A folder that nobody set aside is a person's own order among these files.
    if (folder && given == null) continue;
    const reason = given?.trim() ?? 'It was put here by hand.';
    list.push({ file: name, reason, bytes: stat.bytes, atMs: stat.modifiedAtMs });
  }
  return list;
}

/** `''`, `.1`, `.2`: the first that leaves all of these names free. */
async function freeEnding(files: Files, names: readonly string[]): Promise<string> {
  const taken = new Set((await files.list('quarantine')).map(({ name }) => name));
  for (let number = 0; ; number += 1) {
    const ending = number === 0 ? '' : `.${number}`;
    if (!names.some((name) => taken.has(`${name}${ending}`) || taken.has(`${name}${ending}.reason`))) return ending;
  }
}
