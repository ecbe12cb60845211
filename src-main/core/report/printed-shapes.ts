import { REPORT_FORMAT } from '@contract/primitives.ts';
import { CrashReport, DiagnosticReport, FeedbackReport } from '@contract/report.ts';
import { ApprovalFile, LocalFile, Receipt } from '@contract/report-files.ts';
import * as z from 'zod';
import type { JsonSchema } from '../json-schema.ts';
import { patternOf } from './pattern-of.ts';
import { captures } from './read-printed.ts';

/** The patterns of the files as Beacon prints them, by kind. `printed-patterns.ts` is made of them by `npm run docs`. */
export function printedPatterns(): { readonly [kind in keyof typeof captures]: string } {
  const of = (schema: z.ZodType, kind: keyof typeof captures, fixed = {}) =>
    patternOf(z.toJSONSchema(schema) as JsonSchema, captures[kind], fixed);
  const fixed = { beacon_version: JSON.stringify(REPORT_FORMAT) };
  return {
    crash: of(CrashReport, 'crash', fixed),
    diagnostic: of(DiagnosticReport, 'diagnostic', fixed),
    feedback: of(FeedbackReport, 'feedback', fixed),
    local: of(LocalFile, 'local'),
    approval: of(ApprovalFile, 'approval'),
    receipt: of(Receipt, 'receipt'),
  };
}
