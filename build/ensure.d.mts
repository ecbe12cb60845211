/** Builds what is missing or older than its sources, and nothing else. Words go to stderr. */
export function ensureBuilt(names: readonly ('program' | 'windows')[]): Promise<void>;
