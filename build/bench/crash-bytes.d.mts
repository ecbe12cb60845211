import type { CrashReport } from '../../src-main/contract/report.ts';

/** What every invented report of tests and benches has around it (spec 2.2). */
export function envelope<T extends 'crash' | 'feedback'>(
  type: T,
  reportId: string,
  deviceId: string,
): Omit<CrashReport, 'type' | 'crash' | 'fingerprint' | 'fingerprint_version'> & { readonly type: T };
/** A TypeError that nobody caught, without its frames and what was before it. */
export const typeError: Omit<CrashReport['crash'], 'breadcrumbs' | 'stack_trace'>;
/** A crash of the size that most have; `symbol` makes the fingerprint. */
export function crashBytes(symbol: string, id?: string): Buffer;
