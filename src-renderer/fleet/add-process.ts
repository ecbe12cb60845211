import { ProcessName } from '@contract/guardian-config.ts';
import type { ProcessKind } from '@contract/primitives.ts';
import type { Ask } from '@contract/requests.ts';
import { text } from '../text.ts';
import { splitCommandLine } from './command-line.ts';

/** The fields of the sheet, as typed. */
export interface ProcessDraft {
  readonly name: string;
  readonly line: string;
  readonly kind: ProcessKind;
  readonly budgetMb: string;
}

export interface DraftProblems {
  readonly name: string | null;
  readonly line: string | null;
  readonly budgetMb: string | null;
}

export type NewProcess = Ask<'fleet.add'>['process'];
const MOST_MB = 16_777_216;

/** The process the fields describe; or what is wrong, field by field. */
export function readDraft(
  draft: ProcessDraft,
  taken: readonly string[],
): { readonly ok: true; readonly process: NewProcess } | { readonly ok: false; readonly problems: DraftProblems } {
  const name = draft.name.trim();
  const line = splitCommandLine(draft.line);
  const budget = Number(draft.budgetMb.trim().replace(/[,_\s]/g, ''));
  const problems: DraftProblems = {
    name: nameProblem(name, taken),
    line: lineProblem(line),
    budgetMb: budgetProblem(draft.budgetMb, budget),
  };
  if (line.kind !== 'ok' || Object.values(problems).some((problem) => problem !== null)) return { ok: false, problems };
  return {
    ok: true,
    process: { name, command: line.command, args: [...line.args], kind: draft.kind, rss_mb: budget },
  };
}

function nameProblem(name: string, taken: readonly string[]): string | null {
  if (name === '') return text.add.needsName;
  if (!ProcessName.safeParse(name).success) return text.add.nameShape;
  return taken.includes(name) ? text.add.nameTaken(name) : null;
}

function lineProblem(line: ReturnType<typeof splitCommandLine>): string | null {
  switch (line.kind) {
    case 'ok':
      return null;
    case 'empty':
      return text.add.needsCommand;
    case 'open_quote':
      return text.add.openQuote(line.quote);
    case 'shell':
      return text.add.noShell(line.sign);
    case 'variable':
      return text.add.noVariable(line.name);
    default:
      return line satisfies never;
  }
}

function budgetProblem(given: string, mb: number): string | null {
  if (given.trim() === '' || Number.isNaN(mb)) return text.add.needsBudget;
  return mb >= 1 && mb <= MOST_MB ? null : text.add.budgetRange(given.trim());
}
