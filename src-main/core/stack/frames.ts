import { MAX_FRAMES } from '@contract/report.ts';
import { type Ecosystem, placeOf } from './places.ts';
import { cleanSymbol } from './symbols.ts';
import type { RawFrame } from './types.ts';

/**
 * A stack as a report holds it (spec 2.2): at most 20 lines, innermost first, numbered from 0.
 *
 * The person's own frames keep the symbol and, for native code, the offset. A frame in a package that `isPublicPackage`
 * knows keeps its place in the package; one in any other package is `[package]`. Nothing else of a path is kept.
 */
export function toFrames(
  raw: readonly RawFrame[],
  isPublicPackage: (ecosystem: Ecosystem, name: string) => boolean,
): string[] {
  return raw.slice(0, MAX_FRAMES).map((one, index) => `${index}: ${frameText(one, isPublicPackage)}`);
}

function frameText(raw: RawFrame, isPublicPackage: (ecosystem: Ecosystem, name: string) => boolean): string {
  const place = raw.file === null ? null : placeOf(raw.file);
  if (place?.kind === 'package' && !isPublicPackage(place.ecosystem, place.name)) return '[package]';
  const own = place === null || place.kind === 'own';
  const symbol = (raw.symbol === null ? null : symbolOf(raw.symbol, own)) ?? '<anonymous>';
  // A symbol that reads as the word for a package we do not know would hide a frame of one's own.
  const shown = symbol === '[package]' ? '<anonymous>' : symbol;
  const offset = raw.offset !== null && /^0x[0-9a-f]{1,16}$/.test(raw.offset) ? ` + ${raw.offset}` : '';
  const where = own || place.path === '' ? '' : ` (${place.name}/${place.path})`;
  return shown + offset + where;
}

function symbolOf(symbol: string, own: boolean): string | null {
  const clean = cleanSymbol(symbol);
  return own && clean !== null ? withoutImportPath(clean) : clean;
}

/** Go writes the whole import path before a function and before a type: `example.com/team/payroll/db.Open`. Of one's own, `db.Open` is enough. */
function withoutImportPath(symbol: string): string {
  return symbol.replace(
    /(^|[[(,*\s])(?:[\w.-]{1,100}(?:\/[\w.~-]{1,100}){0,10}\/)(?=[\w~-]{1,100}\.)/g,
    (_, before: string) => before,
  );
}
