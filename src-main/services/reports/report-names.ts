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

/** What lies beside the reports of a folder: the ids that have one. */
export interface Beside {
  readonly local: Ids;
  readonly consent: Ids;
  readonly receipt: Ids;
}

export type Ids = Pick<ReadonlySet<string>, 'has' | 'size'>;

const endings: Readonly<Record<number, string>> = Object.fromEntries(
  ['.json', '.local.json', '.original.json', '.d'].map((ending) => [ending.length, ending]),
);
const OWN = /^brpt_[0-9a-f]{8,32}\./;

/**
 * The reports of a folder, and what lies beside them; null where a name is nobody's. With ten thousand of them each look
 * at a name counts.
 */
export function ownFiles(names: Iterable<string>): { readonly ids: readonly string[]; readonly beside: Beside } | null {
  const ids: string[] = [];
  const beside = { local: new IdsOf(), consent: new IdsOf(), receipt: new IdsOf() };
  for (const name of names) {
    if (!OWN.test(name)) {
      if (isLeftByOthers(name)) continue;
      return null;
    }
    const dot = name.indexOf('.');
    // By how long the ending is, so that there is one to compare with.
    const ending = endings[name.length - dot];
    if (ending === '.json' && name.endsWith(ending)) ids.push(name.slice(0, dot));
    else if (ending === '.local.json' && name.endsWith(ending)) beside.local.names.push(name);
    else if (!(ending !== undefined && name.endsWith(ending))) {
      if (name.endsWith('.consent.json')) beside.consent.names.push(name);
      else if (name.endsWith('.receipt.json')) beside.receipt.names.push(name);
      else if (!isLeftByOthers(name)) return null;
    }
  }
  return { ids, beside };
}

/** The ids that names begin with, taken out of them for the first question: often nobody asks. */
class IdsOf implements Ids {
  readonly names: string[] = [];
  private ids: ReadonlySet<string> | null = null;

  get size(): number {
    return this.names.length;
  }

  has(id: string): boolean {
    this.ids ??= new Set(this.names.map((name) => name.slice(0, name.indexOf('.'))));
    return this.ids.has(id);
  }
}

/** Ids of reports whose sidecars are among these names of quarantine/. */
export const idsOfSidecars = (names: Iterable<string>): readonly string[] =>
  [...names].flatMap((name) => /^(brpt_[0-9a-f]{8,32})\.(?:original|local)\.json$/.exec(name)?.[1] ?? []);
