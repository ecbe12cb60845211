export { plain } from '@core/plain.ts';

/** The terminal, as much of it as there is. */
export interface Environ {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Somebody can be asked: both input and output are a terminal. */
  readonly interactive: boolean;
  /** Somebody reads what is said on stderr: it is a terminal, as output is. */
  readonly watched: boolean;
  /** Colour only on a terminal, and never with NO_COLOR. */
  readonly colour: boolean;
  readonly columns: number;
  out(text: string): void;
  err(text: string): void;
  /** One line on standard error that the next one replaces; empty takes it away. For a person who watches. */
  progress(line: string): void;
  /** Exactly these bytes on standard output. */
  write(bytes: Uint8Array): void;
  /** One line of input; empty at the end of it. Rejects with Interrupted on Ctrl-C. */
  ask(question: string): Promise<string>;
  now(): number;
  sleep(ms: number): Promise<void>;
}

/** Ctrl-C at a question: whatever was about to happen does not. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
}

/** A question that only the whole word answers: no single key, and neither silence nor the end of input, is a yes. */
export async function agreed(terminal: Pick<Environ, 'ask'>, question: string): Promise<boolean> {
  return /^y(?:es)?$/i.test((await terminal.ask(`${question} [y/N] `)).trim());
}

const codes = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33, violet: 35 } as const;

export function paint(terminal: Pick<Environ, 'colour'>, style: keyof typeof codes, text: string): string {
  return terminal.colour ? `\u001b[${codes[style]}m${text}\u001b[0m` : text;
}

/** Of a column whose cells may be shortened, so many characters stay whatever the width. */
const SHORTEST = 12;

/** On a terminal, cells of one column end in … where their row would not fit; elsewhere everything stays whole. */
export function fitted(
  terminal: Pick<Environ, 'watched' | 'columns'>,
  rows: readonly (readonly string[])[],
  column: number,
): readonly (readonly string[])[] {
  if (!terminal.watched) return rows;
  const widest = (index: number) => rows.reduce((most, row) => Math.max(most, row[index]?.length ?? 0), 0);
  const others = (rows[0] ?? []).reduce((sum, _, index) => sum + (index === column ? 0 : widest(index) + 2), 0);
  const room = Math.max(SHORTEST, terminal.columns - others);
  const short = (text: string) => (text.length <= room ? text : `${text.slice(0, room - 1)}…`);
  return rows.map((row) => row.map((cell, index) => (index === column ? short(cell) : cell)));
}

/** Rows as columns, two blanks apart. Numbers are the caller's to align. */
export function table(rows: readonly (readonly string[])[], rightAligned: ReadonlySet<number> = new Set()): string {
  const widths: number[] = [];
  // Plain loops: a list may be of ten thousand reports.
  for (const row of rows) {
    for (let index = 0; index < row.length; index += 1) {
      const { length } = row[index] ?? '';
      if (length >= (widths[index] ?? 0)) widths[index] = length;
    }
  }
  const right = widths.map((_, index) => rightAligned.has(index));
  const lines: string[] = [];
  const cells: string[] = [];
  for (const row of rows) {
    cells.length = row.length;
    for (let index = 0; index < row.length; index += 1) {
      const [cell, width] = [row[index] ?? '', widths[index] ?? 0];
      cells[index] = cell.length === width ? cell : right[index] === true ? cell.padStart(width) : cell.padEnd(width);
    }
    lines.push(cells.join('  ').trimEnd());
  }
  return lines.join('\n');
}
