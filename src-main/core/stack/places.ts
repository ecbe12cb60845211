/** Where a frame lies: in a package of some ecosystem, in a language's own library, or in the person's own code. */
export type Place =
  | { readonly kind: 'package'; readonly ecosystem: Ecosystem; readonly name: string; readonly path: string }
  | { readonly kind: 'runtime'; readonly name: string; readonly path: string }
  | { readonly kind: 'own' };

export type Ecosystem = 'npm' | 'pypi' | 'go' | 'crates' | 'gem' | 'nuget' | 'maven' | 'composer' | 'docker';

const OWN: Place = { kind: 'own' };

interface Reader {
  readonly pattern: RegExp;
  readonly place: (match: RegExpExecArray) => Place;
}

/** Where Go is installed: by packages, Homebrew, the version managers, on runners of CI, on Windows. */
const GO_ROOT =
  /(?:^|\/)(?:usr\/(?:local|lib|lib64|share)\/(?:lib\/)?(?:go|golang)(?:-[\d.]{1,10})?|opt\/go|snap\/go\/\d{1,9}|libexec|share\/go|gos\/go[\d.]{1,12}|sdk\/go[\w.]{1,20}|versions\/\d[\d.]{1,12}|(?:golang|go|apps\/go)\/(?:current|\d[\d.]{1,12})(?:\/(?:x64|arm64|libexec|go))?|go-?\d[\d.]{2,11}|toolchain@[^/]{1,60})$|^[A-Za-z]:\/(?:Program Files\/)?[Gg]o$/;

