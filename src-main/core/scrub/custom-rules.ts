import { CustomRule } from '@contract/settings.ts';
import { compileLinear, type LinearRegex, matchAll, PatternRefused } from './linear-regex.ts';
import type { Span } from './rule.ts';

/** A rule of the person's own is taken, or refused with the reason in a sentence. */
export type CustomRuleCheck = { readonly ok: true } | { readonly ok: false; readonly reason: string };

export interface CompiledCustomRule {
  readonly name: string;
  readonly regex: LinearRegex;
  /** What the person wants to read instead of a token; null where that would be matched again. */
  readonly put: string | null;
}

/** Whether the pattern can run in linear time. Letters match in any case. */
export function checkCustomRule(rule: unknown): CustomRuleCheck {
  const parsed = CustomRule.safeParse(rule);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const where = issue?.path.join('.') || 'The rule';
    return { ok: false, reason: `${where}: ${issue?.message ?? 'it has the wrong shape'}.` };
  }
  try {
    compileLinear(parsed.data.pattern, true);
    return { ok: true };
  } catch (error) {
    if (error instanceof PatternRefused) return { ok: false, reason: error.message };
    throw error;
  }
}

/** One that was not checked and is no good makes the whole scrub fail, and so the text is replaced whole. */
export function compileCustomRules(
  custom: readonly CustomRule[],
  isPrivate: (put: string) => boolean,
): CompiledCustomRule[] {
  return custom.map((rule) => {
    const checked = checkCustomRule(rule);
    if (!checked.ok) throw new PatternRefused(checked.reason);
    const regex = compileLinear(rule.pattern, true);
    const put = rule.replacement ?? '';
    // What another rule would take out again is not put there either: a second scrub changes nothing.
    let again = put === '' || isPrivate(put);
    matchAll(regex, put, () => {
      again = true;
    });
    return { name: rule.name, regex, put: again ? null : put };
  });
}

export function findCustom(rule: CompiledCustomRule, text: string, emit: (span: Span) => void): void {
  matchAll(rule.regex, text, (start, end) => emit(rule.put === null ? { start, end } : { start, end, put: rule.put }));
}
