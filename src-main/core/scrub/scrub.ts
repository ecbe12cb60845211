import { findAgain, findCarried } from './again.ts';
import { forgetFiller } from './characters.ts';
import { type CompiledCustomRule, compileCustomRules, findCustom } from './custom-rules.ts';
import { decodedView } from './decode.ts';
import { compileKnown, findKnown, findShortKnown, type KnownValues } from './known.ts';
import { type Hit, holesOf, mergeHits, render } from './merge.ts';
import { existingTokens, numbersOf } from './numbering.ts';
import type { Kind, Rule, Span } from './rule.ts';
import { rules } from './rules/index.ts';
import { compileRules, type Found, findAll, type RuleSet } from './scan.ts';
import type { Numbering, ScrubContext, ScrubResult } from './types.ts';
import { islandsAround, maskedView, plainView, type Range, toOriginal, type View } from './view.ts';

/** Text encoded thrice is still read. */
const MOST_DECODINGS = 4;
/** Taking something out can uncover something else beside it; after this many looks it is left. */
const MOST_LOOKS = 6;
/** How far round a replacement the next look goes where lines are longer than that. */
const REACH = 2048;

interface Prepared {
  readonly known: KnownValues | null;
  readonly custom: readonly CompiledCustomRule[];
}

let builtIn: RuleSet | undefined;
const prepared = new WeakMap<ScrubContext, Prepared>();
const NOTHING: Prepared = { known: null, custom: [] };

/** Built at the first scrub, not when the module is loaded: a command that scrubs nothing does not pay for it. */
function builtInRules(): RuleSet {
  builtIn ??= compileRules(rules);
  return builtIn;
}

function prepare(context: ScrubContext | undefined): Prepared {
  if (context === undefined) return NOTHING;
  let made = prepared.get(context);
  if (made === undefined) {
    made = {
      known: compileKnown(context),
      custom: compileCustomRules(context.custom ?? [], (put) => scrubText(put, undefined).findings.length > 0),
    };
    prepared.set(context, made);
  }
  return made;
}

/** The same context with a numbering of its own; what was made ready for the one serves the other. */
export function withNumbering(context: ScrubContext, numbering: Numbering): ScrubContext {
  const numbered = { ...context, numbering };
  prepared.set(numbered, prepare(context));
  return numbered;
}

/**
 * The text without what is private in it, and what was taken out where. Never throws: a text that could not be scrubbed
 * is replaced whole, with the rule `failed`.
 *
 * A second scrub changes nothing. Cost is linear in the length of the text.
 */
export function scrub(text: string, context?: ScrubContext): ScrubResult {
  try {
    return scrubText(text, context);
  } catch {
    // Which part failed is unknown, so all of it goes.
    try {
      return replacedWhole(text, 'FIELD', 'failed', context);
    } catch {
      return nothingKnown();
    }
  }
}

/** When not even a number can be given to what is replaced, as with a context or a language that is broken: it asks for nothing. */
export function nothingKnown(): ScrubResult {
  const token = '[REDACTED:FIELD:1]';
  return { text: token, findings: [{ rule: 'failed', kind: 'FIELD', token, start: 0, end: 18 }] };
}

export function replacedWhole(text: unknown, kind: Kind, rule: string, context: ScrubContext | undefined): ScrubResult {
  const token = numbersOf(context?.numbering).tokenFor(kind, String(typeof text === 'object' ? kind : text));
  return { text: token, findings: [{ rule, kind, token, start: 0, end: token.length }] };
}

function scrubText(text: string, context: ScrubContext | undefined): ScrubResult {
  if (typeof text !== 'string') throw new TypeError('Only text can be scrubbed.');
  if (text === '') return { text, findings: [] };
  forgetFiller();
  const ready = prepare(context);
  const numbering = context?.numbering;
  // Nothing is numbered in most texts.
  let numbers = numbering === undefined ? null : numbersOf(numbering);
  let tokens = NO_TOKENS;
  if (text.includes('[REDACTED:')) {
    numbers ??= numbersOf(undefined);
    tokens = existingTokens(text, numbers);
  }
  let hits: Hit[] = [];
  let view = tokens.length === 0 ? plainView(text) : maskedView(text, holesOf([], tokens), null);
  for (let look = 0; look < MOST_LOOKS; look += 1) {
    const found: Hit[] = [];
    for (let decoding = 0, seen: View | null = view; seen !== null && decoding <= MOST_DECODINGS; decoding += 1) {
      const hiding = lookAt(seen, decoding, ready, found);
      seen = hiding.length === 0 ? null : decodedView(seen, inOrder(hiding));
    }
    const seeker = look === 0 && numbering !== undefined ? numbersOf(numbering).seeker : null;
    if (seeker !== null) found.push(...findCarried(text, seeker, tokens));
    if (found.length === 0) break;
    const taken = look === 0 ? tokens : holesOf(hits, tokens);
    let fresh = mergeHits(found, text, taken);
    const again = findAgain(text, fresh);
    if (again.length > 0) fresh = mergeHits([...fresh, ...again], text, taken);
    if (fresh.length === 0) break;
    hits = look === 0 ? fresh : [...hits, ...fresh].sort((a, b) => a.start - b.start);
    view = maskedView(text, holesOf(hits, tokens), islandsAround(text, fresh, 1, REACH));
  }
  if (hits.length === 0 && tokens.length === 0) return { text, findings: [] };
  numbers ??= numbersOf(undefined);
  const done = render(text, hits, numbers);
  if (!hits.some(isWorded)) return done;
  // The person's own words stand behind some name now, whose value they may seem to be: a second scrub changes nothing.
  if (scrubText(done.text, context).text === done.text) return done;
  return render(
    text,
    hits.map((hit) => (isWorded(hit) ? { ...hit, put: null } : hit)),
    numbers,
  );
}

