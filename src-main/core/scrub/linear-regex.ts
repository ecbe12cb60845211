/**
 * Regular expressions that cannot hang: a small dialect (literals, classes, groups, alternatives, counted repeats, `^`,
 * `$`, `\b`) run by following all its states at once, after Thompson and Pike. A person's own patterns run on this and
 * not on V8, whose time can grow with a power of the length. No backreference, no look-around: they have no such run.
 */

type Node =
  | { readonly kind: 'set'; readonly matches: (code: number) => boolean }
  | { readonly kind: 'mark'; readonly mark: '^' | '$' | 'b' | 'B' }
  | { readonly kind: 'sequence'; readonly parts: readonly Node[] }
  | { readonly kind: 'either'; readonly options: readonly Node[] }
  | {
      readonly kind: 'repeat';
      readonly body: Node;
      readonly least: number;
      readonly most: number;
      readonly lazy: boolean;
    };

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

/** Thrown by `compileLinear`: why a pattern cannot be had, in words for the person who wrote it. */
export class PatternRefused extends Error {}

/** Repeats are written out, so this bounds the work for each character of a text. */
const MOST_STEPS = 600;
const MOST_REPEAT = 200;
const MOST_NESTING = 20;

export function compileLinear(pattern: string, ignoreCase: boolean): LinearRegex {
  const parser = new Parser(pattern, ignoreCase);
  const tree = parser.parse();
  const steps: Step[] = [];
  emitSteps(tree, steps);
  steps.push({ op: 'match' });
  const start = firstSets(steps);
  if (start === null) throw new PatternRefused('It matches the empty text, so it would match everywhere.');
  return { steps, canStart: (code) => start.some((matches) => matches(code)) };
}

/** Cost of one match attempt is bounded by this many characters; what is longer is taken in pieces. */
const LONGEST_MATCH = 1000;

/** Every match from left to right, as in other engines: the earliest, and of these the first alternative's. */
export function matchAll(regex: LinearRegex, text: string, emit: (start: number, end: number) => void): void {
  let at = 0;
  while (at < text.length) {
    if (!regex.canStart(text.charCodeAt(at))) {
      at += 1;
      continue;
    }
    const end = matchAt(regex.steps, text, at);
    if (end > at) emit(at, end);
    at = Math.max(at + 1, end);
  }
}

/** The end of the match that begins at `start`, or -1. Threads are kept in order of preference, each state once. */
function matchAt(steps: readonly Step[], text: string, start: number): number {
  let threads: number[] = [];
  let found = -1;
  const stop = Math.min(text.length, start + LONGEST_MATCH);
  let seen = new Uint8Array(steps.length);
  follow(steps, text, 0, start, threads, seen);
  for (let at = start; ; at += 1) {
    const next: number[] = [];
    seen = new Uint8Array(steps.length);
    const code = at < stop ? text.charCodeAt(at) : -1;
    for (const state of threads) {
      const step = steps[state];
      if (step?.op === 'match') {
        found = at;
        break;
      }
      if (step?.op === 'set' && code >= 0 && step.matches(code)) follow(steps, text, state + 1, at + 1, next, seen);
    }
    if (next.length === 0 || at >= stop) return found;
    threads = next;
  }
}

