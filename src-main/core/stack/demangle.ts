/**
 * Names that a linker made, as a person wrote them, as far as they are lists of names: `_ZN3app5store4loadEv` is
 * `app::store::load`. Types of arguments and of generics are left out: a signature does without them. What is not such a
 * list stays as it is. Sources: https://itanium-cxx-abi.github.io/cxx-abi/abi.html#mangling,
 * https://rust-lang.github.io/rfcs/2603-rust-symbol-name-mangling-v0.html,
 * https://github.com/swiftlang/swift/blob/main/docs/ABI/Mangling.rst
 */
export function demangle(symbol: string): string {
  // Mach-O puts one more underscore before every name.
  const name =
    symbol.startsWith('__Z') || symbol.startsWith('__R') || symbol.startsWith('_$s') ? symbol.slice(1) : symbol;
  if (!/^[\w$.]{4,600}$/.test(name)) return symbol;
  if (/^\$[sS]\d/.test(name)) return swift(name.slice(2)) ?? symbol;
  if (name.startsWith('_ZN')) return nested(name.slice(3)) ?? symbol;
  if (/^_Z\d/.test(name)) return namesAt(name, 2).names[0] ?? symbol;
  if (/^_R[NMXYI]/.test(name)) return rust(name.slice(2)) ?? symbol;
  return symbol;
}

interface Names {
  readonly names: readonly string[];
  readonly end: number;
}

/** Names in a row, each behind its length. */
function namesAt(text: string, from: number): Names {
  const names: string[] = [];
  let at = from;
  for (;;) {
    const digits = /^\d{1,3}/.exec(text.slice(at, at + 3))?.[0];
    if (digits === undefined) break;
    const start = at + digits.length;
    const length = Number(digits);
    if (length === 0 || start + length > text.length) break;
    names.push(text.slice(start, start + length));
    at = start + length;
  }
  return { names, end: at };
}

/** C++ and Rust's legacy scheme, whose last name is a hash of the build. */
function nested(text: string): string | null {
  const names: string[] = [];
  let at = /^[KVRO]*/.exec(text.slice(0, 4))?.[0].length ?? 0;
  if (text.startsWith('St', at)) {
    names.push('std');
    at += 2;
  }
  for (;;) {
    const read = namesAt(text, at);
    names.push(...read.names);
    at = read.end;
    // Arguments of a template, up to their end: only those without names of their own in them.
    const rest = text.slice(at, at + 130);
    const template = (/^I[a-zA-Z_\d]{0,120}?E(?=\d|[CD]\dE)/.exec(rest) ??
      /^I[a-zA-Z_\d]{0,120}?E(?=E)/.exec(rest))?.[0];
    if (template === undefined) break;
    at += template.length;
    if (!/^\d/.test(text.slice(at, at + 1))) break;
  }
  const kind = /^([CD])\d/.exec(text.slice(at, at + 2))?.[1];
  const own = names.at(-1);
  if (own === undefined) return null;
  if (kind !== undefined) names.push(kind === 'C' ? own : `~${own}`);
  else if (!text.startsWith('E', at)) return null;
  if (/^h[0-9a-f]{16}$/.test(names.at(-1) ?? '')) names.pop();
  return names.length === 0 ? null : names.map(unescapeRust).join('::');
}

const ESCAPES: Readonly<Record<string, string>> = {
  SP: '@',
  BP: '*',
  RF: '&',
  LT: '<',
  GT: '>',
  LP: '(',
  RP: ')',
  C: ',',
};

function unescapeRust(name: string): string {
  return name
    .replace(/^_(?=\$)/, '')
    .replace(/\$([A-Z]{1,2})\$/g, (all, code: string) => ESCAPES[code] ?? all)
    .replace(/\$u([0-9a-f]{2,4})\$/g, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replaceAll('..', '::');
}

/** `NvNtCs9ltgdHTiPiY_3app5store4load`: the crate has a number of the build, which goes. */
function rust(text: string): string | null {
  const crate = /^[NCMXYIvtnsc_\d]{0,40}?C(?:s[0-9A-Za-z]{0,16}_)?(?=\d)/.exec(text)?.[0];
  if (crate === undefined) return null;
  const names: string[] = [];
  let at = crate.length;
  for (let times = 0; times < 20; times += 1) {
    const read = namesAt(text, at);
    names.push(...read.names);
    // `s_` and `0` stand for a closure: which one differs.
    const closure = /^(?:s[0-9A-Za-z]{0,6}_)?0/.exec(text.slice(read.end, read.end + 9))?.[0];
    if (closure === undefined) break;
    at = read.end + closure.length;
  }
  return names.length === 0 ? null : names.map((name) => name.replace(/^_(?=\d|_)/, '')).join('::');
}

/** Module, type and function stand first, each behind its length, kinds of types between them. */
function swift(text: string): string | null {
  const names: string[] = [];
  let at = 0;
  for (let times = 0; times < 8; times += 1) {
    const read = namesAt(text, at);
    if (read.names.length === 0) break;
    names.push(...read.names);
    // C class, V struct, O enum, P protocol, E extension: the next name is inside.
    const kind = /^[CVOPE]{1,2}(?=\d)/.exec(text.slice(read.end, read.end + 3))?.[0];
    if (kind === undefined) break;
    at = read.end + kind.length;
  }
  return names.length < 2 ? null : names.join('.');
}