/** Each pattern sees the path with forward slashes. The greedy start finds the last, innermost package. */
const READERS: readonly Reader[] = [
  { pattern: /^node:(.{1,300})$/, place: (m) => runtime('node', m[1]) },
  {
    // Before Node 16 without "node:". Only files that Node had: a program of one's own may lie in a folder `internal`.
    pattern:
      /^(?:internal\/(?:modules\/(?:cjs|esm)\/[a-z_]{1,30}|modules\/run_main|(?:process|bootstrap|main|streams|fs|util|crypto|http2)\/[a-z_]{1,40}|timers|child_process|event_target|stream_base_commons|dgram|net|errors|util|validators|async_hooks)|bootstrap_node|timers|events|net|fs|module|_stream_[a-z]{1,20}|_http_[a-z]{1,20}|_tls_[a-z]{1,20})\.js$/,
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
  // The networks that hand out npm's packages to browsers and to Deno.
  {
    pattern:
      /^https:\/\/(?:esm\.sh\/(?:v\d{1,4}\/)?|unpkg\.com\/|esm\.run\/|cdn\.jsdelivr\.net\/npm\/|cdn\.skypack\.dev\/|ga\.jspm\.io\/npm:)((?:@[^/@]{1,100}\/)?[^/@]{1,120})@[^/]{1,80}(?:\/(.{1,300}))?$/,
    place: (m) => inPackage('npm', m[1], m[2]),
  },
  // An egg is a folder of packages, or a file.
  {
    pattern: /^.*\/(?:site|dist)-packages\/[^/]{1,120}\.egg\/([^/]{1,120})(?:\/(.{1,300}))?$/,
    place: (m) => inPackage('pypi', m[1]?.replace(/\.py$/, ''), m[2] ?? m[1]),
  },
  {
    pattern: /^.*\/(?:site|dist)-packages\/([^/]{1,120}?)(?:\.py|\.\w+\.so|\.so|\.pyx)$/,
    place: (m) => inPackage('pypi', m[1], `${m[1]}.py`),
  },
  {
    pattern: /^.*\/(?:site|dist)-packages\/([^/]{1,120})(?:\/(.{1,300}))?$/,
    place: (m) => inPackage('pypi', m[1], m[2]),
  },
  // Bun's and Deno's own caches, by name and version.
  {
    pattern: /^.*\/\.bun\/install\/cache\/((?:@[^/@]{1,100}\/)?[^/@]{1,120})@[^/]{1,100}(?:\/(.{1,300}))?$/,
    place: (m) => inPackage('npm', m[1], m[2]),
  },
  {
    pattern:
      /^.*\/npm\/registry\.npmjs\.org\/((?:@[^/]{1,100}\/)?[^/]{1,120})\/\d[^/]{0,60}(?:\/(?:source\/)?(.{1,300}))?$/,
    place: (m) => inPackage('npm', m[1], m[2]),
  },
  { pattern: /^.*\/lib(?:64)?\/(?:python|pypy)\d\.\d{1,2}t?\/(.{1,300})$/, place: (m) => runtime('python', m[1]) },
  {
    pattern:
      /^.*\/(?:Python\d{2,3}(?:-(?:\d{2}|arm64))?|(?:mini|ana)conda\d?|mini(?:forge|mamba)\d?|mambaforge|(?:(?:mini|ana)conda\d?|mini(?:forge|mamba)\d?|mambaforge)\/envs\/[^/]{1,80}|pyenv-win\/versions\/[^/]{1,30}|Python\/\d[\d.]{1,12}\/(?:x64|x86|arm64)|cpython-\d[^/]{1,60}|PythonSoftwareFoundation\.Python\.[^/]{1,80})\/[Ll]ib\/(.{1,300})$/,
    place: (m) => runtime('python', m[1]),
  },
  { pattern: /^<frozen ([\w.]{1,100})>$/, place: (m) => runtime('python', m[1]) },
  {
    pattern: /^.*\/pkg\/mod\/golang\.org\/toolchain@[^/]{1,80}\/src\/(.{1,300})$/,
    place: (m) => runtime('go', m[1]),
  },
  {
    pattern: /^.*\/pkg\/mod\/((?:[^/@]{1,100}\/){0,6}[^/@]{1,100})@v[^/]{1,80}(?:\/(.{1,300}))?$/,
    place: (m) => inPackage('go', unescapeGo(m[1] ?? ''), m[2]),
  },
  // A vendored module, and what `-trimpath` leaves of one.
  {
    pattern:
      /^(?:.*\/vendor\/)((?:[\w-]{1,60}\.){1,5}[a-z]{2,12}(?:\/[\w.~-]{1,100}){1,2})(?:@v[^/]{1,80})?\/([\w.~/-]{1,300})$/,
    place: (m) => inPackage('go', m[1], m[2]),
  },
  {
    pattern: /^((?:[\w-]{1,60}\.){1,5}[a-z]{2,12}(?:\/[\w.~!-]{1,100}){0,5})@v[^/]{1,80}\/(.{1,300})$/,
    place: (m) => inPackage('go', unescapeGo(m[1] ?? ''), m[2]),
  },
  {
    pattern:
      /^((?:runtime|net|os|sync|fmt|syscall|reflect|testing|encoding|bufio|bytes|context|crypto|database|errors|io|math|sort|strconv|strings|time|unicode|regexp|slices|maps)(?:\/[a-z0-9_]{1,40}){0,4}\/[a-z0-9_]{1,60}\.(?:go|s))$/,
    place: (m) => runtime('go', m[1]),
  },
  // A folder `go/src` anywhere may hold one's own programs; only where Go is installed is it Go's.
  {
    pattern:
      /^(.{1,400}?)\/src\/((?:runtime|internal|net|os|sync|fmt|syscall|reflect|testing|encoding|bufio|bytes|context|crypto|database|errors|io|log|math|path|sort|strconv|strings|time|unicode|text|html|archive|compress|container|expvar|flag|go|hash|image|index|mime|plugin|regexp|slices|maps|vendor|builtin|debug)\b.{0,300}\.(?:go|s))$/,
    place: (m) => (GO_ROOT.test(m[1] ?? '') ? runtime('go', m[2]) : OWN),
  },
  { pattern: /^beam:(.{1,300})$/, place: (m) => runtime('beam', m[1]) },
  { pattern: /^dart:(.{1,300})$/, place: (m) => runtime('dart', m[1]) },
  // Not every package named flutter_x is Flutter's.
  {
    pattern: /^package:(flutter(?:_test|_driver|_localizations|_web_plugins|_goldens|_tools)?)\/(.{1,300})$/,
    place: (m) => runtime(m[1] ?? '', m[2]),
  },
  // Composer's packages have a vendor's name before their own.
  {
    pattern:
      /^.*\/vendor\/((?!composer\/)[a-z0-9][a-z0-9_.-]{0,60}\/[a-z0-9][a-z0-9_.-]{0,80})\/(.{1,300}\.(?:php|phtml|inc))$/i,
    place: (m) => inPackage('composer', m[1]?.toLowerCase(), m[2]),
  },
  // `cargo vendor` puts a crate into a folder of its name.
  {
    pattern:
      /^.*\/vendor\/([a-z][a-zA-Z0-9_-]{0,100}?)(?:-\d{1,6}\.\d{1,6}\.\d{1,6}[^/]{0,40})?\/((?:[\w.-]{1,100}\/){0,8}[\w-]{1,100}\.rs)$/,
    place: (m) => inPackage('crates', m[1], m[2]),
  },
  { pattern: /^\/?rustc\/[0-9a-f]{6,40}\/(?:library\/)?(.{1,300})$/, place: (m) => runtime('rust', m[1]) },
  // Fetched from a repository, not from the registry: nobody else needs to know it.
  {
    pattern: /^.*\/(?:\.cargo\/)?git\/checkouts\/[^/]{1,120}\/[0-9a-f]{7,40}(?:\/(.{1,300}))?$/,
    place: (m) => inPackage('crates', '', m[1]),
  },
  {
    pattern: /^.*\/bundler\/gems\/[^/]{1,120}-[0-9a-f]{7,40}(?:\/(.{1,300}))?$/,
    place: (m) => inPackage('gem', '', m[1]),
  },
  {
    pattern: /^library\/((?:core|alloc|std|test|proc_macro)\/.{1,300})$/,
    place: (m) => runtime('rust', m[1]),
  },
  { pattern: /^.*\/lib\/rustlib\/src\/rust\/(?:library\/)?(.{1,300})$/, place: (m) => runtime('rust', m[1]) },
  {
    // A registry of one's own has a name of its own; what is in it is nobody else's.
    pattern:
      /^.*\/registry\/src\/([^/]{1,100})\/([a-zA-Z0-9_-]{1,100}?)-\d{1,6}\.\d{1,6}\.\d{1,6}[^/]{0,40}(?:\/(.{1,300}))?$/,
    place: (m) =>
      inPackage('crates', /^(?:index\.crates\.io|github\.com)-[0-9a-f]{16}$/.test(m[1] ?? '') ? m[2] : '', m[3]),
  },
  {
    pattern: /^.*\/gems\/([a-zA-Z0-9_.-]{1,100}?)-\d+(?:\.\d+)+[^/]{0,40}(?:\/(.{1,300}))?$/,
    place: (m) => inPackage('gem', m[1], m[2]),
  },
  {
    pattern: /^.*\/\.nuget\/packages\/([a-zA-Z0-9_.-]{1,100})\/\d[^/]{0,60}(?:\/(.{1,300}))?$/,
    place: (m) => inPackage('nuget', m[1], m[2]),
  },
  // A jar in the caches of Maven and Gradle; the group is a path in the one and a name in the other.
  {
    pattern:
      /^.*\/\.m2\/repository\/((?:[\w-]{1,60}\/){1,8}?)([\w.-]{1,100})\/\d[^/]{0,60}\/([\w.-]{1,160}\.jar(?:!.{0,200})?)$/,
    place: (m) => inPackage('maven', (m[1] ?? '').slice(0, -1).replaceAll('/', '.'), `${m[2]}/${m[3]}`),
  },
  {
    pattern:
      /^.*\/\.gradle\/caches\/modules-2\/files-2\.1\/([\w.-]{1,120})\/([\w.-]{1,100})\/\d[^/]{0,60}\/[0-9a-f]{30,40}\/([\w.-]{1,160}\.jar(?:!.{0,200})?)$/,
    place: (m) => inPackage('maven', m[1], `${m[2]}/${m[3]}`),
  },
  {
    pattern: /^.*\/lib\/ruby\/(?:site_ruby|vendor_ruby)\/(?!(?:[\d.]{1,10}\/)?(?:rubygems|bundler)\b)(.{1,300})$/,
    place: (m) => inPackage('gem', '', m[1]),
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
    .replace(/[?#][\s\S]*/, '');
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
