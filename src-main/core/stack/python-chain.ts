import type { RawFrame } from './types.ts';

/**
 * Several tracebacks of one end: errors that caused one another, and groups whose parts may be chains and groups themselves.
 * The first cause says what is wrong: what was raised of it is the same for a hundred faults. Of the parts of a group one
 * counts, whichever order they came in.
 * Source: https://docs.python.org/3/library/exceptions.html#exception-context, https://peps.python.org/pep-0654/
 */
export interface Traceback {
  /** How far its margin is indented; 0 for none. */
  readonly depth: number;
  readonly group: boolean;
  /** Whether the words before it say that it came of the one above it. */
  readonly caused: boolean;
  readonly start: number;
  readonly end: number;
  readonly errorClass: string | null;
  readonly message: string | null;
  /** Innermost first. */
  readonly frames: readonly RawFrame[];
}

export interface Link extends Traceback {
  /** Chains of its own: what each part of a group came of, first cause first. */
  readonly parts: Link[][];
}

/** Words between two tracebacks. */
export const CAUSED =
  /^(?:The above exception was the direct cause of|During handling of the above exception, another exception occurred)/;

/** Raised to steer a program, not because anything is wrong. */
const STEERING = /(?:^|\.)(?:CancelledError|StopIteration|StopAsyncIteration|GeneratorExit|Cancelled|WouldBlock)$/;

/** Sets a traceback behind the ones before it: deeper in a group, further in a chain, or as a chain of its own. */
export function place(chains: Link[][], one: Traceback): void {
  const chain = chains.at(-1);
  const last = chain?.at(-1);
  if (last?.group === true && one.depth > last.depth) place(last.parts, one);
  else if (chain !== undefined && one.caused) chain.push({ ...one, parts: [] });
  else chains.push([{ ...one, parts: [] }]);
}

export interface Root {
  readonly errorClass: string | null;
  readonly message: string | null;
  /** Of the first cause, then of what was raised of it. */
  readonly frames: readonly RawFrame[];
}

export function rootOf(chain: readonly Link[]): Root {
  const first = chain.findIndex(({ errorClass }) => errorClass === null || !STEERING.test(errorClass));
  const [root, ...later] = chain.slice(Math.max(0, first));
  const part = root?.parts.map(rootOf).sort(byName)[0];
  const whole = (root?.frames ?? []).concat(later.flatMap(({ frames }) => frames));
  return part === undefined
    ? { errorClass: root?.errorClass ?? null, message: root?.message ?? null, frames: whole }
    : { ...part, frames: [...part.frames, ...whole] };
}

/** Parts are told in the order they failed in, which is another one each time. */
function byName(one: Root, other: Root): number {
  const [a, b] = [nameOf(one), nameOf(other)];
  return a < b ? -1 : a > b ? 1 : 0;
}

const nameOf = ({ errorClass, frames }: Root) =>
  [frames.length === 0 ? '1' : '0', errorClass ?? '', ...frames.map(({ symbol }) => symbol ?? '')].join('\n');
