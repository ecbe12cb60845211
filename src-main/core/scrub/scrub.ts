import { type CompiledCustomRule, compileCustomRules, findCustom } from './custom-rules.ts';
import { decodedView } from './decode.ts';
import { compileKnown, findKnown, type KnownValues } from './known.ts';
import { type Hit, holesOf, mergeHits, render } from './merge.ts';
import { existingTokens, numbersOf } from './numbering.ts';
import type { Kind, Span } from './rule.ts';
import { rules } from './rules/index.ts';
import { compileRules, findAll, type RuleSet } from './scan.ts';
import type { Numbering, ScrubContext, ScrubResult } from './types.ts';
import { islandsAround, maskedView, plainView, type Range, toOriginal, type View } from './view.ts';

/** Text encoded thrice is still read. */
const MOST_DECODINGS = 3;
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
    made = { known: compileKnown(context), custom: compileCustomRules(context.custom ?? []) };
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
    return replacedWhole(text, 'FIELD', 'failed', context);
  }
}

export function replacedWhole(text: unknown, kind: Kind, rule: string, context: ScrubContext | undefined): ScrubResult {
  const token = numbersOf(context?.numbering).tokenFor(kind, String(typeof text === 'object' ? kind : text));
  return { text: token, findings: [{ rule, kind, token, start: 0, end: token.length }] };
}

function scrubText(text: string, context: ScrubContext | undefined): ScrubResult {
  if (typeof text !== 'string') throw new TypeError('Only text can be scrubbed.');
  if (text === '') return { text, findings: [] };
  const { known, custom } = prepare(context);
  const tokens = existingTokens(text, numbersOf(context?.numbering));
  let hits: Hit[] = [];
  let view = tokens.length === 0 ? plainView(text) : maskedView(text, holesOf([], tokens), null);
  for (let look = 0; look < MOST_LOOKS; look += 1) {
    const found: Hit[] = [];
    for (let decoding = 0, seen: View | null = view; seen !== null && decoding <= MOST_DECODINGS; decoding += 1) {
      lookAt(seen, known, custom, found);
      seen = decodedView(seen);
    }
    const fresh = mergeHits(found, text, look === 0 ? tokens : holesOf(hits, tokens));
    if (fresh.length === 0) break;
    hits = [...hits, ...fresh].sort((a, b) => a.start - b.start);
    view = maskedView(text, holesOf(hits, tokens), islandsAround(text, fresh, 1, REACH));
  }
  return render(text, hits, context?.numbering);
}

/** Known values rank before rules, the person's own rules behind. */
function lookAt(view: View, known: KnownValues | null, custom: readonly CompiledCustomRule[], found: Hit[]): void {
  const add = (span: Span, rule: string, kind: Kind, rank: number) => {
    // A home that became ~ says nothing more; were it taken out, a second scrub would differ from the first.
    if (span.end - span.start < 12 && /^[~\s/\\:]+$/.test(view.text.slice(span.start, span.end))) return;
    const range: Range = toOriginal(view, span.start, span.end);
    found.push({ ...range, rule, kind: span.kind ?? kind, rank, put: span.put ?? null, value: span.value ?? null });
  };
  if (known !== null) findKnown(known, view.text, (span, rule) => add(span, rule, 'SECRET', 0));
  const set = builtInRules();
  findAll(set, view.text, (span, index) => {
    const rule = set.rules[index];
    if (rule !== undefined) add(span, rule.id, rule.kind, index + 1);
  });
  for (const rule of custom)
    findCustom(rule, view.text, (span) => add(span, `custom:${rule.name}`, 'CUSTOM', rules.length + 1));
}
