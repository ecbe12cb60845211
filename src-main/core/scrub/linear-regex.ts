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
  return { steps, canStart: (code) => start.some((matches) => matches(code)) };
}

/** A match longer than this is taken in pieces: it bounds how far the search looks beyond a match. */
const LONGEST_MATCH = 1000;

/**
 * Every match from left to right, as in other engines: the earliest, and of these the first alternative's. All starts are
 * followed in one walk, so the time grows with the length of the text and with nothing else of it.
 */
export function matchAll(regex: LinearRegex, text: string, emit: (start: number, end: number) => void): void {
  let at = 0;
  while (at < text.length) {
    const found = firstMatch(regex, text, at);
    if (found === null) return;
    emit(found.start, found.end);
    at = Math.max(found.end, found.start + 1);
  }
}

/** States reached, the preferred first, each once, and where the match that reached it began. */
interface Threads {
  readonly states: number[];
  readonly starts: number[];
  readonly seen: Uint8Array;
}

function firstMatch(
  { steps, canStart }: LinearRegex,
  text: string,
  from: number,
): { start: number; end: number } | null {
  let now: Threads = { states: [], starts: [], seen: new Uint8Array(steps.length) };
  let next: Threads = { states: [], starts: [], seen: new Uint8Array(steps.length) };
  let found: { start: number; end: number } | null = null;
  for (let at = from; at <= text.length; at += 1) {
    const code = text.charCodeAt(at);
    // A later start is less wanted than any that runs; once something matched no new one is.
    if (found === null && at < text.length && canStart(code)) follow(steps, text, 0, at, at, now);
    for (let thread = 0; thread < now.states.length; thread += 1) {
      const state = now.states[thread] as number;
      const start = now.starts[thread] as number;
      const step = steps[state];
      if (step?.op === 'match') {
        found = { start, end: at };
        break;
      }
      if (at < text.length && step?.op === 'set' && at - start < LONGEST_MATCH && step.matches(code)) {
        follow(steps, text, state + 1, start, at + 1, next);
      }
    }
    if (found !== null && next.states.length === 0) return found;
    [now, next] = [next, now];
    next.states.length = 0;
    next.starts.length = 0;
    next.seen.fill(0);
  }
  return found;
}

function follow(steps: readonly Step[], text: string, from: number, start: number, at: number, into: Threads): void {
  const stack = [from];
  while (stack.length > 0) {
    const state = stack.pop() as number;
    if (into.seen[state] === 1) continue;
    into.seen[state] = 1;
    const step = steps[state];
    if (step === undefined) continue;
    if (step.op === 'jump') stack.push(step.to);
    else if (step.op === 'split') stack.push(step.second, step.first);
    else if (step.op === 'mark') {
      if (markHolds(step.mark, text, at)) stack.push(state + 1);
    } else {
      into.states.push(state);
      into.starts.push(start);
    }
  }
}

function markHolds(mark: '^' | '$' | 'b' | 'B', text: string, at: number): boolean {
  if (mark === '^') return at === 0 || text[at - 1] === '\n';
  if (mark === '$') return at === text.length || text[at] === '\n';
  const edge = isWord(text.charCodeAt(at - 1)) !== isWord(text.charCodeAt(at));
  return mark === 'b' ? edge : !edge;
}

function emitSteps(node: Node, steps: Step[]): void {
  if (steps.length > MOST_STEPS) throw new PatternRefused('It is too large: its repeats count up to too many states.');
  switch (node.kind) {
    case 'set':
      steps.push({ op: 'set', matches: node.matches });
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
