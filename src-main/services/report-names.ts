/** Names of the files of a report: `<id>.json` and what lies beside it. */

const ID = /^brpt_[0-9a-f]{8,32}$/;
const BESIDE = new Set(['original.json', 'local.json', 'consent.json', 'receipt.json', 'd']);

/** The id that a file name belongs to, and whether it is the report itself. Null for a foreign name. */
export function ownName(name: string): { readonly id: string; readonly main: boolean } | null {
  const dot = name.indexOf('.');
  const [id, ending] = [name.slice(0, dot), name.slice(dot + 1)];
  const main = ending === 'json';
  return (main || BESIDE.has(ending)) && ID.test(id) ? { id, main } : null;
}

/** What Finder and editors leave beside the files they show: it begins with a dot or ends with a tilde. */
export const isLeftByOthers = (name: string): boolean => name.startsWith('.') || name.endsWith('~');

/** Every file that belongs to a pending report, the report itself last: with it gone, the rest is not a report. */
export const pendingFiles = (id: string): readonly string[] =>
  ['.original.json', '.local.json', '.consent.json', '.d', '.json'].map((ending) => `pending/${id}${ending}`);

/** The reports of a folder, and the names of what lies beside them; null where one is nobody's. */
export function ownFiles(
  names: Iterable<string>,
): { readonly ids: readonly string[]; readonly beside: ReadonlySet<string> } | null {
  const ids: string[] = [];
  const beside = new Set<string>();
  for (const name of names) {
    if (isLeftByOthers(name)) continue;
    const own = ownName(name);
    if (own === null) return null;
    if (own.main) ids.push(own.id);
    else if (!name.endsWith('.original.json')) beside.add(name);
  }
  return { ids, beside };
}

/** Ids of reports whose sidecars are among these names of quarantine/. */
export const idsOfSidecars = (names: Iterable<string>): readonly string[] =>
  [...names].flatMap((name) => /^(brpt_[0-9a-f]{8,32})\.(?:original|local)\.json$/.exec(name)?.[1] ?? []);
