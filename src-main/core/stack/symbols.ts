import { demangle } from './demangle.ts';

/** Bound of one symbol as it stands in a report. */
const MOST = 200;

/** A symbol as people read it, without what differs from build to build. Null where nothing is left. */
export function cleanSymbol(symbol: string): string | null {
  const clean = demangle(symbol.slice(0, 2000))
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out.
    .replace(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]/g, ' ')
    .replace(/\s{1,40}/g, ' ')
    // Rust: the hash of the build, in the legacy and the v0 scheme.
    .replace(/::h[0-9a-f]{16}\b/g, '')
    .replace(/\[[0-9a-f]{12,16}\]/g, '')
    // A bundler calls the function round a module by its path: `Object../src/a.ts`.
    .replace(/\.(?:\.{1,2}|[A-Za-z]:|file:)?[/\\]\S.*$/, '.<anonymous>')
    .replace(/\/0x[0-9a-f]{6,16}\b/g, '')
    .replace(/@0x[0-9a-f]{1,16}\b|@[0-9a-f]{6,8}$/g, '')
    // A path has no place in a symbol; where one got in, it and what follows go.
    .replace(/(?:^|[\s('"`])(?:(?:at|in) )?(?:[A-Za-z]:|~|file:)?[/\\](?:[^/\\]{1,255}[/\\])(?=[^/\\]).*$/, '')
    .trim();
  if (clean === '' || clean === '<anonymous>') return null;
  return [...clean].slice(0, MOST).join('');
}
