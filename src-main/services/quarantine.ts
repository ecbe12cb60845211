import type { Files } from './ports.ts';
import { readText } from './text-files.ts';

/** A file that could not be read, as it lies in quarantine/. Nothing is silently deleted. */
export interface SetAside {
  /** Its name in quarantine/, which is what the CLI and the windows call it by. */
  readonly file: string;
  readonly reason: string;
  readonly bytes: number;
  readonly atMs: number;
}

/** Moves a file out of the way, with its reason beside it. Sidecars of a report go along. */
export async function quarantine(files: Files, place: string, name: string, reason: string): Promise<void> {
  if ((await files.stat(`${place}/${name}`)) === null) return; // Gone, or somebody was faster.
  const target = await freeName(files, name);
  await files.write(`quarantine/${target}.reason`, `${reason}\n`);
  await files.move(`${place}/${name}`, `quarantine/${target}`);
  const id = /^(brpt_[0-9a-f]{8,32})\.json$/.exec(name)?.[1];
  if (id === undefined) return;
  for (const { name: other } of await files.list(place)) {
    if (other.startsWith(`${id}.`)) await files.move(`${place}/${other}`, `quarantine/${other}`);
  }
}

const SIDECAR = /\.(?:original|local|consent|receipt)\.json$|\.reason$|\.d$/;

export async function setAsideList(files: Files): Promise<SetAside[]> {
  const list: SetAside[] = [];
  for (const { name, folder } of await files.list('quarantine')) {
    if (folder || SIDECAR.test(name) || name.startsWith('.')) continue;
    const stat = await files.stat(`quarantine/${name}`);
    if (stat === null) continue;
    const reason = (await readText(files, `quarantine/${name}.reason`))?.trim() ?? 'It was put here by hand.';
    list.push({ file: name, reason, bytes: stat.bytes, atMs: stat.modifiedAtMs });
  }
  return list;
}

async function freeName(files: Files, name: string): Promise<string> {
  for (let number = 0; ; number += 1) {
    const candidate = number === 0 ? name : `${name}.${number}`;
    if ((await files.stat(`quarantine/${candidate}`)) === null) return candidate;
  }
}
