import { type Automaton, buildAutomaton, type Runs, walk } from './automaton.ts';
import { BASE64, characters, stepBack } from './characters.ts';
import {
  expandKeyword,
  type FinderRule,
  type NumberRule,
  type PatternRule,
  type Rule,
  type RunRule,
  type Span,
} from './rule.ts';

/** A set of rules made ready: one walk over a text tries each where its keywords are. */
export interface RuleSet {
  readonly rules: readonly Rule[];
  readonly automaton: Automaton;
  readonly runRules: readonly number[];
  readonly numberRules: readonly number[];
}

const NUMBER = characters('0-9a-fA-F:.-');
const RUNS: Runs = {
  sets: BASE64.map((inRun, code) => inRun + 2 * (NUMBER[code] ?? 0)),
  shortestFirst: 16,
  shortestSecond: 7,
};

export function compileRules(rules: readonly Rule[]): RuleSet {
  return {
    rules,
    automaton: buildAutomaton(rules.map((rule) => ('keywords' in rule ? rule.keywords.flatMap(expandKeyword) : []))),
    runRules: rules.flatMap((rule, index) => ('inRun' in rule ? [index] : [])),
    numberRules: rules.flatMap((rule, index) => ('inNumber' in rule ? [index] : [])),
  };
}

/** All that the rules find, in no order, with overlaps. */
export function findAll(set: RuleSet, text: string, emit: (span: Span, rule: number) => void): void {
  // Keywords side by side lead to the same place: one try is enough.
  const tried = new Int32Array(set.rules.length).fill(-1);
  // What a rule has taken out it does not look at again: values can be long, and hold their own keyword many times.
  const covered = new Int32Array(set.rules.length);
  let owner = 0;
  const emitOwn = (span: Span) => {
    if (span.end > (covered[owner] ?? 0)) covered[owner] = span.end;
    emit(span, owner);
  };
  walk(set.automaton, text, RUNS, {
    onHit(hit, start, end) {
      const rule = set.rules[hit] as PatternRule | FinderRule;
      if (start < (covered[hit] as number)) return;
      let from = start;
      if (rule.back !== undefined) {
        from = stepBack(text, start, rule.back.over, rule.back.most);
        if (tried[hit] === from) return;
        tried[hit] = from;
      }
      owner = hit;
      if ('find' in rule) rule.find(text, from, end, emitOwn);
      else tryPattern(rule, text, from, emitOwn);
    },
    onFirstRun(start, end) {
      for (const index of set.runRules) {
        owner = index;
        (set.rules[index] as RunRule).inRun(text, start, end, emitOwn);
      }
    },
    onSecondRun(start, end) {
      if (set.numberRules.length === 0 || isNoNumber(text, start, end)) return;
      for (const index of set.numberRules) {
        owner = index;
        (set.rules[index] as NumberRule).inNumber(text, start, end, emitOwn);
      }
    },
  });
}

/** A date or a time, which every line of a log has; or letters alone. */
function isNoNumber(text: string, start: number, end: number): boolean {
  const fifth = text.charCodeAt(start + 4);
  if (end - start === 10 && fifth === 45 && text.charCodeAt(start + 7) === 45) return true;
  if (end - start <= 12 && fifth !== 58 && text.charCodeAt(start + 2) === 58 && text.charCodeAt(start + 5) === 58)
    return end - start < 9 || text.charCodeAt(start + 8) === 46;
  for (let at = start; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= 48 && code <= 57) return false;
  }
  return true;
}

function tryPattern(rule: PatternRule, text: string, from: number, emit: (span: Span) => void): void {
  rule.pattern.lastIndex = from;
  const match = rule.pattern.exec(text);
  if (match === null) return;
  const secret = match.groups?.['secret'] ?? match[0];
  // The secret is the last thing its pattern reads, or all of it, or is followed by what is no part of it.
  const start = from + match[0].lastIndexOf(secret);
  const end = start + secret.length;
  if (rule.accept === undefined || rule.accept(secret, text, start, end)) emit({ start, end });
}
