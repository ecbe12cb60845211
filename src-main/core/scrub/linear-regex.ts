import { isWord, type Node, PatternRefused, parsePattern } from './linear-regex-parser.ts';

export { PatternRefused };

/**
 * Regular expressions that cannot hang: a small dialect (literals, classes, groups, alternatives, counted repeats, `^`,
 * `$`, `\b`) run by following all its states at once, after Thompson and Pike. A person's own patterns run on this and
 * not on V8, whose time can grow with a power of the length. No backreference, no look-around: they have no such run.
 */

type Step =
  | { readonly op: 'set'; readonly matches: (code: number) => boolean }
  | { readonly op: 'mark'; readonly mark: '^' | '$' | 'b' | 'B' }
  | { op: 'split'; first: number; second: number }
  | { op: 'jump'; to: number }
  | { readonly op: 'match' };

export interface LinearRegex {
  readonly steps: readonly Step[];
  readonly canStart: (code: number) => boolean;
}

/** Repeats are written out, so this bounds the work for each character of a text. */
const MOST_STEPS = 600;

export function compileLinear(pattern: string, ignoreCase: boolean): LinearRegex {
  const steps: Step[] = [];
  emitSteps(parsePattern(pattern, ignoreCase), steps);
  steps.push({ op: 'match' });
  const start = firstSets(steps);
  if (start === null) throw new PatternRefused('It matches the empty text, so it would match everywhere.');
  return { steps, canStart: asTable((code) => start.some((matches) => matches(code))) };
}

/** The same question, whose answers for ASCII are known: it is asked of each state at every character. */
function asTable(matches: (code: number) => boolean): (code: number) => boolean {
  const table = Uint8Array.from({ length: 128 }, (_, code) => (matches(code) ? 1 : 0));
  return (code) => (code < 128 ? table[code] === 1 : matches(code));
}

/** A match longer than this is taken in pieces: it bounds how far the search looks beyond a match. */
const LONGEST_MATCH = 1000;

/** How far all searches together may look beyond the matches they end with, by the length of the text. */
const MOST_BEYOND = 16;
const BEYOND_ANYHOW = 100_000;

/**
 * Every match from left to right, as in other engines: the earliest, and of these the first alternative's. All starts are
 * followed in one walk, so the time grows with the length of the text and with nothing else of it.
 *
 * Throws where a text makes nearly every match look far ahead for a longer one that is not there, as `x[^b]*b|x` does in
 * a row of x: what cannot be scrubbed in time goes whole.
 */
export function matchAll(regex: LinearRegex, text: string, emit: (start: number, end: number) => void): void {
  let at = 0;
  let walk: Walk | null = null;
  while (at < text.length) {
    // Nothing is made for a text that no match can begin in.
    while (at < text.length && !regex.canStart(text.charCodeAt(at))) at += 1;
    if (at === text.length) return;
    walk ??= { now: threadsOf(regex), next: threadsOf(regex), stack: [], beyond: 0 };
    const found = firstMatch(regex, text, at, walk);
    if (found === null) return;
    if (walk.beyond > MOST_BEYOND * text.length + BEYOND_ANYHOW) throw new RangeError('looks too far ahead');
    emit(found.start, found.end);
    at = Math.max(found.end, found.start + 1);
  }
}

/** States reached, the preferred first, each once, and where the match that reached it began. As many as there are steps at most. */
interface Threads {
  readonly states: Int32Array;
  readonly starts: Int32Array;
  count: number;
  /** By state: the turn it was reached in last. */
  readonly seen: Int32Array;
  turn: number;
}

/** What a walk over a text keeps from one match to the next, so that it is made once. */
interface Walk {
  now: Threads;
  next: Threads;
  readonly stack: number[];
  /** Characters that were looked at behind the ends of matches. */
  beyond: number;
}

function threadsOf({ steps: { length } }: LinearRegex): Threads {
  const list = () => new Int32Array(length);
  return { states: list(), starts: list(), count: 0, seen: list(), turn: 1 };
}

function forget(threads: Threads): void {
  threads.count = 0;
  threads.turn += 1;
}

function firstMatch(
  { steps, canStart }: LinearRegex,
  text: string,
  from: number,
  walk: Walk,
): { start: number; end: number } | null {
  let found: { start: number; end: number } | null = null;
  forget(walk.now);
  forget(walk.next);
  for (let at = from; at <= text.length; at += 1) {
    const { now, next } = walk;
    const code = text.charCodeAt(at);
    // A later start is less wanted than any that runs; once something matched no new one is.
    if (found === null && at < text.length && canStart(code)) follow(steps, text, 0, at, at, now, walk.stack);
    for (let thread = 0; thread < now.count; thread += 1) {
      const state = now.states[thread] as number;
      const start = now.starts[thread] as number;
      const step = steps[state] as Step;
      if (step.op === 'match') {
        found = { start, end: at };
        break;
      }
      if (at < text.length && step.op === 'set' && at - start < LONGEST_MATCH && step.matches(code)) {
        follow(steps, text, state + 1, start, at + 1, next, walk.stack);
      }
    }
    if (found !== null && next.count === 0) {
      walk.beyond += at - found.end;
      return found;
    }
    walk.now = next;
    walk.next = now;
    forget(now);
  }
  return found;
}

