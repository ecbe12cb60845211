import type { Seeker } from './again.ts';
import { carryInto } from './scrub.ts';
import { LONGEST_POINTER, pointer } from './tree-pointer.ts';
import type { Finding, Numbering } from './types.ts';

/** Whether a secret stands in any text of the tree, keys too: mostly none does, and nothing is made anew. */
export function holdsAny(value: unknown, seeker: Seeker): boolean {
  if (typeof value === 'string') return seeker.places(value).length > 0;
  if (typeof value !== 'object' || value === null) return false;
  if (Array.isArray(value)) {
    for (const item of value) if (holdsAny(item, seeker)) return true;
    return false;
  }
  // The tree is our own, so no key comes from elsewhere; a list of them would be made for each object.
  for (const key in value)
    if (holdsAny(key, seeker) || holdsAny((value as Record<string, unknown>)[key], seeker)) return true;
  return false;
}

/** Takes the secrets of later leaves out of earlier ones. The tree is our own by now: plain, and without a circle. */
export class Carry {
  readonly #numbering: Numbering;
  readonly #byPath = new Map<string, Finding[]>();

  constructor(numbering: Numbering, findings: readonly Finding[]) {
    this.#numbering = numbering;
    for (const finding of findings) {
      const of = this.#byPath.get(finding.path ?? '');
      if (of === undefined) this.#byPath.set(finding.path ?? '', [finding]);
      else of.push(finding);
    }
  }

  findings(): Finding[] {
    return [...this.#byPath.values()].flat();
  }

  node(value: unknown, path: string): unknown {
    if (typeof value === 'string') return this.#text(value, path);
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return value.map((item, index) => this.node(item, `${path}/${index}`));
    return Object.fromEntries(
      Object.entries(value).map(([key, held]) => {
        const below = pointer(path, key);
        const name = this.#text(key, below);
        const to = pointer(path, name);
        if (to !== below) this.#rename(below, to);
        return [name, this.node(held, to)];
      }),
    );
  }

  #text(text: string, path: string): string {
    const done = carryInto(text, this.#numbering);
    if (done === null) return text;
    const at = path.slice(0, LONGEST_POINTER);
    const moved = (this.#byPath.get(at) ?? []).map((one) => {
      const by = done.shift(one.start);
      return { ...one, start: one.start + by, end: one.end + by };
    });
    const added = done.findings.map((one) => ({ ...one, path: at }));
    this.#byPath.set(
      at,
      [...moved, ...added].sort((a, b) => a.start - b.start),
    );
    return done.text;
  }

  #rename(from: string, to: string): void {
    for (const [path, findings] of [...this.#byPath]) {
      if (path !== from && !path.startsWith(`${from}/`)) continue;
      const renamed = (to + path.slice(from.length)).slice(0, LONGEST_POINTER);
      this.#byPath.delete(path);
      this.#byPath.set(
        renamed,
        findings.map((one) => ({ ...one, path: renamed })),
      );
    }
  }
}
