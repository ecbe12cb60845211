import type { Finding } from '@contract/findings.ts';
import type { ScrubResult } from '@core/scrub/types.ts';

/** What is kept in memory of a process's error output, in characters. A text this long was cut at its start. */
export const STDERR_TAIL_CHARS = 64 * 1024;

/**
 * Half of a secret is not recognised. So nothing is cut before it was scrubbed, and where a text came cut already, or is
 * beyond all measure, this much of it is thrown away at the cut: no secret is longer.
 */
const MARGIN = 4096;

/** The first `cap` characters of a text, scrubbed. */
export function cleanText(raw: string, cap: number, scrub: (text: string) => ScrubResult): ScrubResult {
  const { text, findings } = scrub(raw.slice(0, STDERR_TAIL_CHARS));
  const safe = raw.length > STDERR_TAIL_CHARS ? Math.max(0, text.length - MARGIN) : text.length;
  const whole = cutAt(text, findings, 0, Math.min(cap, safe));
  return { text: whole, findings: findings.filter(({ end }) => end <= whole.length) };
}

/**
 * The last lines of error output, scrubbed: as one text and with all that is there before them, so that a key block or
 * an object over several lines is seen whole. Findings count in the lines joined by newlines.
 */
export function cleanTail(
  raw: string,
  caps: { readonly lines: number; readonly line: number },
  scrub: (text: string) => ScrubResult,
): { readonly lines: readonly string[]; readonly findings: readonly Finding[] } {
  const { text, findings } = scrub(raw.slice(-STDERR_TAIL_CHARS).replaceAll('\r\n', '\n'));
  const unsafe = raw.length >= STDERR_TAIL_CHARS ? MARGIN : 0;
  const rows: { readonly start: number; readonly text: string }[] = [];
  let at = 0;
  for (const line of text.split('\n')) {
    const from = at < unsafe ? safeStart(text, unsafe, at + line.length) : at;
    if (from < at + line.length) {
      const kept = cutAt(text, findings, from, Math.min(at + line.length, from + caps.line));
      rows.push({ start: from, text: kept });
    } else if (line === '' && at >= unsafe) rows.push({ start: at, text: '' });
    at += line.length + 1;
  }
  while (rows.length > 0 && rows.at(-1)?.text.trim() === '') rows.pop();
  const last = rows.slice(-caps.lines);
  const moved: Finding[] = [];
  let to = 0;
  for (const row of last) {
    for (const finding of findings) {
      if (finding.start < row.start || finding.end > row.start + row.text.length) continue;
      moved.push({ ...finding, start: finding.start - row.start + to, end: finding.end - row.start + to });
    }
    to += row.text.length + 1;
  }
  return { lines: last.map((row) => row.text), findings: moved };
}

/** Where the first whole word at or after `unsafe` begins; `end` where the line has none. */
function safeStart(text: string, unsafe: number, end: number): number {
  const blank = text.slice(unsafe, end).search(/\s/);
  return blank < 0 ? end : unsafe + blank + 1;
}

/** `text` from `from` to `to`, cut earlier where the cut would go through a token. */
function cutAt(text: string, findings: readonly Finding[], from: number, to: number): string {
  const through = findings.find(({ start, end }) => start < to && end > to);
  return text.slice(from, Math.max(from, through?.start ?? to));
}
