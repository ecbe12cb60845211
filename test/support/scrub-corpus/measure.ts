import { scrub } from '@core/scrub/index.ts';
import type { KeepCase, LeakCase } from './case.ts';

export interface Score {
  readonly name: string;
  readonly cases: number;
  readonly failed: number;
  readonly percent: number;
}

export interface Measured {
  readonly scores: readonly Score[];
  readonly total: Score;
  /** What leaked or was lost, as it came out. */
  readonly failures: readonly {
    readonly name: string;
    readonly kind: string;
    readonly text: string;
    readonly out: string;
  }[];
}

/** Share of the cases in which a secret is still there whole, by group. */
export function measureLeaks(cases: readonly LeakCase[]): Measured {
  return measure(
    cases.map((one) => {
      const out = scrub(one.text, one.context).text;
      const read = one.strip == null ? out : out.replace(one.strip, '');
      return {
        name: `T${one.tier} ${one.group}`,
        kind: one.kind,
        text: one.text,
        out,
        failed: one.secrets.some((secret) => read.includes(secret)),
      };
    }),
  );
}

/** Share of the cases in which something useful is gone, by group. */
export function measureLosses(cases: readonly KeepCase[]): Measured {
  return measure(
    cases.map((one) => {
      const out = scrub(one.text).text;
      const parts = one.keep.length === 0 ? [one.text] : one.keep;
      return { name: one.group, kind: '', text: one.text, out, failed: !parts.every((part) => out.includes(part)) };
    }),
  );
}

function measure(
  rows: readonly { name: string; kind: string; text: string; out: string; failed: boolean }[],
): Measured {
  const score = (name: string, some: typeof rows): Score => {
    const failed = some.filter((row) => row.failed).length;
    return { name, cases: some.length, failed, percent: some.length === 0 ? 0 : (100 * failed) / some.length };
  };
  const names = [...new Set(rows.map((row) => row.name))].sort();
  return {
    scores: names.map((name) =>
      score(
        name,
        rows.filter((row) => row.name === name),
      ),
    ),
    total: score('all', rows),
    failures: rows.filter((row) => row.failed).map(({ name, kind, text, out }) => ({ name, kind, text, out })),
  };
}
