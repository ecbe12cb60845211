export interface DebianNames {
  readonly pypi: ReadonlySet<string>;
  readonly crates: ReadonlySet<string>;
  readonly gems: ReadonlySet<string>;
  readonly go: ReadonlySet<string>;
}

export function debianNames(sources: string): DebianNames;