function follow(
  steps: readonly Step[],
  text: string,
  from: number,
  start: number,
  at: number,
  into: Threads,
  stack: number[],
): void {
  stack.push(from);
  while (stack.length > 0) {
    const state = stack.pop() as number;
    if (into.seen[state] === into.turn) continue;
    into.seen[state] = into.turn;
    const step = steps[state] as Step;
    if (step.op === 'jump') stack.push(step.to);
    else if (step.op === 'split') stack.push(step.second, step.first);
    else if (step.op === 'mark') {
      if (markHolds(step.mark, text, at)) stack.push(state + 1);
    } else {
      into.states[into.count] = state;
      into.starts[into.count] = start;
      into.count += 1;
    }
  }
}

function markHolds(mark: '^' | '$' | 'b' | 'B', text: string, at: number): boolean {
  if (mark === '^') return at === 0 || text[at - 1] === '\n';
  if (mark === '$') return at === text.length || text[at] === '\n';
  const edge = isWord(text.charCodeAt(at - 1)) !== isWord(text.charCodeAt(at));
  return mark === 'b' ? edge : !edge;
}

const tables = new WeakMap<Node, (code: number) => boolean>();

/** A set that is repeated two hundred times has one table. */
function tableOf(node: Extract<Node, { kind: 'set' }>): (code: number) => boolean {
  let table = tables.get(node);
  if (table === undefined) {
    table = asTable(node.matches);
    tables.set(node, table);
  }
  return table;
}

function emitSteps(node: Node, steps: Step[]): void {
  if (steps.length > MOST_STEPS) throw new PatternRefused('It is too large: its repeats count up to too many states.');
  switch (node.kind) {
    case 'set':
      steps.push({ op: 'set', matches: tableOf(node) });
      return;
    case 'mark':
      steps.push({ op: 'mark', mark: node.mark });
      return;
    case 'sequence':
      for (const part of node.parts) emitSteps(part, steps);
      return;
    case 'either': {
      const exits: { op: 'jump'; to: number }[] = [];
      node.options.forEach((option, index) => {
        if (index === node.options.length - 1) {
          emitSteps(option, steps);
          return;
        }
        const split = { op: 'split' as const, first: steps.length + 1, second: 0 };
        steps.push(split);
        emitSteps(option, steps);
        const exit = { op: 'jump' as const, to: 0 };
        exits.push(exit);
        steps.push(exit);
        split.second = steps.length;
      });
      for (const exit of exits) exit.to = steps.length;
      return;
    }
    case 'repeat':
      emitRepeat(node, steps);
      return;
    default:
      node satisfies never;
  }
}

function emitRepeat(node: Extract<Node, { kind: 'repeat' }>, steps: Step[]): void {
  for (let count = 0; count < node.least; count += 1) emitSteps(node.body, steps);
  const fork = (inside: number, behind: number) =>
    node.lazy
      ? { op: 'split' as const, first: behind, second: inside }
      : { op: 'split' as const, first: inside, second: behind };
  if (node.most === Number.POSITIVE_INFINITY) {
    const at = steps.length;
    steps.push({ op: 'jump', to: 0 });
    emitSteps(node.body, steps);
    steps.push({ op: 'jump', to: at });
    steps[at] = fork(at + 1, steps.length);
    return;
  }
  const forks: number[] = [];
  for (let count = node.least; count < node.most; count += 1) {
    forks.push(steps.length);
    steps.push({ op: 'jump', to: 0 });
    emitSteps(node.body, steps);
  }
  for (const at of forks) steps[at] = fork(at + 1, steps.length);
}

/** The sets that a match may begin with; null where it may be empty. */
function firstSets(steps: readonly Step[]): ((code: number) => boolean)[] | null {
  const found: ((code: number) => boolean)[] = [];
  const stack = [0];
  const seen = new Set<number>();
  while (stack.length > 0) {
    const state = stack.pop() ?? 0;
    if (seen.has(state)) continue;
    seen.add(state);
    const step = steps[state];
    if (step === undefined || step.op === 'match') return null;
    if (step.op === 'set') found.push(step.matches);
    else if (step.op === 'mark') stack.push(state + 1);
    else if (step.op === 'jump') stack.push(step.to);
    else stack.push(step.first, step.second);
  }
  return found;
}
