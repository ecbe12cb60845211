import type { WrittenValue } from '../../assigned-value.ts';
import { characters, stepOver } from '../../characters.ts';
import { looksRandom } from '../../randomness.ts';

const SIGNS = characters('A-Za-z0-9_-');
/** What a value that stands in for one begins with: your, my, the, an, insert, replace, xxxx. */
const STANDS_IN = characters('yYmMtTaAiIrRxX');
/** What may stand behind a quote that closes. */
const BEHIND = characters(',}])\r\n');
const LEAST = 16;
const MOST = 200;

/**
 * `NAME=x7…` at the end of its line, `Bearer x7…`, `"name":"x7…"`: how secrets stand in logs most of the time, with a value that looks
 * generated. Of such there is nothing else to ask, and asking the rest costs ten times as much. Null for all others.
 */
export function plainValue(text: string, nameStart: number, nameEnd: number): WrittenValue | null {
  let at = nameEnd;
  if (isQuote(text.charCodeAt(at))) at += 1;
  const sign = text.charCodeAt(at);
  if (sign !== 58 && sign !== 61 && !(sign === 32 && text.startsWith('earer', at - 5))) return null;
  at += 1;
  if (text.charCodeAt(at) === 32) at += 1;
  const quote = text.charCodeAt(at);
  const quoted = isQuote(quote);
  const start = quoted ? at + 1 : at;
  if (STANDS_IN[text.charCodeAt(start)] === 1) return null;
  const end = stepOver(text, start, SIGNS, MOST);
  if (
    end - start < LEAST ||
    !(quoted ? closes(text, end, quote) : endsValue(text.charCodeAt(end), text.charCodeAt(nameStart - 1)))
  )
    return null;
  return looksRandom(text.slice(start, end), LEAST) ? { start, end, quoted } : null;
}

function isQuote(code: number): boolean {
  return code === 34 || code === 39;
}

/** The end of the line, or of the quotes that name and value stand in together. */
function endsValue(code: number, beforeName: number): boolean {
  return code === 10 || code === 13 || (isQuote(code) && code === beforeName) || Number.isNaN(code);
}

function closes(text: string, end: number, quote: number): boolean {
  if (text.charCodeAt(end) !== quote) return false;
  const behind = text.charCodeAt(end + 1);
  return BEHIND[behind] === 1 || Number.isNaN(behind);
}
