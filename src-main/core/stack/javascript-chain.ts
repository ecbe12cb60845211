import { indentOf } from './text.ts';
import type { RawFrame } from './types.ts';

/**
 * Errors within errors, as Node, Bun and Deno print them: `[cause]:` and `[errors]:` further in, `Caused by:` below. The first cause says
 * what is wrong; what was thrown of it is the same for a hundred faults.
 * Source: https://nodejs.org/api/util.html#utilinspectobject-options
 */
export interface Block {
  readonly start: number;
  readonly end: number;
  /** Causes and parts of the same error, in the order printed. */
  readonly inner: Block[];
  /** Where an event was emitted: no error of its own. */
  readonly emitted: boolean;
}

/** A line of the source, as Bun prints it above each error. */
export const EXCERPT = /^\d{1,6} \| /;

/** From the error that ended the program to its first cause: of each the first that stands below it, further in. */
export function pathToCause(lines: readonly string[], block: Block): Block[] {
  const path = [block];
  for (const one of block.inner) {
    const last = path.at(-1) ?? block;
    if (one.emitted) continue;
    const deeper = indentOf(lines[one.start] ?? '') - indentOf(lines[last.start] ?? '');
    // Deno and Bun print causes at the same margin, one below the other.
    if (deeper > 0 || (deeper === 0 && isListed(lines, last, one))) path.push(one);
    else break;
  }
  return path;
}

/** Whether the stack is of a cause that is printed below the error, not within it. */
function isListed(lines: readonly string[], above: Block, below: Block): boolean {
  const between = lines.slice(above.end + 1, below.start);
  // Bun leaves a line free above a cause, none above the next part of an AggregateError.
  return (
    between.some((line) => /^Caused by: /.test(line)) ||
    (between[0] === '' && between.some((line) => EXCERPT.test(line)))
  );
}

/** The frames of the first cause, then those of the errors round it that are not the cause's own callers too. */
export function joined(
  frames: ReadonlyMap<Block, readonly RawFrame[]>,
  path: readonly Block[],
  block: Block,
): RawFrame[] {
  const all: RawFrame[] = [];
  for (const one of [...path].reverse()) {
    const own = frames.get(one) ?? [];
    let shared = 0;
    while (shared < Math.min(own.length, all.length) && isSame(own.at(-1 - shared), all.at(-1 - shared))) shared += 1;
    if (shared === 0) all.push(...own);
    else all.splice(all.length - shared, 0, ...own.slice(0, own.length - shared));
  }
  return all.length > 0 ? all : [...(frames.get(block) ?? [])];
}

const isSame = (one: RawFrame | undefined, other: RawFrame | undefined) =>
  one?.symbol === other?.symbol && one?.file === other?.file;
