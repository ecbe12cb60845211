export type Runtime<Found> =
  | ({ readonly kind: 'found'; readonly path: string } & Found)
  | { readonly kind: 'missing'; readonly why: string };

/** The runtime that is here already and runs, by what `npx electron --version` would find. Nothing is fetched. */
export function electronHere(root: string): Runtime<{ readonly version: string }>;
/** The same, fetched on first use where it can be; never a stack trace, never a hang on the download. */
export function electronRuntime(root: string, say: (line: string) => void): Promise<Runtime<object>>;
