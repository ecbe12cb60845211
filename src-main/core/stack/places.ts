/** Where a frame lies: in a package of some ecosystem, in a language's own library, or in the person's own code. */
export type Place =
  | { readonly kind: 'package'; readonly ecosystem: Ecosystem; readonly name: string; readonly path: string }
  | { readonly kind: 'runtime'; readonly name: string; readonly path: string }
  | { readonly kind: 'own' };

export type Ecosystem = 'npm' | 'pypi' | 'go' | 'crates' | 'gem';

const OWN: Place = { kind: 'own' };

interface Reader {
  readonly pattern: RegExp;
  readonly place: (match: RegExpExecArray) => Place;
}

/** Each pattern sees the path with forward slashes. The greedy start finds the last, innermost package. */
const READERS: readonly Reader[] = [
  { pattern: /^node:(.{1,300})$/, place: (m) => runtime('node', m[1]) },
  {
    pattern: /^(?:internal\/|bootstrap_node|timers\.js|events\.js|net\.js|fs\.js|module\.js|_stream_)(.{0,300})$/,
    place: (m) => runtime('node', m[0]),
  },
  {
    pattern: /^(?:ext|deno):(.{1,300})$|^https:\/\/deno\.land\/(.{1,300})$/,
    place: (m) => runtime('deno', m[1] ?? m[2]),
  },
  { pattern: /^(?:bun|native):(.{1,300})$/, place: (m) => runtime('bun', m[1]) },
  {
    pattern: /^electron\/js2c\/(.{1,300})$|^node:electron\/(.{1,300})$/,
    place: (m) => runtime('electron', m[1] ?? m[2]),
  },
  // npm, pnpm (.pnpm/x@1/node_modules/x), yarn's zips: the last node_modules is the package's own.
  {
    pattern: /^.*[/\\]?node_modules\/((?:@[^/]{1,100}\/)?[^/]{1,120})(?:\/(.{1,300}))?$/,
    place: (m) => inPackage('npm', m[1], m[2]),
  },
  {
    pattern: /^.*\/(?:site|dist)-packages\/([^/]{1,120}?)(?:\.py|\.\w+\.so|\.so|\.pyx)$/,
    place: (m) => inPackage('pypi', m[1], `${m[1]}.py`),
  },
  {
    pattern: /^.*\/(?:site|dist)-packages\/([^/]{1,120})(?:\/(.{1,300}))?$/,
    place: (m) => inPackage('pypi', m[1], m[2]),
  },
  { pattern: /^.*\/lib(?:64)?\/python\d\.\d{1,2}\/(.{1,300})$/, place: (m) => runtime('python', m[1]) },
  {
    pattern: /^.*\/(?:Python|Python\d{2,3})\/(?:[\w.-]{1,20}\/)?[Ll]ib\/(.{1,300})$/,
    place: (m) => runtime('python', m[1]),
  },
  { pattern: /^<frozen ([\w.]{1,100})>$/, place: (m) => runtime('python', m[1]) },
  {
    pattern: /^.*\/pkg\/mod\/((?:[^/@]{1,100}\/){0,6}[^/@]{1,100})@v[^/]{1,80}(?:\/(.{1,300}))?$/,
    place: (m) => inPackage('go', unescapeGo(m[1] ?? ''), m[2]),
  },
  {
    pattern:
      /^.*\/(?:go|go[\d.]{1,10}|go-[\d.]{1,10}|libexec|golang\.org\/toolchain@[^/]{1,60})\/src\/((?:runtime|internal|net|os|sync|fmt|syscall|reflect|testing|encoding|bufio|bytes|context|crypto|database|errors|io|log|math|path|sort|strconv|strings|time|unicode|text|html|archive|compress|container|expvar|flag|go|hash|image|index|mime|plugin|regexp|slices|maps|vendor|builtin|debug)\b.{0,300})$/,
    place: (m) => runtime('go', m[1]),
  },
  { pattern: /^\/?rustc\/[0-9a-f]{6,40}\/(?:library\/)?(.{1,300})$/, place: (m) => runtime('rust', m[1]) },
  { pattern: /^.*\/lib\/rustlib\/src\/rust\/(?:library\/)?(.{1,300})$/, place: (m) => runtime('rust', m[1]) },
  {
    pattern: /^.*\/registry\/src\/[^/]{1,100}\/([a-zA-Z0-9_-]{1,100}?)-\d+\.\d+\.\d+[^/]{0,40}(?:\/(.{1,300}))?$/,
    place: (m) => inPackage('crates', m[1], m[2]),
  },
  {
    pattern: /^.*\/gems\/([a-zA-Z0-9_.-]{1,100}?)-\d+(?:\.\d+)+[^/]{0,40}(?:\/(.{1,300}))?$/,
    place: (m) => inPackage('gem', m[1], m[2]),
  },
  {
    pattern: /^.*\/lib\/ruby\/(?:\d[\d.]{1,10}\/)?(.{1,300})$|^<internal:(.{1,100})>$/,
    place: (m) => runtime('ruby', m[1] ?? m[2]),
  },
];

/** `file` as the language printed it, its line and column taken off. */
export function placeOf(file: string): Place {
  const path = file
    .slice(0, 1200)
    .replaceAll('\\', '/')
    .replace(/^(?:async )?file:\/\//, '')
    .replace(/[?#].*$/, '');
  for (const { pattern, place } of READERS) {
    const match = pattern.exec(path);
    if (match !== null) return place(match);
  }
  return OWN;
}

function runtime(name: string, path: string | undefined): Place {
  return { kind: 'runtime', name, path: publicPath(path) };
}

function inPackage(ecosystem: Ecosystem, name: string | undefined, path: string | undefined): Place {
  return { kind: 'package', ecosystem, name: name ?? '', path: publicPath(path) };
}

/** A path that every copy of the package has: no climbing out of it, no signs that end a frame's bracket. */
function publicPath(path: string | undefined): string {
  const clean = (path ?? '').replace(/[()\s\p{C}]/gu, '_');
  return /(?:^|\/)\.\.(?:\/|$)/.test(clean) ? '' : clean.slice(0, 120);
}

/** The module cache writes a capital as `!` and its small letter. */
function unescapeGo(name: string): string {
  return name.replace(/!([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
