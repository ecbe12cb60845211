import { type Automaton, buildAutomaton } from './automaton.ts';
import { BASE64, type CharacterSet, characters, stepBack } from './characters.ts';
import { LEAST_WRAPPED, mayEscape, pairsFrom } from './decode.ts';
import { beginLook } from './looks.ts';
import type { FinderRule, NumberRule, PatternRule, Rule, RunRule, Span } from './rule.ts';
import { isMixed, isNumber, isOneCase, SHAPE, valueIn } from './run-shapes.ts';
import { HIDING, signsOf } from './signs.ts';
import { Turns } from './turns.ts';
import { eachRun, eachSum, type OnSum, type Sums, walk } from './walk.ts';
import { mayHoldText } from './written-bytes.ts';

/** A set of rules made ready: one walk over a text tries each where its keywords are. */
export interface RuleSet {
  readonly rules: readonly Rule[];
  readonly automaton: Automaton;
  /** By rule; null where one has no keywords. */
  readonly keyed: readonly (KeyedRule | null)[];
  readonly runRules: readonly ReadyRun[];
  readonly numberRules: readonly ReadyNumber[];
  /** Places of the walk that runs, by rule: where it was tried last, and how far it has taken out; see `base`. */
  readonly tried: Int32Array;
  readonly covered: Int32Array;
  /** The base of the next look. */
  next: number;
}

/** Rows have members of many kinds, and reading one of a row costs ten times as much as of these, which are all alike. */
interface KeyedRule {
  readonly back: CharacterSet | null;
  readonly most: number;
  readonly find: FinderRule['find'];
}

interface ReadyRun {
  readonly index: number;
  readonly unlessTaken: boolean;
  readonly least: number;
  readonly most: number;
  /** By sign. */
  readonly begins: Uint8Array;
  readonly mixed: boolean;
  readonly inRun: RunRule['inRun'];
}

interface ReadyNumber {
  readonly index: number;
  readonly shaped: NonNullable<NumberRule['shaped']> | null;
  readonly inNumber: NumberRule['inNumber'];
}

interface Taken {
  readonly start: number;
  readonly end: number;
  readonly turn: number;
}

/** What one look at a text finds. */
export interface Found extends OnSum {
  /** `turn` orders them as the text does: rules are not tried in that order. */
  onSpan(span: Span, rule: number, turn: number): void;
  /** Where an escape may begin; in no order. */
  onHiding(at: number): void;
}

const overSigns = (set: CharacterSet) => {
  const signs = new Uint8Array(256);
  signs.set(set);
  return signs;
};
const RUN = overSigns(BASE64);
const LEAST_RUN = 16;
const ANY_LENGTH = [LEAST_RUN, Number.MAX_SAFE_INTEGER] as const;
const NUMBER = overSigns(characters('0-9a-fA-F:.-'));
const LEAST_NUMBER = 7;
const LEAST_PAIRS = 7;

export function compileRules(rules: readonly Rule[]): RuleSet {
  // The last owner is none of the rules: signs that an escape may begin with.
  const automaton = buildAutomaton(
    [...rules.map((rule) => ('keywords' in rule ? rule.keywords : [])), HIDING],
    rules.map((rule) => ('keywords' in rule ? { notAfter: rule.notAfter ?? null, before: rule.before ?? null } : null)),
  );
  return {
    rules,
    automaton,
    keyed: rules.map((rule) => ('keywords' in rule ? keyedRule(rule) : null)),
    runRules: rules.flatMap((rule, index) => {
      if (!('inRun' in rule) || rule.inRun === undefined) return [];
      const { unlessTaken = false, mixed = false, lengths = ANY_LENGTH, begins, inRun } = rule;
      const [least, most] = lengths;
      return [
        { index, unlessTaken, least, most, begins: begins === undefined ? RUN : overSigns(begins), mixed, inRun },
      ];
    }),
    numberRules: rules.flatMap((rule, index) => {
      if (!('inNumber' in rule) || rule.inNumber === undefined) return [];
      return [{ index, shaped: rule.shaped ?? null, inNumber: rule.inNumber }];
    }),
    tried: new Int32Array(rules.length),
    covered: new Int32Array(rules.length),
    next: 1,
  };
}

function keyedRule(rule: PatternRule | FinderRule): KeyedRule {
  return {
    back: rule.back?.over ?? null,
    most: rule.back?.most ?? 0,
    find: 'find' in rule ? rule.find : (text, from, _end, emit) => tryPattern(rule, text, from, emit),
  };
}

/** What is looked at now; nothing that runs within one look begins another. */
let set: RuleSet;
let text = '';
let signs: Uint8Array;
let found: Found;
/** Index of the rule that is tried, and where in the order of the text that is. */
let owner = 0;
let turn = 0;
/** Long pieces that keywords' rules have taken out. */
let taken: Taken[] = [];
let nextTaken = 0;
let reach = 0;
/** Added to the places in `tried` and `covered`: beyond those of all looks before, so that a line need not clear them. */
let base = 1;
const MOST_BASE = 1 << 30;
const turns = new Turns();
const NOTHING: Found = { onSpan: () => {}, onKnown: () => {}, onHiding: () => {} };