function follow(
  steps: readonly Step[],
  text: string,
  from: number,
  at: number,
  threads: number[],
  seen: Uint8Array,
): void {
  const stack = [from];
  while (stack.length > 0) {
    const state = stack.pop() ?? 0;
    if (seen[state] === 1) continue;
    seen[state] = 1;
    const step = steps[state];
    if (step === undefined) continue;
    if (step.op === 'jump') stack.push(step.to);
    else if (step.op === 'split') stack.push(step.second, step.first);
    else if (step.op === 'mark') {
      if (markHolds(step.mark, text, at)) stack.push(state + 1);
    } else threads.push(state);
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
        if (index === node.options.length - 1) return emitSteps(option, steps);
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
      return emitRepeat(node, steps);
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

const isDigit = (code: number) => code >= 48 && code <= 57;
const isWord = (code: number) =>
  isDigit(code) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code === 95;
const isSpace = (code: number) =>
  (code >= 9 && code <= 13) ||
  code === 32 ||
  code === 160 ||
  (code >= 0x2000 && code <= 0x200a) ||
  code === 0x2028 ||
  code === 0x2029 ||
  code === 0x3000 ||
  code === 0xfeff;
const CLASSES: Readonly<Record<string, (code: number) => boolean>> = {
  d: isDigit,
  D: (code) => !isDigit(code),
  w: isWord,
  W: (code) => !isWord(code),
  s: isSpace,
  S: (code) => !isSpace(code),
};
const CONTROLS: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', f: '\f', v: '\v', '0': '\0' };

class Parser {
  #at = 0;
  #depth = 0;
  readonly #text: string;
  readonly #ignoreCase: boolean;

  constructor(text: string, ignoreCase: boolean) {
    this.#text = text;
    this.#ignoreCase = ignoreCase;
  }

  parse(): Node {
    const node = this.#either();
    if (this.#at < this.#text.length) throw new PatternRefused(`There is a ")" too many at ${this.#at + 1}.`);
    return node;
  }

  #either(): Node {
    const options = [this.#sequence()];
    while (this.#text[this.#at] === '|') {
      this.#at += 1;
      options.push(this.#sequence());
    }
    return options.length === 1 && options[0] !== undefined ? options[0] : { kind: 'either', options };
  }

  #sequence(): Node {
    const parts: Node[] = [];
    while (this.#at < this.#text.length && !'|)'.includes(this.#text[this.#at] ?? '')) parts.push(this.#repeated());
    return { kind: 'sequence', parts };
  }

  #repeated(): Node {
    const body = this.#atom();
    const counted = /(?:[*+?]|\{(\d{1,4})(,?)(\d{0,4})\})(\??)/y;
    counted.lastIndex = this.#at;
    const match = counted.exec(this.#text);
    if (match === null) return body;
    this.#at += match[0].length;
    const sign = match[0][0];
    const least = sign === '+' ? 1 : sign === '{' ? Number(match[1]) : 0;
    const most =
      sign === '?'
        ? 1
        : sign !== '{'
          ? Number.POSITIVE_INFINITY
          : match[2] === ''
            ? least
            : match[3] === ''
              ? Number.POSITIVE_INFINITY
              : Number(match[3]);
    if (body.kind === 'mark') throw new PatternRefused(`A place such as ^, $ or \\b cannot be repeated.`);
    if (most < least) throw new PatternRefused(`The repeat {${least},${most}} counts backwards.`);
    if (least > MOST_REPEAT || (most !== Number.POSITIVE_INFINITY && most > MOST_REPEAT)) {
      throw new PatternRefused(`It repeats something more than ${MOST_REPEAT} times.`);
    }
    if (most === Number.POSITIVE_INFINITY && repeatsWithoutEnd(body)) {
      throw new PatternRefused('It repeats without end what already repeats without end, as (a+)+ does.');
    }
    if (/[*+?]/.test(this.#text[this.#at] ?? '')) throw new PatternRefused(`Nothing to repeat at ${this.#at + 1}.`);
    return { kind: 'repeat', body, least, most, lazy: match[4] === '?' };
  }

  #atom(): Node {
    const sign = this.#text[this.#at] ?? '';
    this.#at += 1;
    if (sign === '(') return this.#group();
    if (sign === '[') return this.#set();
    if (sign === '.') return { kind: 'set', matches: (code) => code !== 10 && code !== 13 };
    if (sign === '^' || sign === '$') return { kind: 'mark', mark: sign };
    if (sign === '\\') return this.#escape();
    if ('*+?'.includes(sign)) throw new PatternRefused(`Nothing to repeat at ${this.#at}.`);
    return this.#literal(sign.charCodeAt(0));
  }

  #group(): Node {
    this.#depth += 1;
    if (this.#depth > MOST_NESTING) throw new PatternRefused(`Its brackets nest deeper than ${MOST_NESTING}.`);
    if (this.#text[this.#at] === '?') {
      const named = /\?(?::|<[A-Za-z_]\w{0,40}>)/y;
      named.lastIndex = this.#at;
      if (!named.test(this.#text))
        throw new PatternRefused('It looks ahead or behind, or sets flags; that cannot run in linear time.');
      this.#at = named.lastIndex;
    }
    const node = this.#either();
    if (this.#text[this.#at] !== ')') throw new PatternRefused('A "(" is never closed.');
    this.#at += 1;
    this.#depth -= 1;
    return node;
  }

  #escape(): Node {
    const sign = this.#text[this.#at] ?? '';
    this.#at += 1;
    if (sign === '') throw new PatternRefused('It ends in a backslash.');
    if (sign === 'b' || sign === 'B') return { kind: 'mark', mark: sign };
    if (/[1-9k]/.test(sign))
      throw new PatternRefused('It refers back to what a group matched; that cannot run in linear time.');
    const matches = CLASSES[sign];
    if (matches !== undefined) return { kind: 'set', matches };
    return this.#literal(this.#escapedCode(sign));
  }

  #escapedCode(sign: string): number {
    const control = CONTROLS[sign];
    if (control !== undefined) return control.charCodeAt(0);
    if (sign === 'x' || sign === 'u') {
      const digits = this.#text.slice(this.#at, this.#at + (sign === 'x' ? 2 : 4));
      if (!/^[0-9a-fA-F]+$/.test(digits) || digits.length !== (sign === 'x' ? 2 : 4))
        throw new PatternRefused(`\\${sign} wants hex digits.`);
      this.#at += digits.length;
      return Number.parseInt(digits, 16);
    }
    if (/[A-Za-z0-9]/.test(sign)) throw new PatternRefused(`\\${sign} is not known.`);
    return sign.charCodeAt(0);
  }

  #set(): Node {
    const negated = this.#text[this.#at] === '^';
    if (negated) this.#at += 1;
    const tests: ((code: number) => boolean)[] = [];
    for (;;) {
      const sign = this.#text[this.#at];
      if (sign === undefined) throw new PatternRefused('A "[" is never closed.');
      this.#at += 1;
      if (sign === ']') break;
      const first = this.#setMember(sign);
      if (typeof first !== 'number') {
        tests.push(first);
        continue;
      }
      if (this.#text[this.#at] === '-' && this.#text[this.#at + 1] !== ']' && this.#text[this.#at + 1] !== undefined) {
        this.#at += 2;
        const last = this.#setMember(this.#text[this.#at - 1] ?? '');
        if (typeof last !== 'number' || last < first) throw new PatternRefused('A range in [ ] runs backwards.');
        tests.push(this.#folded((code) => code >= first && code <= last));
      } else tests.push(this.#folded((code) => code === first));
    }
    return { kind: 'set', matches: (code) => tests.some((test) => test(code)) !== negated };
  }

  #setMember(sign: string): number | ((code: number) => boolean) {
    if (sign !== '\\') return sign.charCodeAt(0);
    const escaped = this.#text[this.#at] ?? '';
    this.#at += 1;
    if (escaped === 'b') return 8;
    return CLASSES[escaped] ?? this.#escapedCode(escaped);
  }

  #literal(code: number): Node {
    return { kind: 'set', matches: this.#folded((other) => other === code) };
  }

  #folded(test: (code: number) => boolean): (code: number) => boolean {
    if (!this.#ignoreCase) return test;
    return (code) => test(code) || test(otherCase(code));
  }
}

function otherCase(code: number): number {
  const sign = String.fromCharCode(code);
  const other = sign === sign.toLowerCase() ? sign.toUpperCase() : sign.toLowerCase();
  return other.length === 1 ? other.charCodeAt(0) : code;
}

function repeatsWithoutEnd(node: Node): boolean {
  switch (node.kind) {
    case 'repeat':
      return node.most === Number.POSITIVE_INFINITY || repeatsWithoutEnd(node.body);
    case 'sequence':
      return node.parts.some(repeatsWithoutEnd);
    case 'either':
      return node.options.some(repeatsWithoutEnd);
    default:
      return false;
  }
}