/** Replaced by what the person wants to read there. */
const isWorded = (hit: Hit) => hit.put !== null && hit.kind === 'CUSTOM';

const NO_TOKENS: readonly Range[] = [];

/**
 * A text that was scrubbed before the secrets of others were known, without these; null where it holds none of them.
 * `shift` tells how far what stood at `at` has moved.
 */
export function carryInto(
  text: string,
  numbering: Numbering,
): (ScrubResult & { readonly shift: (at: number) => number }) | null {
  const numbers = numbersOf(numbering);
  const { seeker } = numbers;
  if (seeker === null) return null;
  const places = findCarried(text, seeker, existingTokens(text, numbers));
  if (places.length === 0) return null;
  const hits = mergeHits(places, text, []);
  const done = render(text, hits, numbers);
  const shift = (at: number) =>
    hits.reduce((sum, hit, index) => {
      if (hit.start >= at) return sum;
      return sum + (done.findings[index]?.token.length ?? 0) - (hit.end - hit.start);
    }, 0);
  return { ...done, shift };
}

/** They nearly always are. */
function inOrder(places: number[]): number[] {
  for (let index = 1; index < places.length; index += 1)
    if ((places[index] as number) < (places[index - 1] as number)) return places.sort((a, b) => a - b);
  return places;
}

/** What is looked at now, as in `scan.ts`: nothing that runs within one look begins another. */
const NO_VIEW = plainView('');
let seenNow: View = NO_VIEW;
let knownNow: KnownValues | null = null;
const NO_HITS: Hit[] = [];
let hitsNow: Hit[] = NO_HITS;
let hidingNow: number[] | null = null;
/** Turns of the views before, of which each has as many as this. */
let turnsBefore = 0;
const TURNS = 2 ** 32;

/** Gathers what one look at a view finds. Known values rank before rules, the person's own rules behind. */
function add(span: Span, rule: string, kind: Kind, rank: number, turn: number): void {
  // A home that became ~ says nothing more; were it taken out, a second scrub would differ from the first.
  if (span.end - span.start < 12 && isBareHome(seenNow.text, span.start, span.end)) return;
  const { start, end } = toOriginal(seenNow, span.start, span.end);
  hitsNow.push({
    start,
    end,
    rule,
    kind: span.kind ?? kind,
    rank,
    turn: turnsBefore + turn,
    put: span.put ?? null,
    value: span.value ?? null,
  });
}

const addKnown = (span: Span, rule: string) => add(span, rule, 'SECRET', 0, 0);

const gather: Found = {
  onSpan(span, index, turn) {
    const rule = builtInRules().rules[index] as Rule;
    add(span, rule.id, rule.kind, index + 1, turn);
  },
  onKnown(start, sum) {
    if (knownNow !== null) findKnown(knownNow, seenNow.text, start, sum, addKnown);
  },
  onHiding(at) {
    hidingNow ??= [];
    hidingNow.push(at);
  },
};

const NOWHERE: number[] = [];

/** Gives the places that an escape may begin at. */
function lookAt(view: View, decoding: number, { known, custom }: Prepared, hits: Hit[]): number[] {
  const set = builtInRules();
  seenNow = view;
  knownNow = known;
  hitsNow = hits;
  hidingNow = null;
  turnsBefore = decoding * TURNS;
  try {
    findAll(set, known === null ? null : known.sums, view.text, gather);
    if (known !== null && known.short.length > 0) findShortKnown(known, view.text, addKnown);
    for (const rule of custom)
      findCustom(rule, view.text, (span) =>
        add(span, `custom:${rule.name}`, 'CUSTOM', set.rules.length + 1, TURNS - 1),
      );
    return hidingNow ?? NOWHERE;
  } finally {
    // Nothing of a person's text is held on to.
    seenNow = NO_VIEW;
    knownNow = null;
    hitsNow = NO_HITS;
    hidingNow = null;
  }
}

/** Nothing but `~`, slashes, colons and gaps. */
function isBareHome(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if (code > 32 && code < 126) {
      if (code !== 47 && code !== 92 && code !== 58) return false;
    } else if (code !== 126 && !/\s/.test(text.charAt(at))) return false;
  }
  return end > start;
}