/** All that the rules find, in no order, with overlaps. `known` are the sums that known values begin with. */
export function findAll(rules: RuleSet, known: Sums | null, whole: string, onFound: Found): void {
  const { length } = whole;
  beginLook();
  set = rules;
  text = whole;
  found = onFound;
  signs = signsOf(whole);
  // One that failed left its own.
  if (taken.length > 0) taken = [];
  if (set.next + length >= MOST_BASE) {
    set.next = 1;
    set.tried.fill(0);
    set.covered.fill(0);
  }
  base = set.next;
  set.next += length + 1;
  if (known !== null) eachSum(signs, length, known, found);
  turn = 0;
  turns.clear();
  walk(set.automaton, signs, length, onKeyword);
  turns.take(tryRule);
  if (length >= LEAST_RUN) {
    sortByStart(taken);
    nextTaken = 0;
    reach = 0;
    eachRun(signs, length, RUN, LEAST_RUN, onRun);
  }
  if (length >= LEAST_NUMBER && set.numberRules.length > 0) eachRun(signs, length, NUMBER, LEAST_NUMBER, onNumber);
  // Nothing of a person's text is held on to.
  text = '';
  found = NOTHING;
  if (taken.length > 0) taken = [];
}

/** By hand where they are few and nearly in order, as in a line. */
function sortByStart(spans: Taken[]): void {
  const before = (a: Taken, b: Taken) => a.start - b.start || a.turn - b.turn;
  if (spans.length > 16) spans.sort(before);
  else
    for (let index = 1; index < spans.length; index += 1) {
      const span = spans[index] as Taken;
      let place = index;
      for (; place > 0 && before(span, spans[place - 1] as Taken) < 0; place -= 1)
        spans[place] = spans[place - 1] as Taken;
      spans[place] = span;
    }
}

function emitOwn(span: Span): void {
  const { covered } = set;
  if (span.inner !== true && base + span.end > (covered[owner] as number)) covered[owner] = base + span.end;
  if (span.end - span.start >= LEAST_RUN && span.put === undefined)
    taken.push({ start: span.start, end: span.end, turn });
  found.onSpan(span, owner, turn);
}

function onKeyword(hit: number, start: number, end: number): void {
  if (hit === set.rules.length) {
    if (signs[start] === 32) {
      const from = pairsFrom(text, start);
      if (from >= 0) found.onHiding(from);
    } else if (mayEscape(text, start)) found.onHiding(start);
    return;
  }
  if (turns.isFull) turns.take(tryRule);
  turns.add(hit, start, end);
}

function tryRule(rule: number, start: number, end: number, when: number): void {
  // What a rule has taken out it does not look at again: values can be long, and hold their own keyword many times.
  if (base + start < (set.covered[rule] as number)) return;
  const { back, most, find } = set.keyed[rule] as KeyedRule;
  let from = start;
  if (back !== null) {
    from = stepBack(text, start, back, most);
    // Keywords side by side lead to the same place: one try is enough.
    if (set.tried[rule] === base + from) return;
    set.tried[rule] = base + from;
  }
  owner = rule;
  turn = when;
  find(text, from, end, emitOwn);
}

function onRun(start: number, end: number): void {
  const { length } = text;
  if (end - start >= LEAST_WRAPPED && (signs[end] === 10 || signs[end] === 13) && end < length && mayEscape(text, end))
    found.onHiding(end);
  if (isOneCase(signs, start, end)) return;
  const written = mayHoldText(signs, start, end);
  if (written >= 0) found.onHiding(written);
  for (; nextTaken < taken.length && (taken[nextTaken] as Taken).start <= start; nextTaken += 1)
    reach = Math.max(reach, (taken[nextTaken] as Taken).end);
  const later = nextTaken < taken.length ? (taken[nextTaken] as Taken) : null;
  const isTaken = reach >= end || (later !== null && later.end >= end && later.start <= valueIn(signs, start, end));
  turn = turns.next();
  const mixed = isMixed(signs, start, end);
  const { runRules } = set;
  const first = signs[start] as number;
  const size = end - start;
  for (let at = 0; at < runRules.length; at += 1) {
    const rule = runRules[at] as ReadyRun;
    if (size < rule.least || size > rule.most || rule.begins[first] === 0 || (rule.mixed && !mixed)) continue;
    if (rule.unlessTaken && isTaken) continue;
    owner = rule.index;
    rule.inRun(text, start, end, emitOwn, signs);
  }
}

function onNumber(start: number, end: number): void {
  if (!isNumber(signs, start, end)) return;
  // `70:61:73:…`: bytes of a text.
  if (SHAPE.colons >= LEAST_PAIRS && SHAPE.length === SHAPE.colons * 3 + 2) found.onHiding(start);
  turn = turns.next();
  for (const { index, shaped, inNumber } of set.numberRules) {
    if (shaped?.(SHAPE) === false) continue;
    owner = index;
    inNumber(text, start, end, emitOwn);
  }
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
