const FRAME = /^\d{1,3}: (.*)$/s;
const PLACE = / \([^()\s]{1,120}\/[^()\s]{0,300}\)$/;
const OFFSET = / \+ 0x[0-9a-f]{1,16}$/;

/** What stays of brackets that are names, not type arguments. */
const NAMES =
  /^<(?:anonymous|module|lambda|genexpr|listcomp|dictcomp|setcomp|init|clinit|main|top \(required\)|compiled|eval|static_init|class:\w{1,60}|unknown)>$/;

/**
 * What stays the same of a frame on two Macs and in two builds: the symbol without generics, closure numbers and hashes;
 * `<anonymous>` where there is none. Null for `[package]`.
 */
export function signatureOf(frame: string): string | null {
  const rest = FRAME.exec(frame)?.[1] ?? frame;
  if (rest === '[package]') return null;
  const symbol = rest.replace(PLACE, '').replace(OFFSET, '');
  const stable = withoutGenerics(
    symbol
      .slice(0, 400)
      .replace(/::h[0-9a-f]{16}\b/g, '')
      // Tokens are numbered per report; two Macs may count differently.
      .replace(/\[REDACTED:([A-Z][A-Z0-9_]{0,30}):\d{1,9}\]/g, 'REDACTED:$1')
      // What a compiler appends to a copy of a function.
      .replace(/(?: \[clone [^\]]{1,60}\])+$/, '')
      .replace(/(?:\.(?:isra|part|constprop|lto_priv|llvm)\.\d{1,20}|\.cold)+$/, '')
      // Which build of C++'s library: of LLVM, of GNU with its newer strings, of Android.
      .replace(/\bstd::(?:__1|__cxx11|__ndk1|__debug)::/g, 'std::')
      // C++ numbers its lambdas.
      .replace(/\{lambda\([^(){}]{0,200}\)#\d{1,5}\}/g, '{lambda}')
      .replace(/\$_\d{1,5}\b/g, '$$_')
      // Ruby says how deep a block is.
      .replace(/^(block|rescue|ensure) \(\d{1,3} levels\) in /, '$1 in ')
      // Swift numbers the pieces of an async function.
      .replace(/^\(\d{1,4}\) (?=(?:await|suspend) resume)/, '')
      // Swift and Rust number their closures, Go too: func1, func1.2, gowrap3.
      .replace(/(?:implicit )?closure #\d{1,5}/g, 'closure')
      .replace(/(?:::\{\{?(?:closure|impl|constructor)(?:#\d{1,5})?\}?\}){1,20}(?:::)?/g, (found) =>
        found.endsWith('::') ? '::' : '',
      )
      .replace(/\{closure#\d{1,5}\}/g, '{closure}')
      .replace(/-fm$|·dwrap·\d{1,5}$/, '')
      .replace(/(?:\.(?:func|gowrap|deferwrap)\d{1,5}(?:\.\d{1,5}){0,9}){1,20}$/, '')
      // Java, Kotlin: lambda$main$0, $$Lambda$14, $lambda-0, Outer$1.
      .replace(/\$\$Lambda(?:\$\d{1,6})?(?:\/(?:0x[0-9a-f]{1,16}|\d{1,12}))?/g, '$$$$Lambda')
      .replace(/(\$\$(?:ExternalSyntheticLambda|InternalSyntheticLambda|Lambda))\$?\d{1,6}\b/g, '$1')
      .replace(/(lambda\$\w{1,100}?)\$\d{1,6}\b/g, '$1')
      .replace(/\$lambda[-$]\d{1,6}/g, '$lambda')
      .replace(/\$\d{1,6}(?=[.$]|$)/g, '')
      .replace(/\bjdk\.proxy\d{1,4}\b/g, 'jdk.proxy')
      // Classes made at run time: accessors, proxies, the subclasses of Spring and Hibernate.
      .replace(
        /(GeneratedMethodAccessor|GeneratedConstructorAccessor|GeneratedSerializationConstructorAccessor|\$Proxy)\d{1,6}\b/g,
        '$1',
      )
      .replace(
        /\${1,2}(?:(EnhancerBy|FastClassBy)?(?:Spring)?CGLIB|HibernateProxy|ByteBuddy|MockitoMock|_WeldSubclass|KeyFactory)\$\$?[0-9a-zA-Z]{0,16}/g,
        '$$$$Proxy',
      )
      // Clojure numbers its functions: load__45, fn__124, eval123.
      .replace(/(\$[A-Za-z_?!]\w{0,80}?)__\d{1,6}(?=[.$]|$)/g, '$1')
      .replace(/(?<=\$)eval\d{1,6}(?=[.$])|\beval\d{1,6}(?=\$)/g, 'eval')
      // .NET: what an expression was compiled to; <Run>b__4_0, <>c__DisplayClass4_0, <Run>d__5.
      .replace(
        /<<(?:<Main>\$|(\w{1,100}))>b__[\w|]{1,40}>d(?:__\d{1,6})?/g,
        (_, inside: string | undefined) => inside ?? 'Main',
      )
      .replace(/<>c(?:__DisplayClass\d{1,6}_\d{1,6})?(?:\.|$)/g, '')
      .replace(/\.<(Main)>\$?(?=$|\.)/g, '.$1')
      .replace(
        /<(?:<Main>\$|(\w{1,100}))>g__(\w{1,100})\|\d{1,6}(?:_\d{1,6}){0,2}/g,
        (_, inside: string | undefined, name: string) => `${inside ?? 'Main'}.${name}`,
      )
      .replace(
        /<(?:<Main>\$|(\w{1,100}))>[bd]__[\w|]{1,40}(?:\.MoveNext$)?/g,
        (_, inside: string | undefined) => inside ?? 'Main',
      )
      // F# calls a closure by its line: go@12-1.Invoke.
      .replace(/(\w)@\d{1,6}(?:-\d{1,4})?(?=\.|$)/g, '$1')
      .replace(/\blambda_method\d{1,6}\b/g, 'lambda_method')
      .replace(/<locals>\./g, '')
      // Erlang: '-serve/2-fun-0-', Enum."-map/2-lists^map/1-0-"/2.
      .replace(/(-[\w/^-]{1,120}?)-\d{1,4}-/g, '$1-')
      .replace(/ \[as [^\]]{1,200}\]$/, '')
      .replace(/\b0x[0-9a-f]{3,16}\b/g, '')
      .replace(/`\d{1,3}/g, ''),
  )
    .replace(/\s{2,}/g, ' ')
    .trim();
  return stable.replace(/[.:]{1,2}$/, '') || '<anonymous>';
}

/** Takes out `<...>` and `[...]` of type arguments, nested ones whole; names in brackets, operators and arrows stay. */
function withoutGenerics(symbol: string): string {
  let out = '';
  for (let at = 0; at < symbol.length; at += 1) {
    const sign = symbol[at] ?? '';
    if (sign !== '<' && sign !== '[') {
      out += sign;
      continue;
    }
    const end = closing(symbol, at);
    const inside = symbol.slice(at, end + 1);
    if (end < 0 || NAMES.test(inside) || /operator$/.test(out) || (sign === '[' && !/[\w>)]$/.test(out))) {
      out += sign;
      continue;
    }
    // A type as the whole first part, `<Store as Trait>::load`: its own name stays.
    if (out === '' && sign === '<' && symbol.startsWith('::', end + 1))
      out += withoutGenerics(inside.slice(1, -1).replace(/ as .*$/s, ''));
    else if (out === '' && sign === '<') out += inside;
    at = end;
    if (out.endsWith('::') && symbol.startsWith('::', at + 1)) at += 2;
  }
  return out.replace(/::$/, '');
}

function closing(symbol: string, open: number): number {
  const opener = symbol[open];
  const closer = opener === '<' ? '>' : ']';
  let depth = 0;
  for (let at = open; at < symbol.length; at += 1) {
    if (symbol[at] === opener) depth += 1;
    else if (symbol[at] === closer && symbol[at - 1] !== '-' && symbol[at - 1] !== '=') {
      depth -= 1;
      if (depth === 0) return at;
    }
  }
  return -1;
}
