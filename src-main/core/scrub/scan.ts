import { type Automaton, buildAutomaton, walk } from './automaton.ts';
import { BASE64, stepBack } from './characters.ts';
import { expandKeyword, type FinderRule, type PatternRule, type Rule, type RunRule, type Span } from './rule.ts';

/** A set of rules made ready: one walk over a text tries each where its keywords are. */
export interface RuleSet {
  readonly rules: readonly Rule[];
  readonly automaton: Automaton;
  readonly runRules: readonly number[];
}

/** The shortest run that a run rule is shown. */
const SHORTEST_RUN = 16;

export function compileRules(rules: readonly Rule[]): RuleSet {
  return {
    rules,
    automaton: buildAutomaton(rules.map((rule) => ('keywords' in rule ? rule.keywords.flatMap(expandKeyword) : []))),
    runRules: rules.flatMap((rule, index) => ('inRun' in rule ? [index] : [])),
  };
}

/** All that the rules find, in no order, with overlaps. */
export function findAll(set: RuleSet, text: string, emit: (span: Span, rule: number) => void): void {
  // Keywords side by side lead to the same place: one try is enough.
  const tried = new Int32Array(set.rules.length).fill(-1);
  walk(
    set.automaton,
    text,
    BASE64,
    SHORTEST_RUN,
    (owner, start, end) => {
      const rule = set.rules[owner] as PatternRule | FinderRule;
      const from =
        'back' in rule && rule.back !== undefined ? stepBack(text, start, rule.back.over, rule.back.most) : start;
      if ('back' in rule && tried[owner] === from) return;
      tried[owner] = from;
      if ('find' in rule) rule.find(text, from, end, (span) => emit(span, owner));
      else tryPattern(rule, text, from, (span) => emit(span, owner));
    },
    (start, end) => {
      for (const index of set.runRules) {
        (set.rules[index] as RunRule).inRun(text, start, end, (span) => emit(span, index));
      }
    },
  );
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
